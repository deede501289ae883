"""A joint action board: who may found it, who sits on it, what it scores."""

from datetime import timedelta

import pytest

from folkmoot.core.audiences import audiences_of
from folkmoot.core.clock import day_of
from folkmoot.core.listings import turns_of
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.needs import actions
from folkmoot.needs.models import Board, BoardMember, Sector
from folkmoot.needs.queries.boards import taking_part, totals
from folkmoot.needs.states import NeedState, RoundState
from tests.needs import made


def test_it_works(cast, now):
    board = made.board(cast, now)

    assert [seat.sector for seat in board.members.order_by("pk")] == [
        "vco",
        "resident",
        "resident",
        "council",
        "nhs",
        "vco",
    ]
    assert Entry.objects.filter(code="needs.board.seated").count() == 6
    assert {f"board:{board.pk}", f"board:{board.pk}:chair"} <= audiences_of(cast.scheme, day_of(now))
    assert f"board:{board.pk}:chair" not in audiences_of(cast.lead, day_of(now))


def test_only_its_host_or_an_administrator_founds_a_board(cast, now):
    made.board(cast, now, by=cast.admin)
    for person in (cast.lead, cast.rival, cast.resident):
        with pytest.raises(NotAllowed):
            made.board(cast, now, by=person)


@pytest.mark.parametrize(("quorum", "residents", "field"), [(4, 0, "residents_needed"), (1, 2, "quorum")])
def test_a_board_without_residents_is_refused(cast, now, quorum, residents, field):
    with pytest.raises(Refused) as refusal:
        made.board(cast, now, quorum=quorum, residents_needed=residents)

    assert refusal.value.field == field
    assert not Board.objects.exists()


def test_seats(cast, now):
    board = made.board(cast, now)
    with pytest.raises(Refused, match="has a seat"):
        actions.seat_member(board, cast.lead, sector=Sector.COUNCIL, by=cast.scheme, now=now)
    with pytest.raises(Refused, match="has a chair"):
        actions.seat_member(board, cast.citizen, sector=Sector.RESIDENT, is_chair=True, by=cast.scheme, now=now)
    with pytest.raises(NotAllowed):
        actions.seat_member(board, cast.citizen, sector=Sector.RESIDENT, by=cast.lead, now=now)

    later = now + timedelta(days=5)
    actions.end_seat(board.members.get(person=cast.scheme), by=cast.scheme, now=later)
    assert f"board:{board.pk}" not in audiences_of(cast.scheme, day_of(later))
    actions.seat_member(board, cast.citizen, sector=Sector.RESIDENT, is_chair=True, by=cast.admin, now=later)
    actions.seat_member(board, cast.scheme, sector=Sector.VCO, by=cast.admin, now=later)
    assert BoardMember.objects.filter(board=board, person=cast.scheme).count() == 1


def test_a_round_is_opened_by_the_chair_or_a_commissioner_on_the_board(cast, now):
    board, needs = made.board(cast, now), [made.need(cast, now), made.need(cast, now, title="Another")]
    for person in (cast.resident, cast.colleague, cast.vco):
        with pytest.raises(NotAllowed, match=r"Only the chair|Only a commissioner"):
            made.round(cast, now, on=board, needs=needs, by=person)

    round = made.round(cast, now, on=board, needs=needs, by=cast.lead)
    assert {need.state for need in round.needs.all()} == {NeedState.CONSIDERED}
    assert not turns_of([f"board:{board.pk}:chair"]).exists()
    assert turns_of([f"person:{cast.neighbour.pk}"]).get().due_date == round.closes_date


def test_what_a_round_may_not_be_about(cast, now):
    board, need = made.board(cast, now), made.need(cast, now)
    other = made.need(cast, now, title="Another")
    with pytest.raises(Refused, match="at least two"):
        made.round(cast, now, on=board, needs=[need, need])
    with pytest.raises(Refused, match="after today"):
        made.round(cast, now, on=board, needs=[need, other], closes_date=day_of(now))
    elsewhere = made.board(cast, now, area=cast.north)
    far = made.need(cast, now, area=cast.borough)
    with pytest.raises(Refused, match="not about this board's area"):
        made.round(cast, now, on=elsewhere, needs=[need, far])

    made.round(cast, now, on=board, needs=[need, other])
    with pytest.raises(Refused, match="another round"):
        made.round(cast, now, on=board, needs=[need, far])


def test_scores_are_for_members_while_the_round_is_open(cast, now):
    round = made.round(cast, now)
    need = round.needs.first()
    actions.score_need(round, need, score=1, by=cast.neighbour, now=now)
    actions.score_need(round, need, score=3, by=cast.neighbour, now=now)

    assert [row.score for row in totals(round)] == [3, 0]
    entry = Entry.objects.filter(code="needs.round.scored").last()
    assert entry.facts == {"round": round.pk, "need": need.pk}, "what was scored is nobody's to read yet"
    with pytest.raises(NotAllowed, match="Only members"):
        actions.score_need(round, need, score=1, by=cast.rival, now=now)
    with pytest.raises(Refused, match="0 to 3"):
        actions.score_need(round, need, score=4, by=cast.neighbour, now=now)
    with pytest.raises(Refused, match="not part"):
        actions.score_need(round, made.need(cast, now), score=1, by=cast.neighbour, now=now)
    with pytest.raises(Refused, match="has ended"):
        actions.score_need(round, need, score=1, by=cast.neighbour, now=now + timedelta(days=11))


def test_whoever_has_scored_every_need_takes_part(cast, now):
    round = made.round(cast, now)
    made.score(round, [cast.resident, cast.lead], now)
    actions.score_need(round, round.needs.first(), score=2, by=cast.nhs, now=now)

    part = taking_part(round, day_of(now))
    assert {seat.person for seat in part.members} == {cast.resident, cast.lead}
    assert part.residents == 1
    assert len(part.waiting) == 4
    assert not turns_of([f"person:{cast.resident.pk}"]).exists()


def test_a_round_closes_when_all_have_scored_or_its_day_has_passed(cast, now):
    round = made.round(cast, now)
    made.score(round, [cast.resident, cast.lead], now)
    with pytest.raises(Refused, match="4 members have not scored yet"):
        actions.close_round(round, by=cast.scheme, now=now)
    with pytest.raises(NotAllowed):
        actions.close_round(round, by=cast.resident, now=now)

    closed = actions.close_round(round, by=cast.scheme, now=now + timedelta(days=11))
    assert (closed.state, closed.closed_at) == (RoundState.CLOSED, now + timedelta(days=11))
    assert turns_of([f"board:{round.board_id}:chair"]).get().what == "Say what the board agreed"


def test_a_round_may_end_without_agreement_with_a_reason(cast, now):
    round = made.closed_round(cast, now)
    with pytest.raises(Refused, match="Say why"):
        actions.lapse_round(round, reasons=" ", by=cast.scheme, now=now)

    actions.lapse_round(round, reasons="Too few of us.", by=cast.scheme, now=now)
    again = made.round(cast, now, on=round.board, needs=list(round.needs.all()))
    assert again.state == RoundState.OPEN
