from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.intake import FileRefused, Opened, Progress, Report, Weight
from folkmoot.core.policy import allow
from folkmoot.core.record import record
from folkmoot.evidence import policy
from folkmoot.evidence.actions.keep_values import keep_values
from folkmoot.evidence.intake.rows import AreaRow, Evidence, read_evidence
from folkmoot.evidence.models import Dataset
from folkmoot.places.intake import KIND_OF_GEOGRAPHY, AreaSeen, keep_areas

FACTS = ("read", "added", "changed", "unchanged", "refused")


@transaction.atomic
def import_evidence(
    opened: Opened,
    *,
    by: Any,
    now: datetime,
    package: Opened | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Bring in one described file: figures about areas, outlines of areas, or which area lies in which.

    The whole file or nothing. A file that changes nothing leaves no trace. Raises NotAllowed unless `by` may
    import, and FileRefused with the sentence to show when the file cannot be read at all.
    """
    capacity = allow(policy.may_import_evidence(by, now=now))
    report = Report(dry_run=dry_run)
    evidence = read_evidence(opened, report, package)
    dataset, is_changed = _dataset(evidence, opened)
    if is_changed:
        dataset.imported_at = now
        dataset.save()
    if evidence.descriptor.holds == "values":
        keep_values(dataset, evidence, report, progress)
    else:
        _keep_places(evidence, report, progress, now)
    if not dry_run and (is_changed or not report.changes_nothing):
        Dataset.objects.filter(pk=dataset.pk).update(imported_at=now, file_digest=_digest(opened))
        record(
            by, "evidence.dataset.imported", dataset, capacity=capacity, now=now,
            facts={"dataset": dataset.code, "digest": _digest(opened)} | {name: getattr(report, name) for name in FACTS},
        )  # fmt: skip
    if dry_run:
        transaction.set_rollback(True)
    return report


def _digest(opened: Opened) -> str:
    return hashlib.sha256(opened.data).hexdigest()


def _dataset(evidence: Evidence, opened: Opened) -> tuple[Dataset, bool]:
    """The release the file belongs to, and whether anything said of it is new."""
    found = evidence.descriptor
    said = {
        "title": found.title,
        "description": found.description,
        "publisher": found.publisher,
        "licence": found.licence,
        "licence_url": found.licence_url,
        "vintage": found.vintage,
        "geography": found.geography,
        "source_url": found.source_url,
        "attribution": found.attribution,
        "small_numbers": found.small_numbers,
    }
    dataset = Dataset.objects.filter(code=found.code).first() or Dataset(code=found.code)
    is_changed = dataset.pk is None or any(getattr(dataset, name) != value for name, value in said.items())
    for name, value in said.items():
        setattr(dataset, name, value)
    return dataset, is_changed


def _keep_places(evidence: Evidence, report: Report, progress: Progress | None, now: datetime) -> None:
    """Look-ups name the boroughs first, then the wards in them, then the areas in those."""
    geography = evidence.descriptor.geography
    if geography not in KIND_OF_GEOGRAPHY:
        raise FileRefused(_("This site keeps no areas of the kind “%(kind)s”.") % {"kind": geography})
    rows = list(evidence.rows)
    for parent in ("borough", "ward24"):
        named = [row for row in rows if row.parents.get(parent, ("", ""))[1]]
        if named:
            keep_areas(
                (
                    AreaSeen(
                        code=row.parents[parent][0],
                        name=row.parents[parent][1],
                        borough=row.parents["borough"][0] if parent == "ward24" and "borough" in row.parents else "",
                    )
                    for row in named
                ),
                geography=parent,
                source="",
                now=now,
            )
    kept = keep_areas((_seen(row) for row in rows), geography=geography, source=evidence.descriptor.title, now=now)
    report.added, report.changed, report.unchanged = len(kept.added), len(kept.changed), kept.unchanged
    if progress:
        progress(len(rows), len(rows))
    if not rows and not report.refused:
        report.note_file(_("The file has no rows."), Weight.DOUBT)


def _seen(row: AreaRow) -> AreaSeen:
    return AreaSeen(
        code=row.code,
        name=row.name,
        borough=row.parents.get("borough", ("", ""))[0],
        ward=row.parents.get("ward24", ("", ""))[0],
        geometry=row.geometry,
    )
