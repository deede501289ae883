"""The plan of payments of an agreement, not yet saved: its sum is the agreement's value to the penny.

What no milestone and no outcome pays, the calendar pays, each period in proportion to its length.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from folkmoot.agreements import schedule
from folkmoot.agreements.models import Agreement, Milestone, OutcomePrice, Payment, PaymentPlan
from folkmoot.agreements.money.balance import Need, Source, assign, borne
from folkmoot.agreements.money.caps import advance_cap, outcome_cap
from folkmoot.agreements.words import span
from folkmoot.core.policy import Refused

NOTHING = Decimal(0)
TIERS = 2  # ledger FT-22


@dataclass
class Parts:
    """How an agreement is paid: by calendar, by milestone and by outcome. The three come to its value."""

    agreement: Agreement
    milestones: list[Milestone] = field(default_factory=list)
    prices: list[OutcomePrice] = field(default_factory=list)
    plan: PaymentPlan | None = None

    @property
    def by_milestone(self) -> Decimal:
        return sum((row.amount for row in self.milestones), NOTHING)

    @property
    def by_outcome(self) -> Decimal:
        return sum((row.whole for row in self.prices), NOTHING)

    @property
    def by_calendar(self) -> Decimal:
        return self.agreement.value - self.by_milestone - self.by_outcome

    @property
    def outcome_percent(self) -> Decimal:
        return 100 * self.by_outcome / self.agreement.value if self.agreement.value else NOTHING

    @property
    def outcome_most(self) -> int:
        """The share this provider should carry at most, in per cent."""
        return outcome_cap(self.agreement.provider.size, self.agreement.start_date)[0]

    @property
    def is_over_cap(self) -> bool:
        return self.outcome_percent > self.outcome_most

    @property
    def is_plain(self) -> bool:
        return not self.milestones and not self.prices and self.plan is None


def parts_of(agreement: Agreement) -> Parts:
    """Three queries; none for an agreement that is not saved yet."""
    if agreement.pk is None:
        return Parts(agreement)
    return Parts(
        agreement,
        list(agreement.milestones.order_by("expected_date", "pk")),
        list(agreement.outcome_prices.order_by("tier")),
        PaymentPlan.objects.filter(agreement=agreement).first(),
    )


def planned_payments(agreement: Agreement, parts: Parts | None = None) -> list[Payment]:
    """What is paid by the calendar. Milestones and outcomes are paid once they are claimed."""
    value = (parts or parts_of(agreement)).by_calendar
    if not value:
        return []
    times = schedule.periods(agreement.start_date, agreement.end_date, agreement.payment_months)
    amounts = schedule.split(value, schedule.weights(times, agreement.start_date))
    wait = timedelta(days=agreement.payment_days)
    paid_for = [(time, amount) for time, amount in zip(times, amounts, strict=True) if amount > 0]
    return [
        Payment(
            agreement=agreement,
            number=number,
            purpose=span(time.start, time.end),
            amount=amount,
            start_date=time.start,
            end_date=time.end,
            due_date=time.start if agreement.in_advance else time.end + wait,
        )
        for number, (time, amount) in enumerate(paid_for, 1)
    ]


def needs_before_signature(agreement: Agreement) -> list[Need]:
    """Every payment that may come: by the calendar, at each milestone, and for every outcome priced."""
    parts = parts_of(agreement)
    needs = [Need(row.number, row.amount, row.start_date or row.due_date) for row in planned_payments(agreement, parts)]
    return needs + needs_of_parts(parts)


def needs_of_parts(parts: Parts) -> list[Need]:
    """What milestones and outcomes may still come to. An outcome is paid by the end of the term."""
    last = parts.agreement.last_date
    found = [Need(f"milestone {row.pk}", row.amount, row.expected_date) for row in parts.milestones]
    return found + [Need(f"outcome {row.pk}", row.whole, last) for row in parts.prices]


def check_money(agreement: Agreement) -> None:
    """Refuse a signature under a plan that does not hold together, or money promised in part."""
    check_plan(parts_of(agreement))
    promised = sum(agreement.draws.values_list("amount", flat=True), NOTHING)
    if not promised:
        return
    if promised != agreement.value:
        raise Refused(
            _("Pooled funds have promised £%(promised)s of the £%(value)s. Promise the rest before anybody signs.")
            % {"promised": f"{promised:,.2f}", "value": f"{agreement.value:,.2f}"}
        )
    sources = [
        Source(row.pk, row.free, row.contribution.start_date, row.contribution.end_date)
        for row in agreement.draws.select_related("contribution")
    ]
    if borne(assign(needs_before_signature(agreement), sources)) < promised:
        raise Refused(
            _("The terms have changed, and the pooled money does not fit its days any more. Promise it anew.")
        )


def check_plan(parts: Parts) -> None:
    """Refuse what the three promises on payment forbid (ledger FT-20 to FT-22), saying what to mend."""
    agreement, plan = parts.agreement, parts.plan
    if parts.by_calendar < 0:
        raise Refused(
            _("Milestones and outcomes come to £%(over)s more than the agreement is worth. Take some out.")
            % {"over": f"{-parts.by_calendar:,.2f}"}
        )
    outside = [row for row in parts.milestones if not agreement.start_date <= row.expected_date < agreement.end_date]
    if outside:
        raise Refused(_("“%s” is expected outside the term.") % outside[0].title)
    if parts.prices and len({row.price for row in parts.prices}) < TIERS:
        raise Refused(
            _("Pay more for people whose needs are harder to meet: an outcome needs at least two tiers of price.")
        )
    if parts.is_over_cap and (plan is None or plan.approved_at is None):
        raise Refused(
            _(
                "%(percent)s%% is paid by outcome. A provider of this size carries %(most)s%% at most, unless a second "
                "commissioner approves it and the reason is published."
            )
            % {"percent": f"{parts.outcome_percent:.0f}", "most": parts.outcome_most}
        )
    cap = advance_cap(agreement.start_date)
    largest = max((row.amount for row in planned_payments(agreement, parts)), default=NOTHING)
    if agreement.in_advance and largest > cap.amount and not (plan and plan.value_statement):
        raise Refused(
            _("A payment of £%(amount)s in advance is over £%(cap)s. Say on the plan why that is good value.")
            % {"amount": f"{largest:,.2f}", "cap": f"{cap.amount:,.0f}"}
        )
