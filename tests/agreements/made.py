"""Agreements for tests, at any point of their life: `made.draft(cast, now)`, `made.signed(…)`, `made.live(…)`.

What lower rooms make (project, specification, award) is written straight to the database, so that a test here
tells of agreements alone.
"""

from datetime import date, timedelta
from decimal import Decimal

from folkmoot.agreements import actions
from folkmoot.agreements.actions import Answer
from folkmoot.agreements.models import AgreementKind
from folkmoot.agreements.queries import measures_asked
from folkmoot.commissioning.models import MeasureKind, PlannedMeasure, Project, ServiceKind, Specification
from folkmoot.commissioning.states import DocumentState, Stage
from folkmoot.commitments.models import Rulebook
from folkmoot.core.clock import add_months, day_of
from folkmoot.evidence.models import Theme
from folkmoot.funding.models import Bid, FundingDecision, Opportunity, Route
from folkmoot.funding.states import BidState, OpportunityState
from folkmoot.needs.models import Board, Outcome, Priority
from tests.kept import kept

MEASURES = (
    (MeasureKind.HOW_MUCH, "People who came", "people", None, Decimal(120), 6),
    (MeasureKind.HOW_WELL, "Would come again", "%", None, Decimal(80), 6),
    (MeasureKind.BETTER_OFF, "People who are often lonely", "%", Decimal(42), Decimal(30), 12),
)


def outcome(cast, now, **changes):
    board = Board.objects.create(name="A board", purpose="To agree", area=cast.borough, host=cast.bodies.cvs)
    priority = Priority.objects.create(
        board=board, title="Company", reasons="It matters", agreed_at=now, members_taking_part=5,
        residents_taking_part=2,
    )  # fmt: skip
    fields = {"title": "Fewer adults are often lonely", "theme": Theme.values[0], "horizon_months": 24, **changes}
    return Outcome.objects.create(priority=priority, **fields)


def project(cast, now, *, horizon_months=24, **changes):
    goal = outcome(cast, now, horizon_months=horizon_months)
    fields = {
        "title": "Company on weekday mornings", "summary": "Somewhere warm to sit and talk.",
        "body": cast.bodies.council, "area": cast.north, "priority": goal.priority, "outcome": goal,
        "service_kind": ServiceKind.ISOLATION, "existing_service": False, "lead": cast.lead,
        "framework": Rulebook.objects.get(code="commissioning-framework"), "stage": Stage.DELIVER, "opened_at": now,
        **changes,
    }  # fmt: skip
    return Project.objects.create(**fields)


def specification(project, now, measures=MEASURES):
    spec = Specification.objects.create(
        project=project, outcome=project.outcome, task_group="Morning group", purpose="Company", people_served="Adults",
        choice_and_control="They choose", rights="Asked first", affordability="Free", state=DocumentState.AGREED,
        agreed_at=now,
    )  # fmt: skip
    PlannedMeasure.objects.bulk_create(
        PlannedMeasure(
            specification=spec, kind=kind, title=title, unit=unit, purpose="To know", use="To change the mornings",
            baseline=baseline, target=target, months_between=months,
        )
        for kind, title, unit, baseline, target, months in measures
    )  # fmt: skip
    return spec


def award(cast, now, *, to="riverside", amount=Decimal("96000"), horizon_months=24, measures=MEASURES, awarded=True):
    """A funding decision: won by `to` unless said."""
    made = project(cast, now, horizon_months=horizon_months)
    opportunity = Opportunity.objects.create(
        project=made, specification=specification(made, now, measures), title=made.title, summary=made.summary,
        route=Route.GRANT, route_reason="Small groups", value=amount, term_months=24, eligibility="Local groups",
        opens_date=day_of(now) - timedelta(days=60), closes_at=now - timedelta(days=30), state=OpportunityState.DECIDED,
    )  # fmt: skip
    lot = opportunity.lots.create(number=1, title=made.title, value=amount)
    bid = Bid.objects.create(
        opportunity=opportunity, lot=lot, organisation=getattr(cast.bodies, to), is_eligible=True,
        state=BidState.AWARDED if awarded else BidState.REFUSED, started_at=now, submitted_at=now,
    )  # fmt: skip
    return FundingDecision.objects.create(
        bid=bid, awarded=awarded, amount=amount if awarded else None, reasons="The best plan", feedback="Clear",
        decided_by=cast.colleague, decided_as="commissioner, Wandle Vale Council", decided_at=now,
    )  # fmt: skip


def terms(now, *, months=24, **changes):
    start = changes.pop("start_date", day_of(now) + timedelta(days=4))
    fields = {
        "kind": AgreementKind.GRANT, "title": "Company on weekday mornings", "start_date": start,
        "end_date": add_months(start, months), "payment_months": 3, "in_advance": True,
        "payment_reason": "A small trust cannot wait for its money",
    }  # fmt: skip
    return {**fields, **changes}


def draft(cast, now, *, to="riverside", amount=Decimal("96000"), horizon_months=24, measures=MEASURES, **changes):
    decision = award(cast, now, to=to, amount=amount, horizon_months=horizon_months, measures=measures)
    return actions.draft_agreement(decision, **terms(now, **changes), by=cast.lead, now=now)


WORKERS = {"riverside": "vco", "silver": "rival", "kettle": "small", "advice": "adviser"}


def worker(cast, to):
    return getattr(cast, WORKERS[to])


@kept
def agreed(cast, now, *, to="riverside", **changes):
    """A draft whose measures both sides have agreed."""
    made = draft(cast, now, to=to, **changes)
    actions.propose_measures(made, by=cast.lead, now=now)
    return actions.agree_measures(made, by=worker(cast, to), now=now)


@kept
def offered(cast, now, **changes):
    return actions.sign_for_funder(agreed(cast, now, **changes), by=cast.lead, now=now)


@kept
def live(cast, now, *, to="riverside", **changes):
    """Signed by both at `now`."""
    return actions.sign_for_provider(offered(cast, now, to=to, **changes), by=worker(cast, to), now=now)


def answers(report, values=None):
    """An answer to each measure the report asks, 10 unless `values` (by title) says otherwise."""
    values = values or {}
    return {
        measure: Answer(Decimal(str(values.get(measure.title, 10))), source="The register at the door")
        for measure in measures_asked(report)
    }


def report(cast, now, agreement, *, number=1, to="riverside", values=None, **changes):
    """The agreement's report of a number, sent on the day it is due."""
    row = agreement.reports.order_by("start_date")[number - 1]
    moment = now + (row.due_date - day_of(now))
    fields = {"story": "The hall was full on most mornings.", "user_voices": 14, "hours_spent": Decimal(3), **changes}
    return actions.submit_report(row, answers=answers(row, values), by=worker(cast, to), now=moment, **fields)


def at(now, day: date):
    """The same hour on another day."""
    return now + (day - day_of(now))
