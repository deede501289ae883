"""A made-up borough of any size, for measuring: the demo borough, and beside it cases by the thousand.

The cases are brought in as rows, many at a time, because a year of acting would take an hour. They are not told
through actions, so this is for the bench alone; but each has what a case of its stage has: a need, a priority with
its outcome, a project, often a consultation, a specification, an opportunity with a bid, a notice, what every check
found, the thread through them and their entries on the record, chained as they should be.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.management import call_command
from django.db import models, transaction

from folkmoot.commissioning.actions.open_project import FRAMEWORK
from folkmoot.commissioning.models import Project, ServiceKind, Specification
from folkmoot.commissioning.states import DocumentState, Stage
from folkmoot.commitments.checking import CHECKS
from folkmoot.commitments.models import Finding, Rulebook, Undertaking
from folkmoot.commitments.states import FindingState, RulebookState
from folkmoot.core import chain, clock
from folkmoot.core.listings import show_many
from folkmoot.core.models import ChainHead, Entry, EntryTouch, EntryWords, Listing, Tie
from folkmoot.core.subjects import refer
from folkmoot.engagement.models import Consultation
from folkmoot.engagement.states import ConsultationState
from folkmoot.evidence.models import Theme
from folkmoot.funding.models import Bid, FundingDecision, Lot, Notice, NoticeAward, NoticeStage, Opportunity, Route
from folkmoot.funding.states import BidState, OpportunityState
from folkmoot.needs.models import Board, Need, Origin, Outcome, Priority
from folkmoot.needs.states import NeedState
from folkmoot.people.models import Organisation, Person
from folkmoot.people.models.organisation import OrganisationKind
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind

AT_ONCE = 200
WANTED = ["Warm rooms", "Lifts to hospital", "Rest for carers", "Advice on debt", "Safe paths", "A youth club",
          "Help with forms", "Company in the evening", "Shade and benches", "Repairs that last", "Walks for health"]  # fmt: skip
FOR_WHOM = ["older people", "young carers", "new parents", "tenants", "people who are deaf", "people out of work",
            "people who live alone"]  # fmt: skip
STAGES = [Stage.ANALYSE, Stage.PLAN, Stage.DELIVER, Stage.DELIVER, Stage.REVIEW, Stage.CLOSED]
FOUND = [FindingState.KEPT] * 6 + [FindingState.DUE] * 2 + [FindingState.EXPLAINED, FindingState.BROKEN]
SAID = "People told us so at the library, at the bus stop and at the door. We wrote it down as it was said. " * 3


def found_borough() -> None:
    """Migrate an empty database, bring in what every place needs, and tell the demo's story."""
    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("setup", verbosity=0)
    call_command("demo", verbosity=0)


def grow_to(cases: int) -> None:
    """Add cases until there are so many projects."""
    there = Project.objects.count()
    maker = CaseMaker()
    for first in range(there, cases, AT_ONCE):
        with transaction.atomic():
            maker.make(range(first, min(first + AT_ONCE, cases)))


