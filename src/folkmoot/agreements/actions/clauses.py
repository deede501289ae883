from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.actions.settle import opened
from folkmoot.agreements.gagging import looks_gagging
from folkmoot.agreements.models import Agreement, AgreementClause, Clause
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Person

RULE = "sutton-compact 3.1.1"


@transaction.atomic
def write_clause(
    *, code: str, kind: str, title: str, text: str, why: str, is_gagging: bool = False, by: Person, now: datetime
) -> Clause:
    """Add a clause to the library, or the next version of one that is there. Earlier versions stay as they were.

    Words that would keep somebody from speaking make it a gagging clause, whatever was ticked (ledger PO-27).
    """
    capacity = allow(policy.may_keep_clauses(by, now=now))
    if not text.strip():
        raise Refused(_("Write the words of the clause."), field="text")
    latest = Clause.objects.select_for_update().filter(code=code).order_by("-number").first()
    if latest and not why.strip():
        raise Refused(_("Say what changed since version %s, and why.") % latest.number, field="why")
    clause = Clause.objects.create(
        code=code, number=latest.number + 1 if latest else 1, kind=kind, title=title, text=text, why=why,
        is_gagging=is_gagging or looks_gagging(text), added_at=now,
    )  # fmt: skip
    record(
        by, "agreements.clause.written", clause, capacity=capacity, now=now, reasons=why,
        facts={"version": clause.number, "gagging": clause.is_gagging},
    )  # fmt: skip
    return clause


@transaction.atomic
def withdraw_clause(clause: Clause, *, why: str, by: Person, now: datetime) -> Clause:
    """Take a version out of the library. It stays in the agreements that have it."""
    capacity = allow(policy.may_withdraw_clause(by, clause, now=now))
    clause = locked(clause)
    if clause.withdrawn_at:
        raise Refused(_("This version was withdrawn already."))
    if not why.strip():
        raise Refused(_("Say why it is withdrawn."), field="why")
    clause.withdrawn_at = now
    clause.save(update_fields=["withdrawn_at"])
    record(by, "agreements.clause.withdrawn", clause, capacity=capacity, now=now, reasons=why)
    return clause


@transaction.atomic
def take_clause(agreement: Agreement, *, clause: Clause, by: Person, now: datetime) -> AgreementClause:
    """Put a version of a clause into a draft, in place of any other version of it."""
    capacity = allow(policy.may_edit_terms(by, agreement, now=now))
    agreement, clause = opened(agreement), locked(clause)
    if clause.withdrawn_at:
        raise Refused(_("This version was withdrawn. Choose another."), field="clause")
    agreement.clauses.filter(clause__code=clause.code).delete()
    row = AgreementClause.objects.create(agreement=agreement, clause=clause)
    record(
        by, "agreements.clause.taken", agreement, capacity=capacity, now=now,
        facts={"clause": clause.code, "version": clause.number}, touching=[agreement.project],
    )  # fmt: skip
    return row


@transaction.atomic
def drop_clause(row: AgreementClause, *, by: Person, now: datetime) -> Agreement:
    """Take a clause out of a draft."""
    capacity = allow(policy.may_edit_terms(by, row.agreement, now=now))
    agreement, code = opened(row.agreement), row.clause.code
    row.delete()
    record(
        by, "agreements.clause.dropped", agreement, capacity=capacity, now=now, facts={"clause": code},
        touching=[agreement.project],
    )  # fmt: skip
    return agreement


@transaction.atomic
def override_gagging(row: AgreementClause, *, reason: str, by: Person, now: datetime) -> AgreementClause:
    """Let a gagging clause stand, for a legal reason that everybody will read (ledger PO-27).

    Raises NotAllowed unless `by` answers for the funder and does not write the agreement.
    """
    capacity = allow(policy.may_approve_risks(by, row.agreement, now=now))
    row = locked(row)
    if not row.clause.is_gagging:
        raise Refused(_("This clause keeps nobody from speaking, so it needs no such reason."))
    if len(reason.strip()) < 20:
        raise Refused(_("Write down the legal advice in a sentence or two."), field="reason")
    row.override_reason, row.overridden_at, row.overridden_as = reason, now, capacity
    row.save(update_fields=["override_reason", "overridden_at", "overridden_as"])
    record(
        by, "agreements.clause.overridden", row.agreement, capacity=capacity, now=now, words={"reason": reason},
        rule=RULE, facts={"clause": row.clause.code}, touching=[row.agreement.project],
    )  # fmt: skip
    return row
