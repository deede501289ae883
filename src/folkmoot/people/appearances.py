from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from folkmoot.core import clock
from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.audiences import audience
from folkmoot.core.clock import day_of
from folkmoot.core.record import describe
from folkmoot.people.models import ContactPoint, Organisation, Person
from folkmoot.people.models.role import roles_of

describe(
    {
        "people.organisation.registered": _("Organisation registered"),
        "people.organisation.corrected": _("Organisation's details corrected"),
        "people.organisation.confirmed": _("The organisation says its entry is right"),
        "people.organisation.merged": _("Two records of one organisation joined"),
        "people.organisation.kept_apart": _("Two records found to be different organisations"),
        "people.organisation.separated": _("Two records parted again"),
        "people.role.given": _("Role given"),
        "people.role.ended": _("Role ended"),
        "people.contact.added": _("A post that answers questions was named"),
        "people.contact.handed_over": _("A post that answers questions was handed over"),
        "people.contact.ended": _("A post answers no more questions"),
        "people.contact.named": _("It was said whom people can ask"),
        "people.interest.declared": _("Interest declared"),
        "people.consent.given": _("Guardian's consent given"),
        "people.consent.asked": _("A guardian was asked to agree"),
        "people.consent.withdrawn": _("Guardian's consent taken back"),
        "people.responsible_adult.named": _("Responsible adult named"),
        "people.guardianship.begun": _("A guardian opened a child's account"),
        "people.guardianship.used": _("A guardian acted in a child's account"),
        "people.guardianship.ended": _("A child's account became their own"),
        "people.member.named": _("An elected member's post noted"),
        "people.member.left": _("An elected member left a post"),
        "people.member_interest.registered": _("A member's interest registered"),
        "people.member_interest.ended": _("A member's interest ended"),
        "people.person.looked_at": _("Somebody's private details were read"),
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


@appears(ContactPoint)
def contact_point(row: ContactPoint) -> Appearance | None:
    """A post that nobody holds waits for somebody at its body."""
    if row.ended_at is not None:
        return None
    turns = []
    if not row.is_held(day_of(clock.now())):
        url = reverse("people:hand_contact_over", args=[row.pk])
        what = gettext("Say who holds the post “%(post)s” now") % {"post": row.post}
        turns = [Turn(f"org:{row.organisation_id}", what, url, None, row.organisation.name)]
    url = reverse("people:contacts", args=[row.organisation_id])
    return Appearance(title=row.post, url=url, kind="post", turns=turns)


@audience
def who_somebody_is(person: Person, today: date) -> Iterable[str]:
    """person:7, then for each role held: role:commissioner, org:3, org:3:commissioner."""
    yield f"person:{person.pk}"
    for role in roles_of(person, today):
        yield f"role:{role.kind}"
        yield f"org:{role.organisation_id}"
        yield f"org:{role.organisation_id}:{role.kind}"
