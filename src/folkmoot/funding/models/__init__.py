from folkmoot.funding.models.asset import AssetNomination
from folkmoot.funding.models.award import (
    AssessmentSummary,
    Award,
    PastDecision,
    Recommendation,
    RuledOut,
    RulingGround,
    SummaryLine,
)
from folkmoot.funding.models.before import (
    EngagementNote,
    EventPlace,
    FundingAppraisal,
    FundingModel,
    FundingOption,
    MarketEvent,
    Payment,
    SocialValueCatalogue,
    SocialValueRecord,
    TermsReview,
)
from folkmoot.funding.models.bid import Bid, Opening
from folkmoot.funding.models.challenge import Challenge, Debrief
from folkmoot.funding.models.conflict import ConflictReview, ConflictsAssessment, ConflictStep, ReviewOutcome
from folkmoot.funding.models.decision import FundingDecision
from folkmoot.funding.models.document import BidDocument
from folkmoot.funding.models.expression import ChallengeWindow, ExpressionOfInterest, ListedService
from folkmoot.funding.models.help import HelpMessage, HelpRequest, PartnerCall, PartnerReply
from folkmoot.funding.models.judging import PanelPlan, PanelSession, SessionKind
from folkmoot.funding.models.notice import ImportRun, Notice, NoticeAward, NoticeStage
from folkmoot.funding.models.opportunity import Counting, Criterion, DocumentAsked, Lot, Mode, Opportunity, Route
from folkmoot.funding.models.panel import InterestDeclaration, Judgement, Moderation, PanelMember, Score
from folkmoot.funding.models.passport import BankDetails, PassportFact, RunBy, SizeFact
from folkmoot.funding.models.plan import Follow, Plan, ValueBand
from folkmoot.funding.models.procedure import Procedure, ProcedureClock
from folkmoot.funding.models.question import Amendment, Clarification
from folkmoot.funding.models.release import NoticeCode, PublishedNotice, Release
from folkmoot.funding.models.route_step import MarketPlace, RouteStep, StepKind
from folkmoot.funding.models.sealed import DataKey, EarlierPart, SealedPart
from folkmoot.funding.models.together import BidMember

__all__ = [
    "AssetNomination",
    "Amendment", "AssessmentSummary", "Award", "BankDetails", "Bid", "BidDocument", "BidMember", "Challenge",
    "ChallengeWindow", "Clarification", "ConflictReview", "ConflictStep", "ConflictsAssessment", "Counting", "Criterion",
    "DataKey", "Debrief", "DocumentAsked", "EarlierPart", "EngagementNote", "EventPlace", "ExpressionOfInterest",
    "Follow", "FundingAppraisal", "FundingDecision", "FundingModel", "FundingOption", "HelpMessage", "HelpRequest",
    "ImportRun", "InterestDeclaration", "Judgement", "ListedService", "Lot", "MarketEvent", "MarketPlace", "Mode", "Moderation", "Notice",
    "NoticeAward", "NoticeCode", "NoticeStage", "Opening", "Opportunity", "PanelMember", "PanelPlan", "PanelSession",
    "PartnerCall", "PartnerReply", "PassportFact", "PastDecision", "Payment", "Plan", "Procedure", "ProcedureClock",
    "PublishedNotice", "Recommendation", "Release", "ReviewOutcome", "Route", "RouteStep", "RuledOut", "RulingGround", "RunBy", "Score",
    "SealedPart", "SessionKind", "SizeFact", "SocialValueCatalogue", "SocialValueRecord", "StepKind", "SummaryLine", "TermsReview",
    "ValueBand",
]  # fmt: skip
