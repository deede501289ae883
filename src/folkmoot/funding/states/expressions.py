from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class ExpressionState(TextChoices):
    UNSIGNED = "unsigned", _("waiting for a second employee to sign")
    SENT = "sent", _("received")
    BEING_DECIDED = "deciding", _("being decided")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("taken back")


EXPRESSION = Life(
    "expression of interest",
    ExpressionState,
    ExpressionState.UNSIGNED,
    {
        ExpressionState.UNSIGNED: (ExpressionState.SENT, ExpressionState.WITHDRAWN),
        ExpressionState.SENT: (ExpressionState.BEING_DECIDED, ExpressionState.WITHDRAWN),
        ExpressionState.BEING_DECIDED: (
            ExpressionState.ACCEPTED, ExpressionState.REFUSED, ExpressionState.WITHDRAWN,
        ),
        ExpressionState.ACCEPTED: (),
        ExpressionState.REFUSED: (),
        ExpressionState.WITHDRAWN: (),
    },
    {
        ExpressionState.UNSIGNED: _("the second employee"),
        ExpressionState.SENT: _("the authority, which says within 30 days by when it decides"),
        ExpressionState.BEING_DECIDED: _("a commissioner without a tie to the sender"),
    },
)  # fmt: skip
