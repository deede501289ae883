"""Whom to ask about a thing: the post named for it while somebody holds it, else its body's, else the body itself.

A higher room says which of its pages show a contact, and whose: `shows_contact(on=Agreement, body=...)`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.cards import Card, card
from folkmoot.core.subjects import refer
from folkmoot.people import policy
from folkmoot.people.models import ContactPoint, NamedContact, Organisation, Purpose, Role
from folkmoot.people.models.role import RoleKind

BodyOf = Callable[[Any], Organisation]
ANSWERING = (
    RoleKind.COMMISSIONER, RoleKind.OFFICER, RoleKind.CLERK, RoleKind.SCHEME_MANAGER, RoleKind.COMPACT_HOST,
    RoleKind.VCO_WORKER, RoleKind.PROVIDER,
)  # fmt: skip
bodies: dict[type[Model], BodyOf] = {}


@dataclass(frozen=True)
class Contact:
    """A post and how to reach it; `vacant` is the post that was named and that nobody holds now.

    Where the body has named no post, `post` is the role of those who work for it here: to ask for, not to write to.
    """

    post: str
    reach: str
    body: Organisation
    vacant: str = ""
    is_named: bool = True

    @property
    def is_address(self) -> bool:
        return "@" in self.reach and " " not in self.reach


def contact_of(thing: Model, body: Organisation, on: date) -> Contact | None:
    """Whom to ask about a thing on a day; None when its body has nobody here. At most two queries."""
    subject = refer(thing)
    asked = Q(named_for__subject=subject) | Q(organisation=body, purpose=Purpose.GENERAL, ended_at=None)
    rows = ContactPoint.objects.filter(asked).select_related("organisation", "role__person")
    points = list(
        rows.annotate(is_named=Exists(NamedContact.objects.filter(point=OuterRef("pk"), subject=subject))).distinct()
    )
    points.sort(key=lambda point: not point.is_named)  # type: ignore[attr-defined]
    vacant = next((point.post for point in points if point.is_named and not point.is_held(on)), "")  # type: ignore[attr-defined]
    for point in points:
        if point.is_held(on):
            return Contact(point.post, point.reach, point.organisation, vacant)
    held = set(body.roles.on(on).values_list("kind", flat=True))
    kind = next((kind for kind in ANSWERING if kind in held), None)
    return Contact(str(kind.label), body.website, body, vacant, is_named=False) if kind else None


def post_for(purpose: Purpose, bodies: Iterable[Organisation], on: date) -> dict[int, ContactPoint]:
    """The post of each body, by its key, that answers for the scheme or the Compact and is held on a day. One query."""
    points = ContactPoint.objects.kept().filter(purpose=purpose, organisation__in=bodies).select_related("role__person")
    return {point.organisation_id: point for point in points if point.is_held(on)}


def roles_to_choose(body: Organisation, on: date) -> QuerySet[Role]:
    """The roles at a body that may hold a post: those in force, of people who work there."""
    return (
        body.roles.on(on)
        .filter(kind__in=ANSWERING)
        .select_related("person", "organisation")
        .order_by("person__name", "pk")
    )


def points_held(body: Organisation, on: date) -> list[ContactPoint]:
    """The posts of a body that somebody holds on a day."""
    points = body.contact_points.kept().select_related("role__person").order_by("post")
    return [point for point in points if point.is_held(on)]


def shows_contact(*, on: type[Model], body: BodyOf) -> None:
    """Show whom to ask on the pages of a kind of thing, and let its body say which post that is."""
    bodies[on] = body

    @card(on=on, order=95)
    def whom_to_ask(person: Any, thing: Any) -> Card:
        moment, its_body = clock.now(), body(thing)
        context = {
            "contact": contact_of(thing, its_body, clock.day_of(moment)),
            "body": its_body,
            "subject": refer(thing),
            "may_name": bool(policy.may_keep_contacts(person, its_body, now=moment)),
        }
        return Card(_("Whom to ask"), "people/card_contact.html", context)
