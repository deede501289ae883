"""A result as plain data for files and pages: everything a stranger needs to follow it, and to do it again."""

import hashlib
import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from folkmoot.engagement.counting.pabulib import write
from folkmoot.engagement.counting.result import Fate, Result, Step
from folkmoot.engagement.counting.words import (
    fate_sentence,
    rule_sentences,
    share_sentence,
    step_sentence,
)

VERSION = "1"  # of the counting; raised whenever the same file could be counted differently
PAYMENT_COLUMNS = ["voter", "step", "project", "paid", "pence", "pence_exact"]


def fingerprint(text: str) -> str:
    """SHA-256 of a file's text, as published beside the result."""
    return hashlib.sha256(text.encode()).hexdigest()


def story(result: Result, *, area: str = "") -> dict[str, Any]:
    """JSON-ready. Amounts are whole pence; prices are exact fractions of a penny, written `numerator/denominator`."""
    election, rule = result.election, result.rule
    return {
        "counting_version": VERSION,
        "area": area,
        "ballots_sha256": fingerprint(write(election)),
        "kind": election.kind.value,
        "rule": {
            "method": rule.method.value,
            "completion": rule.completion.value,
            "value": rule.value.value,
            "ties": [tie.value for tie in rule.ties],
            "seed": rule.seed,
            "step_pence": rule.step,
            "quorum": rule.quorum,
            "in_words": list(rule_sentences(rule, election.kind)),
        },
        "budget_pence": election.budget,
        "spent_pence": result.spent,
        "left_pence": result.left,
        "ballots": result.turn_out,
        "blank_ballots": result.blank,
        "first_share": exact(result.first_share),
        "share": exact(result.share),
        "increases": result.increases,
        "share_in_words": share_sentence(result),
        "winners": result.winners,
        "steps": [told_step(result, step) for step in result.steps],
        "projects": [told_fate(result, fate) for fate in result.fates],
    }


def told_step(result: Result, step: Step) -> dict[str, Any]:
    told: dict[str, Any] = {
        "step": step.number,
        "stage": step.stage.value,
        "project": step.project,
        "votes": step.votes,
        "pence": step.pence,
        "left_pence": step.left,
        "tied_with": list(step.tied_with),
    }
    if step.payment:
        told |= {
            "price_per_vote": exact(step.payment.price),
            "paid_in_full": len(step.payment.full),
            "paid_all_they_had_left": len(step.payment.rest),
        }
    return told | {"in_words": step_sentence(result, step)}


def told_fate(result: Result, fate: Fate) -> dict[str, Any]:
    project = next(each for each in result.election.projects if each.id == fate.project)
    facts = {
        name: exact(value) if isinstance(value, Fraction) else list(value) if isinstance(value, tuple) else value
        for name, value in fate.facts.items()
    }
    return {
        "project": fate.project,
        "name": project.name,
        "pence": project.pence,
        "votes": result.votes[fate.project],
        "funded": fate.won,
        "why": fate.why.value,
        "facts": facts,
        "in_words": fate_sentence(result, fate),
    }


def exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def as_json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def payment_rows(result: Result) -> Iterator[list[str]]:
    """Who paid what, step by step: one row for each voter and project, with the amount rounded and exact.

    The exact amount is written as a count of votes at the step's price, or `the rest`: enough to work it out again.
    """
    voters = result.election.ballots
    for step, paid in zip(result.steps, result.payments(), strict=True):
        if step.payment is None:
            continue
        weights = dict(zip(step.payment.full.tolist(), step.payment.weights.tolist(), strict=True))
        for place, amount in sorted(paid.items()):
            how = f"{weights[place]} × price of step {step.number}" if place in weights else "the rest"
            kind = "in full" if place in weights else "the rest"
            yield [voters[place].voter, str(step.number), step.project, kind, rounded(amount), how]


def rounded(amount: Fraction) -> str:
    """Pence with four decimals, half to even."""
    whole, rest = divmod(round(amount * 10_000), 10_000)
    return f"{whole}.{rest:04}"
