"""Trained citizen commissioners are asked about changes of policy; their answers are kept apart from the public's."""

from datetime import timedelta

import pytest
from django.urls import reverse

from folkmoot.citizens.actions import answer_about_policy, ask_about_policy, decide_on_policy
from folkmoot.citizens.models import PolicyAnswer, PolicyQuestion
from folkmoot.core.clock import day_of
from folkmoot.core.models import PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.engagement.models import Response
from folkmoot.people.models import GuardianConsent
from tests.citizens import made

WORDS = {
    "title": "Who pays for a young person's bus", "change": "We mean to pay it in advance.", "asks": "Would it help?",
    "limits": "The money for this year.", "who_decides": "The People Committee",
}  # fmt: skip


@pytest.fixture
def question(cast, now):
    return ask_about_policy(
        cast.bodies.council, closes_date=day_of(now) + timedelta(days=21), by=cast.lead, now=now, **WORDS
    )


@pytest.fixture
def trained(cast, now):
    course = made.core_course(cast, now)
    for person in (cast.citizen, cast.young):
        made.trained(cast, person, now, course=course)
    made.checked(cast, now)


@pytest.mark.ledger("EN-14")
def test_it_works(cast, now, site, question, trained):
    """Sent to trained members; answered; kept apart from public answers; read without names; decided in public."""
    holders = set(PendingTurn.objects.filter(url=question.get_absolute_url()).values_list("holder", flat=True))
    assert {"role:citizen_commissioner", "role:young_commissioner"} <= holders
    answer = reverse("citizens:answer_policy", args=[question.pk])
    site.get(answer, by=cast.citizen, most=12)
    page = site.post(answer, by=cast.citizen, words="Pay it before, not after.", follow=True)
    assert "What you said" in page.text
    answer_about_policy(question, words="My friends have no money until Friday.", by=cast.young, now=now)
    assert PolicyAnswer.objects.count() == 2 and not Response.objects.exists()
    page = site.get(question.get_absolute_url(), by=cast.lead, most=12)
    assert "until Friday" in page.text and "Kofi" not in page.text and "Maureen" not in page.text
    for person in (cast.stranger, cast.rival, cast.resident):
        page = site.get(question.get_absolute_url(), by=person)
        assert "until Friday" not in page.text and "few" in page.text
    later = now + timedelta(days=22)
    decide_on_policy(question, outcome="It is paid before. You were right.", by=cast.lead, now=later)
    assert "It is paid before" in site.get(question.get_absolute_url()).text
    assert not PendingTurn.objects.filter(url=question.get_absolute_url()).exists()


def test_one_answer_each_that_may_be_changed_until_the_closing_day(cast, now, question, trained):
    for words in ("First.", "Second."):
        answer_about_policy(question, words=words, by=cast.citizen, now=now)
    assert [row.words for row in PolicyAnswer.objects.all()] == ["Second."]
    answer_about_policy(question, words="On the last day.", by=cast.citizen, now=now + timedelta(days=21))
    with pytest.raises(Refused, match="closed"):
        answer_about_policy(question, words="Late.", by=cast.citizen, now=now + timedelta(days=22))


def test_who_may_not(cast, now, site, question):
    made.member(cast, cast.citizen, now)
    with pytest.raises(NotAllowed, match="core course"):
        answer_about_policy(question, words="x", by=cast.citizen, now=now)
    for person in (cast.resident, cast.vco, cast.lead):
        with pytest.raises(NotAllowed):
            answer_about_policy(question, words="x", by=person, now=now)
    for person in (cast.nhs, cast.citizen, cast.scheme):
        with pytest.raises(NotAllowed):
            decide_on_policy(question, outcome="x", by=person, now=now + timedelta(days=30))
        with pytest.raises(NotAllowed):
            ask_about_policy(cast.bodies.council, closes_date=question.closes_date, by=person, now=now, **WORDS)
    site.refuses(reverse("citizens:ask_policy"), cast.stranger, cast.rival, cast.citizen)
    site.refuses(reverse("citizens:decide_policy", args=[question.pk]), cast.stranger, cast.rival, cast.nhs)


def test_under_18_without_consent_is_not_asked(cast, now, question, trained):
    GuardianConsent.objects.filter(person=cast.young).update(withdrawn_at=now)
    with pytest.raises(Refused, match="parent or guardian"):
        answer_about_policy(question, words="x", by=cast.young, now=now)


@pytest.mark.parametrize("field", WORDS)
def test_nothing_is_left_unsaid(cast, now, field):
    with pytest.raises(Refused) as refused:
        ask_about_policy(
            cast.bodies.council, closes_date=day_of(now) + timedelta(days=21), by=cast.lead, now=now,
            **{**WORDS, field: " "},
        )  # fmt: skip
    assert refused.value.field == field


def test_two_weeks_at_least(cast, now):
    day = day_of(now) + timedelta(days=13)
    with pytest.raises(Refused) as refused:
        ask_about_policy(cast.bodies.council, closes_date=day, by=cast.lead, now=now, **WORDS)
    assert refused.value.field == "closes_date"
    day += timedelta(days=1)
    assert ask_about_policy(cast.bodies.council, closes_date=day, by=cast.lead, now=now, **WORDS).is_open(day)


def test_decided_once_after_the_closing_day_and_with_words(cast, now, question):
    with pytest.raises(Refused, match="closing day"):
        decide_on_policy(question, outcome="Yes.", by=cast.lead, now=now + timedelta(days=21))
    with pytest.raises(Refused, match="what was decided"):
        decide_on_policy(question, outcome=" ", by=cast.lead, now=now + timedelta(days=22))
    decide_on_policy(question, outcome="Yes.", by=cast.lead, now=now + timedelta(days=22))
    with pytest.raises(Refused, match="already"):
        decide_on_policy(question, outcome="No.", by=cast.lead, now=now + timedelta(days=23))


def test_the_pages(cast, now, site, clock_at):
    assert "Nothing has been asked" in site.get(reverse("citizens:policies"), most=12).text
    page = site.post(reverse("citizens:ask_policy"), {**WORDS, "closes_date": "2026-12-01"}, by=cast.lead, follow=True)
    assert "trained citizen commissioners" in page.text.lower()
    question = PolicyQuestion.objects.get()
    assert question.title in site.get(reverse("citizens:policies"), by=cast.citizen, most=12).text
    clock_at(now + timedelta(days=40))
    decide = reverse("citizens:decide_policy", args=[question.pk])
    assert decide in site.get(question.get_absolute_url(), by=cast.lead).html
    page = site.post(decide, by=cast.lead, outcome="Left as it is, for want of money.", follow=True)
    assert "for want of money" in page.text
