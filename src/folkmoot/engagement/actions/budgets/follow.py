from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning.actions.open_project import open_project
from folkmoot.commissioning.models import Project, ServiceKind
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement.models import Idea, IdeaStep
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.states import BUDGET, IDEA, BudgetState, IdeaState
from folkmoot.people.models import Person


@transaction.atomic
def make_project(idea: Idea, *, service_kind: ServiceKind, by: Person, now: datetime) -> Project:
    """A winner becomes a project of the body, to go through the whole cycle. Its own people vouch for it."""
    capacity = allow(policy.may_run_budget(by, idea.budget, now=now))
    idea = locked(idea)
    if idea.state != IdeaState.WON:
        raise Refused(_("Only an idea that won becomes a project."))
    if idea.project is not None:
        raise Refused(_("It has a project already."))
    idea.project = open_project(
        title=idea.title, summary=f"{idea.words}\n\n{idea.place}", body=idea.budget.body, area=idea.area,
        service_kind=service_kind, existing_service=False,
        no_intention_reason=_("Residents chose it in the participatory budget “%(budget)s”.") % {"budget": idea.budget},
        by=by, now=now,
    )  # fmt: skip
    idea.save(update_fields=["project"])
    record(by, "engagement.idea.made_a_project", idea, capacity=capacity, now=now, touching=[idea.budget, idea.project])
    return idea.project


@transaction.atomic
def plan_step(idea: Idea, *, what: str, due_date: date, by: Person, now: datetime) -> IdeaStep:
    """Say in public what happens next on a winner, and by when."""
    capacity = allow(policy.may_run_budget(by, idea.budget, now=now))
    if idea.state != IdeaState.WON:
        raise Refused(_("Steps are planned for ideas that won and are not open yet."))
    if due_date < day_of(now):
        raise Refused(_("Choose a day that has not passed."), field="due_date")
    if not what.strip():
        raise Refused(_("Say what is to be done."), field="what")
    step = IdeaStep.objects.create(idea=idea, what=what.strip(), due_date=due_date)
    record(
        by, "engagement.idea.step_planned", idea, capacity=capacity, now=now, facts={"due": due_date},
        touching=[idea.budget],
    )  # fmt: skip
    return step


@transaction.atomic
def do_step(step: IdeaStep, *, done_date: date, note: str = "", by: Person, now: datetime) -> IdeaStep:
    """Note that a step is done, on its true day."""
    idea = step.idea
    capacity = allow(policy.may_run_budget(by, idea.budget, now=now))
    step = locked(step)
    if step.done_date is not None:
        raise Refused(_("This step is done already."))
    if done_date > day_of(now):
        raise Refused(_("It cannot be done on a day that has not come."), field="done_date")
    step.done_date, step.note = done_date, note.strip()
    step.save(update_fields=["done_date", "note"])
    record(
        by, "engagement.idea.step_done", idea, capacity=capacity, now=now, reasons=step.note,
        facts={"due": step.due_date, "done": done_date}, touching=[idea.budget],
    )  # fmt: skip
    return step


@transaction.atomic
def open_winner(idea: Idea, *, opened_date: date, words: str, by: Person, now: datetime) -> Idea:
    """A winner is open to people. When every winner is, the budget is done.

    Raises Refused while it has no project, or a step that is not done.
    """
    budget = idea.budget
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    budget, idea = locked(budget), locked(idea)
    if idea.project is None:
        raise Refused(_("Make it a project first, so that people can follow the money."))
    left = idea.steps.filter(done_date=None).first()
    if left is not None:
        raise Refused(_("A step is not done yet: “%(step)s”.") % {"step": left})
    if opened_date > day_of(now):
        raise Refused(_("It cannot be open on a day that has not come."), field="opened_date")
    idea.opened_date = opened_date
    idea.save(update_fields=["opened_date"])
    move(idea, IDEA, to=IdeaState.OPENED)
    if budget.state == BudgetState.COUNTED and not budget.ideas.filter(state=IdeaState.WON).exists():
        move(budget, BUDGET, to=BudgetState.DONE)
    record(
        by, "engagement.idea.opened", idea, capacity=capacity, now=now, reasons=words, facts={"day": opened_date},
        touching=[budget, idea.project],
    )  # fmt: skip
    return idea
