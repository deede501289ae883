"""What the law asks a public body to publish of its payments, as rows with their days and sources."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Duty:
    """A duty to publish: from which day, from which sum on (exclusive), by which law."""

    from_date: date
    over: Decimal
    source: str


# Half-yearly: how fast invoices are paid. Leaves out grants and contracts below the threshold.
COMPLIANCE = Duty(date(2026, 1, 1), Decimal(0), "Procurement Act 2023, section 69")
# Quarterly: each payment over £30,000 under a public contract whose procurement began on or after the day.
LARGE_PAYMENTS = Duty(date(2026, 4, 1), Decimal(30_000), "Procurement Act 2023, section 70")
# Quarterly: each item of spending over £500, by a council.
SPENDING = Duty(date(2015, 1, 1), Decimal(500), "Local Government Transparency Code 2015")

# Days from the receipt of an invoice until it is paid, as the notice of section 69 groups them.
BANDS = ((0, 30), (31, 60), (61, None))
