from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.engagement.actions.budgets.holding import refuse_unless
from folkmoot.engagement.models import Budget, BudgetArea
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.states import BudgetState
from folkmoot.needs.models import Board
from folkmoot.people.models import Organisation, Person
from folkmoot.places.models import Area

WORDS = (
    "title", "purpose", "total", "area", "least_age", "contact", "ideas_until_date", "votes_from", "votes_until",
    "built_by_date",
)  # fmt: skip


@transaction.atomic
def begin_budget(
    *,
    title: str,
    purpose: str,
    total: Decimal,
    body: Organisation,
    area: Area,
    contact: str,
    ideas_until_date: date,
    votes_from: datetime,
    votes_until: datetime,
    built_by_date: date,
    least_age: int = 16,
    board: Board | None = None,
    project: Project | None = None,
    by: Person,
    now: datetime,
) -> Budget:
    """Begin a participatory budget. Only those who run it see it until it opens for ideas.

    Raises NotAllowed unless `by` is a commissioner or officer of the body; Refused when its days are out of order.
    """
    capacity = allow(policy.may_ask(by, body, now=now))
    check_days(ideas_until_date, votes_from, votes_until, built_by_date, now)
    if project is not None and project.body_id != body.pk:
        raise Refused(_("This project is another body's."), field="project")
    if total <= 0:
        raise Refused(_("Say how much money there is to share out."), field="total")
    budget = Budget.objects.create(
        title=title, purpose=purpose, total=total, body=body, board=board, project=project, area=area, contact=contact,
        least_age=least_age, ideas_until_date=ideas_until_date, votes_from=votes_from, votes_until=votes_until,
        built_by_date=built_by_date,
    )  # fmt: skip
    record(by, "engagement.budget.begun", budget, capacity=capacity, now=now, facts={"total": total})
    return budget


def check_days(ideas_until: date, opens: datetime, closes: datetime, built: date, now: datetime) -> None:
    if ideas_until <= day_of(now):
        raise Refused(_("Give people time for ideas: choose a later last day."), field="ideas_until_date")
    if day_of(opens) <= ideas_until:
        raise Refused(_("Voting opens after the last day for ideas."), field="votes_from")
    if closes <= opens:
        raise Refused(_("Voting closes after it opens."), field="votes_until")
    if built <= day_of(closes):
        raise Refused(_("Winners can open only after the vote."), field="built_by_date")


@transaction.atomic
def revise_budget(budget: Budget, *, seen_version: int, by: Person, now: datetime, **words: Any) -> Budget:
    """Rewrite a budget that has not opened for ideas. `words` are fields of WORDS.

    Raises ChangedMeanwhile when somebody else saved first; Refused once it is public: people have relied on it.
    """
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    budget = locked(budget)
    refuse_unless(
        budget, BudgetState.PREPARING, sentence=_("It is open for ideas already: what it says stays as it is.")
    )
    if strange := set(words) - set(WORDS):
        raise TypeError(f"these are not edited here: {sorted(strange)}")
    refuse_if_changed(budget, seen_version=seen_version, yours=words)
    for name, value in words.items():
        setattr(budget, name, value)
    check_days(budget.ideas_until_date, budget.votes_from, budget.votes_until, budget.built_by_date, now)
    refuse_parts_over_total(budget)
    budget.save()
    record(by, "engagement.budget.revised", budget, capacity=capacity, now=now)
    return budget


@transaction.atomic
def set_part(
    budget: Budget, *, area: Area, own: Decimal | None = None, cap: Decimal | None = None, by: Person, now: datetime
) -> BudgetArea:
    """Give an area money of its own, or put a cap on what may go there.

    Raises Refused when both or neither are given, or areas' own money is more than the whole.
    """
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    budget = locked(budget)
    refuse_unless(budget, BudgetState.PREPARING)
    if (own is None) == (cap is None):
        raise Refused(_("Give either money of its own or a cap."), field="own")
    if any(amount is not None and not 0 < amount <= budget.total for amount in (own, cap)):
        raise Refused(_("Give an amount between nothing and the whole budget."), field="own" if own else "cap")
    part, _made = BudgetArea.objects.update_or_create(budget=budget, area=area, defaults={"own": own, "cap": cap})
    refuse_parts_over_total(budget)
    record(
        by, "engagement.budget.area_set", budget, capacity=capacity, now=now,
        facts={"area": area.code, "own": own, "cap": cap},
    )  # fmt: skip
    return part


@transaction.atomic
def remove_part(part: BudgetArea, *, by: Person, now: datetime) -> Budget:
    """Take an area's own money or cap away again, before it opens for ideas."""
    budget = part.budget
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    refuse_unless(locked(budget), BudgetState.PREPARING)
    code = part.area.code
    part.delete()
    record(by, "engagement.budget.area_removed", budget, capacity=capacity, now=now, facts={"area": code})
    return budget


def refuse_parts_over_total(budget: Budget) -> None:
    parts = list(budget.parts.all())
    own = [part.own for part in parts if part.own is not None]
    if sum(own) > budget.total:
        raise Refused(_("The areas' own money is more than the whole budget."), field="own")
    if own and len(own) < len(parts):
        raise Refused(_("Where areas have money of their own, each has, and none has a cap."), field="cap")
