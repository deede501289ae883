from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class OpportunityState(TextChoices):
    DRAFT = "draft", _("being prepared")
    ANNOUNCED = "announced", _("announced ahead")
    OPEN = "open", _("open for bids")
    CLOSED = "closed", _("closed, being scored")
    DECIDED = "decided", _("decided")
    WITHDRAWN = "withdrawn", _("withdrawn")


OPPORTUNITY = Life(
    "opportunity",
    OpportunityState,
    OpportunityState.DRAFT,
    {
        OpportunityState.DRAFT: (OpportunityState.ANNOUNCED, OpportunityState.OPEN, OpportunityState.WITHDRAWN),
        OpportunityState.ANNOUNCED: (OpportunityState.OPEN, OpportunityState.WITHDRAWN),
        OpportunityState.OPEN: (OpportunityState.CLOSED, OpportunityState.WITHDRAWN),
        OpportunityState.CLOSED: (OpportunityState.DECIDED, OpportunityState.WITHDRAWN),
        # Back to being scored when the award is set aside after a challenge.
        OpportunityState.DECIDED: (OpportunityState.CLOSED,),
        OpportunityState.WITHDRAWN: (),
    },
    {
        OpportunityState.DRAFT: _("the commissioner"),
        OpportunityState.ANNOUNCED: _("the commissioner"),
        OpportunityState.OPEN: _("bidders"),
        OpportunityState.CLOSED: _("the panel; then whoever decides"),
        OpportunityState.DECIDED: _("bidders, who may object until the award is final"),
    },
)
