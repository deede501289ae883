from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning import policy
from folkmoot.commissioning.actions.explaining import explain_instead
from folkmoot.commissioning.actions.stages import refuse_unless_open
from folkmoot.commissioning.models import Involvement, Project, ProjectEvidence
from folkmoot.commissioning.states import ASKED_BY, ORDER, Stage
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.evidence.models import Indicator, Study
from folkmoot.people.models import Person


@transaction.atomic
def note_involvement(
    project: Project, *, stage: Stage, who: str = "", how: str = "", none_because: str = "", by: Person, now: datetime
) -> Involvement:
    """Note who took part in a stage and how; or why nobody did, which is at once the public explanation (EN-07).

    Raises NotAllowed unless `by` is of the team; Refused when neither or both are given, or the stage lies ahead.
    """
    capacity = allow(policy.may_edit_project(by, project, now=now))
    refuse_unless_open(project)
    who, how, none_because = who.strip(), how.strip(), none_because.strip()
    if ORDER.index(Stage(stage)) > ORDER.index(Stage(project.stage)):
        raise Refused(_("This stage has not begun yet."), field="stage")
    if who and none_because:
        raise Refused(_("Say who took part, or why nobody did: not both."), field="none_because")
    if not who and not none_because:
        raise Refused(_("Say who took part, or why nobody did."), field="who")
    if who and not how:
        raise Refused(_("Say what they did."), field="how")
    involvement = Involvement.objects.create(
        project=project, stage=stage, who=who, how=how, none_because=none_because, noted_at=now
    )
    if none_because:
        explain_instead(
            project, ASKED_BY[Stage(stage)], none_because, field="none_because", by=by, capacity=capacity, now=now
        )
    record(
        by, "commissioning.involvement.noted", involvement, capacity=capacity, now=now, reasons=who or none_because,
        facts={"stage": stage}, touching=[project],
    )  # fmt: skip
    return involvement


@transaction.atomic
def note_evidence(
    project: Project,
    *,
    says: str,
    study: Study | None = None,
    indicator: Indicator | None = None,
    by: Person,
    now: datetime,
) -> ProjectEvidence:
    """Note a study or an indicator that shows the need, and what it says (ledger NE-02).

    Raises NotAllowed unless `by` is of the team; Refused unless exactly one of the two is given.
    """
    capacity = allow(policy.may_edit_project(by, project, now=now))
    refuse_unless_open(project)
    if (study is None) == (indicator is None):
        raise Refused(_("Choose one study or one indicator."), field="source")
    noted = ProjectEvidence.objects.create(
        project=project, study=study, indicator=indicator, says=says.strip(), noted_at=now
    )
    record(
        by, "commissioning.evidence.noted", noted, capacity=capacity, now=now, facts={"kind": noted.kind},
        touching=[project],
    )  # fmt: skip
    return noted
