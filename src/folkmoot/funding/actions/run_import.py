"""A file given through the pages: tried first, then brought in or thrown away."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding.models import ImportRun
from folkmoot.funding.states import IMPORT, ImportState
from folkmoot.funding.uploads import forget_upload, keep_upload
from folkmoot.people.models import Person
from folkmoot.people.operator import may_import


@transaction.atomic
def start_import(*, kind: str, file: Any, package: Any | None = None, by: Person, now: datetime) -> ImportRun:
    """Keep the file and have it tried: read as if it came in, with nothing written. Raises NotAllowed to all but
    administrators."""
    capacity = allow(may_import(by, now=now))
    run = ImportRun.objects.create(
        kind=kind,
        file_name=file.name[:200],
        path=keep_upload(file, package),
        is_dry_run=True,
        started_by=by,
        started_at=now,
    )
    record(by, "funding.import.started", run, capacity=capacity, now=now, facts={"kind": kind})
    return run


@transaction.atomic
def bring_in(trial: ImportRun, *, by: Person, now: datetime) -> ImportRun:
    """Have a file that was tried brought in for good. Raises Refused unless its trial is done and still stands."""
    capacity = allow(may_import(by, now=now))
    trial = locked(trial)
    if not trial.is_dry_run:
        raise Refused(_("This file was brought in already."))
    move(trial, IMPORT, to=ImportState.USED)
    run = ImportRun.objects.create(
        kind=trial.kind,
        file_name=trial.file_name,
        path=trial.path,
        is_dry_run=False,
        started_by=by,
        started_at=now,
    )
    record(by, "funding.import.approved", run, capacity=capacity, now=now, touching=[trial])
    return run


@transaction.atomic
def discard(trial: ImportRun, *, by: Person, now: datetime) -> ImportRun:
    """Throw the file away after its trial. Nothing of it stays but what the trial found."""
    capacity = allow(may_import(by, now=now))
    trial = locked(trial)
    if not trial.is_dry_run:
        raise Refused(_("This file was brought in already."))
    move(trial, IMPORT, to=ImportState.DISCARDED)
    record(by, "funding.import.discarded", trial, capacity=capacity, now=now)
    transaction.on_commit(lambda: forget_upload(trial.path))
    return trial
