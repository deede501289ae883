"""The life cycles of funding, each as one table."""

from folkmoot.funding.states.assets import ASSET, AssetState
from folkmoot.funding.states.awards import AWARD, CHALLENGE, AwardState, ChallengeState
from folkmoot.funding.states.bids import BID, BidState
from folkmoot.funding.states.expressions import EXPRESSION, ExpressionState
from folkmoot.funding.states.help import HELP, HelpState
from folkmoot.funding.states.imports import IMPORT, ImportState
from folkmoot.funding.states.opportunities import OpportunityState
from folkmoot.funding.states.plans import PLAN, PlanState
from folkmoot.funding.states.ways import BID_FOR, LIVES, OPPORTUNITY, Way

__all__ = [
    "ASSET", "AWARD", "AssetState", "AwardState", "BID", "BID_FOR", "BidState", "CHALLENGE", "ChallengeState", "EXPRESSION", "ExpressionState", "HELP",
    "HelpState", "IMPORT", "ImportState", "LIVES", "OPPORTUNITY", "OpportunityState", "PLAN", "PlanState",
    "Way",
]  # fmt: skip
