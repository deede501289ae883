"""Needs and assets as lists and pages show them."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from folkmoot.needs.models import Asset, Need, NeedSupport
from folkmoot.needs.queries.boards import needs_within
from folkmoot.needs.states import NeedState
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import roles_of
from folkmoot.places.models import Area


def needs_matching(
    words: str = "", *, area: Area | None = None, theme: str = "", state: str = "", order: str = ""
) -> QuerySet[Need]:
    """Needs that hold every word and fit every choice; those withdrawn only when asked for."""
    rows = needs_within(area) if area else Need.objects.all()
    rows = rows.filter(state=state) if state else rows.exclude(state=NeedState.WITHDRAWN)
    if theme:
        rows = rows.filter(theme=theme)
    for word in words.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(words__icontains=word))
    first = ("-support_count", "-raised_at") if order == "support" else ("-raised_at",)
    return rows.select_related("area", "on_behalf_of").order_by(*first, "-pk")


def assets_matching(words: str = "", *, area: Area | None = None, kind: str = "") -> QuerySet[Asset]:
    """Assets whose owners agreed that they are shown; where a private person is, only by borough."""
    rows = Asset.objects.located_in(area) if area else Asset.objects.shown()
    if kind:
        rows = rows.filter(kind=kind)
    for word in words.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(description__icontains=word))
    return rows.select_related("area__borough", "organisation").order_by("title", "pk")


def has_supported(person: Any, need: Need) -> bool:
    return bool(getattr(person, "pk", None)) and NeedSupport.objects.filter(need=need, person=person).exists()


def spoken_for(person: Any, today: date, kinds: Collection[str]) -> list[Organisation]:
    """The organisations a person may speak for, by name."""
    held = {role.organisation_id: role.organisation for role in roles_of(person, today) if role.kind in kinds}
    return sorted(held.values(), key=lambda body: body.name)
