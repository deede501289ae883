"""Agreements as open data: grants for 360Giving, contracts for open contracting; streamed, never held whole."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse

from folkmoot.agreements.anchor_states import AllocationState
from folkmoot.agreements.models import Agreement, AgreementKind, Allocation
from folkmoot.agreements.publishing.contracts import contract_of, release_of
from folkmoot.agreements.publishing.grants import grant_of, regrant_of
from folkmoot.agreements.publishing.names import moment
from folkmoot.agreements.queries import SIGNED
from folkmoot.core import clock

BATCH = 200


def ocid_prefix() -> str:
    return str(getattr(settings, "FOLKMOOT_OCID_PREFIX", "ocds-unregistered"))


def grant_prefix() -> str:
    return str(getattr(settings, "FOLKMOOT_360GIVING_PREFIX", "360G-unregistered"))


def signed() -> QuerySet[Agreement]:
    return (
        Agreement.objects.filter(state__in=SIGNED)
        .select_related("specification", "project", "area", "funder", "provider", "decision__bid__opportunity")
        .prefetch_related("funder__identifiers", "provider__identifiers")
        .order_by("pk")
    )


def grants(request: HttpRequest) -> StreamingHttpResponse:
    """Every signed grant, and every share that an anchor passed on."""
    shares = (
        Allocation.objects.filter(state__in=(AllocationState.LIVE, AllocationState.ENDED), amount__gt=0)
        .select_related("agreement__area", "agreement__project", "anchor", "group")
        .prefetch_related("anchor__identifiers", "group__identifiers")
        .order_by("pk")
    )
    prefix = grant_prefix()
    rows = chain(
        (
            grant_of(row, prefix=prefix, url=request.build_absolute_uri(row.get_absolute_url()))
            for row in signed().filter(kind=AgreementKind.GRANT).iterator(BATCH)
        ),
        (
            regrant_of(row, prefix=prefix, url=request.build_absolute_uri(row.get_absolute_url()))
            for row in shares.iterator(BATCH)
        ),
    )
    return stream("grants", '{"grants": [', rows)


def contracts(request: HttpRequest) -> StreamingHttpResponse:
    """Every signed agreement that is no grant, with what was paid and reached, as releases."""
    at = clock.now()
    rows = signed().exclude(kind=AgreementKind.GRANT).prefetch_related("payments", "milestones__claims")
    head = json.dumps(
        {
            "uri": request.build_absolute_uri(),
            "version": "1.1",
            "publishedDate": moment(at),
            "publisher": {"name": settings.FOLKMOOT_SITE_NAME},
        }
    )
    return stream("contracts", head[:-1] + ', "releases": [', (release(row, at) for row in rows.iterator(BATCH)))


def release(row: Agreement, at: datetime) -> dict[str, Any]:
    prefix, decision = ocid_prefix(), row.decision
    opportunity = decision.bid.opportunity if decision else None
    ocid = f"{prefix}-{opportunity.reference}" if opportunity else f"{prefix}-AGR-{row.pk}"
    award = f"FM-AWD-{decision.pk}" if decision else f"FM-AWD-agreement-{row.pk}"
    contract = contract_of(
        row,
        award_id=award,
        prefix=prefix,
        payments=sorted(row.payments.all(), key=lambda one: one.number),
        milestones=row.milestones.all(),
    )
    return release_of(row, contract, ocid=ocid, prefix=prefix, at=at)


def stream(name: str, head: str, rows: Iterable[dict[str, Any]]) -> StreamingHttpResponse:
    def parts() -> Iterator[str]:
        yield head
        for place, row in enumerate(rows):
            yield (", " if place else "") + json.dumps(row, ensure_ascii=False)
        yield "]}"

    answer = StreamingHttpResponse(parts(), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return answer
