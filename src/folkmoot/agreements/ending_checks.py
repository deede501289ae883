"""What the records of a cut or an ending show of the fourth outcome of the Compact."""

from datetime import date

from django.utils.translation import gettext as _

from folkmoot.agreements.models import Ending
from folkmoot.agreements.models.ending import LEAST_MONTHS, Ground, is_long_enough
from folkmoot.agreements.states import EndingState, ImprovementState
from folkmoot.commitments.checking import Verdict, broken, check, due, kept, not_applicable
from folkmoot.commitments.states import FindingState


def _not_for(ending: Ending) -> Verdict | None:
    if ending.state == EndingState.DROPPED:
        return not_applicable(_("It did not go ahead."))
    if not ending.agreement.provider.is_voluntary:
        return not_applicable(_("The provider is not a voluntary or community organisation."))
    return None


@check("sutton-compact", "3.4.1", on=Ending)
def mended_before_it_is_ended(ending: Ending, today: date) -> Verdict:
    """Where the work is the reason: an improvement plan was agreed and had its time (ledger CE-01)."""
    if stop := _not_for(ending):
        return stop
    if ending.ground != Ground.PERFORMANCE:
        return not_applicable(_("How the work went is not the reason."))
    plans = ending.agreement.improvement_plans.filter(state=ImprovementState.DID_NOT_WORK)
    if plans.exists():
        return kept(_("An improvement plan was agreed first and did not work."))
    return due(_("No improvement plan has been agreed and tried yet."))


@check("sutton-compact", "3.4.2", on=Ending)
def impact_was_assessed_first(ending: Ending, today: date) -> Verdict:
    """All three groups and re-allocation, dated before the decision (ledger CE-02, CE-03)."""
    if stop := _not_for(ending):
        return stop
    if ending.assessed_at is None:
        return due(_("Nobody has assessed yet what it would do."))
    if ending.decided_at and ending.assessed_at >= ending.decided_at:
        return broken(_("The impact was assessed after the decision."))
    return kept(_("The impact on the people it helps, on users and on volunteers was assessed before the decision."))


@check("sutton-compact", "3.4.3", on=Ending)
def talked_over_early(ending: Ending, today: date) -> Verdict:
    """The provider was asked, answered or had its time, and each point has a reply (ledger CE-04)."""
    if stop := _not_for(ending):
        return stop
    silent = ending.points.filter(replied_at=None).count()
    if ending.state == EndingState.TALKING:
        day = None if today > ending.respond_by_date else ending.respond_by_date
        return due(_("It is being talked about. Points still without a reply: %s.") % silent, day)
    return kept(_("The provider was asked early, and each of its points has a reply: %s.") % ending.points.count())


@check("sutton-compact", "3.4.4", on=Ending)
def notice_was_long_enough(ending: Ending, today: date) -> Verdict:
    """Three calendar months of written notice at least (ledger CE-06), of money and of any other help (CE-07)."""
    if stop := _not_for(ending):
        return stop
    if ending.sent_date is None:
        return due(_("No written notice has been sent yet."))
    said = _("Written notice of %(months)s whole months.") % {"months": ending.months_of_notice}
    if not is_long_enough(ending.sent_date, ending.effective_date):
        return Verdict(
            FindingState.EXPLAINED,
            _("%(said)s Less than %(least)s, for a published reason.") % {"said": said, "least": LEAST_MONTHS},
        )
    return kept(_("%s Six are best.") % said if ending.is_shorter_than_best else said)
