from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.models import Claimed, CostKind, PublishedClaim, SchemeCost
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def note_cost(
    operator: Organisation,
    *,
    kind: str,
    amount: Decimal,
    words: str,
    paid_by: str,
    on_date: date,
    hours: Decimal | None = None,
    by: Person,
    now: datetime,
) -> SchemeCost:
    """Note what the scheme cost somebody, in cash or in kind. Raises Refused for hours paid in cash, or a day to come."""
    capacity = allow(policy.may_run_scheme(by, operator, now=now))
    if amount < 0:
        raise Refused(_("Enter an amount of £0 or more."), field="amount")
    if hours is not None and kind != CostKind.IN_KIND:
        raise Refused(_("Hours of officers’ time are given in kind. Leave them out of a cost in cash."), field="hours")
    if on_date > day_of(now):
        raise Refused(_("Give a day that has come."), field="on_date")
    row = SchemeCost.objects.create(
        operator=operator,
        kind=kind,
        amount=amount,
        hours=hours,
        words=words.strip(),
        paid_by=paid_by.strip(),
        on_date=on_date,
    )
    record(by, "citizens.scheme.cost_noted", row, capacity=capacity, now=now, facts={"kind": kind, "amount": amount})
    return row


@transaction.atomic
def note_claim(
    operator: Organisation, *, figure: str, value: int, words: str, source: str, by: Person, now: datetime
) -> PublishedClaim:
    """Note a figure that was published about the scheme, word for word, and where. Raises Refused without a source."""
    capacity = allow(policy.may_run_scheme(by, operator, now=now))
    if figure not in Claimed.values:
        raise Refused(_("Choose which figure it is."), field="figure")
    if not source.strip():
        raise Refused(_("Say where it was published."), field="source")
    if PublishedClaim.objects.filter(operator=operator, figure=figure, source=source.strip()).exists():
        raise Refused(_("That source’s figure is here already."), field="source")
    row = PublishedClaim.objects.create(
        operator=operator, figure=figure, value=value, words=words.strip(), source=source.strip(), noted_at=now
    )
    record(by, "citizens.scheme.claim_noted", row, capacity=capacity, now=now, facts={"figure": figure, "value": value})
    return row
