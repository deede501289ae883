"""The opinion map as files: the pseudonymous votes, and everything that was worked out from them."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from folkmoot.engagement.opinions.look import NOBODY, VERSION, OpinionMap
from folkmoot.engagement.opinions.votes import VotesRefused


def read_texts(text: str) -> dict[str, str]:
    """The words of the statements: a CSV with the columns statement and text."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    header = [cell.strip().lower() for cell in next(rows, [])]
    if header[:2] != ["statement", "text"]:
        raise VotesRefused(["The list of statements must begin with the columns statement and text."])
    return {row[0].strip(): row[1].strip() for row in rows if len(row) > 1}


def name_of(group: int) -> str:
    """Groups are A, B, C … by size."""
    return chr(ord("A") + group) if group != NOBODY else ""


def told(found: OpinionMap, texts: Mapping[str, str]) -> dict[str, Any]:
    """JSON-ready: everything but the rows of people and statements."""
    names = found.votes.statements

    def statement(at: int) -> dict[str, Any]:
        return {"statement": names[at], "text": texts.get(names[at], "")}

    return {
        "opinions_version": VERSION,
        "votes_sha256": found.votes.sha256,
        "people": len(found.votes.people),
        "statements": len(names),
        "changed_votes": found.votes.changed,
        "votes_needed_to_be_placed": found.fewest,
        "people_with_too_few_votes": found.left_out,
        "people_needed_to_be_a_group": found.least,
        "differences_shown": found.kept,
        "fit_by_number_of_groups": {str(count): fit for count, fit in found.fits.items()},
        "why_one_group": found.why_one,
        "unites": [
            statement(at) | {"agreed": r(found.agreed[at]), "disagreed": r(found.disagreed[at])} for at in found.unites
        ],
        "divides": [statement(at) | {"apart": r(found.apart[at])} for at in found.divides],
        "groups": [
            {
                "group": name_of(group),
                "people": int((found.label == group).sum()),
                "centre": [r(each) for each in found.centres[group]],
                "speaks": [
                    statement(each.statement)
                    | {"side": "agree" if each.agrees else "disagree", "chance": each.chance, "ratio": each.ratio}
                    for each in found.speaks[group]
                ],
            }
            for group in range(found.groups)
        ],
    }


def r(value: Any) -> float:
    return round(float(value), 6)


def publish(found: OpinionMap, folder: Path, texts: Mapping[str, str]) -> None:
    """Write votes.csv, map.json, people.csv and statements.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "votes.csv", found.votes.text)
    write(folder / "map.json", json.dumps(told(found, texts), ensure_ascii=False, indent=1) + "\n")
    people: list[list[Any]] = [["person", "group", "across", "up"]]
    for person, group, at in zip(found.votes.people, found.label.tolist(), found.at.tolist(), strict=True):
        people.append([person, name_of(group), *(["", ""] if group == NOBODY else at)])
    write_csv(folder / "people.csv", people)
    groups = [name_of(group) for group in range(found.groups)]
    columns = [f"{word} {group}" for group in groups for word in ("agree", "disagree", "voted")]
    rows: list[list[Any]] = [["statement", "text", "agreed by all", "disagreed by all", "apart", *columns]]
    for at, name in enumerate(found.votes.statements):
        counts = [
            int(table[group, at])
            for group in range(found.groups)
            for table in (found.counts.agree, found.counts.disagree, found.counts.voted)
        ]
        rows.append(
            [name, texts.get(name, ""), r(found.agreed[at]), r(found.disagreed[at]), r(found.apart[at]), *counts]
        )
    write_csv(folder / "statements.csv", rows)


def write_csv(path: Path, rows: list[list[Any]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    write(path, out.getvalue())


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")
