"""What is done once a day about funding."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.daily import every_day
from folkmoot.funding.letters import tell_bidders
from folkmoot.funding.models import AssessmentSummary, Award
from folkmoot.funding.states import AwardState


@every_day
def letters_nobody_was_there_to_read(now: datetime) -> str:
    """Tell bidders whose organisation had nobody to be told when it was decided, and has somebody now."""
    untold = AssessmentSummary.objects.filter(mailed_at=None).values("bid__opportunity")
    waiting = list(Award.objects.filter(opportunity__in=untold).exclude(state=AwardState.SET_ASIDE))
    for award in waiting:
        with transaction.atomic():
            tell_bidders(award, now=now)
    return _("Looked again at the letters of %(count)s awards.") % {"count": len(waiting)}
