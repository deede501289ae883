"""The lists that councils publish under the Local Government Transparency Code 2015: what was put out and let above a
value, and grants to voluntary organisations."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from folkmoot.core.clock import add_months, day_of
from folkmoot.funding.models import FundingDecision, Opportunity, Route
from folkmoot.funding.publishing.contracts import contracts_of
from folkmoot.funding.publishing.identity import known_by, published
from folkmoot.funding.publishing.values import above
from folkmoot.funding.states import OpportunityState
from folkmoot.people.models.organisation import VOLUNTARY, SizeBand

SMALL = (SizeBand.MICRO, SizeBand.SMALL, SizeBand.MEDIUM)

TENDER_COLUMNS = (
    "reference", "title", "description", "body", "route", "value", "bids open", "bids close", "months", "state",
)  # fmt: skip
CONTRACT_COLUMNS = (
    "reference", "title", "description", "body", "supplier", "supplier number", "value", "awarded", "start", "end",
    "supplier is small or medium", "supplier is voluntary", "route", "number of bids",
)  # fmt: skip
GRANT_COLUMNS = (
    "reference", "awarded", "start", "end", "body", "recipient", "recipient number", "purpose", "amount",
)  # fmt: skip


def tenders(today: date) -> Iterator[list[Any]]:
    """Every invitation to bid above the value, latest first."""
    rows = published(Opportunity.objects.filter(value__gt=above("code-list", today) or 0).exclude(route=Route.GRANT))
    routes = {one.value: str(one.label) for one in Route}
    states = {one.value: str(one.label) for one in OpportunityState}
    # As plain tuples: a council's whole history has to come at once.
    shown = rows.order_by("-opens_date", "-pk").values_list(
        "pk",
        "title",
        "summary",
        "project__body__name",
        "route",
        "value",
        "opens_date",
        "closes_at",
        "term_months",
        "state",
    )
    for pk, title, summary, body, route, value, opens, closes, months, state in shown.iterator(2000):
        yield [
            f"FM-OPP-{pk}", title, summary, body, routes[route], value, opens, day_of(closes) if day_of(closes) > opens else "", months, states[state],
        ]  # fmt: skip


def _won(**narrowed: Any) -> Iterator[FundingDecision]:
    rows = FundingDecision.objects.filter(
        awarded=True, bid__opportunity__in=published(Opportunity.objects.all()), **narrowed
    )
    rows = rows.select_related("bid__organisation", "bid__opportunity__project__body")
    return rows.prefetch_related("bid__organisation__identifiers").order_by("-decided_at", "-pk").iterator(500)


def _number(row: FundingDecision) -> str:
    known = known_by(row.bid.organisation)
    return f"{known[0]}-{known[1]}" if known else ""


def contracts(today: date) -> Iterator[list[Any]]:
    """Every award above the value that is no grant, with what was signed where it is known."""
    bids = dict(FundingDecision.objects.values_list("bid__opportunity").annotate(number=Count("pk")).order_by())
    for row in _won(amount__gt=above("code-list", today) or 0):
        opportunity, supplier = row.bid.opportunity, row.bid.organisation
        if opportunity.route == Route.GRANT:
            continue
        signed = next(iter(contracts_of([row])), None)
        size = {True: _("yes"), False: _("no")}.get(supplier.size in SMALL) if supplier.size else _("not known")
        yield [
            f"FM-AWD-{row.pk}", opportunity.title, opportunity.summary, opportunity.project.body.name, supplier.name,
            _number(row), signed.value if signed else row.amount, day_of(row.decided_at),
            signed.start_date if signed else None, signed.end_date if signed else None, size,
            _("yes") if supplier.kind in VOLUNTARY else _("no"), opportunity.get_route_display(),
            bids.get(opportunity.pk, 0),
        ]  # fmt: skip


def grants_to_voluntary(today: date) -> Iterator[list[Any]]:
    """Every grant to a voluntary or community organisation."""
    for row in _won(bid__opportunity__route=Route.GRANT, bid__organisation__kind__in=VOLUNTARY):
        opportunity, start = row.bid.opportunity, day_of(row.decided_at)
        yield [
            f"FM-AWD-{row.pk}", start, start, add_months(start, opportunity.term_months), opportunity.project.body.name,
            row.bid.organisation.name, _number(row), opportunity.title, row.amount,
        ]  # fmt: skip
