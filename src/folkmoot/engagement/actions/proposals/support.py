from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record, refresh
from folkmoot.core.rows import locked
from folkmoot.engagement import policy
from folkmoot.engagement.actions.moderation.send import sent_words
from folkmoot.engagement.models import Comment, Petition, Proposal, ProposalSupport, Regime, Signature
from folkmoot.engagement.models.answer_rule import AnswerRule
from folkmoot.engagement.states import PetitionState, ProposalState
from folkmoot.people.models import Person


@transaction.atomic
def support(proposal: Proposal, *, by: Person, now: datetime) -> ProposalSupport:
    """Say that one wants it too. Once each; raises Refused when it is answered, taken back or one's own."""
    capacity = allow(policy.may_propose(by, now=now))
    proposal = locked(proposal)
    if proposal.state != ProposalState.OPEN or not proposal.is_shown:
        raise Refused(_("This can no longer be supported."))
    if proposal.author_id == by.pk:
        raise Refused(_("It is yours already."))
    if ProposalSupport.objects.filter(proposal=proposal, person=by).exists():
        raise Refused(_("You support it already."))
    made = ProposalSupport.objects.create(proposal=proposal, person=by, at=now)
    Proposal.objects.filter(pk=proposal.pk).update(support_count=F("support_count") + 1)
    record(by, "engagement.proposal.supported", made, capacity=capacity, now=now)
    refresh([proposal], now)
    return made


@transaction.atomic
def comment(proposal: Proposal, *, text: str, by: Person, now: datetime) -> Comment:
    """Say something about a proposal, as the body's rule has it: shown at once, or after a moderator has looked."""
    capacity = allow(policy.may_propose(by, now=now))
    if not proposal.is_shown or proposal.state == ProposalState.WITHDRAWN:
        raise Refused(_("Nobody can comment on this now."))
    rule = AnswerRule.objects.of(proposal.body, day_of(now))
    fields = sent_words(
        text, kind="comment", body=proposal.body, regime=rule.regime if rule else Regime.BEFORE,
        beside=Comment.objects.filter(about=proposal), by=by, now=now,
    )  # fmt: skip
    made = Comment.objects.create(about=proposal, **fields)
    record(by, "engagement.comment.sent", made, capacity=capacity, now=now, words={"text": made.text})
    refresh([proposal], now)
    return made


@transaction.atomic
def sign(petition: Petition, *, by: Person, now: datetime) -> Signature:
    """Sign a petition: one signature each, under any concurrency. The one that reaches the threshold starts the clock.

    Raises Refused when it is not open, its last day has passed, or this person has signed.
    """
    capacity = allow(policy.may_propose(by, now=now))
    petition = locked(petition)
    if petition.state != PetitionState.OPEN or not petition.is_shown:
        raise Refused(_("This petition is not open for signatures."))
    if day_of(now) > petition.closes_date:
        raise Refused(_("The last day to sign has passed."))
    try:
        with transaction.atomic():
            made = Signature.objects.create(petition=petition, person=by, at=now)
    except IntegrityError:
        raise Refused(_("You have signed this petition already.")) from None
    petition.signature_count += 1
    if petition.reached_at is None and petition.signature_count >= petition.rule.answered_at:
        petition.reached_at = now
        petition.answer_due_date = day_of(now) + timedelta(days=petition.rule.petition_days)
    petition.save(update_fields=["signature_count", "reached_at", "answer_due_date"])
    record(by, "engagement.petition.signed", made, capacity=capacity, now=now)
    refresh([petition], now)
    return made
