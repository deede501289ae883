from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class HelpState(TextChoices):
    ASKED = "asked", _("waiting for an answer")
    ANSWERED = "answered", _("being talked over")
    RESOLVED = "resolved", _("settled")
    WITHDRAWN = "withdrawn", _("taken back")


HELP = Life(
    "request for help",
    HelpState,
    HelpState.ASKED,
    {
        HelpState.ASKED: (HelpState.ANSWERED, HelpState.WITHDRAWN),
        HelpState.ANSWERED: (HelpState.RESOLVED, HelpState.WITHDRAWN),
        HelpState.RESOLVED: (),
        HelpState.WITHDRAWN: (),
    },
    {HelpState.ASKED: _("whoever was asked"), HelpState.ANSWERED: _("the group that asked")},
)
