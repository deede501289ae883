"""The plan gate: equality is thought of before the decision, and the decision is taken."""

from datetime import date

from django.utils.translation import gettext as _

from folkmoot.commissioning.checks.standing import FRAMEWORK, STATUTE, owed, spoilt
from folkmoot.commissioning.models import Project
from folkmoot.commissioning.queries import decision_in_force, signed_assessment
from folkmoot.commissioning.states import ENDS, Stage
from folkmoot.commitments.checking import Verdict, broken, check, kept
from folkmoot.commitments.states import FindingState
from folkmoot.core.clock import day_of
from folkmoot.design.tags.words import day


@check(FRAMEWORK, "P4", on=Project)
def equality_is_assessed(project: Project, today: date) -> Verdict:
    assessment = signed_assessment(project)
    if assessment is None:
        return owed(project, Stage.PLAN, _("Sign an equality impact assessment, or a screening."))
    if assessment.stale_because:
        return spoilt(
            project, Stage.PLAN,
            _("Out of date, because %(why)s. Look at it again and sign it.") % {"why": assessment.stale_because},
        )  # fmt: skip
    if assessment.review_date < today and project.stage not in ENDS:
        return spoilt(
            project, Stage.PLAN, _("It was to be looked at again by %(day)s.") % {"day": day(assessment.review_date)}
        )
    sentence = (
        _("A screening is signed.") if assessment.is_screening else _("The assessment is signed and fits the plan.")
    )
    if assessment.heard_nobody:
        sentence = f"{sentence} {_('But no group was heard directly.')}"
    return Verdict(FindingState.KEPT, sentence, assessment.review_date)  # looked at again when that day has passed


@check(STATUTE, "EA149", on=Project)
def equality_before_the_decision(project: Project, today: date) -> Verdict:
    decision = decision_in_force(project)
    signed = [
        day_of(moment)
        for moment in project.impact_assessments.values_list("signed_at", flat=True)
        if moment is not None
    ]
    if decision is None:
        if signed:
            return kept(_("The assessment is signed, and no decision has been taken yet."))
        return owed(project, Stage.PLAN, _("Sign an equality impact assessment before the decision."))
    before = [moment for moment in signed if moment <= decision.decided_date]
    if not before:
        return broken(
            _("The decision was taken on %(day)s without a signed assessment.") % {"day": day(decision.decided_date)}
        )
    return kept(
        _("Signed on %(signed)s, decided on %(decided)s.")
        % {"signed": day(max(before)), "decided": day(decision.decided_date)}
    )


@check(FRAMEWORK, "P6", on=Project)
def decision_is_taken(project: Project, today: date) -> Verdict:
    decision = decision_in_force(project)
    if decision is None:
        return owed(project, Stage.PLAN, _("Submit a decision report, and have it decided."))
    if not decision.approved:
        return owed(
            project, Stage.PLAN, _("%(body)s decided against it on %(day)s.")
            % {"body": decision.body_name, "day": day(decision.decided_date)},
        )  # fmt: skip
    return kept(_("Decided by %(body)s on %(day)s.") % {"body": decision.body_name, "day": day(decision.decided_date)})
