from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people import policy
from folkmoot.people.models import ConsentRequest, GuardianConsent, Person, ResponsibleAdult
from folkmoot.people.models.consent import GivenHow
from folkmoot.people.wordings import CONSENT, NOW_IN_USE


@transaction.atomic
def give_consent(
    person: Person,
    *,
    guardian_name: str,
    guardian_email: str,
    by: Person,
    now: datetime,
    responsible_adult: Person | None = None,
    guardian_phone: str = "",
    relationship: str = "",
    health: str = "",
    wording: str = NOW_IN_USE,
) -> GuardianConsent:
    """Write down a guardian's consent for somebody under 18, and with it, perhaps, the adult who looks out for them
    (ledger PO-03).

    Raises NotAllowed unless `by` runs the scheme; Refused when the guardian is the young person, or the responsible
    adult is a child themself.
    """
    capacity = allow(policy.may_note_consent(by, now=now))
    _refuse_own_guardian(person, guardian_email)
    consent = _consent(
        person, guardian_name=guardian_name, guardian_email=guardian_email, guardian_phone=guardian_phone,
        relationship=relationship, health=health, wording=wording, given_how=GivenHow.PAPER, now=now,
    )  # fmt: skip
    if responsible_adult is not None:
        _name(person, responsible_adult, now)
    record(by, "people.consent.given", consent, capacity=capacity, now=now, facts={"wording": wording})
    return consent


@transaction.atomic
def agree_as_guardian(
    person: Person,
    *,
    relationship: str,
    guardian_phone: str,
    has_responsibility: bool,
    health: str = "",
    by: Person,
    now: datetime,
) -> GuardianConsent:
    """The guardian agrees for themself, signed in. Raises NotAllowed unless the young person asked them, or they opened
    the account; Refused unless they say that they are 18 or over and responsible for the young person."""
    capacity = allow(policy.may_agree_for(by, person, now=now))
    _refuse_own_guardian(person, by.email)
    if not has_responsibility:
        raise Refused(
            _("Only somebody of 18 or over with parental responsibility can agree."), field="has_responsibility"
        )
    if not guardian_phone.strip():
        raise Refused(_("Give a telephone number for emergencies."), field="guardian_phone")
    ConsentRequest.objects.filter(person=person, answered_at=None).update(answered_at=now)
    consent = _consent(
        person, guardian=by, guardian_name=by.name, guardian_email=by.email, guardian_phone=guardian_phone.strip(),
        relationship=relationship, health=health, wording=NOW_IN_USE, given_how=GivenHow.ONLINE, now=now,
    )  # fmt: skip
    record(by, "people.consent.given", consent, capacity=capacity, now=now, facts={"wording": NOW_IN_USE})
    return consent


@transaction.atomic
def ask_guardian(*, guardian_email: str, by: Person, now: datetime) -> ConsentRequest:
    """A young person says whom to ask. Raises Refused for their own address, or for who is 18 or over."""
    capacity = allow(policy.is_signed_in(by, now=now))
    if not by.is_under_18(day_of(now)):
        raise Refused(_("You are 18 or over, so nobody needs to agree for you."))
    _refuse_own_guardian(by, guardian_email)
    ConsentRequest.objects.filter(person=by, answered_at=None).update(answered_at=now)
    asked = ConsentRequest.objects.create(person=by, guardian_email=guardian_email.strip().lower(), asked_at=now)
    record(by, "people.consent.asked", asked, capacity=capacity, now=now)
    return asked


@transaction.atomic
def withdraw_consent(consent: GuardianConsent, *, by: Person, now: datetime) -> GuardianConsent:
    """Take a consent back, from this moment; no reason is asked. The row stays and says when."""
    capacity = allow(policy.may_withdraw_consent(by, consent, now=now))
    consent = locked(consent)
    if consent.withdrawn_at is not None:
        raise Refused(_("This consent was taken back already."))
    consent.withdrawn_at = now
    consent.save(update_fields=["withdrawn_at"])
    record(by, "people.consent.withdrawn", consent, capacity=capacity, now=now)
    return consent


@transaction.atomic
def name_responsible_adult(person: Person, *, adult: Person, by: Person, now: datetime) -> ResponsibleAdult:
    """Name the adult who looks out for somebody under 18, from today; whoever did so before no longer does."""
    capacity = allow(policy.may_note_consent(by, now=now))
    named = _name(person, adult, now)
    record(by, "people.responsible_adult.named", named, capacity=capacity, now=now)
    return named


def _consent(person: Person, *, wording: str, now: datetime, **fields: object) -> GuardianConsent:
    if wording not in CONSENT:
        raise Refused(_("There is no wording of that number."), field="wording")
    GuardianConsent.objects.filter(person=person, withdrawn_at=None).update(withdrawn_at=now)
    return GuardianConsent.objects.create(person=person, wording=wording, given_at=now, **fields)


def _name(person: Person, adult: Person, now: datetime) -> ResponsibleAdult:
    today = day_of(now)
    if adult.is_under_18(today) or adult.pk == person.pk:
        raise Refused(_("The responsible adult must be somebody of 18 or over."), field="responsible_adult")
    ResponsibleAdult.objects.filter(person=person, end_date=None).update(end_date=today)
    return ResponsibleAdult.objects.create(person=person, adult=adult, start_date=today)


def plain_address(email: str) -> str:
    """An address without the +word that still reaches the same letter box."""
    name, _at, host = email.strip().casefold().partition("@")
    return f"{name.partition('+')[0]}@{host}"


def _refuse_own_guardian(person: Person, guardian_email: str) -> None:
    if plain_address(guardian_email) == plain_address(person.email):
        raise Refused(
            _("That is the young person’s own address. A parent or guardian agrees from their own."),
            field="guardian_email",
        )
