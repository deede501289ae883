from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Model

from folkmoot.core.record import record
from folkmoot.people.models import Look, Person

ONE_LOOK = timedelta(hours=12)


@transaction.atomic
def note_look(
    people: Iterable[Person], what: str, *, about: Model, capacity: str, by: Person, now: datetime
) -> list[Look]:
    """Note that `by`, acting as `capacity`, read what is most private about these people, on the page of `about`. Each of
    them sees it under “My data”.

    Nothing is noted of one's own, and of a second look at the same within half a day.
    """
    lately = Look.objects.filter(what=what, seen_by=by.reference, at__gt=now - ONE_LOOK)
    known = {by.pk, *lately.values_list("person", flat=True)}
    seen = {person.pk: person for person in people if person.pk not in known}
    if not seen:
        return []
    looks = Look.objects.bulk_create(
        Look(person=person, what=what, seen_as=capacity, seen_by=by.reference, at=now) for person in seen.values()
    )
    record(by, "people.person.looked_at", about, capacity=capacity, now=now, facts={"people": len(looks)})
    return looks
