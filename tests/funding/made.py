"""Opportunities at each point of their life, for any room's tests, made through actions.

Projects, outcomes and specifications are written straight to the tables: their own rooms test how they come about.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from folkmoot.citizens.models import Completion, Course
from folkmoot.commissioning.models import Project, Specification
from folkmoot.commissioning.models.project import ServiceKind
from folkmoot.commissioning.states import DocumentState, Stage
from folkmoot.commitments.models import Rulebook
from folkmoot.core.clock import LONDON, day_of
from folkmoot.evidence.models import Theme
from folkmoot.funding import actions
from folkmoot.funding.actions.refusing import owes_a_talk, owes_social_value
from folkmoot.funding.catalogues import default_catalogue
from folkmoot.funding.models import (
    AssessmentSummary,
    Bid,
    ConflictStep,
    Counting,
    Criterion,
    Opportunity,
    PanelMember,
    Route,
)
from folkmoot.funding.queries.conflicts import owes_assessment
from folkmoot.needs.models import Board, Outcome, Priority
from tests.kept import kept


def project(cast: Any, now: datetime, **changes: Any) -> Project:
    """The council's, in its deliver stage."""
    board = Board.objects.create(name="Board", purpose="To agree.", area=cast.borough, host=cast.bodies.cvs)
    priority = Priority.objects.create(
        board=board, title="Company in the daytime", reasons="It came up everywhere.", agreed_at=now,
        members_taking_part=4, residents_taking_part=1,
    )  # fmt: skip
    outcome = Outcome.objects.create(
        priority=priority, title="Fewer adults are often lonely", theme=Theme.MENTAL_HEALTH, horizon_months=24
    )
    given = {
        "title": "Weekday company",
        "summary": "Somewhere warm to sit and talk.",
        "body": cast.bodies.council,
        "area": cast.north,
        "priority": priority,
        "outcome": outcome,
        "service_kind": ServiceKind.ISOLATION,
        "existing_service": True,
        "lead": cast.lead,
        "framework": Rulebook.objects.get(code="commissioning-framework"),
        "stage": Stage.DELIVER,
        "opened_at": now,
    }
    return Project.objects.create(**{**given, **changes})


def specification(project: Project, now: datetime, **changes: Any) -> Specification:
    given = {
        "task_group": "Tea and talk group",
        "purpose": "That people have somebody to talk to.",
        "people_served": "Adults who are often alone.",
        "choice_and_control": "They choose when they come.",
        "rights": "Nobody has to say why they come.",
        "affordability": "It is free.",
        "state": DocumentState.AGREED,
        "agreed_at": now,
    }
    return Specification.objects.create(project=project, outcome=project.outcome, **{**given, **changes})


def terms(now: datetime, **changes: Any) -> dict[str, Any]:
    """What an officer types to prepare an opportunity: opens in 30 days, closes 30 days later at midday."""
    opens = day_of(now) + timedelta(days=30)
    return {
        "title": "Weekday company in Northfield",
        "summary": "Run a warm room where people can sit and talk.",
        "route": Route.GRANT,
        "route_reason": "Groups near the river can shape it with us.",
        "value": Decimal("96000"),
        "term_months": 24,
        "eligibility": "You work in the borough.\nYou have a safeguarding policy.",
        "opens_date": opens,
        "closes_at": midday(opens + timedelta(days=30)),
        "decides_date": opens + timedelta(days=60),
        **changes,
    }


def midday(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=LONDON)


CRITERIA = (
    {"title": "How it will work", "question": "How will you run it?", "weight": 50},
    {"title": "Good for the borough", "question": "What else will it bring?", "weight": 20, "is_social_value": True},
    {"title": "Price", "question": "What does the price pay for?", "weight": 30, "is_price": True},
)


def bought(cast: Any, now: datetime) -> dict[str, Any]:
    """What makes an opportunity one for which the law asks a standstill: a large contract for an ordinary service."""
    large = project(cast, now, service_kind=ServiceKind.ENVIRONMENT)
    return {"for_project": large, "route": Route.COMPETITIVE, "value": Decimal("250000")}


