from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy
from folkmoot.funding.models import Clarification, Opportunity
from folkmoot.funding.telling import tell_answered
from folkmoot.funding.timing import takes_questions
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def ask(
    opportunity: Opportunity, *, question: str, organisation: Organisation, by: Person, now: datetime
) -> Clarification:
    """Ask about an opportunity, in private. The answer will be public and will not say who asked.

    Raises NotAllowed unless `by` works for an organisation that bids; Refused once questions have closed.
    """
    allow(policy.may_bid_for(by, organisation, now=now))
    opportunity = locked(opportunity)
    if not takes_questions(opportunity, now):
        raise Refused(_("Questions have closed. Every answer given is on the opportunity's page, for all to read."))
    if len(question.strip()) < 10:
        raise Refused(_("Write your question in a sentence."), field="question")
    row = Clarification.objects.create(
        opportunity=opportunity, asked_by=by, asked_for=organisation, question=question.strip(), asked_at=now
    )
    # The public record names neither the asker's role nor their organisation.
    record(by, "funding.question.asked", row, capacity=_("somebody who may bid"), now=now)
    return row


@transaction.atomic
def answer_question(
    clarification: Clarification, *, published: str, answer: str, by: Person, now: datetime
) -> Clarification:
    """Answer for everyone at once. `published` is the question as all may read it, without what shows who asked."""
    capacity, row = _to_settle(clarification, by, now)
    if not published.strip():
        raise Refused(_("Write the question as everyone may read it."), field="published")
    if not answer.strip():
        raise Refused(_("Write the answer."), field="answer")
    if row.asked_for.name.casefold() in f"{published} {answer}".casefold():
        raise Refused(
            _("This names the organisation that asked. Take the name out: all bidders read it."), field="published"
        )
    row.published, row.answer, row.settled_at = published.strip(), answer.strip(), now
    row.save()
    record(
        by, "funding.question.answered", row, capacity=capacity, now=now, reasons=row.answer,
        touching=[row.opportunity],
    )  # fmt: skip
    tell_answered(row, now=now)
    return row


@transaction.atomic
def return_question(clarification: Clarification, *, returned: str, by: Person, now: datetime) -> Clarification:
    """Send a question back to who asked, with the reason, because an answer for all would give their idea away."""
    capacity, row = _to_settle(clarification, by, now)
    if len(returned.strip()) < 20:
        raise Refused(_("Say why in a sentence, and what they can do instead."), field="returned")
    row.returned, row.settled_at = returned.strip(), now
    row.save()
    record(by, "funding.question.returned", row, capacity=capacity, now=now, words={"why": row.returned})
    tell_answered(row, now=now)
    return row


def _to_settle(clarification: Clarification, by: Person, now: datetime) -> tuple[str, Clarification]:
    capacity = allow(policy.may_manage(by, clarification.opportunity, now=now))
    row = locked(clarification)
    if row.settled_at is not None:
        raise Refused(_("This question was settled already. If the answer was wrong, amend the terms."))
    if now >= row.opportunity.closes_at:
        raise Refused(_("Bids have closed, so an answer would help nobody now."))
    return capacity, row
