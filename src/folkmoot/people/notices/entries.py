"""Organisations are asked once a year whether their entry in the directory is still right."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.core.clock import day_of
from folkmoot.people.ageing import stale
from folkmoot.people.models import Organisation, Person, Role
from folkmoot.people.models.role import RoleKind
from folkmoot.people.notices.tell import tell_all
from folkmoot.people.notices.topics import topic

ENTRY = topic("people.entry", gettext_lazy("your organisation’s entry"))


@transaction.atomic
def ask_whether_entries_are_right(now: datetime) -> int:
    """Ask the people of organisations registered here whose entry has not been checked for a year. Each is asked once
    for each time its entry grew old. How many were asked."""
    today, asked = day_of(now), 0
    old = Organisation.objects.filter(stale(today), merged_into=None, is_imported=False)
    staff = Role.objects.on(today).filter(kind__in=[RoleKind.VCO_WORKER, RoleKind.PROVIDER])
    for organisation in old.filter(roles__in=staff).distinct():
        people = Person.objects.filter(pk__in=staff.filter(organisation=organisation).values("person"))
        asked += tell_all(
            people, _("Is this still right? %(name)s") % {"name": organisation.name}, topic=ENTRY, now=now,
            words=_("Look at the entry in the directory. One press says that it is right; or bring it up to date."),
            about=organisation, key=f"entry:{organisation.pk}:{organisation.checked_date}",
        )  # fmt: skip
    return asked
