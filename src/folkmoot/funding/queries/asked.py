"""The one place that says what a panel scores, so that criteria may come to have parts."""

from django.db.models import QuerySet

from folkmoot.funding.models import Criterion, Opportunity


def scored_criteria(opportunity: Opportunity) -> QuerySet[Criterion]:
    """What each bid gets a score on, in order."""
    return Criterion.objects.filter(opportunity=opportunity).order_by("position")
