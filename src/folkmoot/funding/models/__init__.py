from folkmoot.funding.models.bid import Bid, Opening
from folkmoot.funding.models.decision import FundingDecision
from folkmoot.funding.models.document import BidDocument
from folkmoot.funding.models.notice import ImportRun, Notice, NoticeAward, NoticeStage
from folkmoot.funding.models.opportunity import Criterion, DocumentAsked, Lot, Mode, Opportunity, Route
from folkmoot.funding.models.panel import InterestDeclaration, Moderation, PanelMember, Score
from folkmoot.funding.models.passport import BankDetails, PassportFact
from folkmoot.funding.models.question import Amendment, Clarification
from folkmoot.funding.models.sealed import DataKey, EarlierPart, SealedPart
from folkmoot.funding.models.together import BidMember

__all__ = [
    "Bid", "Criterion", "FundingDecision", "ImportRun", "InterestDeclaration", "Lot", "Moderation",
    "Amendment", "BankDetails", "PassportFact", "BidDocument", "BidMember", "Clarification", "DataKey", "DocumentAsked", "EarlierPart", "Mode", "Opening", "SealedPart",
    "Notice", "NoticeAward", "NoticeStage", "Opportunity", "PanelMember", "Route", "Score",
]  # fmt: skip
