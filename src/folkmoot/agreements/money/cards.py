"""What the page of an agreement shows of its money."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.agreements.models import Agreement
from folkmoot.agreements.money import policy, queries
from folkmoot.agreements.states import AgreementState
from folkmoot.core import clock
from folkmoot.core.cards import Card, card


@card(on=Agreement, order=10)
def where_the_money_comes_from(person: Any, agreement: Agreement) -> Card | None:
    """Which contribution bears how much; for the funder, a way to promise more or to give back."""
    draws = queries.draws_of(agreement)
    decides = bool(policy.acts_for_funder(person, agreement.funder, now=clock.now()))
    promised = sum((draw.amount for draw in draws), Decimal(0))
    may_promise = decides and agreement.state != AgreementState.ENDED and promised < agreement.value
    if not draws and not may_promise:
        return None
    idle = any(draw.free for draw in draws)
    return Card(
        _("Where the money comes from"),
        "agreements/money/card.html",
        {
            "agreement": agreement,
            "draws": draws,
            "promised": promised,
            "may_promise": may_promise,
            "may_release": decides and idle and agreement.state in (AgreementState.DRAFT, AgreementState.ENDED),
        },
    )
