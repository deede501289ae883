"""Participatory budgets as pages show them; nothing that would show a result before the vote closes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from folkmoot.commissioning.policy import TEAM
from folkmoot.core.clock import day_of
from folkmoot.engagement.counting import Completion, Election, Method, Rule, Tie
from folkmoot.engagement.counting.amounts import money
from folkmoot.engagement.counting.areas import count_areas
from folkmoot.engagement.models import BallotChannel, Budget, Idea, IdeaMerge, IdeaStep
from folkmoot.engagement.states import BudgetState as State
from folkmoot.engagement.states import IdeaState
from folkmoot.people.queries import roles_of

TONES = {
    State.PREPARING: "none", State.IDEAS: "good", State.CHECKING: "soon", State.VOTING: "good", State.CLOSED: "soon",
    State.COUNTED: "brand", State.DONE: "kept", State.WITHDRAWN: "none",
}  # fmt: skip
IDEA_TONES = {
    IdeaState.SENT: "due", IdeaState.ON_BALLOT: "info", IdeaState.NOT_FEASIBLE: "none", IdeaState.MERGED: "none",
    IdeaState.WITHDRAWN: "none", IdeaState.WON: "brand", IdeaState.NOT_FUNDED: "none", IdeaState.OPENED: "kept",
}  # fmt: skip


def budgets_for(person: Any, now: datetime) -> QuerySet[Budget]:
    """All that a reader may see: those open for votes and ideas first."""
    bodies = [role.organisation_id for role in roles_of(person, day_of(now)) if role.kind in TEAM]
    order = [State.VOTING, State.IDEAS, State.CHECKING, State.CLOSED, State.COUNTED, State.DONE, State.PREPARING]
    places = [When(state=state, then=Value(place)) for place, state in enumerate(order)]
    rows = Budget.objects.filter(~Q(state=State.PREPARING) | Q(body__in=bodies))
    return (
        rows.annotate(place=Case(*places, default=Value(9), output_field=IntegerField()))
        .select_related("body", "area", "board")
        .order_by("place", "votes_until", "pk")
    )


def is_voting(budget: Budget, now: datetime) -> bool:
    return budget.state == State.VOTING and budget.votes_from <= now < budget.votes_until


def standing_of(budget: Budget, now: datetime) -> tuple[str, str]:
    """Label and tone: a vote whose closing moment has passed is closed, whether or not somebody has said so yet."""
    state = State(budget.state)
    if state == State.VOTING and now >= budget.votes_until:
        state = State.CLOSED
    return str(state.label), TONES[state]


def ideas_of(budget: Budget, *, words: str = "", area: str = "", state: str = "") -> QuerySet[Idea]:
    """The ideas of a budget by their number, then as they came; with `is_late` when a step of theirs is overdue."""
    rows = budget.ideas.exclude(state=IdeaState.WITHDRAWN).select_related("area", "merged_into", "project")
    for word in words.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(words__icontains=word) | Q(place__icontains=word))
    if area:
        rows = rows.filter(area__code=area)
    if state:
        rows = rows.filter(state=state)
    return rows.order_by("number", "pk")


def with_point(ideas: QuerySet[Idea]) -> QuerySet[Idea]:
    return ideas.filter(north__isnull=False)


def idea_lines(ideas: Iterable[Idea]) -> Iterator[list[Any]]:
    """Ideas as rows of a file."""
    labels = dict(IdeaState.choices)
    for idea in ideas:
        yield [
            idea.pk, idea.number, idea.title, idea.words, idea.place, idea.area.name, labels[idea.state], idea.reason,
            idea.cost, idea.cost_note, idea.votes, idea.fate, idea.opened_date, idea.north,
            idea.east,
        ]  # fmt: skip


def idea_columns() -> list[str]:
    return [
        _("Reference"), _("Number on the ballot"), _("Idea"), _("In words"), _("Where"), _("Area"), _("State"),
        _("What the check found"), _("Whole cost"), _("How it was worked out"), _("Votes"), _("Why it won or lost"),
        _("Opened on"), _("How far north"), _("How far east"),
    ]  # fmt: skip


def winners_of(budget: Budget, today: date) -> list[Idea]:
    """Winners with `all_steps`, and `is_late` while one of them is overdue. Two queries."""
    late = IdeaStep.objects.filter(idea=OuterRef("pk"), done_date=None, due_date__lt=today)
    return list(
        budget.ideas.filter(state__in=[IdeaState.WON, IdeaState.OPENED])
        .select_related("area", "project")
        .prefetch_related(Prefetch("steps", IdeaStep.objects.order_by("due_date", "pk"), to_attr="all_steps"))
        .annotate(is_late=Exists(late))
        .order_by("number")
    )


def offers_on(idea: Idea) -> QuerySet[IdeaMerge]:
    return (
        IdeaMerge.objects.filter(Q(idea=idea) | Q(into=idea))
        .select_related("idea__author", "into__author", "into__budget__body", "into__budget__board")
        .order_by("pk")
    )


@dataclass(frozen=True)
class Turnout:
    """Paper and online are counted alike: people who voted, ballots that were counted, and what explains a gap."""

    voters_online: int
    voters_paper: int
    ballots_online: int
    ballots_paper: int
    blank: int
    spoilt: int

    @property
    def voters(self) -> int:
        return self.voters_online + self.voters_paper

    @property
    def ballots(self) -> int:
        return self.ballots_online + self.ballots_paper

    @property
    def not_handed_in(self) -> int:
        return self.voters - self.ballots - self.spoilt


def turnout_of(budget: Budget) -> Turnout:
    """Three queries. Not to be shown before voting has closed."""
    marks = budget.marks.aggregate(
        online=Count("pk", filter=Q(channel=BallotChannel.ONLINE)),
        paper=Count("pk", filter=Q(channel=BallotChannel.PAPER)),
    )
    ballots = budget.ballots.aggregate(
        online=Count("pk", filter=Q(channel=BallotChannel.ONLINE)),
        paper=Count("pk", filter=Q(channel=BallotChannel.PAPER)),
        blank=Count("pk", filter=Q(choices=[])),
    )
    spoilt = budget.sheets.exclude(spoilt_because="").count()
    return Turnout(marks["online"], marks["paper"], ballots["online"], ballots["paper"], ballots["blank"], spoilt)


RULES: tuple[tuple[Method, Completion], ...] = (
    (Method.GREEDY, Completion.NONE),
    (Method.EQUAL_SHARES, Completion.NONE),
    (Method.EQUAL_SHARES, Completion.GREEDY),
    (Method.EQUAL_SHARES, Completion.INCREASE),
    (Method.EQUAL_SHARES, Completion.INCREASE_THEN_GREEDY),
)


@dataclass(frozen=True)
class Compared:
    """What one rule makes of past ballots."""

    method: str
    completion: str
    winners: int
    spent: str
    spent_share: int
    heard_share: int
    names: str


def compare(election: Election) -> list[Compared]:
    """Each rule on the same ballots: what it funds, how much it spends, and how many voters get something they chose.

    Raises CountRefused for ballots that cannot be counted.
    """
    from folkmoot.engagement.models.budget import Completion as Words
    from folkmoot.engagement.models.budget import Method as Methods

    names = {project.id: project.name or project.id for project in election.projects}
    found = []
    for method, completion in RULES:
        counts = count_areas(election, Rule(method, completion, ties=(Tie.VOTES, Tie.CHEAPER)))
        won = [number for each in counts for number in each.result.winners]
        spent = sum(each.result.spent for each in counts)
        chosen = set(won)
        heard = sum(any(choice in chosen for choice in ballot.choices) for ballot in election.ballots)
        found.append(
            Compared(
                method=str(Methods(method.value).label),
                completion="" if method is Method.GREEDY else str(Words(completion.value).label),
                winners=len(won),
                spent=money(spent),
                spent_share=round(100 * spent / election.budget) if election.budget else 0,
                heard_share=round(100 * heard / len(election.ballots)) if election.ballots else 0,
                names=", ".join(names[number] for number in won),
            )
        )
    return found
