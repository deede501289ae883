"""How bids stand on the questions that are passed or not."""

from collections.abc import Sequence

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.funding.models import Bid, Judgement, Opportunity
from folkmoot.funding.queries.asked import pass_questions


class Passing(TextChoices):
    WAITS = "waits", _("not judged yet")
    PASSES = "passes", _("passes")
    FAILS = "fails", _("does not pass")


def passing_of(opportunity: Opportunity, bids: Sequence[Bid]) -> dict[int, Passing]:
    """By bid; empty where nothing is passed or not. Two queries at the most."""
    asked = pass_questions(opportunity).count()
    if not asked:
        return {}
    found: dict[int, list[bool]] = {bid.pk: [] for bid in bids}
    for bid_id, passes in Judgement.objects.filter(bid__in=bids).values_list("bid_id", "passes"):
        found[bid_id].append(passes)
    return {key: _stands(said, asked) for key, said in found.items()}


def _stands(said: list[bool], asked: int) -> Passing:
    if not all(said):
        return Passing.FAILS
    return Passing.PASSES if len(said) == asked else Passing.WAITS
