"""Which version of each document is in force."""

from folkmoot.commissioning.models import (
    Decision,
    ImpactAssessment,
    OptionKind,
    OptionsAppraisal,
    Project,
    Specification,
)  # fmt: skip
from folkmoot.commissioning.states import DocumentState


def agreed_specification(project: Project) -> Specification | None:
    """The version in force: agreed and not replaced."""
    return project.specifications.filter(state=DocumentState.AGREED).order_by("-number").first()


def agreed_appraisal(project: Project) -> OptionsAppraisal | None:
    return project.appraisals.filter(state=DocumentState.AGREED).order_by("-agreed_at").first()


def signed_assessment(project: Project) -> ImpactAssessment | None:
    return project.impact_assessments.filter(state=DocumentState.AGREED).order_by("-number").first()


def decision_in_force(project: Project) -> Decision | None:
    """The latest decision on any of the project's reports that no correction has replaced."""
    return (
        Decision.objects.filter(report__project=project, corrected_by__isnull=True)
        .order_by("-decided_date", "-pk")
        .first()
    )


def stays_in_house(project: Project) -> bool:
    """True when the agreed comparison of options prefers that the body does the work itself."""
    appraisal = agreed_appraisal(project)
    return bool(appraisal and appraisal.options.filter(is_preferred=True, kind=OptionKind.IN_HOUSE).exists())
