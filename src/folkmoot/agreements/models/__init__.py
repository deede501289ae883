from folkmoot.agreements.models.agreement import SHARED_KINDS, Agreement, AgreementKind, Relationship
from folkmoot.agreements.models.change import AnnualReview, ImprovementPlan, PlanStep, TroubleNotice, Variation
from folkmoot.agreements.models.clause import AgreementClause, Clause, ClauseKind
from folkmoot.agreements.models.ending import Ending, EndingPoint, ExitPlan
from folkmoot.agreements.models.fairness import BodyFeedback, HealthAnswer, HealthCheck, HealthVoice
from folkmoot.agreements.models.measure import Measure
from folkmoot.agreements.models.party import AgreementDocument, Party, SafeguardingCheck, Side
from folkmoot.agreements.models.payment import Payment
from folkmoot.agreements.models.report import Report, Result
from folkmoot.agreements.models.reporting import (
    EqualityCount,
    Evaluation,
    FunderNote,
    LearningCycle,
    LearningQuestion,
    MeasureChange,
    MonitoringVisit,
    Story,
)
from folkmoot.agreements.models.risk import Risk
from folkmoot.agreements.models.seeing import Benefit, Overlap, Perspective, QuintileResult, SocialValue

__all__ = [
    "BodyFeedback",
    "HealthAnswer",
    "HealthCheck",
    "HealthVoice",
    "Benefit",
    "Overlap",
    "Perspective",
    "QuintileResult",
    "SocialValue",
    "AnnualReview",
    "Ending",
    "EndingPoint",
    "ExitPlan",
    "ImprovementPlan",
    "PlanStep",
    "TroubleNotice",
    "Variation",
    "EqualityCount",
    "Evaluation",
    "FunderNote",
    "LearningCycle",
    "LearningQuestion",
    "MeasureChange",
    "MonitoringVisit",
    "Story",
    "SHARED_KINDS",
    "Agreement",
    "AgreementClause",
    "AgreementDocument",
    "AgreementKind",
    "Clause",
    "ClauseKind",
    "Measure",
    "Party",
    "Payment",
    "Relationship",
    "Report",
    "Result",
    "Risk",
    "SafeguardingCheck",
    "Side",
]
