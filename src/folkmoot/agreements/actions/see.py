from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.models import (
    Agreement,
    Benefit,
    Measure,
    Overlap,
    Perspective,
    QuintileResult,
    Report,
    Result,
    SocialValue,
)
from folkmoot.agreements.models.seeing import BenefitKind, Grade
from folkmoot.agreements.states import ReportState
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def add_perspective(body: Organisation, *, name: str, position: int, by: Person, now: datetime) -> Perspective:
    """Add a side from which a body looks at its services (ledger MP-05)."""
    capacity = allow(policy.may_keep_perspectives(by, body, now=now))
    if not name.strip():
        raise Refused(_("Give it a name."), field="name")
    if body.perspectives.filter(name__iexact=name.strip()).exists():
        raise Refused(_("There is a perspective of this name already."), field="name")
    row = Perspective.objects.create(body=body, name=name.strip(), position=position)
    record(by, "agreements.perspective.added", body, capacity=capacity, now=now, facts={"perspective": row.pk})
    return row


@transaction.atomic
def place_measure(measure: Measure, *, perspective: Perspective, by: Person, now: datetime) -> Measure:
    """Put a measure under one perspective of its funder. What it asks stays as both sides agreed it."""
    capacity = allow(policy.may_place_measure(by, measure, now=now))
    measure = locked(measure)
    if perspective.body_id != measure.agreement.funder_id:
        raise Refused(_("Choose a perspective of the funder."), field="perspective")
    measure.perspective = perspective
    measure.save(update_fields=["perspective"])
    record(
        by, "agreements.measure.placed", measure.agreement, capacity=capacity, now=now,
        facts={"measure": measure.pk, "perspective": perspective.pk},
    )  # fmt: skip
    return measure


@transaction.atomic
def claim_value(
    agreement: Agreement,
    *,
    kind: str,
    claim: str,
    method: str,
    amount: Decimal | None = None,
    by: Person,
    now: datetime,
) -> SocialValue:
    """Say what wider good the work does, and how that is known. It is shown as claimed until something shows it."""
    capacity = allow(policy.may_claim_value(by, agreement, now=now))
    if not method.strip():
        raise Refused(_("Say how that is known. A claim without a method is not shown."), field="method")
    row = SocialValue.objects.create(
        agreement=agreement, kind=kind, claim=claim, method=method, amount=amount, claimed_at=now
    )
    record(
        by, "agreements.value.claimed", agreement, capacity=capacity, now=now, facts={"amount": amount, "kind": kind}
    )
    return row


@transaction.atomic
def show_value(row: SocialValue, *, grade: str, evidence: str, by: Person, now: datetime) -> SocialValue:
    """Say what shows a claim, and how well (ledger MP-08)."""
    capacity = allow(policy.may_claim_value(by, row.agreement, now=now))
    row = locked(row)
    if grade != Grade.CLAIMED and not evidence.strip():
        raise Refused(_("Say what shows it."), field="evidence")
    row.grade, row.evidence, row.evidenced_at = grade, evidence, now
    row.save(update_fields=["grade", "evidence", "evidenced_at"])
    record(by, "agreements.value.shown", row.agreement, capacity=capacity, now=now, facts={"grade": grade})
    return row


@transaction.atomic
def note_benefit(
    agreement: Agreement,
    *,
    kind: str,
    what: str,
    year: int,
    amount: Decimal,
    method: str = "",
    by: Person,
    now: datetime,
) -> Benefit:
    """Write down money saved or a cost avoided. A cost that never was needs its method (ledger MP-23)."""
    capacity = allow(policy.may_note_benefit(by, agreement, now=now))
    if kind == BenefitKind.AVOIDED and not method.strip():
        raise Refused(_("Say how it was worked out: nobody can see a cost that did not come."), field="method")
    if amount <= 0:
        raise Refused(_("Enter an amount above nothing."), field="amount")
    row = Benefit.objects.create(
        agreement=agreement, kind=kind, what=what, year=year, amount=amount, method=method, noted_at=now
    )
    record(
        by, "agreements.benefit.noted", agreement, capacity=capacity, now=now,
        facts={"kind": kind, "amount": amount, "year": year},
    )  # fmt: skip
    return row


@transaction.atomic
def note_overlap(
    agreement: Agreement, *, other: Agreement, people: int, how_known: str, by: Person, now: datetime
) -> Overlap:
    """Say how many people two agreements for one outcome both count, so that nobody is counted twice."""
    capacity = allow(policy.may_note_overlap(by, agreement, now=now))
    if other.pk == agreement.pk or other.specification.outcome_id != agreement.specification.outcome_id:
        raise Refused(_("Choose another agreement for the same outcome."), field="other")
    if not how_known.strip():
        raise Refused(_("Say how that is known."), field="how_known")
    first, second = sorted((agreement, other), key=lambda row: row.pk)
    row, _made = Overlap.objects.update_or_create(
        first=first, second=second, defaults={"people": people, "how_known": how_known, "noted_at": now}
    )
    record(
        by, "agreements.overlap.noted", agreement, capacity=capacity, now=now, facts={"with": other.pk},
        touching=[other],
    )  # fmt: skip
    return row


@transaction.atomic
def split_by_quintile(
    report: Report, *, measure: Measure, figures: Mapping[int, tuple[Decimal, int]], by: Person, now: datetime
) -> Result:
    """Give a measure's figure for each fifth of neighbourhoods, most deprived first, and on how many people it rests."""
    capacity = allow(policy.may_report(by, report, now=now))
    report = locked(report)
    if report.state != ReportState.DUE:
        raise Refused(_("This report has been sent. The funder can ask for it again if something must change."))
    result = Result.objects.filter(report=report, measure=measure).first()
    if result is None:
        raise Refused(_("Enter the figure for everybody in the report first, and save it."))
    result.quintiles.all().delete()
    QuintileResult.objects.bulk_create(
        QuintileResult(result=result, quintile=fifth, value=value, people=people)
        for fifth, (value, people) in figures.items()
    )
    record(
        by, "agreements.report.split", report, capacity=capacity, now=now,
        facts={"measure": measure.pk, "fifths": len(figures)},
    )  # fmt: skip
    return result
