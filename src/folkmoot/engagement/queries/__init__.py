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
from folkmoot.engagement.queries.events import (
    events_for,
    frameworks,
    levels,
    levels_used,
    places_left,
    projects_of,
    safeguarding_leads,
    sectors_of,
)
from folkmoot.engagement.queries.panels import (
    Choice,
    Likeness,
    Line,
    Result,
    advice,
    assemblies_for,
    assembly_likeness,
    bodies_of,
    census_tables,
    census_values,
    costs_of,
    evaluation_of,
    likeness,
    mean_attendance,
    members_of,
    membership_of,
    place_of,
    places,
    result_of,
    seats_of,
    shown,
    standing_panels,
)
from folkmoot.engagement.queries.reading import reading_progress, to_read

__all__ = [
    "Choice", "Likeness", "Line", "Phase", "Result", "advice", "assemblies_for", "assembly_likeness", "bodies_of",
    "bodies_that_consult", "census_tables", "census_values", "consultations_for", "costs_of", "days_left",
    "evaluation_of", "events_for", "frameworks", "how_many", "in_phase", "levels", "levels_used", "likeness",
    "mean_attendance", "members_of", "membership_of", "moderation", "opinions", "phase_of", "phases",
    "place_of", "places", "places_left", "projects_of", "proposals", "reading_progress", "result_of", "standing_panels",
    "safeguarding_leads", "seats_of", "sectors_of", "sent_already", "shown", "theme_lines", "themes_of", "to_read",
]  # fmt: skip
