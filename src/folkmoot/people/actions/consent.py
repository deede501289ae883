from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.people import policy
from folkmoot.people.models import GuardianConsent, Person
from folkmoot.people.models.role import RoleKind


@transaction.atomic
def give_consent(
    person: Person,
    *,
    guardian_name: str,
    guardian_email: str,
    responsible_adult: Person,
    by: Person,
    now: datetime,
    wording: str = "2026-1",
) -> GuardianConsent:
    """Note a guardian's consent for somebody under 18, with the responsible adult (ledger PO-03).

    Raises NotAllowed unless `by` runs the scheme; Refused when the responsible adult is a child themself.
    """
    capacity = allow(policy.acts_as(by, RoleKind.SCHEME_MANAGER, RoleKind.ADMINISTRATOR, now=now))
    if responsible_adult.is_under_18(day_of(now)) or responsible_adult.pk == person.pk:
        raise Refused(_("The responsible adult must be somebody of 18 or over."), field="responsible_adult")
    consent = GuardianConsent.objects.create(
        person=person,
        guardian_name=guardian_name,
        guardian_email=guardian_email,
        responsible_adult=responsible_adult,
        wording=wording,
        given_at=now,
    )
    record(by, "people.consent.given", consent, capacity=capacity, now=now, facts={"wording": wording})
    return consent
