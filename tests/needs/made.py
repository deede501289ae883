"""Needs, boards and priorities for any room's tests, made through actions."""

from datetime import datetime, timedelta
from typing import Any

from folkmoot.core.clock import day_of
from folkmoot.evidence.models import Theme
from folkmoot.needs import actions
from folkmoot.needs.models import Board, Need, PrioritisationRound, Priority, Sector
from folkmoot.needs.models.priority import Scope


def need(cast: Any, now: datetime, **changes: Any) -> Need:
    """Raised by the resident, about Northfield."""
    given = {
        "title": "Somewhere warm to talk",
        "words": "I see nobody from Monday to Friday.\nThere used to be a café.",
        "theme": Theme.MENTAL_HEALTH,
        "area": cast.north,
        "by": cast.resident,
        "now": now,
    }
    return actions.raise_need(**{**given, **changes})


def board(cast: Any, now: datetime, **changes: Any) -> Board:
    """Six members: the scheme manager (chair), two residents, the council's lead, the NHS and a VCO. Quorum four."""
    given = {
        "name": "Wandle Vale Joint Action Board",
        "purpose": "To agree what matters most.",
        "area": cast.borough,
        "host": cast.bodies.cvs,
        "quorum": 4,
        "by": cast.scheme,
        "now": now,
    }
    made = actions.open_board(**{**given, **changes})
    seats = [
        (cast.scheme, Sector.VCO, True),
        (cast.resident, Sector.RESIDENT, False),
        (cast.neighbour, Sector.RESIDENT, False),
        (cast.lead, Sector.COUNCIL, False),
        (cast.nhs, Sector.NHS, False),
        (cast.vco, Sector.VCO, False),
    ]
    for person, sector, is_chair in seats:
        actions.seat_member(made, person, sector=sector, is_chair=is_chair, by=cast.scheme, now=now)
    return made


def round(
    cast: Any, now: datetime, *, on: Board | None = None, needs: Any = None, **changes: Any
) -> PrioritisationRound:
    """Open: two needs of residents, to be scored in ten days."""
    needs = needs or [need(cast, now), need(cast, now, title="Paths a wheelchair can use", by=cast.neighbour)]
    given = {
        "question": "What matters most this spring?",
        "closes_date": day_of(now) + timedelta(days=10),
        "by": cast.scheme,
    }
    return actions.open_round(on or board(cast, now), needs=needs, now=now, **{**given, **changes})


def score(round: PrioritisationRound, people: Any, now: datetime, *, scores: Any = (3, 2, 1)) -> None:
    """Each of the people scores every need of the round."""
    for person in people:
        for row, given in zip(round.needs.order_by("pk"), scores, strict=False):
            actions.score_need(round, row, score=given, by=person, now=now)


def closed_round(cast: Any, now: datetime, **changes: Any) -> PrioritisationRound:
    """Scored by all six members and closed."""
    made = round(cast, now, **changes)
    score(made, [cast.scheme, cast.resident, cast.neighbour, cast.lead, cast.nhs, cast.vco], now)
    return actions.close_round(made, by=cast.scheme, now=now)


def agreement(round: PrioritisationRound, **changes: Any) -> dict[str, Any]:
    """What the chair says the board agreed."""
    return {
        "needs": list(round.needs.order_by("pk")[:1]),
        "title": "Company in the daytime",
        "reasons": "It came up in every conversation.",
        "outcome_title": "Fewer adults are often lonely",
        "outcome_theme": Theme.MENTAL_HEALTH,
        "outcome_scope": Scope.BOROUGH,
        "effect_elsewhere": "",
        "horizon_months": 24,
        **changes,
    }


def priority(cast: Any, now: datetime, **changes: Any) -> Priority:
    """Agreed by the board from a round that all members scored."""
    scored = closed_round(cast, now)
    return actions.agree_priority(scored, **agreement(scored, **changes), by=cast.scheme, now=now)
