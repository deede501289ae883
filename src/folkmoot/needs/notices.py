"""What the people behind a need are told of it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from folkmoot.needs.models import Briefing, Need
from folkmoot.people.models import Person
from folkmoot.people.notices import tell_all, topic

NEEDS = topic("needs.need", _("a need you raised or backed"))
BRIEFINGS = topic("needs.briefing", _("a needs briefing for your wards"))


def tell_behind(need: Need, title: str, *, now: datetime, words: str = "", path: str = "") -> None:
    """Tell who raised the need and everybody who said "me too", once each."""
    behind = Person.objects.filter(Q(pk=need.raised_by_id) | Q(pk__in=need.supports.values("person")), is_active=True)
    tell_all(
        behind, title % {"need": need.title}, topic=NEEDS, now=now, about=need, words=words,
        path=path,
    )  # fmt: skip


def tell_councillors(briefing: Briefing, councillors: Iterable[Person], *, now: datetime) -> int:
    """Tell the ward councillors of an area that its briefing is there."""
    title = _("The needs briefing for %(area)s is there") % {"area": briefing.committee.name}
    return tell_all(
        councillors, title, topic=BRIEFINGS, now=now, words=briefing.opening, about=briefing.committee,
        key=f"briefing:{briefing.pk}",
    )  # fmt: skip
