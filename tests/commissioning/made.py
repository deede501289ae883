"""Projects at any point of the cycle, for tests of this room and of higher ones. All but the needs through actions."""

from datetime import timedelta
from decimal import Decimal

from folkmoot.commissioning import actions
from folkmoot.commissioning.models import AskedGroup, Group, Impact, MeasureKind, OptionKind, ServiceKind, Standing
from folkmoot.commissioning.models.assessment import PROTECTED
from folkmoot.commissioning.models.intention import IntentionLevel
from folkmoot.commissioning.queries.report_lacks import principles_of
from folkmoot.commissioning.states import GateOutcome, Stage
from folkmoot.core.clock import day_of
from folkmoot.evidence.models import Study
from folkmoot.evidence.models.dataset import Theme
from folkmoot.evidence.models.study import EvidenceKind
from folkmoot.needs.models import Board, Need, Origin, Outcome, Priority
from tests.kept import kept

SPECIFICATION = {
    "task_group": "Company task group",
    "purpose": "Somewhere warm to sit and talk.",
    "people_served": "Adults who often feel alone.",
    "choice_and_control": "People choose the days and what happens.",
    "rights": "Nobody has to say why they come.",
    "affordability": "It is free.",
}
MEASURE = {
    "kind": MeasureKind.BETTER_OFF,
    "title": "People who feel less alone",
    "unit": "people",
    "purpose": "To know whether it helps.",
    "use": "To decide whether it goes on.",
    "baseline": Decimal(0),
}
ASSESSMENT = {
    "scope": "The morning café.",
    "eliminate": "Everyone is welcome and staff are trained.",
    "advance": "Older and disabled people can come.",
    "foster": "Neighbours meet.",
    "evidence": "Census figures and 40 talks.",
}


def outcome(cast, now, *, raised=30, **changes) -> Outcome:
    """An agreed outcome, from a need a resident raised `raised` days ago."""
    board = Board.objects.create(name="The board", purpose="Agrees", area=cast.borough, host=cast.bodies.cvs)
    need = Need.objects.create(
        title="Somewhere warm to sit", words="There is nowhere to go.", origin=Origin.RESIDENT, theme=Theme.HEALTH,
        area=cast.north, raised_by=cast.resident, raised_at=now - timedelta(days=raised),
    )  # fmt: skip
    priority = Priority.objects.create(
        board=board, title="Company for people who are alone", reasons="Many said so.", agreed_at=now,
        members_taking_part=5, residents_taking_part=2,
    )  # fmt: skip
    priority.needs.add(need)
    values = {"title": "Fewer adults often lonely", "theme": Theme.HEALTH, "horizon_months": 24, **changes}
    return Outcome.objects.create(priority=priority, **values)


def study(cast, now, kind=EvidenceKind.INSIGHT, title="What people who are alone told us") -> Study:
    return Study.objects.create(
        title=title, kind=kind, source="Vale Voluntary Action", published_date=day_of(now), summary="It helps.",
        added_by=cast.lead, added_at=now,
    )  # fmt: skip


@kept
def project(cast, now, **changes):
    """A project of the council, led by cast.lead, in the stage "analyse"."""
    values = {
        "title": "Morning company",
        "summary": "Warm places to sit and talk on weekday mornings.",
        "body": cast.bodies.council,
        "area": cast.north,
        "service_kind": ServiceKind.ISOLATION,
        "existing_service": False,
        "by": cast.lead,
        "now": now,
        **changes,
    }
    if "outcome" not in values:
        values["outcome"] = outcome(cast, now)
    if values["outcome"] is not None:
        values.setdefault("priority", values["outcome"].priority)
    return actions.open_project(**values)


@kept
def analysed(cast, now, **changes):
    """A project whose analyse gate has nothing left to settle."""
    if "intention" not in changes:
        changes["intention"] = actions.state_intention(
            cast.bodies.council, title="Help people who are alone", level=IntentionLevel.CORPORATE, year=2026,
            by=cast.lead, now=now,
        )  # fmt: skip
    made = project(cast, now, **{"accountable": cast.colleague, **changes})
    by = {"by": cast.lead, "now": now}
    actions.set_fairness(made, note="People who cannot pay for a café miss out now.", **by)
    actions.note_involvement(made, stage=Stage.ANALYSE, who="12 residents", how="They told us about mornings.", **by)
    actions.note_evidence(made, study=study(cast, now), says="Mornings are worst.", **by)
    actions.note_evidence(
        made, study=study(cast, now, EvidenceKind.EVALUATION, "What cafés elsewhere changed"), says="Cafés help.", **by
    )
    made.refresh_from_db()
    return made


def passed(project, cast, now):
    """Take the project through the gate it stands before."""
    actions.decide_gate(project, outcome=GateOutcome.APPROVE, reasons="All is there.", by=cast.colleague, now=now)
    project.refresh_from_db()
    return project


