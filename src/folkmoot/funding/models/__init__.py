from folkmoot.funding.models.award import (
    AssessmentSummary,
    Award,
    PastDecision,
    Recommendation,
    RuledOut,
    RulingGround,
    SummaryLine,
)
from folkmoot.funding.models.bid import Bid, BidAnswer
from folkmoot.funding.models.challenge import Challenge, Debrief
from folkmoot.funding.models.conflict import ConflictReview, ConflictsAssessment, ConflictStep, ReviewOutcome
from folkmoot.funding.models.decision import FundingDecision
from folkmoot.funding.models.judging import PanelPlan, PanelSession, SessionKind
from folkmoot.funding.models.notice import ImportRun, Notice, NoticeAward, NoticeStage
from folkmoot.funding.models.opportunity import Criterion, Lot, Opportunity, Route
from folkmoot.funding.models.panel import InterestDeclaration, Moderation, PanelMember, Score
from folkmoot.funding.models.release import NoticeCode, PublishedNotice, Release

__all__ = [
    "AssessmentSummary", "Award", "Bid", "BidAnswer", "Challenge", "ConflictReview", "ConflictStep", "ConflictsAssessment",
    "Criterion", "Debrief", "FundingDecision", "ImportRun", "InterestDeclaration", "Lot", "Moderation", "Notice",
    "NoticeAward", "NoticeCode", "NoticeStage", "Opportunity", "PanelMember", "PanelPlan", "PanelSession", "PastDecision", "PublishedNotice",
    "Recommendation", "Release", "ReviewOutcome", "Route", "RuledOut", "RulingGround", "Score", "SessionKind", "SummaryLine",
]  # fmt: skip
