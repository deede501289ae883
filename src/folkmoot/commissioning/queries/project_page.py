"""Everything the page of a project shows, in a bounded number of queries."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from folkmoot.commissioning import policy
from folkmoot.commissioning.models import Project, Specification
from folkmoot.commissioning.queries.gate import gate_lines
from folkmoot.commissioning.queries.involvement import by_stage
from folkmoot.commissioning.queries.team import team_context
from folkmoot.commissioning.queries.written import DOCUMENTS, Written, written_in
from folkmoot.commissioning.states import ENDS, ORDER, Stage, stages_before
from folkmoot.commitments.case import case_context
from folkmoot.commitments.queries import gate_items, what_stops


def projects_for_a_page() -> QuerySet[Project]:
    return Project.objects.select_related(
        "body", "area", "priority", "outcome__priority", "intention", "framework", "accountable"
    ).prefetch_related("partners")


def project_page(person: Any, project: Project, *, now: datetime) -> dict[str, Any]:
    """The context of a project's page, as `person` may see it."""
    team = policy.may_edit_project(person, project, now=now)
    written = written_in(project, drafts=bool(policy.may_see_drafts(person, project, now=now)))
    documents = [row for row in written if row.kind in DOCUMENTS]
    ended = project.stage in ENDS
    context = case_context(person, project, knots=_knots(project, documents))
    items = [] if ended else gate_items(project, project.stage, findings=context["all_findings"])
    return {
        **context,
        "project": project,
        "team": bool(team) and not ended,
        "is_team": bool(team),
        "may_decide": not ended and policy.may_decide_gate(person, project, now=now),
        "may_go_back": bool(stages_before(project.stage)),
        "stages": stages_of(project),
        "lines": gate_lines(project, items, may_edit=bool(team)),
        "open_count": len(what_stops(items)),
        "ended": ended,
        "partners": sorted(partner.name for partner in project.partners.all()),
        "evidence": [row for row in written if row.kind == "evidence"],
        "involvement": by_stage(project, written, context["all_findings"]),
        **team_context(project, written),
        "may_name": not ended and policy.may_name_services(person, project, now=now),
        "documents": documents,
        "missing": _missing(project, documents),
    }


def _knots(project: Project, documents: list[Written]) -> list[Any]:
    """Where the thread is walked from: the latest specification, else the outcome."""
    specifications = [row.pk for row in documents if row.kind == "specification"]
    if specifications:
        return [Specification(pk=specifications[-1])]
    return [project.outcome] if project.outcome else [project]


def stages_of(project: Project) -> list[dict[str, Any]]:
    """The four stages: which are behind, where we are, which lie ahead."""
    stopped = project.stage == Stage.STOPPED
    place = -1 if stopped else ORDER.index(Stage(project.stage))
    shown = []
    for number, stage in enumerate(ORDER[:-1]):
        if stopped:
            words, state = _("stopped"), "none"
        elif number < place:
            words, state = _("done"), "good"
        elif number == place:
            words, state = _("you are here"), "brand"
        else:
            words, state = _("ahead"), "none"
        shown.append({"number": number + 1, "stage": stage, "words": words, "state": state, "here": number == place})
    return shown


def _missing(project: Project, documents: list[Written]) -> set[str]:
    """Which documents can be begun now, so that the page offers it."""
    there = {row.kind for row in documents}
    wanted = set()
    if project.stage in (Stage.ANALYSE, Stage.PLAN):
        wanted = {"market", "specification", "appraisal", "assessment", "report"}
    if project.stage == Stage.REVIEW:
        wanted = {"review"}
    return wanted - there
