"""Who delivers an agreement's work, and to whom it passes people on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from folkmoot.agreements.equality import rounded
from folkmoot.agreements.models import Agreement, Referrals, SharedWork
from folkmoot.agreements.models.delivery import ContributionSide
from folkmoot.core.suppression import is_small


@dataclass(frozen=True)
class Referred:
    """People referred by one route to one group in one month, as this reader may see it: None where they are few."""

    row: Referrals
    people: int | None


def referrals_of(agreement: Agreement, *, exact: bool) -> list[Referred]:
    """The latest hundred counts. For whoever is no party each stands alone and is rounded to fives, and there is no
    total: so no small count can be had by taking one from another.
    """
    rows = agreement.referrals.select_related("group").order_by("-month", "route", "group__name", "pk")[:100]
    return [Referred(row, row.people if exact else public_count(row.people)) for row in rows]


def public_count(people: int) -> int | None:
    return None if is_small(people) else rounded(people)


def is_co_produced(rows: Iterable[SharedWork]) -> bool:
    """The word is earned by what both sides bring, not by one side's word for it."""
    return {row.side for row in rows} == set(ContributionSide.values)


def shared_by_side(rows: list[SharedWork]) -> list[tuple[Any, list[SharedWork]]]:
    return [(side.label, [row for row in rows if row.side == side]) for side in ContributionSide]
