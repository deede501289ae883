"""What an import says about a file: how many rows did what, and each thing to mend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

# (rows done, rows in all or None when that is not yet known)
Progress = Callable[[int, int | None], None]

# A file where every row is wrong must not fill the database with its own complaints.
KEPT = 2_000


class FileRefused(Exception):
    """The whole file cannot be read; the sentence says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Weight(StrEnum):
    REFUSED = "refused"  # the row is not brought in
    LEFT_OUT = "left out"  # the row is, without this one value
    DOUBT = "doubt"  # the row is, as it stands; a person should look
    MENDED = "mended"  # the row is, with this value put right


@dataclass(frozen=True, slots=True)
class RowProblem:
    row: int | None
    name: str
    field: str
    sentence: str
    weight: Weight = Weight.REFUSED

    def __str__(self) -> str:
        where = _("Row %(row)s") % {"row": self.row} if self.row is not None else _("The file")
        if self.name:
            where = f"{where} ({self.name})"
        if self.field:
            where = f"{where}, {self.field}"
        return f"{where}: {self.sentence}"

    def as_row(self) -> dict[str, Any]:
        return {
            "row": "" if self.row is None else self.row,
            "name": self.name,
            "field": self.field,
            "what": self.weight.value,
            "sentence": self.sentence,
        }


@dataclass(slots=True)
class Report:
    kind: str = ""
    file_name: str = ""
    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    doubts: int = 0
    left_out: int = 0
    mended_values: int = 0
    dry_run: bool = False
    problems: list[RowProblem] = field(default_factory=list)
    mended: list[RowProblem] = field(default_factory=list)
    not_listed: int = 0

    def note(self, problem: RowProblem) -> None:
        match problem.weight:
            case Weight.REFUSED:
                self.refused += 1
            case Weight.DOUBT:
                self.doubts += 1
            case Weight.LEFT_OUT:
                self.left_out += 1
            case Weight.MENDED:
                self.mended_values += 1
        kept = self.mended if problem.weight is Weight.MENDED else self.problems
        if len(kept) < KEPT:
            kept.append(problem)
        else:
            self.not_listed += 1

    def note_file(self, sentence: str, weight: Weight = Weight.MENDED) -> None:
        """Something true of the file as a whole, such as its letters being in an old encoding."""
        self.note(RowProblem(None, "", "", sentence, weight))

    @property
    def clean(self) -> bool:
        return self.refused == 0

    @property
    def changes_nothing(self) -> bool:
        return self.added == 0 and self.changed == 0

    def as_dict(self) -> dict[str, Any]:
        counts = ("read", "added", "changed", "unchanged", "refused", "doubts", "left_out", "mended_values")
        return {
            "kind": self.kind,
            "file_name": self.file_name,
            "dry_run": self.dry_run,
            "not_listed": self.not_listed,
            **{name: getattr(self, name) for name in counts},
            "problems": [p.as_row() for p in self.problems],
            "mended": [p.as_row() for p in self.mended],
        }
