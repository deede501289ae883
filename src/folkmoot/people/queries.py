"""What other rooms and our pages ask about people and organisations."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from folkmoot.people.ageing import stale
from folkmoot.people.models import MemberInterest, MemberRole, Organisation, OrganisationIdentifier, Person, Role
from folkmoot.people.models.organisation import MUTUAL_FORMS, OrganisationKind
from folkmoot.people.models.role import RoleKind, roles_of

__all__ = ["missing_posts", "organisations_matching", "register_of", "roles_of", "support_links"]

MARKS = ("anchor", "infrastructure", "mutual", "living_wage")


def marked(mark: str, *, of: str = "") -> Q:
    """The organisations that carry a mark; with `of`, rows whose field of that name is such an organisation."""
    at = f"{of}__" if of else ""
    if mark == "mutual":
        return Q(**{f"{at}kind": OrganisationKind.MUTUAL}) | Q(**{f"{at}legal_form__in": MUTUAL_FORMS})
    name, value = {
        "anchor": ("is_anchor", True), "infrastructure": ("kind", OrganisationKind.INFRASTRUCTURE),
        "living_wage": ("pays_living_wage", True),
    }[mark]  # fmt: skip
    return Q(**{f"{at}{name}": value})


def organisations_matching(
    words: str = "", *, kind: str = "", function: str = "", size: str = "", serves: str = "", area: str = "",
    legal_form: str = "", mark: str = "", checked: str = "", today: date | None = None,
) -> QuerySet[Organisation]:  # fmt: skip
    """The directory: organisations not joined into another, that hold every word and fit every choice, by name."""
    rows = Organisation.objects.filter(merged_into=None).order_by("name", "pk")
    for word in words.split()[:8]:
        numbered = OrganisationIdentifier.objects.filter(organisation=OuterRef("pk"), value=word.upper())
        rows = rows.filter(Q(name__icontains=word) | Q(purpose__icontains=word) | Exists(numbered))
    fixed = {"kind": kind, "size": size, "legal_form": legal_form, "area__code": area}
    rows = rows.filter(**{name: value for name, value in fixed.items() if value})
    for name, code in (("functions", function), ("serves", serves)):
        if code:
            # SQLite cannot look inside JSON lists, so both databases look for the quoted code in their text.
            rows = rows.alias(**{f"{name}_text": Cast(name, TextField())})
            rows = rows.filter(**{f"{name}_text__contains": f'"{code}"'})
    if mark in MARKS:
        rows = rows.filter(marked(mark))
    if checked and today:
        rows = rows.filter(stale(today)) if checked == "stale" else rows.exclude(stale(today))
    return rows


def support_links(organisation: Organisation) -> tuple[list[Organisation], list[Organisation]]:
    """The groups an anchor supports, and the anchors that support a group; only links the group confirmed."""
    supports = organisation.supports.filter(confirmed_by_group_at__isnull=False).select_related("group")
    supported = organisation.supported_by.filter(confirmed_by_group_at__isnull=False).select_related("anchor")
    return [link.group for link in supports], [link.anchor for link in supported]


def missing_posts(people: Iterable[Person], wanted: Iterable[str], *, body: Organisation, on: date) -> list[str]:
    """Of the posts that must be among these people on a day, those that none of them holds (ledger PO-23)."""
    held = MemberRole.objects.on(on).filter(person__in=[one.pk for one in people], body=body)
    found = set(held.values_list("post", flat=True))
    return [post for post in wanted if post not in found]


@dataclass
class Member:
    """An elected member as the body's register shows them."""

    person: Person
    since_date: date
    posts: list[Any] = field(default_factory=list)
    interests: list[Any] = field(default_factory=list)
    ended: list[Any] = field(default_factory=list)

    @property
    def due_date(self) -> date:
        """The 28 days of the Localism Act 2011 s.30(1)."""
        return self.since_date + timedelta(days=28)


def register_of(body: Organisation, today: date) -> list[Member]:
    """Everybody who is an elected member of a body today, with posts and interests. Three queries."""
    sitting = Role.objects.on(today).filter(organisation=body, kind=RoleKind.COUNCILLOR, person__is_active=True)
    members: dict[int, Member] = {}
    for role in sitting.select_related("person").order_by("person__name", "start_date"):
        members.setdefault(role.person_id, Member(role.person, role.start_date))
    for post in MemberRole.objects.on(today).filter(body=body, person__in=members).order_by("start_date", "pk"):
        members[post.person_id].posts.append(post)
    for row in MemberInterest.objects.filter(body=body, person__in=members).order_by("kind", "registered_at"):
        member = members[row.person_id]
        (member.interests if row.ended_date is None else member.ended).append(row)
    return list(members.values())
