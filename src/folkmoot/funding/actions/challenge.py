from datetime import datetime

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.actions.notices import keep_notice
from folkmoot.funding.letters import tell_answer
from folkmoot.funding.models import (
    AssessmentSummary,
    Award,
    Bid,
    Challenge,
    Debrief,
    FundingDecision,
    Opportunity,
    PastDecision,
    Recommendation,
)
from folkmoot.funding.states import (
    AWARD,
    BID,
    CHALLENGE,
    AwardState,
    BidState,
    ChallengeState,
)
from folkmoot.funding.telling import tell_debriefed
from folkmoot.funding.ways import before_deciding, life_of
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def raise_challenge(bid: Bid, *, words: str, by: Person, now: datetime) -> Challenge:
    """Object to an award before it is final. While the objection waits, nothing can become final."""
    capacity = allow(policy.may_challenge(by, bid, now=now))
    return _raise(bid.opportunity, words, by, capacity, now, bid=bid)


@transaction.atomic
def object_to_choice(
    opportunity: Opportunity, organisation: Organisation, *, words: str, by: Person, now: datetime
) -> Challenge:
    """Object where nobody was asked to bid: for an organisation that could have done the work. It holds the award up as
    a bidder's objection does, and is answered as one."""
    capacity = allow(policy.may_object(by, opportunity, organisation, now=now))
    return _raise(opportunity, words, by, capacity, now, organisation=organisation)


def _raise(
    opportunity: Opportunity, words: str, by: Person, capacity: str, now: datetime, **whose: Bid | Organisation
) -> Challenge:
    award = Award.objects.select_for_update().get(opportunity=opportunity, state=AwardState.ANNOUNCED)
    if not words.strip():
        raise Refused(_("Say what you think was wrong."), field="words")
    if award.challenges.filter(**whose, state=ChallengeState.RAISED).exists():
        raise Refused(_("You have objected already. Wait for the answer, or withdraw it."))
    challenge = Challenge.objects.create(award=award, words=words.strip(), raised_by=by, raised_at=now, **whose)
    record(
        by, "funding.challenge.raised", challenge, capacity=capacity, now=now, words={"what": challenge.words},
        touching=[award, award.opportunity],
    )  # fmt: skip
    return challenge


@transaction.atomic
def withdraw_challenge(challenge: Challenge, *, by: Person, now: datetime) -> Challenge:
    """Take an objection back. It stays on the record that there was one."""
    capacity = allow(policy.is_objector(by, challenge, now=now))
    challenge = locked(challenge)
    move(challenge, CHALLENGE, to=ChallengeState.WITHDRAWN)
    record(
        by, "funding.challenge.withdrawn", challenge, capacity=capacity, now=now,
        touching=[challenge.award, challenge.award.opportunity],
    )  # fmt: skip
    return challenge


@transaction.atomic
def answer_challenge(challenge: Challenge, *, upheld: bool, words: str, by: Person, now: datetime) -> Challenge:
    """Answer an objection, with reasons. Where it is upheld the award is set aside: scores can be put right, and it is
    recommended and decided anew.

    Raises NotAllowed for whoever scored, recommended or decided; Refused to set aside what an agreement rests on.
    """
    capacity = allow(policy.may_answer_challenge(by, challenge, now=now))
    award, challenge = locked(challenge.award), locked(challenge)
    if not words.strip():
        raise Refused(_("Say why, in words that whoever objected understands."), field="words")
    challenge.answer, challenge.answered_by, challenge.answered_as = words.strip(), by, capacity
    challenge.answered_at = now
    challenge.save(update_fields=["answer", "answered_by", "answered_as", "answered_at"])
    move(challenge, CHALLENGE, to=ChallengeState.UPHELD if upheld else ChallengeState.DISMISSED)
    touched = _set_aside(award, words.strip(), now) if upheld else []
    record(
        by, "funding.challenge.answered", challenge, capacity=capacity, now=now, facts={"upheld": upheld},
        reasons=words.strip() if upheld else "", words=None if upheld else {"why": words.strip()},
        touching=[award, award.opportunity, award.opportunity.project, *touched],
    )  # fmt: skip
    tell_answer(challenge, now=now)
    return challenge


