"""Who reads worries, what is claimed and offered, which checks are in date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from folkmoot.citizens.models import DbsCheck, Expense, Membership, Payment, PrivateMatter
from folkmoot.citizens.states import ExpenseState, MatterState, PaymentState
from folkmoot.core.clock import day_of
from folkmoot.people.models import Organisation, Person, ResponsibleAdult, Role
from folkmoot.people.models.role import RoleKind


def safeguarding_leads(today: date) -> QuerySet[Role]:
    rows = Role.objects.on(today).filter(kind=RoleKind.SAFEGUARDING_LEAD)
    return rows.select_related("person", "organisation").order_by("organisation__name", "pk")


def matters_of(lead: Any) -> QuerySet[PrivateMatter]:
    return (
        PrivateMatter.objects.filter(lead=lead).exclude(state=MatterState.CLOSED).order_by("-is_danger_now", "told_at")
    )


def checked_adults(now: datetime) -> QuerySet[Person]:
    """Grown-ups who hold a check in date, by name."""
    held = DbsCheck.objects.holding(now).filter(person=OuterRef("pk"))
    return Person.objects.filter(Exists(held), is_active=True).order_by("name", "pk")


def may_be_checked(operators: Sequence[Organisation], today: date) -> QuerySet[Person]:
    """Members of these schemes, and whoever acts in some role today. Nobody else's name is opened by a check."""
    acting = Role.objects.on(today).values("person")
    members = Membership.objects.filter(operator__in=operators).values("person")
    return Person.objects.filter(Q(pk__in=acting) | Q(pk__in=members))


def who_run_schemes(today: date) -> QuerySet[Person]:
    """The workers of every scheme, by name."""
    working = Role.objects.on(today).filter(kind=RoleKind.SCHEME_MANAGER)
    return Person.objects.filter(pk__in=working.values("person"), is_active=True).order_by("name", "pk")


def costs_of(person: Any) -> tuple[QuerySet[Expense], QuerySet[Payment]]:
    claims = Expense.objects.filter(person=person).order_by("-claimed_at", "-pk")
    return claims, Payment.objects.filter(person=person).order_by("-offered_at", "-pk")


def costs_waiting(operators: Sequence[Organisation]) -> tuple[QuerySet[Expense], QuerySet[Payment]]:
    """Claims to answer or pay, and accepted payments to make."""
    claims = Expense.objects.filter(operator__in=operators, state__in=[ExpenseState.CLAIMED, ExpenseState.AGREED])
    pay = Payment.objects.filter(operator__in=operators, state__in=[PaymentState.OFFERED, PaymentState.ACCEPTED])
    return (
        claims.select_related("person").order_by("claimed_at", "pk"),
        pay.select_related("person").order_by("offered_at", "pk"),
    )


@dataclass(frozen=True)
class CheckLine:
    person: Person
    check: DbsCheck | None
    holds: bool


def check_lines(operators: Sequence[Organisation], *, now: datetime) -> list[CheckLine]:
    """Everybody who works for these schemes, looks out for a young member or was checked by them, with their latest
    check and whether it holds now."""
    working = Role.objects.on(day_of(now)).filter(organisation__in=operators, kind=RoleKind.SCHEME_MANAGER)
    known = DbsCheck.objects.filter(role__operator__in=operators)
    looking = ResponsibleAdult.objects.filter(end_date=None, person__memberships__operator__in=operators)
    people = Person.objects.filter(
        Q(pk__in=working.values("person")) | Q(pk__in=known.values("person")) | Q(pk__in=looking.values("adult"))
    ).order_by("name", "pk")
    latest: dict[int, DbsCheck] = {}
    for check in known.select_related("role").order_by("issued_date", "pk"):
        latest[check.person_id] = check
    held = set(known.filter(pk__in=DbsCheck.objects.holding(now)).values_list("person", flat=True))
    return [CheckLine(person, latest.get(person.pk), person.pk in held) for person in people]
