"""Agreements as open data: grants for 360Giving, contracts for open contracting. Row by row, never held whole."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from folkmoot.agreements.anchor_states import AllocationState
from folkmoot.agreements.models import Agreement, AgreementKind, Allocation
from folkmoot.agreements.publishing.amendments import amendments_of
from folkmoot.agreements.publishing.contracts import contract_of, release_of
from folkmoot.agreements.publishing.grants import grant_of, regrant_of
from folkmoot.agreements.publishing.names import moment
from folkmoot.agreements.queries import SIGNED
from folkmoot.funding.publishing.grants import grant_package

BATCH = 200
Address = Callable[[Any], str]


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


def grants(address: Address) -> Iterator[dict[str, Any]]:
    """Every signed grant, and every share that an anchor passed on. `address` tells where a row's page is."""
    prefix = grant_prefix()
    for row in signed().filter(kind=AgreementKind.GRANT).iterator(BATCH):
        yield grant_of(row, prefix=prefix, url=address(row))
    shares = (
        Allocation.objects.filter(state__in=(AllocationState.LIVE, AllocationState.ENDED), amount__gt=0)
        .select_related("agreement__area", "agreement__project", "anchor", "group")
        .prefetch_related("anchor__identifiers", "group__identifiers")
        .order_by("pk")
    )
    for share in shares.iterator(BATCH):
        yield regrant_of(share, prefix=prefix, url=address(share))


def contracts(at: datetime) -> Iterator[dict[str, Any]]:
    """Every signed agreement that is no grant, with what was paid, reached and changed, as a release."""
    rows = signed().exclude(kind=AgreementKind.GRANT)
    rows = rows.prefetch_related("payments", "milestones__claims", "variations", "endings")
    for row in rows.iterator(BATCH):
        yield release(row, at)


def release(row: Agreement, at: datetime) -> dict[str, Any]:
    prefix, decision = ocid_prefix(), row.decision
    opportunity = decision.bid.opportunity if decision else None
    ocid = f"{prefix}-{opportunity.reference}" if opportunity else f"{prefix}-AGR-{row.pk}"
    contract = contract_of(
        row,
        award_id=f"FM-AWD-{decision.pk}" if decision else f"FM-AWD-agreement-{row.pk}",
        prefix=prefix,
        payments=sorted(row.payments.all(), key=lambda one: one.number),
        milestones=row.milestones.all(),
        amendments=amendments_of(row.variations.all(), row.endings.all()),
    )
    return release_of(row, contract, ocid=ocid, prefix=prefix, at=at)


def package(at: datetime, uri: str) -> dict[str, Any]:
    """What stands before the releases."""
    publisher = {"name": settings.FOLKMOOT_SITE_NAME}
    return {"uri": uri, "version": "1.1", "publishedDate": moment(at), "publisher": publisher}


def grant_head(at: datetime) -> dict[str, Any]:
    """What stands before the grants."""
    return {key: value for key, value in grant_package([], at=at).items() if key != "grants"}


def whole(at: datetime) -> Iterator[tuple[str, dict[str, Any], int]]:
    """Both files in memory, each with its number of rows: for whoever holds them against a schema."""
    releases = list(contracts(at))
    yield "agreements-releases.json", {**package(at, "urn:folkmoot:agreements"), "releases": releases}, len(releases)
    found = list(grants(lambda row: f"urn:folkmoot:{row.get_absolute_url()}"))
    yield "agreements-grants.json", {**grant_head(at), "grants": found}, len(found)


def written(head: dict[str, Any], name: str, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The text of one file, piece by piece: what stands before, then the rows under their name."""
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    yield f'{opening}{", " if head else ""}"{name}": ['
    for place, row in enumerate(rows):
        yield (", " if place else "") + json.dumps(row, ensure_ascii=False)
    yield "]}"
