"""How an organisation stands today: its governance under four headings, and whether it keeps people safe."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import OuterRef, Subquery

from folkmoot.agreements.anchoring.rules import FLAGGED_DAYS
from folkmoot.agreements.models import GovernanceCheck, Heading, SafeguardingCheck
from folkmoot.people.models import Organisation


class Standing(StrEnum):
    PASS = "pass"  # noqa: S105
    DUE = "due"
    FAIL = "fail"


@dataclass(frozen=True)
class Line:
    """One check as it stands: never looked at or run out is due; looked at and not in order is fail."""

    heading: Heading | None
    state: Standing
    expires_date: date | None = None
    checked_date: date | None = None
    is_soon: bool = False

    @property
    def label(self) -> str:
        return str(self.heading.label) if self.heading else ""


def line_of(check: GovernanceCheck | SafeguardingCheck | None, today: date, heading: Heading | None = None) -> Line:
    if check is None:
        return Line(heading, Standing.DUE)
    if not check.passed:
        return Line(heading, Standing.FAIL, None, check.checked_date)
    until = check.until_date if isinstance(check, SafeguardingCheck) else check.expires_date
    if until <= today:
        return Line(heading, Standing.DUE, until, check.checked_date)
    soon = until <= today + timedelta(days=FLAGGED_DAYS)
    return Line(heading, Standing.PASS, until, check.checked_date, soon)


def governance_of(organisation: Organisation | int, today: date) -> list[Line]:
    """Four lines, one a heading, from the latest check of each. One query."""
    latest: dict[str, GovernanceCheck] = {}
    for row in GovernanceCheck.objects.filter(organisation=organisation).order_by("checked_date", "pk"):
        latest[row.heading] = row
    return [line_of(latest.get(heading), today, heading) for heading in Heading]


def worst(lines: Iterable[Line]) -> Standing:
    states = {line.state for line in lines}
    return Standing.FAIL if Standing.FAIL in states else Standing.DUE if Standing.DUE in states else Standing.PASS


def is_sound(organisation: Organisation | int, today: date) -> bool:
    """In good order under all four headings, each in date."""
    return worst(governance_of(organisation, today)) == Standing.PASS


def safeguarding_of(keys: Iterable[int], today: date) -> dict[int, Line]:
    """How each of these organisations stands, by its latest check, however many there were before. One query."""
    wanted = list(keys)
    newest = SafeguardingCheck.objects.filter(organisation=OuterRef("organisation")).order_by("-checked_date", "-pk")
    rows = SafeguardingCheck.objects.filter(organisation__in=wanted, pk=Subquery(newest.values("pk")[:1]))
    latest = {row.organisation_id: row for row in rows}
    return {key: line_of(latest.get(key), today) for key in wanted}
