from folkmoot.engagement.states.consultation import (
    CONSULTATION,
    ConsultationState,
)

__all__ = [
    "CONSULTATION",
    "ConsultationState",
]
