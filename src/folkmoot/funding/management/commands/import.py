"""`folkmoot import ocds|360giving|evidence FILE`: bring published data in."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.core import clock
from folkmoot.core.intake import FileRefused, Report, Weight
from folkmoot.funding.importing import KINDS, files_of, import_path
from folkmoot.people.operator import Operator

WORKED, REFUSED, WRONG_USAGE = 0, 1, 2


class Command(BaseCommand):
    help = (
        "Bring published data in: contract notices (ocds), grants (360giving), or figures and boundaries of areas "
        "(evidence). A second import of the same file changes nothing. Ends with 0 when it worked, 1 when the file "
        "or a row of it was refused (the other rows are brought in), 2 for wrong usage."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=sorted(KINDS))
        parser.add_argument("path", type=Path, metavar="FILE", help="a file, or a folder of such files")
        parser.add_argument("--dry-run", action="store_true", help="say what it would do, and change nothing")
        parser.add_argument("--all", action="store_true", help="list every value that was mended or left out, too")

    def handle(self, *args: Any, **options: Any) -> None:
        kind, path = KINDS[options["kind"]], options["path"]
        if not path.exists():
            raise CommandError(_("There is nothing at %(path)s.") % {"path": path}, returncode=WRONG_USAGE)
        files = list(files_of(kind, path))
        if not files:
            raise CommandError(_("There is no file of that kind in %(path)s.") % {"path": path}, returncode=WRONG_USAGE)
        worst = WORKED
        for file in files:
            try:
                report = import_path(
                    kind, file, by=Operator(), now=clock.now(), dry_run=options["dry_run"], progress=self._progress()
                )
            except FileRefused as refused:
                self.stderr.write(f"{file.name}: {refused.sentence}")
                worst = REFUSED
                continue
            self._tell(report, everything=options["all"])
            if report.refused:
                worst = REFUSED
        if worst:
            sys.exit(worst)

    def _progress(self) -> Any:
        if not self.stderr.isatty():
            return None

        def show(done: int, total: int | None) -> None:
            if done % 500 == 0:
                self.stderr.write(f"\r{done}" + (f" / {total}" if total else ""), ending="")

        return show

    def _tell(self, report: Report, *, everything: bool) -> None:
        counts = _("%(read)s read: %(added)s added, %(changed)s changed, %(unchanged)s unchanged, %(refused)s refused")
        line = f"{report.file_name}: " + counts % {
            name: getattr(report, name) for name in ("read", "added", "changed", "unchanged", "refused")
        }
        if report.dry_run:
            line += _(" (nothing was changed: this was a dry run)")
        self.stdout.write(line)
        others = report.mended_values + report.left_out + report.doubts
        if others:
            self.stdout.write(
                ngettext(
                    "  %(count)s value was mended, left out or doubted.",
                    "  %(count)s values were mended, left out or doubted.",
                    others,
                )
                % {"count": others}
                + ("" if everything else " " + _("See them with --all."))
            )
        for problem in report.problems:
            if problem.weight is Weight.REFUSED:
                self.stderr.write(f"{report.file_name}: {problem}")
            elif everything:
                self.stdout.write(f"  {problem}")
        if everything:
            for problem in report.mended:
                self.stdout.write(f"  {problem}")
        if report.not_listed:
            self.stdout.write("  " + _("%(count)s more are not listed.") % {"count": report.not_listed})
