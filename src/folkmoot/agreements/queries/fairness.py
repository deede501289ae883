"""Feedback on public bodies, and what partners say of a partnership when enough of them do."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, QuerySet

from folkmoot.agreements.models import BodyFeedback, HealthCheck
from folkmoot.agreements.models.fairness import QUESTIONS, HealthAnswer
from folkmoot.core.suppression import threshold


def feedback(body: Any = None) -> QuerySet[BodyFeedback]:
    rows = BodyFeedback.objects.select_related("body", "giver").order_by("-given_at", "-pk")
    return rows.filter(body=body) if body else rows


@dataclass(frozen=True)
class Health:
    """What came of a health check: nothing but that it is hidden while it runs, and where fewer than five answered."""

    check: HealthCheck
    is_open: bool
    averages: list[tuple[Any, Decimal]]
    answers: int | None


def health_of(checks: list[HealthCheck], today: date) -> list[Health]:
    """One query for all. While a check is open nothing is shown: two looks would give the answer between them."""
    averaged = {name: Avg(name) for name in QUESTIONS}
    rows = HealthAnswer.objects.filter(check_asked__in=checks).values("check_asked")
    counted: dict[int, dict[str, Any]] = {
        row["check_asked"]: dict(row) for row in rows.annotate(count=Count("pk"), **averaged).order_by()
    }
    found = []
    for check in checks:
        row, is_open = counted.get(check.pk), today <= check.closes_date
        if is_open or row is None or row["count"] < threshold():
            found.append(Health(check, is_open, [], None))
            continue
        averages = [
            (
                getattr(HealthAnswer._meta.get_field(name), "verbose_name", name),
                Decimal(str(row[name])).quantize(Decimal("0.1")),
            )
            for name in QUESTIONS
        ]
        found.append(Health(check, False, averages, row["count"]))
    return found
