"""Listed services, windows and letters, as pages show them."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from folkmoot.core.clock import day_of
from folkmoot.funding.models import ChallengeWindow, ExpressionOfInterest, ListedService
from folkmoot.funding.policy.expressions import EMPLOYED, SPEAKING, relevant_as
from folkmoot.funding.states import ExpressionState
from folkmoot.people.models import Organisation
from folkmoot.people.queries import roles_of


def windows_of(service: ListedService) -> list[ChallengeWindow]:
    """The windows that hold for a service: its own, or else those for all of the body's services."""
    rows = ChallengeWindow.objects.filter(Q(service=service) | Q(service=None, body=service.body_id))
    found = list(rows.order_by("opens_date", "pk"))
    own = [row for row in found if row.service_id]
    return own or found


def window_of(expression: ExpressionOfInterest) -> ChallengeWindow | None:
    """The window in which a letter was sent, if it was sent in one."""
    if expression.sent_at is None:
        return None
    day = day_of(expression.sent_at)
    return next((window for window in windows_of(expression.service) if window.holds(day)), None)


def listed() -> QuerySet[ListedService]:
    return ListedService.objects.select_related("body").order_by("body__name", "title", "pk")


def letters() -> QuerySet[ExpressionOfInterest]:
    """Letters that were sent, latest first."""
    return (
        ExpressionOfInterest.objects.exclude(sent_at=None)
        .select_related("service__body", "organisation")
        .order_by("-sent_at", "-pk")
    )


def letters_to_sign(person: Any) -> QuerySet[ExpressionOfInterest]:
    """Letters of a colleague that wait for somebody's own signature."""
    if not getattr(person, "is_authenticated", False):
        return ExpressionOfInterest.objects.none()
    return ExpressionOfInterest.objects.filter(second=person, state=ExpressionState.UNSIGNED).select_related("service")


def senders(person: Any, service: ListedService, today: date) -> tuple[list[Organisation], bool]:
    """The relevant bodies somebody speaks for, and whether they are an employee of the authority."""
    roles = roles_of(person, today)
    spoken = {role.organisation_id: role.organisation for role in roles if role.kind in SPEAKING}
    relevant = [one for one in spoken.values() if relevant_as(one) and one.pk != service.body_id]
    return relevant, any(role.kind in EMPLOYED and role.organisation_id == service.body_id for role in roles)
