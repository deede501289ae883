from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.people import policy
from folkmoot.people.models import Organisation, Person, Role
from folkmoot.people.models.role import RoleKind


@transaction.atomic
def give_role(
    person: Person, kind: RoleKind, *, at: Organisation, by: Person, now: datetime, start_date: date | None = None
) -> Role:
    """Give a person a role at an organisation, from a day. Raises NotAllowed unless `by` administers the site; Refused
    when an administrator would become the one whom worries are told to."""
    capacity = allow(policy.may_administer(by, now=now))
    if kind == RoleKind.SAFEGUARDING_LEAD and policy.may_administer(person, now=now):
        raise Refused(_("Somebody who administers the site cannot be the safeguarding lead."), field="person")
    if kind == RoleKind.ADMINISTRATOR and policy.acts_as(person, RoleKind.SAFEGUARDING_LEAD, now=now):
        raise Refused(_("The safeguarding lead cannot administer the site."), field="person")
    role = Role.objects.create(person=person, kind=kind, organisation=at, start_date=start_date or day_of(now))
    record(by, "people.role.given", role, capacity=capacity, now=now, facts={"role": kind})
    return role


@transaction.atomic
def end_role(role: Role, *, by: Person, now: datetime, end_date: date | None = None) -> Role:
    """End a role on a day (exclusive: the day itself is the first without it)."""
    capacity = allow(policy.may_administer(by, now=now))
    role.end_date = end_date or day_of(now)
    if role.end_date <= role.start_date:
        raise Refused(_("A role cannot end before it began."), field="end_date")
    role.save(update_fields=["end_date"])
    record(
        by, "people.role.ended", role, capacity=capacity, now=now, facts={"role": role.kind},
        touching=list(role.contact_points.kept()),
    )  # fmt: skip
    return role
