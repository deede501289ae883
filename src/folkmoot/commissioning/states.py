from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life

FRAMEWORK = "commissioning-framework"  # the rulebook whose undertakings are the gates


class Stage(TextChoices):
    """The four stages of the cycle, in order, and its two ends: gone through, or stopped at a gate."""

    ANALYSE = "analyse", _("analyse")
    PLAN = "plan", _("plan")
    DELIVER = "deliver", _("deliver")
    REVIEW = "review", _("review")
    CLOSED = "closed", _("cycle complete")
    STOPPED = "stopped", _("stopped at a gate")


# Forward one stage through a gate, or back to any earlier one with a reason; never past a stage. A gate may also
# reject the work: that ends it.
PROJECT = Life(
    "project",
    Stage,
    Stage.ANALYSE,
    {
        Stage.ANALYSE: (Stage.PLAN, Stage.STOPPED),
        Stage.PLAN: (Stage.DELIVER, Stage.ANALYSE, Stage.STOPPED),
        Stage.DELIVER: (Stage.REVIEW, Stage.PLAN, Stage.ANALYSE, Stage.STOPPED),
        Stage.REVIEW: (Stage.CLOSED, Stage.DELIVER, Stage.PLAN, Stage.ANALYSE),
        Stage.CLOSED: (),
        Stage.STOPPED: (),
    },
    {
        Stage.ANALYSE: _("the project's lead; then whoever decides the gate"),
        Stage.PLAN: _("the project's lead; then whoever decides the gate"),
        Stage.DELIVER: _("the project's lead; then whoever decides the gate"),
        Stage.REVIEW: _("the project's lead; then whoever decides the gate"),
    },
)
ORDER = [Stage.ANALYSE, Stage.PLAN, Stage.DELIVER, Stage.REVIEW, Stage.CLOSED]
# The undertaking of the framework that asks who took part, for each stage.
ASKED_BY = {Stage.ANALYSE: "A4", Stage.PLAN: "P7", Stage.DELIVER: "D4", Stage.REVIEW: "R5"}
ENDS = (Stage.CLOSED, Stage.STOPPED)


def stage_after(stage: str) -> Stage:
    """The stage behind a stage's gate. Only asked of a stage that has a gate."""
    return ORDER[ORDER.index(Stage(stage)) + 1]


def stages_before(stage: str) -> list[Stage]:
    """The stages work may be taken back to."""
    return ORDER[: ORDER.index(Stage(stage))] if stage in ORDER[:-1] else []


class GateOutcome(TextChoices):
    APPROVE = "approve", _("approved")
    RETURN = "return", _("sent back for more work")
    REJECT = "reject", _("rejected")
    GO_BACK = "go_back", _("taken back to an earlier stage")


class DocumentState(TextChoices):
    DRAFT = "draft", _("draft")
    AGREED = "agreed", _("agreed")
    REPLACED = "replaced", _("replaced by a later version")


DOCUMENT = Life(
    "specification, appraisal or assessment",
    DocumentState,
    DocumentState.DRAFT,
    {
        DocumentState.DRAFT: (DocumentState.AGREED,),
        DocumentState.AGREED: (DocumentState.REPLACED,),
        DocumentState.REPLACED: (),
    },
    {DocumentState.DRAFT: _("the project's team"), DocumentState.AGREED: _("the project's team, if things change")},
)


class ReportState(TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("awaiting decision")
    DECIDED = "decided", _("decided")


DECISION_REPORT = Life(
    "decision report",
    ReportState,
    ReportState.DRAFT,
    {
        ReportState.DRAFT: (ReportState.SUBMITTED,),
        ReportState.SUBMITTED: (ReportState.DECIDED, ReportState.DRAFT),
        ReportState.DECIDED: (),
    },
    {ReportState.DRAFT: _("the report's author"), ReportState.SUBMITTED: _("the body that decides")},
)
