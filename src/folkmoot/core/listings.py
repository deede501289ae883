"""Keeps listings, ties and turns true to their nouns, and reads them for search, thread and my work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import models
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from folkmoot.core.appearances import Appearance, Knot, Turn, appearance_of
from folkmoot.core.models import Listing, PendingTurn, Tie
from folkmoot.core.record import after_entry
from folkmoot.core.subjects import refer


@after_entry
def show(thing: models.Model, now: datetime) -> None:
    """Bring the listing and the turns of one row up to date."""
    _show_some([thing])


def pending(subject: str, appearance: Appearance, turn: Turn) -> PendingTurn:
    return PendingTurn(
        subject=subject, holder=turn.holder, holder_name=turn.holder_name, what=str(turn.what),
        but_not="".join(f"|{token}|" for token in turn.but_not), title=appearance.title[:300], url=turn.url,
        due_date=turn.due_date,
    )  # fmt: skip


def show_many(things: Iterable[models.Model], now: datetime) -> None:
    """As `show`, for the thousands of rows an import brings, in a handful of queries for each five hundred."""
    rows = list(things)
    for start in range(0, len(rows), 500):
        _show_some(rows[start : start + 500])


def _show_some(things: list[models.Model]) -> None:
    appearances = {refer(thing): appearance_of(thing) for thing in things}
    PendingTurn.objects.filter(subject__in=appearances).delete()
    Listing.objects.filter(subject__in=[name for name, one in appearances.items() if one is None]).delete()
    listed = [
        Listing(
            subject=subject,
            kind=str(one.kind),
            title=one.title[:300],
            body=one.body,
            url=one.url,
            audience=one.audience,
            knot=one.knot or "",
        )
        for subject, one in appearances.items()
        if one is not None
    ]
    Listing.objects.bulk_create(
        listed,
        update_conflicts=True,
        unique_fields=["subject"],
        update_fields=["kind", "title", "body", "url", "audience", "knot"],
    )
    PendingTurn.objects.bulk_create(
        pending(subject, one, turn) for subject, one in appearances.items() if one is not None for turn in one.turns
    )


def tie(*, earlier: models.Model, later: models.Model, now: datetime) -> None:
    """Tie two knots of the thread. Both must appear as knots."""
    for thing in (earlier, later):
        if not Listing.objects.filter(subject=refer(thing)).exists():
            show(thing, now)
    rows = {row.subject: row for row in Listing.objects.filter(subject__in=[refer(earlier), refer(later)])}
    Tie.objects.get_or_create(earlier=rows[refer(earlier)], later=rows[refer(later)])


def knot_label(knot: Knot) -> str:
    """The word people read for a knot."""
    return {
        Knot.NEED: _("Need"),
        Knot.PRIORITY: _("Priority"),
        Knot.OUTCOME: _("Outcome"),
        Knot.SPECIFICATION: _("Specification"),
        Knot.AGREEMENT: _("Agreement"),
        Knot.MEASURE: _("Measure"),
        Knot.RESULT: _("Result"),
        Knot.LESSON: _("Lesson"),
    }[knot]


@dataclass(frozen=True)
class Stretch:
    """One knot of a thread with what hangs on it; `state` is "past", "here" or "ahead"."""

    knot: Knot
    items: list[Listing]
    state: Literal["past", "here", "ahead"]


_WALK = """
WITH RECURSIVE
  back(id) AS (SELECT id FROM core_listing WHERE subject IN ({marks}) UNION
    SELECT t.earlier_id FROM core_tie t JOIN back ON t.later_id = back.id
    JOIN core_listing e ON e.id = t.earlier_id WHERE e.knot <> 'lesson'),
  onward(id) AS (SELECT id FROM core_listing WHERE subject IN ({marks}) UNION
    SELECT t.later_id FROM core_tie t JOIN onward ON t.earlier_id = onward.id
    JOIN core_listing f ON f.id = onward.id WHERE f.knot <> 'lesson')
SELECT id FROM back UNION SELECT id FROM onward
"""


def walk(subjects: Iterable[str], tokens: Iterable[str]) -> list[Stretch]:
    """The thread through some subjects, both ways, as eight stretches. One query however long it is.

    A lesson ends a cycle, so the walk does not go on into the need it raised. Shows only what `tokens` may see.
    """
    names = list(subjects)
    marks = ", ".join(["%s"] * len(names)) or "''"
    on_the_way = RawSQL(_WALK.format(marks=marks), names + names)  # noqa: S611 (the marks are all that is put in)
    found = Listing.objects.filter(pk__in=on_the_way, audience__in=list(tokens))
    rows = list(found.exclude(knot="").order_by("pk"))
    here = max((list(Knot).index(Knot(row.knot)) for row in rows if row.subject in names), default=0)
    reached = max((list(Knot).index(Knot(row.knot)) for row in rows), default=0)
    stretches = []
    for position, knot in enumerate(Knot):
        state: Literal["past", "here", "ahead"] = (
            "here" if position == here else "past" if position <= reached else "ahead"
        )
        stretches.append(Stretch(knot, [row for row in rows if row.knot == knot], state))
    return stretches


def raised_next(stretches: Iterable[Stretch], tokens: Iterable[str]) -> models.QuerySet[Listing]:
    """The needs that the lessons of a thread raised."""
    lessons = [row.pk for stretch in stretches if stretch.knot == Knot.LESSON for row in stretch.items]
    return Listing.objects.filter(ties_earlier__earlier__in=lessons, audience__in=list(tokens)).distinct()


def turns_of(tokens: Iterable[str]) -> models.QuerySet[PendingTurn]:
    """Whose turn: everything held by one of these tokens, soonest first."""
    held = list(tokens)
    turns = PendingTurn.objects.filter(holder__in=held)
    for token in held:
        if token.startswith("person:"):
            turns = turns.exclude(but_not__contains=f"|{token}|")
    return turns.order_by(models.F("due_date").asc(nulls_last=True), "pk")
