"""The ways to fund, each with a life of its own. A step that is not in its table is refused."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life
from folkmoot.funding.states.opportunities import OpportunityState as State


class Way(TextChoices):
    COMPETITION = "competition", _("competition")
    GRANT = "grant", _("grant")
    NEGOTIATION = "negotiation", _("negotiated agreement")
    DIRECT = "direct", _("direct award")
    SUITABLE = "suitable", _("most suitable provider")
    FRAMEWORK = "framework", _("framework")
    CALL_OFF = "call_off", _("call-off from a framework or market")
    MARKET = "market", _("dynamic market")


# The ways on which bids are always asked for. A call-off asks for them, or names one of those on its list.
BID_FOR = (Way.COMPETITION, Way.GRANT, Way.FRAMEWORK)

_TURN = {
    State.DRAFT: _("the commissioner"),
    State.ANNOUNCED: _("the commissioner"),
    State.INTENDED: _("the commissioner, who looks at who could do it"),
    State.TALKS: _("the commissioner and the partners, together"),
    State.AGREED: _("a commissioner who did not agree the offer"),
    State.NAMED: _("a commissioner who did not name the provider"),
    State.OPEN: _("bidders"),
    State.CLOSED: _("the panel; then whoever decides"),
    State.JOINING: _("whoever wants to join, and the commissioner who answers"),
    State.DECIDED: _("bidders, who may object until the award is final"),
}

# Back from decided when the award is set aside after a challenge: to where the decision was taken from.
_WITH_BIDS: dict[State, tuple[State, ...]] = {
    State.DRAFT: (State.ANNOUNCED, State.OPEN, State.WITHDRAWN),
    State.ANNOUNCED: (State.OPEN, State.WITHDRAWN),
    State.OPEN: (State.CLOSED, State.WITHDRAWN),
    State.CLOSED: (State.DECIDED, State.WITHDRAWN),
    State.DECIDED: (State.CLOSED,),
    State.WITHDRAWN: (),
}
_ONE_NAMED: dict[State, tuple[State, ...]] = {
    State.NAMED: (State.DECIDED, State.WITHDRAWN),
    State.DECIDED: (State.NAMED,),
    State.WITHDRAWN: (),
}


def _life(name: str, moves: dict[State, tuple[State, ...]]) -> Life:
    return Life(name, State, State.DRAFT, moves, {state: _TURN[state] for state in moves if state in _TURN})


OPPORTUNITY = _life("opportunity: competition", _WITH_BIDS)
LIVES: dict[Way, Life] = {
    Way.COMPETITION: OPPORTUNITY,
    Way.GRANT: _life("opportunity: grant", _WITH_BIDS),
    Way.NEGOTIATION: _life(
        "opportunity: negotiated agreement",
        {
            State.DRAFT: (State.ANNOUNCED, State.TALKS, State.WITHDRAWN),
            State.ANNOUNCED: (State.TALKS, State.WITHDRAWN),
            State.TALKS: (State.AGREED, State.WITHDRAWN),
            State.AGREED: (State.DECIDED, State.TALKS, State.WITHDRAWN),
            State.DECIDED: (State.AGREED,),
            State.WITHDRAWN: (),
        },
    ),
    Way.DIRECT: _life("opportunity: direct award", {State.DRAFT: (State.NAMED, State.WITHDRAWN), **_ONE_NAMED}),
    Way.SUITABLE: _life(
        "opportunity: most suitable provider",
        {
            State.DRAFT: (State.INTENDED, State.WITHDRAWN),
            State.INTENDED: (State.NAMED, State.WITHDRAWN),
            **_ONE_NAMED,
        },
    ),
    # Decided, it is a list of places; work is asked of them in call-offs, each with a life of its own.
    Way.FRAMEWORK: _life("opportunity: framework", _WITH_BIDS),
    Way.CALL_OFF: _life(
        "opportunity: call-off",
        {
            **_WITH_BIDS,
            State.DRAFT: (State.NAMED, State.ANNOUNCED, State.OPEN, State.WITHDRAWN),
            State.NAMED: (State.DECIDED, State.WITHDRAWN),
            State.DECIDED: (State.NAMED, State.CLOSED),
        },
    ),
    Way.MARKET: _life(
        "opportunity: dynamic market",
        {
            State.DRAFT: (State.ANNOUNCED, State.JOINING, State.WITHDRAWN),
            State.ANNOUNCED: (State.JOINING, State.WITHDRAWN),
            State.JOINING: (State.ENDED,),
            State.ENDED: (),
            State.WITHDRAWN: (),
        },
    ),
}
