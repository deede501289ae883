from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.audiences import PUBLIC
from folkmoot.core.clock import day_of
from folkmoot.core.record import describe
from folkmoot.engagement.kinds import SHOWN, Invitation, kind
from folkmoot.engagement.models import BoardDecision, Budget, Idea, IdeaMerge, Poll, SpendQuestion
from folkmoot.engagement.states import BudgetState, IdeaState

describe(
    {
        "engagement.budget.begun": _("Participatory budget begun"),
        "engagement.budget.revised": _("Participatory budget’s words or days changed before it opened"),
        "engagement.budget.area_set": _("Area given money of its own, or a cap"),
        "engagement.budget.area_removed": _("Area’s own money or cap taken away"),
        "engagement.budget.opened_for_ideas": _("Opened for ideas"),
        "engagement.budget.ideas_closed": _("Closed for ideas"),
        "engagement.budget.rule_fixed": _("Rule of voting and counting fixed"),
        "engagement.budget.electorate_chosen": _("Settled who may vote"),
        "engagement.budget.register_imported": _("Register brought in, as digests"),
        "engagement.budget.codes_made": _("One-time codes made"),
        "engagement.budget.voting_opened": _("Voting opened"),
        "engagement.budget.papers_printed": _("Ballot papers printed"),
        "engagement.budget.paper_spoilt": _("Ballot paper set aside"),
        "engagement.budget.voting_closed": _("Voting closed"),
        "engagement.budget.counted": _("Votes counted and published"),
        "engagement.budget.withdrawn": _("Participatory budget withdrawn"),
        "engagement.idea.sent": _("Idea sent"),
        "engagement.idea.withdrawn": _("Idea withdrawn"),
        "engagement.idea.checked": _("Idea checked"),
        "engagement.idea.shut_out": _("Marked as not possible together"),
        "engagement.idea.merge_offered": _("Asked to join with another idea"),
        "engagement.idea.merge_answered": _("An author answered about joining"),
        "engagement.idea.made_a_project": _("Winner became a project"),
        "engagement.idea.step_planned": _("Step planned"),
        "engagement.idea.step_done": _("Step done"),
        "engagement.idea.opened": _("Opened to people"),
        "engagement.poll.asked": _("Indicative poll opened"),
        "engagement.poll.answered": _("Poll answered"),
        "engagement.spending.asked": _("Spending question put"),
        "engagement.spending.shared_out": _("Sum shared out by a member or table"),
        "engagement.spending.closed": _("Spending question closed"),
        "engagement.decision.put": _("Question put to the board"),
        "engagement.decision.voiced": _("Member spoke on a decision"),
        "engagement.decision.decided": _("Board decided"),
    }
)


@appears(Budget)
def budget(row: Budget) -> Appearance:
    return Appearance(
        title=row.title,
        url=row.get_absolute_url(),
        kind="participatory budget",
        body=row.purpose,
        audience=PUBLIC if row.is_public else f"org:{row.body_id}",
        turns=list(turns(row)),
    )


def turns(row: Budget) -> Iterable[Turn]:
    """Whose turn: everybody's while ideas or votes are asked for, else that of whoever runs it."""
    holder, name = f"org:{row.body_id}:commissioner", row.body.name
    address = row.get_absolute_url()
    run = reverse("budgets:run", args=[row.pk])
    if row.state == BudgetState.PREPARING:
        yield Turn(holder, gettext("Open the budget for ideas"), run, row.ideas_until_date, name)
    elif row.state == BudgetState.IDEAS:
        yield Turn(PUBLIC, gettext("Send an idea"), address, row.ideas_until_date, gettext("Everyone"))
        if row.ideas.filter(state=IdeaState.SENT).exists():
            yield Turn(holder, gettext("Check the ideas"), run, day_of(row.votes_from), name)
    elif row.state == BudgetState.CHECKING:
        yield Turn(holder, gettext("Check the ideas and open the vote"), run, day_of(row.votes_from), name)
    elif row.state == BudgetState.VOTING:
        vote = reverse("budgets:vote", args=[row.pk])
        yield Turn(PUBLIC, gettext("Vote"), vote, day_of(row.votes_until), gettext("Everyone who may vote"))
        yield Turn(holder, gettext("Close the vote"), run, day_of(row.votes_until), name)
    elif row.state == BudgetState.CLOSED:
        yield Turn(holder, gettext("Enter the papers and count"), run, None, name)
    elif row.state == BudgetState.COUNTED:
        follow = reverse("budgets:follow", args=[row.pk])
        yield Turn(holder, gettext("Bring the winners to their opening"), follow, row.built_by_date, name)


