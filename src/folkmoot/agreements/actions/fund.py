"""Pooled money: opening a fund, putting in, taking back, and what it promises an agreement."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements.models import Contribution, Fund, FundKind, InKind, InKindKind
from folkmoot.agreements.money import policy
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Organisation, Person
from folkmoot.places.models import Area

PENNY = Decimal("0.01")


@transaction.atomic
def open_fund(
    host: Organisation,
    *,
    title: str,
    purpose: str,
    area: Area,
    kind: str = FundKind.POOLED,
    administrator: Organisation | None = None,
    administration_cost: Decimal = Decimal(0),
    by: Person,
    now: datetime,
) -> Fund:
    """Open a fund that several can put money into. `host` signs its agreements and pays them.

    Raises NotAllowed unless `by` is a commissioner of the host; Refused where nobody carries the cost of local giving.
    """
    capacity = allow(policy.may_open_fund(by, host, now=now))
    if administration_cost < 0:
        raise Refused(_("A cost cannot be less than nothing."), field="administration_cost")
    if kind == FundKind.LOCAL_GIVING and administrator is None:
        raise Refused(_("Say which foundation looks after the gifts and carries the cost."), field="administrator")
    fund = Fund.objects.create(
        kind=kind, title=title, purpose=purpose, host=host, area=area, administrator=administrator,
        administration_cost=administration_cost, opened_at=now,
    )  # fmt: skip
    record(
        by, "agreements.fund.opened", fund, capacity=capacity, now=now,
        facts={"kind": kind, "host": host.pk, "administration_cost": administration_cost},
    )  # fmt: skip
    return fund


@transaction.atomic
def contribute(
    fund: Fund,
    *,
    amount: Decimal,
    start_date: date,
    end_date: date,
    partner: Organisation | None = None,
    giver: str = "",
    only_kind: str = "",
    only_area: Area | None = None,
    only_voluntary: bool = False,
    conditions: str = "",
    by: Person,
    now: datetime,
) -> Contribution:
    """Put money into a fund, for a period, with what it may be spent on (AG-07).

    Raises NotAllowed unless `by` acts for the partner, or, for gifts of residents, for whoever looks after them.
    """
    capacity = allow(
        policy.may_contribute(by, partner, now=now) if partner else policy.may_note_gifts(by, fund, now=now)
    )
    fund = locked(fund)
    _must_be_open(fund)
    if partner is None and not giver.strip():
        raise Refused(_("Say where the gifts came from, such as “Shops on the High Street”."), field="giver")
    if amount < PENNY:
        raise Refused(_("Put in a penny or more."), field="amount")
    _check_days(start_date, end_date)
    contribution = Contribution.objects.create(
        fund=fund, partner=partner, giver="" if partner else giver.strip(), amount=amount, start_date=start_date,
        end_date=end_date, only_kind=only_kind, only_area=only_area, only_voluntary=only_voluntary,
        conditions=conditions.strip(), given_at=now, given_as=capacity,
    )  # fmt: skip
    record(
        by, "agreements.contribution.made", contribution, capacity=capacity, now=now, touching=[fund],
        facts={
            "amount": amount, "from": start_date, "until": end_date, "partner": partner.pk if partner else None,
            "only_kind": only_kind, "only_area": only_area.pk if only_area else None, "only_voluntary": only_voluntary,
        },
    )  # fmt: skip
    return contribution


@transaction.atomic
def change_contribution(
    contribution: Contribution,
    *,
    amount: Decimal,
    end_date: date | None = None,
    reasons: str,
    by: Person,
    now: datetime,
) -> Contribution:
    """The partner puts in more or less, or lets its money be spent for longer. Never less than is promised already.

    Raises NotAllowed unless `by` acts for whoever gave it.
    """
    fund = contribution.fund
    answer = (
        policy.may_contribute(by, contribution.partner, now=now)
        if contribution.partner
        else policy.may_note_gifts(by, fund, now=now)
    )
    capacity = allow(answer)
    contribution = locked(contribution)
    if not reasons.strip():
        raise Refused(_("Say why it changes. The other funders read it."), field="reasons")
    if amount < max(contribution.drawn, PENNY):
        raise Refused(
            _("£%(drawn)s of it is promised to agreements, so it cannot be less than that.")
            % {"drawn": f"{contribution.drawn:,.2f}"},
            field="amount",
        )
    if end_date is not None and end_date < contribution.end_date:
        raise Refused(_("Money that may be spent until a day is not called back earlier."), field="end_date")
    before = contribution.amount
    contribution.amount = amount
    contribution.end_date = end_date or contribution.end_date
    contribution.save(update_fields=["amount", "end_date"])
    record(
        by, "agreements.contribution.changed", contribution, capacity=capacity, now=now, reasons=reasons,
        facts={"before": before, "after": amount, "until": contribution.end_date}, touching=[fund],
    )  # fmt: skip
    return contribution


@transaction.atomic
def give_in_kind(
    fund: Fund,
    *,
    partner: Organisation,
    kind: InKindKind | str,
    what: str,
    quantity: Decimal,
    unit: str,
    start_date: date,
    end_date: date,
    by: Person,
    now: datetime,
) -> InKind:
    """Note help that is not money. It stands beside the cash in its own unit and is never added to it.

    Raises NotAllowed unless `by` acts for the partner who gives it.
    """
    capacity = allow(policy.may_contribute(by, partner, now=now))
    _must_be_open(fund)
    if quantity <= 0:
        raise Refused(_("Say how much of it, more than nothing."), field="quantity")
    _check_days(start_date, end_date)
    row = InKind.objects.create(
        fund=fund, partner=partner, kind=kind, what=what, quantity=quantity, unit=unit, start_date=start_date,
        end_date=end_date, given_at=now, given_as=capacity,
    )  # fmt: skip
    record(
        by, "agreements.in_kind.given", row, capacity=capacity, now=now, touching=[fund],
        facts={"kind": str(kind), "quantity": quantity, "unit": unit, "partner": partner.pk},
    )  # fmt: skip
    return row


@transaction.atomic
def close_fund(fund: Fund, *, by: Person, now: datetime) -> Fund:
    """Close a fund that holds nothing more to promise. Raises Refused while money lies free in it."""
    capacity = allow(policy.may_close_fund(by, fund, now=now))
    fund = locked(fund)
    _must_be_open(fund)
    free = sum((row.free for row in fund.contributions.all()), Decimal(0))
    if free:
        raise Refused(
            _("£%(free)s is not promised to anybody. Promise it, or ask its funders to take it back first.")
            % {"free": f"{free:,.2f}"}
        )
    fund.closed_at = now
    fund.save(update_fields=["closed_at"])
    record(by, "agreements.fund.closed", fund, capacity=capacity, now=now)
    return fund


def _must_be_open(fund: Fund) -> None:
    if fund.closed_at:
        raise Refused(_("This fund is closed."))


def _check_days(start_date: date, end_date: date) -> None:
    if end_date <= start_date:
        raise Refused(_("The last day must come after the first."), field="end_date")
