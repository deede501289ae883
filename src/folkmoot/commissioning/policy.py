"""Who may do what to a project. The team works; others of the same body decide."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Champion, CommissioningProgramme, DecisionReport, ImpactAssessment, Project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no, yes
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as
from folkmoot.people.queries import roles_of

TEAM = (RoleKind.COMMISSIONER, RoleKind.OFFICER)


def may_open_project(person: Any, body: Organisation | None = None, *, now: datetime) -> Answer:
    """Commissioners and officers; with a body, those of that body."""
    return acts_as(person, *TEAM, at=body, now=now)


def may_edit_project(person: Any, project: Project, *, now: datetime) -> Answer:
    """The team: commissioners and officers of the body, or of a body that joined in."""
    own = acts_as(person, *TEAM, at=project.body, now=now)
    if own or not any(role.kind in TEAM for role in roles_of(person, day_of(now))):
        return own
    joined = (acts_as(person, *TEAM, at=body, now=now) for body in _partners(project))
    return next((answer for answer in joined if answer), own)


def _partners(project: Project) -> Iterable[Organisation]:
    """Asked of the database once for each project object: every card of its page asks who is of the team."""
    prefetch_related_objects([project], "partners")
    return project.partners.all()


def may_name_services(person: Any, project: Project, *, now: datetime) -> Answer:
    """The team, or an administrator of the body, who knows which officer holds which post."""
    team = may_edit_project(person, project, now=now)
    return team or acts_as(person, RoleKind.ADMINISTRATOR, at=project.body, now=now) or team


def may_decide_gate(person: Any, project: Project, *, now: datetime) -> Answer:
    """A commissioner of the body, but neither who leads the project nor who wrote its decision report."""
    answer = acts_as(person, RoleKind.COMMISSIONER, at=project.body, now=now)
    if answer and person.pk == project.lead_id:
        return no(
            _("You lead this project, so somebody else decides its gates: another commissioner of %(body)s.")
            % {"body": project.body}
        )
    if answer and project.decision_reports.filter(author=person).exists():
        return no(
            _("You wrote this project's decision report, so another commissioner of %(body)s decides its gates.")
            % {"body": project.body}
        )
    return answer


def may_sign_assessment(person: Any, assessment: ImpactAssessment, *, now: datetime) -> Answer:
    """The body itself signs: its duty cannot be handed to a partner.

    The law does not ask that the signer be somebody other than the writer, and the lead knows most about the effect,
    so the lead may sign. The second pair of eyes is the gate's: it stays shut without a fresh assessment, and the lead
    cannot open it.
    """
    return acts_as(person, *TEAM, at=assessment.project.body, now=now)


def may_edit_report(person: Any, report: DecisionReport, *, now: datetime) -> Answer:
    return may_edit_project(person, report.project, now=now)


def may_record_decision(person: Any, report: DecisionReport, *, now: datetime) -> Answer:
    """The clerk writes down what the body decided; a councillor may do so too. Never the report's author."""
    answer = acts_as(person, RoleKind.CLERK, RoleKind.COUNCILLOR, at=report.project.body, now=now)
    if answer and person.pk == report.author_id:
        return no(_("You wrote this report, so somebody else records the decision on it."))
    return answer


def may_see_drafts(person: Any, project: Project, *, now: datetime) -> Answer:
    """The team, and whoever will decide, clerk or councillor of the body."""
    team = may_edit_project(person, project, now=now)
    return team or acts_as(person, RoleKind.CLERK, RoleKind.COUNCILLOR, at=project.body, now=now) or team


def may_name_champion(person: Any, programme: CommissioningProgramme, *, now: datetime) -> Answer:
    """The clerk, who knows what the members agreed, or the team."""
    return acts_as(person, RoleKind.CLERK, *TEAM, at=programme.body, now=now)


def may_end_champion(person: Any, champion: Champion, *, now: datetime) -> Answer:
    """The champion, at any time and without a reason; or whoever may name one."""
    if champion.person_id and champion.person_id == getattr(person, "pk", None):
        return yes(_("its champion"))
    return may_name_champion(person, champion.programme, now=now)
