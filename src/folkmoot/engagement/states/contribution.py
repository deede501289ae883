from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class Moderation(TextChoices):
    WAITING = "waiting", _("waiting for a moderator")
    SHOWN = "shown", _("shown")
    REFUSED = "refused", _("not shown")
    SETTLED = "settled", _("not shown, after a second look")


CONTRIBUTION = Life(
    "contribution",
    Moderation,
    Moderation.WAITING,
    {
        Moderation.WAITING: (Moderation.SHOWN, Moderation.REFUSED),
        Moderation.SHOWN: (Moderation.REFUSED, Moderation.WAITING),
        Moderation.REFUSED: (Moderation.SHOWN, Moderation.SETTLED),
        Moderation.SETTLED: (),
    },
    {
        Moderation.WAITING: _("a moderator"),
        Moderation.SHOWN: _("nobody’s, unless somebody reports it"),
        Moderation.REFUSED: _("its author, who may appeal; then another moderator"),
    },
)
