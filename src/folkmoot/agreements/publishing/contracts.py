"""The contract, implementation and amendment blocks of open contracting data, from agreements. Functions that return
dictionaries; whoever publishes the whole process puts them into its releases.

Source: Open Contracting Data Standard 1.1, release schema.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from folkmoot.agreements.claim_states import ClaimState
from folkmoot.agreements.models import Agreement, Milestone, Payment
from folkmoot.agreements.publishing.amendments import Amendment, amendment_block
from folkmoot.agreements.publishing.names import known_by, moment, money, organisation_id, said
from folkmoot.agreements.states import AgreementState

STATUSES = {
    AgreementState.DRAFT: "pending",
    AgreementState.OFFERED: "pending",
    AgreementState.LIVE: "active",
    AgreementState.ENDED: "terminated",
}


def contract_of(
    agreement: Agreement,
    *,
    award_id: str,
    prefix: str,
    payments: Iterable[Payment] = (),
    milestones: Iterable[Milestone] = (),
    amendments: Iterable[Amendment] = (),
) -> dict[str, Any]:
    """The contract of one award, with how it is carried out and how it was changed."""
    term = (agreement.end_date - agreement.start_date).days
    signed = agreement.provider_signed_at
    return said(
        {
            "id": f"{prefix}-agreement-{agreement.pk}",
            "awardID": award_id,
            "title": agreement.title,
            "description": agreement.specification.purpose,
            "status": STATUSES[AgreementState(agreement.state)],
            "period": {
                "startDate": moment(agreement.start_date), "endDate": moment(agreement.end_date), "durationInDays": term
            },
            "value": money(agreement.value),
            "dateSigned": moment(signed) if signed else None,
            "implementation": implementation_of(agreement, payments, milestones, prefix),
            "amendments": [amendment_block(row) for row in amendments],
        }
    )  # fmt: skip


def implementation_of(
    agreement: Agreement, payments: Iterable[Payment], milestones: Iterable[Milestone], prefix: str
) -> dict[str, Any]:
    """What was paid, and what was reached. A payment to come is a milestone of the money, not a transaction."""
    rows = list(payments)
    made = [row for row in rows if row.paid_date]
    to_come = [row for row in rows if not row.paid_date]
    return said(
        {
            "transactions": [transaction_of(row, agreement, prefix) for row in made],
            "milestones": [due_of(row) for row in to_come] + [milestone_of(row) for row in milestones],
        }
    )


def transaction_of(row: Payment, agreement: Agreement, prefix: str) -> dict[str, Any]:
    assert row.paid_date is not None
    return {
        "id": f"payment-{row.pk}",
        "date": moment(row.paid_date),
        "value": money(row.amount),
        "payer": {"id": organisation_id(agreement.funder, prefix), "name": agreement.funder.name},
        "payee": {"id": organisation_id(agreement.provider, prefix), "name": agreement.provider.name},
    }


def due_of(row: Payment) -> dict[str, Any]:
    return {
        "id": f"payment-{row.pk}", "title": row.purpose, "type": "financing", "dueDate": moment(row.due_date),
        "status": "scheduled",
    }  # fmt: skip


def milestone_of(row: Milestone) -> dict[str, Any]:
    met = [claim for claim in row.claims.all() if claim.state == ClaimState.PAID]
    return said(
        {
            "id": f"milestone-{row.pk}",
            "title": row.title,
            "type": "delivery",
            "description": row.evidence,
            "dueDate": moment(row.expected_date),
            "dateMet": moment(met[0].sent_at) if met else None,
            "status": "met" if met else "scheduled",
        }
    )


def release_of(
    agreement: Agreement, contract: dict[str, Any], *, ocid: str, prefix: str, at: datetime
) -> dict[str, Any]:
    """A release that tells of the contract alone; others of the same process tell of its tender and award."""
    tags = ["contract"]
    if agreement.state == AgreementState.ENDED:
        tags = ["contractTermination"]
    elif contract.get("amendments"):
        tags = ["contractAmendment"]
    if contract.get("implementation"):
        tags.append("implementation")
    return {
        "ocid": ocid,
        "id": f"{ocid}-agreement-{agreement.pk}-{at:%Y%m%dT%H%M%S}",
        "date": moment(at),
        "tag": tags,
        "initiationType": "tender",
        "language": "en",
        "parties": [party(agreement.funder, "buyer", prefix), party(agreement.provider, "supplier", prefix)],
        "buyer": {"id": organisation_id(agreement.funder, prefix), "name": agreement.funder.name},
        "contracts": [contract],
    }


def party(row: Any, role: str, prefix: str) -> dict[str, Any]:
    known = known_by(row)
    identifier = {"scheme": known[0], "id": known[1], "legalName": row.name} if known else None
    return said({"id": organisation_id(row, prefix), "name": row.name, "identifier": identifier, "roles": [role]})
