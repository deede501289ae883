"""What is in proportion: how many measures a provider of each size may be asked for, how soon it is paid.

The size decides, so an agreement cannot be signed with a provider whose size is not known (ledger PO-22).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import SizeBand

# This site's own choice, said on the page where measures are agreed: a micro group has no office to count things.
MOST_MEASURES = {SizeBand.MICRO: 3, SizeBand.SMALL: 5, SizeBand.MEDIUM: 8, SizeBand.LARGE: 12}
# From this value on, an agreement says what wider good it does (ledger MP-09): this site's own choice.
VALUE_STATEMENT_FROM = Decimal(100_000)
# The same for risk: a risk weighs its likelihood times its harm, from 1 to 9.
MOST_RISK = {SizeBand.MICRO: 4, SizeBand.SMALL: 9, SizeBand.MEDIUM: 27, SizeBand.LARGE: 54}
SMALL_BANDS = (SizeBand.MICRO, SizeBand.SMALL)


def most_measures(provider: Organisation) -> int:
    """How many measures may be asked of it; of one whose size is not known, as few as of the smallest."""
    return MOST_MEASURES[SizeBand(provider.size) if provider.size else SizeBand.MICRO]


def most_risk(provider: Organisation) -> int:
    """How much risk it may carry before somebody must approve it; of one whose size is not known, as the smallest."""
    return MOST_RISK[SizeBand(provider.size) if provider.size else SizeBand.MICRO]


def is_small(provider: Organisation) -> bool:
    return provider.size in SMALL_BANDS


@dataclass(frozen=True)
class ValueBand:
    """What suits an agreement worth less than `under`: how many measures, and how many months apart reports are."""

    under: Decimal | None
    measures: int
    months_between_reports: int


# What suits an agreement of a value (ledger AG-12): this site's own choice. The last band has no upper end.
VALUE_BANDS = (
    ValueBand(Decimal(10_000), 3, 12),
    ValueBand(Decimal(50_000), 5, 6),
    ValueBand(Decimal(250_000), 8, 3),
    ValueBand(None, 12, 1),
)


def value_band(value: Decimal) -> ValueBand:
    return next(band for band in VALUE_BANDS if band.under is None or value < band.under)


def out_of_proportion(value: Decimal, *, measures: int, months_between_reports: int | None) -> list[str]:
    """What of the terms asks for more than suits the value, in sentences for whoever signs."""
    band, found = value_band(value), []
    if measures > band.measures:
        found.append(
            _("%(asked)s measures are asked for. %(most)s at most suit an agreement of this value.")
            % {"asked": measures, "most": band.measures}
        )
    if months_between_reports is not None and months_between_reports < band.months_between_reports:
        found.append(
            _("A report is asked for every %(asked)s months. Every %(least)s months suits an agreement of this value.")
            % {"asked": months_between_reports, "least": band.months_between_reports}
        )
    return found


@dataclass(frozen=True)
class PaymentRule:
    """The most days in which an invoice must be paid, from a day, until a day (exclusive), by a law."""

    from_date: date
    until_date: date | None
    days: int
    source: str


PAYMENT_RULES = (
    # The Compact says "timely" and names no number: 30 days is this site's reading of it.
    PaymentRule(date.min, date(2025, 2, 24), 30, "Sutton Compact 3.3.4, read here as 30 days"),
    PaymentRule(date(2025, 2, 24), None, 30, "Procurement Act 2023, section 68"),
)


def payment_rule(day: date) -> PaymentRule:
    """The rule in force on a day. It is law for contracts; this site holds every agreement to it."""
    for rule in PAYMENT_RULES:
        if rule.from_date <= day and (rule.until_date is None or day < rule.until_date):
            return rule
    return PAYMENT_RULES[0]


def size_unknown(provider: Organisation) -> str:
    """The sentence that stops a signature while nobody has said how large the provider is."""
    return _(
        "How large %(provider)s is has not been written down. It decides how much may be asked and how soon"
        " it is paid. Ask for its size on its own page first."
    ) % {"provider": provider.name}
