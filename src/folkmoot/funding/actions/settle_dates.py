"""The days of an opportunity: those its way has, and no others. A part of preparing and changing it."""

from datetime import date, datetime, time

from django.utils.translation import gettext as _

from folkmoot.core.clock import LONDON, day_of
from folkmoot.core.policy import Refused
from folkmoot.funding.models import Opportunity
from folkmoot.funding.states import Way
from folkmoot.funding.ways import dates_asked


def settle_dates(opportunity: Opportunity, *, opens_date: date | None, closes_at: datetime | None, today: date) -> None:
    """Give it its days; its way is settled by now. What its way has no use for is left out.

    Where no bids are asked for, it closes on the day it begins: `has_bidding_period` is then False. Raises Refused beside
    the day that is missing, or that cannot be.
    """
    way = Way(opportunity.way)
    asked = dates_asked(way)
    bids = asked.has_bids and not (way == Way.CALL_OFF and _are_left_out(opens_date, closes_at))
    if "opens_date" not in asked.names or (asked.has_bids and not bids):
        opens_date = opportunity.law_date or today
    elif opens_date is None:
        raise Refused(_("Say when bids open.") if bids else _("Say when it begins."), field="opens_date")
    elif opens_date < today:
        what = (
            _("Bids cannot open on a day that has passed.") if bids else _("It cannot begin on a day that has passed.")
        )
        raise Refused(what, field="opens_date")
    opportunity.opens_date = opens_date
    opportunity.closes_at = _closing(opens_date, closes_at) if bids else datetime.combine(opens_date, time(12), LONDON)
    opportunity.decides_date = _deciding(opportunity, today) if "decides_date" in asked.names else None
    opportunity.needs_citizen = opportunity.needs_citizen and asked.has_bids


def _are_left_out(opens_date: date | None, closes_at: datetime | None) -> bool:
    """A call-off that names one provider has no days for bids."""
    return (opens_date is None and closes_at is None) or (closes_at is not None and day_of(closes_at) == opens_date)


def _closing(opens_date: date, closes_at: datetime | None) -> datetime:
    if closes_at is None:
        raise Refused(_("Say when bids close."), field="closes_date")
    if day_of(closes_at) <= opens_date:
        raise Refused(_("Bids must close after the day they open."), field="closes_date")
    return closes_at


def _deciding(opportunity: Opportunity, today: date) -> date:
    """Bids have to be read, and talks held, before anything is decided."""
    day = opportunity.decides_date
    if day is None:
        raise Refused(_("Say by when it is decided."), field="decides_date")
    if opportunity.has_bidding_period and day <= day_of(opportunity.closes_at):
        raise Refused(
            _("The decision must come after bids close: the panel needs time to read them."), field="decides_date"
        )
    if opportunity.way == Way.NEGOTIATION and day <= opportunity.opens_date:
        raise Refused(_("The decision must come after talks begin."), field="decides_date")
    if day < today:
        raise Refused(_("It cannot be decided on a day that has passed."), field="decides_date")
    return day
