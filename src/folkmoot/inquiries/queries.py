"""Inquiries, and what is owed an answer."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from folkmoot.inquiries.models import Inquiry, Recommendation
from folkmoot.inquiries.states import InquiryState, RecommendationAnswer


def inquiries(*, state: str = "", words: str = "") -> QuerySet[Any]:
    """The list of inquiries, the latest first, each with how many recommendations it made and how many are answered."""
    rows = Inquiry.objects.select_related("host").annotate(
        asked=Count("recommendations"), answered=Count("recommendations", filter=~Q(recommendations__answer=""))
    )
    if state:
        rows = rows.filter(state=state)
    if words:
        rows = rows.filter(Q(title__icontains=words) | Q(aim__icontains=words))
    return rows.order_by("-opened_at", "-pk")


def recommendations(*, addressee: Any = None, state: str = "", today: date) -> QuerySet[Recommendation]:
    """Published recommendations, the soonest due first. `state`: owed, overdue, answered, or one answer."""
    rows = Recommendation.objects.filter(inquiry__state=InquiryState.REPORTED).select_related(
        "inquiry", "addressee", "project"
    )
    if addressee:
        rows = rows.filter(addressee=addressee)
    if state == "owed":
        rows = rows.filter(answer="")
    elif state == "overdue":
        rows = rows.filter(answer="", answer_due_date__lt=today)
    elif state == "answered":
        rows = rows.exclude(answer="")
    elif state in RecommendationAnswer.values:
        rows = rows.filter(answer=state)
    return rows.order_by("answer_due_date", "inquiry_id", "number")


def answers_owed(today: date, limit: int | None = None) -> list[Recommendation]:
    """Every published recommendation without an answer, the longest overdue first (ledger IQ-11). One query.

    `row.is_overdue(today)` tells those whose day has passed.
    """
    rows = recommendations(state="owed", today=today)
    return list(rows[:limit] if limit else rows)
