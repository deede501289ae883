from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class PlanState(TextChoices):
    PLANNED = "planned", _("planned")
    BECAME = "became", _("became an opportunity")
    DROPPED = "dropped", _("dropped")


PLAN = Life(
    "planned opportunity",
    PlanState,
    PlanState.PLANNED,
    {
        PlanState.PLANNED: (PlanState.BECAME, PlanState.DROPPED),
        PlanState.BECAME: (),
        PlanState.DROPPED: (),
    },
    {PlanState.PLANNED: _("the commissioner, until the quarter it is planned for")},
)
