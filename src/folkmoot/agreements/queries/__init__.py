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

__all__ = [
    "CAME_IN",
    "FunderTotal",
    "OnTime",
    "SIGNED",
    "Totals",
    "awards_without_agreement",
    "counted",
    "late",
    "late_payments",
    "measures_asked",
    "on_time_by_funder",
    "on_time_of",
    "register",
    "results_of",
    "to_pay",
    "totals",
]
