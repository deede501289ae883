"""What a fund promises an agreement, and what it takes back."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements.models import Agreement, Contribution, Draw, Fund
from folkmoot.agreements.money import accounts, policy, restrictions
from folkmoot.agreements.money.balance import Source, assign, borne
from folkmoot.agreements.states import AgreementState
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Person

RULE = "sutton-compact 3.3.2"


@transaction.atomic
def commit_money(
    fund: Fund,
    agreement: Agreement,
    *,
    amounts: Mapping[int, Decimal],
    fits: Mapping[int, str] | None = None,
    by: Person,
    now: datetime,
) -> list[Draw]:
    """Promise an agreement money of a fund: so much of each contribution (by its key), beside what is promised already.

    `fits` says for a contribution with a condition in words why this agreement keeps it. Raises NotAllowed unless `by`
    is the host's commissioner; Refused when a restriction forbids it, when more is asked than lies free or than the
    agreement is worth, or when some of it could not be spent within its period.
    """
    capacity = allow(policy.may_commit(by, fund, agreement, now=now))
    if fund.closed_at:
        raise Refused(_("This fund is closed."))
    account = accounts.hold(agreement)
    agreement = locked(agreement)
    if agreement.state == AgreementState.ENDED:
        raise Refused(_("This agreement has ended."))
    wanted = {key: amount for key, amount in amounts.items() if amount}
    if not wanted:
        raise Refused(_("Say how much of which contribution."))
    rows = list(
        Contribution.objects.select_for_update(of=("self",))
        .filter(pk__in=wanted, fund=fund)
        .select_related("partner", "only_area")
        .order_by("pk")
    )
    if len(rows) < len(wanted):
        raise Refused(_("One of these contributions is not in this fund."))
    for row in rows:
        _check(row, agreement, wanted[row.pk], (fits or {}).get(row.pk, ""))
    _check_sum(agreement, sum(wanted.values(), Decimal(0)))
    _check_periods(agreement, rows, wanted)
    draws = [_draw(agreement, row, wanted[row.pk], (fits or {}).get(row.pk, ""), now) for row in rows]
    accounts.settle_contributions([row.pk for row in rows])
    accounts.settle(account)
    record(
        by, "agreements.money.committed", agreement, capacity=capacity, now=now, rule=RULE,
        facts={"fund": fund.pk, "draws": {str(key): str(amount) for key, amount in sorted(wanted.items())}},
        touching=[fund, agreement.project],
    )  # fmt: skip
    return draws


@transaction.atomic
def release_money(agreement: Agreement, *, reasons: str, by: Person, now: datetime) -> Decimal:
    """Give back to its funds what an agreement was promised and has not used. Returns how much came back.

    Raises NotAllowed unless `by` is the host's commissioner; Refused while payments still need it.
    """
    draws = list(agreement.draws.select_related("contribution__fund").order_by("pk"))
    if not draws:
        raise Refused(_("No fund has promised this agreement anything."))
    fund = draws[0].contribution.fund
    capacity = allow(policy.may_commit(by, fund, agreement, now=now))
    if not reasons.strip():
        raise Refused(_("Say why the money is given back."), field="reasons")
    account = accounts.hold(agreement)
    agreement = locked(agreement)
    if agreement.state in (AgreementState.OFFERED, AgreementState.LIVE):
        raise Refused(_("The agreement runs on this money. End the agreement first."))
    keys = sorted({draw.contribution_id for draw in draws})
    list(Contribution.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    back = Decimal(0)
    for draw in Draw.objects.filter(agreement=agreement):
        back += draw.free
        if draw.charged:
            draw.amount = draw.charged
            draw.save(update_fields=["amount"])
        else:
            draw.delete()
    accounts.settle_contributions(keys)
    accounts.settle(account)
    funds = {draw.contribution.fund_id: draw.contribution.fund for draw in draws}
    record(
        by, "agreements.money.released", agreement, capacity=capacity, now=now, reasons=reasons,
        facts={"released": back}, touching=[agreement.project, *funds.values()],
    )  # fmt: skip
    return back


def _check(row: Contribution, agreement: Agreement, amount: Decimal, fits: str) -> None:
    field = f"amount_{row.pk}"
    if amount < 0:
        raise Refused(_("An amount cannot be less than nothing."), field=field)
    if amount > row.free:
        raise Refused(
            _("Only £%(free)s of the money of %(source)s is free.")
            % {"free": f"{row.free:,.2f}", "source": row.source_name},
            field=field,
        )
    against = restrictions.why_not(row, agreement)
    if against:
        raise Refused(against, field=field)
    if row.conditions and not fits.strip() and not agreement.draws.filter(contribution=row).exists():
        raise Refused(
            _("%(source)s set a condition. Say why this agreement keeps it.") % {"source": row.source_name},
            field=f"fits_{row.pk}",
        )


def _check_sum(agreement: Agreement, more: Decimal) -> None:
    promised = sum(agreement.draws.values_list("amount", flat=True), Decimal(0))
    if promised + more > agreement.value:
        raise Refused(
            _("The agreement is worth £%(value)s and £%(promised)s is promised already: £%(over)s too much.")
            % {
                "value": f"{agreement.value:,.2f}",
                "promised": f"{promised:,.2f}",
                "over": f"{promised + more - agreement.value:,.2f}",
            }
        )


def _check_periods(agreement: Agreement, rows: list[Contribution], wanted: Mapping[int, Decimal]) -> None:
    """Refuse money that could not be spent: its period holds fewer payments than it would have to bear."""
    new = [Source(f"new {row.pk}", wanted[row.pk], row.start_date, row.end_date) for row in rows]
    sources = [*accounts.sources_of(agreement), *new]
    idle = sum((one.left for one in sources), Decimal(0)) - borne(assign(accounts.needs_of(agreement), sources))
    if idle > 0:
        raise Refused(
            _("£%(idle)s of this could not be spent: too few payments fall within the days it is given for.")
            % {"idle": f"{idle:,.2f}"}
        )


def _draw(agreement: Agreement, row: Contribution, amount: Decimal, fits: str, now: datetime) -> Draw:
    draw, made = Draw.objects.get_or_create(
        agreement=agreement, contribution=row, defaults={"amount": amount, "fits_because": fits, "drawn_at": now}
    )
    if not made:
        draw.amount += amount
        draw.save(update_fields=["amount"])
    return draw
