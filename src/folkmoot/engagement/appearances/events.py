from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.audiences import PUBLIC
from folkmoot.core.clock import day_of
from folkmoot.core.record import describe
from folkmoot.engagement.kinds import SHOWN, Invitation, kind
from folkmoot.engagement.models import Event, ParticipationFramework
from folkmoot.engagement.states import EventState

describe(
    {
        "engagement.event.prepared": _("Event begun"),
        "engagement.event.revised": _("Event changed"),
        "engagement.event.organiser_named": _("Organiser of an event named"),
        "engagement.event.published": _("Event published"),
        "engagement.event.booked": _("Place booked"),
        "engagement.event.unbooked": _("Place given back"),
        "engagement.event.signed_in": _("People who came counted by sector"),
        "engagement.event.output_added": _("What came out of an event published"),
        "engagement.event.held": _("Event reported: what was learnt, and what follows"),
        "engagement.event.called_off": _("Event called off"),
        "engagement.framework.adopted": _("Participation framework adopted"),
        "engagement.staff.engaged": _("Staff or a trade union talked with"),
    }
)


@appears(Event)
def event(row: Event) -> Appearance:
    holder, name = f"org:{row.body_id}", row.body.name
    turns = []
    if row.state == EventState.DRAFT:
        turns = [Turn(holder, gettext("Publish the event"), row.get_absolute_url(), day_of(row.starts_at), name)]
    elif row.state == EventState.PUBLISHED:
        what = gettext("Hold the event, and say what was learnt")
        turns = [Turn(holder, what, row.get_absolute_url(), day_of(row.ends_at), name)]
    return Appearance(
        title=row.title, url=row.get_absolute_url(), kind="event", body=f"{row.summary}\n{row.learnt}\n{row.follows}",
        audience=PUBLIC if row.is_public else holder, turns=turns,
    )  # fmt: skip


@appears(ParticipationFramework)
def framework(row: ParticipationFramework) -> Appearance:
    return Appearance(title=row.title, url=row.get_absolute_url(), kind="framework", body=row.standards)


@kind(
    "events",
    _("Events"),
    order=70,
    url_name="engagement:events",
    words=_("Meetings, workshops and stalls where you can speak to those who decide."),
)
def events(person: Any, now: datetime) -> Iterable[Invitation]:
    rows = Event.objects.filter(state=EventState.PUBLISHED, starts_at__gte=now).select_related("body")
    return [
        Invitation(row.title, row.get_absolute_url(), row.summary, row.body.name, date_format(day_of(row.starts_at), "j F Y"), "info")
        for row in rows.order_by("starts_at")[:SHOWN]
    ]  # fmt: skip
