from folkmoot.commissioning.models.appraisal import Citation, Option, OptionKind, OptionsAppraisal
from folkmoot.commissioning.models.assessment import Group, GroupImpact, Impact, ImpactAssessment
from folkmoot.commissioning.models.decision import Decision, DecisionReport, PrincipleAnswer, Standing
from folkmoot.commissioning.models.evidence import ProjectEvidence
from folkmoot.commissioning.models.gate import GateDecision
from folkmoot.commissioning.models.intention import Intention
from folkmoot.commissioning.models.project import Involvement, Project, ServiceKind
from folkmoot.commissioning.models.review import Lesson, Review
from folkmoot.commissioning.models.specification import Contribution, MeasureKind, PlannedMeasure, Specification

__all__ = [
    "Citation", "Contribution", "Decision", "DecisionReport", "GateDecision", "Group", "GroupImpact",
    "Impact", "ImpactAssessment", "Intention", "Involvement", "Lesson", "MeasureKind", "Option",
    "OptionKind", "OptionsAppraisal", "PlannedMeasure", "PrincipleAnswer", "Project", "ProjectEvidence", "Review",
    "ServiceKind", "Specification", "Standing",
]  # fmt: skip
