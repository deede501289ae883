"""Published notices and grants into the register: only what is new or differs is written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from folkmoot.core.intake import Report
from folkmoot.core.listings import show_many
from folkmoot.funding.intake.lines import Line
from folkmoot.funding.models import Notice, NoticeAward
from folkmoot.funding.models.notice import NoticeSource

BATCH = 500
AWARD_FIELDS = ("value", "currency", "awarded_date", "is_to_individual", "area_code")


def keep_lines(lines: Iterable[Line], *, source: NoticeSource, report: Report, now: datetime) -> None:
    """Add the lines that are new and bring the others up to date, and count each once."""
    every = list({line.identifier: line for line in lines}.values())
    for start in range(0, len(every), 5_000):
        _keep_some(every[start : start + 5_000], source, report, now)


def _keep_some(lines: list[Line], source: NoticeSource, report: Report, now: datetime) -> None:
    standing = {
        notice.identifier: notice
        for notice in Notice.objects.filter(source=source, identifier__in=[line.identifier for line in lines])
    }
    awards: dict[int, dict[tuple[str, int | None], NoticeAward]] = {}
    for award in NoticeAward.objects.filter(notice__in=[notice.pk for notice in standing.values()]):
        awards.setdefault(award.notice_id, {})[award.identifier, award.recipient_id] = award
    new: list[Notice] = []
    changed: list[Notice] = []
    differing: list[tuple[Line, Notice]] = []
    for line in lines:
        notice = standing.get(line.identifier)
        if notice is None:
            notice = Notice(source=source, identifier=line.identifier, **line.said)
            new.append(notice)
        elif _is_older(line, notice):
            report.unchanged += 1
            continue
        elif _bring_up_to_date(notice, line.said):
            changed.append(notice)
        differing.append((line, notice))
    Notice.objects.bulk_create(new, batch_size=BATCH)
    Notice.objects.bulk_update(changed, list(lines[0].said), batch_size=100)
    touched = _keep_awards(differing, awards)
    added = {notice.pk for notice in new}
    altered = {notice.pk for notice in changed} | touched - added
    report.added += len(added)
    report.changed += len(altered)
    report.unchanged += len(differing) - len(added) - len(altered)
    show_many([*new, *changed], now)


def _is_older(line: Line, notice: Notice) -> bool:
    """A release older than the one we hold says nothing new."""
    said = line.said["released_at"]
    return bool(said and notice.released_at and said < notice.released_at)


def _bring_up_to_date(notice: Notice, said: dict[str, Any]) -> bool:
    is_changed = False
    for name, value in said.items():
        current, wanted = (notice.body_id, value.pk) if name == "body" else (getattr(notice, name), value)
        if current != wanted:
            setattr(notice, name, value)
            is_changed = True
    return is_changed


def _keep_awards(
    lines: list[tuple[Line, Notice]], standing: dict[int, dict[tuple[str, int | None], NoticeAward]]
) -> set[int]:
    """The awards of these notices as the file has them. Returns the notices with any that differed."""
    new: list[NoticeAward] = []
    changed: list[NoticeAward] = []
    gone: list[int] = []
    touched: set[int] = set()
    for line, notice in lines:
        held = dict(standing.get(notice.pk, {}))
        named = {award.identifier for award in line.awards}
        for award in line.awards:
            said = {name: getattr(award, name) for name in AWARD_FIELDS}
            row = held.pop(award.key, None)
            if row is None:
                new.append(NoticeAward(notice=notice, identifier=award.identifier, recipient=award.recipient, **said))
                touched.add(notice.pk)
            elif any(getattr(row, name) != value for name, value in said.items()):
                for name, value in said.items():
                    setattr(row, name, value)
                changed.append(row)
                touched.add(notice.pk)
        # An award the file does not speak of stays; a recipient no longer named in one it does, goes.
        dropped = [row.pk for row in held.values() if row.identifier in named]
        if dropped:
            gone += dropped
            touched.add(notice.pk)
    NoticeAward.objects.filter(pk__in=gone).delete()
    NoticeAward.objects.bulk_create(new, batch_size=BATCH)
    NoticeAward.objects.bulk_update(changed, AWARD_FIELDS, batch_size=200)
    return touched