class CaseMaker:
    """Makes some cases at a time; knows who and what was there before."""

    def __init__(self) -> None:
        self.now = clock.now()
        self.board = Board.objects.first() or self.new_board()
        self.people = list(Person.objects.order_by("pk"))
        self.bodies = list(Organisation.objects.filter(kind__in=[OrganisationKind.COUNCIL, OrganisationKind.NHS]))
        self.groups = list(Organisation.objects.filter(kind=OrganisationKind.VCO))
        self.areas = list(Area.objects.filter(kind=AreaKind.NEIGHBOURHOOD)) or [self.board.area]
        self.framework = Rulebook.objects.get(code=FRAMEWORK, state=RulebookState.ADOPTED)
        adopted = Undertaking.objects.filter(rulebook__state=RulebookState.ADOPTED).select_related("rulebook")
        self.undertakings = {(row.rulebook.code, row.number): row for row in adopted}

    def new_board(self) -> Board:
        area = Area.objects.filter(kind=AreaKind.BOROUGH).earliest("pk")
        host = Organisation.objects.earliest("pk")
        return Board.objects.create(name="Joint action board", purpose="To agree what matters.", area=area, host=host)

    def make(self, numbers: range) -> None:
        needs = create(self.need(n) for n in numbers)
        priorities = create(self.priority(n) for n in numbers)
        through = Priority.needs.through
        through.objects.bulk_create(
            through(priority=priority, need=need) for priority, need in zip(priorities, needs, strict=True)
        )
        outcomes = create(self.outcome(n, row) for n, row in zip(numbers, priorities, strict=True))
        projects = create(self.project(n, row) for n, row in zip(numbers, outcomes, strict=True))
        specifications = create(self.specification(row) for row in projects)
        consultations = create(self.consultation(row) for row in projects if row.pk % 2)
        opportunities = create(
            self.opportunity(row) for row in specifications if row.project.stage not in (Stage.ANALYSE, Stage.PLAN)
        )
        lots = create(Lot(opportunity=row, number=1, title=row.title, value=row.value) for row in opportunities)
        bids = create(
            self.bid(lot, group) for lot in lots for group in (lot.pk, lot.pk + 1) if lot.opportunity.opened_at
        )
        create(self.funding_decision(row) for row in bids if row.state in (BidState.AWARDED, BidState.REFUSED))
        notices = create(self.notice(row, opportunities) for row in projects)
        create(self.award(row) for row in notices if row.stage == NoticeStage.AWARDED)
        things = [*needs, *priorities, *outcomes, *projects, *specifications, *consultations, *opportunities]
        show_many(things, self.now)
        tie_rows(zip(needs, priorities, strict=True))
        tie_rows(zip(priorities, outcomes, strict=True))
        tie_rows(zip(outcomes, specifications, strict=True))
        create(line for thing in (*projects, *consultations, *opportunities) for line in self.findings(thing))
        write_entries(self.acts(projects, things), self.people[0], self.now)

    def title(self, n: int) -> str:
        return f"{WANTED[n % len(WANTED)]} for {FOR_WHOM[n % len(FOR_WHOM)]} in {self.area(n).name}, {n}"

    def area(self, n: int) -> Area:
        return self.areas[n % len(self.areas)]

    def at(self, n: int) -> datetime:
        """Spread over three years, so that every list has early and late ones."""
        return self.now - timedelta(days=1_000 - n % 1_000, minutes=n)

    def need(self, n: int) -> Need:
        return Need(
            title=self.title(n)[:120], words=SAID, origin=Origin.RESIDENT, theme=Theme.values[n % 10], area=self.area(n),
            raised_by=self.people[n % len(self.people)], raised_at=self.at(n), support_count=n % 90,
            state=NeedState.AGREED if n % 5 else NeedState.RAISED,
        )  # fmt: skip

    def priority(self, n: int) -> Priority:
        return Priority(
            board=self.board, title=self.title(n), reasons=SAID, agreed_at=self.at(n), members_taking_part=6,
            residents_taking_part=3,
        )  # fmt: skip

    def outcome(self, n: int, priority: Priority) -> Outcome:
        title = f"Life is easier for {FOR_WHOM[n % len(FOR_WHOM)]}, {n}"
        return Outcome(priority=priority, title=title, theme=Theme.values[n % 10], horizon_months=24)

    def project(self, n: int, outcome: Outcome) -> Project:
        stage = STAGES[n % len(STAGES)]
        return Project(
            title=self.title(n), summary=SAID, body=self.bodies[n % len(self.bodies)], area=self.area(n),
            priority=outcome.priority, outcome=outcome, service_kind=ServiceKind.values[n % len(ServiceKind.values)],
            existing_service=bool(n % 2), lead=self.people[n % len(self.people)], framework=self.framework, stage=stage,
            fairness_note=SAID, opened_at=self.at(n), closed_at=self.now if stage == Stage.CLOSED else None,
        )  # fmt: skip

    def specification(self, project: Project) -> Specification:
        return Specification(
            project=project, outcome=project.outcome, task_group="Residents and staff", purpose=SAID, people_served=SAID,
            choice_and_control=SAID, rights=SAID, affordability=SAID, state=DocumentState.AGREED,
            written_at=project.opened_at, agreed_at=project.opened_at,
        )  # fmt: skip

    def consultation(self, project: Project) -> Consultation:
        opens = clock.day_of(project.opened_at) + timedelta(days=20)
        closes, today = opens + timedelta(days=84), clock.day_of(self.now)
        state = ConsultationState.OPEN if opens <= today <= closes else ConsultationState.COMPLETE
        state = ConsultationState.NOTICED if opens > today else state
        return Consultation(
            project=project, title=project.title, summary=SAID, why=SAID, level="involve", promise=SAID, can_change=SAID,
            cannot_change=SAID, options=SAID, who_decides="The council", contact="The project officer", state=state,
            noticed_at=project.opened_at, opens_date=opens, closes_date=closes,
        )  # fmt: skip

    def opportunity(self, specification: Specification) -> Opportunity:
        project = specification.project
        opened = project.opened_at + timedelta(days=200)
        closes = opened + timedelta(days=30)
        states = OpportunityState
        state = states.DECIDED if closes < self.now else states.OPEN if opened < self.now else states.ANNOUNCED
        return Opportunity(
            project=project, specification=specification, title=project.title, summary=SAID,
            route=Route.values[project.pk % len(Route.values)], route_reason=SAID, value=Decimal(20_000 + project.pk),
            term_months=24, eligibility="Works in the borough", announced_at=project.opened_at,
            opens_date=clock.day_of(opened), opened_at=opened if opened < self.now else None, closes_at=closes, state=state,
            unsealed_at=closes if state == states.DECIDED else None,
        )  # fmt: skip

    def bid(self, lot: Lot, place: int) -> Bid:
        opportunity = lot.opportunity
        state = BidState.SUBMITTED
        if opportunity.state == OpportunityState.DECIDED:
            state = BidState.AWARDED if place == lot.pk else BidState.REFUSED
        return Bid(
            opportunity=opportunity, lot=lot, organisation=self.groups[place % len(self.groups)], state=state, is_eligible=True,
            started_at=opportunity.opened_at, submitted_at=opportunity.opened_at,
        )  # fmt: skip

    def funding_decision(self, bid: Bid) -> FundingDecision:
        return FundingDecision(
            bid=bid, awarded=bid.state == BidState.AWARDED, amount=bid.lot.value, reasons=SAID, feedback=SAID,
            decided_as="commissioner", decided_at=bid.opportunity.closes_at,
        )  # fmt: skip

    def notice(self, project: Project, opportunities: list[Opportunity]) -> Notice:
        """The notice of a project's own opportunity; of one that has none yet, as published elsewhere."""
        own = next((row for row in opportunities if row.project == project), None)
        stages = {OpportunityState.OPEN: NoticeStage.OPEN, OpportunityState.DECIDED: NoticeStage.AWARDED}
        stage = stages.get(OpportunityState(own.state), NoticeStage.PLANNED) if own else NoticeStage.AWARDED
        return Notice(
            source="ours" if own else "ocds", identifier=f"case-{project.pk}", stage=stage, body=project.body,
            title=project.title, description=SAID, value=Decimal(20_000 + project.pk), opportunity=own,
            published_date=clock.day_of(project.opened_at), category=project.service_kind,
        )  # fmt: skip

    def award(self, notice: Notice) -> NoticeAward:
        group = self.groups[notice.pk % len(self.groups)]
        return NoticeAward(
            notice=notice, identifier="1", recipient=group, value=notice.value, awarded_date=notice.published_date
        )

    def findings(self, thing: Any) -> Iterator[Finding]:
        """A finding for every check there is on such a row, kept, due, explained or broken in turn."""
        project = thing if isinstance(thing, Project) else thing.project
        due: date = clock.day_of(self.now) + timedelta(days=30)
        subject, url, case = refer(thing), thing.get_absolute_url(), refer(project)
        for place, check in enumerate(check for check in CHECKS if isinstance(thing, check.model)):
            undertaking = self.undertakings.get((check.rulebook, check.number))
            state = FOUND[(place + thing.pk) % len(FOUND)]
            if undertaking is not None:
                yield Finding(
                    undertaking=undertaking, check_name=check.name, subject=subject, subject_title=thing.title,
                    subject_url=url, case=case, body=project.body, state=state,
                    sentence="Seen to be so on the record.", due_date=due if state == FindingState.DUE else None,
                    found_at=self.now,
                )  # fmt: skip

    def acts(
        self, projects: list[Project], things: list[Any]
    ) -> Iterator[tuple[str, models.Model, models.Model | None]]:
        """(entry code, subject, project it touches) for what made these rows."""
        codes = {
            Need: "needs.need.raised", Priority: "needs.priority.agreed", Project: "commissioning.project.opened",
            Specification: "commissioning.specification.agreed", Consultation: "engagement.consultation.opened",
            Opportunity: "funding.opportunity.opened",
        }  # fmt: skip
        for thing in things:
            if type(thing) in codes:
                yield codes[type(thing)], thing, getattr(thing, "project", None)
        for project in projects:
            for code in ("involvement.noted", "evidence.noted", "project.fairness_answered", "gate.passed"):
                yield f"commissioning.{code}", project, None


