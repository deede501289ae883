"""What every case page carries: its thread, whose turn it is, its commitments, its cards, its timeline."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from folkmoot.commitments.queries import findings_of, worst_first
from folkmoot.commitments.states import FindingState
from folkmoot.core import cards, clock, listings, record
from folkmoot.core.audiences import audiences_of
from folkmoot.core.clock import day_of
from folkmoot.core.models import PendingTurn
from folkmoot.core.subjects import refer
from folkmoot.design.thread import Knot as DrawnKnot


def draw(stretches: Iterable[listings.Stretch]) -> list[DrawnKnot]:
    """A thread as the design draws it."""
    return [
        DrawnKnot(
            listings.knot_label(stretch.knot),
            items=[(row.title, row.url) for row in stretch.items],
            state=stretch.state,
        )
        for stretch in stretches
    ]


def case_context(
    person: Any, thing: Model, *, knots: list[Model] | None = None, findings_on: Model | None = None
) -> dict[str, Any]:
    """The context `commitments/case.html` needs for a page about `thing`, as `person` may see it.

    `knots` are the rows the thread is walked from when `thing` is not itself a knot (a project gives its outcome).
    `findings_on` is the row whose commitments are shown, when checks look at another one (a document's project).
    """
    moment = clock.now()
    tokens = audiences_of(person, day_of(moment))
    subjects = [refer(row) for row in (knots or [thing])]
    found = list(worst_first(findings_of(findings_on or thing, tokens, everything=True)))
    return {
        "case": thing,
        "case_subject": refer(findings_on or thing),
        "tokens": tokens,
        "knots": (knots_drawn := draw(listings.walk(subjects, tokens))),
        "has_thread": any(knot.items for knot in knots_drawn),
        "thread_subject": subjects[0],
        "findings": [row for row in found if row.state != FindingState.NOT_APPLICABLE],
        "all_findings": found,
        "turns": [
            (turn, turn.is_for(tokens))
            for turn in PendingTurn.objects.filter(subject=refer(thing)).order_by("due_date", "pk")
        ],
        "cards": cards.cards_for(person, thing),
        "entries": record.timeline_lines(thing),
        "most_entries": record.MOST_ENTRIES,
    }
