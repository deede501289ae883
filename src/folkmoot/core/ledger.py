"""Which requirements have a passing test: docs/ledger.csv beside the last full run of the tests.

Nothing here knows Django, so that the test run itself can use it.
"""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from textwrap import shorten

HOW_TO_RUN = "No full run of the tests is recorded yet. To make one: ./do test"

Results = Mapping[str, Mapping[str, str]]
"""Row id, then test id, then how that test ended: passed, failed or skipped."""


@dataclass(frozen=True)
class Row:
    id: str
    context: str
    requirement: str
    test: str


@dataclass(frozen=True)
class Standing:
    """One row and the tests that say they show it."""

    row: Row
    tests: Mapping[str, str]

    @property
    def state(self) -> str:
        """A single failing test outweighs any number that pass; a skipped one shows nothing."""
        ended = set(self.tests.values())
        if "failed" in ended:
            return "failing"
        return "proven" if "passed" in ended else "unproven"

    @property
    def proven(self) -> bool:
        return self.state == "proven"


def read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [Row(line["id"], line["context"], line["requirement"], line["test"]) for line in csv.DictReader(lines)]


def read_results(path: Path) -> Results | None:
    """The last full run, or None where there has been none."""
    if not path.exists():
        return None
    results: Results = json.loads(path.read_text(encoding="utf-8"))
    return results


def standings(rows: Iterable[Row], results: Results) -> list[Standing]:
    return [Standing(row, results.get(row.id, {})) for row in rows]


def by_context(standing: Iterable[Standing]) -> dict[str, list[Standing]]:
    contexts: dict[str, list[Standing]] = {}
    for each in standing:
        contexts.setdefault(each.row.context, []).append(each)
    return contexts


def table(standing: list[Standing], *, run_at: datetime, missing_only: bool = False) -> list[str]:
    """The lines to print: a total, then each context with its rows."""
    lines = [
        f"{_count(standing)} requirements have a passing test.",
        f"Last full run: {run_at:%-d %B %Y, %H:%M}.",
    ]
    for context, rows in by_context(standing).items():
        shown = [each for each in rows if not (missing_only and each.proven)]
        if shown:
            lines += ["", f"{context}: {_count(rows)}"]
            lines += [
                f"  {each.state:<8}  {each.row.id}  {shorten(each.row.requirement, 90, placeholder=' …')}"
                for each in shown
            ]
    return lines


def one_row(each: Standing) -> list[str]:
    """Everything known about one row: what it asks, and each of its tests."""
    lines = [
        f"{each.row.id} ({each.row.context}): {each.state}",
        f"Requirement: {each.row.requirement}",
        f"What would show it: {each.row.test}",
    ]
    if not each.tests:
        return [*lines, "No test names this row."]
    return lines + [f"  {ended:<7}  {test}" for test, ended in sorted(each.tests.items())]


def _count(standing: list[Standing]) -> str:
    return f"{sum(each.proven for each in standing)} of {len(standing)}"
