"""`folkmoot export ocds|360giving|transparency --out DIR`: everything public of funding, in the open standards."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.funding.publishing.files import KINDS
from folkmoot.funding.publishing.validating import NoSchema, problems_in, validator_for

REFUSED, WRONG_USAGE = 1, 2


class Command(BaseCommand):
    help = (
        "Write everything public of funding as files: contract notices and awards (ocds), grants (360giving), or the "
        "lists of the Transparency Code (transparency). Nothing sealed, nothing rehearsed and no individual is in them. "
        "With --schemas each file is held against the official schema in that folder; ends with 1 where one is not valid."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=sorted(KINDS))
        parser.add_argument(
            "--out", type=Path, required=True, metavar="DIR", help="where the files go; made if missing"
        )
        parser.add_argument("--schemas", type=Path, metavar="DIR", help="the folder with the official schemas")

    def handle(self, *args: Any, **options: Any) -> None:
        out: Path = options["out"]
        out.mkdir(parents=True, exist_ok=True)
        wrong = 0
        for name, content, count in KINDS[options["kind"]](clock.now()):
            text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1)
            (out / name).write_text(text, encoding="utf-8")
            self.stdout.write(_("%(name)s: %(count)s") % {"name": name, "count": count})
            if options["schemas"] and not isinstance(content, str):
                wrong += self._hold(name, content, options["schemas"])
        if wrong:
            sys.exit(REFUSED)

    def _hold(self, name: str, content: dict[str, Any], schemas: Path) -> int:
        try:
            validator = validator_for(name.removesuffix(".json").rpartition("-")[2], schemas)
        except NoSchema as missing:
            raise CommandError(
                _("There is no schema at %(path)s.") % {"path": schemas / str(missing)}, returncode=WRONG_USAGE
            ) from missing
        found = list(problems_in(content, validator))
        for problem in found:
            self.stderr.write(f"{name}: {problem}")
        return len(found)
