from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class ProposalState(TextChoices):
    OPEN = "open", _("waiting for an answer")
    ANSWERED = "answered", _("answered")
    WITHDRAWN = "withdrawn", _("withdrawn")


PROPOSAL = Life(
    "proposal",
    ProposalState,
    ProposalState.OPEN,
    {
        ProposalState.OPEN: (ProposalState.ANSWERED, ProposalState.WITHDRAWN),
        ProposalState.ANSWERED: (),
        ProposalState.WITHDRAWN: (),
    },
    {ProposalState.OPEN: _("the body it is put to")},
)


class PetitionState(TextChoices):
    OPEN = "open", _("open for signatures")
    CLOSED = "closed", _("closed")
    ANSWERED = "answered", _("answered")
    WITHDRAWN = "withdrawn", _("withdrawn")


PETITION = Life(
    "petition",
    PetitionState,
    PetitionState.OPEN,
    {
        PetitionState.OPEN: (PetitionState.CLOSED, PetitionState.ANSWERED, PetitionState.WITHDRAWN),
        PetitionState.CLOSED: (PetitionState.ANSWERED,),
        PetitionState.ANSWERED: (),
        PetitionState.WITHDRAWN: (),
    },
    {
        PetitionState.OPEN: _("everyone, to sign; the body’s, once there are enough signatures"),
        PetitionState.CLOSED: _("the body’s, if there were enough signatures"),
    },
)
