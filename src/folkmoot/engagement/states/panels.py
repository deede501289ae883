from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class AssemblyState(TextChoices):
    PREPARING = "preparing", _("being prepared")
    INVITING = "inviting", _("people are invited")
    READY = "ready", _("pool closed, lottery published")
    DRAWN = "drawn", _("drawn")
    MEETING = "meeting", _("at work")
    REPORTED = "reported", _("has made its recommendations")
    ANSWERED = "answered", _("answered")
    CANCELLED = "cancelled", _("called off")


S = AssemblyState
ASSEMBLY = Life(
    "assembly",
    AssemblyState,
    S.PREPARING,
    {
        S.PREPARING: (S.INVITING, S.CANCELLED),
        S.INVITING: (S.READY, S.CANCELLED),
        # A lottery is worked out anew when its targets are changed, before anybody knows the seed.
        S.READY: (S.INVITING, S.DRAWN, S.CANCELLED),
        S.DRAWN: (S.MEETING, S.CANCELLED),
        S.MEETING: (S.REPORTED, S.CANCELLED),
        S.REPORTED: (S.ANSWERED,),
        S.ANSWERED: (),
        S.CANCELLED: (),
    },
    {
        S.PREPARING: _("whoever runs it"),
        S.INVITING: _("those who were invited"),
        S.READY: _("the two witnesses, to give the seed"),
        S.DRAWN: _("whoever runs it"),
        S.MEETING: _("its members"),
        S.REPORTED: _("the bodies that were asked"),
    },
)


class SeatState(TextChoices):
    OFFERED = "offered", _("asked to confirm")
    TAKEN = "taken", _("member")
    LEFT = "left", _("left")


SEAT = Life(
    "seat of an assembly",
    SeatState,
    SeatState.OFFERED,
    {SeatState.OFFERED: (SeatState.TAKEN, SeatState.LEFT), SeatState.TAKEN: (SeatState.LEFT,), SeatState.LEFT: ()},
    {SeatState.OFFERED: _("whoever was drawn"), SeatState.TAKEN: _("nobody’s: the member’s seat")},
)


class WaveState(TextChoices):
    DRAFT = "draft", _("being prepared")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


PANEL_WAVE = Life(
    "wave of a standing panel",
    WaveState,
    WaveState.DRAFT,
    {WaveState.DRAFT: (WaveState.OPEN,), WaveState.OPEN: (WaveState.CLOSED,), WaveState.CLOSED: ()},
    {WaveState.DRAFT: _("whoever runs the panel"), WaveState.OPEN: _("its members")},
)
