"""Planned opportunities and the meetings about them, as lists, calendars and feeds show them."""

from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from folkmoot.commissioning.models import Project
from folkmoot.commissioning.states import Stage
from folkmoot.funding.models import Follow, MarketEvent, Plan
from folkmoot.funding.posts import STAFF
from folkmoot.funding.states import PlanState
from folkmoot.people.models import Organisation
from folkmoot.people.queries import roles_of


def published_plans() -> QuerySet[Plan]:
    return Plan.objects.filter(published_at__isnull=False).select_related("body", "opportunity")


def pipeline() -> QuerySet[Plan]:
    """What is planned, soonest first; what has become of the others is behind it."""
    return published_plans().filter(state=PlanState.PLANNED).order_by("quarter_date", "title", "pk")


def gone_on() -> QuerySet[Plan]:
    """Plans that became an opportunity or were dropped, latest first."""
    return published_plans().exclude(state=PlanState.PLANNED).order_by("-changed_at", "-pk")


def coming_events(now: datetime) -> QuerySet[MarketEvent]:
    """Meetings ahead that everybody may know of."""
    shown = Q(plan__published_at__isnull=False) | Q(plan__opportunity__announced_at__isnull=False)
    return (
        MarketEvent.objects.filter(shown, ends_at__gte=now)
        .select_related("plan__body")
        .annotate(gone=Count("taken"))
        .order_by("starts_at", "pk")
    )


def bodies_of(person: Any, today: date) -> list[Organisation]:
    """The bodies somebody may plan for."""
    roles = [role for role in roles_of(person, today) if role.kind in STAFF]
    return list({role.organisation_id: role.organisation for role in roles}.values())


def projects_of(body: Organisation) -> QuerySet[Project]:
    """The projects of a body that are not over."""
    return Project.objects.filter(body=body).exclude(stage__in=(Stage.CLOSED, Stage.STOPPED)).order_by("title", "pk")


def follow_of(person: Any, plan: Plan | None) -> Follow | None:
    if not getattr(person, "is_authenticated", False):
        return None
    return Follow.objects.filter(person=person, plan=plan).first()


def prepared_with(plan: Plan) -> dict[str, Any]:
    """Everything weighed up beforehand, for the plan's page."""
    appraisal = getattr(plan, "funding_appraisal", None)
    return {
        "notes": list(plan.engagement_notes.order_by("held_date", "pk")),
        "events": list(plan.events.annotate(gone=Count("taken")).order_by("starts_at", "pk")),
        "social_value": list(plan.social_value_records.order_by("-considered_at", "-pk")),
        "terms": getattr(plan, "terms_review", None),
        "appraisal": appraisal,
        "options": list(appraisal.options.order_by("pk")) if appraisal else [],
    }
