"""What the law says of the community right to bid, from law/right_to_bid.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from folkmoot.core.clock import add_months
from folkmoot.funding.challenge_law import Ground

FILE = Path(__file__).parent / "law" / "right_to_bid.toml"


@dataclass(frozen=True)
class Lengths:
    """How long each statutory step takes, and how many people a group needs that is not registered."""

    decision_weeks: int
    listed_years: int
    interim_weeks: int
    full_months: int
    protected_months: int
    fewest_members: int

    def decided_by(self, sent: date) -> date:
        return sent + timedelta(weeks=self.decision_weeks)

    def listed_until(self, listed: date) -> date:
        return add_months(listed, 12 * self.listed_years)

    def interim_until(self, noticed: date) -> date:
        return noticed + timedelta(weeks=self.interim_weeks)

    def full_until(self, noticed: date) -> date:
        return add_months(noticed, self.full_months)

    def protected_until(self, noticed: date) -> date:
        return add_months(noticed, self.protected_months)


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


def lengths() -> Lengths:
    return Lengths(**_told()["lengths"])


def grounds() -> tuple[Ground, ...]:
    """The grounds on which a nomination may be refused."""
    return tuple(Ground(**row) for row in _told()["grounds"])


def ground(code: str) -> Ground | None:
    return next((one for one in grounds() if one.code == code), None)


def source() -> str:
    return str(_told()["source"])
