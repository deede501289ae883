"""Who may set up a scorecard and say what the work is worth."""

from datetime import datetime
from typing import Any

from folkmoot.agreements.models import Agreement, Measure
from folkmoot.agreements.policy.agreements import acts_for_funder, may_edit_measures
from folkmoot.core.policy import Answer
from folkmoot.people.models import Organisation

may_claim_value = may_edit_measures


def may_keep_perspectives(person: Any, body: Organisation, *, now: datetime) -> Answer:
    return acts_for_funder(person, body, now=now)


def may_place_measure(person: Any, measure: Measure, *, now: datetime) -> Answer:
    return acts_for_funder(person, measure.agreement.funder, now=now)


def may_note_benefit(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    return acts_for_funder(person, agreement.funder, now=now)


def may_note_overlap(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    return may_edit_measures(person, agreement, now=now)
