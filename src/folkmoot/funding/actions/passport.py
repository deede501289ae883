import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy, sealing
from folkmoot.funding.actions.parts import make_data_key
from folkmoot.funding.models import BankDetails, DataKey, PassportFact, RunBy, SizeFact
from folkmoot.funding.models.passport import FactKind, Group
from folkmoot.funding.queries.paid_to import bank_details_of
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def keep_fact(
    organisation: Organisation,
    kind: FactKind,
    *,
    words: str,
    runs_out_date: date | None = None,
    seen_version: int = 0,
    by: Person,
    now: datetime,
) -> PassportFact:
    """Write a fact of the passport, or confirm that it still holds. It is then in every bid that is sent (FT-07).

    Raises ChangedMeanwhile when a colleague saved first.
    """
    allow(policy.may_keep_passport(by, organisation, now=now))
    if not words.strip():
        raise Refused(_("Write it in a few words."), field="words")
    row = PassportFact.objects.select_for_update().filter(organisation=organisation, kind=kind).first()
    if row is None:
        row = PassportFact(organisation=organisation, kind=kind, version=1)
    else:
        refuse_if_changed(row, seen_version=seen_version, yours={"words": words.strip()})
    row.words, row.runs_out_date, row.confirmed_at, row.confirmed_by = words.strip(), runs_out_date, now, by
    row.save()
    record(by, "funding.passport.confirmed", row, capacity=_("somebody of the organisation"), now=now)
    return row


@transaction.atomic
def say_run_by(organisation: Organisation, *, groups: Sequence[str], by: Person, now: datetime) -> list[RunBy]:
    """Say by and for whom an organisation is run; none takes it back. It is counted alone, so that everyone can see whether
    such organisations are funded as often as others (ledger FT-32, EQ-07)."""
    allow(policy.may_keep_passport(by, organisation, now=now))
    if unknown := set(groups) - set(Group.values):
        raise Refused(_("Choose from the list: %(unknown)s is not in it.") % {"unknown": ", ".join(sorted(unknown))})
    organisation = locked(organisation)
    RunBy.objects.filter(organisation=organisation).exclude(group__in=groups).delete()
    for group in groups:
        RunBy.objects.get_or_create(organisation=organisation, group=group, defaults={"said_at": now})
    # Not which: the public record would tell it one by one.
    record(by, "funding.passport.run_by", organisation, capacity=_("somebody of the organisation"), now=now)
    return list(RunBy.objects.filter(organisation=organisation).order_by("group"))


@transaction.atomic
def keep_bank_details(
    organisation: Organisation, *, holder: str, sort_code: str, account: str, by: Person, now: datetime
) -> BankDetails:
    """Keep where an organisation is paid, sealed at once; the same details again are confirmed. Its own people then see
    the last figures alone, and of what was replaced nothing else is kept.

    Typed once, for bids and agreements alike (ledger FT-07): every body that pays the organisation holds the next payment
    to other details until somebody there has asked.
    """
    allow(policy.may_keep_passport(by, organisation, now=now))
    code, number = re.sub(r"[\s-]", "", sort_code), re.sub(r"\s", "", account)
    if not re.fullmatch(r"[0-9]{6}", code):
        raise Refused(_("A sort code has six figures, like 12-34-56."), field="sort_code")
    if not re.fullmatch(r"[0-9]{6,8}", number):
        raise Refused(_("An account number has six to eight figures."), field="account")
    if not holder.strip():
        raise Refused(_("Write the name that the account is in."), field="holder")
    organisation = locked(organisation)
    key = sealing.unwrap(make_data_key(_key_name(organisation), now).wrapped)
    text, row = "\n".join([holder.strip(), code, number]), bank_details_of(organisation.pk)
    did = "confirmed" if row and _opened(key, row) == text else "changed" if row else "given"
    if row and did == "changed":
        row.replaced_at, row.sealed = now, b""
        row.save(update_fields=["replaced_at", "sealed"])
    if row is None or did == "changed":
        row = BankDetails(organisation=organisation, ending=number[-4:], given_at=now, given_by=by)
        row.sealed = sealing.seal(key, text.encode(), place=_place(organisation))
    row.confirmed_at = now
    row.save()
    capacity = _("somebody of the organisation")
    record(by, f"funding.bank_details.{did}", row, capacity=capacity, now=now)
    return row


@transaction.atomic
def say_size(
    organisation: Organisation,
    *,
    staff: int | None,
    turnover: Decimal | None,
    balance: Decimal | None,
    by: Person,
    now: datetime,
) -> SizeFact:
    """Say how large the organisation is, as far as its people want to. The record keeps no figure."""
    allow(policy.may_keep_passport(by, organisation, now=now))
    for name, figure in (("staff", staff), ("turnover", turnover), ("balance", balance)):
        if figure is not None and figure < 0:
            raise Refused(_("It cannot be less than nothing."), field=name)
    given = {"staff": staff, "turnover": turnover, "balance": balance, "said_at": now}
    row, _made = SizeFact.objects.update_or_create(organisation=organisation, defaults=given)
    record(by, "funding.passport.size_said", row, capacity=_("somebody of the organisation"), now=now)
    return row


@transaction.atomic
def read_bank_details(organisation: Organisation, *, by: Person, now: datetime) -> tuple[str, str, str]:
    """Holder, sort code and account, for a finance officer whose body pays. Every reading is on the record."""
    capacity = allow(policy.may_read_bank_details(by, organisation, now=now))
    row = bank_details_of(organisation.pk)
    if row is None:
        raise Refused(_("They have not told where they are paid yet."))
    text = _opened(sealing.unwrap(DataKey.objects.get(name=_key_name(organisation)).wrapped), row)
    record(by, "funding.bank_details.read", row, capacity=capacity, now=now)
    holder, code, number = text.split("\n")
    return holder, f"{code[:2]}-{code[2:4]}-{code[4:]}", number


def passport_value(organisation: Organisation) -> dict[str, Any]:
    """The passport as it goes into a bid that is sent, each fact with the day it was last confirmed."""
    rows = PassportFact.objects.filter(organisation=organisation).order_by("kind")
    facts = [
        {
            "kind": row.kind,
            "words": row.words,
            "runs_out": row.runs_out_date.isoformat() if row.runs_out_date else None,
            "confirmed": row.confirmed_at.isoformat(),
        }
        for row in rows
    ]
    return {"facts": facts}


def _opened(key: bytes, row: BankDetails) -> str:
    return sealing.unseal(key, bytes(row.sealed), place=_place(row.organisation)).decode()


def _key_name(organisation: Organisation) -> str:
    return f"organisation.{organisation.pk}"


def _place(organisation: Organisation) -> str:
    return f"organisation {organisation.pk}, bank details"
