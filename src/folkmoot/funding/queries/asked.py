"""The one place that says which questions are scored, which are passed or not, and which are for information."""

from django.db.models import QuerySet

from folkmoot.funding.models import Counting, Criterion, Opportunity


def scored_criteria(opportunity: Opportunity) -> QuerySet[Criterion]:
    """What each bid gets a score on, in order."""
    return Criterion.objects.filter(opportunity=opportunity, counts=Counting.SCORED).order_by("position")


def other_questions(opportunity: Opportunity) -> QuerySet[Criterion]:
    """What bidders answer and nobody scores: passed or not, or for information."""
    return Criterion.objects.filter(opportunity=opportunity).exclude(counts=Counting.SCORED).order_by("position")


def pass_questions(opportunity: Opportunity) -> QuerySet[Criterion]:
    return Criterion.objects.filter(opportunity=opportunity, counts=Counting.PASS).order_by("position")
