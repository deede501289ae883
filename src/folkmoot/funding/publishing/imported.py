"""Notices that were brought in from published data, given out again as OCDS releases. Individuals are never named."""

from datetime import datetime
from typing import Any

from folkmoot.funding.models import Notice, NoticeAward, NoticeStage
from folkmoot.funding.publishing.identity import amount, moment, organisation_id, unique_by_id, without_empty
from folkmoot.funding.publishing.ocds import party

TAGS = {
    NoticeStage.PLANNED: "planning", NoticeStage.OPEN: "tender", NoticeStage.CLOSED: "tenderUpdate",
    NoticeStage.AWARDED: "award", NoticeStage.WITHDRAWN: "tenderCancellation",
}  # fmt: skip
STATUSES = {
    NoticeStage.PLANNED: "planned", NoticeStage.OPEN: "active", NoticeStage.CLOSED: "complete",
    NoticeStage.AWARDED: "complete", NoticeStage.WITHDRAWN: "cancelled",
}  # fmt: skip


def release_of_notice(notice: Notice, *, at: datetime) -> dict[str, Any]:
    """`at` stands in where nobody said when it was published."""
    stage = NoticeStage(notice.stage)
    when = notice.released_at or notice.published_date or at
    awards = list(notice.awards.all())
    recipients = [row.recipient for row in awards if row.recipient]
    return without_empty({
        "ocid": notice.identifier,
        "id": notice.release or f"{notice.identifier}-{notice.pk}",
        "date": moment(when),
        "tag": [TAGS[stage]],
        "initiationType": "tender",
        "language": "en",
        "parties": unique_by_id([*(party(one, "supplier") for one in recipients), party(notice.body, "buyer")]),
        "buyer": {"id": organisation_id(notice.body), "name": notice.body.name},
        "tender": {
            "id": notice.identifier,
            "title": notice.title,
            "description": notice.description,
            "status": STATUSES[stage],
            "value": _money(notice.value, notice.currency),
            "procurementMethodDetails": notice.procedure,
            "tenderPeriod": {"endDate": moment(notice.closes_date)} if notice.closes_date else None,
        },
        "awards": _awards(awards),
    })  # fmt: skip


def _awards(rows: list[NoticeAward]) -> list[dict[str, Any]]:
    """Several suppliers of one award are lines of one identifier."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        one = found.setdefault(
            row.identifier,
            {
                "id": row.identifier, "status": "active", "date": moment(row.awarded_date) if row.awarded_date else None,
                "value": None, "suppliers": [],
            },
        )  # fmt: skip
        one["value"] = one["value"] or _money(row.value, row.currency)
        if row.recipient:
            one["suppliers"].append({"id": organisation_id(row.recipient), "name": row.recipient.name})
    for one in found.values():
        one["suppliers"] = unique_by_id(one["suppliers"])
    return list(found.values())


def _money(value: Any, currency: str) -> dict[str, Any] | None:
    return {"amount": amount(value), "currency": currency} if value is not None else None
