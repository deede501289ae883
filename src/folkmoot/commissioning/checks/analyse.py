"""The analyse gate: what is needed, who says so, who answers for it."""

from datetime import date

from django.utils.translation import gettext as _

from folkmoot.commissioning.actions.intend import year_of
from folkmoot.commissioning.checks.standing import FRAMEWORK, owed
from folkmoot.commissioning.models import Project
from folkmoot.commissioning.states import Stage
from folkmoot.commitments.checking import Verdict, broken, check, kept
from folkmoot.core.clock import day_of
from folkmoot.design.tags.words import day
from folkmoot.needs.models import Origin


@check(FRAMEWORK, "A1", on=Project)
def linked_to_an_agreed_priority(project: Project, today: date) -> Verdict:
    if project.priority is None:
        return owed(project, Stage.ANALYSE, _("Link the project to an agreed priority."))
    if project.outcome is None:
        return owed(project, Stage.ANALYSE, _("Link the project to the outcome it should bring."))
    return kept(_("From the priority “%(title)s”, for its outcome.") % {"title": project.priority})


@check(FRAMEWORK, "A2", on=Project)
def begins_with_what_people_said(project: Project, today: date) -> Verdict:
    said = None
    if project.priority is not None:
        needs = project.priority.needs.exclude(origin=Origin.OFFICER)
        said = needs.order_by("raised_at").values_list("raised_at", flat=True).first()
    written = project.specifications.order_by("written_at").values_list("written_at", flat=True).first()
    if written and (said is None or written < said):
        return broken(
            _("A specification was written first, on %(day)s, before anybody had said what they need.")
            % {"day": day(day_of(written))}
        )
    if said is None:
        return owed(project, Stage.ANALYSE, _("Link the project to what people said they need."))
    return kept(_("It began with what people said on %(day)s.") % {"day": day(day_of(said))})


@check(FRAMEWORK, "A3", on=Project)
def several_kinds_of_evidence(project: Project, today: date) -> Verdict:
    kinds = sorted({str(row.kind.label) for row in project.evidence.select_related("study")})
    if len(kinds) >= 2:
        return kept(_("Evidence of %(count)s kinds: %(kinds)s.") % {"count": len(kinds), "kinds": "; ".join(kinds)})
    return owed(
        project,
        Stage.ANALYSE,
        _("Only one kind of evidence so far: %(kind)s. Add another kind.") % {"kind": kinds[0]}
        if kinds
        else _("Note evidence of at least two kinds."),
    )


@check(FRAMEWORK, "A5", on=Project)
def one_person_answers(project: Project, today: date) -> Verdict:
    if project.accountable_id is None:
        return owed(project, Stage.ANALYSE, _("Name the one person who answers for the work."))
    return kept(_("One person answers for the work."))


@check(FRAMEWORK, "A6", on=Project)
def one_of_the_years_intentions(project: Project, today: date) -> Verdict:
    if project.intention is None:
        return owed(project, Stage.ANALYSE, _("It belongs to none of this year's intentions. Choose one, or explain."))
    year = year_of(day_of(project.opened_at))
    if project.intention.year != year:
        return owed(
            project, Stage.ANALYSE, _("Its intention is of another year than %(year)s, when it began.") % {"year": year}
        )
    return kept(_("One of the year's intentions: “%(title)s”.") % {"title": project.intention})


@check(FRAMEWORK, "A7", on=Project)
def fairness_is_answered(project: Project, today: date) -> Verdict:
    if not project.fairness_note:
        return owed(project, Stage.ANALYSE, _("Say who misses out now, and who could lose from a change."))
    return kept(_("The fairness question is answered."))
