"""Proposals, petitions and communities as pages show them, and what is owed an answer."""

from datetime import date
from typing import Any

from django.db.models import CharField, Count, F, Q, QuerySet, Value

from folkmoot.core.suppression import is_small
from folkmoot.engagement.models import AnswerRule, Comment, Community, Petition, Proposal
from folkmoot.engagement.moderation import likeness
from folkmoot.engagement.states import Moderation, PetitionState, ProposalState


def proposals_shown() -> QuerySet[Proposal]:
    return (
        Proposal.objects.filter(moderation=Moderation.SHOWN)
        .exclude(state=ProposalState.WITHDRAWN)
        .select_related("body", "area", "community")
        .annotate(comment_count=Count("comments", filter=Q(comments__moderation=Moderation.SHOWN)))
    )


def petitions_shown() -> QuerySet[Petition]:
    return (
        Petition.objects.filter(moderation=Moderation.SHOWN)
        .exclude(state=PetitionState.WITHDRAWN)
        .select_related("body", "area", "rule")
    )


def proposals_overdue(today: date) -> QuerySet[Proposal]:
    """Shown, not answered, and past the day that was promised; the longest owed first."""
    return proposals_owed().filter(answer_due_date__lt=today)


def proposals_owed() -> QuerySet[Proposal]:
    return (
        Proposal.objects.filter(state=ProposalState.OPEN, moderation=Moderation.SHOWN)
        .select_related("body")
        .order_by("answer_due_date", "pk")
    )


def owed() -> QuerySet[Any]:
    """Petitions and proposals that wait for an answer, the first due first: kind, key, title, body, day. One query."""

    def told(kind: str, rows: QuerySet[Any]) -> QuerySet[Any]:
        named = rows.order_by().annotate(owed_kind=Value(kind, CharField()), owed_by=F("body__name"))
        return named.values_list("owed_kind", "pk", "title", "owed_by", "answer_due_date")

    return (
        told("petition", petitions_owed())
        .union(told("proposal", proposals_owed()), all=True)
        .order_by("answer_due_date")
    )


def petitions_owed() -> QuerySet[Petition]:
    """With enough signatures for an answer, and without one; by the day it is due."""
    return (
        Petition.objects.filter(
            reached_at__isnull=False, state__in=[PetitionState.OPEN, PetitionState.CLOSED], moderation=Moderation.SHOWN
        )
        .select_related("body")
        .order_by("answer_due_date", "pk")
    )


def thread_of(proposal: Proposal, person: Any) -> QuerySet[Comment]:
    """What is shown, and one's own that wait; the oldest first."""
    own = Q(author=person) if getattr(person, "is_authenticated", False) else Q(pk__in=[])
    return proposal.comments.filter(Q(moderation=Moderation.SHOWN) | own).order_by("sent_at", "pk")


def bodies_with_rules(today: date) -> QuerySet[AnswerRule]:
    """The rules in force on a day, one for each body that takes proposals and petitions."""
    ended = Q(until_date__isnull=True) | Q(until_date__gt=today)
    return AnswerRule.objects.filter(ended, from_date__lte=today).select_related("body").order_by("body__name")


def communities() -> QuerySet[Community]:
    return Community.objects.select_related("area").annotate(member_count=Count("members")).order_by("name")


def how_many_belong(count: int) -> int | None:
    return None if is_small(count) else count


def look_alikes(title: str, text: str, rows: QuerySet[Any]) -> list[Any]:
    """Shown ones that are nearly the same, before somebody brings it a second time."""
    found = [(likeness(f"{title} {text}", f"{row.title} {row.text}"), row) for row in rows.order_by("-pk")[:300]]
    return [row for alike, row in sorted(found, key=lambda pair: -pair[0]) if alike >= 0.3][:3]
