import re
from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.subjects import refer
from folkmoot.people import policy
from folkmoot.people.models import ContactPoint, NamedContact, Organisation, Person, Purpose, Role
from folkmoot.people.models.role import RoleKind

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NOT_POSTS = (RoleKind.CITIZEN_COMMISSIONER, RoleKind.YOUNG_COMMISSIONER)


@transaction.atomic
def add_contact(
    organisation: Organisation, *, post: str, reach: str, role: Role, purpose: str = Purpose.THINGS, by: Person,
    now: datetime,
) -> ContactPoint:  # fmt: skip
    """Name a post that answers questions, how it is reached, and the role that holds it (ledger PO-26).

    Raises Refused without a post or a way to reach it, with somebody's own address, when the role has ended or is at
    another body, and when there is such a post already.
    """
    capacity = allow(policy.may_keep_contacts(by, organisation, now=now))
    post, reach = post.strip(), reach.strip()
    for name, words in (("post", post), ("reach", reach)):
        if not words:
            raise Refused(_("This cannot be left out."), field=name)
    addresses = {found.lower() for found in ADDRESS.findall(reach)}
    if addresses and Person.objects.annotate(lowered=Lower("email")).filter(lowered__in=addresses).exists():
        raise Refused(_("That is somebody’s own address. Give the address of the post."), field="reach")
    refuse_unless_held(role, organisation, now)
    kept = organisation.contact_points.kept()
    if kept.filter(post=post).exists():
        raise Refused(_("This post is there already."), field="post")
    if purpose != Purpose.THINGS and kept.filter(purpose=purpose).exists():
        raise Refused(_("Another post answers for that already. End it first."), field="purpose")
    row = ContactPoint.objects.create(
        organisation=organisation, post=post, reach=reach, purpose=purpose, role=role, added_at=now
    )
    facts = {"post": post, "purpose": purpose}
    record(by, "people.contact.added", row, capacity=capacity, now=now, facts=facts, touching=[organisation])
    return row


@transaction.atomic
def hand_contact_over(point: ContactPoint, *, role: Role, by: Person, now: datetime) -> ContactPoint:
    """The post is held by somebody else from now on. Raises Refused when their role has ended or is at another body."""
    capacity = allow(policy.may_keep_contacts(by, point.organisation, now=now))
    point = locked(point)
    refuse_if_ended(point)
    refuse_unless_held(role, point.organisation, now)
    point.role = role
    point.save(update_fields=["role"])
    record(by, "people.contact.handed_over", point, capacity=capacity, now=now)
    return point


@transaction.atomic
def end_contact(point: ContactPoint, *, by: Person, now: datetime) -> ContactPoint:
    """The post answers no more questions; what it was named for shows the body's general contact."""
    capacity = allow(policy.may_keep_contacts(by, point.organisation, now=now))
    point = locked(point)
    refuse_if_ended(point)
    point.ended_at = now
    point.save(update_fields=["ended_at"])
    record(by, "people.contact.ended", point, capacity=capacity, now=now, touching=[point.organisation])
    return point


@transaction.atomic
def name_contact(thing: Model, *, body: Organisation, point: ContactPoint, by: Person, now: datetime) -> NamedContact:
    """Say which post of its body answers for a thing.

    Raises Refused when the post is another body's, was ended, or nobody holds it: the role that held it has ended.
    """
    capacity = allow(policy.may_keep_contacts(by, body, now=now))
    point = locked(point)
    if point.organisation_id != body.pk:
        raise Refused(_("Choose a post of %(body)s.") % {"body": body.name}, field="point")
    refuse_if_ended(point)
    if not point.is_held(day_of(now)):
        raise Refused(
            _("Nobody holds this post now: the role of whoever held it has ended. Hand the post over first."),
            field="point",
        )
    row, _made = NamedContact.objects.update_or_create(subject=refer(thing), defaults={"point": point, "named_at": now})
    record(by, "people.contact.named", point, capacity=capacity, now=now, facts={"for": refer(thing)}, touching=[thing])
    return row


def refuse_if_ended(point: ContactPoint) -> None:
    if point.ended_at is not None:
        raise Refused(_("This post answers no questions any more. Choose another."), field="point")


def refuse_unless_held(role: Role, organisation: Organisation, now: datetime) -> None:
    today = day_of(now)
    if role.organisation_id != organisation.pk:
        raise Refused(_("Choose somebody with a role at %(body)s.") % {"body": organisation.name}, field="role")
    if role.kind in NOT_POSTS:
        raise Refused(_("A citizen commissioner is nobody’s contact. Choose somebody who works there."), field="role")
    if role.start_date > today or (role.end_date is not None and role.end_date <= today):
        raise Refused(_("That role has ended, or has not begun. Choose somebody whose role is in force."), field="role")
    if role.person.is_under_18(today):
        raise Refused(_("Somebody under 18 cannot be a contact."), field="role")
