from folkmoot.needs.models.asset import Asset
from folkmoot.needs.models.board import Board, BoardMember, Sector
from folkmoot.needs.models.briefing import Briefing, CommitteeArea, CommitteeWard
from folkmoot.needs.models.need import Need, NeedSupport, Origin
from folkmoot.needs.models.priority import Outcome, Priority
from folkmoot.needs.models.round import NeedScore, PrioritisationRound

__all__ = [
    "Asset", "Board", "BoardMember", "Briefing", "CommitteeArea", "CommitteeWard", "Need", "NeedScore", "NeedSupport", "Origin",
    "Outcome", "PrioritisationRound", "Priority", "Sector",
]  # fmt: skip
