"""Agreements, reports and payments as pages show them."""

from folkmoot.agreements.queries.agreements import (
    CAME_IN,
    SIGNED,
    FunderTotal,
    OnTime,
    Totals,
    awards_without_agreement,
    counted,
    late,
    late_payments,
    measures_asked,
    on_time_by_funder,
    on_time_of,
    register,
    results_of,
    to_pay,
    totals,
)
from folkmoot.agreements.queries.parts import (
    Parts,
    parts_of,
)
from folkmoot.agreements.queries.reporting import (
    CENT,
    Burden,
    burden_of,
    equality_tables,
    figures_for_evaluator,
    voices,
)
from folkmoot.agreements.queries.visible import (
    BEING_WRITTEN,
    being_written_by,
    of_bodies,
    visible_to,
)

__all__ = [
    "BEING_WRITTEN",
    "Burden",
    "CAME_IN",
    "CENT",
    "FunderTotal",
    "OnTime",
    "Parts",
    "SIGNED",
    "Totals",
    "awards_without_agreement",
    "being_written_by",
    "burden_of",
    "counted",
    "equality_tables",
    "figures_for_evaluator",
    "late",
    "late_payments",
    "measures_asked",
    "of_bodies",
    "on_time_by_funder",
    "on_time_of",
    "parts_of",
    "register",
    "results_of",
    "to_pay",
    "totals",
    "visible_to",
    "voices",
]
