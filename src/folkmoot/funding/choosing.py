"""The route chooser: six plain answers, the procedures that are lawful, and why the others fall.

Pure: it is given the rows in force. What a row asks for is data on the row; only the sentences are here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Self

from django.utils.translation import gettext as _

from folkmoot.commissioning.models.project import ServiceKind
from folkmoot.design.tags.words import money
from folkmoot.funding.models import Procedure, Route
from folkmoot.funding.models.procedure import Bodies, Family, Providers, Services, Special, way_of
from folkmoot.funding.states import Way

# Kinds of service that partners shape together rather than compete for (ledger CC-23).
SHAPED_TOGETHER = (ServiceKind.BEHAVIOUR_CHANGE, ServiceKind.EARLY_INTERVENTION, ServiceKind.ISOLATION)
# Kinds that are services to people, which the law on buying touches lightly.
TO_PEOPLE = (*SHAPED_TOGETHER, ServiceKind.CARE, ServiceKind.ADVICE)
COLLABORATIVE = (Route.GRANT, Route.NEGOTIATED)


@dataclass(frozen=True)
class Answers:
    """What was answered to the six questions."""

    kind: str
    is_health: bool
    value: Decimal
    gives: bool
    providers: str = Providers.MANY
    special: str = ""

    @property
    def services(self) -> Services:
        if self.is_health:
            return Services.HEALTH
        return services_of(self.kind)

    @property
    def is_shaped_together(self) -> bool:
        return self.kind in SHAPED_TOGETHER

    def kept(self) -> dict[str, Any]:
        """As it is kept with an opportunity."""
        return {**self.__dict__, "value": str(self.value)}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self | None:
        try:
            return cls(**{**kept, "value": Decimal(kept["value"])})
        except (KeyError, TypeError, ArithmeticError):
            return None


@dataclass(frozen=True)
class Fallen:
    procedure: Procedure
    because: list[str]


@dataclass(frozen=True)
class Choice:
    """What the answers lead to. `usual` is the route to take unless a published reason is given for another."""

    answers: Answers
    lawful: list[Procedure] = field(default_factory=list)
    fallen: list[Fallen] = field(default_factory=list)

    @property
    def usual(self) -> Procedure | None:
        wanted = COLLABORATIVE if self.answers.is_shaped_together else ()
        special = [row for row in self.lawful if row.special] if self.answers.special else []
        together = [row for row in self.lawful if row.route in wanted]
        competed = [row for row in self.lawful if row.route == Route.COMPETITIVE]
        return next(iter([*special, *together, *competed, *self.lawful]), None)

    def needs_reason(self, procedure: Procedure) -> bool:
        """Competition where partners usually shape the service together needs a reason that everyone can read."""
        return self.answers.is_shaped_together and procedure.route == Route.COMPETITIVE


def choose(rows: Iterable[Procedure], answers: Answers) -> Choice:
    """Sort the rows in force by whether they are lawful for these answers."""
    lawful, fallen = [], []
    for row in rows:
        if row.bodies == Bodies.CENTRAL or row.family == Family.EARLIER:
            continue
        because = why_it_falls(row, answers)
        if because:
            fallen.append(Fallen(row, because))
        else:
            lawful.append(row)
    return Choice(answers, lawful, fallen)


def why_it_falls(row: Procedure, answers: Answers) -> list[str]:
    """Every reason why a row is not lawful for these answers; none when it is."""
    because = [*why_it_does_not_fit(row, services=answers.services, value=answers.value)]
    if row.gives and not answers.gives:
        because.append(_("You buy work that you specify, and a grant buys nothing."))
    if answers.gives and not row.gives:
        because.append(_("You help with work that is the group's own, so there is nothing to buy."))
    if row.providers and answers.providers not in row.providers:
        who = "; ".join(str(Providers(one).label) for one in row.providers)
        because.append(_("It is only for work of which this is true: %(who)s.") % {"who": who})
    if row.special and row.special != answers.special:
        because.append(_("You would have to want this: “%(what)s”.") % {"what": Special(row.special).label})
    return because


def why_it_does_not_fit(row: Procedure, *, services: str, value: Decimal, months: int | None = None) -> list[str]:
    """What the law itself rules out: the wrong kind of service, a value outside its limits, too long a term."""
    because = []
    if services not in row.services:
        for_what = "; ".join(row.services_said)
        because.append(_("It is only for %(services)s.") % {"services": for_what})
    elif row.currency == "GBP" and not row.holds(value):
        because.append(_outside(row))
    if months and row.most_months and months > row.most_months:
        because.append(_("It may run for at most %(months)s months.") % {"months": row.most_months})
    return because


def _outside(row: Procedure) -> str:
    least, most = row.value_from, row.value_under
    if least is not None and most is not None:
        words = _("It is for values from %(least)s and under %(most)s.")
    elif most is not None:
        words = _("It is for values under %(most)s.")
    else:
        words = _("It is for values from %(least)s.")
    return words % {"least": money(least) if least else "", "most": money(most) if most else ""}


def usual_procedure(rows: Iterable[Procedure], *, route: str, services: str, value: Decimal) -> Procedure | None:
    """The row an opportunity of a route rests on when nobody chose one; none where somebody has to choose.

    A row that holds only for some answers is never assumed, but that a framework is called off and not set up, and
    that what is reserved is kept for small businesses and voluntary organisations.
    """
    fitting = [
        row
        for row in rows
        if row.route == route
        and row.bodies != Bodies.CENTRAL
        and not row.providers
        and row.special in ("", Special.CALL_OFF, Special.SMALL)
        and not why_it_does_not_fit(row, services=services, value=value)
    ]
    return next(iter(fitting), None)


def way_when(rows: Iterable[Procedure], *, route: str, procedure: Any, services: str, value: Decimal | None) -> Way:
    """The steps it will go through: told by the row that was chosen of this route, else by the usual one.

    `procedure` is the number of the row, as a form has it.
    """
    if route not in Route.values:
        return Way.COMPETITION
    held = list(rows)
    row = next((one for one in held if str(one.pk) == str(procedure) and one.route == route), None)
    if row is None and value is not None:
        row = usual_procedure(held, route=route, services=services, value=value)
    return way_of(route, row)


def services_of(kind: str) -> Services:
    """What the law on buying calls a kind of service that is not health care."""
    return Services.PEOPLE if kind in TO_PEOPLE else Services.ORDINARY