def _set_aside(award: Award, why: str, now: datetime) -> list[Bid]:
    """Undo a decision: each bid stands where it stood, what was decided is kept as past, and nothing is awarded."""
    opportunity = locked(award.opportunity)
    decisions = list(FundingDecision.objects.filter(bid__opportunity=opportunity).select_related("bid"))
    _refuse_if_signed(decisions)
    award.set_aside_at, award.set_aside_reason = now, why
    award.save(update_fields=["set_aside_at", "set_aside_reason"])
    move(award, AWARD, to=AwardState.SET_ASIDE)
    PastDecision.objects.bulk_create(
        PastDecision(
            award=award, bid=row.bid, awarded=row.awarded, amount=row.amount, total_score=row.total_score,
            reasons=row.reasons, feedback=row.feedback,
        )
        for row in decisions
    )  # fmt: skip
    for row in decisions:
        row.awarded, row.amount = False, None
        row.reasons = _("This decision was set aside after an objection, and is taken again. Why: %(why)s") % {
            "why": why
        }
        row.save(update_fields=["awarded", "amount", "reasons"])
        if row.bid.state in (BidState.AWARDED, BidState.REFUSED):
            move(row.bid, BID, to=BidState.SUBMITTED)
    AssessmentSummary.objects.filter(bid__opportunity=opportunity).update(mailed_at=None)
    Recommendation.objects.filter(opportunity=opportunity).update(made_at=None, sent_back_reason=why)
    for other in award.challenges.filter(state=ChallengeState.RAISED):
        move(other, CHALLENGE, to=ChallengeState.WITHDRAWN)
    move(opportunity, life_of(opportunity), to=before_deciding(opportunity))
    keep_notice(opportunity, now=now)
    return [row.bid for row in decisions]


def _refuse_if_signed(decisions: list[FundingDecision]) -> None:
    """What rests on a decision (an agreement drafted from it) is in a higher room, so the database is asked."""
    try:
        Collector(using=DEFAULT_DB_ALIAS).collect(decisions)
    except ProtectedError:
        raise Refused(_("An agreement has been drafted from this award. Withdraw that first.")) from None


@transaction.atomic
def ask_debrief(bid: Bid, *, question: str, by: Person, now: datetime) -> Debrief:
    """Ask what the letter leaves open."""
    capacity = allow(policy.may_write(by, bid, now=now))
    if not FundingDecision.objects.filter(bid=bid).exists():
        raise Refused(_("There is no decision on this bid yet."))
    if not question.strip():
        raise Refused(_("Say what you would like to know."), field="question")
    debrief = Debrief.objects.create(bid=bid, question=question.strip(), asked_by=by, asked_at=now)
    record(
        by, "funding.debrief.asked", debrief, capacity=capacity, now=now, words={"question": debrief.question},
        touching=[bid],
    )  # fmt: skip
    return debrief


@transaction.atomic
def answer_debrief(debrief: Debrief, *, answer: str, by: Person, now: datetime) -> Debrief:
    """Answer a bidder's question about its letter, in writing, or say when and where you talk about it."""
    capacity = allow(policy.may_manage(by, debrief.bid.opportunity, now=now))
    if tie := policy.tie_to(by, debrief.bid, now):
        raise Refused(tie)
    debrief = locked(debrief)
    if debrief.answered_at is not None:
        raise Refused(_("This has been answered already."))
    if not answer.strip():
        raise Refused(_("Write the answer."), field="answer")
    debrief.answer, debrief.answered_as, debrief.answered_at = answer.strip(), capacity, now
    debrief.save(update_fields=["answer", "answered_as", "answered_at"])
    record(
        by, "funding.debrief.answered", debrief, capacity=capacity, now=now, words={"answer": debrief.answer},
        touching=[debrief.bid],
    )  # fmt: skip
    tell_debriefed(debrief, now=now)
    return debrief
