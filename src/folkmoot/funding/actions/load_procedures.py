"""Brings the table of procedures into the database. Run at every set-up; a row that is there is never changed."""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from folkmoot.funding.models import Procedure, ProcedureClock

FILE = Path(__file__).parents[1] / "law" / "procedures.toml"
NOT_INHERITED = ("valid_from", "valid_to", "like", "source")


@transaction.atomic
def load_procedures(file: Path = FILE) -> int:
    """Add the rows that are not there yet; return how many."""
    known = set(Procedure.objects.values_list("code", "valid_from"))
    return sum(
        _add(row, place) for place, row in enumerate(rows_of(file)) if (row["code"], row["valid_from"]) not in known
    )


def rows_of(file: Path = FILE) -> Iterator[dict[str, Any]]:
    """The rows of the file, each whole: what it takes from the row it is like, and what it says itself."""
    latest: dict[str, dict[str, Any]] = {}
    for said in tomllib.loads(file.read_text("utf-8"))["procedures"]:
        row = {name: value for name, value in latest.get(said.get("like", ""), {}).items() if name not in NOT_INHERITED}
        clocks = {**row.get("clocks", {}), **said.get("clocks", {})}
        row.update(said, clocks=clocks)
        latest[row["code"]] = row
        yield row


def _add(row: dict[str, Any], place: int) -> int:
    given = {name: value for name, value in row.items() if name not in ("like", "clocks")}
    for name in ("value_from", "value_under"):
        if name in given:
            given[name] = Decimal(given[name])
    procedure = Procedure.objects.create(position=place, **given)
    ProcedureClock.objects.bulk_create(
        ProcedureClock(
            procedure=procedure, kind=kind, length=clock["length"], unit=clock["unit"],
            counts_first_day=clock.get("first", False), is_voluntary=clock.get("voluntary", False),
        )
        for kind, clock in row["clocks"].items()
    )  # fmt: skip
    return 1
