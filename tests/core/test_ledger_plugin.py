"""The plugin is tried on small suites of their own, in a process of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEDGER = "id,context,requirement,seed_lines,who,artefact_state,test\nNE-01,Needs,Ask,,,,x\nNE-02,Needs,Listen,,,,x\n"
SUITE = """
import pytest

@pytest.fixture
def untidy():
    yield
    raise ValueError

@pytest.mark.ledger("NE-01", "NE-02")
def test_both(): pass

@pytest.mark.ledger("NE-01")
def test_broken(): assert False

@pytest.mark.ledger("NE-02")
def test_untidy(untidy): pass

class TestSkipped:
    pytestmark = pytest.mark.ledger("NE-02")
    @pytest.mark.skip
    def test_later(self): pass
    @pytest.mark.xfail
    def test_not_yet(self): assert False

def test_of_nothing(): pass
"""


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    for folder in ("docs", "tests"):
        (tmp_path / folder).mkdir()
    (tmp_path / "docs/ledger.csv").write_text(LEDGER)
    (tmp_path / "tests/test_a.py").write_text(SUITE)
    (tmp_path / "pytest.ini").write_text("[pytest]\ntestpaths = tests\n")
    return tmp_path


def run(suite: Path, *asked: str) -> subprocess.CompletedProcess[str]:
    # Nothing of the run we are part of may leak in: not its settings, not its workers.
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "PYTEST"))}
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")])
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "ledger_plugin",
            "-p",
            "no:cacheprovider",
            "-q",
            *asked,
        ],
        cwd=suite,
        env={**clean, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )


def results(suite: Path) -> dict[str, dict[str, str]] | None:
    path = suite / "var/ledger-results.json"
    found: dict[str, dict[str, str]] | None = json.loads(path.read_text()) if path.exists() else None
    return found


@pytest.mark.parametrize("processes", ["0", "2"])
def test_it_works(suite: Path, processes: str) -> None:
    run(suite, "-n", processes)
    assert results(suite) == {
        "NE-01": {"tests/test_a.py::test_both": "passed", "tests/test_a.py::test_broken": "failed"},
        "NE-02": {
            "tests/test_a.py::test_both": "passed",
            "tests/test_a.py::test_untidy": "failed",
            "tests/test_a.py::TestSkipped::test_later": "skipped",
            "tests/test_a.py::TestSkipped::test_not_yet": "skipped",
        },
    }


@pytest.mark.parametrize("processes", ["0", "2"])
def test_a_row_that_does_not_exist_fails_collection(suite: Path, processes: str) -> None:
    (suite / "tests/test_b.py").write_text(
        "import pytest\n@pytest.mark.parametrize('x', [pytest.param(1, marks=pytest.mark.ledger('NE-99'))])\n"
        "def test_c(x): pass\n"
    )
    ended = run(suite, "-n", processes)
    assert ended.returncode != 0
    assert "No such row in docs/ledger.csv" in ended.stdout
    assert "tests/test_b.py::test_c[1]: NE-99" in ended.stdout
    assert results(suite) is None


@pytest.mark.parametrize("asked", [["tests/test_a.py"], ["-k", "both"], ["-m", "ledger"], ["-x"], ["--collect-only"]])
def test_part_of_the_suite_is_not_written_down(suite: Path, asked: list[str]) -> None:
    run(suite, *asked)
    assert results(suite) is None


def test_a_full_run_replaces_the_one_before(suite: Path) -> None:
    run(suite)
    (suite / "tests/test_a.py").write_text("def test_d(): pass\n")
    run(suite, "tests")
    assert results(suite) == {}
