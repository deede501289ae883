from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.models import Completion, Course, Membership
from folkmoot.citizens.states import MembershipState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def offer_course(
    provider: Organisation,
    *,
    title: str,
    hours: int,
    is_core: bool = False,
    analyse: str = "",
    plan: str = "",
    deliver: str = "",
    review: str = "",
    by: Person,
    now: datetime,
) -> Course:
    """Offer a course. Raises Refused when a core course leaves out a stage of the cycle (ledger LA-03)."""
    capacity = allow(policy.may_run_scheme(by, provider, now=now))
    stages = {"analyse": analyse.strip(), "plan": plan.strip(), "deliver": deliver.strip(), "review": review.strip()}
    for stage, teaches in stages.items():
        if is_core and not teaches:
            raise Refused(_("A core course teaches all four stages. Say what it teaches about this one."), field=stage)
    course = Course.objects.create(title=title, provider=provider, is_core=is_core, hours=hours, **stages)
    record(by, "citizens.course.offered", course, capacity=capacity, now=now, facts={"core": is_core, "hours": hours})
    return course


@transaction.atomic
def complete_course(
    course: Course, *, person: Person, completed_date: date | None = None, by: Person, now: datetime
) -> Completion:
    """Confirm that a member completed a course.

    Raises Refused for a day to come, for somebody who is not in the scheme, or for a course completed already.
    """
    capacity = allow(policy.may_run_scheme(by, course.provider, now=now))
    day = completed_date or day_of(now)
    if day > day_of(now):
        raise Refused(_("A course cannot be completed on a day that has not come."), field="completed_date")
    membership = Membership.objects.current_of(person)
    if membership is None or membership.state != MembershipState.ACTIVE:
        raise Refused(_("Only members of the scheme take its courses. Admit them first."), field="person")
    if Completion.objects.filter(course=course, person=person).exists():
        raise Refused(_("They have completed this course already."), field="person")
    completion = Completion.objects.create(course=course, person=person, completed_date=day, confirmed_as=capacity)
    record(by, "citizens.course.completed", completion, capacity=capacity, now=now, facts={"course": course.pk})
    return completion