@kept
def prepared(
    cast: Any, now: datetime, *, for_project: Project | None = None, asks: Sequence[dict[str, Any]] = (), **changes: Any
) -> Opportunity:
    """With three criteria whose weights come to 100, and what else it `asks`."""
    made = for_project or project(cast, now)
    if not made.specifications.exists():
        specification(made, now)
    opportunity = actions.prepare_opportunity(made, **terms(now, **changes), by=made.lead, now=now)
    for row in (*CRITERIA, *asks):
        actions.add_criterion(opportunity, **row, by=made.lead, now=now)
    assessed(opportunity, ConflictStep.NOTICE, now)
    return opportunity


def assessed(opportunity: Opportunity, step: str, now: datetime) -> None:
    """The conflicts assessment at a step, where the law asks for it."""
    if not owes_assessment(opportunity):
        return
    words = {"asked": "The lead and the task group.", "found": "Nobody has an interest."}
    actions.assess_conflicts(opportunity, step=step, **words, by=opportunity.project.lead, now=now)


@kept
def announced(cast: Any, now: datetime, **changes: Any) -> Opportunity:
    return actions.announce(prepared(cast, now, **changes), by=cast.lead, now=now)


@kept
def opened(cast: Any, now: datetime, **changes: Any) -> Opportunity:
    """Announced at `now`, open 30 days later."""
    row = announced(cast, now, **changes)
    weighed_up(row, cast, now)
    return actions.open_bids(row, by=cast.lead, now=now + timedelta(days=30))


def weighed_up(row: Opportunity, cast: Any, now: datetime) -> None:
    """What the law asks before large buying begins, where it asks it."""
    if owes_social_value(row, now):
        actions.consider_social_value(
            row.plan, catalogue="Ours", outcomes=default_catalogue().outcomes[:1], how="Jobs.", asks_people=False,
            asking_reason="We asked last year.", by=cast.lead, now=now,
        )  # fmt: skip
    if owes_a_talk(row):
        actions.waive_engagement(row.plan, reasons="We talked with every firm last spring.", by=cast.lead, now=now)


def while_open(opportunity: Opportunity) -> datetime:
    """A moment a day after opening."""
    return opportunity.opened_at + timedelta(days=1)


def bid(opportunity: Opportunity, organisation: Any, by: Any, now: datetime, *, price: str = "90000") -> Bid:
    """Complete, not yet submitted."""
    row = actions.start_bid(opportunity, organisation, meets=[True] * len(opportunity.conditions), by=by, now=now)
    row = actions.save_offer(
        row,
        outcome_plan="We open the hall and sit down with people.",
        price=Decimal(price),
        seen_version=1,
        by=by,
        now=now,
    )
    for criterion in opportunity.criteria.order_by("position"):
        actions.save_answer(row, criterion, text=f"{organisation} answers.", by=by, now=now)
    return row


@dataclass
class Closed:
    """An opportunity whose bids have closed: riverside and silver bid; the lead, the citizen and the NHS sit."""

    opportunity: Opportunity
    riverside: Bid
    silver: Bid
    seats: dict[str, PanelMember]
    now: datetime

    @property
    def bids(self) -> list[Bid]:
        return [self.riverside, self.silver]

    @property
    def criteria(self) -> list[Criterion]:
        return list(self.opportunity.criteria.filter(counts=Counting.SCORED).order_by("position"))


def train(cast: Any, person: Any, now: datetime) -> None:
    course, _created = Course.objects.get_or_create(
        title="How services are commissioned", provider=cast.bodies.cvs, is_core=True, hours=12,
        analyse="Need.", plan="Options.", deliver="Bids.", review="Results.",
    )  # fmt: skip
    Completion.objects.get_or_create(
        course=course,
        person=person,
        defaults={"completed_date": day_of(now) - timedelta(days=100), "confirmed_as": "volunteer centre worker"},
    )


def closed_and_opened(opportunity: Opportunity, cast: Any, now: datetime) -> Opportunity:
    """Closed by the lead, opened with the lead by the colleague."""
    actions.close_bids(opportunity, by=cast.lead, now=now)
    return actions.open_seal(opportunity, by=cast.colleague, now=now).opportunity


