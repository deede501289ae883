from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OpportunityState(TextChoices):
    """Every state an opportunity can be in. Which of them it goes through is told by its way: states/ways.py."""

    DRAFT = "draft", _("being prepared")
    ANNOUNCED = "announced", _("announced ahead")
    INTENDED = "intended", _("intention published")
    TALKS = "talks", _("talking with partners")
    AGREED = "agreed", _("offer agreed")
    NAMED = "named", _("one provider named")
    OPEN = "open", _("open for bids")
    CLOSED = "closed", _("closed, being scored")
    JOINING = "joining", _("open to join")
    DECIDED = "decided", _("decided")
    ENDED = "ended", _("ended")
    WITHDRAWN = "withdrawn", _("withdrawn")
