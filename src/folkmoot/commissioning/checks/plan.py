"""The plan gate: the specification and its measures, the ways compared; outcomes and local people at the centre."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.commissioning.actions.appraise import what_an_appraisal_lacks
from folkmoot.commissioning.checks.standing import FRAMEWORK, LCC, NAO, owed
from folkmoot.commissioning.models import MeasureKind, OptionKind, Project
from folkmoot.commissioning.queries import agreed_appraisal, agreed_specification
from folkmoot.commissioning.states import Stage
from folkmoot.commitments.checking import Verdict, check, kept


@check(FRAMEWORK, "P1", on=Project)
def specification_is_agreed(project: Project, today: date) -> Verdict:
    specification = agreed_specification(project)
    if specification is None:
        return owed(project, Stage.PLAN, _("Agree a specification."))
    if specification.outcome_id != project.outcome_id:
        return owed(project, Stage.PLAN, _("The specification is written for another outcome than the project's."))
    if not specification.task_group and not specification.contributions.exists():
        return owed(project, Stage.PLAN, _("Name the task group or the people who helped to write it."))
    label = _("co-designed with residents") if specification.is_co_designed else _("no resident helped to write it")
    return kept(_("Version %(number)s is agreed: %(label)s.") % {"number": specification.number, "label": label})


@check(FRAMEWORK, "P8", on=Project)
def measures_say_why(project: Project, today: date) -> Verdict:
    specification = agreed_specification(project)
    measures = list(specification.measures.all()) if specification else []
    if not measures:
        return owed(project, Stage.PLAN, _("Plan at least one measure in an agreed specification."))
    if not all(measure.purpose and measure.use for measure in measures):
        return owed(project, Stage.PLAN, _("A measure does not say why it is asked or how it will be used."))
    if not any(row.kind == MeasureKind.BETTER_OFF and row.baseline is not None for row in measures):
        return owed(
            project, Stage.PLAN, _("No measure asks whether anyone is better off and says where things stand now.")
        )
    return kept(
        ngettext(
            "One measure, with its purpose and use.",
            "%(count)s measures, each with its purpose and use.",
            len(measures),
        )
        % {"count": len(measures)}
    )


@check(FRAMEWORK, "P2", on=Project)
def ways_were_compared(project: Project, today: date) -> Verdict:
    appraisal = agreed_appraisal(project)
    if appraisal is None:
        draft = project.appraisals.order_by("-pk").first()
        lacking = what_an_appraisal_lacks(draft) if draft else ""
        return owed(project, Stage.PLAN, lacking or _("Compare at least two ways of doing the work, and agree that."))
    kinds = [option.kind for option in appraisal.options.all() if option.kind != OptionKind.STOP]
    if project.existing_service and OptionKind.IN_HOUSE not in kinds:
        return owed(
            project, Stage.PLAN, _("The service exists, and in-house was not compared. Compare the options anew.")
        )
    return kept(_("%(count)s ways of doing the work were compared.") % {"count": len(kinds)})


@check(FRAMEWORK, "P3", on=Project)
def preference_rests_on_evidence(project: Project, today: date) -> Verdict:
    appraisal = agreed_appraisal(project)
    preferred = appraisal.options.filter(is_preferred=True).first() if appraisal else None
    if preferred is None:
        return owed(project, Stage.PLAN, _("No preferred option is agreed yet."))
    count = preferred.citations.count()
    if not count:
        return owed(project, Stage.PLAN, _("The preferred option points to no evidence."))
    return kept(_("The preferred option, “%(title)s”, points to evidence.") % {"title": preferred})


@check(NAO, "3", on=Project)
def outcomes_at_the_centre(project: Project, today: date) -> Verdict:
    specification = agreed_specification(project)
    asks = specification and specification.measures.filter(kind=MeasureKind.BETTER_OFF).exists()
    if not asks:
        return owed(project, Stage.PLAN, _("The specification does not yet ask whether anyone is better off."))
    return kept(_("The specification is written for an outcome, and asks whether anyone is better off."))


@check(LCC, "4", on=Project)
def specified_with_local_people(project: Project, today: date) -> Verdict:
    specification = agreed_specification(project)
    if project.priority is None or specification is None:
        return owed(project, Stage.PLAN, _("Agree what matters most, then write the specification with local people."))
    if not specification.is_co_designed:
        return owed(project, Stage.PLAN, _("No resident is named among those who wrote the specification."))
    if not specification.measures.exists():
        return owed(project, Stage.PLAN, _("The specification has no measures yet."))
    return kept(_("Agreed as a priority first, then specified with residents, outcome and measures included."))
