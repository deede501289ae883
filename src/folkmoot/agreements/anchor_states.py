from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class ChoiceState(TextChoices):
    OPEN = "open", _("groups are naming whom they trust")
    CHOSEN = "chosen", _("chosen by the groups, not answered yet")
    UNDECIDED = "undecided", _("no anchor was chosen")
    ACCEPTED = "accepted", _("chosen and willing")
    DECLINED = "declined", _("chosen and not willing")


CHOICE = Life(
    "choice of an anchor",
    ChoiceState,
    ChoiceState.OPEN,
    {
        ChoiceState.OPEN: (ChoiceState.CHOSEN, ChoiceState.UNDECIDED),
        ChoiceState.CHOSEN: (ChoiceState.ACCEPTED, ChoiceState.DECLINED),
        ChoiceState.UNDECIDED: (),
        ChoiceState.ACCEPTED: (),
        ChoiceState.DECLINED: (),
    },
    {
        ChoiceState.OPEN: _("the groups, each in confidence; then the body counts"),
        ChoiceState.CHOSEN: _("the organisation they chose"),
    },
)


class AllocationState(TextChoices):
    ASKED = "asked", _("asked for")
    OFFERED = "offered", _("offered, not accepted yet")
    LIVE = "live", _("agreed")
    ENDED = "ended", _("ended")
    REFUSED = "refused", _("not offered")
    DECLINED = "declined", _("not accepted")


ALLOCATION = Life(
    "allocation",
    AllocationState,
    AllocationState.ASKED,
    {
        AllocationState.ASKED: (AllocationState.OFFERED, AllocationState.REFUSED),
        AllocationState.OFFERED: (AllocationState.LIVE, AllocationState.DECLINED),
        AllocationState.LIVE: (AllocationState.ENDED,),
        AllocationState.ENDED: (),
        AllocationState.REFUSED: (),
        AllocationState.DECLINED: (),
    },
    {
        AllocationState.ASKED: _("the anchor"),
        AllocationState.OFFERED: _("the group"),
        AllocationState.LIVE: _("the group delivers; the anchor pays and reports"),
    },
)
# An offer is already a promise: its money is free for nobody else.
PROMISED = (AllocationState.OFFERED, AllocationState.LIVE, AllocationState.ENDED)
