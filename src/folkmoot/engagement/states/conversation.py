from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class ConversationState(TextChoices):
    DRAFT = "draft", _("being prepared")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed, to be answered")
    ANSWERED = "answered", _("answered")
    WITHDRAWN = "withdrawn", _("withdrawn")


CONVERSATION = Life(
    "conversation",
    ConversationState,
    ConversationState.DRAFT,
    {
        ConversationState.DRAFT: (ConversationState.OPEN, ConversationState.WITHDRAWN),
        ConversationState.OPEN: (ConversationState.CLOSED,),
        ConversationState.CLOSED: (ConversationState.ANSWERED,),
        ConversationState.ANSWERED: (),
        ConversationState.WITHDRAWN: (),
    },
    {
        ConversationState.DRAFT: _("the body that asks"),
        ConversationState.OPEN: _("everyone"),
        ConversationState.CLOSED: _("the body that asks, to say what it did with it"),
    },
)
