"""Who may bring evidence in."""

from datetime import datetime
from typing import Any

from folkmoot.core.policy import Answer
from folkmoot.people.models.role import RoleKind
from folkmoot.people.operator import may_import
from folkmoot.people.policy import acts_as


def may_import_evidence(person: Any, *, now: datetime) -> Answer:
    """An administrator, or whoever runs the program on its own machine."""
    return may_import(person, now=now)


def may_add_study(person: Any, *, now: datetime) -> Answer:
    """Officers and evaluators. Residents say what they know as needs, or in a consultation."""
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.OFFICER, RoleKind.EVALUATOR, now=now)
