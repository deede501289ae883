"""Participatory budgets counted: ballots, two rules, each win and loss explained. Nothing here knows of pages or rows.

`Election` says what was voted on, `Rule` how it is counted, `count` counts, and `Result` holds every step. Money is
whole pence; prices and shares are fractions; no result rests on a floating-point number.
"""

from folkmoot.engagement.counting.count import count
from folkmoot.engagement.counting.election import Ballot, Election, Kind, Limit, Project
from folkmoot.engagement.counting.refusal import CountRefused
from folkmoot.engagement.counting.result import Fate, Payment, Result, Stage, Step, Why
from folkmoot.engagement.counting.rule import Completion, Method, Rule, Tie, Value

__all__ = [
    "Ballot",
    "Completion",
    "CountRefused",
    "Election",
    "Fate",
    "Kind",
    "Limit",
    "Method",
    "Payment",
    "Project",
    "Result",
    "Rule",
    "Stage",
    "Step",
    "Tie",
    "Value",
    "Why",
    "count",
]
