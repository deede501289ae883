from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.utils.translation import gettext_lazy as _

from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.audiences import PUBLIC
from folkmoot.core.clock import day_of
from folkmoot.core.record import describe
from folkmoot.engagement.kinds import Invitation, Took, kind, taking_part
from folkmoot.engagement.models import Consultation, Conversation
from folkmoot.engagement.states import ConsultationState, ConversationState, Moderation

describe(
    {
        "engagement.conversation.begun": _("Conversation prepared"),
        "engagement.conversation.opened": _("Conversation opened"),
        "engagement.conversation.withdrawn": _("Conversation given up"),
        "engagement.conversation.closed": _("Conversation closed, its map drawn and its votes published without names"),
        "engagement.conversation.answered": _("Said what was done with the conversation"),
        "engagement.statement.sent": _("Statement sent"),
        "engagement.voter.joined": _("Somebody joined a conversation"),
    }
)
HIDDEN = (ConversationState.DRAFT, ConversationState.WITHDRAWN)


def holder_of(row: Conversation) -> tuple[str, str]:
    """Who runs it: the project's body, or the board that asks."""
    if row.project is not None:
        return f"org:{row.body_id}:commissioner", row.body.name
    return f"board:{row.board_id}:chair", str(row.board)


@appears(Conversation)
def conversation(row: Conversation) -> Appearance | None:
    if row.state == ConversationState.WITHDRAWN:
        return None
    holder, _name = holder_of(row)
    return Appearance(
        title=row.question,
        url=row.get_absolute_url(),
        kind="conversation",
        body="\n".join(filter(None, [row.about, row.answer])),
        audience=holder if row.state == ConversationState.DRAFT else PUBLIC,
        turns=list(turns(row)),
    )


def turns(row: Conversation) -> Iterator[Turn]:
    holder, name = holder_of(row)
    url = row.get_absolute_url()
    if row.state == ConversationState.DRAFT:
        yield Turn(holder, gettext("Open the conversation"), url, None, name)
    elif row.state == ConversationState.OPEN:
        waiting = row.statements.filter(moderation=Moderation.WAITING).count()
        yield Turn(
            PUBLIC, gettext("Agree, disagree, or say something yourself"), reverse("engagement:vote_next", args=[row.pk]),
            row.closes_date, gettext("Everyone"),
        )  # fmt: skip
        if waiting:
            what = ngettext("Look at %(count)s statement", "Look at %(count)s statements", waiting) % {"count": waiting}
            yield Turn(
                f"moderates:{row.body_id}", what, reverse("engagement:queue", args=[row.body_id]), None,
                gettext("The moderators of %(body)s") % {"body": row.body.name},
            )  # fmt: skip
        yield Turn(
            holder, gettext("Close the conversation and draw the map"), url, row.closes_date + timedelta(days=1), name
        )
    elif row.state == ConversationState.CLOSED:
        yield Turn(holder, gettext("Say what you did with it"), url, row.answer_due_date, name)


@kind(
    "conversations",
    gettext_lazy("Conversations"),
    order=20,
    url_name="engagement:conversations",
    for_passers_by=True,
    words=gettext_lazy("Agree or disagree with what others say, and see what unites people."),
)
def conversations(person: Any, now: datetime) -> Iterable[Invitation]:
    today = day_of(now)
    rows = Conversation.objects.filter(state=ConversationState.OPEN, closes_date__gte=today).select_related("body")
    return [
        Invitation(
            row.question, row.get_absolute_url(), row.about, row.body.name, gettext("open now"), "good", row.closes_date
        )
        for row in rows.order_by("closes_date", "pk")[:4]
    ]


@taking_part("conversations")
def conversation_levels() -> Iterable[Took]:
    rows = Conversation.objects.exclude(state__in=HIDDEN).order_by("-opened_at")[:100]
    return [
        Took(row.question, row.get_absolute_url(), row.level, row.promise, row.answer, row.for_young) for row in rows
    ]


@taking_part("consultations")
def consultation_levels() -> Iterable[Took]:
    rows = Consultation.objects.exclude(state__in=[ConsultationState.DRAFT, ConsultationState.WITHDRAWN])
    return [
        Took(row.title, row.get_absolute_url(), row.level, row.promise, row.promise_answer)
        for row in rows.exclude(level="").order_by("-opens_date")[:100]
    ]
