from folkmoot.engagement.states.consultation import (
    CONSULTATION,
    ConsultationState,
)
from folkmoot.engagement.states.events import EVENT, EventState
from folkmoot.engagement.states.panels import ASSEMBLY, PANEL_WAVE, SEAT, AssemblyState, SeatState, WaveState

__all__ = [
    "ASSEMBLY",
    "AssemblyState",
    "CONSULTATION",
    "ConsultationState",
    "EVENT",
    "EventState",
    "PANEL_WAVE",
    "SEAT",
    "SeatState",
    "WaveState",
]
