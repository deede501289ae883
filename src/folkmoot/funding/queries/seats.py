"""Who can be given a seat on a panel, and how members are called among themselves."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from folkmoot.citizens.models import Completion
from folkmoot.funding.models import Opportunity, PanelMember
from folkmoot.funding.posts import CITIZENS, STAFF
from folkmoot.people.models import Person, Role


def name_of(person: Person, today: date) -> str:
    """The full name; of somebody under 18, or who joined then and did not choose otherwise, the first name alone."""
    return person.shown_name(today)


def who_can_sit(
    opportunity: Opportunity, today: date, seated: Iterable[PanelMember]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices for a seat, in two groups: trained citizen commissioners, then officers and commissioners. Two queries."""
    taken = {seat.person_id for seat in seated}
    trained = set(
        Completion.objects.filter(course__is_core=True, completed_date__lte=today).values_list("person_id", flat=True)
    )
    roles = (
        Role.objects.on(today).filter(kind__in=(*CITIZENS, *STAFF), person__is_active=True).exclude(person__in=taken)
    )
    citizens: dict[int, str] = {}
    officers: dict[int, str] = {}
    for role in roles.select_related("person", "organisation").order_by("person__name", "pk"):
        label = f"{name_of(role.person, today)}, {role.get_kind_display()}, {role.organisation}"
        if role.kind in STAFF:
            officers.setdefault(role.person_id, label)
        elif role.person_id in trained:
            citizens.setdefault(role.person_id, label)
    return [
        (_("Trained citizen commissioners"), [(f"citizen:{key}", label) for key, label in citizens.items()]),
        (_("Commissioners and officers"), [(f"officer:{key}", label) for key, label in officers.items()]),
    ]
