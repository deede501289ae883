"""Reads across the room, shaped for its pages and checks."""

from folkmoot.commissioning.queries.documents import (
    agreed_appraisal,
    agreed_specification,
    decision_in_force,
    signed_assessment,
    stays_in_house,
)

__all__ = ["agreed_appraisal", "agreed_specification", "decision_in_force", "signed_assessment", "stays_in_house"]
