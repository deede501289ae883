"""What a board agrees: with its quorum, with residents, from what residents said; with an outcome; in the open."""

from datetime import timedelta

import pytest

from folkmoot.commitments.actions import sign_rulebook
from folkmoot.commitments.models import Finding
from folkmoot.core.clock import day_of
from folkmoot.core.listings import turns_of, walk
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from folkmoot.needs import actions
from folkmoot.needs.models import Origin, Outcome, Priority
from folkmoot.needs.models.priority import Scope
from folkmoot.needs.states import NeedState, RoundState
from tests.needs import made


def test_it_works(cast, now):
    priority = made.priority(cast, now)

    need = priority.needs.get()
    assert (need.state, priority.round.state) == (NeedState.AGREED, RoundState.AGREED)
    assert (priority.members_taking_part, priority.residents_taking_part) == (6, 2)
    outcome = priority.outcomes.get()
    thread = {
        stretch.knot.value: [row.title for row in stretch.items] for stretch in walk([refer(outcome)], ["public"])
    }
    assert thread["need"] == [need.title]
    assert thread["priority"] == [priority.title]
    assert thread["outcome"] == [outcome.title]
    entry = Entry.objects.get(code="needs.priority.agreed")
    assert entry.facts == {"needs": [need.pk], "members": 6, "residents": 2}
    assert entry.private.reasons == priority.reasons


@pytest.mark.ledger("AG-03")
def test_a_board_agrees_no_outcome_without_quorum_and_a_resident(cast, now):
    late = now + timedelta(days=11)
    round = made.round(cast, now)
    made.score(round, [cast.resident, cast.neighbour, cast.lead], now)
    actions.close_round(round, by=cast.scheme, now=late)
    with pytest.raises(Refused, match="3 members scored every need; the board needs 4"):
        actions.agree_priority(round, **made.agreement(round), by=cast.scheme, now=late)

    needs = [made.need(cast, now), made.need(cast, now, title="Another")]
    other = made.round(cast, now, on=round.board, needs=needs)
    made.score(other, [cast.scheme, cast.lead, cast.nhs, cast.vco], now)
    actions.close_round(other, by=cast.scheme, now=late)
    with pytest.raises(Refused, match="without residents"):
        actions.agree_priority(other, **made.agreement(other), by=cast.scheme, now=late)
    assert not Outcome.objects.exists()
    assert not Priority.objects.exists()


@pytest.mark.ledger("NE-07")
def test_a_priority_comes_from_what_residents_said(cast, now):
    needs = [
        made.need(cast, now, by=cast.lead, origin=Origin.OFFICER),
        made.need(cast, now, by=cast.vco, on_behalf_of=cast.bodies.riverside),
        made.need(cast, now),
    ]
    round = made.closed_round(cast, now, needs=needs)
    with pytest.raises(Refused, match="what residents said") as refusal:
        actions.agree_priority(round, **made.agreement(round, needs=needs[:2]), by=cast.scheme, now=now)
    assert refusal.value.field == "needs"
    assert not Priority.objects.exists()
    assert {need.state for need in round.needs.all()} == {NeedState.CONSIDERED}

    actions.agree_priority(round, **made.agreement(round, needs=needs[1:]), by=cast.scheme, now=now)
    said = round.needs.get(origin=Origin.RESIDENT)
    assert said.state == NeedState.AGREED
    assert said.words == "I see nobody from Monday to Friday.\nThere used to be a café."


def test_only_the_chair_says_what_was_agreed_and_only_when_scores_are_in(cast, now):
    round = made.round(cast, now)
    for person in (cast.lead, cast.resident, cast.admin):
        with pytest.raises(NotAllowed, match="Only the chair"):
            actions.agree_priority(round, **made.agreement(round), by=person, now=now)
    with pytest.raises(Refused, match="close the round"):
        actions.agree_priority(round, **made.agreement(round), by=cast.scheme, now=now)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"reasons": ""}, "reasons"),
        ({"outcome_title": ""}, "outcome_title"),
        ({"horizon_months": 0}, "horizon_months"),
        ({"horizon_months": 121}, "horizon_months"),
        ({"outcome_scope": Scope.AREA}, "effect_elsewhere"),
        ({"needs": []}, "needs"),
    ],
)
def test_what_is_missing_is_named(cast, now, changes, field):
    round = made.closed_round(cast, now)
    with pytest.raises(Refused) as refusal:
        actions.agree_priority(round, **made.agreement(round, **changes), by=cast.scheme, now=now)

    assert refusal.value.field == field
    assert not Priority.objects.exists()


def test_a_round_is_agreed_once(cast, now):
    priority = made.priority(cast, now)
    with pytest.raises(Refused):
        actions.agree_priority(priority.round, **made.agreement(priority.round), by=cast.scheme, now=now)


def test_a_need_not_taken_up_gets_an_answer(cast, now):
    priority = made.priority(cast, now)
    left = priority.round.needs.get(state=NeedState.CONSIDERED)
    turn = turns_of([f"board:{priority.board_id}:chair"]).get()
    assert (turn.title, turn.what) == (left.title, "Put it to the board again, or say why not")
    with pytest.raises(NotAllowed, match="Only the chair"):
        actions.decline_need(left, answer="We have no money for it this year.", by=cast.lead, now=now)
    with pytest.raises(Refused, match="Say why"):
        actions.decline_need(left, answer="No.", by=cast.scheme, now=now)

    declined = actions.decline_need(
        left, answer="The council mends paths already; we asked it to start here.", by=cast.scheme, now=now
    )
    assert declined.state == NeedState.DECLINED
    assert not turns_of([f"board:{priority.board_id}:chair"]).exists()
    more = made.need(cast, now)
    assert made.round(cast, now, on=priority.board, needs=[declined, more]).needs.count() == 2


def test_no_answer_is_given_while_the_board_considers(cast, now):
    round = made.round(cast, now)
    with pytest.raises(Refused, match="still considering"):
        actions.decline_need(round.needs.first(), answer="We will not do this at all.", by=cast.scheme, now=now)


def test_the_commitment_to_begin_with_communities_is_checked(cast, now):
    sign_rulebook("lcc-recommendations", cast.bodies.cvs, by=cast.scheme, now=now, signed_date=day_of(now))
    priority = made.priority(cast, now)

    finding = Finding.objects.get(subject=refer(priority))
    assert (finding.undertaking.number, finding.state) == ("4", "kept")
    assert (
        finding.sentence
        == "Needs it comes from: 1, residents said 1 of them. Members who took part: 6, residents among them: 2."
    )
