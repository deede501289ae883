"""What the scheme knows of one member."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from folkmoot.citizens.activity import SEEN_WITHIN, Activity, activity
from folkmoot.citizens.models import Acceptance, Membership, Preferences, TaskContribution, TwoWayAgreement
from folkmoot.citizens.models.preferences import Benefit, preferences_of
from folkmoot.citizens.readiness import lacks_to_take_part
from folkmoot.citizens.states import MembershipState
from folkmoot.core.clock import day_of
from folkmoot.people.models import GuardianConsent, ResponsibleAdult
from folkmoot.people.models.consent import responsible_adult_of


@dataclass(frozen=True)
class AboutMember:
    is_young: bool
    lacks: list[str]
    preferences: Preferences | None
    benefits: list[str]
    consent: GuardianConsent | None
    adult: ResponsibleAdult | None
    agreement: TwoWayAgreement | None
    acceptance: Acceptance | None
    how_active: str


def about_member(member: Membership, *, now: datetime) -> AboutMember:
    person, today = member.person, day_of(now)
    young = person.is_under_18(today)
    current = TwoWayAgreement.objects.current_of(member.operator_id)
    said = preferences_of(person)
    days = TaskContribution.objects.filter(assignment__person=person).values_list("on_date", flat=True)
    return AboutMember(
        is_young=young,
        lacks=list(lacks_to_take_part(person, now=now)),
        preferences=said,
        benefits=[str(Benefit(one).label) for one in (said.benefits if said else ()) if one in Benefit.values],
        consent=GuardianConsent.objects.in_force(person, at=now) if young else None,
        adult=responsible_adult_of(person, today) if young else None,
        agreement=current,
        acceptance=Acceptance.objects.filter(agreement=current, person=person).first() if current else None,
        how_active=_how_active(member, list(days), today),
    )


def _how_active(member: Membership, days: list[date], today: date) -> str:
    """Somebody who has only just come is not called missing (ledger PO-05)."""
    state = activity(days, on=today, has_left=member.state == MembershipState.LEFT)
    if state == Activity.DORMANT and not days and day_of(member.applied_at) > today - SEEN_WITHIN:
        return _("has only just come; nothing done yet")
    return str(state.label)
