"""What is done once a day about agreements."""

from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.agreements.market_count import count_market
from folkmoot.agreements.money.paid_months import count_anew
from folkmoot.core.clock import day_of
from folkmoot.core.daily import every_day


@every_day
def who_holds_the_agreements(now: datetime) -> str:
    """Count who holds the agreements, which no page could do while somebody waits."""
    return _("Counted who holds the %(count)s signed agreements.") % {"count": count_market(day_of(now))}


@every_day
def months_of_payments(now: datetime) -> str:
    """Hold the months that are kept against the payments themselves, and put right what differs."""
    mended = count_anew()
    return _("Counted how each body paid, month by month: %(count)s months put right.") % {"count": mended}
