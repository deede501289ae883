"""Sums as publishers write them, where nought and a penny often mean “we would rather not say”."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.intake import Row
from folkmoot.funding.intake.currencies import IN_USE

HOME = "GBP"
# A contract or grant under a pound is a place holder; one over ten thousand million needs a person's eye.
PLACE_HOLDER, DOUBTFUL = Decimal(1), Decimal(10_000_000_000)


def read_sum(row: Row, value: Any, field: str) -> Decimal | None:
    """The amount, or None where none is truly stated: not known must never count as nought."""
    amount = row.money(value, field)
    if amount is None:
        return None
    if amount < 0:
        row.left_out(field, _("The amount is below nought (%(amount)s), so it was left out.") % {"amount": amount})
        return None
    if amount < PLACE_HOLDER:
        row.left_out(
            field,
            _("The amount is %(amount)s, which publishers use for “not known”. Read as not stated.")
            % {"amount": amount},
        )
        return None
    if amount >= DOUBTFUL:
        row.doubt(
            field, _("The amount is very large (%(amount)s). Check it with the publisher.") % {"amount": f"{amount:,}"}
        )
    return amount


def read_currency(row: Row, value: Any, field: str) -> str:
    code = row.text(value, field).upper()
    if not code:
        return HOME
    if code not in IN_USE:
        row.doubt(field, _("“%(code)s” is not a currency in use. Write a code such as GBP.") % {"code": code[:20]})
        return code[:3] if len(code) >= 3 else HOME
    return code
