"""Who voted what: one row for each person, one column for each statement."""

import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

Small = np.ndarray[Any, np.dtype[np.int8]]
AGREE, DISAGREE, PASS, UNSEEN = 1, -1, 0, -2
WRITTEN = {AGREE: "1", DISAGREE: "-1", PASS: "0", UNSEEN: ""}
READ = {
    "1": AGREE, "+1": AGREE, "agree": AGREE, "yes": AGREE,
    "-1": DISAGREE, "disagree": DISAGREE, "no": DISAGREE,
    "0": PASS, "pass": PASS, "unsure": PASS,
    "": UNSEEN,
}  # fmt: skip
SHOWN = 100


class VotesRefused(ValueError):
    """A file that is no matrix of votes: each reason is a sentence with its line."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("\n".join(reasons[:SHOWN]))
        self.reasons = tuple(reasons[:SHOWN])


@dataclass(frozen=True, eq=False)
class Votes:
    """`marks[p, s]` is AGREE, DISAGREE, PASS or UNSEEN: what person p said of statement s. Any shape will do, 0 × 0 too."""

    people: tuple[str, ...]
    statements: tuple[str, ...]
    marks: Small
    changed: int = 0  # earlier votes that a later one of the same person on the same statement took the place of

    @property
    def text(self) -> str:
        """The matrix as the CSV that is published: people and statements in order of their numbers."""
        rows = sorted(range(len(self.people)), key=lambda at: self.people[at])
        columns = sorted(range(len(self.statements)), key=lambda at: self.statements[at])
        marks = self.marks[np.ix_(rows, columns)] if rows and columns else self.marks
        out = io.StringIO()
        write = csv.writer(out, lineterminator="\n").writerow
        write(["person", *(self.statements[at] for at in columns)])
        for at, row in zip(rows, marks.tolist(), strict=False):
            write([self.people[at], *(WRITTEN[mark] for mark in row)])
        return out.getvalue()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def read(text: str) -> Votes:
    """A CSV of one vote a line (`person,statement,vote`), or the matrix that we publish. Raises VotesRefused."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    header = [cell.strip() for cell in next(rows, [])]
    if not any(header):
        return Votes((), (), np.zeros((0, 0), dtype=np.int8))
    if [cell.lower() for cell in header] == ["person", "statement", "vote"]:
        return from_list(rows)
    if header[0].lower() != "person":
        raise VotesRefused(["Line 1: the first column must be called person."])
    return from_matrix(header[1:], rows)


def from_list(rows: Iterable[list[str]]) -> Votes:
    """One vote a row; the last vote of a person on a statement counts."""
    wrong: list[str] = []
    found: dict[tuple[str, str], int] = {}
    people: dict[str, int] = {}
    statements: dict[str, int] = {}
    changed = 0
    for line, row in enumerate(rows, start=2):
        if not row:
            continue
        person, statement, said = ([cell.strip() for cell in row] + ["", "", ""])[:3]
        mark = READ.get(said.lower())
        if mark is None or mark == UNSEEN or not person or not statement:
            wrong.append(
                f"Line {line}: “{said}” by “{person}” on “{statement}” is not a vote (agree, disagree or pass)."
            )
            continue
        people.setdefault(person, len(people))
        statements.setdefault(statement, len(statements))
        changed += (person, statement) in found
        found[person, statement] = mark
    if wrong:
        raise VotesRefused(wrong)
    marks = np.full((len(people), len(statements)), UNSEEN, dtype=np.int8)
    for (person, statement), mark in found.items():
        marks[people[person], statements[statement]] = mark
    return Votes(tuple(people), tuple(statements), marks, changed)


def from_matrix(statements: list[str], rows: Iterable[list[str]]) -> Votes:
    wrong: list[str] = []
    if len(set(statements)) < len(statements):
        wrong.append("Line 1: a statement stands there twice.")
    people: dict[str, None] = {}
    flat: list[int] = []
    for line, row in enumerate(rows, start=2):
        if not row:
            continue
        marks = [READ.get(cell) for cell in row[1:]]
        if None in marks:
            marks = [READ.get(cell.strip().lower()) for cell in row[1:]]
        if row[0] in people:
            wrong.append(f"Line {line}: there are two rows of {row[0]}.")
        elif len(marks) != len(statements):
            wrong.append(f"Line {line}: {len(marks)} votes for {len(statements)} statements.")
        elif None in marks:
            wrong.append(f"Line {line}: a vote must be 1 (agree), -1 (disagree), 0 (pass) or nothing.")
        people[row[0]] = None
        flat += marks  # type: ignore[arg-type]
    if wrong:
        raise VotesRefused(wrong)
    shape = (len(people), len(statements))
    return Votes(tuple(people), tuple(statements), np.array(flat, dtype=np.int8).reshape(shape))
