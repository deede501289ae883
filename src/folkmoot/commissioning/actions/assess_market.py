from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning import policy
from folkmoot.commissioning.actions.stages import PLANNING, refuse_if_blank, refuse_unless_in
from folkmoot.commissioning.models import MarketAssessment, Project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.people.models import Person


@transaction.atomic
def assess_market(
    project: Project, *, demand: str, capability: str, gaps: str, assessed_date: date, by: Person, now: datetime
) -> MarketAssessment:
    """Write down demand, who could meet it and what is missing, as found on a day (ledger NE-11).

    Raises NotAllowed unless `by` is of the team; Refused once planning is over, for a day ahead, or when a part is empty.
    """
    capacity = allow(policy.may_edit_project(by, project, now=now))
    refuse_unless_in(project, *PLANNING)
    if assessed_date > day_of(now):
        raise Refused(_("It has not been done yet: give the day on which it was."), field="assessed_date")
    row = MarketAssessment.objects.create(
        project=project, assessed_date=assessed_date, noted_at=now,
        demand=refuse_if_blank(demand, _("Say how much is asked for, and how you know."), field="demand"),
        capability=refuse_if_blank(capability, _("Say who could provide it, and how much."), field="capability"),
        gaps=refuse_if_blank(gaps, _("Say what is missing; if nothing is, say how you know."), field="gaps"),
    )  # fmt: skip
    record(
        by, "commissioning.market.assessed", row, capacity=capacity, now=now, facts={"assessed": assessed_date},
        touching=[project],
    )  # fmt: skip
    return row
