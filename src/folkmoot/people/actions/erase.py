import secrets
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import forget_words, record
from folkmoot.people import policy
from folkmoot.people.erasing import forget, hindrances
from folkmoot.people.models import ConsentRequest, GuardianConsent, Message, Notice, Person, ResponsibleAdult, Telling
from folkmoot.people.models.guardianship import Guardianship

ERASED_ADDRESS = "erased.invalid"


@transaction.atomic
def erase_account(*, understands: bool, by: Person, now: datetime) -> Person:
    """Erase one's account. What was decided stands, with its reasons and the role it was decided in; nothing leads from
    it to a name any more.

    Raises Refused while others depend on the person: a child whose account they act in, a young person they look out
    for, or what a higher room says.
    """
    capacity = allow(policy.is_signed_in(by, now=now))
    if not understands:
        raise Refused(_("Say that you know it cannot be undone."), field="understands")
    person = Person.objects.select_for_update().get(pk=by.pk)
    if Guardianship.objects.current().filter(guardian=person).exists():
        raise Refused(_("You act for a child here. Hand their account over, or erase it first."))
    if ResponsibleAdult.objects.filter(adult=person, end_date=None).exists():
        raise Refused(_("You look out for a young person. The volunteer centre must name somebody else first."))
    for hindrance in hindrances(person, now):
        raise Refused(hindrance)
    record(person, "people.person.erased", person, capacity=capacity, now=now)
    forget(person, now)
    _forget_messages(person)
    today = day_of(now)
    person.roles.filter(start_date__gte=today).delete()
    person.roles.on(today).update(end_date=today)
    ConsentRequest.objects.filter(person=person).delete()
    GuardianConsent.objects.filter(person=person).update(
        guardian=None, guardian_name="", guardian_email="", guardian_phone="", relationship="", health=""
    )
    GuardianConsent.objects.filter(person=person, withdrawn_at=None).update(withdrawn_at=now)
    given = GuardianConsent.objects.filter(guardian=person)
    given.filter(withdrawn_at=None).update(withdrawn_at=now)
    given.update(guardian=None, guardian_name="", guardian_email="", guardian_phone="")
    person.guardianships.filter(ended_at=None).update(ended_at=now)
    EmailAddress.objects.filter(user=person).delete()
    forget_words(person)
    person.email = f"{secrets.token_hex(12)}@{ERASED_ADDRESS}"
    person.name = str(_("somebody whose account is erased"))
    person.birth_date, person.home_area, person.last_login = None, None, None
    person.is_active = person.is_staff = person.is_superuser = False
    person.reference = f"E-{secrets.token_hex(12)}"
    person.set_unusable_password()
    person.save()
    return person


def _forget_messages(person: Person) -> None:
    """What they were told goes, and their address from what others were told; what was not sent to both is not sent."""
    Notice.objects.filter(person=person).delete()
    Message.objects.filter(person=person).delete()
    Telling.objects.filter(person=person).delete()
    others = Message.objects.filter(Q(copied__icontains=person.email) | Q(to__iexact=person.email))
    others.filter(sent_at=None).delete()
    others.update(copied="", to="")


@transaction.atomic
def correct_account(*, name: str, by: Person, now: datetime) -> Person:
    """Correct one's name. Raises Refused for an empty one, or one that does not fit."""
    capacity = allow(policy.is_signed_in(by, now=now))
    person, wanted = Person.objects.select_for_update().get(pk=by.pk), " ".join(name.split())
    if not wanted:
        raise Refused(_("Enter your name."), field="name")
    if len(wanted) > 120:
        raise Refused(_("A name has 120 letters at most here."), field="name")
    person.name = wanted
    person.save(update_fields=["name"])
    record(by, "people.person.corrected", person, capacity=capacity, now=now)
    return person
