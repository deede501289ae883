"""The steps of each way to fund: which come next, and what each of them has to say. Pure: tables and sentences."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.core.states import CannotMove, Life
from folkmoot.funding.models import Opportunity, StepKind
from folkmoot.funding.states import BID_FOR, LIVES, OpportunityState, Way

State = OpportunityState
FEWEST_SIGNS = 20


def life_of(opportunity: Opportunity) -> Life:
    """The life of its way. It is settled when the opportunity is prepared and kept with it, as its law is."""
    return LIVES[Way(opportunity.way)]


def has_bids(opportunity: Opportunity) -> bool:
    """Whether bids are part of its way at all."""
    return State.OPEN in life_of(opportunity).moves


def next_of(opportunity: Opportunity) -> tuple[OpportunityState, ...]:
    return life_of(opportunity).moves[State(opportunity.state)]


def before_deciding(opportunity: Opportunity) -> OpportunityState:
    """Where a decision that was set aside is taken from again."""
    named = Way(opportunity.way) == Way.CALL_OFF and opportunity.opened_at is None
    after = life_of(opportunity).moves[State.DECIDED]
    return State.NAMED if named else next(state for state in after if state != State.NAMED or len(after) == 1)


def refuse_unless_step(opportunity: Opportunity, to: OpportunityState, *, from_state: str = "") -> None:
    """Raises CannotMove, naming the steps there are, where a step is not of its way, or not yet."""
    life, state = life_of(opportunity), State(from_state or opportunity.state)
    if life.may(state, to):
        return
    way = Way(opportunity.way).label
    if to not in life.moves:
        raise CannotMove(_("This is a %(way)s. It is never “%(step)s”.") % {"way": way, "step": to.label})
    steps = "; ".join(str(one.label) for one in life.moves[state]) or _("nothing more")
    raise CannotMove(
        _("This %(way)s is “%(state)s”. What can follow is: %(steps)s.")
        % {"way": way, "state": state.label, "steps": steps}
    )


BIDDING = ("opens_date", "closes_date", "closes_time", "decides_date")


@dataclass(frozen=True)
class DatesAsked:
    """The days that whoever prepares an opportunity is asked for. A way without bids has none on which bids close."""

    names: tuple[str, ...]
    begins: str | Promise = ""
    optional: tuple[str, ...] = ()
    why_optional: str | Promise = ""

    @property
    def has_bids(self) -> bool:
        return "closes_date" in self.names


DATES: dict[Way, DatesAsked] = {
    Way.NEGOTIATION: DatesAsked(("opens_date", "decides_date"), gettext_lazy("Talks begin on")),
    Way.DIRECT: DatesAsked(("decides_date",)),
    Way.SUITABLE: DatesAsked(("decides_date",)),
    Way.MARKET: DatesAsked(("opens_date",), gettext_lazy("Open to join from")),
    Way.CALL_OFF: DatesAsked(
        BIDDING, optional=BIDDING[:3],
        why_optional=gettext_lazy("Only where those on the list are asked to bid. Leave it empty where you name one of them."),
    ),
}  # fmt: skip


def dates_asked(way: Way) -> DatesAsked:
    return DATES.get(way, DatesAsked(BIDDING))


@dataclass(frozen=True)
class Asked:
    """What a step asks of whoever takes it."""

    title: str | Promise
    why: str | Promise
    hint: str | Promise = ""
    asks: tuple[str, ...] = ()


STEPS: dict[StepKind, Asked] = {
    StepKind.INTENDED: Asked(
        gettext_lazy("Publish the intention"),
        gettext_lazy("How will you find the most suitable provider, and what counts?"),
        gettext_lazy("Name what you look for. Providers read this before you choose."),
    ),
    StepKind.TALKS: Asked(
        gettext_lazy("Invite partners to talk"),
        gettext_lazy("Why these partners, and why talk rather than compete?"),
        gettext_lazy("Everyone reads it, those who were not invited too."),
        ("invited",),
    ),
    StepKind.ROUND: Asked(
        gettext_lazy("Write down a round of talks"),
        gettext_lazy("What was talked over, and what was settled?"),
        gettext_lazy("Everyone reads it. Leave out what is a partner’s secret."),
        ("held_date",),
    ),
    StepKind.AGREED: Asked(
        gettext_lazy("Write down the offer that was agreed"),
        gettext_lazy("Why is this offer right for the people it is for?"),
        gettext_lazy("Say what it is measured against. Everyone reads it."),
        ("organisation", "amount"),
    ),
    StepKind.NAMED: Asked(
        gettext_lazy("Name the provider"),
        gettext_lazy("Why this provider?"),
        gettext_lazy("Say who else was thought of, and why not. Everyone reads it before anything is decided."),
        ("organisation", "amount", "ground"),
    ),
    StepKind.JOINING: Asked(
        gettext_lazy("Open it to join"),
        gettext_lazy("What is the list for, and how soon is somebody who asks answered?"),
        gettext_lazy("Anyone who fits the conditions may join at any time until it ends."),
    ),
    StepKind.DECIDED: Asked(
        gettext_lazy("Decide"),
        gettext_lazy("Why do you decide this?"),
        gettext_lazy("The provider and everyone else read it."),
    ),
    StepKind.ENDED: Asked(
        gettext_lazy("End the list"),
        gettext_lazy("Why does it end?"),
        gettext_lazy("Those on it read it. What was called off from it goes on."),
    ),
}


def steps_open(opportunity: Opportunity) -> list[StepKind]:
    """The steps that can be taken now, without those that have pages of their own (bids, announcing, withdrawing)."""
    found = [StepKind(state.value) for state in next_of(opportunity) if state.value in StepKind.values]
    if opportunity.state in (State.CLOSED, State.DECIDED):
        return []  # scored bids are decided on pages of their own; a decision is only taken back by an objection
    return [StepKind.ROUND, *found] if opportunity.state == State.TALKS else found


@dataclass(frozen=True)
class Stop:
    """One state on the way, as its page draws it."""

    label: str
    is_here: bool
    is_past: bool


PATHS: dict[Way, tuple[OpportunityState, ...]] = {
    Way.COMPETITION: (State.DRAFT, State.ANNOUNCED, State.OPEN, State.CLOSED, State.DECIDED),
    Way.GRANT: (State.DRAFT, State.ANNOUNCED, State.OPEN, State.CLOSED, State.DECIDED),
    Way.FRAMEWORK: (State.DRAFT, State.ANNOUNCED, State.OPEN, State.CLOSED, State.DECIDED),
    Way.NEGOTIATION: (State.DRAFT, State.ANNOUNCED, State.TALKS, State.AGREED, State.DECIDED),
    Way.DIRECT: (State.DRAFT, State.NAMED, State.DECIDED),
    Way.SUITABLE: (State.DRAFT, State.INTENDED, State.NAMED, State.DECIDED),
    Way.MARKET: (State.DRAFT, State.ANNOUNCED, State.JOINING, State.ENDED),
}


def was_told_ahead(opportunity: Opportunity) -> bool:
    """Whether it was announced, or still can be: it went another way where it first became public by a later step."""
    if opportunity.state in (State.DRAFT, State.ANNOUNCED):
        return True
    told = opportunity.announced_at
    if opportunity.way in BID_FOR:
        return told is not None
    return told is not None and not opportunity.steps.filter(taken_at=told).exists()


def path_of(opportunity: Opportunity) -> list[Stop]:
    """Its way as a line, with where it is. A call-off goes to one provider, or through a small competition."""
    states = PATHS.get(Way(opportunity.way)) or (
        (State.DRAFT, State.OPEN, State.CLOSED, State.DECIDED)
        if opportunity.opened_at
        else (State.DRAFT, State.NAMED, State.DECIDED)
    )
    if not was_told_ahead(opportunity):
        states = tuple(state for state in states if state != State.ANNOUNCED)
    here = states.index(State(opportunity.state)) if opportunity.state in states else len(states)
    return [Stop(str(state.label), place == here, place < here) for place, state in enumerate(states)]
