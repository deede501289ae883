"""Outcomes that several agreements work for, for everyone."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from folkmoot.agreements import queries
from folkmoot.agreements.models import Agreement
from folkmoot.core.suppression import HIDDEN
from folkmoot.core.tables import csv_response, plain
from folkmoot.design.charts import Point, Series, line_chart
from folkmoot.design.charts.lines import LineChart
from folkmoot.needs.models import Outcome


def outcome(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One outcome and every agreement that works for it, nobody counted twice."""
    row = get_object_or_404(Outcome.objects.select_related("priority", "indicator"), pk=pk)
    if request.GET.get("format") == "csv":
        return people_file(row) if request.GET.get("of") == "people" else gaps_file(row)
    agreements = Agreement.objects.filter(specification__outcome=row, state__in=queries.SIGNED)
    gaps = queries.gaps_for(row)
    money = agreements.select_related("funder", "provider").order_by("pk")
    money = money.only("title", "value", "funder__name", "provider__name")
    return render(
        request,
        "agreements/outcome.html",
        {
            "outcome": row,
            "agreements": list(money),
            "counted": queries.counted_for(row),
            "gaps": gaps,
            "charts": list(gap_charts(gaps)),
            "values": queries.value_by_method(Q(specification__outcome=row)),
        },
    )


def people_file(row: Outcome) -> HttpResponseBase:
    """Whom the agreements of an outcome reached: each one's figure, and how many people there are at least and at most."""
    columns = [_("measure"), _("unit"), _("agreement"), _("provider"), _("latest"), _("at least"), _("at most")]
    lines: list[list[Any]] = []
    for group in queries.counted_for(row):
        for agreement, value in group.parts:
            told = HIDDEN if value is None else plain(value)
            lines.append([group.title, group.unit, agreement.title, agreement.provider.name, told, None, None])
        lines.append([group.title, group.unit, _("all together"), None, None, plain(group.least), plain(group.most)])
    return csv_response("people-reached", columns, lines)


def gaps_file(row: Outcome) -> HttpResponseBase:
    """Each figure by fifths of neighbourhoods, as the page shows them. An empty cell has no figure, or too few people."""
    columns = [
        _("measure"), _("unit"), _("agreement"), _("until"), _("most deprived"), _("2nd"), _("3rd"), _("4th"),
        _("least deprived"), _("gap"),
    ]  # fmt: skip
    rows = (
        [
            gap.measure.title,
            gap.measure.unit,
            gap.measure.agreement.title,
            gap.until,
            *map(plain, gap.fifths),
            plain(gap.gap),
        ]
        for gap in queries.gaps_for(row)
    )
    return csv_response("gap-between-neighbourhoods", columns, rows)


def gap_charts(gaps: Iterable[queries.Gap]) -> Iterator[LineChart]:
    """The most and the least deprived fifth over time, for each measure that was split more than once. What lies
    between the two lines is the gap."""
    by_measure: dict[int, list[queries.Gap]] = {}
    for gap in gaps:
        by_measure.setdefault(gap.measure.pk, []).append(gap)
    for rows in by_measure.values():
        if len(rows) < 2:
            continue
        measure, missing = rows[0].measure, _("no figure, or too few people")
        yield line_chart(
            _("%(measure)s: most and least deprived fifth") % {"measure": measure.title},
            [
                Series(name, [Point(row.until, row.fifths[place], "" if row.fifths[place] is not None else missing) for row in rows])
                for name, place in ((_("Most deprived"), 0), (_("Least deprived"), 4))
            ],
            unit=measure.unit,
            source=_("Reports under “%(agreement)s”") % {"agreement": measure.agreement.title},
        )  # fmt: skip
