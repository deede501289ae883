"""What a person may do hangs on the roles they hold that day."""

from datetime import timedelta

import pytest
from django.urls import reverse

from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed
from folkmoot.people import actions
from folkmoot.people.models import Person, Role
from folkmoot.people.models.role import RoleKind


@pytest.mark.ledger("PO-01")
def test_it_works(site, cast, now, clock_at):
    """Two roles at once; what one of them allowed is refused (403) from the day it ends."""
    person = Person.objects.get(pk=cast.resident.pk)
    actions.give_role(person, RoleKind.OFFICER, at=cast.bodies.council, by=cast.admin, now=now)
    actions.give_role(person, RoleKind.VCO_WORKER, at=cast.bodies.kettle, by=cast.admin, now=now)
    add, kettle = reverse("evidence:add_study"), reverse("people:correct", args=[cast.bodies.kettle.pk])
    for url in (add, kettle):
        site.get(url, by=Person.objects.get(pk=person.pk))

    later = now + timedelta(days=30)
    actions.end_role(
        Role.objects.get(person=person, kind=RoleKind.OFFICER), by=cast.admin, now=now, end_date=day_of(later)
    )
    site.get(add, by=Person.objects.get(pk=person.pk))
    clock_at(later)
    page = site.get(add, by=Person.objects.get(pk=person.pk), status=403)
    assert "Only a commissioner, officer or evaluator may do this." in page.text
    site.get(kettle, by=Person.objects.get(pk=person.pk))


def test_only_an_administrator_gives_roles(cast, now):
    with pytest.raises(NotAllowed):
        actions.give_role(cast.resident, RoleKind.COMMISSIONER, at=cast.bodies.council, by=cast.lead, now=now)
