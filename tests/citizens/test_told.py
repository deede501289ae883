"""What somebody in the scheme is told without having to look: a place, a session called off, a draw, what changed."""

from datetime import date, timedelta
from decimal import Decimal

from django.core import mail

from folkmoot.citizens.actions import (
    answer_contribution,
    answer_expense,
    answer_offer,
    book,
    cancel_session,
    choose_task,
    claim_expense,
    draw_names,
    finish_task,
    follow_project,
    give_back,
    pay_expense,
    put_name_in,
)
from folkmoot.core.clock import day_of
from folkmoot.people.models import Notice
from tests.citizens import made

DAY = timedelta(days=1)


def told(person):
    """The titles that somebody was told, the oldest first."""
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("title", flat=True))


def test_it_works(cast, now, django_capture_on_commit_callbacks):
    """A place that comes free is told to who waited; a session called off to everybody on its list, at once."""
    for person in (cast.citizen, cast.resident, cast.neighbour):
        made.member(cast, person, now, born=None if person is cast.citizen else date(1970, 1, 1))
    session = made.session(cast, now, places=1, days=20)
    first, second, third = (book(session, by=each, now=now) for each in (cast.citizen, cast.resident, cast.neighbour))
    give_back(first, by=cast.citizen, now=now)
    course = session.course.title
    assert told(cast.resident) == ["You are in the scheme", f"You have a place in “{course}” now"]
    assert told(cast.neighbour) == told(cast.citizen) == ["You are in the scheme"]
    with django_capture_on_commit_callbacks(execute=True):
        cancel_session(session, reasons="The boiler broke.", by=cast.scheme, now=now)
    for person in (cast.resident, cast.neighbour):
        assert "does not take place" in told(person)[-1]
    assert told(cast.citizen) == ["You are in the scheme"]  # who gave it back comes to no locked door
    assert {letter.to[0] for letter in mail.outbox} == {cast.resident.email, cast.neighbour.email}
    assert all("The boiler broke." in letter.body and course not in letter.subject for letter in mail.outbox)
    assert second.pk and third.pk


def test_everybody_whose_name_was_in_hears_how_the_draw_went(cast, now):
    task = made.task(cast, now, places=1, choose_by=now + DAY)
    for person in (cast.citizen, cast.resident):
        made.member(cast, person, now, born=None if person is cast.citizen else date(1970, 1, 1))
        put_name_in(task, by=person, now=now)
    draw_names(task, by=cast.lead, now=now + DAY)
    notices = Notice.objects.filter(title__startswith="Names were drawn")
    assert sorted(row.words.partition(".")[0] for row in notices) == ["You are a reserve", "You have a place"]


def test_what_changed_and_what_became_of_a_claim_and_an_offer(cast, now):
    made.member(cast, cast.citizen, now)
    row = choose_task(made.task(cast, now), by=cast.citizen, now=now)
    finish_task(row, hours_given=2, did="Read it.", by=cast.citizen, now=now)
    answer_contribution(row, changed="Two words.", by=cast.lead, now=now)
    words = {"kind": "travel", "words": "The 154 bus", "spent_date": day_of(now)}
    expense = claim_expense(amount=Decimal("3.50"), by=cast.citizen, now=now, **words)
    answer_expense(expense, agreed=True, by=cast.scheme, now=now)
    pay_expense(expense, by=cast.scheme, now=now)
    follow = follow_project(row.task.project, offer="I can drive.", by=cast.citizen, now=now)
    answer_offer(follow, answer="Come on Tuesday.", by=cast.lead, now=now)
    assert told(cast.citizen)[1:] == [
        f"What changed because of you: “{row.task.title}”", "Your claim for expenses is agreed", "Your expenses were paid back",
        f"Your offer to help with “{row.task.project.title}” is answered",
    ]  # fmt: skip
    assert not Notice.objects.filter(words__contains="3.50").exists()
    assert not Notice.objects.filter(words__contains="154 bus").exists()
