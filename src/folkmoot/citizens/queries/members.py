"""What the scheme knows of one member."""

from dataclasses import dataclass
from datetime import datetime

from folkmoot.citizens.models import Acceptance, Membership, Preferences, TwoWayAgreement
from folkmoot.citizens.models.preferences import Benefit, preferences_of
from folkmoot.citizens.readiness import lacks_to_take_part
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


def about_member(member: Membership, *, now: datetime) -> AboutMember:
    person, today = member.person, day_of(now)
    young = person.is_under_18(today)
    current = TwoWayAgreement.objects.current_of(member.operator_id)
    said = preferences_of(person)
    return AboutMember(
        is_young=young,
        lacks=list(lacks_to_take_part(person, now=now)),
        preferences=said,
        benefits=[str(Benefit(one).label) for one in (said.benefits if said else ()) if one in Benefit.values],
        consent=GuardianConsent.objects.in_force(person, at=now) if young else None,
        adult=responsible_adult_of(person, today) if young else None,
        agreement=current,
        acceptance=Acceptance.objects.filter(agreement=current, person=person).first() if current else None,
    )
