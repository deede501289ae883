"""What events and talks can show: staff and unions before a service moves."""

from datetime import date

from django.utils.translation import gettext as _

from folkmoot.commissioning.checks.standing import FRAMEWORK, owed
from folkmoot.commissioning.models import OptionKind, Project
from folkmoot.commissioning.queries import agreed_appraisal
from folkmoot.commissioning.states import Stage
from folkmoot.commitments.checking import Verdict, check, kept, not_applicable
from folkmoot.engagement.models import EngagedGroup

STAYS = (OptionKind.IN_HOUSE, OptionKind.STOP)


@check(FRAMEWORK, "P9", on=Project)
def staff_and_unions_were_talked_with(project: Project, today: date) -> Verdict:
    """A service that runs today and may move: at least one talk with staff and one with a union (ledger EN-28)."""
    appraisal = agreed_appraisal(project)
    preferred = appraisal.options.filter(is_preferred=True).first() if appraisal else None
    if not project.existing_service or preferred is None or preferred.kind in STAYS:
        return not_applicable(_("No service that runs today is to move to another provider."))
    talked = set(project.staff_engagements.values_list("group", flat=True))
    if EngagedGroup.STAFF not in talked:
        return owed(project, Stage.PLAN, _("Talk with the staff, and write down what they said and what was answered."))
    if EngagedGroup.UNION not in talked:
        return owed(
            project, Stage.PLAN, _("Talk with their trade union, and write down what it said and was answered.")
        )
    return kept(_("Staff and their trade union were talked with; what they said stands on this page."))