@kept
def in_plan(cast, now, **changes):
    return passed(analysed(cast, now, **changes), cast, now)


MARKET = {
    "demand": "About 200 adults a week, from 40 talks.",
    "capability": "Three groups could each open one morning.",
    "gaps": "Nobody can open on Fridays.",
}


def market(project, cast, now, **changes):
    values = {**MARKET, "assessed_date": day_of(now), **changes}
    return actions.assess_market(project, **values, by=cast.lead, now=now)


def specification(project, cast, now, *, agree=True, **changes):
    by = {"by": cast.lead, "now": now}
    made = actions.write_specification(project, **{**SPECIFICATION, **changes}, **by)
    actions.plan_measure(made, **MEASURE, **by)
    actions.add_contribution(
        made, contributor="A resident of Northfield", person=cast.resident, is_resident=True,
        said="Evenings are no use to me.", changed="Mornings only.", may_publish=True, **by,
    )  # fmt: skip
    if agree:
        actions.agree_specification(made, **by)
        made.refresh_from_db()
    return made


def appraisal(project, cast, now, *, agree=True, kinds=(OptionKind.IN_HOUSE, OptionKind.VOLUNTARY)):
    by = {"by": cast.lead, "now": now}
    made = actions.start_appraisal(project, **by)
    options = [
        actions.add_option(
            made,
            kind=kind,
            title=f"Option {number}",
            for_it="Near.",
            against_it="Dear.",
            cost=Decimal(1000 * number),
            **by,
        )
        for number, kind in enumerate(kinds, 1)
    ]
    actions.cite_evidence(options[-1], study=study(cast, now), says="Cheaper and liked.", **by)
    actions.prefer_option(made, option=options[-1], reasons="People asked for it.", **by)
    if agree:
        actions.agree_appraisal(made, **by)
    made.refresh_from_db()
    return made


def assessment(project, cast, now, *, sign=True, **changes):
    by = {"by": cast.lead, "now": now}
    values = {**ASSESSMENT, "review_date": day_of(now) + timedelta(days=365), **changes}
    made = actions.write_assessment(project, **values, **by)
    if not made.is_screening:
        for group in PROTECTED:
            actions.add_group_impact(made, group=group, impact=Impact.NONE, how="No difference that we know of.", **by)
        actions.add_group_impact(made, group=Group.CARERS, impact=Impact.GOOD, how="A place for a break.", **by)
    if sign:
        actions.sign_assessment(made, **by)
    made.refresh_from_db()
    return made


def report(project, cast, now, *, answered=True, submit=False, **changes):
    by = {"by": cast.lead, "now": now}
    values = {
        "decided_by_body": "Executive",
        "meeting_date": day_of(now) + timedelta(days=10),
        "recommendation": "Commission morning company by grant.",
        "is_key_decision": True,
        "financial": "£96,000 over two years, from the public health grant.",
        **changes,
    }
    made = actions.draft_decision_report(project, **values, **by)
    if answered:
        answers = {row: (Standing.MET, f"How {row.number} is met.") for row in principles_of(project)}
        actions.answer_principles(made, answers=answers, **by)
    if submit:
        actions.submit_report(made, **by)
    made.refresh_from_db()
    return made


def decided(project, cast, now, **changes):
    """Market, specification, comparison, assessment, report and decision, all there."""
    market(project, cast, now)
    specification(project, cast, now)
    appraisal(project, cast, now)
    assessment(project, cast, now)
    submitted = report(project, cast, now, submit=True)
    values = {"approved": True, "reasons": "It is needed.", "votes_for": 7, "votes_against": 1, **changes}
    return actions.decide_report(submitted, **values, by=cast.clerk, now=now)


@kept
def in_deliver(cast, now, **changes):
    """Needs the checks of the rooms above to be kept: the fixture `others_keep`, or those rooms' own rows."""
    made = in_plan(cast, now, **changes)
    decided(made, cast, now)
    actions.note_involvement(made, stage=Stage.PLAN, who="A task group", how="Wrote it.", by=cast.lead, now=now)
    return passed(made, cast, now)


@kept
def in_review(cast, now, **changes):
    made = in_deliver(cast, now, **changes)
    actions.note_involvement(made, stage=Stage.DELIVER, who="Volunteers", how="They help.", by=cast.lead, now=now)
    return passed(made, cast, now)


def feedback(project, cast, now, groups=(AskedGroup.USERS, AskedGroup.PROVIDERS)):
    """What two of the three groups said of the commissioning itself."""
    for group in groups:
        actions.note_feedback(
            project, group=group, who="Six, by telephone", said="The form was long.", answer="It is half as long now.",
            by=cast.lead, now=now,
        )  # fmt: skip


REVIEW = {
    "user_perspective": "People say they sleep better.",
    "user_voices": 31,
    "what_worked": "Tea.",
    "what_did_not": "Parking.",
}
LESSON = {"title": "Ask earlier", "what_happened": "We asked late.", "change_made": "We ask first."}
