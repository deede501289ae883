"""The public register of opportunities and awards: ours and those of published open data, in one table."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Prefetch, QuerySet

from folkmoot.funding.models import Notice, NoticeAward

SHOWN = (
    "pk", "title", "body__name", "stage", "source", "closes_date", "published_date", "value", "currency", "opportunity_id",
)  # fmt: skip


def every_notice() -> QuerySet[Notice]:
    """Newest first, undated last."""
    return Notice.objects.order_by(F("published_date").desc(nulls_last=True), "-pk")


def whole(rows: QuerySet[Notice]) -> QuerySet[Notice]:
    """With the body, and each award with its recipient; without the long description."""
    awards = NoticeAward.objects.select_related("recipient").order_by("pk")
    return rows.select_related("body").defer("description").prefetch_related(Prefetch("awards", queryset=awards))


def shown(rows: QuerySet[Notice]) -> QuerySet[Any]:
    """Only what the list shows, as plain tuples: a page of it has to stay quick."""
    return rows.values_list(*SHOWN, named=True)


def recipients(rows: Iterable[Any]) -> dict[int, list[tuple[str | None, bool]]]:
    """Who was awarded, by notice: (name, whether it is an individual), unnamed lines left out."""
    awards = NoticeAward.objects.filter(notice__in=[row.pk for row in rows]).order_by("pk")
    found: dict[int, list[tuple[str | None, bool]]] = {}
    for notice, name, is_to_individual in awards.values_list("notice_id", "recipient__name", "is_to_individual"):
        if name or is_to_individual:
            found.setdefault(notice, []).append((name, is_to_individual))
    return found