@kept
def closed(cast: Any, now: datetime, *, without_names: bool = False, **changes: Any) -> Closed:
    opportunity = opened(cast, now, **changes)
    moment = while_open(opportunity)
    if without_names:
        actions.plan_panel(opportunity, is_blind=True, by=cast.lead, now=moment)
    riverside = actions.submit_bid(bid(opportunity, cast.bodies.riverside, cast.vco, moment), by=cast.vco, now=moment)
    silver = actions.submit_bid(bid(opportunity, cast.bodies.silver, cast.rival, moment), by=cast.rival, now=moment)
    train(cast, cast.citizen, now)
    seats = {
        key: actions.seat_panel_member(
            opportunity, getattr(cast, key), is_citizen=key == "citizen", by=cast.lead, now=moment
        )
        for key in ("lead", "citizen", "nhs")
    }
    after = opportunity.closes_at + timedelta(hours=1)
    opportunity = closed_and_opened(opportunity, cast, after)
    riverside.refresh_from_db()
    silver.refresh_from_db()
    return Closed(opportunity, riverside, silver, seats, after)


@kept
def declared(cast: Any, now: datetime, **changes: Any) -> Closed:
    """Every member has declared that they have no interest in either bidder."""
    made = closed(cast, now, **changes)
    for key in made.seats:
        for row in made.bids:
            actions.declare(row, is_conflict=False, by=getattr(cast, key), now=made.now)
    assessed(made.opportunity, ConflictStep.READING, made.now)
    return made


@kept
def declared_blind(cast: Any, now: datetime) -> Closed:
    """As `declared`, on a panel that scores without names."""
    return declared(cast, now, without_names=True)


@kept
def scored(cast: Any, now: datetime, **changes: Any) -> Closed:
    """Everyone has scored and locked: riverside 4, silver 3, on every criterion."""
    return score_all(cast, declared(cast, now, **changes))


def score_all(cast: Any, made: Closed) -> Closed:
    for key, seat in made.seats.items():
        person = getattr(cast, key)
        for row, score in ((made.riverside, 4), (made.silver, 3)):
            actions.score_bid(
                row, scores=dict.fromkeys(made.criteria, (score, "Clear and close to people.")), by=person, now=made.now
            )
        actions.lock_scores(seat, by=person, now=made.now)
        seat.refresh_from_db()
    return made


@kept
def moderated(cast: Any, now: datetime, **changes: Any) -> Closed:
    made = scored(cast, now, **changes)
    for row, score in ((made.riverside, Decimal(4)), (made.silver, Decimal(3))):
        agreed = dict.fromkeys(made.criteria, (score, "We all saw it the same way."))
        actions.moderate(row, agreed=agreed, by=cast.lead, now=made.now)
    return made


def words_for(made: Closed) -> dict[Bid, tuple[str, str]]:
    """Reasons and feedback for each bidder."""
    return {
        made.riverside: ("Closest to the people it is for.", "Your plan for volunteers is strong."),
        made.silver: ("Good, but further away.", "Say more about mornings."),
    }


@kept
def chosen(cast: Any, now: datetime, **changes: Any) -> Closed:
    """£90,000 is proposed for riverside."""
    made = moderated(cast, now, **changes)
    assessed(made.opportunity, ConflictStep.AWARD, made.now)
    actions.choose_winners(made.opportunity, awards={made.riverside: Decimal("90000")}, by=cast.lead, now=made.now)
    return made


def write_to(
    bid: Bid, by: Any, now: datetime, *, reasons: str, feedback: str, better: str = "They say who comes."
) -> None:
    """A bidder's whole summary; the winner has nobody who did better."""
    summary = AssessmentSummary.objects.get(bid=bid)
    scored = bid.opportunity.criteria.filter(counts=Counting.SCORED)
    lines = {} if summary.awarded else dict.fromkeys(scored, better)
    actions.write_summary(
        bid, reasons=reasons, feedback=feedback, better=lines, seen_version=summary.version, by=by, now=now
    )


@kept
def written(cast: Any, now: datetime, **changes: Any) -> Closed:
    made = chosen(cast, now, **changes)
    for bid, (reasons, feedback) in words_for(made).items():
        write_to(bid, cast.lead, made.now, reasons=reasons, feedback=feedback)
    return made


@kept
def recommended(cast: Any, now: datetime, **changes: Any) -> Closed:
    made = written(cast, now, **changes)
    actions.recommend(made.opportunity, words="Riverside is ahead on every criterion.", by=cast.lead, now=made.now)
    return made


@kept
def decided(cast: Any, now: datetime, **changes: Any) -> Closed:
    """Awarded to riverside for £90,000 by the colleague, who was not on the panel."""
    made = recommended(cast, now, **changes)
    actions.decide(made.opportunity, by=cast.colleague, now=made.now)
    for row in (made.opportunity, *made.bids):
        row.refresh_from_db()
    return made
