"""What is forgotten of a member when their account is erased, and what must be handed over before."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.citizens.actions.freeing import free_what_is_held
from folkmoot.citizens.models import (
    Badge,
    Booking,
    CitizenTask,
    DbsCheck,
    Membership,
    Preferences,
    PrivateMatter,
    ProjectFollow,
    ReferenceLetter,
    SelfAssessment,
)
from folkmoot.citizens.states import MATTER, MatterState, MembershipState, TaskState
from folkmoot.core.clock import day_of
from folkmoot.people.erasing import erases, hinders_erasure
from folkmoot.people.models import GuardianConsent, Person


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
    free_what_is_held(person, capacity=_("for a member"), by=person, now=now)
    # With a guardian's account goes their consent, and with that the places of who took part by it.
    for consent in GuardianConsent.objects.filter(guardian=person, withdrawn_at=None).select_related("person"):
        if consent.person.is_under_18(day_of(now)):
            free_what_is_held(consent.person, capacity=_("for a member"), by=person, now=now)
    Preferences.objects.filter(person=person).delete()
    ProjectFollow.objects.filter(person=person).delete()
    SelfAssessment.objects.filter(person=person).delete()
    ReferenceLetter.objects.filter(person=person).delete()
    DbsCheck.objects.filter(person=person).delete()
    Booking.objects.filter(person=person).update(access_needs="", needs_met="")
    Membership.objects.filter(person=person).exclude(state=MembershipState.LEFT).update(
        state=MembershipState.LEFT, left_at=now
    )
    Membership.objects.filter(person=person).update(wants="")
    badges = Badge.objects.filter(person=person)
    badges.filter(revoked_at=None).update(revoked_at=now, revoked_as=str(_("its holder")))
    badges.update(token="")
    PrivateMatter.objects.filter(told_by=person).update(told_by=None, reach_me="")
