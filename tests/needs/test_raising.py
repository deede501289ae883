"""Residents raise needs in their own words; others say "me too"; whoever raised one may take it back."""

from datetime import timedelta

import pytest

from folkmoot.core.listings import turns_of
from folkmoot.core.models import Entry, EntryTouch, Listing
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from folkmoot.evidence.models import Theme
from folkmoot.needs import actions
from folkmoot.needs.models import Need, NeedSupport, Origin
from folkmoot.needs.states import NeedState
from folkmoot.people.models import GuardianConsent
from tests.needs import made


def test_it_works(cast, now):
    need = made.need(cast, now)

    assert (need.origin, need.state) == (Origin.RESIDENT, NeedState.RAISED)
    assert need.words == "I see nobody from Monday to Friday.\nThere used to be a café."
    entry = Entry.objects.get(subject=refer(need))
    assert (entry.code, entry.capacity) == ("needs.need.raised", "resident")
    assert entry.facts == {"origin": "resident", "theme": "mental-health", "area": "WV-north"}
    assert Listing.objects.get(subject=refer(need)).knot == "need"


def test_a_young_person_raises_a_need_once_a_guardian_has_agreed(cast, now):
    assert made.need(cast, now, by=cast.young).origin == Origin.RESIDENT

    GuardianConsent.objects.update(withdrawn_at=now)
    with pytest.raises(NotAllowed, match="guardian"):
        made.need(cast, now + timedelta(days=1), by=cast.young)


def test_a_stranger_may_not(cast, now):
    from django.contrib.auth.models import AnonymousUser

    with pytest.raises(NotAllowed, match="Sign in"):
        made.need(cast, now, by=AnonymousUser())


def test_what_an_officer_says_is_not_counted_as_residents_words(cast, now):
    with pytest.raises(NotAllowed, match="public body"):
        made.need(cast, now, by=cast.lead)

    assert made.need(cast, now, by=cast.lead, origin=Origin.OFFICER).origin == Origin.OFFICER
    with pytest.raises(NotAllowed):
        made.need(cast, now, by=cast.resident, origin=Origin.OFFICER)


def test_a_worker_speaks_for_their_own_organisation_alone(cast, now):
    need = made.need(cast, now, by=cast.vco, on_behalf_of=cast.bodies.riverside)

    assert (need.origin, need.on_behalf_of) == (Origin.VCO, cast.bodies.riverside)
    with pytest.raises(NotAllowed):
        made.need(cast, now, by=cast.vco, on_behalf_of=cast.bodies.silver)
    with pytest.raises(NotAllowed, match="which organisation"):
        made.need(cast, now, by=cast.vco, origin=Origin.VCO)


@pytest.mark.parametrize(
    ("field", "said"), [("title", "  "), ("words", ""), ("title", "x" * 121), ("words", "x" * 4001)]
)
def test_missing_or_too_long_words_are_refused(cast, now, field, said):
    with pytest.raises(Refused) as refusal:
        made.need(cast, now, **{field: said})

    assert refusal.value.field == field
    assert not Need.objects.exists()


def test_me_too_counts_each_person_once(cast, now):
    need = made.need(cast, now)
    for person in (cast.neighbour, cast.young, cast.neighbour, cast.lead):
        actions.support_need(need, by=person, now=now)

    need.refresh_from_db()
    assert (need.support_count, NeedSupport.objects.count()) == (3, 3)
    assert Entry.objects.filter(code="needs.need.supported").count() == 3
    assert EntryTouch.objects.filter(subject=refer(need)).count() == 1, "its timeline is not drowned in them"


def test_whoever_raised_it_is_counted_already(cast, now):
    with pytest.raises(NotAllowed, match="counted already"):
        actions.support_need(made.need(cast, now), by=cast.resident, now=now)


def test_a_need_is_withdrawn_by_whoever_raised_it_and_no_other(cast, now):
    need = made.need(cast, now)
    for person in (cast.neighbour, cast.lead, cast.admin):
        with pytest.raises(NotAllowed, match="Only the person who raised"):
            actions.withdraw_need(need, by=person, now=now)

    need = actions.withdraw_need(need, by=cast.resident, now=now)
    assert need.state == NeedState.WITHDRAWN
    with pytest.raises(Refused, match="withdrawn"):
        actions.support_need(need, by=cast.neighbour, now=now)


def test_it_cannot_be_withdrawn_while_a_board_has_it(cast, now):
    need = made.round(cast, now).needs.get(raised_by=cast.resident)

    with pytest.raises(Refused, match="cannot become"):
        actions.withdraw_need(need, by=cast.resident, now=now)


def test_it_is_the_turn_of_the_chair_of_the_nearest_board(cast, now):
    need = made.need(cast, now)
    assert not turns_of([f"person:{cast.resident.pk}"]).exists()

    board = made.board(cast, now)
    turn = turns_of([f"board:{board.pk}:chair"]).get()
    assert (turn.title, turn.what) == (need.title, "Put it to the board")
    local = made.board(cast, now, area=cast.north)
    made.need(cast, now, title="Another")
    assert turns_of([f"board:{local.pk}:chair"]).count() == 2


def test_themes_are_those_of_the_evidence(cast, now):
    assert made.need(cast, now, theme=Theme.DEBT).get_theme_display() == "debt and money worries"
