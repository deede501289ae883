"""What somebody still needs before they take part: each thing as a sentence that says how to mend it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.citizens.models import Acceptance, Membership, TwoWayAgreement
from folkmoot.core.clock import day_of
from folkmoot.people.models import GuardianConsent
from folkmoot.people.models.consent import responsible_adult_of


def has_accepted(person: Any, operator: Any) -> bool:
    """Whether both sides accepted the version of the agreement that is in use now."""
    current = TwoWayAgreement.objects.current_of(operator)
    return current is not None and (
        Acceptance.objects.filter(agreement=current, person=person, scheme_accepted_at__isnull=False).exists()
    )


def lacks_to_take_part(person: Any, *, now: datetime) -> Iterator[str]:
    """What a member lacks before any task or session: consent, a responsible adult, the agreement (PO-03, PO-07)."""
    today, membership = day_of(now), Membership.objects.current_of(person)
    if person.is_under_18(today):
        if GuardianConsent.objects.in_force(person, at=now) is None:
            yield _("Your parent or guardian must agree first. You can ask them from your record.")
        if responsible_adult_of(person, today) is None:
            yield _("The volunteer centre must name an adult who looks out for you. It has been told.")
    if membership and not has_accepted(person, membership.operator_id):
        yield _("You and the volunteer centre must both accept the agreement that is in use now.")
