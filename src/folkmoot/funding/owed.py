"""The notices that a procedure may owe, from law/notices.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "law" / "notices.toml"


@dataclass(frozen=True)
class OwedNotice:
    """One kind of notice. `number` is empty where we do not hold it for certain."""

    code: str
    number: str
    title: str
    when: str

    def __str__(self) -> str:
        return f"{self.number}, {self.title}" if self.number else self.title


@cache
def kinds_of_notice() -> dict[str, OwedNotice]:
    rows = tomllib.loads(FILE.read_text("utf-8"))["notices"]
    return {row["code"]: OwedNotice(**row) for row in rows}


def notices_owed(codes: list[str]) -> list[OwedNotice]:
    kinds = kinds_of_notice()
    return [kinds[code] for code in codes if code in kinds]
