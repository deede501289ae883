"""Lists of social value outcomes: the government's model, and an authority's own, given as a CSV file."""

import csv
import io
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

FILE = Path(__file__).parent / "law" / "social_value_model.toml"
COLUMNS = ("code", "theme", "title", "question")
MOST_ROWS = 300


@dataclass(frozen=True)
class Outcome:
    code: str
    theme: str
    title: str
    question: str = ""

    def kept(self) -> dict[str, str]:
        return dict(self.__dict__)


@dataclass(frozen=True)
class Catalogue:
    name: str
    source: str
    outcomes: tuple[Outcome, ...]


class WrongFile(ValueError):
    """The file cannot be taken in. `problems`: one sentence for each row that has to be mended."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@cache
def default_catalogue() -> Catalogue:
    told = tomllib.loads(FILE.read_text("utf-8"))
    return Catalogue(told["name"], told["source"], tuple(Outcome(**row) for row in told["outcomes"]))


def as_catalogue(row: Any) -> Catalogue:
    """One that a body gave."""
    return Catalogue(row.name, row.source, tuple(Outcome(**one) for one in row.rows))


def read_catalogue(content: bytes) -> tuple[Outcome, ...]:
    """The outcomes of a CSV file with the columns code, theme, title and, if wanted, question.

    Raises WrongFile with one sentence for each row to mend.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongFile([_("The file is not plain text in UTF-8. Save it as CSV (UTF-8).")]) from None
    if "\x00" in text:
        raise WrongFile([_("The file is not a table in plain text. Save it as CSV (UTF-8).")])
    try:
        rows = list(csv.DictReader(io.StringIO(text)))
    except csv.Error:
        raise WrongFile([_("The file cannot be read as a table. Save it as CSV (UTF-8).")]) from None
    if not rows:
        raise WrongFile([_("The file has no rows.")])
    if missing := [name for name in COLUMNS[:3] if name not in rows[0]]:
        raise WrongFile([_("These columns are missing: %(names)s.") % {"names": ", ".join(missing)}])
    if len(rows) > MOST_ROWS:
        raise WrongFile([_("The file has more than %(most)s rows.") % {"most": MOST_ROWS}])
    return _outcomes(rows)


def _outcomes(rows: list[dict[str, Any]]) -> tuple[Outcome, ...]:
    problems, found = [], {}
    for number, row in enumerate(rows, 2):
        cells = {name: (row.get(name) or "").strip()[:500] for name in COLUMNS}
        if empty := [name for name in COLUMNS[:3] if not cells[name]]:
            problems.append(_("Row %(row)s: %(names)s is empty.") % {"row": number, "names": ", ".join(empty)})
        elif cells["code"] in found:
            problems.append(_("Row %(row)s: the code %(code)s stands twice.") % {"row": number, "code": cells["code"]})
        else:
            found[cells["code"]] = Outcome(**cells)
    if problems:
        raise WrongFile(problems[:20])
    return tuple(found.values())
