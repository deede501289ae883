"""Birthdays that change what somebody may do: 13, when an account becomes one's own, and 18."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people import policy
from folkmoot.people.models import ConsentRequest, Guardianship, Person, ResponsibleAdult
from folkmoot.people.models.guardianship import OWN_ACCOUNT
from folkmoot.people.operator import may_note_birthday


@transaction.atomic
def note_thirteen(guardianship: Guardianship, *, by: Any, now: datetime) -> Guardianship:
    """Note that a guardian was told, once, that the account can be handed over now."""
    capacity = allow(may_note_birthday(by, now=now))
    guardianship = locked(guardianship)
    if guardianship.told_at is not None or guardianship.child.age_on(day_of(now)) < OWN_ACCOUNT:
        raise Refused(_("They were told already, or the child is not 13 yet."))
    guardianship.told_at = now
    guardianship.save(update_fields=["told_at"])
    record(by, "people.guardianship.thirteen", guardianship, capacity=capacity, now=now)
    return guardianship


@transaction.atomic
def come_of_age(person: Person, *, by: Any, now: datetime) -> Person:
    """Somebody has turned 18: nobody agrees for them or looks out for them any more. What was hidden stays hidden."""
    capacity = allow(may_note_birthday(by, now=now))
    if person.birth_date is None or person.is_under_18(day_of(now)):
        raise Refused(_("They are not 18 yet."))
    ResponsibleAdult.objects.filter(person=person, end_date=None).update(end_date=day_of(now))
    ConsentRequest.objects.filter(person=person, answered_at=None).update(answered_at=now)
    record(by, "people.person.came_of_age", person, capacity=capacity, now=now)
    return person


@transaction.atomic
def choose_shown_name(*, whole: bool, by: Person, now: datetime) -> Person:
    """Somebody of 18 or over who joined young says whether pages show their whole name. They may change it back."""
    capacity = allow(policy.is_signed_in(by, now=now))
    person = Person.objects.select_for_update().get(pk=by.pk)
    if person.is_under_18(day_of(now)):
        raise Refused(_("You are under 18. Others see your first name alone."), field="whole")
    person.shows_whole_name = whole
    person.save(update_fields=["shows_whole_name"])
    record(by, "people.person.name_chosen", person, capacity=capacity, now=now)
    return person
