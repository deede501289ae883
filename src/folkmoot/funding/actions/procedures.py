from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.funding import policy
from folkmoot.funding.clocks import Clock
from folkmoot.funding.models import Procedure, ProcedureClock
from folkmoot.people.models import Person


@transaction.atomic
def add_procedure(
    *, code: str, clocks: Mapping[str, Clock], by: Person, now: datetime, voluntary: tuple[str, ...] = (), **terms: Any
) -> Procedure:
    """Add a row of law: a new procedure, or what an existing one says from a later day on.

    Raises Refused when a row of the code holds from the same day or a later one: what is past is never rewritten.
    """
    capacity = allow(policy.may_change_law(by, now=now))
    latest = Procedure.objects.filter(code=code).order_by("-valid_from").first()
    if latest and terms["valid_from"] <= latest.valid_from:
        raise Refused(
            _("A row of this procedure holds from %(day)s. The new one must begin later.")
            % {"day": f"{latest.valid_from:%-d %B %Y}"},
            field="valid_from",
        )
    if terms.get("valid_to") and terms["valid_to"] <= terms["valid_from"]:
        raise Refused(_("It must end after it begins."), field="valid_to")
    least, most = terms.get("value_from"), terms.get("value_under")
    if least is not None and most is not None and least >= most:
        raise Refused(_("No value is both from the one and under the other."), field="value_under")
    if not terms.get("services"):
        raise Refused(_("Choose the services it is for."), field="services")
    if not terms["source"].strip():
        raise Refused(_("Say where this is written: the Act, regulation or notice."), field="source")
    position = latest.position if latest else 1 + (_last_position() or 0)
    row = Procedure.objects.create(code=code, position=position, **terms)
    ProcedureClock.objects.bulk_create(
        ProcedureClock(
            procedure=row, kind=kind, length=clock.length, unit=clock.unit,
            counts_first_day=clock.counts_first_day, is_voluntary=kind in voluntary,
        )
        for kind, clock in clocks.items()
    )  # fmt: skip
    record(
        by, "funding.procedure.added", row, capacity=capacity, now=now,
        facts={"code": code, "from": row.valid_from, "least": row.value_from, "under": row.value_under}, rule=row.law,
    )  # fmt: skip
    return row


@transaction.atomic
def close_procedure(row: Procedure, *, valid_to: date, by: Person, now: datetime) -> Procedure:
    """Say from which day a procedure can no longer be chosen. What rests on it keeps it.

    Raises Refused when something that began on that day or later rests on it.
    """
    capacity = allow(policy.may_change_law(by, now=now))
    row = Procedure.objects.select_for_update().get(pk=row.pk)
    if row.valid_to is not None and row.valid_to <= day_of(now):
        raise Refused(_("It has ended already."), field="valid_to")
    if valid_to <= row.valid_from:
        raise Refused(_("It must end after it begins."), field="valid_to")
    if row.opportunities.filter(law_date__gte=valid_to).exists():
        raise Refused(
            _("Something that began on that day or later rests on this row. Choose a later day."), field="valid_to"
        )
    row.valid_to = valid_to
    row.save(update_fields=["valid_to"])
    record(by, "funding.procedure.closed", row, capacity=capacity, now=now, facts={"to": valid_to}, rule=row.law)
    return row


def _last_position() -> int | None:
    return Procedure.objects.order_by("-position").values_list("position", flat=True).first()
