"""Elections as Pabulib files: https://pabulib.org, format in Faliszewski and others, IJCAI 2023.

Three sections of semicolon-separated lines, META, PROJECTS and VOTES, each with its own header line. Amounts are read
and written in pounds with at most two decimals. What we know nothing about is carried along unchanged.

Three things the format has no place for are written where other readers pass over them: in META `area_budgets` and
`area_caps` (`North=5000,South=2500.50`), in PROJECTS the columns `area` and `not_with` (numbers that it shuts out).
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from folkmoot.engagement.counting.amounts import as_pounds, pence_of
from folkmoot.engagement.counting.election import SHOWN, Ballot, Election, Kind, Limit, Project
from folkmoot.engagement.counting.refusal import CountRefused

SECTIONS = ("META", "PROJECTS", "VOTES")
KINDS = {
    "approval": Kind.APPROVAL,
    "choose-1": Kind.APPROVAL,
    "knapsack": Kind.KNAPSACK,
    "ordinal": Kind.RANKED,
    "cumulative": Kind.POINTS,
    "scoring": Kind.POINTS,
}
NAMES = {Kind.APPROVAL: "approval", Kind.KNAPSACK: "knapsack", Kind.RANKED: "ordinal", Kind.POINTS: "cumulative"}
OWN = {"num_projects", "num_votes", "budget", "vote_type", "max_length", "max_sum_points", "area_caps"}
WHOLE = re.compile(r"[0-9]+")
Row = tuple[int, dict[str, str]]


def read(text: str) -> Election:
    """The election in a Pabulib file. Raises CountRefused with every reason and its line."""
    sections = split_up(text)
    wrong: list[str] = []
    facts = {row.get("key", ""): row.get("value", "") for _line, row in sections["META"]}
    kind = KINDS.get(facts.get("vote_type", ""))
    if kind is None:
        wrong.append(f"META: vote_type is “{facts.get('vote_type', '')}”; it must be one of {', '.join(KINDS)}.")
        raise CountRefused(wrong)
    budget = amount(facts.get("budget", ""), "META: budget", wrong)
    longest = whole(facts.get("max_length", ""), "META: max_length", wrong)
    most_points = whole(facts.get("max_sum_points", ""), "META: max_sum_points", wrong) if kind is Kind.POINTS else None
    if facts.get("vote_type") == "choose-1":
        longest = 1
    projects = tuple(project(row, line, wrong) for line, row in sections["PROJECTS"])
    ballots = tuple(ballot(row, line, kind, wrong) for line, row in sections["VOTES"])
    limits = (*shut_out(sections["PROJECTS"]), *caps(facts.get("area_caps", ""), projects, wrong))
    for key, found in (("num_projects", len(projects)), ("num_votes", len(ballots))):
        if WHOLE.fullmatch(facts.get(key, "")) and int(facts[key]) != found:
            wrong.append(f"META: {key} is {facts[key]}, but there are {found} in the file.")
    if wrong:
        raise CountRefused(wrong[:SHOWN])
    carried = {key: value for key, value in facts.items() if key not in OWN}
    return Election(budget, projects, ballots, kind, limits, longest, most_points, carried)


def split_up(text: str) -> dict[str, list[Row]]:
    """The rows of each section, each with the number of its line."""
    found: dict[str, list[Row]] = {}
    section, header = "", []  # type: str, list[str]
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        word = cells[0].strip().upper()
        if word in SECTIONS and not any(cell.strip() for cell in cells[1:]):
            section, header = word, []
            found[section] = []
        elif not section:
            raise CountRefused([f"Line {reader.line_num}: the file must begin with a line that says META."])
        elif not header:
            header = [cell.strip().lower() for cell in cells]
        else:
            found[section].append((reader.line_num, dict(zip(header, (cell.strip() for cell in cells), strict=False))))
    if missing := [name for name in SECTIONS if name not in found]:
        raise CountRefused([f"The file has no section {name}." for name in missing])
    return found


def amount(text: str, what: str, wrong: list[str]) -> int:
    try:
        return pence_of(text)
    except ValueError as error:
        wrong.append(f"{what}: {error}")
        return 0


def whole(text: str, what: str, wrong: list[str]) -> int | None:
    if not text or text.lower() == "none":
        return None
    if not WHOLE.fullmatch(text):
        wrong.append(f"{what}: “{text}” is not a whole number.")
        return None
    return int(text)


def project(row: dict[str, str], line: int, wrong: list[str]) -> Project:
    number = row.get("project_id", "")
    if not number:
        wrong.append(f"Line {line}: the project has no project_id.")
    facts = {key: value for key, value in row.items() if key not in ("project_id", "cost", "name", "area")}
    pence = amount(row.get("cost", ""), f"Line {line}: the cost of project {number}", wrong)
    return Project(number, pence, row.get("name", ""), row.get("area", ""), facts)


def ballot(row: dict[str, str], line: int, kind: Kind, wrong: list[str]) -> Ballot:
    voter = row.get("voter_id", "")
    if not voter:
        wrong.append(f"Line {line}: the ballot has no voter_id.")
    choices = tuple(choice.strip() for choice in row.get("vote", "").split(",") if choice.strip())
    points: tuple[int, ...] = ()
    if kind is Kind.POINTS and choices:
        given = [each.strip() for each in row.get("points", "").split(",")]
        try:
            points = tuple(whole_points(each) for each in given)
        except ValueError:
            wrong.append(f"Line {line}: the points of ballot {voter} must be whole numbers, with commas between them.")
    kept = {key: value for key, value in row.items() if key not in ("voter_id", "vote", "points", "area")}
    return Ballot(voter, choices, points, row.get("area", ""), kept)


def whole_points(text: str) -> int:
    """Points as written; some files write 3 as 3.0."""
    before, dot, after = text.partition(".")
    if (dot and after.strip("0")) or not WHOLE.fullmatch(before):
        raise ValueError(text)
    return int(before)


def shut_out(rows: Iterable[Row]) -> Iterator[Limit]:
    """One limit for each pair of projects of which one names the other in `not_with`."""
    pairs = {
        frozenset((row.get("project_id", ""), other.strip()))
        for _line, row in rows
        for other in row.get("not_with", "").split(",")
        if other.strip()
    }
    for pair in sorted(pairs, key=sorted):
        yield Limit(" / ".join(sorted(pair)), pair, at_most=1)


def caps(text: str, projects: Iterable[Project], wrong: list[str]) -> Iterator[Limit]:
    listed = list(projects)
    for area, pence in area_amounts(text, "area_caps", wrong).items():
        yield Limit(area, frozenset(each.id for each in listed if each.area == area), pence=pence)


def area_amounts(text: str, key: str, wrong: list[str]) -> dict[str, int]:
    """Pence by area, from `North=5000,South=2500.50`."""
    found = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        area, _, pounds = part.partition("=")
        found[area.strip()] = amount(pounds, f"META: {key}, {area.strip()}", wrong)
    return found


def write(election: Election, *, votes: Mapping[str, int] | None = None, winners: Iterable[str] | None = None) -> str:
    """The election as a Pabulib file; with `votes` and `winners` also what was counted, in the usual columns."""
    areas = {limit.name: limit for limit in election.limits if limit.pence is not None}
    meta = {
        **election.facts,
        "num_projects": str(len(election.projects)),
        "num_votes": str(len(election.ballots)),
        "budget": as_pounds(election.budget),
        "vote_type": NAMES[election.kind],
    }
    if election.max_length is not None:
        meta["max_length"] = str(election.max_length)
    if election.max_points is not None:
        meta["max_sum_points"] = str(election.max_points)
    if areas:
        meta["area_caps"] = ",".join(f"{name}={as_pounds(limit.pence or 0)}" for name, limit in areas.items())
    others: dict[str, list[str]] = {}
    for limit in election.limits:
        if limit.at_most == 1 and limit.pence is None:
            for number in limit.projects:
                others.setdefault(number, []).extend(sorted(limit.projects - {number}))
    won = None if winners is None else set(winners)
    rows = []
    for each in election.projects:
        row = {"project_id": each.id, "cost": as_pounds(each.pence), "name": each.name, "area": each.area, **each.facts}
        row["not_with"] = ",".join(dict.fromkeys(others.get(each.id, [])))
        if votes is not None:
            row["votes"] = str(votes[each.id])
        if won is not None:
            row["selected"] = "1" if each.id in won else "0"
        rows.append(row)
    ballots = [
        {
            "voter_id": each.voter,
            "vote": ",".join(each.choices),
            "points": ",".join(map(str, each.points)),
            "area": each.area,
            **each.facts,
        }
        for each in election.ballots
    ]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    write_section(writer, "META", [{"key": key, "value": value} for key, value in meta.items()], ["key", "value"])
    write_section(writer, "PROJECTS", rows, ["project_id", "cost"])
    write_section(writer, "VOTES", ballots, ["voter_id", "vote"])
    return out.getvalue()


def write_section(writer: Any, name: str, rows: list[dict[str, str]], always: list[str]) -> None:
    """One section; a column in which nothing stands is left out."""
    filled = dict.fromkeys(key for row in rows for key, value in row.items() if value)
    columns = [*always, *(key for key in filled if key not in always)]
    writer.writerow([name])
    writer.writerow(columns)
    writer.writerows([row.get(column, "") for column in columns] for row in rows)
