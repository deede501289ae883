import secrets
from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people import policy
from folkmoot.people.actions.consent import plain_address
from folkmoot.people.models import Guardianship, Person
from folkmoot.people.models.guardianship import NO_LETTER_BOX, OWN_ACCOUNT, YOUNGEST


@transaction.atomic
def open_child_account(*, name: str, birth_date: date, by: Person, now: datetime) -> Guardianship:
    """A parent or guardian opens an account for a child of 12. No post reaches it: the guardian acts in it.

    Raises Refused when the child is under 12 on the day, or 13 and old enough to open one themself; NotAllowed to who
    is under 18.
    """
    capacity = allow(policy.may_be_guardian(by, now=now))
    today = day_of(now)
    if not name.strip():
        raise Refused(_("Enter the child’s name."), field="name")
    if birth_date > today:
        raise Refused(_("Give the child’s date of birth."), field="birth_date")
    child = Person(email=f"child-{secrets.token_hex(12)}@{NO_LETTER_BOX}", name=name.strip(), birth_date=birth_date)
    age = child.age_on(today)
    if age < YOUNGEST:
        raise Refused(_("Children can join from their 12th birthday."), field="birth_date")
    if age >= OWN_ACCOUNT:
        raise Refused(
            _("From 13 they open their own account. You are asked to agree before they take part."), field="birth_date"
        )
    child.set_unusable_password()
    child.joined_at = now
    child.save()
    opened = Guardianship.objects.create(child=child, guardian=by, started_at=now)
    record(by, "people.guardianship.begun", opened, capacity=capacity, now=now)
    return opened


@transaction.atomic
def act_for(guardianship: Guardianship, *, by: Person, now: datetime) -> Person:
    """The guardian begins to act in the child's account; the record says so, and from when."""
    capacity = allow(policy.may_act_for(by, guardianship, now=now))
    record(by, "people.guardianship.used", guardianship, capacity=capacity, now=now)
    return guardianship.child


@transaction.atomic
def hand_over_account(guardianship: Guardianship, *, email: str, by: Person, now: datetime) -> Person:
    """From 13 the account becomes the young person's own, at their own address. Everything in it stays.

    Raises Refused before their 13th birthday, and for an address that is the guardian's or somebody else's.
    """
    capacity = allow(policy.may_hand_over(by, guardianship, now=now))
    guardianship, child = locked(guardianship), locked(guardianship.child)
    address = email.strip().lower()
    if child.birth_date is None or child.age_on(day_of(now)) < OWN_ACCOUNT:
        raise Refused(_("You can hand the account over from their 13th birthday."))
    if plain_address(address) == plain_address(by.email):
        raise Refused(_("That is your own address. Give one that only they use."), field="email")
    if Person.objects.filter(email__iexact=address).exists():
        raise Refused(_("Somebody has an account with that address already."), field="email")
    child.email = address
    child.save(update_fields=["email"])
    EmailAddress.objects.create(user=child, email=address, verified=False, primary=True)
    guardianship.ended_at = now
    guardianship.save(update_fields=["ended_at"])
    record(by, "people.guardianship.ended", guardianship, capacity=capacity, now=now)
    return child
