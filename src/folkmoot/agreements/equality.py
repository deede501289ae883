"""Who uses a service, by group, so that nobody can be picked out (ledger EQ-12, MP-19).

Three things keep a small count from being worked out. One threshold, the higher one, for every table of a report,
because all its tables count the same people: a total shown beside one table would give away what another hides. Hidden
cells that leave each other more than one possible value (`core.suppression`). And what is shown is rounded to fives,
so that taking one table from another, one year from the next, or a file from the file of the day before it was
corrected, never gives a small count. Nothing is ever added up over periods: each report stands alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models.assessment import Group
from folkmoot.core.suppression import is_small, suppress

ROUND = 5
NOT_SAID = "not_said"
YES_NO = (("yes", _("yes")), ("no", _("no")))
ANSWERS: dict[str, tuple[tuple[str, Any], ...]] = {
    Group.AGE: (("under_18", _("under 18")), ("18_34", _("18 to 34")), ("35_64", _("35 to 64")), ("65_up", _("65 and over"))),
    Group.DISABILITY: YES_NO,
    Group.GENDER_REASSIGNMENT: YES_NO,
    Group.MARRIAGE: YES_NO,
    Group.PREGNANCY: YES_NO,
    Group.RACE: (("asian", _("Asian")), ("black", _("Black")), ("mixed", _("mixed")), ("white", _("White")), ("other", _("another"))),
    Group.RELIGION: (("none", _("no religion")), ("christian", _("Christian")), ("hindu", _("Hindu")), ("jewish", _("Jewish")),
                     ("muslim", _("Muslim")), ("sikh", _("Sikh")), ("other", _("another"))),
    Group.SEX: (("female", _("female")), ("male", _("male"))),
    Group.SEXUAL_ORIENTATION: (("straight", _("straight")), ("lgb", _("lesbian, gay, bisexual or another"))),
    Group.CARE_EXPERIENCE: YES_NO,
    Group.CARERS: YES_NO,
    Group.LOW_INCOME: YES_NO,
}  # fmt: skip


def answers_of(group: str) -> list[tuple[str, Any]]:
    """The answers offered for a group, with "did not say" last, so that every table counts everybody."""
    return [*ANSWERS[group], (NOT_SAID, _("did not say"))]


@dataclass(frozen=True)
class Table:
    """One table as anybody may see it: None stands for a hidden count."""

    group: str
    rows: list[tuple[Any, int | None]]
    total: int | None

    @property
    def title(self) -> Any:
        return Group(self.group).label


def rounded(count: int) -> int:
    """To the nearest five; a count that may be shown is never shown as nought."""
    nearest = ROUND * round(Decimal(count) / ROUND)
    return max(nearest, ROUND) if count else 0


def shown(counts: Mapping[str, int]) -> tuple[dict[str, int | None], int | None]:
    """Counts of the same people by answer, and their total, as they may be published."""
    safe = suppress(counts, special=True, spare=NOT_SAID)
    cells = {key: None if count is None else rounded(count) for key, count in safe.counts.items()}
    return cells, None if safe.total is None else rounded(safe.total)


def tables_of(counts: Iterable[tuple[str, str, int]]) -> list[Table]:
    """Tables for a report from its (group, answer, people), in the order in which groups are asked about."""
    by_group: dict[str, dict[str, int]] = {}
    for group, answer, people in counts:
        by_group.setdefault(group, {})[answer] = people
    tables = []
    for group in ANSWERS:
        if group in by_group:
            cells, total = shown(by_group[group])
            rows = [(label, cells[key]) for key, label in answers_of(group) if key in cells]
            tables.append(Table(group, rows, total))
    return tables


# A measure counted in one of these counts people, so a small figure could give somebody away.
PEOPLE_UNITS = frozenset(
    "people persons adults children residents households families members volunteers carers patients pupils".split()
)


def counts_people(unit: str) -> bool:
    return bool(set(unit.casefold().replace(",", " ").split()) & PEOPLE_UNITS)


def figure(value: Decimal | None, unit: str) -> Decimal | None:
    """A measure's figure as anybody may see it: None where it counts too few people."""
    if value is None or not counts_people(unit):
        return value
    whole = int(value)
    return None if is_small(whole) or (0 < value < 1) else value
