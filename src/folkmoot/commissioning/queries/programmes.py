"""Programmes, who champions each today, and which have no champion who still sits on the council."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from folkmoot.commissioning.models import Champion, CommissioningProgramme
from folkmoot.people.models import Organisation, Person, Role
from folkmoot.people.models.role import RoleKind


@dataclass(frozen=True)
class Standing:
    """A programme, and the member named as its champion. `sits` is false once their term as a councillor has ended."""

    programme: CommissioningProgramme
    champion: Champion | None
    sits: bool

    @property
    def lacks_champion(self) -> bool:
        return self.programme.ended_date is None and not self.sits


def with_sitting(rows: QuerySet[Champion], today: date) -> QuerySet[Champion]:
    """Champions, each with whether they are an elected member of the programme's body on a day."""
    return rows.annotate(sits=_has_seat(today)).select_related("person")


def _has_seat(today: date) -> Exists:
    seat = Role.objects.on(today).filter(
        person=OuterRef("person"), organisation=OuterRef("programme__body"), kind=RoleKind.COUNCILLOR
    )
    return Exists(seat)


def standings(today: date) -> list[Standing]:
    """Every programme, those without a current champion first, those that ended last. Two queries."""
    named = Prefetch("champions", with_sitting(Champion.objects.named(), today), to_attr="named")
    rows = CommissioningProgramme.objects.select_related("body").prefetch_related(named).order_by("title", "pk")
    found = [_standing(row, next(iter(row.named), None)) for row in rows]
    return sorted(found, key=lambda one: (one.programme.ended_date is not None, not one.lacks_champion))


def standing_of(programme: CommissioningProgramme, today: date) -> Standing:
    return _standing(programme, with_sitting(programme.champions.named(), today).first())


def _standing(programme: CommissioningProgramme, champion: Champion | None) -> Standing:
    return Standing(programme, champion, champion is not None and champion.sits)  # type: ignore[attr-defined]


def who_no_longer_sit(today: date) -> QuerySet[Champion]:
    """Champions still named although they are no elected member any more."""
    rows = Champion.objects.named().filter(~_has_seat(today), programme__ended_date=None)
    return rows.select_related("programme__body", "person").order_by("pk")


def councillors(body: Organisation, today: date) -> QuerySet[Person]:
    """The elected members of a body on a day."""
    held = Role.objects.on(today).filter(kind=RoleKind.COUNCILLOR, organisation=body)
    return Person.objects.filter(pk__in=held.values("person"), is_active=True).order_by("name", "pk")
