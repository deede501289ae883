"""Feedback on public bodies with their answers, and partnerships asked in confidence."""

from datetime import timedelta

import pytest
from django.urls import reverse

from folkmoot.agreements import actions, queries
from folkmoot.agreements.models import BodyFeedback, HealthAnswer, HealthVoice, Party
from folkmoot.core.clock import day_of
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.actions import give_role
from folkmoot.people.models.role import RoleKind
from tests.agreements import made
from tests.agreements.test_drafting_and_signing import sign_compact
from tests.site import LIST_QUERIES


def url(name, *args):
    return reverse(f"agreements:{name}", args=args)


SAID = {"works": "Pays early", "could": "Answer the telephone"}
GOOD = {"heard": 4, "independent": 3, "fair_share": 2, "worth_it": 4}


@pytest.mark.ledger("AG-26")
def test_feedback_is_published_with_the_answer_and_without_the_givers_funding(cast, now, site, clock_at):
    sign_compact(cast.bodies.council, now)
    made.live(cast, now, title="Our own grant")
    assert "Say how it works" in site.get(cast.bodies.council.get_absolute_url(), by=cast.vco).text
    site.post(url("give_feedback", cast.bodies.council.pk), SAID, by=cast.vco)
    row = BodyFeedback.objects.get()
    page = site.get(url("feedback"), most=LIST_QUERIES).text
    assert "Answer the telephone" in page and "waits for an answer" in page and "Riverside Anchor Trust" in page
    for words in ("Our own grant", "£96,000", "grant agreement"):
        assert words not in page, "the funding record is not beside it"
    clock_at(made.at(now, row.answer_by_date + timedelta(days=1)))
    assert "answer overdue" in site.get(url("feedback")).text
    site.refuses(url("answer_feedback", row.pk), cast.stranger, cast.vco, cast.nhs, cast.rival)
    site.post(url("answer_feedback", row.pk), {"words": "A second line from Monday"}, by=cast.lead)
    assert "A second line from Monday" in site.get(url("feedback") + f"?body={cast.bodies.council.pk}").text
    with pytest.raises(Refused, match="already"):
        actions.answer_feedback(row, words="Again", by=cast.lead, now=now)


def test_feedback_is_given_by_voluntary_groups_on_bodies_that_signed(cast, now, site):
    with pytest.raises(Refused, match="has not signed the Compact"):
        actions.give_feedback(cast.bodies.nhs, **SAID, by=cast.vco, now=now)
    sign_compact(cast.bodies.council, now)
    for person in (cast.lead, cast.resident, cast.finance):
        with pytest.raises(NotAllowed):
            actions.give_feedback(cast.bodies.council, **SAID, by=person, now=now)
    with pytest.raises(NotAllowed, match="public body"):
        actions.give_feedback(cast.bodies.silver, **SAID, by=cast.vco, now=now)
    with pytest.raises(Refused) as refusal:
        actions.give_feedback(cast.bodies.council, works="Good", could=" ", by=cast.vco, now=now)
    assert refusal.value.field == "could"
    site.refuses(url("give_feedback", cast.bodies.council.pk), cast.stranger, cast.lead, cast.resident)


@pytest.fixture
def partnership(cast, now):
    """Six groups in one agreement, with a worker each."""
    live, people = (
        made.live(cast, now),
        {"riverside": cast.vco, "silver": cast.rival, "kettle": cast.small, "advice": cast.adviser},
    )
    for key, person in (("deaf", cast.neighbour), ("carers", cast.resident)):
        give_role(person, RoleKind.VCO_WORKER, at=getattr(cast.bodies, key), by=cast.admin, now=now)
        person.__dict__.pop("_roles_held", None)
        people[key] = person
    for key in people:
        if key != "riverside":
            Party.objects.create(agreement=live, organisation=getattr(cast.bodies, key), side="provider", part="Rooms")
    return live, people


@pytest.mark.ledger("AG-19")
def test_members_are_asked_in_confidence_and_under_five_answers_are_not_shown(cast, now, site, partnership, clock_at):
    live, people = partnership
    ends = day_of(now) + timedelta(days=14)
    site.post(url("open_health", live.pk), {"closes_date": str(ends)}, by=cast.scheme)
    check = live.health_checks.get()
    for person in list(people.values())[:4]:
        actions.answer_health_check(check, **GOOD, by=person, now=now)
    after = made.at(now, ends + timedelta(days=1))
    clock_at(after)
    assert "Fewer than five groups answered" in site.get(url("health", live.pk), most=LIST_QUERIES).text
    clock_at(now)
    fifth = list(people.values())[4]
    site.post(url("answer_health", check.pk), {name: str(value) for name, value in GOOD.items()}, by=fifth)
    assert "Nothing is shown while people answer" in site.get(url("health", live.pk)).text
    with pytest.raises(Refused, match="answered already"):
        actions.answer_health_check(check, **GOOD, by=fifth, now=now)
    clock_at(after)
    page = site.get(url("health", live.pk), by=cast.lead).text
    assert "What 5 groups say" in page and "3" in page
    with pytest.raises(Refused, match="over"):
        actions.answer_health_check(check, **GOOD, by=list(people.values())[5], now=after)


def test_who_said_what_is_nowhere(cast, now, partnership):
    live, _people = partnership
    check = actions.open_health_check(live, closes_date=day_of(now) + timedelta(days=14), by=cast.scheme, now=now)
    actions.answer_health_check(check, **GOOD, by=cast.vco, now=now)
    answer = HealthAnswer.objects.get()
    assert {field.name for field in answer._meta.fields} == {"number", "check_asked", *GOOD}
    assert not hasattr(HealthVoice.objects.get(), "heard")
    entry = Entry.objects.get(code="agreements.health.answered")
    assert (
        entry.capacity == "member of the partnership" and entry.facts == {} and "Riverside" not in str(entry.__dict__)
    )
    for person in (cast.lead, cast.nhs, cast.citizen, cast.scheme):
        with pytest.raises(NotAllowed):
            actions.answer_health_check(check, **GOOD, by=person, now=now)
    found = queries.health_of([check], day_of(now))
    assert found[0].averages == [] and found[0].answers is None


def test_only_the_funder_or_the_host_asks(cast, now, site, partnership):
    live, _people = partnership
    site.refuses(url("open_health", live.pk), cast.stranger, cast.vco, cast.nhs, cast.citizen)
    with pytest.raises(Refused, match="a week"):
        actions.open_health_check(live, closes_date=day_of(now) + timedelta(days=2), by=cast.lead, now=now)
    actions.open_health_check(live, closes_date=day_of(now) + timedelta(days=9), by=cast.lead, now=now)
    with pytest.raises(Refused, match="open already"):
        actions.open_health_check(live, closes_date=day_of(now) + timedelta(days=9), by=cast.lead, now=now)
