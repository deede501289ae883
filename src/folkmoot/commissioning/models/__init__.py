from folkmoot.commissioning.models.appraisal import Citation, Option, OptionKind, OptionsAppraisal
from folkmoot.commissioning.models.assessment import Group, GroupImpact, Impact, ImpactAssessment
from folkmoot.commissioning.models.decision import Decision, DecisionReport, PrincipleAnswer, Standing
from folkmoot.commissioning.models.evidence import ProjectEvidence
from folkmoot.commissioning.models.gate import GateDecision
from folkmoot.commissioning.models.intention import Intention
from folkmoot.commissioning.models.market import MarketAssessment
from folkmoot.commissioning.models.project import Involvement, Project, ServiceKind
from folkmoot.commissioning.models.provider_map import MappedProvider, ProviderSector, SectorSearch
from folkmoot.commissioning.models.review import AskedGroup, Lesson, ProcessFeedback, Review
from folkmoot.commissioning.models.specification import Contribution, MeasureKind, PlannedMeasure, Specification
from folkmoot.commissioning.models.team import CoreService, DoubleRole, EngagedService

__all__ = [
    "AskedGroup", "Citation", "Contribution", "CoreService", "Decision", "DecisionReport", "DoubleRole",
    "EngagedService", "GateDecision", "Group", "GroupImpact", "Impact", "ImpactAssessment", "Intention", "Involvement",
    "Lesson", "MappedProvider", "MarketAssessment", "MeasureKind", "Option", "OptionKind", "OptionsAppraisal", "PlannedMeasure",
    "PrincipleAnswer", "ProcessFeedback", "Project", "ProjectEvidence", "ProviderSector", "Review", "SectorSearch", "ServiceKind", "Specification",
    "Standing",
]  # fmt: skip
