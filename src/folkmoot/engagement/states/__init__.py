from folkmoot.engagement.states.budgets import (
    BUDGET,
    IDEA,
    BudgetState,
    IdeaState,
)
from folkmoot.engagement.states.consultation import (
    CONSULTATION,
    ConsultationState,
)
from folkmoot.engagement.states.contribution import CONTRIBUTION, Moderation
from folkmoot.engagement.states.conversation import CONVERSATION, ConversationState
from folkmoot.engagement.states.proposal import PETITION, PROPOSAL, PetitionState, ProposalState

__all__ = [
    "BUDGET",
    "IDEA",
    "BudgetState",
    "IdeaState",
    "CONSULTATION",
    "CONTRIBUTION",
    "CONVERSATION",
    "ConsultationState",
    "ConversationState",
    "Moderation",
    "PETITION",
    "PROPOSAL",
    "PetitionState",
    "ProposalState",
]
