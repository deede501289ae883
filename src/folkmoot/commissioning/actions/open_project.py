from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning import policy
from folkmoot.commissioning.actions.explaining import explain_instead
from folkmoot.commissioning.models import Intention, Project, ServiceKind
from folkmoot.commitments.models import Rulebook
from folkmoot.commitments.states import RulebookState
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.needs.models import Outcome, Priority
from folkmoot.people.models import Organisation, Person
from folkmoot.places.models import Area

FRAMEWORK = "commissioning-framework"


@transaction.atomic
def open_project(
    *,
    title: str,
    summary: str,
    body: Organisation,
    area: Area,
    priority: Priority | None = None,
    outcome: Outcome | None = None,
    service_kind: ServiceKind,
    existing_service: bool,
    intention: Intention | None = None,
    no_intention_reason: str = "",
    accountable: Person | None = None,
    partners: Sequence[Organisation] = (),
    by: Person,
    now: datetime,
) -> Project:
    """Begin a project in the stage "analyse", led by whoever opens it.

    It keeps the version of the framework that is in force today, whatever is adopted later (ledger CC-09).
    Raises NotAllowed unless `by` is a commissioner or officer of the body; Refused when the outcome belongs to another
    priority or the intention to another body.
    """
    capacity = allow(policy.may_open_project(by, body, now=now))
    check_links(body, priority, outcome, intention)
    framework = Rulebook.objects.filter(code=FRAMEWORK, state=RulebookState.ADOPTED).first()
    if framework is None:
        raise Refused(_("No version of the commissioning framework is adopted here yet, so no project can begin."))
    project = Project.objects.create(
        title=title, summary=summary, body=body, area=area, priority=priority, outcome=outcome,
        service_kind=service_kind, existing_service=existing_service, intention=intention,
        no_intention_reason=no_intention_reason.strip(), accountable=accountable, lead=by, framework=framework,
        opened_at=now,
    )  # fmt: skip
    project.partners.set(partner for partner in partners if partner != body)
    if intention is None and no_intention_reason.strip():
        explain_instead(
            project, "A6", no_intention_reason, field="no_intention_reason", by=by, capacity=capacity, now=now
        )
    record(
        by, "commissioning.project.opened", project, capacity=capacity, now=now,
        facts={"framework": framework.version, "kind": service_kind},
    )  # fmt: skip
    return project


def check_links(
    body: Organisation, priority: Priority | None, outcome: Outcome | None, intention: Intention | None
) -> None:
    """Raise Refused when what a project is linked to does not belong together."""
    if outcome is not None and (priority is None or outcome.priority_id != priority.pk):
        raise Refused(_("This outcome was not agreed with that priority. Choose the two together."), field="outcome")
    if intention is not None and intention.body_id != body.pk:
        raise Refused(
            _("This intention is another body's. Choose one of %(body)s.") % {"body": body}, field="intention"
        )
