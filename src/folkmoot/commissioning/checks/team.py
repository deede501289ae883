"""The deliver gate: nobody judges their own service alone. The plan gate: the market was looked at first."""

from datetime import date

from django.utils.translation import gettext as _

from folkmoot.commissioning.checks.standing import FRAMEWORK, owed
from folkmoot.commissioning.models import DoubleRole, Project
from folkmoot.commissioning.queries import agreed_specification
from folkmoot.commissioning.queries.team import involved, manages_what_they_lead
from folkmoot.commissioning.states import Stage
from folkmoot.commitments.checking import Verdict, check, kept, not_applicable
from folkmoot.core.clock import day_of
from folkmoot.design.tags.words import day


@check(FRAMEWORK, "D5", on=Project)
def lead_does_not_judge_alone(project: Project, today: date) -> Verdict:
    if not manages_what_they_lead(project):
        return not_applicable(_("The lead is not named as the manager of the service."))
    answer = DoubleRole.objects.filter(project=project).first()
    if answer is None:
        return owed(
            project, Stage.DELIVER,
            _("The lead also manages the service. Say what is done about it, and name an independent reviewer."),
        )  # fmt: skip
    if answer.reviewer_id is None or answer.reviewer_id in involved(project):
        return owed(
            project, Stage.DELIVER,
            _("The lead also manages the service, and the reviewer has a hand in the project now. Name another."),
        )  # fmt: skip
    return kept(
        _("The lead also manages the service. What is done about it is written down. Looking from outside: %(post)s.")
        % {"post": answer.reviewer_post}
    )


@check(FRAMEWORK, "P10", on=Project)
def market_was_looked_at_first(project: Project, today: date) -> Verdict:
    first = project.market_assessments.order_by("assessed_date").values_list("assessed_date", flat=True).first()
    if first is None:
        return owed(
            project, Stage.PLAN, _("Assess the market: how much is asked for, who could provide it, what is missing.")
        )
    specification = agreed_specification(project) or project.specifications.order_by("-number").first()
    if specification is not None and first > day_of(specification.written_at):
        return owed(
            project, Stage.PLAN,
            _(
                "The market was assessed on %(assessed)s, after the specification was begun on %(written)s. "
                "Begin a new version that says what the assessment changes."
            )
            % {"assessed": day(first), "written": day(day_of(specification.written_at))},
        )  # fmt: skip
    return kept(_("Demand, who could meet it and what is missing were assessed on %(day)s.") % {"day": day(first)})
