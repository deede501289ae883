from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy
from folkmoot.funding.models import Counting, Criterion, Opportunity
from folkmoot.funding.scoring import FULL
from folkmoot.funding.states import OpportunityState
from folkmoot.people.models import Person

MOST_WORDS = 2000


@transaction.atomic
def add_criterion(
    opportunity: Opportunity,
    *,
    title: str,
    question: str,
    weight: int,
    by: Person,
    now: datetime,
    is_price: bool = False,
    is_social_value: bool = False,
    most_words: int = 500,
    under: str = "",
    counts: str = Counting.SCORED,
) -> Criterion:
    """Add what bids are scored on. Refused once bids are open (ledger TR-02), or if the price were all (CC-04).

    A question that is passed or not, or for information, weighs nothing, whatever `weight` says.
    """
    capacity, opportunity = _open_to_change(opportunity, by, now)
    place = (opportunity.criteria.aggregate(last=Max("position"))["last"] or 0) + 1
    criterion = Criterion(
        opportunity=opportunity, position=place, title=title, question=question, counts=counts,
        weight=_weight(weight, counts), is_price=is_price, is_social_value=is_social_value, most_words=most_words, under=under.strip(), written_at=now,
    )  # fmt: skip
    _refuse_if_wrong(criterion)
    criterion.save()
    _record(criterion, "funding.criterion.added", capacity, by, now)
    return criterion


@transaction.atomic
def change_criterion(
    criterion: Criterion,
    *,
    title: str,
    question: str,
    weight: int,
    by: Person,
    now: datetime,
    is_price: bool = False,
    is_social_value: bool = False,
    most_words: int = 500,
    under: str = "",
    counts: str = Counting.SCORED,
) -> Criterion:
    """Change a criterion before bids open. Afterwards it is refused: bidders wrote for it as it stood (TR-02)."""
    capacity, _opportunity = _open_to_change(criterion.opportunity, by, now)
    criterion = locked(criterion)
    criterion.title, criterion.question = title, question
    criterion.counts, criterion.weight = counts, _weight(weight, counts)
    criterion.is_price, criterion.is_social_value, criterion.most_words = is_price, is_social_value, most_words
    criterion.written_at, criterion.under = now, under.strip()
    _refuse_if_wrong(criterion)
    criterion.save()
    _record(criterion, "funding.criterion.changed", capacity, by, now)
    return criterion


@transaction.atomic
def remove_criterion(criterion: Criterion, *, by: Person, now: datetime) -> None:
    """Take a criterion away before bids open; afterwards it is refused (TR-02)."""
    capacity, _opportunity = _open_to_change(criterion.opportunity, by, now)
    criterion.delete()
    _record(criterion, "funding.criterion.removed", capacity, by, now)


def _open_to_change(opportunity: Opportunity, by: Person, now: datetime) -> tuple[str, Opportunity]:
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    opportunity = locked(opportunity)
    if opportunity.state not in (OpportunityState.DRAFT, OpportunityState.ANNOUNCED):
        raise Refused(_("Bids have opened, so the criteria and their weights are fixed. They cannot be changed."))
    return capacity, opportunity


def _weight(weight: int, counts: str) -> int:
    return weight if counts == Counting.SCORED else 0


def _refuse_if_wrong(criterion: Criterion) -> None:
    if not criterion.is_scored and (criterion.is_price or criterion.is_social_value):
        raise Refused(
            _("The price and social value are scored. Choose “scored”, or leave those boxes."), field="counts"
        )
    if criterion.is_scored and not 1 <= criterion.weight <= FULL:
        raise Refused(_("A weight is a whole number from 1 to 100."), field="weight")
    if criterion.is_price and criterion.weight == FULL:
        raise Refused(
            _("The price cannot be all that counts. Give it less than 100 and score quality too."), field="weight"
        )
    if criterion.is_price and criterion.is_social_value:
        raise Refused(_("A criterion is about the price or about social value, not both."), field="is_social_value")
    if not 20 <= criterion.most_words <= MOST_WORDS:
        raise Refused(_("Allow between 20 and 2,000 words for an answer."), field="most_words")
    others = criterion.opportunity.criteria.exclude(pk=criterion.pk)
    if criterion.is_price and others.filter(is_price=True).exists():
        raise Refused(_("There is a criterion for the price already."), field="is_price")
    if sum(others.values_list("weight", flat=True)) + criterion.weight > FULL:
        raise Refused(_("The weights would come to more than 100. Lower another first."), field="weight")


def _record(criterion: Criterion, code: str, capacity: str, by: Person, now: datetime) -> None:
    record(
        by, code, criterion.opportunity, capacity=capacity, now=now,
        facts={"place": criterion.position, "weight": criterion.weight, "price": criterion.is_price},
        touching=[criterion.opportunity.project],
    )  # fmt: skip
