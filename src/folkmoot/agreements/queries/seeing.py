"""Scorecards, and outcomes that several agreements work for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from folkmoot.agreements.equality import counts_people, figure
from folkmoot.agreements.models import Agreement, Measure, Overlap, Perspective, QuintileResult, Result
from folkmoot.agreements.queries.agreements import CAME_IN, SIGNED
from folkmoot.agreements.queries.visible import BEING_WRITTEN
from folkmoot.core.suppression import is_small, suppress

# What stands under no perspective comes last, on every database.
IN_ORDER = (
    F("perspective__position").asc(nulls_last=True),
    "perspective__name",
    "perspective_id",
    "agreement_id",
    "pk",
)


def _latest(place: int, name: str) -> Subquery:
    rows = Result.objects.filter(measure=OuterRef("pk"), report__state__in=CAME_IN).order_by("-report__end_date")
    return Subquery(rows.values(name)[place : place + 1])


def scorecard(*, agreement: Any = None, outcome: Any = None, body: Any = None) -> QuerySet[Measure]:
    """Measures of signed agreements, with their latest figure and the one before; of the whole borough unless said."""
    rows = Measure.objects.filter(agreement__state__in=SIGNED, agreement__reports_with=None)
    if agreement:
        rows = rows.filter(agreement=agreement)
    if outcome:
        rows = rows.filter(agreement__specification__outcome=outcome)
    if body:
        rows = rows.filter(agreement__funder=body)
    return rows.select_related("agreement__funder", "agreement__provider", "perspective").order_by(*IN_ORDER)


def with_figures(rows: QuerySet[Measure]) -> QuerySet[Measure]:
    return rows.annotate(
        latest=_latest(0, "value"), latest_end=_latest(0, "report__end_date"), before=_latest(1, "value")
    )


@dataclass(frozen=True)
class Line:
    """One measure of a scorecard as anybody may see it."""

    measure: Measure
    latest: Decimal | None
    before: Decimal | None
    has_figure: bool

    @property
    def state(self) -> str:
        """reached, moving, not_yet, hidden or none; "no_aim" where nobody set one. Never a mark for the population."""
        aim, start = self.measure.target, self.measure.baseline
        if not self.has_figure:
            return "none"
        if self.latest is None:
            return "hidden"
        if aim is None:
            return "no_aim"
        higher = start is None or aim >= start
        if (self.latest >= aim) if higher else (self.latest <= aim):
            return "reached"
        if start is not None and ((self.latest > start) if higher else (self.latest < start)):
            return "moving"
        return "not_yet"


def lines_of(rows: Iterable[Any]) -> list[Line]:
    return [
        Line(row, figure(row.latest, row.unit), figure(row.before, row.unit), row.latest is not None) for row in rows
    ]


SAID_OF_A_LINE = (
    "title", "kind", "unit", "baseline", "target", "perspective__name", "agreement__title", "agreement__funder__name",
    "agreement__provider__name",
)  # fmt: skip
AT_ONCE = 1000


def every_line(rows: QuerySet[Measure]) -> Iterator[Line]:
    """A whole scorecard in bounded memory: one query for the measures, and one of figures for each thousand."""
    measures = rows.only(*SAID_OF_A_LINE).iterator(AT_ONCE)
    while some := list(islice(measures, AT_ONCE)):
        found = _latest_two([row.pk for row in some])
        for row in some:
            latest, before = found.get(row.pk, (None, None))
            yield Line(row, figure(latest, row.unit), figure(before, row.unit), latest is not None)


def _latest_two(measures: list[int]) -> dict[int, tuple[Decimal, Decimal | None]]:
    """The latest figure of each measure, and the one before."""
    by_end = Window(RowNumber(), partition_by="measure_id", order_by=F("report__end_date").desc())
    rows = Result.objects.filter(measure__in=measures, report__state__in=CAME_IN).annotate(place=by_end)
    pairs: dict[int, list[Decimal]] = {}
    for key, value in rows.filter(place__lte=2).order_by("measure_id", "place").values_list("measure_id", "value"):
        pairs.setdefault(key, []).append(value)
    return {key: (values[0], values[1] if len(values) > 1 else None) for key, values in pairs.items()}


@dataclass(frozen=True)
class Section:
    """The measures that look from one side."""

    key: int | None
    name: str
    count: int


def perspectives(rows: QuerySet[Measure], body: Any = None, *, whole: bool = False) -> list[Section]:
    """How many measures stand under each perspective; those of a body with none are there too, so as to be seen.

    `whole` says that the rows are the scorecard of the whole borough.
    """
    counted = _count_whole() if whole else _count(rows)
    named = Perspective.objects.filter(Q(body=body) if body else Q(pk__in=[key for key in counted if key]))
    found = [Section(row.pk, row.name, counted.get(row.pk, 0)) for row in named.order_by("position", "name", "pk")]
    if None in counted:
        found.append(Section(None, _("no perspective yet"), counted[None]))
    return found


def _count(rows: QuerySet[Measure]) -> Counter[Any]:
    return Counter(dict(rows.order_by().values_list("perspective_id").annotate(count=Count("*"))))


def _count_whole() -> Counter[Any]:
    """Every measure there is, which an index alone tells, less the few of agreements that are not on the scorecard."""
    absent = Q(agreement__state__in=BEING_WRITTEN) | Q(agreement__reports_with__isnull=False)
    return _count(Measure.objects.all()) - _count(Measure.objects.filter(absent))


def measures_between(rows: QuerySet[Measure], sections: list[Section], start: int, stop: int) -> list[Measure]:
    """Measures from one place of the scorecard to another. Only the sections that reach into it are sorted."""
    before, place, keys = 0, 0, []
    for section in sections:
        if place + section.count <= start:
            before += section.count
        elif place < stop:
            keys.append(section.key)
        place += section.count
    if None in keys:
        within = Q(perspective__in=[key for key in keys if key]) | Q(perspective=None)
    else:
        within = Q(perspective__in=keys)
    order = ("agreement_id", "pk") if len(keys) == 1 else IN_ORDER
    return list(with_figures(rows.filter(within).order_by(*order)[start - before : stop - before]))


@dataclass(frozen=True)
class Counted:
    """People counted by several agreements under one measure: at least so many, at most so many, nobody twice."""

    title: str
    unit: str
    parts: list[tuple[Agreement, Decimal | None]]
    least: Decimal
    most: Decimal
    overlaps_known: int

    @property
    def is_exact(self) -> bool:
        return self.least == self.most


def people_of(
    parts: list[tuple[Agreement, Decimal | None]], shared: dict[tuple[int, int], int]
) -> tuple[Decimal, Decimal, int]:
    """The least and the most people there can be behind some counts, from the overlaps that may be told.

    A hidden count is in neither bound, and an overlap of few people counts as unknown: either could be worked out by
    subtraction otherwise. At least: the largest count, or the sum less every overlap, when all are known. At most: the
    sum less the largest overlap.
    """
    known = [(row.pk, value) for row, value in parts if value is not None]
    if not known:
        return Decimal(0), Decimal(0), 0
    keys = sorted(key for key, _value in known)
    values = dict(known)
    pairs = [(one, two) for place, one in enumerate(keys) for two in keys[place + 1 :]]
    told = {
        pair: min(Decimal(shared[pair]), values[pair[0]], values[pair[1]])
        for pair in pairs
        if pair in shared and not is_small(shared[pair])
    }
    whole = sum(values.values(), Decimal(0))
    least = max(values.values())
    if len(told) == len(pairs):
        least = max(least, whole - sum(told.values(), Decimal(0)))
    most = whole - max(told.values(), default=Decimal(0))
    return least, max(least, most), len(told)


def counted_for(outcome: Any) -> list[Counted]:
    """Every measure that counts people for one outcome, over all its agreements (ledger MP-18)."""
    rows = scorecard(outcome=outcome)
    units = {unit for unit in rows.order_by().values_list("unit", flat=True).distinct() if counts_people(unit)}
    rows = rows.filter(unit__in=units).annotate(latest=_latest(0, "value")).select_related(None)
    rows = rows.select_related("agreement__provider").only(
        "title", "unit", "agreement__title", "agreement__provider__name"
    )
    by_title: dict[tuple[str, str], list[tuple[Agreement, Decimal | None]]] = {}
    for row in rows:
        if row.latest is not None:  # type: ignore[attr-defined]
            by_title.setdefault((row.title, row.unit), []).append((row.agreement, figure(row.latest, row.unit)))  # type: ignore[attr-defined]
    overlaps = Overlap.objects.filter(first__specification__outcome=outcome)
    shared = {(row.first_id, row.second_id): row.people for row in overlaps}
    found = []
    for (title, unit), parts in by_title.items():
        least, most, known = people_of(parts, shared)
        found.append(Counted(title, unit, parts, least, most, known))
    return found


@dataclass(frozen=True)
class Gap:
    """The distance between the most and the least deprived fifth, in one report of one measure."""

    measure: Measure
    until: date
    fifths: list[Decimal | None]

    @property
    def gap(self) -> Decimal | None:
        first, last = self.fifths[0], self.fifths[4]
        return None if first is None or last is None else first - last


def gaps_for(outcome: Any) -> list[Gap]:
    """How far apart the fifths are, report by report (ledger EQ-13). A figure on few people is left out."""
    rows = (
        QuintileResult.objects.filter(
            result__report__agreement__specification__outcome=outcome, result__report__state__in=CAME_IN
        )
        .select_related("result__report", "result__measure__agreement")
        .order_by("result__measure_id", "result__report__end_date", "quintile")
    )
    by_result: dict[int, list[QuintileResult]] = {}
    for row in rows:
        by_result.setdefault(row.result_id, []).append(row)
    return [_gap(fifths) for fifths in by_result.values()]


def _gap(rows: list[QuintileResult]) -> Gap:
    """The fifths as anybody may see them: where one is hidden, another is too, so that the whole less the rest does not
    give it away."""
    result = rows[0].result
    tells = [{row.quintile: row.people for row in rows}]
    if counts_people(result.measure.unit):
        tells.append({row.quintile: int(row.value) for row in rows})
    hidden = {key for counts in tells for key, shown in suppress(counts, special=True).counts.items() if shown is None}
    fifths: list[Decimal | None] = [None] * 5
    for row in rows:
        if row.quintile not in hidden:
            fifths[row.quintile - 1] = row.value
    return Gap(result.measure, result.report.last_date, fifths)
