"""What is known of conflicts of interest on one opportunity: assessments by step, declarations that wait."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.funding.models import ConflictsAssessment, ConflictStep, InterestDeclaration, Opportunity, Route
from folkmoot.funding.states import OpportunityState


def owes_assessment(opportunity: Opportunity) -> bool:
    """Whether the law asks for a conflicts assessment (Procurement Act 2023 s.83). A grant is no procurement, and a
    rehearsal buys nothing."""
    return opportunity.route != Route.GRANT and not opportunity.is_rehearsal


@dataclass(frozen=True)
class Step:
    """One step of the conflicts assessment: the latest that was made, and whether one is owed now."""

    step: ConflictStep
    latest: ConflictsAssessment | None
    is_owed: bool

    @property
    def says(self) -> str:
        if self.latest:
            return _("Done")
        return _("Owed now") if self.is_owed else _("Not yet")


def assessments_of(opportunity: Opportunity) -> list[ConflictsAssessment]:
    """Every one that was made, latest first."""
    return list(opportunity.conflicts_assessments.order_by("-made_at", "-pk"))


def steps_of(opportunity: Opportunity) -> list[Step]:
    latest: dict[str, ConflictsAssessment] = {}
    for row in assessments_of(opportunity):
        latest.setdefault(row.step, row)
    owed = owed_in(opportunity) if owes_assessment(opportunity) else ()
    return [Step(step, latest.get(step), step in owed) for step in ConflictStep]


def owed_in(opportunity: Opportunity) -> tuple[ConflictStep, ...]:
    """The steps that have come by the state of the opportunity."""
    states = OpportunityState
    if opportunity.state in (states.CLOSED, states.DECIDED):
        return (ConflictStep.NOTICE, ConflictStep.READING, ConflictStep.AWARD)
    if opportunity.state in (states.NAMED, states.AGREED):
        return (ConflictStep.NOTICE, ConflictStep.AWARD)
    return (ConflictStep.NOTICE,)


def lacks_assessment(opportunity: Opportunity, step: ConflictStep) -> bool:
    return owes_assessment(opportunity) and not opportunity.conflicts_assessments.filter(step=step).exists()


def to_review(opportunity: Opportunity) -> list[InterestDeclaration]:
    """Interests that members declared and nobody else has looked at yet."""
    rows = InterestDeclaration.objects.filter(
        member__opportunity=opportunity, member__left_at=None, is_conflict=True, review=None
    )
    return list(rows.select_related("member__person", "bid__organisation").order_by("declared_at", "pk"))
