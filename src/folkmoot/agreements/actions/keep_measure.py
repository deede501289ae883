from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.actions.draft_agreement import must_be_draft
from folkmoot.agreements.models import Agreement, Measure
from folkmoot.commissioning.models import MeasureKind
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Person


@transaction.atomic
def add_measure(agreement: Agreement, *, by: Person, now: datetime, **fields: Any) -> Measure:
    """Add a measure while the agreement is being written: kind, title, unit, purpose, use, baseline, target, owner,
    months_between. Either side may; measures proposed or agreed before must then be agreed again.
    """
    capacity = allow(policy.may_edit_measures(by, agreement, now=now))
    agreement = _reopened(agreement)
    check_measure(fields)
    measure = Measure.objects.create(agreement=agreement, **fields)
    record(
        by, "agreements.measure.added", agreement, capacity=capacity, now=now,
        facts={"measure": measure.pk, "kind": measure.kind}, touching=[agreement.project],
    )  # fmt: skip
    return measure


@transaction.atomic
def change_measure(measure: Measure, *, seen_version: int, by: Person, now: datetime, **fields: Any) -> Measure:
    """Change a measure while the agreement is being written. Raises ChangedMeanwhile when somebody else did first."""
    capacity = allow(policy.may_edit_measures(by, measure.agreement, now=now))
    agreement, measure = _reopened(measure.agreement), locked(measure)
    check_measure({"owner": measure.owner, **fields})
    refuse_if_changed(measure, seen_version=seen_version, yours=fields)
    for name, value in fields.items():
        setattr(measure, name, value)
    measure.save()
    record(
        by, "agreements.measure.changed", agreement, capacity=capacity, now=now,
        facts={"measure": measure.pk, "kind": measure.kind}, touching=[agreement.project],
    )  # fmt: skip
    return measure


@transaction.atomic
def remove_measure(measure: Measure, *, by: Person, now: datetime) -> Agreement:
    """Take a measure out while the agreement is being written."""
    capacity = allow(policy.may_edit_measures(by, measure.agreement, now=now))
    agreement, number = _reopened(measure.agreement), measure.pk
    measure.delete()
    record(
        by, "agreements.measure.removed", agreement, capacity=capacity, now=now, facts={"measure": number},
        touching=[agreement.project],
    )  # fmt: skip
    return agreement


def _reopened(agreement: Agreement) -> Agreement:
    """The draft, held for this change. What was proposed or agreed is so no longer: it was another list."""
    agreement = locked(agreement)
    must_be_draft(agreement)
    agreement.parties.update(signed_at=None, signed_as="")
    agreement.measures_proposed_at = agreement.measures_agreed_at = None
    agreement.save(update_fields=["measures_proposed_at", "measures_agreed_at"])
    return agreement


def check_measure(fields: dict[str, Any]) -> None:
    """Refuse a measure that says not why it is asked, how it is used, or where it starts from (MP-01, MP-04), and an aim that
    nothing counts or nobody answers for (MP-06)."""
    for name, sentence in (
        ("purpose", _("Say why this is asked.")),
        ("use", _("Say what will be done with the answer.")),
    ):
        if not str(fields.get(name) or "").strip():
            raise Refused(sentence, field=name)
    if fields.get("kind") == MeasureKind.BETTER_OFF and fields.get("baseline") is None:
        raise Refused(_("Say how things are now, or nobody can tell whether anyone is better off."), field="baseline")
    if not fields.get("months_between"):
        raise Refused(_("Say how often it is asked, in months, from 1 up."), field="months_between")
    check_aim(fields)


def check_aim(fields: Mapping[str, Any]) -> None:
    """Refuse an aim without a metric, which is what is measured and what it is counted in, or without an owner (MP-06)."""
    if fields.get("target") is None:
        return
    for name, sentence in (
        ("title", _("Say what is measured, or nobody can tell whether the aim is reached.")),
        ("unit", _("Say what the aim is counted in.")),
        ("owner", _("Say who answers for reaching the aim, or leave the aim out.")),
    ):
        if not str(fields.get(name) or "").strip():
            raise Refused(sentence, field=name)
