from folkmoot.funding.models.bid import Bid, BidAnswer
from folkmoot.funding.models.conflict import ConflictReview, ConflictsAssessment, ConflictStep, ReviewOutcome
from folkmoot.funding.models.decision import FundingDecision
from folkmoot.funding.models.judging import PanelPlan, PanelSession, SessionKind
from folkmoot.funding.models.notice import ImportRun, Notice, NoticeAward, NoticeStage
from folkmoot.funding.models.opportunity import Criterion, Lot, Opportunity, Route
from folkmoot.funding.models.panel import InterestDeclaration, Moderation, PanelMember, Score

__all__ = [
    "Bid", "BidAnswer", "ConflictReview", "ConflictStep", "ConflictsAssessment", "Criterion", "FundingDecision", "ImportRun",
    "InterestDeclaration", "Lot", "Moderation", "Notice", "NoticeAward", "NoticeStage", "Opportunity", "PanelMember",
    "PanelPlan", "PanelSession", "ReviewOutcome", "Route", "Score", "SessionKind",
]  # fmt: skip
