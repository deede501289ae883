"""Agreements by the ten thousand, over ten years: with shares, measures, reports, figures and payments, made as rows.

Agreements are made in Python; all that hangs on them is made by the database from them, since millions of rows could
not be sent to it one by one in reasonable time. Nothing here was told through actions, so it is for the bench alone.
"""

import sys
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection, transaction

from folkmoot.agreements import daily
from folkmoot.agreements.anchor_states import ChoiceState
from folkmoot.agreements.anchoring.queries import allocations_of
from folkmoot.agreements.models import (
    Agreement,
    Allocation,
    AnchorChoice,
    GovernanceCheck,
    Heading,
    Measure,
    Payment,
    Perspective,
    Report,
    Result,
    SafeguardingCheck,
    Sharing,
)
from folkmoot.agreements.states import AgreementState
from folkmoot.commissioning.models import Project, Specification
from folkmoot.commissioning.states import DocumentState
from folkmoot.core import clock
from folkmoot.core.clock import add_months
from folkmoot.core.listings import show_many
from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import OrganisationKind, SizeBand
from measuring.borough import FOR_WHOM, SAID, WANTED, create, grow_to

AT_ONCE, YEARS = 1000, 10
BODIES, MEASURES, REPORTS, PAYMENTS = 40, 10, 10, 12
FIRST_TITLE, MOST_SHARES = "Warm rooms for older people, 0", 300
MARK = "made by the bench"


def promise(count: int, *, allocations: int, cases: int) -> None:
    """`count` agreements of three years, begun over ten; ten measures and reports each, and so many shares in all."""
    grow_to(cases)
    Maker(count).make()
    with transaction.atomic():
        hang(MEASURES_SQL, number=MEASURES)
        hang(REPORTS_SQL, number=REPORTS)
        hang(PAYMENTS_SQL, number=PAYMENTS)
        share_out(allocations)
        hang(ACCOUNTS_SQL)
    with transaction.atomic():
        hang(RESULTS_SQL)


