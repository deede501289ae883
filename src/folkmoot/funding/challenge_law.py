"""What the law says of the community right to challenge, from law/right_to_challenge.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from folkmoot.funding.clocks import Clock, Unit

FILE = Path(__file__).parent / "law" / "right_to_challenge.toml"


@dataclass(frozen=True)
class Ground:
    code: str
    title: str


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


def grounds() -> tuple[Ground, ...]:
    """The grounds on which a letter may be refused. There are no others."""
    return tuple(Ground(**row) for row in _told()["grounds"])


def ground(code: str) -> Ground | None:
    return next((one for one in grounds() if one.code == code), None)


def telling() -> Clock:
    """How soon the sender must be told by when it is decided."""
    row = _told()["telling"]
    return Clock(row["length"], Unit(row["unit"]), row["first"])


def source() -> str:
    return str(_told()["source"])
