"""Opportunities by the thousand, with bids, panels and scores, brought in as rows: a year of acting would take a day."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Count

from folkmoot.commissioning.models import Project, Specification
from folkmoot.commissioning.states import DocumentState
from folkmoot.core import clock
from folkmoot.core.listings import show_many
from folkmoot.funding.actions.notices import keep_release
from folkmoot.funding.models import (
    Bid,
    Criterion,
    InterestDeclaration,
    Lot,
    Moderation,
    Notice,
    NoticeStage,
    Opportunity,
    PanelMember,
    Release,
    Route,
    Score,
)
from folkmoot.funding.states import BidState, OpportunityState
from folkmoot.people.demo import email_of
from folkmoot.people.models import Organisation, Person
from folkmoot.people.models.organisation import OrganisationKind
from measuring.borough import FOR_WHOM, SAID, WANTED, create

CRITERIA = (
    ("How it will work", 40),
    ("Close to people", 25),
    ("Good for the borough", 15),
    ("Staff", 10),
    ("Price", 10),
)
PANEL = ("lead", "citizen", "nhs")
AT_ONCE, GROUPS = 100, 400


def fund(count: int, *, bids: int, scores: int) -> None:
    """`count` opportunities with so many bids each; scores until there are so many."""
    maker = Maker(bids, scores)
    for first in range(0, count, AT_ONCE):
        with transaction.atomic():
            maker.make(range(first, min(first + AT_ONCE, count)))


class Maker:
    def __init__(self, bids: int, scores: int) -> None:
        self.now, self.bids, self.left = clock.now(), bids, scores
        self.project = (
            Project.objects.select_related("body").filter(specifications__state=DocumentState.AGREED).earliest("pk")
        )
        self.specification = Specification.objects.filter(project=self.project, state=DocumentState.AGREED).earliest(
            "pk"
        )
        self.panel = [Person.objects.get(email=email_of(key)) for key in PANEL]
        self.groups = create(
            Organisation(name=f"Group {n} of the vale", kind=OrganisationKind.VCO, size="small") for n in range(GROUPS)
        )

    def make(self, numbers: range) -> None:
        rows = create(self.opportunity(n) for n in numbers)
        lots = create(Lot(opportunity=row, number=1, title=row.title, value=row.value) for row in rows)
        criteria = create(
            Criterion(opportunity=row, position=place, title=title, question=SAID, weight=weight, written_at=self.now)
            for row in rows
            for place, (title, weight) in enumerate(CRITERIA, 1)
        )
        sent = create(self.bid(lot, place) for lot in lots for place in range(self.bids))
        closed = [row for row in rows if row.state == OpportunityState.CLOSED]
        seats = create(
            PanelMember(
                opportunity=row, person=person, is_citizen=key == "citizen", was_trained=key == "citizen", joined_at=self.now,
                locked_at=self.now,
            )
            for row in closed
            for key, person in zip(PANEL, self.panel, strict=True)
        )  # fmt: skip
        by_row: dict[int, list[Bid]] = {}
        for bid in sent:
            by_row.setdefault(bid.opportunity_id, []).append(bid)
        create(
            InterestDeclaration(member=seat, bid=bid, is_conflict=False, declared_at=self.now)
            for seat in seats
            for bid in by_row[seat.opportunity_id]
        )
        asked: dict[int, list[Criterion]] = {}
        for criterion in criteria:
            asked.setdefault(criterion.opportunity_id, []).append(criterion)
        Score.objects.bulk_create(self.scores(seats, by_row, asked), batch_size=500)
        Moderation.objects.bulk_create(
            (
                Moderation(bid=bid, criterion=one, agreed_score=Decimal(3), reasons=SAID, moderated_at=self.now)
                for row in closed[::2]
                for bid in by_row[row.pk]
                for one in asked[row.pk]
            ),
            batch_size=500,
        )
        create(self.notice(row) for row in rows)
        show_many(rows, self.now)
        for row in rows[::4]:
            keep_release(row, now=row.announced_at)

    def opportunity(self, n: int) -> Opportunity:
        closes = self.now - timedelta(days=n % 700) if n % 5 else self.now + timedelta(days=20 + n % 30)
        return Opportunity(
            project=self.project, specification=self.specification, summary=SAID, route_reason=SAID,
            title=f"{WANTED[n % len(WANTED)]} for {FOR_WHOM[n % len(FOR_WHOM)]}, {n}", route=Route.COMPETITIVE,
            value=Decimal(20_000 + n), term_months=24, eligibility="You work in the borough.",
            announced_at=closes - timedelta(days=60), opens_date=clock.day_of(closes - timedelta(days=30)),
            opened_at=closes - timedelta(days=30), closes_at=closes, decides_date=clock.day_of(closes + timedelta(days=40)),
            state=OpportunityState.CLOSED if n % 5 else OpportunityState.OPEN, unsealed_at=closes if n % 5 else None,
        )  # fmt: skip

    def bid(self, lot: Lot, place: int) -> Bid:
        group = self.groups[(lot.pk * 7 + place) % GROUPS]
        return Bid(
            opportunity=lot.opportunity, lot=lot, organisation=group, state=BidState.SUBMITTED, is_eligible=True,
            started_at=lot.opportunity.opened_at,
            submitted_at=lot.opportunity.opened_at, receipt=f"{lot.pk * 1000 + place:064x}",
        )  # fmt: skip

    def scores(
        self, seats: list[PanelMember], bids: dict[int, list[Bid]], asked: dict[int, list[Criterion]]
    ) -> Iterator[Score]:
        for seat in seats:
            for place, bid in enumerate(bids[seat.opportunity_id]):
                for one in asked[seat.opportunity_id]:
                    if self.left <= 0:
                        return
                    self.left -= 1
                    given = (place + one.position + seat.pk) % 6
                    yield Score(member=seat, bid=bid, criterion=one, score=given, comment=SAID, locked_at=self.now)

    def notice(self, row: Opportunity) -> Notice:
        stage = NoticeStage.CLOSED if row.state == OpportunityState.CLOSED else NoticeStage.OPEN
        return Notice(
            source="ours", identifier=row.reference, stage=stage, body=self.project.body, title=row.title, description=SAID,
            value=row.value, opportunity=row, published_date=row.opens_date,
        )  # fmt: skip


def busiest() -> Opportunity:
    """One that is being judged, of those with every score."""
    most = Score.objects.filter(bid__opportunity__state=OpportunityState.CLOSED).values("bid__opportunity")
    row = most.annotate(number=Count("pk")).order_by("-number", "bid__opportunity").first()
    return Opportunity.objects.get(pk=row["bid__opportunity"] if row else None)


def counts() -> dict[str, int]:
    return {
        "opportunities": Opportunity.objects.count(), "bids": Bid.objects.count(), "scores": Score.objects.count(),
        "releases": Release.objects.count(),
    }  # fmt: skip
