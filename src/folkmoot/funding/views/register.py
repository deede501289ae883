from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.clock import day_of
from folkmoot.core.suppression import HIDDEN
from folkmoot.core.tables import csv_response
from folkmoot.design.charts import Bar, bar_chart
from folkmoot.design.tags.words import day
from folkmoot.funding.filters import RegisterFilter, ShareFilter
from folkmoot.funding.models import Notice
from folkmoot.funding.models.notice import address_of, stage_on
from folkmoot.funding.queries import funded, shares
from folkmoot.funding.queries.register import every_notice, recipients, shown, whole
from folkmoot.funding.sme import limits_on
from folkmoot.funding.templatetags.funding import in_words
from folkmoot.people.models import Organisation

SHOWN, NAMED = 25, 3


def register(request: HttpRequest) -> HttpResponseBase:
    """Every opportunity and award we know of, ours and from open data."""
    today = day_of(clock.now())
    filters = RegisterFilter(request.GET or None)
    rows = filters.narrow(every_notice(), today)
    body = _organisation(request.GET.get("organisation", ""))
    if body:
        rows = rows.filter(body=body)
    if request.GET.get("format") == "csv":
        return csv_response("register", COLUMNS, _lines(whole(rows).iterator(500), today))
    page = Paginator(shown(rows), SHOWN).get_page(request.GET.get("page"))
    # Made here, not line by line in the template: this is the longest list there is, and it has to stay quick.
    awarded = recipients(page)
    table = [
        [
            {"text": row.title, "url": address_of(row.pk, row.opportunity_id)},
            row.body__name,
            stage_on(today, row.stage, row.source, row.closes_date),
            day(row.published_date),
            in_words(row.value, row.currency),
            _names(awarded.get(row.pk, [])),
        ]
        for row in page
    ]
    columns = [_("Notice"), _("Body"), _("Stage"), _("Published"), (_("Value"), "number"), _("Awarded to")]
    context = {"page": page, "columns": columns, "table": table, "filters": filters, "body": body}
    return render(request, "funding/register.html", context)


def _names(awarded: list[tuple[str | None, bool]]) -> str:
    names = [name or _("an individual") for name, _is_to_individual in awarded[:NAMED]]
    return "; ".join([*names, _("and others")] if len(awarded) > NAMED else names)


COLUMNS = (
    "source", "identifier", "stage", "body", "title", "value", "currency", "published", "closes", "procedure", "category",
    "suits small and medium businesses", "suits voluntary organisations", "awarded to", "award value", "link", "licence",
)  # fmt: skip


def _lines(rows: Any, today: date) -> Iterator[list[Any]]:
    """One line for each award, and one for a notice that has none yet."""
    for row in rows:
        start = [
            row.source, row.identifier, row.stage_on(today), row.body.name, row.title, row.value, row.currency,
            row.published_date, row.closes_date, row.procedure, row.category, row.suits_sme, row.suits_vco,
        ]  # fmt: skip
        end = [row.source_url, row.licence]
        for award in row.awards.all() or [None]:
            name = (
                award.recipient.name
                if award and award.recipient
                else _("an individual")
                if award and award.is_to_individual
                else ""
            )
            yield [*start, name, award.value if award else None, *end]


def _organisation(number: str) -> Organisation | None:
    return (
        Organisation.objects.filter(pk=number).first()
        if number.isascii() and number.isdigit() and len(number) < 18
        else None
    )


def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice with where it comes from. Ours are shown as the opportunities they are."""
    row = get_object_or_404(Notice.objects.select_related("body", "opportunity"), pk=pk)
    if row.opportunity:
        return redirect(row.opportunity, permanent=False)
    awards = list(row.awards.select_related("recipient").order_by("identifier", "pk"))
    context = {"notice": row, "stage": row.stage_on(day_of(clock.now())), "awards": awards}
    return render(request, "funding/notice.html", context)


def voluntary_share(request: HttpRequest) -> HttpResponseBase:
    """How much of what was awarded went to voluntary and community organisations (ledger MP-11)."""
    filters = ShareFilter(request.GET or None)
    asked = filters.asked()
    source, year = asked.get("source") or "", asked.get("year")
    body = _organisation(request.GET.get("organisation", ""))
    years = shares.by_year(source=source, body=body.pk if body else None)
    bodies = [] if body else shares.by_body(source=source, year=year)
    counted = [share for share in years if not year or share.part == str(year)]
    if request.GET.get("format") == "csv":
        return _share_csv(years if body else bodies, by_year=bool(body))
    page = Paginator(bodies, SHOWN).get_page(request.GET.get("page"))
    names = {row.pk: row for row in Organisation.objects.filter(pk__in=[share.part for share in page])}
    context = {
        "filters": filters,
        "body": body,
        "year": year,
        "total": shares.together(counted),
        "years": years,
        "page": page,
        "lines": [(names[share.part], share) for share in page],
        "chart": _chart(years),
        "other_currencies": shares.in_other_currencies(source=source),
    }
    return render(request, "funding/voluntary_share.html", context)


def who_is_funded(request: HttpRequest) -> HttpResponseBase:
    """How often bids are awarded, by size of organisation and for groups that are often shut out."""
    found = funded.who_is_funded(day_of(clock.now()))
    if request.GET.get("format") == "csv":
        columns = [_("counted by"), _("line"), _("bids decided"), _("awarded"), _("amount (£)")]
        lines = [[_("size"), rate.label, rate.bids, rate.awarded, rate.amount] for rate in found.by_size]
        lines += [
            [_("run by and for"), rate.label, _shown(rate.bids), _shown(rate.awarded), ""]
            for rate in (found.specialist, *found.by_group)
        ]
        lines += [
            [_("small or medium-sized enterprise"), _("yes"), "", "", found.smes.sme],
            [_("small or medium-sized enterprise"), _("no"), "", "", found.smes.other],
            [_("small or medium-sized enterprise"), _("not known"), "", "", found.smes.unknown],
        ]
        return csv_response("who-is-funded", columns, lines)
    return render(request, "funding/who_is_funded.html", {"funded": found, "limits": limits_on(day_of(clock.now()))})


def _shown(count: int | None) -> Any:
    return str(HIDDEN) if count is None else count


def _chart(years: list[shares.Share]) -> Any:
    dated = [share for share in years if share.part][:10]
    bars = [
        Bar(
            share.part,
            share.percent_by_value,
            note=_("no award has a stated value") if share.percent_by_value is None else "",
        )
        for share in reversed(dated)
    ]
    title = _("Share of award value known to have gone to voluntary and community organisations, by year")
    return bar_chart(title, bars, unit="%", source=_("The register of this site"), label=_("Year")) if bars else None


def _share_csv(found: list[shares.Share], *, by_year: bool) -> HttpResponseBase:
    names = (
        {}
        if by_year
        else {row.pk: row.name for row in Organisation.objects.filter(pk__in=[share.part for share in found])}
    )
    columns = [
        _("year") if by_year else _("body"), _("awards"), _("to voluntary organisations"), _("to others"), _("unknown"),
        _("awards with a value"), _("value (£)"), _("value to voluntary organisations (£)"), _("value to others (£)"),
        _("value unknown (£)"),
    ]  # fmt: skip
    return csv_response(
        "voluntary-share",
        columns,
        (
            [names.get(share.part, share.part), share.awards, share.to_vcos, share.to_others, share.unknown, share.with_value,
             share.value, share.vco_value, share.other_value, share.unknown_value]
            for share in found
        ),
    )  # fmt: skip
