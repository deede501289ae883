"""The kinds of file that can be brought in, and how each kind finds its files in a folder.

The command and the pages both go through here, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from folkmoot.core.intake import FileRefused, Opened, Report, open_file
from folkmoot.evidence.actions import import_evidence
from folkmoot.evidence.intake.rows import read_evidence
from folkmoot.funding.actions.import_register import import_grants, import_ocds

PACKAGE = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    label: str | Promise
    action: Callable[..., Report]
    endings: tuple[str, ...]
    has_package: bool = False


KINDS = {
    kind.name: kind
    for kind in (
        Kind("ocds", _("Contract notices (Open Contracting Data Standard)"), import_ocds, (".json", ".jsonl")),
        Kind("360giving", _("Grants (360Giving)"), import_grants, (".json", ".jsonl", ".csv", ".xlsx")),
        Kind("evidence", _("Figures or boundaries of areas"), import_evidence, (".csv", ".geojson", ".json"), True),
    )
}


def import_path(kind: Kind, path: Path, **how: Any) -> Report:
    """Bring in one file, with the data package that lies beside it if there is one."""
    return import_opened(kind, open_file(path), package=_package_beside(kind, path), **how)


def import_opened(kind: Kind, opened: Opened, *, package: Opened | None = None, **how: Any) -> Report:
    if kind.has_package:
        how.pop("run", None)
        return kind.action(opened, package=package, **how)
    return kind.action(opened, **how)


def files_of(kind: Kind, path: Path) -> Iterator[Path]:
    """The file itself, or the files of this kind in a folder, in an order in which each finds what it needs."""
    if not path.is_dir():
        yield path
        return
    found = [one for one in sorted(path.iterdir()) if one.suffix.casefold() in kind.endings and one.name != PACKAGE]
    yield from sorted(found, key=lambda one: _rank(kind, one))


def _rank(kind: Kind, path: Path) -> int:
    """Look-ups before outlines before figures: figures need the areas they are about."""
    if not kind.has_package:
        return 0
    if path.suffix.casefold() == ".geojson":
        return 1
    try:
        evidence = read_evidence(open_file(path), Report(), _package_beside(kind, path))
    except FileRefused:
        return 3
    return {"lookup": 0, "boundaries": 1}.get(evidence.descriptor.holds, 2)


def _package_beside(kind: Kind, path: Path) -> Opened | None:
    beside = path.parent / PACKAGE
    return open_file(beside) if kind.has_package and beside.is_file() else None
