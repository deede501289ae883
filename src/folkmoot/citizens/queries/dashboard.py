"""The scheme in figures: counted here, beside what was published; what it cost; who is missing against the census."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from folkmoot.citizens.activity import Activity
from folkmoot.citizens.models import Assignment, Claimed, CostKind, Membership, PublishedClaim, SchemeCost
from folkmoot.citizens.queries.contribution import activities
from folkmoot.citizens.states import MembershipState
from folkmoot.commissioning.models import Project
from folkmoot.core.suppression import is_small, suppress
from folkmoot.evidence.ages import BandLine, beside_the_census
from folkmoot.people.models import Organisation


@dataclass(frozen=True)
class FigureLine:
    """One figure: counted here (None where too few to show), and what was published of it."""

    figure: str
    label: str
    counted: int | None
    claims: list[PublishedClaim]


@dataclass(frozen=True)
class Dashboard:
    lines: list[FigureLine]
    activity: list[tuple[str, int | None]]
    hours: Decimal | None
    cash: Decimal
    in_kind: Decimal
    in_kind_hours: Decimal
    costs: list[SchemeCost]
    bands: list[BandLine]


def dashboard(on: date) -> Dashboard:
    """Everything of the page, in a bounded number of queries."""
    states = activities(on=on)
    shown = suppress(states)
    active = None if None in (shown.counts[Activity.CORE], shown.counts[Activity.AD_HOC]) else sum(
        states[one] for one in (Activity.CORE, Activity.AD_HOC)
    )  # fmt: skip
    done = Assignment.objects.done()
    given = done.aggregate(hours=Sum("hours_given"), reached=Sum("residents_reached"))
    projects = Project.objects.filter(citizen_tasks__assignments__in=done).distinct()
    bodies = set(projects.values_list("body", flat=True)) | set(
        Organisation.objects.filter(projects_joined__in=projects).values_list("pk", flat=True)
    )
    people = done.values("person").distinct().count()
    counted: dict[str, int | None] = {
        Claimed.TRAINED: shown.total, Claimed.ACTIVE: active, Claimed.PROJECTS: projects.count(),
        Claimed.ORGANISATIONS: len(bodies), Claimed.RESIDENTS: given["reached"] or 0,
    }  # fmt: skip
    claims: dict[str, list[PublishedClaim]] = {}
    for claim in PublishedClaim.objects.order_by("source", "pk"):
        claims.setdefault(claim.figure, []).append(claim)
    costs = list(SchemeCost.objects.order_by("-on_date", "-pk"))
    return Dashboard(
        lines=[FigureLine(one.value, str(one.label), counted[one], claims.get(one, [])) for one in Claimed],
        activity=[(str(state.label), count) for state, count in shown.counts.items()],
        hours=None if is_small(people) else given["hours"] or Decimal(0),
        cash=sum((row.amount for row in costs if row.kind == CostKind.CASH), Decimal(0)),
        in_kind=sum((row.amount for row in costs if row.kind == CostKind.IN_KIND), Decimal(0)),
        in_kind_hours=sum((row.hours or Decimal(0) for row in costs), Decimal(0)),
        costs=costs,
        bands=missing_bands(on),
    )


def missing_bands(on: date) -> list[BandLine]:
    """Members by age beside the census of the home borough; empty where that table was not brought in."""
    members = Membership.objects.filter(state=MembershipState.ACTIVE, person__birth_date__isnull=False)
    return beside_the_census(member.person.age_on(on) for member in members.select_related("person"))
