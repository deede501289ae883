"""What the guide says of each way in which money is given. The rest of the guide is in its template.

A new route without its words here makes the tests fail, so that the guide always covers them all (ledger NW-04).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from folkmoot.funding.models import Route

# Raise the version and the day together whenever the guide's advice changes.
VERSION = "1"
CHANGED_DATE = date(2026, 11, 21)

Words = str | Promise


@dataclass(frozen=True)
class RouteGuide:
    what: Words
    suits: Words
    you: Words


ROUTES: dict[Route, RouteGuide] = {
    Route.GRANT: RouteGuide(
        what=_("Money to help with work that is worth doing. You agree what it is for and what you report."),
        suits=_("It suits small groups and new ideas. It is often paid in advance."),
        you=_("Say what will be different for people, what it costs and how you will know. Ask for your full costs."),
    ),
    Route.NEGOTIATED: RouteGuide(
        what=_("The body talks with one or a few organisations and agrees the terms with them."),
        suits=_("It suits work that only you and your partners can do here, or that you design together."),
        you=_(
            "Bring your evidence and your partners. The reasons for this way must be published, so help to write them."
        ),
    ),
    Route.FRAMEWORK: RouteGuide(
        what=_("The body chooses a list of providers once. Later it asks those on the list for single pieces of work."),
        suits=_("It suits work that comes in small parts over several years."),
        you=_("Get on the list when it opens: there may be no second chance for years. Being on it promises no work."),
    ),
    Route.COMPETITIVE: RouteGuide(
        what=_("Anyone who fits may bid. The best bid by the published criteria wins."),
        suits=_("It suits larger services that many could run. Think of bidding with others."),
        you=_("Read the criteria and their weights first, and answer each of them. Price is never all that counts."),
    ),
    Route.RESERVED: RouteGuide(
        what=_("Only certain kinds of organisation may bid, such as voluntary organisations."),
        suits=_("It suits you if you are one of them. The notice says who is."),
        you=_("Check that you fit before you write a word. Keep the proof at hand, such as your charity number."),
    ),
}


def routes() -> list[tuple[Any, RouteGuide]]:
    """Every route of the system, in its order, with what the guide says of it."""
    return [(route, ROUTES[route]) for route in Route]
