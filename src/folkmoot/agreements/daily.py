"""What is done once a day about agreements."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements.market_count import count_market
from folkmoot.agreements.money.paid_months import count_anew
from folkmoot.agreements.notices import tell_exit_plan_is_due, tell_review_is_due
from folkmoot.agreements.queries import near_their_end, next_review, reviews_coming
from folkmoot.core.clock import day_of
from folkmoot.core.daily import every_day


@every_day
def ask_for_exit_plans(now: datetime) -> str:
    """Agreements in their last six months without an exit plan: both sides are told once for each end it is given."""
    told = 0
    for row in near_their_end(day_of(now)):
        with transaction.atomic():
            told += tell_exit_plan_is_due(row, now=now)
    return _("Asked %(count)s people for an exit plan.") % {"count": told}


@every_day
def remind_of_reviews(now: datetime) -> str:
    """Agreements whose yearly review is due within a month: both sides are told once for each year."""
    told = 0
    for row in reviews_coming(day_of(now)):
        with transaction.atomic():
            told += tell_review_is_due(row, next_review(row, row.held), now=now)  # type: ignore[attr-defined]
    return _("Reminded %(count)s people of a yearly review.") % {"count": told}


@every_day
def who_holds_the_agreements(now: datetime) -> str:
    """Count who holds the agreements, which no page could do while somebody waits."""
    return _("Counted who holds the %(count)s signed agreements.") % {"count": count_market(day_of(now))}


@every_day
def months_of_payments(now: datetime) -> str:
    """Hold the months that are kept against the payments themselves, and put right what differs."""
    mended = count_anew()
    return _("Counted how each body paid, month by month: %(count)s months put right.") % {"count": mended}
