"""`folkmoot ledger`: which of the requirements in docs/ledger.csv have a passing test."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localtime

from folkmoot.core import ledger


class Command(BaseCommand):
    help = "Print which requirements have a passing test, from the last full run of the tests."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", metavar="ROW", help="list the tests of one row, for example EN-02")
        parser.add_argument("--missing", action="store_true", help="only the rows that are not proven")

    def handle(self, *args: Any, **options: Any) -> None:
        root = Path(settings.BASE_DIR)
        rows = ledger.read_rows(root / "docs" / "ledger.csv")
        wanted = (options["check"] or "").upper()
        if wanted and wanted not in {row.id for row in rows}:
            raise CommandError(f"There is no row {wanted} in docs/ledger.csv.")
        kept = root / "var" / "ledger-results.json"
        results = ledger.read_results(kept)
        if results is None:
            self.stdout.write(ledger.HOW_TO_RUN)
            return
        standing = ledger.standings(rows, results)
        if wanted:
            lines = next(ledger.one_row(each) for each in standing if each.row.id == wanted)
        else:
            run_at = localtime(datetime.fromtimestamp(kept.stat().st_mtime, UTC))
            lines = ledger.table(standing, run_at=run_at, missing_only=options["missing"])
        self.stdout.write("\n".join(lines))
