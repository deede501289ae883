"""A fair draw: everybody has the same chance, nobody chooses the seed, anybody can make it again."""

from collections import Counter
from datetime import date, timedelta
from hashlib import sha256

import pytest

from folkmoot.citizens.actions import choose_task, draw_names, give_task_back, put_name_in, take_name_out
from folkmoot.citizens.drawing import order, seed_of
from folkmoot.citizens.models import Assignment, Drawn, NameInDraw
from folkmoot.citizens.states import TaskState
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.models import GuardianConsent, Person
from tests.citizens import made

DAY = timedelta(days=1)


@pytest.fixture
def task(cast, now):
    return made.task(cast, now, places=2, choose_by=now + 7 * DAY)


def put_in(cast, now, task, count):
    people = [Person.objects.create_user(f"m{n}@example.org", name=f"M{n}", birth_date=date(1970, 1, 1)) for n in range(count)]  # fmt: skip
    for person in people:
        made.member(cast, person, now)
        put_name_in(task, by=person, now=now)
    return people


def test_it_works(cast, now, task):
    put_in(cast, now, task, 5)
    draw = draw_names(task, by=cast.lead, now=now + 7 * DAY)
    states = Counter(NameInDraw.objects.values_list("state", flat=True))
    assert states == {"place": 2, "reserve": 3}
    task.refresh_from_db()
    assert task.state == TaskState.FILLED and Assignment.objects.count() == 2
    assert len(draw.seed) == 64


def test_anybody_makes_it_again_from_what_is_published(cast, now, site, task):
    put_in(cast, now, task, 5)
    before = Entry.objects.order_by("-number").first()
    made.core_course(cast, now + 8 * DAY)  # something happens after names closed, and changes nothing
    draw = draw_names(task, by=cast.lead, now=now + 9 * DAY)
    assert (draw.entry_number, draw.entry_hash) == (before.number, before.hash)
    seed = sha256(f"folkmoot-draw-1|citizens.citizentask:{task.pk}|{before.hash}".encode()).hexdigest()
    assert draw.seed == seed
    tickets = list(NameInDraw.objects.values_list("ticket", flat=True))
    again = sorted(tickets, key=lambda ticket: sha256(f"{seed}|{ticket}".encode()).hexdigest())
    assert list(NameInDraw.objects.order_by("rank").values_list("ticket", flat=True)) == again
    page = site.get(f"/citizens/draw/{draw.pk}/", most=12)
    assert seed in page.text and all(ticket in page.text for ticket in tickets)
    assert not [n for n in range(5) if f"M{n}" in page.text]


def test_everybody_has_the_same_chance():
    tickets = [f"t{n}" for n in range(10)]
    won = Counter(ticket for n in range(4000) for ticket in order(tickets, seed_of("a:1", str(n)))[:3])
    assert all(abs(won[ticket] - 1200) < 150 for ticket in tickets)
    assert order(reversed(tickets), "x") == order(tickets, "x")


def test_names_close_and_are_drawn_once(cast, now, task):
    made.member(cast, cast.citizen, now)
    with pytest.raises(Refused, match="Names are drawn"):
        choose_task(task, by=cast.citizen, now=now)
    name = put_name_in(task, by=cast.citizen, now=now)
    with pytest.raises(Refused, match="already"):
        put_name_in(task, by=cast.citizen, now=now)
    with pytest.raises(NotAllowed):
        take_name_out(name, by=cast.lead, now=now)
    take_name_out(name, by=cast.citizen, now=now)
    assert put_name_in(task, by=cast.citizen, now=now).pk == name.pk
    with pytest.raises(Refused, match="still being taken"):
        draw_names(task, by=cast.lead, now=task.choose_by - timedelta(seconds=1))
    with pytest.raises(Refused, match="no longer taken"):
        put_name_in(task, by=cast.citizen, now=task.choose_by)
    for person in (cast.rival, cast.citizen, cast.scheme, cast.stranger):
        with pytest.raises(NotAllowed):
            draw_names(task, by=person, now=task.choose_by)
    draw_names(task, by=cast.lead, now=task.choose_by)
    with pytest.raises(Refused, match="already"):
        draw_names(task, by=cast.lead, now=task.choose_by)
    task.refresh_from_db()
    assert task.state == TaskState.OPEN  # one place of two is left, for whoever chooses it now
    made.member(cast, cast.neighbour, now, born=date(1970, 1, 1))
    task = type(task).objects.get()
    assert choose_task(task, by=cast.neighbour, now=task.choose_by).pk


def test_a_reserve_has_the_place_that_is_given_back(cast, now, task):
    put_in(cast, now, task, 3)
    draw_names(task, by=cast.lead, now=task.choose_by)
    reserve = NameInDraw.objects.get(state=Drawn.RESERVE)
    first = Assignment.objects.order_by("pk").first()
    give_task_back(first, by=first.person, now=task.choose_by + DAY)
    assert Assignment.objects.standing().filter(person=reserve.person).exists()
    task.refresh_from_db()
    assert task.state == TaskState.FILLED


def test_who_may_no_longer_take_part_is_passed_over(cast, now, task):
    made.safe(cast, task, now)
    made.member(cast, cast.young, now)
    put_name_in(task, by=cast.young, now=now)
    GuardianConsent.objects.update(withdrawn_at=now + DAY)
    put_in(cast, now, task, 1)
    draw_names(task, by=cast.lead, now=task.choose_by)
    assert NameInDraw.objects.get(person=cast.young).state == Drawn.PASSED
    assert not Assignment.objects.filter(person=cast.young).exists()


def test_a_draw_in_the_past_is_refused(cast, now):
    with pytest.raises(Refused) as refusal:
        made.task(cast, now, choose_by=now)
    assert refusal.value.field == "choose_by"


def test_the_pages(cast, now, site, task, clock_at):
    made.member(cast, cast.citizen, now)
    url = f"/citizens/task/{task.pk}/"
    assert "everybody with the same chance" in site.get(url, most=20).text
    site.refuses(f"{url}put-name-in/", cast.stranger, cast.resident, cast.lead, method="post")
    page = site.post(f"{url}put-name-in/", by=cast.citizen, follow=True)
    name = NameInDraw.objects.get()
    assert name.ticket in page.text and name.ticket not in site.get(url, by=cast.lead).text
    site.refuses(f"/citizens/task/name/{name.pk}/take-out/", cast.stranger, cast.rival, method="post")
    site.refuses(f"{url}draw-names/", cast.stranger, cast.rival, cast.citizen, method="post")
    clock_at(task.choose_by)
    assert "Anybody can check it" in site.post(f"{url}draw-names/", by=cast.lead, follow=True).text
    chosen = Assignment.objects.get()
    site.refuses(f"/citizens/task/chosen/{chosen.pk}/give-back/", cast.stranger, cast.lead, method="post")
    assert "You gave it back" in site.post(f"/citizens/task/chosen/{chosen.pk}/give-back/", by=cast.citizen, follow=True).text  # fmt: skip
    site.refuses(f"{url}officer/", cast.stranger, cast.rival, cast.citizen)
    site.post(f"{url}officer/", {"officer": cast.rival.pk}, by=cast.lead, status=200)
    assert (
        cast.colleague.name
        in site.post(f"{url}officer/", {"officer": cast.colleague.pk}, by=cast.lead, follow=True).text
    )
