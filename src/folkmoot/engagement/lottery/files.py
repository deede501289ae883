"""The lottery as files: what is read, and what is published so that anyone can check it with `verify.py` alone."""

import csv
import hashlib
import io
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from folkmoot.engagement.lottery import verify
from folkmoot.engagement.lottery.draw import Drawn
from folkmoot.engagement.lottery.pool import SHOWN, Person, Pool, Target
from folkmoot.engagement.lottery.prepare import TICKETS, VERSION, Lottery
from folkmoot.engagement.lottery.refusal import LotteryRefused

POOL, LOTTERY, KINDS, PANELS, CHANCES, DRAW, PANEL = (
    "pool.tsv", "lottery.json", "kinds.csv", "panels.csv", "chances.csv", "draw.json", "panel.csv",
)  # fmt: skip

WHOLE = re.compile(r"[0-9]+")


def rows_of(text: str, what: str, needed: Iterable[str]) -> list[dict[str, str]]:
    """Rows of a CSV by column; raises LotteryRefused where a column is missing, or a line has fewer or more cells."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    header = [cell.strip() for cell in next(reader, [])]
    lower = [cell.lower() for cell in header]
    if missing := [name for name in needed if name not in lower]:
        raise LotteryRefused([f"{what} has no column called {name}." for name in missing])
    names = [low if low in needed else cell for low, cell in zip(lower, header, strict=True)]
    found, wrong = [], []
    for row in reader:
        cells = [cell.strip() for cell in row]
        if (len(cells) < len(names) and any(cells)) or any(cells[len(names) :]):
            wrong.append(
                f"Line {reader.line_num}: {what[0].lower()}{what[1:]} has {len(cells)} cells there, not {len(names)}."
            )
        elif any(cells):
            found.append(dict(zip(names, cells, strict=False)))
    if wrong:
        raise LotteryRefused(wrong[:SHOWN])
    return found


def read_targets(text: str) -> list[Target]:
    """Columns category, value, min, max."""
    found, wrong = [], []
    for number, row in enumerate(rows_of(text, "The list of targets", ("category", "value", "min", "max")), start=2):
        least, most = row["min"], row["max"]
        if WHOLE.fullmatch(least) and WHOLE.fullmatch(most):
            found.append(Target(row["category"], row["value"], int(least), int(most)))
        else:
            wrong.append(f"Line {number} of the targets: “{least}” to “{most}” is no range of whole numbers.")
    if wrong:
        raise LotteryRefused(wrong[:SHOWN])
    return found


def read_pool(text: str, targets: Iterable[Target]) -> Pool:
    """A column `id`, and one for each category that has targets; other columns are left out, and so not published."""
    categories = tuple(dict.fromkeys(target.category for target in targets))
    rows = rows_of(text, "The pool", ("id",))
    wrong = [f"The pool has no column called {each}." for each in categories if rows and each not in rows[0]]
    if wrong:
        raise LotteryRefused(wrong)
    return Pool(categories, tuple(Person(row["id"], tuple(row[each] for each in categories)) for row in rows))


def read_ids(text: str) -> list[str]:
    return [row["id"] for row in rows_of(text, "The list", ("id",))]


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def publish(lottery: Lottery, folder: Path) -> None:
    """Write everything but the draw. Publish this before the seed is known."""
    folder.mkdir(parents=True, exist_ok=True)
    frame, pool = lottery.frame, lottery.pool
    panels = csv_text(
        [["panel", "tickets", "kinds"]]
        + [
            [number, tickets, " ".join(map(str, panel))]
            for number, (panel, tickets) in enumerate(zip(lottery.panels.tolist(), lottery.tickets, strict=True))
        ]
    )
    told = {
        "lottery_version": VERSION,
        "fairness": lottery.fairness.value,
        "seats": frame.seats,
        "people": len(pool.people),
        "pool_sha256": pool.sha256,
        "panels_sha256": hashlib.sha256(panels.encode()).hexdigest(),
        "tickets": TICKETS,
        "categories": list(pool.categories),
        "targets": [[each.category, each.value, each.least, each.most] for each in frame.targets],
        "levels": [
            {
                "chance": level.chance,
                "kinds": level.kinds.tolist(),
                "seat": level.seat,
                "weights": level.weights.tolist(),
                "by_cuts": level.by_cuts,
            }
            for level in lottery.levels
        ],
    }
    write(folder / POOL, pool.canonical_text())
    write(folder / LOTTERY, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    write(folder / PANELS, panels)
    kinds = zip(pool.kinds, pool.sizes.tolist(), strict=True)
    write(
        folder / KINDS,
        csv_text([["kind", "people", *pool.categories], *([at, size, *kind] for at, (kind, size) in enumerate(kinds))]),
    )
    write(folder / CHANCES, csv_text(chance_rows(lottery)))
    shutil.copyfile(verify.__file__, folder / "verify.py")


def chance_rows(lottery: Lottery) -> Iterator[list[object]]:
    yield ["person", "chance", "exactly"]
    for members, chance in zip(lottery.pool.members, lottery.chances, strict=True):
        for person in members:
            yield [person, f"{float(chance):.8f}", str(chance)]


def publish_draw(lottery: Lottery, drawn: Drawn, folder: Path) -> None:
    told = {"seed": drawn.seed, "ticket": drawn.ticket, "panel": drawn.panel, "members": list(drawn.members)}
    write(folder / DRAW, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    values = {person.id: person.values for person in lottery.pool.people}
    rows = [[person, *values[person]] for person in drawn.members]
    write(folder / PANEL, csv_text([["id", *lottery.pool.categories], *rows]))


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def met(lottery: Lottery, drawn: Drawn) -> list[tuple[Target, int]]:
    """Each target with how many members the panel has."""
    places = {category: place for place, category in enumerate(lottery.pool.categories)}
    values = {person.id: person.values for person in lottery.pool.people}
    have = Counter((category, values[person][place]) for person in drawn.members for category, place in places.items())
    return [(target, have[target.category, target.value]) for target in lottery.frame.targets]
