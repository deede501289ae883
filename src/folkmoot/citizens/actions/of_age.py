from datetime import datetime
from typing import Any

from django.db import transaction

from folkmoot.citizens.actions.membership import role_for
from folkmoot.citizens.models import Membership
from folkmoot.citizens.models.membership import Cohort
from folkmoot.core.clock import day_of
from folkmoot.core.policy import allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people import actions as people
from folkmoot.people.models import Person, Role
from folkmoot.people.operator import may_note_birthday


@transaction.atomic
def come_of_age(person: Person, *, by: Any, now: datetime) -> Person:
    """Somebody has turned 18: from today a member of the scheme is a citizen commissioner like the others.

    What they learnt and did stays, and the task they are at. Raises Refused before their 18th birthday.
    """
    people.come_of_age(person, by=by, now=now)
    membership = Membership.objects.current_of(person)
    if membership is None or membership.cohort == Cohort.ADULT:
        return person
    membership, today, young = locked(membership), day_of(now), role_for(membership)
    membership.cohort = Cohort.ADULT
    membership.save(update_fields=["cohort"])
    held = Role.objects.on(today).filter(person=person, kind=young, organisation=membership.operator)
    if held.exists():
        held.filter(start_date=today).delete()
        held.update(end_date=today)
        Role.objects.get_or_create(
            person=person, kind=role_for(membership), organisation=membership.operator, start_date=today
        )
    capacity = allow(may_note_birthday(by, now=now))
    record(by, "citizens.membership.came_of_age", membership, capacity=capacity, now=now)
    return person
