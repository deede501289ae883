"""The figures of a file into the database: only those that are new or differ are written."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from folkmoot.core.intake import FileRefused, Progress, Report, Weight
from folkmoot.core.intake.bulk import insert_rows, update_rows
from folkmoot.evidence.intake.rows import AreaRow, Evidence
from folkmoot.evidence.models import Dataset, Indicator, Value
from folkmoot.places.models import Area

FIELDS = (
    "title", "description", "theme", "unit", "decimals", "better", "is_headline", "comparable_group", "part_of",
    "is_special", "position",
)  # fmt: skip
BATCH = 50_000
COLUMNS = ("indicator", "area", "number", "note")
NewFigure = tuple[int, int, Decimal | None, str]
Standing = dict[tuple[int, int], tuple[int, Decimal | None, str]]


def keep_values(dataset: Dataset, evidence: Evidence, report: Report, progress: Progress | None) -> None:
    """Write what differs, and count each row once: new, changed, or as it was."""
    indicators = _indicators(dataset, evidence, report)
    areas = dict(Area.objects.values_list("code", "pk"))
    standing = _standing([indicator.pk for indicator in indicators])
    new: list[NewFigure] = []
    changed: list[Value] = []
    elsewhere = done = 0
    for row in evidence.rows:
        area_id = areas.get(row.code)
        if area_id is None:
            elsewhere += 1
            continue
        before = len(new), len(changed)
        _compare(row, area_id, indicators, standing, new, changed)
        _count(report, len(new) - before[0], len(changed) - before[1], len(indicators))
        done += 1
        if len(new) >= BATCH:
            insert_rows(Value, COLUMNS, new)
            new.clear()
        if progress and done % 500 == 0:
            progress(done, None)
    insert_rows(Value, COLUMNS, new)
    update_rows(changed, ["number", "note"])
    _say_what_is_elsewhere(elsewhere, done, report)
    if progress:
        progress(done, done)


def _indicators(dataset: Dataset, evidence: Evidence, report: Report) -> list[Indicator]:
    """The file's indicators as rows, in the file's order. One that another release brought stays that release's."""
    known = Indicator.objects.in_bulk([one.code for one in evidence.indicators], field_name="code")
    rows = []
    for position, found in enumerate(evidence.indicators):
        said = {name: getattr(found, name) for name in FIELDS if name != "position"} | {"position": position}
        indicator = known.get(found.code)
        if indicator is None:
            indicator = Indicator.objects.create(dataset=dataset, code=found.code, **said)
        elif indicator.dataset_id == dataset.pk and any(getattr(indicator, name) != said[name] for name in FIELDS):
            for name in FIELDS:
                setattr(indicator, name, said[name])
            indicator.save()
        rows.append(indicator)
    return rows


def _standing(indicator_ids: list[int]) -> Standing:
    values = Value.objects.filter(indicator__in=indicator_ids)
    return {
        (indicator, area): (pk, number, note)
        for pk, indicator, area, number, note in values.values_list("pk", "indicator_id", "area_id", "number", "note")
    }


def _compare(
    row: AreaRow,
    area_id: int,
    indicators: list[Indicator],
    standing: Standing,
    new: list[NewFigure],
    changed: list[Value],
) -> None:
    for indicator, (number, note) in zip(indicators, row.figures, strict=True):
        known = standing.get((indicator.pk, area_id))
        if known is None:
            new.append((indicator.pk, area_id, number, note))
        elif known[1:] != (number, note):
            changed.append(Value(pk=known[0], indicator=indicator, area_id=area_id, number=number, note=note))


def _count(report: Report, new: int, changed: int, figures: int) -> None:
    if figures and new == figures:
        report.added += 1
    elif new or changed:
        report.changed += 1
    else:
        report.unchanged += 1


def _say_what_is_elsewhere(elsewhere: int, here: int, report: Report) -> None:
    if elsewhere and not here:
        raise FileRefused(
            _(
                "None of the %(rows)s areas in this file is known here. Bring in a look-up or the boundaries of the "
                "areas first."
            )
            % {"rows": elsewhere}
        )
    if elsewhere:
        report.note_file(
            _("%(rows)s rows are about areas this site does not hold, and were passed over.") % {"rows": elsewhere},
            Weight.DOUBT,
        )
