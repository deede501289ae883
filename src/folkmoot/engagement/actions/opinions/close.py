import secrets
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.core.suppression import threshold
from folkmoot.engagement import policy
from folkmoot.engagement.models import Conversation, DrawnMap, Vote
from folkmoot.engagement.opinions import UNSEEN, Votes, look_at
from folkmoot.engagement.opinions.files import told
from folkmoot.engagement.opinions.groups import LEAST
from folkmoot.engagement.opinions.look import NOBODY
from folkmoot.engagement.states import CONVERSATION, ConversationState, Moderation
from folkmoot.people.models import Person

DAYS_TO_ANSWER = 42


@transaction.atomic
def close_conversation(conversation: Conversation, *, by: Person, now: datetime) -> Conversation:
    """Close it, draw the map, publish the votes it was drawn from, and forget whose they are.

    Votes are published under numbers drawn by lot here and kept nowhere, and the rows that knew the people are deleted:
    after this nobody can tell whose votes they are, not we either. Raises Refused before the last day is over.
    """
    capacity = allow(policy.may_run_conversation(by, conversation, now=now))
    conversation = locked(conversation)
    if conversation.state == ConversationState.OPEN and day_of(now) <= conversation.closes_date:
        raise Refused(_("People may take part until the end of the last day. Close it the day after."))
    conversation.closed_at = now
    conversation.answer_due_date = day_of(now) + timedelta(days=DAYS_TO_ANSWER)
    move(conversation, CONVERSATION, to=ConversationState.CLOSED)
    conversation.save(update_fields=["closed_at", "answer_due_date"])
    drawn = draw(conversation, now)
    Vote.objects.filter(voter__conversation=conversation).delete()
    conversation.voters.all().delete()
    record(
        by, "engagement.conversation.closed", conversation, capacity=capacity, now=now, touching=[conversation.case],
        facts={"people": drawn.told["people"], "statements": drawn.told["statements"], "votes_sha256": drawn.sha256},
    )  # fmt: skip
    return conversation


def draw(conversation: Conversation, now: datetime) -> DrawnMap:
    found = look_at(votes_of(conversation), least=max(LEAST, threshold()))
    texts = {f"s{row.number:04}": row.text for row in conversation.statements.all()}
    counts = {
        name: [
            [int(table[group, at]) for table in (found.counts.agree, found.counts.disagree, found.counts.voted)]
            for group in range(found.groups)
        ]
        for at, name in enumerate(found.votes.statements)
    }
    points: list[Any] = [
        [round(float(across), 2), round(float(up), 2), int(group)]
        for (across, up), group in zip(found.at, found.label, strict=True)
        if group != NOBODY
    ]
    return DrawnMap.objects.create(
        conversation=conversation, drawn_at=now, votes=found.votes.text, sha256=found.votes.sha256,
        told=told(found, texts), counts=counts, points=points,
    )  # fmt: skip


def votes_of(conversation: Conversation) -> Votes:
    """The votes on every statement that is shown, people under numbers drawn by lot."""
    shown = conversation.statements.filter(moderation=Moderation.SHOWN).order_by("number")
    columns = {pk: at for at, pk in enumerate(shown.values_list("pk", flat=True))}
    names = tuple(f"s{number:04}" for number in shown.values_list("number", flat=True))
    given = Vote.objects.filter(statement__in=columns).order_by()
    voters = list(given.values_list("voter", flat=True).distinct())
    secrets.SystemRandom().shuffle(voters)
    rows = {pk: at for at, pk in enumerate(voters)}
    marks = np.full((len(rows), len(columns)), UNSEEN, dtype=np.int8)
    for voter, statement, mark in given.values_list("voter", "statement", "mark").iterator(chunk_size=20_000):
        marks[rows[voter], columns[statement]] = mark
    return Votes(tuple(f"v{at:06}" for at in range(1, len(rows) + 1)), names, marks)
