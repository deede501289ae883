#!/usr/bin/env python3
"""Bring a folder of real data in, give it out again in the open standards, and hold it against the official schemas.

    ./do bench exports DATA_DIR [--schemas DIR] [--demo]

DATA_DIR holds the folders `open-contracting` and `grants`, and `schemas` unless that is named. A throw-away database is
used. With --demo the demo borough is there too, so that what was bought and granted there is checked as well. Exits with
1 where a file is not valid.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (("ocds", "open-contracting"), ("360giving", "grants"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--schemas", type=Path)
    parser.add_argument("--demo", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.update(FOLKMOOT_VAR_DIR=scratch, FOLKMOOT_MODE="test", FOLKMOOT_SECRET_KEY="for this bench alone")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.config.settings")
        sys.path.insert(0, str(ROOT / "src"))
        prepare(demo=given.demo)
        bring_in(given.data)
        return hold(given.schemas or given.data / "schemas")


def prepare(*, demo: bool) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, skip_checks=True)
    if demo:
        call_command("setup", verbosity=0)
        call_command("demo", verbosity=0)
        return
    from folkmoot.core.clock import now
    from folkmoot.places.actions.load_boroughs import load_boroughs

    load_boroughs(now=now())


def bring_in(data: Path) -> None:
    from folkmoot.core.clock import now
    from folkmoot.funding.importing import KINDS, files_of, import_path
    from folkmoot.people.operator import Operator

    for name, folder in FOLDERS:
        for path in files_of(KINDS[name], data / folder):
            report = import_path(KINDS[name], path, by=Operator(), now=now())
            print(f"  {path.name:<52} {report.read:>6,} read  {report.added:>6,} added  {report.refused} refused")


def hold(schemas: Path) -> int:
    """Write nothing, check everything: how many rows each file has, how long it took, and what is wrong with it."""
    from folkmoot.agreements.publishing.files import whole
    from folkmoot.core.clock import now
    from folkmoot.funding.publishing.files import KINDS
    from folkmoot.funding.publishing.validating import validator_for

    wrong = 0
    for files in (KINDS["ocds"], KINDS["360giving"], whole):
        began = time.perf_counter()
        for name, content, count in files(now()):
            made = time.perf_counter() - began
            validator = validator_for(name.removesuffix(".json").rpartition("-")[2], schemas)
            found = Counter(
                "/".join("*" if isinstance(part, int) else str(part) for part in error.absolute_path)
                + f": {error.message[:120]}"
                for error in validator.iter_errors(content)
            )
            wrong += sum(found.values())
            checked = time.perf_counter() - began - made
            print(
                f"{name:<24} {count:>7,} rows  {made:5.1f} s to make  {checked:5.1f} s to check  {sum(found.values()):>4} not valid"
            )
            for problem, number in found.most_common(20):
                print(f"    {number:>5}  {problem}")
            began = time.perf_counter()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
