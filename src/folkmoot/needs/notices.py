"""What the people behind a need are told of it."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from folkmoot.needs.models import Need
from folkmoot.people.models import Person
from folkmoot.people.notices import tell_all, topic

NEEDS = topic("needs.need", _("a need you raised or backed"))


def tell_behind(need: Need, title: str, *, now: datetime, words: str = "", path: str = "") -> None:
    """Tell who raised the need and everybody who said "me too", once each."""
    behind = Person.objects.filter(Q(pk=need.raised_by_id) | Q(pk__in=need.supports.values("person")), is_active=True)
    tell_all(
        behind, title % {"need": need.title}, topic=NEEDS, now=now, about=need, words=words,
        path=path,
    )  # fmt: skip
