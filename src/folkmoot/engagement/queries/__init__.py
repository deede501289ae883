from folkmoot.engagement.queries import moderation, opinions, proposals
from folkmoot.engagement.queries.consultations import (
    Phase,
    bodies_that_consult,
    consultations_for,
    days_left,
    how_many,
    in_phase,
    phase_of,
    phases,
    sent_already,
    theme_lines,
    themes_of,
)
from folkmoot.engagement.queries.reading import reading_progress, to_read

__all__ = [
    "moderation",
    "opinions",
    "proposals",
    "Phase",
    "bodies_that_consult",
    "consultations_for",
    "days_left",
    "how_many",
    "in_phase",
    "phase_of",
    "phases",
    "reading_progress",
    "sent_already",
    "theme_lines",
    "themes_of",
    "to_read",
]
