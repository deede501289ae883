"""The notices of the Procurement Act 2023, drafted from the case. Publishing them on the central platform is the act in
law; here nothing is typed a second time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.design.tags.words import day, money
from folkmoot.design.tags.words import moment as moment_words
from folkmoot.funding.models import (
    Award,
    ConflictsAssessment,
    ConflictStep,
    FundingDecision,
    NoticeCode,
    Opportunity,
    PublishedNotice,
    Route,
    StepKind,
)
from folkmoot.funding.owed import notices_owed
from folkmoot.funding.publishing.contracts import contracts_of
from folkmoot.funding.publishing.identity import known_by, ocid_of
from folkmoot.funding.publishing.ocds import is_procurement
from folkmoot.funding.publishing.values import above
from folkmoot.funding.queries.asked import scored_criteria
from folkmoot.funding.states import AwardState, OpportunityState, Way
from folkmoot.people.models import Organisation


@dataclass
class Draft:
    """One notice: what it says, whether it is time, and what has to be mended before it can go out."""

    code: NoticeCode
    when: str
    lines: list[tuple[str, Any]]
    is_due: bool
    missing: list[str] = field(default_factory=list)
    published: list[PublishedNotice] = field(default_factory=list)

    @property
    def title(self) -> str:
        return str(self.code.label)


def drafts_of(opportunity: Opportunity) -> list[Draft]:
    """Every notice that this case owes or has published, in order. A grant owes none, and so does a rehearsal.

    Which are owed is told by the row of law that the case began under, but for the pipeline notice: that is the body's.
    """
    if opportunity.is_rehearsal or not is_procurement(opportunity):
        return []
    case = _Case(opportunity)
    found = [make(case) for make in _MAKERS]
    noted: dict[str, list[PublishedNotice]] = {}
    for row in opportunity.published_notices.order_by("published_date", "pk"):
        noted.setdefault(row.code, []).append(row)
    for draft in found:
        draft.published = noted.get(draft.code, [])
    return [draft for draft in found if draft.published or (draft.is_due and draft.code in case.owed)]


class _Case:
    """What the notices of one case are made from, read once."""

    def __init__(self, opportunity: Opportunity) -> None:
        self.row = opportunity
        self.body: Organisation = opportunity.project.body
        self.lots = list(opportunity.lots.order_by("number"))
        self.criteria = list(scored_criteria(opportunity))
        assessed = ConflictsAssessment.objects.filter(opportunity=opportunity).order_by("made_at", "pk")
        self.assessed = {row.step: row for row in assessed}
        decided = opportunity.state == OpportunityState.DECIDED
        rows = FundingDecision.objects.filter(bid__opportunity=opportunity if decided else None)
        self.decisions = list(
            rows.select_related("bid__organisation", "bid__lot")
            .prefetch_related("bid__organisation__identifiers")
            .order_by("bid__lot__number", "-awarded", "pk")
        )
        self.award = Award.objects.exclude(state=AwardState.SET_ASIDE).filter(opportunity=opportunity).first()
        self.won = [row for row in self.decisions if row.awarded]
        self.contracts = contracts_of(self.won)

    @cached_property
    def owed(self) -> set[str]:
        if self.row.procedure is None:
            return set(NoticeCode.values)
        return {NoticeCode.UK1, *(notice.number for notice in notices_owed(self.row.procedure.notices))}

    @cached_property
    def head(self) -> list[tuple[str, Any]]:
        known = known_by(self.body)
        return [
            (_("Process identifier"), ocid_of(self.row)),
            (_("Contracting authority"), self.body.name + (f" ({known[0]}-{known[1]})" if known else "")),
            (_("Title"), self.row.title),
        ]

    @cached_property
    def subject(self) -> list[tuple[str, Any]]:
        return [
            *self.head,
            (_("Description"), self.row.summary),
            (_("Estimated value"), money(self.row.value)),
            (_("Contract length"), _("%(months)s months") % {"months": self.row.term_months}),
            (_("Suits voluntary organisations"), _("yes") if self.row.suits_vco else _("no")),
        ]

    @property
    def invites(self) -> bool:
        """Whether a notice invites others: the row of law says so; without one, wherever not a single one is talked with."""
        return self.row.procedure is not None or self.row.route != Route.NEGOTIATED

    @cached_property
    def bidding(self) -> list[tuple[str, Any]]:
        """When bids open and close, or when it begins where nobody bids."""
        if not self.row.has_bidding_period:
            return [(_("Begins"), day(self.row.opens_date))]
        return [(_("Bids open"), day(self.row.opens_date)), (_("Bids close"), moment_words(self.row.closes_at))]

    def conflicts(self, step: ConflictStep, missing: list[str]) -> tuple[str, Any]:
        """A notice says that the conflicts assessment was made (s.83); without one it cannot go out."""
        made = self.assessed.get(step)
        if made is None:
            missing.append(_("The conflicts assessment is missing: %(step)s.") % {"step": step.label})
        return (_("Conflicts assessment"), day(made.made_at) if made else _("not made"))


def _pipeline(case: _Case) -> Draft:
    row = case.row
    lines = [
        *case.subject,
        (_("Bids expected to open") if row.has_bidding_period else _("Expected to begin"), day(row.opens_date)),
        (_("Kind of route"), row.get_route_display()),
    ]
    when = _("Between 1 April and 26 May for the year ahead, where the body spends over £100 million a year.")
    least = above("pipeline", row.opens_date)
    return Draft(NoticeCode.UK1, when, lines, least is not None and row.value > least)


def _engagement(case: _Case) -> Draft:
    when = _("Before the tender notice, where you talked to possible bidders; or say in the tender notice why not.")
    said = case.row.no_announcement_reason
    lines = [
        *case.subject,
        (_("Announced ahead"), day(case.row.announced_at) if case.row.announced_at else said or _("no")),
    ]
    return Draft(NoticeCode.UK2, when, lines, case.invites)


def _planned(case: _Case) -> Draft:
    row = case.row
    lines = [
        *case.subject, *case.bidding,
        (_("How it is let"), row.get_route_display()),
    ]  # fmt: skip
    when = _("If you choose to, 40 days to 12 months before the tender notice.")
    return Draft(NoticeCode.UK3, when, lines, row.announced_at is not None)


def _tender(case: _Case) -> Draft:
    row, missing = case.row, list[str]()
    if row.was_bid_for and row.opened_at is None:
        missing.append(_("Bids are not open yet."))
    elif row.announced_at is None:
        missing.append(_("Nobody is invited yet."))
    lines = [
        *case.subject,
        *(
            (_("Lot %(number)s") % {"number": lot.number}, f"{lot.title}, {money(lot.value)}")
            for lot in case.lots
            if len(case.lots) > 1
        ),
        (_("How it is let"), f"{row.get_route_display()}: {row.route_reason}"),
        *case.bidding[1:],
        *([(_("Decision by"), day(row.decides_date))] if row.decides_date else []),
        (_("Conditions for taking part"), "; ".join(row.conditions)),
        *((_("Award criterion"), f"{one.title}, {one.weight} of 100") for one in case.criteria),
        case.conflicts(ConflictStep.NOTICE, missing),
    ]
    return Draft(NoticeCode.UK4, _("When bids are invited, or talks."), lines, case.invites, missing)


def _transparency(case: _Case) -> Draft:
    row, missing = case.row, list[str]()
    named = row.steps.filter(kind=StepKind.NAMED).select_related("organisation").last()
    lines = [*case.subject, (_("Why it is awarded directly"), named.reasons if named else row.route_reason)]
    if named is None:
        missing.append(_("No provider is named yet."))
    else:
        lines += [(_("Ground in the Act"), named.ground), (_("Supplier"), str(named.organisation))]
    lines.append(case.conflicts(ConflictStep.NOTICE, missing))
    is_direct = row.way == Way.DIRECT
    return Draft(NoticeCode.UK5, _("Before a direct award, in most cases."), lines, is_direct, missing)


def _awarded(case: _Case) -> Draft:
    missing: list[str] = []
    lines = list(case.head)
    for won in case.won:
        known = known_by(won.bid.organisation)
        number = f" ({known[0]}-{known[1]})" if known else ""
        lines.append((_("Supplier"), f"{won.bid.organisation.name}{number}, {won.bid.lot.title}, {money(won.amount)}"))
    lines += [
        (_("Bids assessed"), len(case.decisions)),
        (_("Bids not awarded"), len(case.decisions) - len(case.won)),
        (_("Decided"), day(case.award.decided_at) if case.award else "–"),
        (
            _("Standstill ends"),
            day(case.award.standstill_ends_date)
            if case.award and case.award.standstill_ends_date
            else _("none is owed"),
        ),
        (_("Assessment summaries given"), day(case.award.decided_at) if case.award else "–"),
        case.conflicts(ConflictStep.AWARD, missing),
    ]
    return Draft(
        NoticeCode.UK6, _("Before the contract is signed; it begins the standstill."), lines, bool(case.won), missing
    )


def _details(case: _Case) -> Draft:
    missing = [] if case.contracts else [_("No agreement is signed yet.")]
    lines = list(case.head)
    for one in case.contracts:
        last = one.end_date - timedelta(days=1)
        words = f"{one.identifier}, {money(one.value)}, {day(one.start_date)} – {day(last)}"
        lines += [(_("Contract"), words), (_("Signed"), day(one.signed_date))]
    lines.append(case.conflicts(ConflictStep.AWARD, missing))
    when = _("Within 30 days of signing, 120 for light-touch contracts; below the threshold as soon as you can.")
    return Draft(NoticeCode.UK7, when, lines, bool(case.won), missing)


def _ended(case: _Case) -> Draft:
    row = case.row
    nobody = row.state == OpportunityState.DECIDED and not case.won
    reasons = row.withdrawn_reason or "\n\n".join(one.reasons for one in case.decisions if nobody)
    lines = [*case.head, (_("Why it ended without an award"), reasons)]
    told = row.opened_at is not None or row.published_notices.filter(code__in=(NoticeCode.UK4, NoticeCode.UK5)).exists()
    ended = (row.state == OpportunityState.WITHDRAWN and told) or nobody
    return Draft(NoticeCode.UK12, _("As soon as you decide not to award."), lines, ended)


_MAKERS: tuple[Callable[[_Case], Draft], ...] = (
    _pipeline, _engagement, _planned, _tender, _transparency, _awarded, _details, _ended,
)  # fmt: skip
