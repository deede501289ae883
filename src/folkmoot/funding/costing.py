"""What a bid costs, line by line, and what it costs whole. Overheads are lawful lines here and are never barred."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

PENNY = Decimal("0.01")


class CostKind(TextChoices):
    STAFF = "staff", _("people paid to do the work")
    ACTIVITY = "activity", _("what the activity uses up")
    PREMISES = "premises", _("rooms and buildings")
    EQUIPMENT = "equipment", _("equipment")
    TRAVEL = "travel", _("travel")
    OTHER = "other", _("something else")
    TRAINING = "training", _("overhead: training")
    VOLUNTEERS = "volunteers", _("overhead: finding, supporting and thanking volunteers")
    RUNNING = "running", _("overhead: running the organisation")
    SHOWING = "showing", _("overhead: finding out and showing what changed")


# A fair part of what keeps an organisation going (Sutton Compact; ledger FT-19, LA-13).
OVERHEADS = (CostKind.TRAINING, CostKind.VOLUNTEERS, CostKind.RUNNING, CostKind.SHOWING)


@dataclass(frozen=True)
class CostLine:
    kind: CostKind
    label: str
    amount: Decimal

    @property
    def is_overhead(self) -> bool:
        return self.kind in OVERHEADS

    def as_value(self) -> dict[str, str]:
        return {"kind": self.kind.value, "label": self.label, "amount": str(self.amount)}


def lines_from(value: dict[str, Any]) -> list[CostLine]:
    """The lines kept in a bid's part for costs."""
    return [CostLine(CostKind(row["kind"]), row["label"], Decimal(row["amount"])) for row in value.get("lines", [])]


@dataclass(frozen=True)
class FullCost:
    """The costs added up. `fair_share` is this work's part of the organisation's overheads, where it told them."""

    direct: Decimal
    overheads: Decimal
    fair_share: Decimal | None = None

    @property
    def whole(self) -> Decimal:
        return self.direct + self.overheads

    @property
    def unpaid(self) -> Decimal:
        """What of the fair share no line pays for yet."""
        return max((self.fair_share or Decimal(0)) - self.overheads, Decimal(0))


def full_cost(lines: Iterable[CostLine], overheads: Decimal | None = None, direct: Decimal | None = None) -> FullCost:
    """Add up the lines. `overheads` and `direct` are the organisation's own for a year: work pays for overheads in the
    share that it has of everything the organisation does."""
    found = list(lines)
    own = sum((line.amount for line in found if not line.is_overhead), Decimal(0))
    over = sum((line.amount for line in found if line.is_overhead), Decimal(0))
    share = None
    if overheads is not None and direct:
        share = (overheads * own / direct).quantize(PENNY, ROUND_HALF_UP)
    return FullCost(own, over, share)
