"""The life cycles of funding, each as one table."""

from folkmoot.funding.states.awards import AWARD, CHALLENGE, AwardState, ChallengeState
from folkmoot.funding.states.bids import BID, BidState
from folkmoot.funding.states.imports import IMPORT, ImportState
from folkmoot.funding.states.opportunities import OPPORTUNITY, OpportunityState

__all__ = [
    "AWARD",
    "AwardState",
    "CHALLENGE",
    "ChallengeState",
    "BID",
    "BidState",
    "IMPORT",
    "ImportState",
    "OPPORTUNITY",
    "OpportunityState",
]
