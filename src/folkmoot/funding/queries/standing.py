"""Whether an award may be signed: what higher rooms ask before they bind anybody."""

from datetime import date

from django.utils.translation import gettext as _

from folkmoot.funding.models import Award, FundingDecision
from folkmoot.funding.states import AwardState, ChallengeState


def why_not_signed(decision: FundingDecision | None, today: date) -> str:
    """The sentence that keeps an award from being signed today; empty when nothing does."""
    if decision is None:
        return ""
    award = Award.objects.filter(opportunity=decision.bid.opportunity_id, state=AwardState.ANNOUNCED).first()
    if award is None:
        return ""
    if award.standstill_ends_date and today <= award.standstill_ends_date:
        day = f"{award.standstill_ends_date:%-d %B %Y}"
        return _("Bidders may object to the award until the end of %(day)s. Nothing is signed before.") % {"day": day}
    if award.challenges.filter(state=ChallengeState.RAISED).exists():
        return _("An objection to the award has no answer yet. Nothing is signed before.")
    return ""
