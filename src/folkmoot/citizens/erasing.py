"""What is forgotten of a member when their account is erased, and what must be handed over before."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.citizens.models import (
    Badge,
    Booking,
    CitizenTask,
    DbsCheck,
    Drawn,
    Membership,
    NameInDraw,
    Preferences,
    PrivateMatter,
    ProjectFollow,
    ReferenceLetter,
    SelfAssessment,
)
from folkmoot.citizens.states import MATTER, BookingState, MatterState, MembershipState, TaskState
from folkmoot.people.erasing import erases, hinders_erasure
from folkmoot.people.models import Person


@hinders_erasure
def open_work(person: Person, now: datetime) -> Iterator[str]:
    """Tasks that name them as the officer, and private matters that only they can open."""
    task = CitizenTask.objects.filter(officer=person, state__in=[TaskState.OPEN, TaskState.FILLED]).first()
    if task:
        yield _("You are the officer for “%(task)s”. Name another officer first.") % {"task": task.title}
    open_states = [state for state in MatterState if state not in MATTER.ends()]
    if PrivateMatter.objects.filter(lead=person, state__in=open_states).exists():
        yield _("Something was told to you in private and is not closed. Hand it over first.")


@erases
def what_a_member_told(person: Person, now: datetime) -> None:
    """What they said of themself goes; what they learnt and did stays, without a name; places go back."""
    Preferences.objects.filter(person=person).delete()
    ProjectFollow.objects.filter(person=person).delete()
    SelfAssessment.objects.filter(person=person).delete()
    ReferenceLetter.objects.filter(person=person).delete()
    DbsCheck.objects.filter(person=person).delete()
    NameInDraw.objects.filter(person=person, state__in=[Drawn.IN_THE_HAT, Drawn.RESERVE]).update(state=Drawn.OUT)
    Booking.objects.filter(person=person).update(access_needs="", needs_met="")
    waiting = [BookingState.BOOKED, BookingState.WAITING]
    Booking.objects.filter(person=person, state__in=waiting, session__starts_at__gt=now).update(
        state=BookingState.CANCELLED
    )
    Membership.objects.filter(person=person).exclude(state=MembershipState.LEFT).update(
        state=MembershipState.LEFT, left_at=now
    )
    Membership.objects.filter(person=person).update(wants="")
    badges = Badge.objects.filter(person=person)
    badges.filter(revoked_at=None).update(revoked_at=now, revoked_as=str(_("its holder")))
    badges.update(token="")
    PrivateMatter.objects.filter(told_by=person).update(told_by=None, reach_me="")