@appears(Idea)
def idea(row: Idea) -> Appearance | None:
    if row.state == IdeaState.WITHDRAWN:
        return None
    return Appearance(
        title=row.title,
        url=row.get_absolute_url(),
        kind="idea",
        body="\n".join([row.words, row.place, row.reason]),
        turns=list(idea_turns(row)),
    )


def idea_turns(row: Idea) -> Iterable[Turn]:
    name, holder = row.budget.body.name, f"org:{row.budget.body_id}:commissioner"
    if row.state == IdeaState.WON:
        step = row.steps.filter(done_date=None).order_by("due_date", "pk").first()
        if step is not None:
            yield Turn(holder, step.what, row.get_absolute_url(), step.due_date, name)
    if row.state in (IdeaState.SENT, IdeaState.ON_BALLOT):
        waiting = IdeaMerge.objects.filter(idea=row).exclude(idea_agrees=False).exclude(into_agrees=False)
        for merge in waiting.select_related("into"):
            for side in ("idea", "into"):
                author = getattr(merge, side).author_id
                if getattr(merge, f"{side}_agrees") is None:
                    yield Turn(
                        f"person:{author}" if author else holder,
                        gettext("Say whether two ideas become one"),
                        reverse("budgets:answer_merge", args=[merge.pk]),
                        None,
                        gettext("the author") if author else name,
                    )


@appears(Poll)
def poll(row: Poll) -> Appearance:
    return Appearance(title=row.question, url=row.get_absolute_url(), kind="indicative poll", body=row.why)


@appears(SpendQuestion)
def spending(row: SpendQuestion) -> Appearance:
    return Appearance(title=row.title, url=row.get_absolute_url(), kind="spending question", body=row.words)


@appears(BoardDecision)
def decision(row: BoardDecision) -> Appearance:
    waiting = []
    if row.closed_at is None:
        waiting = [
            Turn(
                f"board:{row.board_id}", gettext("Say what you think"), row.get_absolute_url(), row.closes_date,
                row.board.name,
            )
        ]  # fmt: skip
    return Appearance(
        title=row.question, url=row.get_absolute_url(), kind="decision of a board", body=row.words, turns=waiting
    )


@kind(
    "budgets",
    _("Residents’ budgets"),
    order=30,
    url_name="budgets:index",
    for_passers_by=True,
    words=_("Send ideas for public money, and vote on those that can be done."),
)
def budgets(person: Any, now: datetime) -> Iterable[Invitation]:
    rows = Budget.objects.filter(
        Q(state=BudgetState.VOTING, votes_from__lte=now, votes_until__gt=now)
        | Q(state=BudgetState.IDEAS, ideas_until_date__gte=day_of(now))
    ).select_related("body")
    found = [
        Invitation(row.title, row.get_absolute_url(), row.purpose, row.body.name, gettext("open for votes"), "good", day_of(row.votes_until))
        if row.state == BudgetState.VOTING
        else Invitation(row.title, row.get_absolute_url(), row.purpose, row.body.name, gettext("open for ideas"), "good", row.ideas_until_date)
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda each: each.by or date.max)[:SHOWN]
