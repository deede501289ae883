"""What the worker does for this room."""

from __future__ import annotations

import logging
import time

from django.utils.translation import gettext as _
from django_tasks import task

from folkmoot.core import clock
from folkmoot.core.intake import FileRefused, Progress, Report
from folkmoot.core.policy import Refused
from folkmoot.funding.importing import KINDS, import_opened
from folkmoot.funding.models import ImportRun
from folkmoot.funding.states import ImportState
from folkmoot.funding.uploads import forget_upload, note_progress, open_package, open_upload

logger = logging.getLogger(__name__)
EVERY_SECONDS = 2


@task()
def perform_import(run_id: int) -> None:
    """Try a file, or bring it in, and keep what was found. Asked twice for one run, it acts once."""
    begun = ImportRun.objects.filter(pk=run_id, state=ImportState.WAITING).update(state=ImportState.RUNNING)
    if not begun:
        return
    run = ImportRun.objects.select_related("started_by").get(pk=run_id)
    try:
        report = _import(run)
    except (FileRefused, Refused) as refused:
        _end(run, ImportState.REFUSED, Report(file_name=run.file_name), str(refused))
    except Exception:
        # The person who waits must hear of it, and whoever runs the site must find it in the log.
        logger.exception("an import broke", extra={"run": run.pk})
        _end(run, ImportState.REFUSED, Report(file_name=run.file_name), _broke())
    else:
        _end(run, ImportState.DONE, report, "")


def _import(run: ImportRun) -> Report:
    return import_opened(
        KINDS[run.kind],
        open_upload(run.path, run.file_name),
        package=open_package(run.path),
        by=run.started_by,
        now=clock.now(),
        dry_run=run.is_dry_run,
        progress=_progress(run),
        run=run,
    )


def _progress(run: ImportRun) -> Progress:
    told = time.monotonic()

    def tell(done: int, _total: int | None) -> None:
        nonlocal told
        if time.monotonic() - told > EVERY_SECONDS:
            told = time.monotonic()
            note_progress(run.path, done)

    return tell


def _end(run: ImportRun, state: ImportState, report: Report, refusal: str) -> None:
    found = report.as_dict() | {"refusal": refusal}
    ImportRun.objects.filter(pk=run.pk).update(state=state, rows_read=report.read, report=found, ended_at=clock.now())
    if state == ImportState.REFUSED or not run.is_dry_run:
        forget_upload(run.path)


def _broke() -> str:
    return _("Something went wrong on our side, and nothing was changed. The person who runs this site can see why.")
