from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.actions.freeing import free_what_is_held
from folkmoot.citizens.models import Membership
from folkmoot.citizens.models.membership import Cohort
from folkmoot.citizens.notices import tell_admitted
from folkmoot.citizens.states import MEMBERSHIP, MembershipState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Organisation, Person, Role
from folkmoot.people.models.guardianship import YOUNGEST, acts_alone
from folkmoot.people.models.role import RoleKind

ADULT = 18


@transaction.atomic
def apply_to_join(
    operator: Organisation, *, birth_date: date | None = None, wants: str = "", by: Person, now: datetime
) -> Membership:
    """Apply to be a citizen commissioner: anybody of 12 or over; 12 to 17 as a young commissioner (ledger PO-02).

    The date of birth an account already has is the one that counts. Raises Refused for who is under 12 on the day, is
    12 without a guardian who opened the account, gives no date of birth, or is in the scheme already. Who left may
    come back.
    """
    capacity = allow(policy.may_apply(by, now=now))
    person, today = Person.objects.select_for_update().get(pk=by.pk), day_of(now)
    if person.birth_date is None:
        person.birth_date = birth_date
    if person.birth_date is None or person.birth_date > today:
        raise Refused(_("Give your date of birth."), field="birth_date")
    age = person.age_on(today)
    if age < YOUNGEST:
        raise Refused(_("You can join from your 12th birthday."), field="birth_date")
    if not acts_alone(person, today):
        raise Refused(
            _("Until you are 13, a parent or guardian opens your account and acts in it. Ask them to open one."),
            field="birth_date",
        )
    if Membership.objects.current_of(person) is not None:
        raise Refused(_("You have applied already."))
    person.save(update_fields=["birth_date"])
    membership = Membership.objects.create(
        person=person,
        operator=operator,
        cohort=Cohort.YOUNG if age < ADULT else Cohort.ADULT,
        wants=wants,
        applied_at=now,
    )
    record(by, "citizens.membership.applied", membership, capacity=capacity, now=now, words={"wants": wants})
    return membership


@transaction.atomic
def admit(membership: Membership, *, by: Person, now: datetime) -> Membership:
    """Admit somebody who applied; from today they act as a citizen, or young, commissioner."""
    capacity = allow(policy.may_admit(by, membership.operator, now=now))
    allow(policy.is_about_somebody_else(by, membership.person))
    membership, today = locked(membership), day_of(now)
    move(membership, MEMBERSHIP, to=MembershipState.ACTIVE)
    kind = role_for(membership)
    held = Role.objects.on(today).filter(person=membership.person, kind=kind, organisation=membership.operator)
    if not held.exists():
        Role.objects.create(person=membership.person, kind=kind, organisation=membership.operator, start_date=today)
    tell_admitted(membership, now=now)
    record(by, "citizens.membership.admitted", membership, capacity=capacity, now=now)
    return membership


@transaction.atomic
def leave_scheme(membership: Membership, *, by: Person, now: datetime) -> Membership:
    """Leave; no reason is asked, and what was learnt and done stays on one's record. What they had not begun goes to
    whoever waits."""
    capacity = allow(policy.may_leave(by, membership, now=now))
    membership, today = locked(membership), day_of(now)
    membership.left_at = now
    membership.save(update_fields=["left_at"])
    move(membership, MEMBERSHIP, to=MembershipState.LEFT)
    held = Role.objects.on(today).filter(
        person=membership.person, kind=role_for(membership), organisation=membership.operator
    )
    held.filter(start_date=today).delete()
    held.update(end_date=today)
    by.__dict__.pop("_roles_held", None)
    record(by, "citizens.membership.left", membership, capacity=capacity, now=now)
    free_what_is_held(membership.person, capacity=capacity, keep_open_courses=True, by=by, now=now)
    return membership


def role_for(membership: Membership) -> RoleKind:
    young = membership.cohort == Cohort.YOUNG
    return RoleKind.YOUNG_COMMISSIONER if young else RoleKind.CITIZEN_COMMISSIONER
