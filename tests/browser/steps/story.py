"""What the journey remembers from step to step, and the test's own way to let days pass."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.browser.person import AtBrowser


@dataclass
class Story:
    """One need on its way: who walks, what it is about, what else is needed, and the addresses of what has been made."""

    people: Callable[[str | None], AtBrowser]
    database: Path
    subject: str
    other: str
    at: dict[str, str] = field(default_factory=dict)

    def day(self, days: int) -> date:
        """So many days from today, as London counts them."""
        return datetime.now(ZoneInfo("Europe/London")).date() + timedelta(days=days)

    def number(self, thing: str) -> int:
        """The number in the address of something made."""
        return int(next(part for part in reversed(self.at[thing].split("/")) if part.isdigit()))

    def first_of_next_month(self) -> date:
        """A day from which months can be counted back and forth."""
        return (self.day(0).replace(day=1) + timedelta(days=32)).replace(day=1)

    def time_passes(self, span: str, *rows: tuple[str, str, int]) -> None:
        """Time passes ("14 days", "7 months") for rows, each (table, column, number): their dates move back.

        A tool of this test alone. The product has no clock that can be moved, and nothing in it can do this.
        """
        with sqlite3.connect(self.database, timeout=20) as base:
            for table, key, number in rows:
                kinds = {name: kind for _n, name, kind, *_rest in base.execute(f"PRAGMA table_info({table})")}
                changes = [
                    f"{name} = date({name}, '-{span}')"
                    if kind == "date"
                    else f"{name} = strftime('%Y-%m-%d %H:%M:%f', {name}, '-{span}')"
                    for name, kind in kinds.items()
                    if kind in ("date", "datetime")
                ]
                base.execute(f"UPDATE {table} SET {', '.join(changes)} WHERE {key} = ?", (number,))
        base.close()
