from typing import Any

from django.db.models import Q, QuerySet

from folkmoot.network.models import CaseStudy


def case_studies(*, words: str = "", body: Any = None) -> QuerySet[CaseStudy]:
    """Published case studies, the latest first; `words` are looked for in the title and the story."""
    rows = CaseStudy.objects.filter(published_at__isnull=False).select_related("body", "project")
    if words:
        found = Q(title__icontains=words) | Q(story__icontains=words) | Q(learning__icontains=words)
        rows = rows.filter(found | Q(context__icontains=words))
    if body:
        rows = rows.filter(body=body)
    return rows.order_by("-published_at", "-pk")
