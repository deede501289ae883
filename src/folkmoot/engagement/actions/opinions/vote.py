from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.engagement import policy
from folkmoot.engagement.actions.moderation.send import Visitor
from folkmoot.engagement.actions.opinions.say import refuse_unless_open
from folkmoot.engagement.models import Conversation, Statement, Vote, Voter
from folkmoot.engagement.opinions import AGREE, DISAGREE, PASS
from folkmoot.people.models import Person


@transaction.atomic
def vote(statement: Statement, *, mark: int, by: Person | Visitor, now: datetime) -> Vote:
    """Agree, disagree or pass; again to change one's mind. Each voter has one vote on a statement.

    The record says when somebody joined. It does not say when they voted: the chain is public, and a list of moments
    beside the published votes could tell whose they are. Raises Refused when the conversation is not open.
    """
    conversation = Conversation.objects.get(pk=statement.conversation_id)
    capacity = allow(policy.may_vote(by, conversation, now=now))
    refuse_unless_open(conversation, now)
    if not statement.is_shown:
        raise Refused(_("This statement is not shown, so nobody votes on it."))
    if mark not in (AGREE, DISAGREE, PASS):
        raise Refused(_("Choose agree, disagree or pass."))
    voter = voter_of(conversation, by) or join(conversation, by=by, capacity=capacity, now=now)
    made, _new = Vote.objects.update_or_create(voter=voter, statement=statement, defaults={"mark": mark})
    return made


def voter_of(conversation: Conversation, by: Person | Visitor) -> Voter | None:
    if isinstance(by, Person):
        return conversation.voters.filter(person=by).first()
    return conversation.voters.filter(key=by.reference).first() if by.reference else None


@transaction.atomic
def join(conversation: Conversation, *, by: Person | Visitor, capacity: str, now: datetime) -> Voter:
    """The voter of this person, whoever of two requests at once makes it."""
    who = {"person": by} if isinstance(by, Person) else {"key": by.reference}
    voter, is_new = Voter.objects.get_or_create(conversation=conversation, **who)  # type: ignore[arg-type]
    if is_new:
        record(by, "engagement.voter.joined", voter, capacity=capacity, now=now)
    return voter
