from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class EventState(TextChoices):
    DRAFT = "draft", _("being prepared")
    PUBLISHED = "published", _("open for booking")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("called off")


EVENT = Life(
    "event",
    EventState,
    EventState.DRAFT,
    {
        EventState.DRAFT: (EventState.PUBLISHED, EventState.CANCELLED),
        EventState.PUBLISHED: (EventState.HELD, EventState.CANCELLED),
        EventState.HELD: (),
        EventState.CANCELLED: (),
    },
    {EventState.DRAFT: _("whoever holds it"), EventState.PUBLISHED: _("whoever holds it, to say what came of it")},
)
