"""Who has a hand in a project: its core services, and whether its lead manages what is commissioned anew."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.commissioning.models import CoreService, DoubleRole, EngagedService, Project
from folkmoot.commissioning.queries.written import Written
from folkmoot.commissioning.states import Stage

AT_WORK = (CoreService.COMMISSIONER, CoreService.SERVICE_MANAGER, CoreService.SUPPORT_OFFICER)


def manages_what_they_lead(project: Project) -> bool:
    return EngagedService.objects.filter(
        project=project, service=CoreService.SERVICE_MANAGER, person=project.lead_id
    ).exists()


def involved(project: Project) -> set[int]:
    """Those who cannot look at the work from outside: who leads it, answers for it, works in it or wrote its report."""
    named = project.engaged.filter(service__in=AT_WORK).values_list("person", flat=True)
    authors = project.decision_reports.values_list("author", flat=True)
    return {pk for pk in (project.lead_id, project.accountable_id, *named, *authors) if pk is not None}


def warnings_of(project: Project, written: Iterable[Written]) -> list[str]:
    """What whoever decides the gate should know, though it does not shut it (ledger PO-24)."""
    if project.stage == Stage.PLAN and not any(row.kind == "service" for row in written):
        return [_("No core service is named: nobody can see who advises on law, money, buying or evidence.")]
    return []


def team_context(project: Project, written: Iterable[Written]) -> dict[str, Any]:
    """The core services of a project's page. One query more where its lead manages the service too."""
    rows = {row.state: row for row in written if row.kind == "service"}
    manager = rows.get(CoreService.SERVICE_MANAGER)
    is_double = manager is not None and manager.link == str(project.lead_id)
    return {
        "warnings": warnings_of(project, rows.values()),
        "services": [(service.label, rows[service]) for service in CoreService if service in rows],
        "not_engaged": [str(service.label) for service in CoreService if service not in rows],
        "is_double": is_double,
        "double_role": DoubleRole.objects.filter(project=project).first() if is_double else None,
    }
