from folkmoot.engagement.states.budgets import BUDGET, IDEA, BudgetState, IdeaState
from folkmoot.engagement.states.consultation import CONSULTATION, ConsultationState
from folkmoot.engagement.states.contribution import CONTRIBUTION, Moderation
from folkmoot.engagement.states.conversation import CONVERSATION, ConversationState
from folkmoot.engagement.states.events import EVENT, EventState
from folkmoot.engagement.states.panels import ASSEMBLY, PANEL_WAVE, SEAT, AssemblyState, SeatState, WaveState
from folkmoot.engagement.states.proposal import PETITION, PROPOSAL, PetitionState, ProposalState

__all__ = [
    "ASSEMBLY", "AssemblyState", "BUDGET", "BudgetState", "CONSULTATION", "CONTRIBUTION", "CONVERSATION",
    "ConsultationState", "ConversationState", "EVENT", "EventState", "IDEA", "IdeaState", "Moderation", "PANEL_WAVE",
    "PETITION", "PROPOSAL", "PetitionState", "ProposalState", "SEAT", "SeatState", "WaveState",
]  # fmt: skip
