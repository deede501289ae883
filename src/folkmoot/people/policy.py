"""Who may act in which role. Every other room's policy rests on `acts_as`."""

from datetime import datetime
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no, yes
from folkmoot.people.models import ConsentRequest, GuardianConsent, Guardianship, Organisation
from folkmoot.people.models.role import RoleKind, roles_of


def is_signed_in(person: Any, *, now: datetime) -> Answer:
    """Anybody with an account may; the record says "resident" unless they hold a role here."""
    if getattr(person, "is_authenticated", False):
        return yes(_("resident"))
    return no(_("Sign in first. You need only an email address."))


def may_take_part(person: Any, *, now: datetime) -> Answer:
    """Anybody with an account; somebody we know to be under 18 once a parent or guardian has agreed."""
    answer = is_signed_in(person, now=now)
    if answer and person.is_under_18(day_of(now)):
        if GuardianConsent.objects.in_force(person, at=now) is None:
            return no(
                _("You are under 18, so a parent or guardian has to agree first. The volunteer centre can ask them.")
            )
    return answer


def acts_as(person: Any, *kinds: RoleKind, at: Organisation | None = None, now: datetime) -> Answer:
    """Yes when the person holds one of these roles today (at that organisation, if one is given)."""
    for role in roles_of(person, day_of(now)):
        if role.kind in kinds and (at is None or role.organisation_id == at.pk):
            return yes(f"{role.get_kind_display()}, {role.organisation.name}")
    wanted = get_text_list([str(kind.label) for kind in kinds], _("or"))
    if at is None:
        return no(_("Only a %(roles)s may do this.") % {"roles": wanted})
    return no(_("Only a %(roles)s of %(body)s may do this.") % {"roles": wanted, "body": at.name})


def may_administer(person: Any, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.ADMINISTRATOR, now=now)


def may_post_letters(person: Any, *, now: datetime) -> Answer:
    """Letters hold what people are told in private: whoever runs the scheme or the site prints them."""
    return acts_as(person, RoleKind.SCHEME_MANAGER, RoleKind.ADMINISTRATOR, now=now)


def may_edit_organisation(person: Any, organisation: Organisation, *, now: datetime) -> Answer:
    """Its own people, or an administrator."""
    own = acts_as(
        person, RoleKind.VCO_WORKER, RoleKind.PROVIDER, RoleKind.COMMISSIONER, RoleKind.OFFICER,
        at=organisation, now=now,
    )  # fmt: skip
    return own or may_administer(person, now=now) or own


def may_keep_contacts(person: Any, organisation: Organisation, *, now: datetime) -> Answer:
    """Who says which post there answers questions: those who work there, or an administrator (ledger PO-26)."""
    own = acts_as(
        person, RoleKind.VCO_WORKER, RoleKind.PROVIDER, RoleKind.COMMISSIONER, RoleKind.OFFICER, RoleKind.CLERK,
        RoleKind.SCHEME_MANAGER, RoleKind.COMPACT_HOST, at=organisation, now=now,
    )  # fmt: skip
    return own or may_administer(person, now=now) or own


def is_councillor(person: Any, body: Organisation, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.COUNCILLOR, at=body, now=now)


def may_note_members(person: Any, body: Organisation, *, now: datetime) -> Answer:
    """The body's own clerk keeps its list of members and their interests; an administrator may too."""
    clerk = acts_as(person, RoleKind.CLERK, at=body, now=now)
    return clerk or may_administer(person, now=now) or clerk


def may_register_interest(person: Any, member: Any, body: Organisation, *, now: datetime) -> Answer:
    """A member for themself, or the body's clerk for any of them."""
    if person.pk and person.pk == member.pk:
        return is_councillor(person, body, now=now)
    return may_note_members(person, body, now=now)


def may_note_consent(person: Any, *, now: datetime) -> Answer:
    """Whoever runs the scheme writes down what a guardian said, and names who looks out for a young person."""
    return acts_as(person, RoleKind.SCHEME_MANAGER, RoleKind.ADMINISTRATOR, now=now)


def may_be_guardian(person: Any, *, now: datetime) -> Answer:
    answer = is_signed_in(person, now=now)
    if answer and person.is_under_18(day_of(now)):
        return no(_("You are under 18, so you cannot be somebody’s guardian here."))
    return answer and yes(_("parent or guardian"))


def may_agree_for(person: Any, young: Any, *, now: datetime) -> Answer:
    """The guardian whom the young person named, by the address they sign in with; or who opened the account."""
    answer = may_be_guardian(person, now=now)
    if not answer:
        return answer
    if person.pk == young.pk:
        return no(_("Nobody agrees for themself. Ask your parent or guardian."))
    asked = ConsentRequest.objects.filter(person=young, answered_at=None, guardian_email__iexact=person.email)
    if asked.exists() or Guardianship.objects.current().filter(child=young, guardian=person).exists():
        return answer
    return no(_("Only the parent or guardian whom the young person named can agree."))


def may_withdraw_consent(person: Any, consent: GuardianConsent, *, now: datetime) -> Answer:
    """The guardian who gave it, or the scheme when the guardian tells it so; while it is needed."""
    if consent.person.birth_date and not consent.person.is_under_18(day_of(now)):
        return no(_("They are 18 now, so nobody agrees for them any more. The record stays."))
    if consent.guardian_id and consent.guardian_id == getattr(person, "pk", None):
        return yes(_("parent or guardian"))
    noted = may_note_consent(person, now=now)
    return noted or no(_("Only the parent or guardian who agreed, or the volunteer centre for them, can take it back."))


def may_act_for(person: Any, guardianship: Guardianship, *, now: datetime) -> Answer:
    """Who opened the account, until it is handed over; in an adult's nobody acts but they."""
    if guardianship.child.birth_date and not guardianship.child.is_under_18(day_of(now)):
        return no(_("They are 18 now. Hand the account over to them."))
    return may_hand_over(person, guardianship, now=now)


def may_hand_over(person: Any, guardianship: Guardianship, *, now: datetime) -> Answer:
    if guardianship.ended_at is None and guardianship.guardian_id == getattr(person, "pk", None):
        return yes(_("parent or guardian"))
    return no(_("Only the parent or guardian who opened this account acts in it."))
