#!/usr/bin/env python3
"""Bring a folder of real data in twice, and show how long it took and that the second run changed no row.

    .venv/bin/python bench/imports.py DATA_DIR [--database URL]

DATA_DIR holds the folders `evidence`, `open-contracting` and `grants`. A throw-away SQLite database is used
unless another is named; that one must be empty. Exits with 1 if the second run changed anything.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (("evidence", "evidence"), ("ocds", "open-contracting"), ("360giving", "grants"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--database", help="an empty database, as DATABASE_URL writes it")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        if given.database:
            os.environ["DATABASE_URL"] = given.database
        os.environ.update(FOLKMOOT_VAR_DIR=scratch, FOLKMOOT_MODE="test", FOLKMOOT_SECRET_KEY="for this bench alone")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.config.settings")
        sys.path.insert(0, str(ROOT / "src"))
        prepare()
        first = run("first", given.data)
        before = contents()
        second = run("second", given.data)
        after = contents()
        known = facts()
    differing = sorted(table for table in before if before[table] != after[table])
    print(f"\nrows: {sum(count for count, _hash in after.values()):,} in {len(after)} tables")
    print(f"seconds: {first:.1f} the first time, {second:.1f} the second, {first + second:.1f} together")
    for what, found, expected in known:
        print(f"{what}: {found}" + ("" if found == expected else f", but {expected} was expected"))
    print(f"changed by the second run: {', '.join(differing) or 'nothing'}")
    return 1 if differing or any(found != expected for _what, found, expected in known) else 0


def prepare() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, skip_checks=True)
    from folkmoot.core.clock import now
    from folkmoot.places.actions.load_boroughs import load_boroughs

    load_boroughs(now=now())


def run(which: str, data: Path) -> float:
    from folkmoot.core.clock import now
    from folkmoot.funding.importing import KINDS, files_of, import_path
    from folkmoot.people.operator import Operator

    print(f"\n{which} run")
    began = time.perf_counter()
    for name, folder in FOLDERS:
        kind = KINDS[name]
        for path in files_of(kind, data / folder):
            at = time.perf_counter()
            report = import_path(kind, path, by=Operator(), now=now())
            print(
                f"  {path.name:<52} {time.perf_counter() - at:5.1f} s  {report.read:>6,} read  {report.added:>6,} added"
                f"  {report.changed:>6,} changed  {report.unchanged:>6,} as they were  {report.refused} refused"
            )
    return time.perf_counter() - began


def facts() -> list[tuple[str, Any, Any]]:
    """What the data's own notes say of it, beside what stands in the database."""
    from folkmoot.evidence.models import Value
    from folkmoot.places.models import Area

    deciles = Value.objects.filter(indicator__code="iod2025-imd-decile", area__borough__code="E09000029")
    tenths = [deciles.filter(number=tenth).count() for tenth in range(1, 11)]
    score = Value.objects.get(indicator__code="iod2025-borough-imd-average-score", area__code="E09000029").number
    return [
        ("boroughs", Area.objects.filter(kind="borough").count(), 33),
        ("small areas", Area.objects.filter(kind="lsoa").count(), 4_994),
        ("small areas without an outline", Area.objects.filter(kind="lsoa", geometry=None).count(), 0),
        ("Sutton's small areas by tenth of deprivation", tenths, [1, 5, 9, 8, 11, 9, 18, 21, 14, 27]),
        ("Sutton's average score", float(score or 0), 13.85),
    ]


def contents() -> dict[str, tuple[int, str]]:
    """How many rows each table has, and a hash of all that stands in them."""
    from django.apps import apps

    found: dict[str, tuple[int, str]] = {}
    for model in apps.get_models():
        if model._meta.app_label.startswith("django") or not model._meta.managed:
            continue
        names: list[Any] = [field.attname for field in model._meta.concrete_fields]
        digest, count = hashlib.sha256(), 0
        for row in model._default_manager.order_by("pk").values_list(*names).iterator(chunk_size=5_000):
            digest.update(repr(row).encode())
            count += 1
        found[model._meta.db_table] = count, digest.hexdigest()
    return found


if __name__ == "__main__":
    sys.exit(main())
