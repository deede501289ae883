from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class ConsultationState(TextChoices):
    DRAFT = "draft", _("being prepared")
    NOTICED = "noticed", _("announced")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed, being read")
    COMPLETE = "complete", _("answered")
    WITHDRAWN = "withdrawn", _("withdrawn")


CONSULTATION = Life(
    "consultation",
    ConsultationState,
    ConsultationState.DRAFT,
    {
        ConsultationState.DRAFT: (ConsultationState.NOTICED, ConsultationState.OPEN, ConsultationState.WITHDRAWN),
        ConsultationState.NOTICED: (ConsultationState.OPEN, ConsultationState.WITHDRAWN),
        ConsultationState.OPEN: (ConsultationState.CLOSED,),
        ConsultationState.CLOSED: (ConsultationState.COMPLETE,),
        ConsultationState.COMPLETE: (),
        ConsultationState.WITHDRAWN: (),
    },
    {
        ConsultationState.DRAFT: _("the body that consults"),
        ConsultationState.NOTICED: _("the body that consults"),
        ConsultationState.OPEN: _("everyone"),
        ConsultationState.CLOSED: _("the body that consults, to read and answer"),
    },
)
