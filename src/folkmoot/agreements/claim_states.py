from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class ClaimState(TextChoices):
    SENT = "sent", _("received")
    DISPUTED = "disputed", _("disputed")
    SETTLED = "settled", _("settled")
    PAID = "paid", _("paid")
    REFUSED = "refused", _("not owed")


CLAIM = Life(
    "claim",
    ClaimState,
    ClaimState.SENT,
    {
        ClaimState.SENT: (ClaimState.DISPUTED, ClaimState.PAID),
        ClaimState.DISPUTED: (ClaimState.SETTLED, ClaimState.REFUSED),
        ClaimState.SETTLED: (ClaimState.PAID,),
        ClaimState.PAID: (),
        ClaimState.REFUSED: (),
    },
    {
        ClaimState.SENT: _("the funder"),
        ClaimState.DISPUTED: _("the provider answers, then the funder settles it"),
        ClaimState.SETTLED: _("the funder"),
    },
)
