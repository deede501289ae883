from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

LEDGER = (
    "id,context,requirement,seed_lines,who,artefact_state,test\nNE-01,Needs,Ask,,,,Asked\nNE-02,Needs,Listen,,,,Heard\n"
)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, settings: Any) -> Path:
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs").mkdir()
    (tmp_path / "var").mkdir()
    (tmp_path / "docs/ledger.csv").write_text(LEDGER)
    (tmp_path / "var/ledger-results.json").write_text('{"NE-01": {"tests/a.py::b": "passed"}}')
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *asked: str) -> str:
    call_command("ledger", *asked)
    return capsys.readouterr().out


def test_it_works(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys)
    assert "1 of 2 requirements have a passing test." in out
    assert "proven    NE-01" in out and "unproven  NE-02" in out


def test_missing_leaves_out_what_is_proven(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, "--missing")
    assert "NE-01" not in out and "NE-02" in out


def test_check_lists_the_tests_of_one_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert "tests/a.py::b" in printed(capsys, "--check", "ne-01")
    assert "No test names this row." in printed(capsys, "--check", "NE-02")


def test_an_unknown_row_is_refused() -> None:
    with pytest.raises(CommandError, match="There is no row ZZ-01"):
        call_command("ledger", "--check", "ZZ-01")


@pytest.mark.parametrize("asked", [[], ["--missing"], ["--check", "NE-01"]])
def test_without_a_run_it_says_how_to_make_one(
    place: Path, capsys: pytest.CaptureFixture[str], asked: list[str]
) -> None:
    (place / "var/ledger-results.json").unlink()
    assert printed(capsys, *asked).strip() == "No full run of the tests is recorded yet. To make one: ./do test"
