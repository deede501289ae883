"""Who is funded here: how often bids of each size of organisation, and of each group's own organisations, are awarded.

Counted of what this site decided itself, rehearsals and awards set aside left out. A joint bid counts for its lead.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from folkmoot.core.models import Entry
from folkmoot.core.subjects import refer
from folkmoot.core.suppression import is_small, suppress
from folkmoot.funding.models import FundingDecision, RunBy
from folkmoot.funding.models.opportunity import Mode, Opportunity
from folkmoot.funding.models.passport import Group
from folkmoot.funding.sme import SmeShare, share_of
from folkmoot.funding.states import BID_FOR, OpportunityState
from folkmoot.people.models.organisation import SizeBand

NONE = "none"
WAS_BID_FOR = Q(bid__opportunity__opened_at__isnull=False) | Q(bid__opportunity__way__in=BID_FOR)


@dataclass(frozen=True)
class Rate:
    """Bids decided and awarded. None stands for a number too small to show."""

    label: str
    bids: int | None
    awarded: int | None
    amount: Decimal = Decimal(0)

    @property
    def percent(self) -> Decimal | None:
        if self.bids is None or self.awarded is None or not self.bids:
            return None
        return Decimal(100 * self.awarded) / self.bids


@dataclass(frozen=True)
class Funded:
    by_size: list[Rate]
    by_group: list[Rate]
    specialist: Rate
    amount: Decimal
    awards: int
    recorded: Decimal
    smes: SmeShare

    @property
    def any_group_said(self) -> bool:
        return self.specialist.bids != 0

    @property
    def reconciles(self) -> bool:
        return self.amount == self.recorded


def who_is_funded(day: date) -> Funded:
    """Five queries, however much was decided."""
    decisions = list(
        FundingDecision.objects.filter(
            bid__opportunity__mode=Mode.LIVE, bid__opportunity__state=OpportunityState.DECIDED
        )
        .annotate(was_bid_for=WAS_BID_FOR)
        .values_list("bid__organisation_id", "bid__organisation__size", "awarded", "amount", "was_bid_for")
    )
    groups: dict[int, list[str]] = {}
    for organisation, group in RunBy.objects.values_list("organisation_id", "group"):
        groups.setdefault(organisation, []).append(group)
    amounts: dict[str, Decimal] = {}
    for _organisation, size, awarded, amount, _bid_for in decisions:
        if awarded and amount is not None:
            amounts[size] = amounts.get(size, Decimal(0)) + amount
    # Where nobody was asked to bid, an award is no bid that won.
    bids_sent = [
        (organisation, size, awarded) for organisation, size, awarded, _amount, bid_for in decisions if bid_for
    ]
    sizes = [(size, awarded) for _organisation, size, awarded in bids_sent]
    by_group = [
        (group, awarded) for organisation, _size, awarded in bids_sent for group in groups.get(organisation, [NONE])
    ]
    labels = {str(group): str(group.label) for group in Group}
    rates = _hidden(by_group, labels)
    return Funded(
        by_size=[
            Rate(str(size.label if size else _("size not known")), bids, won, amounts.get(size, Decimal(0)))
            for size, (bids, won) in zip(SizeBand, _counted(sizes, [str(s) for s in SizeBand]), strict=True)
        ],
        by_group=rates,
        specialist=_specialist(
            [(organisation in groups, awarded) for organisation, _size, awarded in bids_sent], rates
        ),
        amount=sum(amounts.values(), Decimal(0)),
        awards=sum(awarded for _organisation, _size, awarded, *_rest in decisions),
        recorded=recorded_total(),
        smes=share_of(
            ((organisation, amount) for organisation, _size, won, amount, _bid_for in decisions if won and amount), day
        ),
    )


def _counted(rows: Iterable[tuple[str, bool]], keys: list[str]) -> list[tuple[int, int]]:
    bids, won = Counter(key for key, _awarded in rows), Counter(key for key, awarded in rows if awarded)
    return [(bids[key], won[key]) for key in keys]


def _hidden(rows: list[tuple[str, bool]], labels: Mapping[str, str]) -> list[Rate]:
    """By group, with small numbers hidden: the higher threshold, for what tells of health, faith and ethnicity."""
    keys = [*labels, NONE]
    counted = dict(zip(keys, _counted(rows, keys), strict=True))
    bids = suppress({key: sent for key, (sent, _won) in counted.items()}, special=True).counts
    won = suppress({key: awarded for key, (_sent, awarded) in counted.items()}, special=True).counts
    rates = []
    for key in labels:
        sent, awarded = bids[key], won[key]
        # Those refused are as telling as those awarded.
        if sent is None or (awarded is not None and is_small(sent - awarded, special=True)):
            awarded = None
        rates.append(Rate(labels[key], sent, awarded))
    return rates


def _specialist(rows: list[tuple[bool, bool]], groups: list[Rate]) -> Rate:
    """All specialist organisations, those run by and for one or more of the groups, as one line. Hidden where it is small,
    and where a single hidden group could be worked out from it."""
    label = _("all specialist organisations")
    sent, won = (Counter(special for special, awarded in rows if awarded or not only)[True] for only in (False, True))

    def shown(count: int, hidden: int) -> int | None:
        return None if is_small(count, special=True) or hidden == 1 else count

    bids = shown(sent, sum(rate.bids is None for rate in groups))
    awarded = shown(won, sum(rate.awarded is None for rate in groups))
    if bids is None or is_small(sent - won, special=True):
        awarded = None
    return Rate(label, bids, awarded)


def recorded_total() -> Decimal:
    """What the public record says was awarded: the last decision on each opportunity that still stands."""
    standing = {refer(row) for row in Opportunity.objects.filter(state=OpportunityState.DECIDED).only("pk")}
    last: dict[str, Any] = {}
    for subject, facts in (
        Entry.objects.filter(code="funding.opportunity.decided").order_by("number").values_list("subject", "facts")
    ):
        last[subject] = facts.get("amount", 0)
    return sum((Decimal(str(amount)) for subject, amount in last.items() if subject in standing), Decimal(0))
