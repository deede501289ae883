"""A gate's list as its page shows it: how each line stands, and where to mend it."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.commissioning.queries.involvement import by_stage
from folkmoot.commissioning.queries.team import warnings_of
from folkmoot.commissioning.queries.written import written_in
from folkmoot.commitments.models import Finding
from folkmoot.commitments.queries import GateItem, gate_items
from folkmoot.core.subjects import refer

# Where the team mends a line that this room shows. Lines of higher rooms are mended on their own cards.
MENDED_AT = {
    "A1": "edit", "A2": "edit", "A3": "evidence", "A4": "involvement", "A5": "edit", "A6": "edit", "A7": "fairness",
    "P10": "assess_market", "D5": "double_role", "R6": "feedback",
    "P1": "write_specification", "P2": "start_appraisal", "P3": "start_appraisal", "P4": "write_assessment",
    "P6": "draft_report", "P7": "involvement", "P8": "write_specification", "D4": "involvement",
    "R2": "write_review", "R3": "add_lesson", "R5": "involvement",
}  # fmt: skip


def gate_report(project: Project) -> dict[str, Any]:
    """What whoever decides a gate reads first: its list, and who took part in each stage."""
    findings = list(Finding.objects.filter(subject=refer(project)).select_related("undertaking"))
    written = written_in(project, drafts=False)
    return {
        "project": project,
        "warnings": warnings_of(project, written),
        "items": gate_lines(project, gate_items(project, project.stage, findings=findings), may_edit=False),
        "involvement": by_stage(project, written, findings),
    }


def gate_lines(project: Project, items: Iterable[GateItem], *, may_edit: bool) -> list[dict[str, Any]]:
    """The lines of a task list; for the team each open one leads to where it is settled or explained."""
    return [
        {
            "title": f"{item.undertaking.number}. {item.undertaking.text}",
            "hint": _hint(project, item, may_edit=may_edit),
            "status": item.state.label,
            "state": item.state,
            "url": _where(project, item) if may_edit and not item.is_settled else "",
        }
        for item in items
    ]


def _hint(project: Project, item: GateItem, *, may_edit: bool) -> Any:
    said = f"{item.sentence} {item.explanation.words}" if item.explanation else item.sentence
    if not (may_edit and item.may_be_explained):
        return said
    url = f"{reverse('commitments:explain', args=[item.undertaking.pk])}?subject={refer(project)}"
    return format_html('{} <a href="{}">{}</a>', said, url, _("Explain in public instead"))


def _where(project: Project, item: GateItem) -> str:
    name = MENDED_AT.get(item.undertaking.number)
    if name is None:
        return ""
    query = f"?stage={item.undertaking.gate}" if name == "involvement" else ""
    return reverse(f"commissioning:{name}", args=[project.pk]) + query
