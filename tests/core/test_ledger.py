from datetime import datetime
from pathlib import Path

import pytest

from folkmoot.core.ledger import (
    Row,
    Standing,
    by_context,
    one_row,
    read_results,
    read_rows,
    standings,
    table,
)

ROOT = Path(__file__).resolve().parents[2]
RUN_AT = datetime(2026, 3, 4, 9, 5)

NEED = Row("NE-08", "Needs", "Agree needs before commissioning", "The gate stays shut")
DATA = Row("NE-05", "Needs", "Make council data easy to find", "A CSV without an account")
PAY = Row("FT-23", "Funding", "Pay on time", "Late payments are listed")
RESULTS = {
    "NE-08": {"tests/a.py::one": "passed"},
    "FT-23": {"tests/b.py::two": "passed", "tests/b.py::three": "failed"},
}


def test_it_works() -> None:
    lines = table(standings([NEED, DATA, PAY], RESULTS), run_at=RUN_AT)
    assert lines == [
        "1 of 3 requirements have a passing test.",
        "Last full run: 4 March 2026, 09:05.",
        "",
        "Needs: 1 of 2",
        "  proven    NE-08  Agree needs before commissioning",
        "  unproven  NE-05  Make council data easy to find",
        "",
        "Funding: 0 of 1",
        "  failing   FT-23  Pay on time",
    ]


def test_missing_only_leaves_out_what_is_proven_and_contexts_with_nothing_to_show() -> None:
    lines = table(standings([NEED, PAY], RESULTS), run_at=RUN_AT, missing_only=True)
    assert "Needs: 1 of 1" not in lines
    assert lines[-2:] == ["Funding: 0 of 1", "  failing   FT-23  Pay on time"]


@pytest.mark.parametrize(
    ("ended", "state"),
    [
        ([], "unproven"),
        (["skipped"], "unproven"),
        (["passed"], "proven"),
        (["passed", "skipped"], "proven"),
        (["passed", "failed"], "failing"),
        (["failed"], "failing"),
    ],
)
def test_a_row_is_proven_only_by_tests_that_pass(ended: list[str], state: str) -> None:
    standing = Standing(NEED, {f"test {n}": each for n, each in enumerate(ended)})
    assert standing.state == state
    assert standing.proven is (state == "proven")


def test_one_row_lists_its_tests() -> None:
    assert one_row(Standing(PAY, RESULTS["FT-23"])) == [
        "FT-23 (Funding): failing",
        "Requirement: Pay on time",
        "What would show it: Late payments are listed",
        "  failed   tests/b.py::three",
        "  passed   tests/b.py::two",
    ]
    assert one_row(Standing(DATA, {}))[-1] == "No test names this row."


def test_results_for_a_row_that_is_gone_are_left_out() -> None:
    assert [each.row.id for each in standings([NEED], {"ZZ-01": {"t": "passed"}})] == ["NE-08"]


def test_no_run_is_not_the_same_as_a_run_that_proved_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger-results.json"
    assert read_results(path) is None
    path.write_text("{}")
    assert read_results(path) == {}


def test_the_shipped_ledger_has_288_rows_in_14_contexts() -> None:
    rows = read_rows(ROOT / "docs" / "ledger.csv")
    assert len(rows) == len({row.id for row in rows}) == 288
    assert len(by_context(standings(rows, {}))) == 14
    assert all(row.requirement and row.test for row in rows)
