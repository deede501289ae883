"""What reporting takes of a provider, and what the parties and an evaluator may read."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Sum

from folkmoot.agreements.equality import Table, tables_of
from folkmoot.agreements.models import Agreement, EqualityCount, Report, Result
from folkmoot.agreements.queries.agreements import CAME_IN

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Burden:
    """Hours spent on the reports that came in, beside the money of the same days."""

    hours: Decimal
    reports: int
    silent: int
    money: Decimal
    cost_of_hour: Decimal | None

    @property
    def hours_for_a_thousand(self) -> Decimal | None:
        return (self.hours * 1000 / self.money).quantize(CENT) if self.money else None

    @property
    def share(self) -> Decimal | None:
        """Of every hundred pounds, how many go into reporting; None where nobody said what an hour costs."""
        if self.cost_of_hour is None or not self.money:
            return None
        return (self.hours * self.cost_of_hour * 100 / self.money).quantize(CENT)


def burden_of(agreement: Agreement, reports: list[Report]) -> Burden:
    """What reporting took, from reports in hand."""
    came = [row for row in reports if row.has_come_in]
    said = [row for row in came if row.hours_spent is not None]
    days = sum((row.end_date - row.start_date).days for row in said)
    term = (agreement.end_date - agreement.start_date).days
    return Burden(
        hours=sum((row.hours_spent or Decimal(0) for row in said), Decimal(0)),
        reports=len(came),
        silent=len(came) - len(said),
        money=(agreement.value * days / term).quantize(CENT),
        cost_of_hour=agreement.cost_of_hour,
    )


def equality_tables(report: Report) -> list[Table]:
    """The tables of one report as anybody may see them. There is no table of several reports together."""
    rows = EqualityCount.objects.filter(report=report).order_by("pk").values_list("group", "answer", "people")
    return tables_of(rows)


def voices(agreement: Agreement) -> tuple[int, int]:
    """How many users said how it is, and in how many reports something changed because of them."""
    came = agreement.reports.filter(state__in=CAME_IN)
    heard = came.aggregate(heard=Sum("user_voices"))["heard"] or 0
    changed = came.exclude(voices_changed="").aggregate(count=Count("pk"))["count"]
    return heard, changed


def figures_for_evaluator(agreement: Agreement) -> list[tuple[object, ...]]:
    """Every figure without anybody's words: period, measure, unit, kind, start, aim, figure (None where hidden)."""
    rows = (
        Result.objects.filter(report__agreement=agreement, report__state__in=CAME_IN)
        .select_related("report", "measure")
        .order_by("report__start_date", "measure_id")
    )
    return [
        (
            row.report.start_date, row.report.last_date, row.measure.title, row.measure.unit,
            row.measure.get_kind_display(), row.measure.baseline, row.measure.target, row.shown,
        )
        for row in rows
    ]  # fmt: skip
