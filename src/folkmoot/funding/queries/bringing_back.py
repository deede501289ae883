"""What a file that is brought back would change in a bid, told before any of it is kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from folkmoot.funding.copying import PLAN, Section
from folkmoot.funding.merging import merge
from folkmoot.funding.models import Bid
from folkmoot.funding.queries.parts import OFFER, answer_name, parts_of, version_of
from folkmoot.funding.queries.writing import count_words


@dataclass(frozen=True)
class Change:
    """One part of a bid beside what the file says. `after` is what would stand; None where two people clash."""

    section: Section
    before: str
    after: str | None
    most_words: int = 0

    @property
    def clashes(self) -> bool:
        return self.after is None

    @property
    def changes(self) -> bool:
        return self.after is not None and self.after.strip() != self.before

    @property
    def is_together(self) -> bool:
        """Whether a colleague's words, saved meanwhile, are in it too."""
        return self.changes and self.after != self.section.text

    @property
    def is_too_long(self) -> bool:
        return bool(self.most_words) and self.words > self.most_words

    @property
    def words(self) -> int:
        return count_words(self.after or "")


def what_would_change(bid: Bid, sections: Iterable[Section]) -> list[Change]:
    """Each section whose question is asked, in the order of the questions. Two queries, and three at most for each part
    that a colleague saved meanwhile."""
    given = {section.position: section for section in sections}
    parts = parts_of(bid)
    found = []
    if PLAN in given:
        there = given[PLAN]
        found.append(_change(bid, there, OFFER, parts.plan, bid.version, seen=there.version - 1))
    for row in bid.opportunity.criteria.order_by("position"):
        if section := given.get(row.position):
            name = answer_name(row.pk)
            at = parts.part(name).version
            found.append(
                _change(bid, section, name, parts.text(row.pk), at, seen=section.version, most_words=row.most_words)
            )
    return found


def _change(
    bid: Bid, section: Section, name: str, kept: str, version: int, *, seen: int, most_words: int = 0
) -> Change:
    after: str | None = section.text
    if section.text != kept.strip() and section.version != version and version:
        before = version_of(bid, name, seen) if seen >= 0 else None
        field = "outcome_plan" if name == OFFER else "text"
        after = merge(str(before.value.get(field, "")), kept, section.text) if before is not None else None
    return Change(section, kept.strip(), after, most_words)
