from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.models import Outcome, Petition, Proposal
from folkmoot.engagement.states import PETITION, PROPOSAL, PetitionState, ProposalState
from folkmoot.people.models import Person


@transaction.atomic
def answer_proposal(proposal: Proposal, *, outcome: str, answer: str, by: Person, now: datetime) -> Proposal:
    """Say in public what becomes of it, and why. Raises Refused without both, and for what is not shown."""
    capacity = allow(policy.may_answer_proposal(by, proposal, now=now))
    proposal = locked(proposal)
    if not proposal.is_shown:
        raise Refused(_("A moderator has to show it first."))
    if outcome not in Outcome.values:
        raise Refused(_("Say what becomes of it."), field="outcome")
    if not answer.strip():
        raise Refused(_("Give your reasons."), field="answer")
    proposal.outcome, proposal.answer, proposal.answered_at = outcome, answer.strip(), now
    proposal.save(update_fields=["outcome", "answer", "answered_at"])
    move(proposal, PROPOSAL, to=ProposalState.ANSWERED)
    record(
        by, "engagement.proposal.answered", proposal, capacity=capacity, now=now, reasons=answer.strip(),
        facts={"outcome": outcome, "late": day_of(now) > proposal.answer_due_date},
    )  # fmt: skip
    return proposal


@transaction.atomic
def close_petition(petition: Petition, *, by: Person, now: datetime) -> Petition:
    """Close it when its last day is over. Signatures up to then count."""
    capacity = allow(policy.may_answer_proposal(by, petition, now=now))
    petition = locked(petition)
    if petition.state == PetitionState.OPEN and day_of(now) <= petition.closes_date:
        raise Refused(_("People may sign until the end of the last day."))
    petition.closed_at = now
    petition.save(update_fields=["closed_at"])
    move(petition, PETITION, to=PetitionState.CLOSED)
    record(
        by, "engagement.petition.closed", petition, capacity=capacity, now=now,
        facts={"signatures": petition.signature_count},
    )  # fmt: skip
    return petition


@transaction.atomic
def answer_petition(
    petition: Petition,
    *,
    answer: str,
    debated_date: date | None = None,
    debated_where: str = "",
    by: Person,
    now: datetime,
) -> Petition:
    """Answer a petition. One with enough signatures for a debate says when and where it was debated.

    Raises Refused without that, without reasons, and for a debate that is still to come.
    """
    capacity = allow(policy.may_answer_proposal(by, petition, now=now))
    petition = locked(petition)
    if not answer.strip():
        raise Refused(_("Give your answer."), field="answer")
    if petition.must_be_debated and (debated_date is None or not debated_where.strip()):
        raise Refused(
            _("It has enough signatures for a debate. Say when and where it was debated."), field="debated_date"
        )
    if debated_date is not None and debated_date > day_of(now):
        raise Refused(_("Answer it when it has been debated."), field="debated_date")
    petition.answer, petition.answered_at = answer.strip(), now
    petition.debated_date, petition.debated_where = debated_date, debated_where.strip()
    petition.save(update_fields=["answer", "answered_at", "debated_date", "debated_where"])
    move(petition, PETITION, to=PetitionState.ANSWERED)
    due = petition.answer_due_date
    record(
        by, "engagement.petition.answered", petition, capacity=capacity, now=now, reasons=answer.strip(),
        facts={"signatures": petition.signature_count, "late": bool(due and day_of(now) > due)},
    )  # fmt: skip
    return petition
