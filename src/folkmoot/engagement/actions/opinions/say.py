from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record, refresh
from folkmoot.core.rows import locked
from folkmoot.engagement import policy
from folkmoot.engagement.actions.moderation.send import Visitor, sent_words
from folkmoot.engagement.models import Conversation, Statement
from folkmoot.engagement.models.conversation import LONGEST
from folkmoot.engagement.moderation import fingerprint
from folkmoot.engagement.states import ConversationState, Moderation
from folkmoot.people.models import Person


@transaction.atomic
def say(conversation: Conversation, *, text: str, by: Person | Visitor, now: datetime) -> Statement:
    """Add a statement. Shown at once or after a moderator has looked, as the conversation says.

    Raises Refused when it is not open, for a statement longer than 160 characters, and when it is there already.
    """
    capacity = allow(policy.may_vote(by, conversation, now=now))
    conversation = locked(conversation)
    refuse_unless_open(conversation, now)
    if len(" ".join(text.split())) > LONGEST:
        raise Refused(_("Use %(most)s characters or fewer: one idea at a time.") % {"most": LONGEST}, field="text")
    beside = Statement.objects.filter(conversation=conversation)
    if beside.filter(fingerprint=fingerprint(text), moderation=Moderation.SHOWN).exists():
        raise Refused(_("Somebody has said this already. You can agree with it instead."), field="text")
    fields = sent_words(
        text, kind="statement", body=conversation.body, regime=conversation.regime, beside=beside, by=by, now=now
    )
    number = (beside.aggregate(most=Max("number"))["most"] or 0) + 1
    made = Statement.objects.create(conversation=conversation, number=number, **fields)
    record(
        by, "engagement.statement.sent", made, capacity=capacity, now=now, words={"text": made.text},
        facts={"held": bool(made.held_because)},
    )  # fmt: skip
    refresh([conversation], now)
    return made


def refuse_unless_open(conversation: Conversation, now: datetime) -> None:
    if conversation.state != ConversationState.OPEN:
        raise Refused(_("This conversation is not open."))
    if day_of(now) > conversation.closes_date:
        raise Refused(_("The last day of this conversation has passed."))
