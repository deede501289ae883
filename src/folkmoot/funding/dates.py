from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.clock import LONDON
from folkmoot.core.dated import dated
from folkmoot.core.ical import CalendarEvent
from folkmoot.funding.models import MarketEvent, Opportunity
from folkmoot.funding.states import OpportunityState
from folkmoot.people.notices.posting import site_address


@dated
def meetings_and_last_days(person: Any, today: date) -> Iterable[CalendarEvent]:
    """Meetings about what is planned, and when bids close: both are public."""
    start = datetime.combine(today, time(), LONDON)
    for event in MarketEvent.objects.filter(ends_at__gte=start).select_related("plan"):
        yield CalendarEvent(
            uid=f"market-event-{event.pk}@folkmoot", title=event.title, starts=event.starts_at, ends=event.ends_at,
            changed_at=event.announced_at, where=event.place, what=event.access,
            url=site_address() + event.get_absolute_url(), is_called_off=bool(event.called_off_reason),
        )  # fmt: skip
    for row in Opportunity.objects.filter(state=OpportunityState.OPEN, closes_at__gte=start):
        yield CalendarEvent(
            uid=f"opportunity-{row.pk}@folkmoot", title=_("Bids close: %(title)s") % {"title": row.title},
            starts=row.closes_at, changed_at=row.opened_at or row.closes_at, what=row.summary,
            url=site_address() + row.get_absolute_url(),
        )  # fmt: skip
