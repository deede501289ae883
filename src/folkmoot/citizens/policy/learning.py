"""Who may offer, book and hold learning, programmes and badges."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.citizens.models import (
    Accreditation,
    Badge,
    Booking,
    Course,
    Learners,
    Membership,
    Programme,
)
from folkmoot.citizens.models.learning import learns_as
from folkmoot.citizens.policy.scheme import may_run_scheme
from folkmoot.citizens.states import MembershipState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no, yes
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind, roles_of
from folkmoot.people.operator import Operator
from folkmoot.people.policy import acts_as, is_signed_in


def may_offer_courses(person: Any, provider: Organisation | None = None, *, now: datetime) -> Answer:
    """Those who run the scheme, and officers for their own body's learning."""
    kinds = (RoleKind.SCHEME_MANAGER, RoleKind.COMMISSIONER, RoleKind.OFFICER)
    return acts_as(person, *kinds, at=provider, now=now)


def is_for(course: Course, person: Any, *, now: datetime) -> bool:
    """Whether a course is for this person: they are one of those it is open to."""
    membership = Membership.objects.current_of(person)
    member = membership is not None and membership.state == MembershipState.ACTIVE
    return bool(
        learns_as(person, roles_of(person, day_of(now)), is_member=member) & set(course.open_to or [Learners.CITIZENS])
    )


def may_book(person: Any, course: Course, *, now: datetime) -> Answer:
    answer = is_signed_in(person, now=now)
    if answer and not is_for(course, person, now=now):
        return no(_("This course is for: %(who)s.") % {"who": ", ".join(course.open_to_said)})
    return answer and yes(_("learner"))


def is_own_booking(person: Any, booking: Booking, *, now: datetime) -> Answer:
    if booking.person_id != getattr(person, "pk", None):
        return no(_("Only whoever has the place gives it back."))
    return yes(_("learner"))


def is_holder(person: Any, accreditation: Accreditation, *, now: datetime) -> Answer:
    if accreditation.completion.person_id != getattr(person, "pk", None):
        return no(_("Only whoever holds the certificate says what it shows."))
    return yes(_("learner"))


def may_remind(person: Any, booking: Booking, *, now: datetime) -> Answer:
    """The site's own daily round, and whoever gives the course."""
    if isinstance(person, Operator):
        return yes(_("operator of this site"))
    return may_offer_courses(person, booking.session.course.provider, now=now)


def may_agree_programme(person: Any, programme: Programme, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.COUNCILLOR, at=programme.body, now=now)


def may_run_programme(person: Any, body: Organisation | None = None, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.OFFICER, at=body, now=now)


def may_have_badge(person: Any, *, now: datetime) -> Answer:
    """Whoever is or was in the scheme: what they did stays theirs."""
    if Membership.objects.filter(person_id=getattr(person, "pk", None) or 0).exists():
        return yes(_("citizen commissioner"))
    return no(_("Only somebody who is or was a citizen commissioner has a record to show."))


def may_revoke_badge(person: Any, badge: Badge, *, now: datetime) -> Answer:
    if badge.person_id == getattr(person, "pk", None):
        return yes(_("its holder"))
    return may_run_scheme(person, badge.operator, now=now)
