from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.inquiries import policy
from folkmoot.inquiries.models import Recommendation
from folkmoot.inquiries.states import RecommendationAnswer
from folkmoot.people.models import Person


@transaction.atomic
def answer_recommendation(
    recommendation: Recommendation,
    *,
    answer: RecommendationAnswer,
    reasons: str,
    project: Project | None = None,
    by: Person,
    now: datetime,
) -> Recommendation:
    """Answer a recommendation for the body it was put to: accepted, in part or rejected, and why, in public.

    `project` is the work that came of it (MP-24). Raises NotAllowed unless `by` is an officer, commissioner or
    worker of that body; Refused without reasons, or when it was answered already.
    """
    capacity = allow(policy.may_answer(by, recommendation, now=now))
    recommendation = locked(recommendation)
    if not recommendation.inquiry.is_published:
        raise Refused(_("This recommendation is not published yet."))
    if recommendation.answer:
        raise Refused(_("This was answered already. An answer stays as it was given."))
    if not reasons.strip():
        raise Refused(_("Say why, and what happens next."), field="reasons")
    recommendation.answer, recommendation.reasons, recommendation.project = answer, reasons, project
    recommendation.answered_as, recommendation.answered_at = capacity, now
    recommendation.save(update_fields=["answer", "reasons", "project", "answered_as", "answered_at"])
    record(
        by, "inquiries.recommendation.answered", recommendation, capacity=capacity, now=now, reasons=reasons,
        facts={
            "number": recommendation.number, "answer": answer,
            "days_late": max(0, (day_of(now) - recommendation.answer_due_date).days),
        },
        touching=[recommendation.inquiry],
    )  # fmt: skip
    return recommendation