class Maker:
    """Bodies, groups, anchors and the agreements between them."""

    def __init__(self, count: int) -> None:
        self.count, self.now = count, clock.now()
        self.today = clock.day_of(self.now)
        rows = Specification.objects.filter(state=DocumentState.AGREED).select_related("project__area", "outcome")
        self.specifications = list(rows.order_by("pk"))
        self.area = self.specifications[-1].project.area
        self.bodies = create(
            Organisation(name=f"Funder {n} of the vale", kind=OrganisationKind.COUNCIL) for n in range(BODIES)
        )
        self.groups = create(
            Organisation(
                name=f"Group {n} of the vale", kind=OrganisationKind.VCO, size=SizeBand.SMALL,
                area=self.area if n % 3 else None,
            )
            for n in range(max(MOST_SHARES + 1, count // 20))
        )  # fmt: skip
        create(
            Perspective(body=body, name=name, position=place)
            for body in self.bodies
            for place, name in enumerate(("The people who use it", "How well it runs", "What we learn"), 1)
        )

    def make(self) -> None:
        for first in range(0, self.count, AT_ONCE):
            with transaction.atomic():
                rows = create(self.agreement(n) for n in range(first, min(first + AT_ONCE, self.count)))
                show_many(rows, self.now)

    def agreement(self, n: int) -> Agreement:
        specification = self.specifications[n * 7 % len(self.specifications)]
        start = self.today - timedelta(days=365 * YEARS * (self.count - n) // self.count)
        end = add_months(start, 36)
        signed = self.now - (self.today - start) - timedelta(days=10)
        return Agreement(
            project=specification.project, specification=specification, kind=("grant", "contract", "outcome")[n % 3],
            title=f"{WANTED[n % len(WANTED)]} for {FOR_WHOM[n % len(FOR_WHOM)]}, {n}", funder=self.bodies[n % BODIES],
            provider=self.groups[n % len(self.groups)], area=specification.project.area, start_date=start, end_date=end,
            value=Decimal(240_000), measures_proposed_at=signed, measures_agreed_at=signed, funder_signed_at=signed,
            funder_signed_as="Commissioner", provider_signed_at=signed, provider_signed_as="Worker",
            state=AgreementState.LIVE if end > self.today else AgreementState.ENDED, payment_reason=MARK,
        )  # fmt: skip


def share_out(count: int) -> None:
    """Anchors with three hundred shares each, of the newest agreements, until there are so many shares."""
    now = clock.now()
    today = clock.day_of(now)
    live = Agreement.objects.filter(payment_reason=MARK, state=AgreementState.LIVE).order_by("-pk")
    anchored = list(live.select_related("project")[: max(1, -(-count // MOST_SHARES))])
    projects = {row.project_id: row for row in anchored}
    choices = {
        row.project_id: row
        for row in create(
            AnchorChoice(
                project=row.project, closes_date=today - timedelta(days=30), state=ChoiceState.ACCEPTED,
                chosen_id=row.provider_id, opened_at=now - timedelta(days=60), closed_at=now - timedelta(days=30),
            )
            for row in projects.values()
        )
    }  # fmt: skip
    create(Sharing(agreement=row, choice=choices[row.project_id], words=SAID, opened_at=now) for row in anchored)
    groups = list(Organisation.objects.filter(name__startswith="Group ", name__endswith=" of the vale").order_by("pk"))
    create(
        GovernanceCheck(
            organisation_id=key, heading=heading, passed=True, checked_date=today, checked_at=now, checked_as=MARK,
            expires_date=add_months(today, 12),
        )
        for key in {row.provider_id for row in anchored}
        for heading in Heading
    )  # fmt: skip
    create(
        SafeguardingCheck(
            organisation=row, checked_for=row, passed=True, checked_date=today - timedelta(days=365 * year), seen=SAID,
            until_date=add_months(today - timedelta(days=365 * year), 12), checked_as=MARK,
        )
        for row in groups
        for year in range(YEARS)
    )  # fmt: skip
    hang(ALLOCATIONS_SQL, number=MOST_SHARES, first=groups[0].pk, groups=len(groups), now=now)


def hang(sql: str, number: int = 0, **given: Any) -> None:
    """Run one statement that makes rows from agreements, in the words of this database."""
    later = (
        "({day} + CAST({days} AS integer))"
        if connection.vendor == "postgresql"
        else "date({day}, '+' || ({days}) || ' days')"
    )
    true = "true" if connection.vendor == "postgresql" else "1"

    def day(column: str, days: str) -> str:
        return later.format(day=column, days=days)

    today = clock.day_of(clock.now())
    words = {
        "reports_start": day("a.start_date", "n.i * 109"), "reports_end": day("a.start_date", "n.i * 109 + 109"),
        "reports_due": day("a.start_date", "n.i * 109 + 137"), "pay_start": day("a.start_date", "n.i * 91"),
        "pay_end": day("a.start_date", "n.i * 91 + 91"), "due": day("a.start_date", "n.i * 91 + 30"),
        "paid": day("a.start_date", "n.i * 91 + 15 + (a.id + n.i * 7) %% 17"), "true": true,
        "series": f"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {number - 1})",
        "mark": f"a.payment_reason = '{MARK}'",
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql.format(**words), {"today": today.isoformat(), "said": SAID, **given})


MEASURES_SQL = """
INSERT INTO agreements_measure (agreement_id, kind, title, unit, purpose, use, baseline, target, owner,
                                months_between, perspective_id, version)
{series}
SELECT a.id, CASE n.i % 3 WHEN 0 THEN 'how_much' WHEN 1 THEN 'how_well' ELSE 'better_off' END,
       'Measure ' || n.i, CASE n.i % 3 WHEN 0 THEN 'people' ELSE '%%' END, %(said)s, %(said)s,
       20, 80, 'The treasurer', 3, (SELECT p.id FROM agreements_perspective p WHERE p.body_id = a.funder_id AND p.position = 1 + n.i %% 4), 1
FROM agreements_agreement a CROSS JOIN n WHERE {mark}
""".replace("n.i % 3", "n.i %% 3")

REPORTS_SQL = """
INSERT INTO agreements_report (agreement_id, start_date, end_date, due_date, state, story, voices_changed, equality_help,
                               user_voices, hours_spent, submitted_as, certified_as, funder_words, version)
{series}
SELECT a.id, {reports_start}, {reports_end}, {reports_due}, CASE WHEN {reports_end} < %(today)s THEN 'accepted' ELSE 'due' END,
       %(said)s, '', '', 12, 3.5, '', '', '', 1
FROM agreements_agreement a CROSS JOIN n WHERE {mark}
"""

RESULTS_SQL = """
INSERT INTO agreements_result (report_id, measure_id, value, note, source)
SELECT r.id, m.id, 20 + (r.id * 7 + m.id) %% 70, '', 'The book at the door'
FROM agreements_report r JOIN agreements_agreement a ON a.id = r.agreement_id JOIN agreements_measure m ON m.agreement_id = a.id
WHERE {mark}
"""

PAYMENTS_SQL = """
INSERT INTO agreements_payment (agreement_id, number, purpose, amount, start_date, end_date, invoiced_date, due_date, paid_date,
                                late_reason)
{series}
SELECT a.id, n.i + 1, 'A quarter', 20000, {pay_start}, {pay_end}, {pay_start}, {due},
       CASE WHEN {due} < %(today)s THEN CASE WHEN (a.id + n.i * 3) %% 25 = 0 THEN {pay_end} ELSE {paid} END END, ''
FROM agreements_agreement a CROSS JOIN n WHERE {mark}
"""

ALLOCATIONS_SQL = """
INSERT INTO agreements_allocation (agreement_id, anchor_id, group_id, what, whom, "where", cost, asked_amount, difference,
                                   amount, paid, has_flow_down, state, words, asked_at, offered_at, agreed_at)
{series}
SELECT a.id, a.provider_id, %(first)s + (a.provider_id - %(first)s + 1 + n.i) %% %(groups)s, 'A table by the window', %(said)s,
       %(said)s, %(said)s, 700, %(said)s, 700, 350, {true}, 'live', '', %(now)s, %(now)s, %(now)s
FROM agreements_sharing s JOIN agreements_agreement a ON a.id = s.agreement_id CROSS JOIN n WHERE {mark}
"""

ACCOUNTS_SQL = """
INSERT INTO agreements_account (agreement_id, value, planned, paid, drawn, allocated)
SELECT a.id, a.value, (SELECT COALESCE(SUM(p.amount), 0) FROM agreements_payment p WHERE p.agreement_id = a.id),
       (SELECT COALESCE(SUM(p.amount), 0) FROM agreements_payment p WHERE p.agreement_id = a.id AND p.paid_date IS NOT NULL), 0,
       (SELECT COALESCE(SUM(l.amount), 0) FROM agreements_allocation l WHERE l.agreement_id = a.id)
FROM agreements_agreement a WHERE {mark}
"""


def one_of_each() -> tuple[Agreement, Sharing, Organisation]:
    """An agreement in its second year, an anchor's with all its shares, and a body that funds many."""
    day = clock.day_of(clock.now()) - timedelta(days=500)
    made = Agreement.objects.filter(payment_reason=MARK)
    row = made.filter(start_date__gte=day).earliest("pk")
    sharing = Sharing.objects.filter(agreement__payment_reason=MARK).latest("pk")
    assert allocations_of(sharing.agreement).count() == MOST_SHARES
    return row, sharing, row.funder


def settle() -> None:
    """What a night does: the rooms' own daily counts, and the database's look over its tables."""
    for job in (daily.months_of_payments, daily.who_holds_the_agreements):
        print(job(clock.now()), file=sys.stderr, flush=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def is_filled() -> bool:
    """Whether `promise` has filled this database before."""
    there = Agreement._meta.db_table in connection.introspection.table_names()
    return there and Agreement.objects.filter(payment_reason=MARK).exists()


def counts() -> dict[str, int]:
    return {
        "agreements": Agreement.objects.count(), "allocations": Allocation.objects.count(),
        "measures": Measure.objects.count(), "measure values": Result.objects.count(), "reports": Report.objects.count(),
        "payments": Payment.objects.count(), "projects": Project.objects.count(),
    }  # fmt: skip


def latest_quarter() -> date:
    """The first day of a quarter in which many payments were made."""
    latest = Payment.objects.filter(paid_date__isnull=False).latest("paid_date").paid_date
    assert latest is not None
    return add_months(latest, -3)
