from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.actions.membership import role_for
from folkmoot.citizens.models import Membership
from folkmoot.citizens.states import MembershipState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.people.models import Organisation, Person, Role
from folkmoot.people.models.role import RoleKind


@transaction.atomic
def carry_over(old: Organisation, *, new: Organisation, reasons: str, by: Person, now: datetime) -> int:
    """Move everybody in one organisation's scheme to another's, with all they learnt and did. Returns how many.

    Each accepts the new operator's agreement before their next task. Raises Refused unless the new one runs a scheme, or
    when a count does not come out as it went in (ledger PO-04).
    """
    capacity, today = allow(policy.may_carry_over(by, now=now)), day_of(now)
    if not reasons.strip():
        raise Refused(_("Say why they move."), field="reasons")
    if old.pk == new.pk or not Role.objects.on(today).filter(kind=RoleKind.SCHEME_MANAGER, organisation=new).exists():
        raise Refused(_("Choose another organisation that runs a scheme."), field="new")
    rows = list(
        Membership.objects.select_for_update()
        .filter(operator=old)
        .exclude(state=MembershipState.LEFT)
        .select_related("person")
    )
    before = len(rows)
    for row in rows:
        kind = role_for(row)
        held = row.person.roles.on(today).filter(kind=kind, organisation=old)
        if held.exists():
            held.filter(start_date=today).delete()
            held.update(end_date=today)
            Role.objects.get_or_create(person=row.person, kind=kind, organisation=new, start_date=today)
        row.operator = new
        row.save(update_fields=["operator"])
    after = Membership.objects.filter(pk__in=[row.pk for row in rows], operator=new).count()
    if after != before:
        raise Refused(_("Not everybody could be moved, so nobody was."))
    record(
        by, "citizens.scheme.carried_over", old, capacity=capacity, now=now, reasons=reasons.strip(),
        facts={"before": before, "after": after, "to": new.pk}, touching=[new, *rows],
    )  # fmt: skip
    return after
