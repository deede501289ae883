"""Remember which tests show which requirement, for `./do ledger`.

A test says so itself: `@pytest.mark.ledger("EN-02")`. A row that does not exist is an error of
collection. Only a full run is written down: a part of the suite says nothing about the rest.
"""

import json
import os
from collections.abc import Generator
from pathlib import Path

import pytest

from folkmoot.core.ledger import read_rows

MARK = "ledger"
NARROWED_BY = ("keyword", "markexpr", "deselect", "lf", "stepwise", "ignore", "ignore_glob")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "ledger(row, ...): the rows of docs/ledger.csv this test shows")
    config.pluginmanager.register(Ledger(config), "folkmoot-ledger")


class Ledger:
    def __init__(self, config: pytest.Config) -> None:
        self.root = config.rootpath
        self.known = {row.id for row in read_rows(self.root / "docs" / "ledger.csv")}
        self.results: dict[str, dict[str, str]] = {}
        self.all_collected = True

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        report = yield
        found = [item for item in report.result or [] if isinstance(item, pytest.Item)]
        unknown = [f"{item.nodeid}: {row}" for item in found for row in rows_of(item) if row not in self.known]
        if unknown:
            report.outcome = "failed"
            report.longrepr = "\n".join(["No such row in docs/ledger.csv:", *unknown])
            report.result = []
        return report

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        # With xdist a file that cannot be read does not end the run: the rest goes on without it.
        self.all_collected = self.all_collected and not report.failed

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        # What a test shows must travel with its report: with xdist the run happens in other processes.
        for item in items:
            item.user_properties += [(MARK, row) for row in rows_of(item)]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        # Phases come in order, so the last one with something to say is the truth: a test that fails
        # while tidying up has not passed.
        if report.passed and report.when != "call":
            return
        for name, row in report.user_properties:
            if name == MARK:
                self.results.setdefault(str(row), {})[report.nodeid] = report.outcome

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        in_worker = hasattr(session.config, "workerinput")
        if not in_worker and self.all_collected and is_full_run(session):
            write(self.root / "var" / "ledger-results.json", self.results)


def rows_of(item: pytest.Item) -> list[str]:
    return sorted({row for mark in item.iter_markers(MARK) for row in mark.args})


def is_full_run(session: pytest.Session) -> bool:
    config = session.config
    if config.option.collectonly or session.exitstatus not in (
        pytest.ExitCode.OK,
        pytest.ExitCode.TESTS_FAILED,
    ):
        return False
    if session.shouldstop or session.shouldfail or any(config.getoption(name, None) for name in NARROWED_BY):
        return False
    asked = {Path(config.invocation_params.dir, arg).resolve() for arg in config.args}
    return bool(asked & {config.rootpath, config.rootpath / "tests"})


def write(path: Path, results: dict[str, dict[str, str]]) -> None:
    path.parent.mkdir(exist_ok=True)
    half = path.with_suffix(".part")
    half.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    os.replace(half, path)
