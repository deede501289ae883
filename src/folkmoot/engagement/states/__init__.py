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

__all__ = [
    "BUDGET",
    "IDEA",
    "BudgetState",
    "IdeaState",
    "CONSULTATION",
    "ConsultationState",
]
