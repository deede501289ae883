from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from folkmoot.core.appearances import Appearance, appears
from folkmoot.core.audiences import audience
from folkmoot.core.record import describe
from folkmoot.people.models import Organisation, Person
from folkmoot.people.models.role import roles_of

describe(
    {
        "people.organisation.registered": _("Organisation registered"),
        "people.organisation.corrected": _("Organisation's details corrected"),
        "people.organisation.merged": _("Two records of one organisation joined"),
        "people.organisation.kept_apart": _("Two records found to be different organisations"),
        "people.organisation.separated": _("Two records parted again"),
        "people.role.given": _("Role given"),
        "people.role.ended": _("Role ended"),
        "people.interest.declared": _("Interest declared"),
        "people.consent.given": _("Guardian's consent given"),
        "people.consent.asked": _("A guardian was asked to agree"),
        "people.consent.withdrawn": _("Guardian's consent taken back"),
        "people.responsible_adult.named": _("Responsible adult named"),
        "people.guardianship.begun": _("A guardian opened a child's account"),
        "people.guardianship.used": _("A guardian acted in a child's account"),
        "people.guardianship.ended": _("A child's account became their own"),
        "people.guardianship.thirteen": _("A guardian was told that a child is 13"),
        "people.person.came_of_age": _("Somebody turned 18"),
        "people.person.name_chosen": _("Somebody said how their name is shown"),
        "people.telling.chosen": _("Somebody chose how they are told"),
        "people.telling.stopped": _("Somebody stopped some messages"),
        "people.calendar.renewed": _("Somebody renewed the address of their calendar"),
        "people.letter.posted": _("A letter was posted"),
        "people.person.joined": _("Account opened"),
        "people.person.corrected": _("Somebody corrected their name"),
        "people.person.erased": _("Account erased"),
    }
)


@appears(Organisation)
def organisation(row: Organisation) -> Appearance | None:
    if row.merged_into_id:
        return None
    return Appearance(title=row.name, url=row.get_absolute_url(), kind="organisation", body=row.purpose)


@audience
def who_somebody_is(person: Person, today: date) -> Iterable[str]:
    """person:7, then for each role held: role:commissioner, org:3, org:3:commissioner."""
    yield f"person:{person.pk}"
    for role in roles_of(person, today):
        yield f"role:{role.kind}"
        yield f"org:{role.organisation_id}"
        yield f"org:{role.organisation_id}:{role.kind}"
