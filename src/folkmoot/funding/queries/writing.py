"""A bid as its writers see it: what is asked, what is done, what is still to do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.funding.models import Bid, BidAnswer, Criterion


def count_words(text: str) -> int:
    return len(text.split())


@dataclass(frozen=True)
class Asked:
    """One question of a bid with the answer so far."""

    criterion: Criterion
    answer: BidAnswer | None

    @property
    def text(self) -> str:
        return self.answer.text if self.answer else ""

    @property
    def words(self) -> int:
        return count_words(self.text)

    @property
    def is_too_long(self) -> bool:
        return self.words > self.criterion.most_words

    @property
    def is_done(self) -> bool:
        return self.words > 0 and not self.is_too_long


def questions_of(bid: Bid) -> list[Asked]:
    """Every criterion with this bid's answer, in order. Two queries."""
    answers = {answer.criterion_id: answer for answer in bid.answers.all()}
    criteria = Criterion.objects.filter(opportunity=bid.opportunity_id).order_by("position")
    return [Asked(criterion, answers.get(criterion.pk)) for criterion in criteria]


def what_is_missing(bid: Bid) -> list[str]:
    """What keeps a bid from being complete, in words for its writers."""
    missing = []
    if not bid.outcome_plan.strip():
        missing.append(_("how you will bring about the outcome"))
    if bid.price is None:
        missing.append(_("the price"))
    for asked in questions_of(bid):
        if not asked.words:
            missing.append(asked.criterion.title)
        elif asked.is_too_long:
            missing.append(
                _("%(title)s (%(over)s words too long)")
                % {"title": asked.criterion.title, "over": asked.words - asked.criterion.most_words}
            )
    return missing
