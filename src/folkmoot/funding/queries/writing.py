"""A bid as its writers see it: what is asked, what is done, what is still to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.funding.models import Bid, Criterion
from folkmoot.funding.queries.parts import Parts, parts_of


def count_words(text: str) -> int:
    return len(text.split())


@dataclass(frozen=True)
class Asked:
    """One question of a bid with the answer so far."""

    criterion: Criterion
    text: str

    @property
    def words(self) -> int:
        return count_words(self.text)

    @property
    def is_too_long(self) -> bool:
        return self.words > self.criterion.most_words

    @property
    def is_done(self) -> bool:
        return self.words > 0 and not self.is_too_long


def asked_of(criteria: Iterable[Criterion], answers: Mapping[int, str]) -> list[Asked]:
    """Each criterion with its answer, in the order given."""
    return [Asked(criterion, answers.get(criterion.pk, "")) for criterion in criteria]


def questions_of(bid: Bid, parts: Parts | None = None) -> list[Asked]:
    """Every criterion with this bid's answer, in order. For its own people; the panel reads through `content_of`."""
    parts = parts_of(bid) if parts is None else parts
    criteria = list(Criterion.objects.filter(opportunity=bid.opportunity_id).order_by("position"))
    return asked_of(criteria, {row.pk: parts.text(row.pk) for row in criteria})


def what_is_missing(bid: Bid, parts: Parts | None = None) -> list[str]:
    """What keeps a bid from being complete, in words for its writers."""
    parts = parts_of(bid) if parts is None else parts
    missing = []
    if not parts.plan.strip():
        missing.append(_("how you will bring about the outcome"))
    if parts.price is None:
        missing.append(_("the price"))
    for asked in questions_of(bid, parts):
        if not asked.words:
            missing.append(asked.criterion.title)
        elif asked.is_too_long:
            missing.append(
                _("%(title)s (%(over)s words too long)")
                % {"title": asked.criterion.title, "over": asked.words - asked.criterion.most_words}
            )
    return missing
