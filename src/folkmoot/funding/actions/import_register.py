from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from folkmoot.core.intake import Opened, Progress, Report
from folkmoot.core.policy import allow
from folkmoot.core.record import record
from folkmoot.funding.intake.grants import read_grants
from folkmoot.funding.intake.lines import Line, line_of_grant, line_of_notice
from folkmoot.funding.intake.ocds import read_notices
from folkmoot.funding.intake.register import keep_lines
from folkmoot.funding.models import ImportRun
from folkmoot.funding.models.notice import NoticeSource
from folkmoot.people.intake import Register
from folkmoot.people.operator import may_import

FACTS = ("read", "added", "changed", "unchanged", "refused")


def import_ocds(
    opened: Opened,
    *,
    by: Any,
    now: datetime,
    dry_run: bool = False,
    progress: Progress | None = None,
    run: ImportRun | None = None,
) -> Report:
    """Bring contracting notices (Open Contracting Data Standard) into the register.

    The whole file or nothing; a bad release is named in the report and the rest is brought in. A file that
    changes nothing leaves no trace. Raises NotAllowed unless `by` may import, FileRefused when it cannot be read.
    """

    def lines(report: Report, register: Register) -> Iterable[Line]:
        found = list(read_notices(opened, report, progress))
        suppliers = [one for notice in found for award in notice.awards for one in award.suppliers]
        buyers = [notice.buyer for notice in found if notice.buyer]
        bodies = register.recognise([*buyers, *suppliers], now=now)
        return [line_of_notice(notice, bodies, now) for notice in found]

    return _import(opened, NoticeSource.OCDS, lines, by=by, now=now, dry_run=dry_run, run=run)


def import_grants(
    opened: Opened,
    *,
    by: Any,
    now: datetime,
    dry_run: bool = False,
    progress: Progress | None = None,
    run: ImportRun | None = None,
) -> Report:
    """Bring grants (360Giving) into the register, on the same terms as `import_ocds`."""

    def lines(report: Report, register: Register) -> Iterable[Line]:
        found = list(read_grants(opened, report, progress))
        recipients = [one for grant in found for one in grant.recipients]
        funders = [grant.funder for grant in found if grant.funder]
        bodies = register.recognise([*funders, *recipients], now=now)
        return [line_of_grant(grant, bodies) for grant in found]

    return _import(opened, NoticeSource.GRANTS, lines, by=by, now=now, dry_run=dry_run, run=run)


@transaction.atomic
def _import(
    opened: Opened,
    source: NoticeSource,
    lines: Callable[[Report, Register], Iterable[Line]],
    *,
    by: Any,
    now: datetime,
    dry_run: bool,
    run: ImportRun | None,
) -> Report:
    capacity = allow(may_import(by, now=now))
    report = Report(kind=source.value, file_name=opened.name, dry_run=dry_run)
    register = Register(report)
    keep_lines(lines(report, register), source=source, report=report, now=now)
    if dry_run:
        transaction.set_rollback(True)
        return report
    if register.changed_anything or not report.changes_nothing:
        if run is None:
            run = ImportRun.objects.create(
                kind=source.value, file_name=opened.name[:200], is_dry_run=False, state="done",
                rows_read=report.read, report=report.as_dict(), started_at=now, ended_at=now,
            )  # fmt: skip
        facts = {name: getattr(report, name) for name in FACTS}
        record(
            by, "funding.register.imported", run, capacity=capacity, now=now,
            facts={"kind": source.value, "digest": hashlib.sha256(opened.data).hexdigest()} | facts,
        )  # fmt: skip
    return report
