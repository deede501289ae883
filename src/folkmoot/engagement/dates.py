from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.clock import LONDON
from folkmoot.core.dated import dated
from folkmoot.core.ical import CalendarEvent
from folkmoot.engagement.models import Consultation
from folkmoot.engagement.states import ConsultationState
from folkmoot.people.notices.posting import site_address


@dated
def last_days_to_answer(person: Any, today: date) -> Iterable[CalendarEvent]:
    """The last day of every consultation that is open: anybody may answer."""
    for row in Consultation.objects.filter(state=ConsultationState.OPEN, closes_date__gte=today).order_by(
        "closes_date"
    ):
        yield CalendarEvent(
            uid=f"consultation-{row.pk}@folkmoot", title=_("Last day to answer: %(title)s") % {"title": row.title},
            starts=row.closes_date, changed_at=row.opened_at or datetime.combine(row.opens_date, time(), LONDON),
            what=row.summary, url=site_address() + row.get_absolute_url(),
        )  # fmt: skip
