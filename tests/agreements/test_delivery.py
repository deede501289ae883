"""Who does the work inside a service, who is sent on to groups, and when work may be called co-produced."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from folkmoot.agreements import actions, queries
from folkmoot.agreements.models import DeliveryRole, Referrals
from folkmoot.core.clock import day_of
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from tests.agreements import made
from tests.site import LIST_QUERIES


def url(name, *args):
    return reverse(f"agreements:{name}", args=args)


def role(cast, **changes):
    return {
        "kind": "navigator", "what": "Walks over with whoever likes", "host": cast.bodies.kettle, "place": "The surgery",
        "supervisor": "Practice manager", "safeguarding": "enhanced", "people": 2, **changes,
    }  # fmt: skip


@pytest.mark.ledger("AG-20")
def test_it_works(cast, now, site, live):
    """A role with its host, its supervisor's post and the check it needs, on pages."""
    sent = {**role(cast), "host": cast.bodies.kettle.pk}
    site.post(url("note_role", live.pk), sent, by=cast.vco)
    row = DeliveryRole.objects.get()
    assert (row.host, row.supervisor, row.safeguarding) == (cast.bodies.kettle, "Practice manager", "enhanced")
    page = site.get(url("delivery", live.pk), most=LIST_QUERIES).text
    for words in ("Care navigator", "Kettle and Chat", "Practice manager", "Enhanced check", "The surgery"):
        assert words in page, words
    assert "Add a role" not in page, "a stranger only reads"


def test_wrong_people_are_refused(cast, now, site, live):
    for name in ("note_role", "note_referrals", "note_shared_work"):
        site.refuses(url(name, live.pk), cast.stranger, cast.rival, cast.nhs, cast.resident)
    with pytest.raises(NotAllowed):
        actions.note_role(live, **role(cast), by=cast.lead, now=now)


@pytest.mark.parametrize(
    ("changes", "field"), [({"supervisor": " "}, "supervisor"), ({"people": 0}, "people"), ({"place": ""}, "place")]
)
def test_a_role_without_its_supervisor_is_refused(cast, now, live, changes, field):
    with pytest.raises(Refused) as refusal:
        actions.note_role(live, **role(cast, **changes), by=cast.vco, now=now)
    assert refusal.value.field == field


def sent_on(cast, now, live, people, **changes):
    fields = {"route": "The surgery", "group": cast.bodies.kettle, "month": day_of(now), "people": people, **changes}
    return actions.note_referrals(live, **fields, by=cast.vco, now=now)


@pytest.mark.ledger("AG-21")
def test_people_sent_on_are_counted_without_anybodys_data(cast, now, site, live):
    sent_on(cast, now, live, 12)
    sent_on(cast, now, live, 17)
    row = Referrals.objects.get()
    assert (row.people, row.month) == (17, day_of(now).replace(day=1)), "one count of a month"
    assert ">15<" in site.get(url("delivery", live.pk)).html, "rounded for everyone"
    assert ">17<" in site.get(url("delivery", live.pk), by=cast.vco).html
    assert not {field.name for field in Referrals._meta.fields} & {"name", "person", "address", "born"}
    assert "people" not in Entry.objects.filter(code="agreements.delivery.referrals_noted").latest("pk").facts
    for changes, field in (
        ({"month": day_of(now) + timedelta(days=40)}, "month"),
        ({"group": cast.bodies.council}, "group"),
        ({"route": " "}, "route"),
    ):
        with pytest.raises(Refused) as refusal:
            sent_on(cast, now, live, 5, **changes)
        assert refusal.value.field == field


def test_a_small_count_is_not_recovered_from_two_looks(cast, now, site, live):
    """Attack: the page before and after three people more; and a count of three alone."""
    page = url("delivery", live.pk)
    sent_on(cast, now, live, 3)
    assert "hidden: too few people" in site.get(page).text and ">3<" not in site.get(page).html
    seen = {queries.public_count(people) for people in range(18, 23)}
    assert seen == {20}, "a rise by three looks like no rise at all"
    assert {queries.public_count(people) for people in range(1, 5)} == {None}
    sent_on(cast, now, live, 11, month=date(2026, 1, 31))
    assert "total" not in site.get(page).text.lower().split("people sent on to groups")[1].split("what each side")[0]


@pytest.mark.ledger("AG-25")
def test_it_is_called_co_produced_only_with_both_sides(cast, now, site, live):
    page = url("delivery", live.pk)
    label = "Residents and public bodies both bring something"
    assert label not in site.get(page).text
    actions.note_shared_work(live, side="citizens", what="Lead two mornings", hours=Decimal(90), by=cast.vco, now=now)
    actions.note_shared_work(live, side="citizens", what="Decide what is on", by=cast.vco, now=now)
    assert label not in site.get(page).text, "one side alone, however much it brings"
    actions.note_shared_work(live, side="state", what="Finds rooms", by=cast.lead, now=now)
    assert label in site.get(page).text
    for wrong in (Decimal(0), Decimal(-1)):
        with pytest.raises(Refused):
            actions.note_shared_work(live, side="state", what="Time", hours=wrong, by=cast.lead, now=now)


def test_a_draft_has_no_work_yet(cast, now):
    draft = made.draft(cast, now)
    with pytest.raises(Refused, match="Only a running agreement"):
        actions.note_role(draft, **role(cast), by=cast.vco, now=now)


def test_a_group_with_a_share_is_asked_how_the_partnership_is(cast, now, live):
    from folkmoot.agreements import policy
    from tests.agreements.test_anchors import agreed, chosen, in_order, workers

    people = workers(cast, now)
    chosen(cast, now, live.project, people=people)
    in_order(cast, now, cast.bodies.riverside)
    check = actions.open_health_check(live, closes_date=day_of(now) + timedelta(days=9), by=cast.lead, now=now)
    assert not policy.may_answer_health_check(cast.small, check, now=now)
    agreed(cast, now, actions.share_out(live, words="Ours", by=cast.vco, now=now), people)
    assert policy.may_answer_health_check(cast.small, check, now=now)
    assert not policy.may_answer_health_check(cast.rival, check, now=now)
