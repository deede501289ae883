from folkmoot.agreements.models.account import Account, Charge, Draw
from folkmoot.agreements.models.agreement import SHARED_KINDS, Agreement, AgreementKind, Relationship
from folkmoot.agreements.models.allocation import Allocation, AnchorQuestion, PassedOn, Sharing
from folkmoot.agreements.models.anchor import AnchorChoice, GovernanceCheck, Heading, Nomination
from folkmoot.agreements.models.bank import BankCheck
from folkmoot.agreements.models.change import AnnualReview, ImprovementPlan, PlanStep, TroubleNotice, Variation
from folkmoot.agreements.models.claim import Claim
from folkmoot.agreements.models.clause import AgreementClause, Clause, ClauseKind
from folkmoot.agreements.models.contract_line import ColumnMapping, ContractFile, ContractLine
from folkmoot.agreements.models.delivery import DeliveryRole, Referrals, SharedWork
from folkmoot.agreements.models.ending import Ending, EndingPoint, ExitPlan
from folkmoot.agreements.models.fairness import BodyFeedback, HealthAnswer, HealthCheck, HealthVoice
from folkmoot.agreements.models.fund import Contribution, Fund, FundKind, InKind, InKindKind
from folkmoot.agreements.models.market import MarketCount
from folkmoot.agreements.models.measure import Measure
from folkmoot.agreements.models.party import AgreementDocument, Party, SafeguardingCheck, Side
from folkmoot.agreements.models.payment import PaidMonth, Payment
from folkmoot.agreements.models.plan import Milestone, OutcomePrice, PaymentPlan
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
    "Account", "Agreement", "AgreementClause", "AgreementDocument", "AgreementKind", "Allocation", "AnchorChoice",
    "AnchorQuestion", "AnnualReview", "BankCheck", "Benefit", "BodyFeedback", "Charge", "Claim",
    "Clause", "ClauseKind", "ColumnMapping", "ContractFile", "ContractLine", "Contribution", "DeliveryRole", "Draw", "Ending",
    "EndingPoint", "EqualityCount", "Evaluation", "ExitPlan", "Fund", "FundKind", "FunderNote", "GovernanceCheck",
    "Heading", "HealthAnswer", "HealthCheck", "HealthVoice", "ImprovementPlan", "InKind", "InKindKind",
    "LearningCycle", "LearningQuestion", "MarketCount", "Measure", "MeasureChange", "Milestone", "MonitoringVisit", "Nomination",
    "OutcomePrice", "Overlap", "PaidMonth", "Party", "PassedOn", "Payment", "PaymentPlan", "Perspective", "PlanStep",
    "QuintileResult", "Referrals", "Relationship", "Report", "Result", "Risk", "SHARED_KINDS", "SafeguardingCheck", "SharedWork",
    "Sharing", "Side", "SocialValue", "Story", "TroubleNotice", "Variation",
]  # fmt: skip
