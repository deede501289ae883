from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class NeedState(TextChoices):
    RAISED = "raised", _("raised")
    CONSIDERED = "considered", _("before a board")
    AGREED = "agreed", _("part of an agreed priority")
    DECLINED = "declined", _("not taken up this time")
    WITHDRAWN = "withdrawn", _("withdrawn")


NEED = Life(
    "need",
    NeedState,
    NeedState.RAISED,
    {
        NeedState.RAISED: (NeedState.CONSIDERED, NeedState.WITHDRAWN),
        NeedState.CONSIDERED: (NeedState.AGREED, NeedState.DECLINED),
        NeedState.DECLINED: (NeedState.CONSIDERED, NeedState.WITHDRAWN),
        NeedState.AGREED: (),
        NeedState.WITHDRAWN: (),
    },
    {
        NeedState.RAISED: _("the joint action board for the area"),
        NeedState.CONSIDERED: _("the members of the board"),
        NeedState.DECLINED: _("anyone who wants it looked at again"),
    },
)


class RoundState(TextChoices):
    OPEN = "open", _("open for scoring")
    CLOSED = "closed", _("scored, awaiting agreement")
    AGREED = "agreed", _("agreed")
    LAPSED = "lapsed", _("ended without agreement")


ROUND = Life(
    "prioritisation round",
    RoundState,
    RoundState.OPEN,
    {
        RoundState.OPEN: (RoundState.CLOSED, RoundState.LAPSED),
        RoundState.CLOSED: (RoundState.AGREED, RoundState.LAPSED),
        RoundState.AGREED: (),
        RoundState.LAPSED: (),
    },
    {RoundState.OPEN: _("the members of the board"), RoundState.CLOSED: _("the chair of the board")},
)
