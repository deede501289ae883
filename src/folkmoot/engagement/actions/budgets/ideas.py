from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement.actions.budgets.holding import refuse_unless
from folkmoot.engagement.counting.amounts import money
from folkmoot.engagement.models import Budget, Idea
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.states import IDEA, BudgetState, IdeaState
from folkmoot.engagement.voting.election import own_money, parts_of, pence
from folkmoot.people.models import Person
from folkmoot.places.ground import ground_of, is_on
from folkmoot.places.models import Area
from folkmoot.places.points import Point

BEFORE_VOTING = (BudgetState.IDEAS, BudgetState.CHECKING)


@transaction.atomic
def send_idea(
    budget: Budget, *, title: str, words: str, place: str, area: Area, point: Point | None = None,
    captured_by: str = "", by: Person, now: datetime,
) -> Idea:  # fmt: skip
    """Send an idea; `captured_by` (a post) when it is taken down for somebody who came or rang.

    Raises Refused unless the budget is open for ideas and its last day is not over, and for a point elsewhere.
    """
    capacity = allow(
        policy.may_run_budget(by, budget, now=now) if captured_by else policy.may_send_idea(by, budget, now=now)
    )
    budget = Budget.objects.get(pk=budget.pk)
    refuse_unless(budget, BudgetState.IDEAS, sentence=_("This budget is not open for ideas."))
    if day_of(now) > budget.ideas_until_date:
        raise Refused(_("The last day for ideas has passed."))
    for name, text in (("title", title), ("words", words), ("place", place)):
        if not text.strip():
            raise Refused(_("Say what the idea is, and where."), field=name)
    if area not in areas_for_ideas(budget):
        raise Refused(_("Choose one of the areas of this budget."), field="area")
    if point and not is_on(ground_of(budget.area), point):
        raise Refused(
            _("This point is not in %(area)s. Mark one that is, or leave it empty.") % {"area": budget.area.name},
            field="point",
        )
    idea = Idea.objects.create(
        budget=budget, title=title.strip(), words=words.strip(), place=place.strip(), area=area,
        north=point.north if point else None, east=point.east if point else None, author=None if captured_by else by,
        captured_by=captured_by, sent_at=now,
    )  # fmt: skip
    record(by, "engagement.idea.sent", idea, capacity=capacity, now=now, touching=[budget])
    return idea


def areas_for_ideas(budget: Budget) -> list[Area]:
    """Where areas have money of their own, those; else the budget's area and what lies in it."""
    parts = parts_of(budget)
    if any(part.own is not None for part in parts):
        return [part.area for part in parts]
    named = Q(pk=budget.area_id) | Q(pk__in=[part.area_id for part in parts])
    inside = Q(borough=budget.area_id) | Q(ward=budget.area_id)
    return list(Area.objects.filter(named | (inside & ~Q(kind="lsoa"))).order_by("name"))


@transaction.atomic
def withdraw_idea(idea: Idea, *, by: Person, now: datetime) -> Idea:
    """Take back one's own idea, before voting opens. Its point on the map goes with it."""
    capacity = allow(policy.may_withdraw_idea(by, idea, now=now))
    refuse_unless(idea.budget, *BEFORE_VOTING)
    idea = locked(idea)
    move(idea, IDEA, to=IdeaState.WITHDRAWN)
    idea.north = idea.east = None
    idea.save(update_fields=["north", "east"])
    record(by, "engagement.idea.withdrawn", idea, capacity=capacity, now=now, touching=[idea.budget])
    return idea


@transaction.atomic
def check_idea(
    idea: Idea,
    *,
    feasible: bool,
    reason: str,
    cost: Decimal | None = None,
    cost_note: str = "",
    by: Person,
    now: datetime,
) -> Idea:
    """Say whether an idea can be done, why, and what the whole of it costs. All of that is published.

    It may be checked again until voting opens. Raises Refused without a reason, without a cost for what can be done,
    and when it costs more than there is.
    """
    budget = idea.budget
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    refuse_unless(locked(budget), *BEFORE_VOTING, sentence=_("Ideas are checked before voting opens."))
    idea = locked(idea)
    if not reason.strip():
        raise Refused(_("Say what you found. It is published."), field="reason")
    if feasible:
        if cost is None or cost < 0:
            raise Refused(_("Say what the whole of it costs."), field="cost")
        room = own_money(budget).get(idea.area.code, pence(budget.total))
        if pence(cost) > room:
            raise Refused(
                _("It costs %(cost)s; there is %(room)s. It cannot be voted on at this cost.")
                % {"cost": money(pence(cost)), "room": money(room)},
                field="cost",
            )
    after = IdeaState.ON_BALLOT if feasible else IdeaState.NOT_FEASIBLE
    idea.reason, idea.checked_at = reason.strip(), now
    idea.cost, idea.cost_note = (cost, cost_note.strip()) if feasible else (None, "")
    if not IDEA.may(idea.state, after):
        raise Refused(_("This idea is “%(state)s”; it is not checked.") % {"state": idea.get_state_display()})
    # One save: the table does not hold what can be done without its cost, nor what cannot without its reason.
    idea.state = after
    idea.save(update_fields=["state", "reason", "checked_at", "cost", "cost_note"])
    record(
        by, "engagement.idea.checked", idea, capacity=capacity, now=now, reasons=idea.reason,
        facts={"feasible": feasible, "cost": idea.cost}, touching=[budget],
    )  # fmt: skip
    return idea


@transaction.atomic
def shut_out(idea: Idea, *, other: Idea, why: str, by: Person, now: datetime) -> Idea:
    """Mark two ideas that cannot both be done. Once one of them has won, the other is out."""
    budget = idea.budget
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    refuse_unless(locked(budget), *BEFORE_VOTING)
    if other.budget_id != budget.pk or other.pk == idea.pk:
        raise Refused(_("Choose another idea of this budget."), field="other")
    if own_money(budget) and other.area_id != idea.area_id:
        raise Refused(_("They are in areas that each have money of their own."), field="other")
    if not why.strip():
        raise Refused(_("Say why not both. It is published."), field="why")
    idea.not_with.add(other)
    record(by, "engagement.idea.shut_out", idea, capacity=capacity, now=now, reasons=why, touching=[other, budget])
    return idea
