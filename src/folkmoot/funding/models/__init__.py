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
from folkmoot.funding.models.bid import Bid, BidAnswer
from folkmoot.funding.models.decision import FundingDecision
from folkmoot.funding.models.expression import ChallengeWindow, ExpressionOfInterest, ListedService
from folkmoot.funding.models.help import HelpMessage, HelpRequest, PartnerCall, PartnerReply
from folkmoot.funding.models.notice import ImportRun, Notice, NoticeAward, NoticeStage
from folkmoot.funding.models.opportunity import Criterion, Lot, Opportunity, Route
from folkmoot.funding.models.panel import InterestDeclaration, Moderation, PanelMember, Score
from folkmoot.funding.models.plan import Follow, Plan, ValueBand
from folkmoot.funding.models.procedure import Procedure, ProcedureClock

__all__ = [
    "ChallengeWindow", "ExpressionOfInterest", "ListedService",
    "EngagementNote", "EventPlace", "Follow", "FundingAppraisal", "FundingModel", "FundingOption", "MarketEvent",
    "HelpMessage", "HelpRequest", "PartnerCall", "PartnerReply", "Payment", "Plan", "SocialValueCatalogue", "SocialValueRecord", "TermsReview", "ValueBand",
    "Bid", "BidAnswer", "Criterion", "FundingDecision", "ImportRun", "InterestDeclaration", "Lot", "Moderation",
    "Notice", "NoticeAward", "NoticeStage", "Opportunity", "PanelMember", "Procedure", "ProcedureClock", "Route", "Score",
]  # fmt: skip
