"""Findings as pages show them: for a case, a gate, a body, a rulebook."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Count, F, Model, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from folkmoot.commitments.models import Explanation, Finding, Rulebook, Undertaking
from folkmoot.commitments.states import FindingState, Force, RulebookState
from folkmoot.core.audiences import PUBLIC
from folkmoot.core.subjects import refer
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind

SETTLED = (FindingState.KEPT, FindingState.EXPLAINED, FindingState.NOT_APPLICABLE)


def findings_of(thing: Model, tokens: Iterable[str], *, everything: bool = False) -> QuerySet[Finding]:
    """What checks found on a row and on everything that belongs to its case, as far as `tokens` may see it.

    Leaves out what does not apply, unless `everything` is asked for.
    """
    subject = refer(thing)
    left_out = [] if everything else [FindingState.NOT_APPLICABLE]
    return (
        Finding.objects.filter(Q(subject=subject) | Q(case=subject), audience__in=list(tokens))
        .exclude(state__in=left_out)
        .select_related("undertaking__rulebook", "body")
        .order_by("undertaking__rulebook__title", "undertaking__position", "pk")
    )


@dataclass(frozen=True)
class GateItem:
    """One line of a gate's task list: an undertaking, how it stands, and whether it may be explained."""

    undertaking: Undertaking
    state: FindingState
    sentence: str
    explanation: Explanation | None

    @property
    def is_settled(self) -> bool:
        return self.state in SETTLED

    @property
    def may_be_explained(self) -> bool:
        return self.undertaking.force == Force.EXPLAIN and not self.is_settled


def gate_items(case: Any, gate: str, findings: Iterable[Finding] | None = None) -> list[GateItem]:
    """The task list of a gate: the undertakings of the case's own framework version (ledger CC-07).

    `case` has a `framework`. At most three queries, one fewer with its `findings` at hand. An undertaking no check has
    looked at yet is due.
    """
    subject = refer(case)
    if findings is None:
        findings = Finding.objects.filter(subject=subject, undertaking__gate=gate)
    found = {row.undertaking_id: row for row in findings if row.subject == subject}
    explanations = {}
    if any(row.state == FindingState.EXPLAINED for row in found.values()):
        explanations = {row.undertaking_id: row for row in Explanation.objects.filter(subject=subject)}
    items = []
    for undertaking in Undertaking.objects.filter(rulebook=case.framework_id, gate=gate).order_by("position"):
        finding = found.get(undertaking.pk)
        state = FindingState(finding.state) if finding else FindingState.DUE
        sentence = finding.sentence if finding else _("Nothing has been written down yet.")
        items.append(GateItem(undertaking, state, sentence, explanations.get(undertaking.pk)))
    return items


def what_stops(items: Iterable[GateItem]) -> list[GateItem]:
    """The items that keep a gate shut."""
    return [item for item in items if not item.is_settled]


@dataclass(frozen=True)
class Tally:
    """How many findings stand in each state. Not-applicable ones are counted apart, never as kept."""

    kept: int = 0
    explained: int = 0
    due: int = 0
    broken: int = 0
    not_applicable: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(**{field.name: getattr(self, field.name) + getattr(other, field.name) for field in fields(self)})

    @property
    def looked_at(self) -> int:
        return self.kept + self.explained + self.due + self.broken


def tally(findings: QuerySet[Finding]) -> Tally:
    """Count findings by state, in one query."""
    counts = findings.order_by().values_list("state").annotate(count=Count("pk"))
    return Tally(**dict(counts))


def title_of_rulebook(code: Any) -> Subquery:
    """The title that a rulebook has in its version in force, for a query of something that names its code."""
    versions = Rulebook.objects.filter(code=code, state=RulebookState.ADOPTED)
    return Subquery(versions.values("title")[:1])


def tallies_by_rulebook() -> dict[str, Tally]:
    """Count what everyone may see by the code of its rulebook. Two queries: the undertakings are few."""
    codes = dict(Undertaking.objects.values_list("pk", "rulebook__code"))
    tallies: dict[str, Tally] = {}
    for undertaking, counted in tallies_by(public_findings(), "undertaking").items():
        tallies[codes[undertaking]] = tallies.get(codes[undertaking], Tally()) + counted
    return tallies


def tallies_by(findings: QuerySet[Finding], field: str) -> dict[Any, Tally]:
    """Count findings by state for each value of a field, in one query."""
    grouped: dict[Any, dict[str, int]] = {}
    for key, state, count in findings.order_by().values_list(field, "state").annotate(count=Count("pk")):
        grouped.setdefault(key, {})[state] = count
    return {key: Tally(**counts) for key, counts in grouped.items()}


def public_findings() -> QuerySet[Finding]:
    """What everyone may see, of the versions in force or still kept by a case."""
    return Finding.objects.filter(audience=PUBLIC).select_related("undertaking__rulebook", "body")


def worst_first(findings: QuerySet[Finding]) -> QuerySet[Finding]:
    """Broken, then due (soonest first), explained, kept, not applicable: for the few of one case."""
    return findings.order_by("state", F("due_date").asc(nulls_last=True), "-found_at", "pk")


def worst_and_newest_first(findings: QuerySet[Finding]) -> QuerySet[Finding]:
    """The same states in the same order, the newest first in each: a page of it is read from an index alone."""
    return findings.order_by("state", "-found_at", "-pk")


def newest(findings: QuerySet[Finding], *states: FindingState, most: int) -> list[Finding]:
    """The newest findings in the first of these states, then in the next, until there are enough.

    One query for each state, and each reads no more rows than it returns however many there are.
    """
    rows: list[Finding] = []
    for state in states:
        if len(rows) < most:
            rows += findings.filter(state=state).order_by("-found_at", "-pk")[: most - len(rows)]
    return rows


def explanations_for(findings: Iterable[Finding]) -> dict[tuple[int, str], Explanation]:
    """The explanations that stand beside these findings, by undertaking and subject."""
    rows = [finding for finding in findings if finding.state == FindingState.EXPLAINED]
    found = Explanation.objects.filter(
        undertaking__in=[row.undertaking_id for row in rows], subject__in=[row.subject for row in rows]
    )
    return {(row.undertaking_id, row.subject): row for row in found}


def still_to_attest(body: Organisation, today: date) -> QuerySet[Undertaking]:
    """The undertakings of rulebooks a body has signed that it has to attest and has not, or not lately."""
    signed = {row.rulebook_code: row.side for row in body.signatures.all() if row.is_bound}
    mine = Q(pk__in=[])
    for code, side in signed.items():
        mine |= Q(rulebook__code=code, side__in=[side, "everyone"])
    return (
        Undertaking.objects.filter(mine, rulebook__state=RulebookState.ADOPTED, shown_by="attestation")
        .exclude(attestations__in=body.attestations.filter(review_date__gte=today))
        .select_related("rulebook")
        .order_by("rulebook__title", "position")
    )


def has_compact_contact(body: Organisation, today: date) -> bool:
    """Whether somebody holds the post of Compact host there today: whom to ask about what the body signed."""
    return body.roles.on(today).filter(kind=RoleKind.COMPACT_HOST).exists()
