from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.models import SchemeTerm
from folkmoot.citizens.terms import contract_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def note_term(
    operator: Organisation,
    *,
    start_date: date | None = None,
    end_date: date | None = None,
    contract: str = "",
    words: str = "",
    by: Person,
    now: datetime,
) -> SchemeTerm:
    """Note that an organisation runs the scheme from a day until a day; from the agreement, where it was made here.

    Raises Refused for an agreement that is not signed or is with somebody else, and without words where there is none.
    """
    capacity = allow(policy.may_note_term(by, now=now))
    signed = contract_of(contract) if contract else None
    if contract and (signed is None or signed.provider != operator.pk):
        raise Refused(_("That is not a signed agreement with this organisation."), field="contract")
    if signed is not None:
        start_date, end_date, words = signed.start_date, signed.end_date, words.strip() or signed.title
    if start_date is None:
        raise Refused(_("Say from which day."), field="start_date")
    if end_date is not None and end_date <= start_date:
        raise Refused(_("It ends after it begins."), field="end_date")
    if not words.strip():
        raise Refused(_("Say what it rests on: a contract on paper, for example, and where one can read it."), field="words")  # fmt: skip
    term = SchemeTerm.objects.create(
        operator=operator, start_date=start_date, end_date=end_date, contract=contract, words=words.strip()[:200],
        noted_at=now,
    )  # fmt: skip
    record(
        by, "citizens.scheme.term_noted", term, capacity=capacity, now=now, facts={"operator": operator.pk},
        touching=[operator],
    )  # fmt: skip
    return term


@transaction.atomic
def end_term(term: SchemeTerm, *, end_date: date, by: Person, now: datetime) -> SchemeTerm:
    """Say on which day an organisation no longer runs the scheme (that day is the first without it)."""
    capacity, term = allow(policy.may_note_term(by, now=now)), locked(term)
    if end_date <= term.start_date:
        raise Refused(_("It ends after it begins."), field="end_date")
    term.end_date = end_date
    term.save(update_fields=["end_date"])
    record(by, "citizens.scheme.term_ended", term, capacity=capacity, now=now, facts={"end": end_date})
    return term
