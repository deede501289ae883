"""A conversation as its pages show it: the next statement, how far one is, the map with small numbers hidden."""

import random
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from folkmoot.commissioning.models import Project
from folkmoot.commissioning.policy import TEAM
from folkmoot.core.clock import day_of
from folkmoot.core.suppression import is_small, suppress, threshold
from folkmoot.engagement.models import Conversation, DrawnMap, Statement, Vote, Voter
from folkmoot.engagement.opinions.files import name_of
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
    """A statement in the map: of ten people in each group, how many agree; None where the group is too small."""

    text: str
    number: str
    of_ten: dict[str, float | None]
    all_agree: float | None


@dataclass(frozen=True)
class MapShown:
    people: int | None
    statements: int
    left_out: int | None
    groups: dict[str, int | None]
    unites: list[Line]
    divides: list[Line]
    everything: list[Line]
    speaks: dict[str, list[tuple[str, bool]]]
    why_one: str
    enough: bool
    points: list[tuple[float, float, str]]


def map_of(drawn: DrawnMap) -> MapShown:
    """The map with small numbers hidden: a group too small to be counted has no figures of its own either."""
    told = drawn.told
    sizes = {each["group"]: each["people"] for each in told["groups"]}
    few = told["people_with_too_few_votes"]
    counts = suppress({**sizes, "": few})
    enough = not is_small(told["people"]) and told["people"] > 0
    visible = {name for name in sizes if enough and counts.counts[name] is not None}
    texts = texts_of(drawn)

    def line(name: str) -> Line:
        by_group = {name_of(at): three for at, three in enumerate(drawn.counts.get(name, []))}
        of_ten = {
            group: round(10 * three[0] / three[2], 1)
            if group in visible and three[2] and not is_small(three[2])
            else None
            for group, three in by_group.items()
        }
        agree, voted = (sum(three[place] for three in by_group.values()) for place in (0, 2))
        whole = round(10 * agree / voted, 1) if enough and voted and not is_small(voted) else None
        return Line(texts.get(name, name), name, of_ten, whole)

    return MapShown(
        told["people"] if enough else None,
        told["statements"],
        counts.counts[""],
        {name: counts.counts[name] for name in sizes},
        [line(each["statement"]) for each in told["unites"]] if enough else [],
        [line(each["statement"]) for each in told["divides"]] if enough else [],
        [line(name) for name in sorted(drawn.counts)] if enough else [],
        {
            each["group"]: [(texts.get(one["statement"], ""), one["side"] == "agree") for one in each["speaks"][:5]]
            for each in told["groups"]
            if each["group"] in visible
        },
        told["why_one_group"],
        enough,
        [(across, up, name_of(group)) for across, up, group in drawn.points if name_of(group) in visible],
    )


def texts_of(drawn: DrawnMap) -> dict[str, str]:
    rows = drawn.conversation.statements.values_list("number", "text")
    return {f"s{number:04}": text for number, text in rows if f"s{number:04}" in drawn.counts}