def create(rows: Iterable[Any]) -> list[Any]:
    """Bring in rows of one kind, with their keys."""
    made = list(rows)
    return type(made[0])._default_manager.bulk_create(made, batch_size=500) if made else []


def tie_rows(pairs: Iterable[tuple[models.Model, models.Model]]) -> None:
    names = [(refer(earlier), refer(later)) for earlier, later in pairs]
    keys = dict(
        Listing.objects.filter(subject__in=[name for pair in names for name in pair]).values_list("subject", "pk")
    )
    Tie.objects.bulk_create(Tie(earlier_id=keys[earlier], later_id=keys[later]) for earlier, later in names)


def write_entries(acts: Iterable[tuple[str, models.Model, models.Model | None]], by: Person, now: datetime) -> None:
    """The record of these acts, each entry chained to the one before."""
    head = ChainHead.objects.select_for_update().get()
    entries, touches, words = [], [], []
    for code, subject, project in acts:
        entry = Entry(
            number=head.number + 1, at=now, code=code, subject=refer(subject), capacity="commissioner", previous=head.hash,
            actor_digest=chain.digest("bench", by.reference),
        )  # fmt: skip
        entry.hash = chain.hash_of(chain.public_part(entry))
        head.number, head.hash = entry.number, entry.hash
        entries.append(entry)
        touches += [EntryTouch(entry=entry, subject=refer(thing)) for thing in (subject, project) if thing is not None]
        words.append(EntryWords(entry=entry, salt="bench", actor_reference=by.reference, reasons=SAID))
    Entry.objects.bulk_create(entries, batch_size=500)
    create(touches)
    EntryWords.objects.bulk_create(words, batch_size=500)
    head.save()
