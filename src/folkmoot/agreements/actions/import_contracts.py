"""A body's existing contract register is given as a file, tried, and brought in."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements.file_states import CONTRACT_FILE, FileState
from folkmoot.agreements.intake.contracts import FIELDS, read_contracts, titles_of
from folkmoot.agreements.models import ColumnMapping, ContractFile, ContractLine
from folkmoot.agreements.money import policy
from folkmoot.core.intake import FileRefused, Opened, Report
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding.uploads import forget_upload, keep_upload, open_upload
from folkmoot.people.intake import Register
from folkmoot.people.models import Organisation, Person

KEPT = ("title", "supplier_id", "start_date", "end_date", "value", "department")


@transaction.atomic
def give_contract_file(body: Organisation, *, file: Any, by: Person, now: datetime) -> ContractFile:
    """Keep a file and read the titles of its columns. Nothing of it is brought in yet.

    Raises NotAllowed unless `by` may bring in this body's contracts; Refused when it cannot be read as a table.
    """
    capacity = allow(policy.may_import_contracts(by, body, now=now))
    path = keep_upload(file, None)
    try:
        titles = titles_of(open_upload(path, file.name))
    except FileRefused as refusal:
        forget_upload(path)
        raise Refused(refusal.sentence, field="file") from refusal
    row = ContractFile.objects.create(
        body=body, file_name=file.name[:200], path=path, titles=titles, given_by=by, given_at=now
    )
    record(by, "agreements.contracts.given", row, capacity=capacity, now=now, facts={"columns": len(titles)})
    return row


@transaction.atomic
def try_contract_file(row: ContractFile, *, columns: Mapping[str, str], by: Person, now: datetime) -> ContractFile:
    """Say which column holds what, which is remembered, and read the file as if it came in, with nothing changed."""
    capacity = allow(policy.may_import_contracts(by, row.body, now=now))
    row = locked(row)
    kept = {name: columns.get(name, "") for name in FIELDS}
    for name, (label, is_needed, _usual) in FIELDS.items():
        if is_needed and not kept[name]:
            raise Refused(_("Say which column holds “%s”.") % label, field=name)
    ColumnMapping.objects.update_or_create(body=row.body, defaults={"columns": kept, "saved_at": now})
    report = _read_in(row, kept, now, dry_run=True)
    row.report = report.as_dict()
    row.save(update_fields=["report"])
    move(row, CONTRACT_FILE, to=FileState.TRIED)
    record(
        by, "agreements.contracts.tried", row, capacity=capacity, now=now,
        facts={"read": report.read, "refused": report.refused},
    )  # fmt: skip
    return row


@transaction.atomic
def bring_in_contracts(row: ContractFile, *, by: Person, now: datetime) -> ContractFile:
    """Bring in what the trial read. The refused rows stay out. Raises Refused unless it was tried."""
    capacity = allow(policy.may_import_contracts(by, row.body, now=now))
    row = locked(row)
    mapping = ColumnMapping.objects.filter(body=row.body).first()
    if mapping is None:
        raise Refused(_("Say first which column holds what."))
    path, columns = row.path, mapping.columns
    move(row, CONTRACT_FILE, to=FileState.USED)
    opened = open_upload(path, row.file_name)
    report = _read_in(row, columns, now, dry_run=False)
    row.report = report.as_dict()
    row.save(update_fields=["report"])
    record(
        by, "agreements.contracts.brought_in", row, capacity=capacity, now=now,
        facts={
            "added": report.added, "changed": report.changed, "refused": report.refused,
            "digest": hashlib.sha256(opened.data).hexdigest(),
        },
    )  # fmt: skip
    transaction.on_commit(lambda: forget_upload(path))
    return row


@transaction.atomic
def discard_contract_file(row: ContractFile, *, by: Person, now: datetime) -> ContractFile:
    """Throw the file away. Nothing of it stays but what its trial found."""
    capacity = allow(policy.may_import_contracts(by, row.body, now=now))
    row = locked(row)
    path = row.path
    move(row, CONTRACT_FILE, to=FileState.DISCARDED)
    record(by, "agreements.contracts.discarded", row, capacity=capacity, now=now)
    transaction.on_commit(lambda: forget_upload(path))
    return row


def _read_in(row: ContractFile, columns: Mapping[str, str], now: datetime, *, dry_run: bool) -> Report:
    """Read the whole file and keep its contracts, or keep nothing and only say what would be kept."""
    opened = Opened(row.file_name, open_upload(row.path, row.file_name).data)
    report = Report(kind="contracts", file_name=row.file_name, dry_run=dry_run)
    with transaction.atomic():
        try:
            found = read_contracts(opened, columns, report, f"contracts-of-{row.body_id}")
        except FileRefused as refusal:
            raise Refused(refusal.sentence) from refusal
        suppliers = Register(report).recognise([one.supplier for one in found], now=now)
        here = {one.reference: one for one in ContractLine.objects.filter(body=row.body)}
        new, changed = [], []
        for one in found:
            line = ContractLine(
                body=row.body, reference=one.reference, title=one.title, supplier=suppliers[id(one.supplier)],
                start_date=one.start_date, end_date=one.end_date, value=one.value, department=one.department,
                brought_in_at=now,
            )  # fmt: skip
            before = here.get(one.reference)
            if before is None:
                new.append(line)
            elif any(getattr(before, name) != getattr(line, name) for name in KEPT):
                line.pk = before.pk
                changed.append(line)
            else:
                report.unchanged += 1
        report.added, report.changed = len(new), len(changed)
        ContractLine.objects.bulk_create(new, batch_size=500)
        ContractLine.objects.bulk_update(changed, [*KEPT, "brought_in_at"], batch_size=200)
        if dry_run:
            transaction.set_rollback(True)
    return report
