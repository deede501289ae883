"""A conversation as its pages show it: the next statement, how far one is, the map with small numbers hidden."""

import random
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from folkmoot.commissioning.models import Project
from folkmoot.commissioning.policy import TEAM
from folkmoot.core.clock import day_of
from folkmoot.core.suppression import is_small, threshold
from folkmoot.engagement.models import Conversation, DrawnMap, Statement, Vote, Voter
from folkmoot.engagement.opinions.files import name_of
from folkmoot.engagement.opinions.hiding import visible
from folkmoot.engagement.states import ConversationState, Moderation
from folkmoot.people.queries import roles_of

HIDDEN_STATES = (ConversationState.DRAFT, ConversationState.WITHDRAWN)


def conversations_for(person: Any, now: datetime) -> QuerySet[Conversation]:
    """All that a reader may see, the latest first; drafts for those who run them."""
    bodies = [role.organisation_id for role in roles_of(person, day_of(now)) if role.kind in TEAM]
    seen = ~Q(state__in=HIDDEN_STATES)
    if bodies:
        own = Q(project__body__in=bodies) | Q(project__in=Project.objects.filter(partners__in=bodies))
        seen |= Q(state=ConversationState.DRAFT) & own
    return Conversation.objects.filter(seen).select_related("body").order_by("-closes_date", "-pk")


def shown_statements(conversation: Conversation) -> QuerySet[Statement]:
    return conversation.statements.filter(moderation=Moderation.SHOWN).order_by("number")


@dataclass(frozen=True)
class Progress:
    """How far somebody is, and the statement that is next."""

    voted: int
    shown: int
    following: Statement | None


def progress_of(conversation: Conversation, voter: Voter | None) -> Progress:
    """Each voter meets the statements in an order of their own, so that the first are not heard more than the last."""
    shown = list(shown_statements(conversation).values_list("pk", flat=True))
    done = set(Vote.objects.filter(voter=voter).values_list("statement", flat=True)) if voter else set()
    random.Random(f"{conversation.pk}:{voter.pk if voter else ''}").shuffle(shown)  # noqa: S311 (an order, no secret)
    left = [pk for pk in shown if pk not in done]
    following = Statement.objects.filter(pk=left[0]).first() if left else None
    return Progress(len(done & set(shown)), len(shown), following)


def votes_by(conversation: Conversation, voter: Voter | None) -> list[tuple[Statement, int]]:
    """What somebody has said so far, to change their mind."""
    if voter is None:
        return []
    rows = Vote.objects.filter(voter=voter, statement__moderation=Moderation.SHOWN).select_related("statement")
    return [(row.statement, row.mark) for row in rows.order_by("statement__number")]


def own_statements(conversation: Conversation, by: Any) -> QuerySet[Statement]:
    """What somebody has sent, with how it stands."""
    rows = conversation.statements.filter(is_seed=False)
    if getattr(by, "is_authenticated", False):
        return rows.filter(author=by).order_by("-pk")
    return rows.filter(author_key=by.reference).order_by("-pk") if by.reference else rows.none()


def how_many_took_part(conversation: Conversation) -> dict[str, Any]:
    """While it is open: voters (hidden when few), statements shown and waiting. Two queries."""
    voters = conversation.voters.count()
    found = conversation.statements.aggregate(
        shown=Count("pk", filter=Q(moderation=Moderation.SHOWN)),
        waiting=Count("pk", filter=Q(moderation=Moderation.WAITING)),
    )
    return {**found, "voters": None if is_small(voters) else voters, "threshold": threshold()}


@dataclass(frozen=True)
class Line:
    """A statement in the map: of ten people in each group, how many agree; None where that is hidden."""

    text: str
    number: str
    of_ten: dict[str, float | None]
    all_agree: float | None


@dataclass(frozen=True)
class MapShown:
    """`enough` people took part to show a map; `whole`: no group of it is hidden, and its files are published."""

    people: int | None
    statements: int
    left_out: int
    groups: dict[str, int | None]
    unites: list[Line]
    divides: list[Line]
    everything: list[Line]
    speaks: dict[str, list[tuple[str, bool]]]
    why_one: str
    enough: bool
    whole: bool
    points: list[tuple[float, float, str]]


def map_of(drawn: DrawnMap) -> MapShown:
    """The map with everything hidden that could give a few people away (see `opinions.hiding`)."""
    told = drawn.told
    seen = visible(told)
    texts = texts_of(drawn)
    united = {each["statement"] for each in told["unites"]}
    named = {name for name, count in seen.groups.items() if seen.enough and count is not None}

    def line(name: str) -> Line:
        return Line(texts.get(name, name), name, *seen.of_ten(drawn.counts.get(name, [])))

    return MapShown(
        told["people"] if seen.enough else None,
        told["statements"],
        told["people_with_too_few_votes"] if seen.enough else 0,
        seen.groups,
        [line(each["statement"]) for each in told["unites"]] if seen.whole else [],
        # What unites is not shown again among what divides: groups that agree do so by more or less.
        [line(each["statement"]) for each in told["divides"] if each["statement"] not in united] if seen.whole else [],
        [line(name) for name in sorted(drawn.counts)] if seen.enough else [],
        {
            each["group"]: [(texts.get(one["statement"], ""), one["side"] == "agree") for one in each["speaks"][:5]]
            for each in told["groups"]
            if each["group"] in named and seen.whole
        },
        told["why_one_group"],
        seen.enough,
        seen.whole,
        [(across, up, name_of(group)) for across, up, group in drawn.points if name_of(group) in named],
    )


def texts_of(drawn: DrawnMap) -> dict[str, str]:
    rows = drawn.conversation.statements.values_list("number", "text")
    return {f"s{number:04}": text for number, text in rows if f"s{number:04}" in drawn.counts}
