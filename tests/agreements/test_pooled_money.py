"""Pooled money: what each funder put in, what it may be spent on, and the sums, to the penny at every instant."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.agreements import actions
from folkmoot.agreements.models import Account, Agreement, Charge, Contribution, Draw, Payment
from folkmoot.agreements.money import queries, restrictions
from folkmoot.agreements.money.balance import Need, Source, assign, borne
from folkmoot.agreements.states import AgreementState
from folkmoot.core.clock import add_months, day_of
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.actions import give_role
from folkmoot.people.models.role import RoleKind
from tests.agreements import made
from tests.site import CASE_QUERIES

POUND = Decimal(1)


def fund_of(cast, now, **changes):
    fields = {"title": "Company in the borough", "purpose": "Fewer lonely people", "area": cast.borough, **changes}
    return actions.open_fund(cast.bodies.council, **fields, by=cast.lead, now=now)


def put_in(cast, now, fund, amount, *, partner="council", by="lead", months=60, start=None, **changes):
    start = start or day_of(now)
    return actions.contribute(
        fund, partner=getattr(cast.bodies, partner), amount=Decimal(amount), start_date=start,
        end_date=add_months(start, months), by=getattr(cast, by), now=now, **changes,
    )  # fmt: skip


@pytest.fixture
def fund(cast, now):
    return fund_of(cast, now)


@pytest.fixture
def draft(cast, now):
    return made.agreed(cast, now)


def test_it_works(cast, now, fund, draft):
    """Two funders put in, the fund promises an agreement, and every payment says whose money it was."""
    council = put_in(cast, now, fund, 60_000)
    nhs = put_in(cast, now, fund, 50_000, partner="nhs", by="nhs")
    actions.commit_money(
        fund, draft, amounts={council.pk: Decimal(60_000), nhs.pk: Decimal(36_000)}, by=cast.lead, now=now
    )
    assert queries.balance_of(fund).free == Decimal(14_000)
    offered = actions.sign_for_funder(draft, by=cast.lead, now=now)
    live = actions.sign_for_provider(offered, by=cast.vco, now=now)
    for payment in live.payments.order_by("number"):
        actions.pay(payment, paid_date=payment.due_date, by=cast.finance, now=made.at(now, payment.due_date))
    balance = queries.balance_of(fund)
    assert (balance.paid, balance.promised, balance.to_pay) == (Decimal(96_000), Decimal(96_000), 0)
    assert {row.charged for row in Draw.objects.all()} == {Decimal(60_000), Decimal(36_000)}
    account = Account.objects.get(agreement=live)
    assert account.value == account.planned == account.paid == account.drawn == Decimal(96_000)


@pytest.mark.ledger("AG-06")
def test_the_balance_is_what_was_put_in_less_what_is_promised(cast, now, fund, draft):
    one, two = put_in(cast, now, fund, "1000.01"), put_in(cast, now, fund, 500, partner="nhs", by="nhs")
    actions.commit_money(
        fund, draft, amounts={one.pk: Decimal("1000.01"), two.pk: Decimal("0.99")}, by=cast.lead, now=now
    )
    balance = queries.balance_of(fund)
    assert (balance.put_in, balance.promised, balance.free) == (Decimal("1500.01"), Decimal(1001), Decimal("499.01"))


def test_only_a_partner_binds_its_own_money_and_only_the_host_promises_it(cast, now, fund, draft):
    for person in (cast.lead, cast.vco, cast.resident):
        with pytest.raises(NotAllowed):
            actions.contribute(
                fund, partner=cast.bodies.nhs, amount=POUND, start_date=day_of(now),
                end_date=day_of(now) + timedelta(days=9), by=person, now=now,
            )  # fmt: skip
    row = put_in(cast, now, fund, 100)
    for person in (cast.nhs, cast.vco, cast.finance, cast.rival):
        with pytest.raises(NotAllowed):
            actions.commit_money(fund, draft, amounts={row.pk: POUND}, by=person, now=now)
        with pytest.raises(NotAllowed):
            actions.open_fund(cast.bodies.council, title="x", purpose="y", area=cast.borough, by=person, now=now)
    give_role(cast.lead, RoleKind.VCO_WORKER, at=cast.bodies.riverside, by=cast.admin, now=now)
    cast.lead.__dict__.pop("_roles_held", None)
    with pytest.raises(NotAllowed, match="somebody else must decide"):
        actions.commit_money(fund, draft, amounts={row.pk: POUND}, by=cast.lead, now=now)


@pytest.mark.parametrize("amount", [Decimal(0), Decimal(-1), Decimal("-0.01")])
def test_negative_money_is_refused_everywhere(cast, now, fund, draft, amount):
    with pytest.raises(Refused) as refusal:
        put_in(cast, now, fund, amount)
    assert refusal.value.field == "amount"
    row = put_in(cast, now, fund, 10)
    with pytest.raises(Refused):
        actions.commit_money(fund, draft, amounts={row.pk: amount}, by=cast.lead, now=now)
    with pytest.raises(Refused):
        actions.change_contribution(row, amount=amount, reasons="Less", by=cast.lead, now=now)
    with pytest.raises(Refused):
        actions.give_in_kind(
            fund, partner=cast.bodies.council, kind="space", what="A hall", quantity=amount, unit="hours",
            start_date=day_of(now), end_date=day_of(now) + timedelta(days=1), by=cast.lead, now=now,
        )  # fmt: skip


def test_a_pound_too_many_is_refused_by_the_action_and_by_the_database(cast, now, fund, draft):
    row = put_in(cast, now, fund, 200_000)
    with pytest.raises(Refused, match=r"£1\.00 too much"):
        actions.commit_money(fund, draft, amounts={row.pk: draft.value + POUND}, by=cast.lead, now=now)
    small = put_in(cast, now, fund, 10)
    with pytest.raises(Refused, match=r"Only £10\.00") as refusal:
        actions.commit_money(fund, draft, amounts={small.pk: Decimal("10.01")}, by=cast.lead, now=now)
    assert refusal.value.field == f"amount_{small.pk}"
    actions.commit_money(fund, draft, amounts={row.pk: Decimal(100)}, by=cast.lead, now=now)
    account = Account.objects.get(agreement=draft)
    for model, fields in (
        (Contribution, {"drawn": Decimal(200_001)}),
        (Contribution, {"drawn": Decimal(-1)}),
        (Draw, {"charged": Decimal("100.01")}),
        (Account, {"drawn": account.value + POUND}),
        (Account, {"planned": account.value + POUND}),
        (Account, {"paid": POUND}),
        (Account, {"allocated": account.value + POUND}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(**fields)


@pytest.mark.ledger("AG-07")
def test_a_restricted_pound_is_not_spent_outside_its_restriction(cast, now, fund, draft):
    kind = put_in(cast, now, fund, 100, only_kind="advice")
    place = put_in(
        cast,
        now,
        fund,
        100,
        only_area=cast.borough.areas_in_borough.create(code="WV-s", name="South", kind="neighbourhood"),
    )
    for row, words in ((kind, "is only for: advice"), (place, "is only for South")):
        with pytest.raises(Refused, match=words):
            actions.commit_money(fund, draft, amounts={row.pk: POUND}, by=cast.lead, now=now)
    fitting = put_in(cast, now, fund, 100, only_kind="isolation", only_area=cast.borough, only_voluntary=True)
    assert restrictions.why_not(fitting, draft) == "", "Northfield lies in the borough"
    actions.commit_money(fund, draft, amounts={fitting.pk: POUND}, by=cast.lead, now=now)
    cast.bodies.riverside.kind = "private"
    cast.bodies.riverside.save()
    draft.refresh_from_db()
    with pytest.raises(Refused, match="only for voluntary"):
        actions.commit_money(fund, draft, amounts={fitting.pk: POUND}, by=cast.lead, now=now)


def test_a_condition_in_words_is_answered_in_words(cast, now, fund, draft):
    row = put_in(cast, now, fund, 100, conditions="Half of those who come are over 75")
    with pytest.raises(Refused) as refusal:
        actions.commit_money(fund, draft, amounts={row.pk: POUND}, by=cast.lead, now=now)
    assert refusal.value.field == f"fits_{row.pk}"
    actions.commit_money(
        fund, draft, amounts={row.pk: POUND}, fits={row.pk: "Two thirds were in the last count"}, by=cast.lead, now=now
    )
    assert Draw.objects.get().fits_because == "Two thirds were in the last count"


def test_money_lapses_with_its_period_unless_its_funder_lets_it_last(cast, now, fund, draft):
    """A year's money bears only payments for work that begins in that year."""
    year = put_in(cast, now, fund, 96_000, months=12)
    with pytest.raises(Refused, match=r"£48,000\.00 of this could not be spent"):
        actions.commit_money(fund, draft, amounts={year.pk: Decimal(96_000)}, by=cast.lead, now=now)
    longer = add_months(draft.end_date, 1)
    with pytest.raises(NotAllowed):
        actions.change_contribution(
            year, amount=year.amount, end_date=longer, reasons="Two years", by=cast.nhs, now=now
        )
    with pytest.raises(Refused) as refusal:
        actions.change_contribution(
            year, amount=year.amount, end_date=day_of(now) + timedelta(days=3), reasons="Sooner", by=cast.lead, now=now
        )
    assert refusal.value.field == "end_date"
    actions.change_contribution(
        year, amount=year.amount, end_date=longer, reasons="It takes two years", by=cast.lead, now=now
    )
    actions.commit_money(fund, draft, amounts={year.pk: Decimal(96_000)}, by=cast.lead, now=now)


def test_the_last_pence_of_a_restricted_contribution(cast, now, fund, draft):
    row = put_in(cast, now, fund, "0.03", only_kind="isolation")
    actions.commit_money(fund, draft, amounts={row.pk: Decimal("0.02")}, by=cast.lead, now=now)
    with pytest.raises(Refused, match=r"Only £0\.01"):
        actions.commit_money(fund, draft, amounts={row.pk: Decimal("0.02")}, by=cast.lead, now=now)
    actions.commit_money(fund, draft, amounts={row.pk: Decimal("0.01")}, by=cast.lead, now=now)
    row.refresh_from_db()
    assert row.free == 0
    with pytest.raises(Refused) as refusal:
        actions.change_contribution(row, amount=Decimal("0.02"), reasons="A penny back", by=cast.lead, now=now)
    assert refusal.value.field == "amount"


def test_an_agreement_promised_in_part_is_not_signed(cast, now, fund, draft):
    row = put_in(cast, now, fund, 96_000)
    actions.commit_money(fund, draft, amounts={row.pk: Decimal("95999.99")}, by=cast.lead, now=now)
    with pytest.raises(Refused, match="Promise the rest"):
        actions.sign_for_funder(draft, by=cast.lead, now=now)
    actions.commit_money(fund, draft, amounts={row.pk: Decimal("0.01")}, by=cast.lead, now=now)
    assert actions.sign_for_funder(draft, by=cast.lead, now=now).state == AgreementState.OFFERED


def test_what_is_not_used_goes_back_to_those_who_gave_it(cast, now, fund):
    live = made.live(cast, now)
    row = put_in(cast, now, fund, 96_000)
    actions.commit_money(fund, live, amounts={row.pk: Decimal(96_000)}, by=cast.lead, now=now)
    with pytest.raises(Refused, match="End the agreement first"):
        actions.release_money(live, reasons="Why not", by=cast.lead, now=now)
    first = live.payments.get(number=1)
    actions.pay(first, paid_date=first.due_date, by=cast.finance, now=made.at(now, first.due_date))
    Agreement.objects.filter(pk=live.pk).update(state=AgreementState.ENDED)
    assert actions.release_money(live, reasons="It ended early", by=cast.lead, now=now) == Decimal(84_000)
    row.refresh_from_db()
    assert (row.free, Draw.objects.get().amount) == (Decimal(84_000), Decimal(12_000))
    assert Entry.objects.filter(code="agreements.money.released").count() == 1


def test_in_kind_stands_beside_the_money_and_is_not_added_to_it(cast, now, fund):
    put_in(cast, now, fund, 100, partner="nhs", by="nhs")
    given = actions.give_in_kind(
        fund, partner=cast.bodies.nhs, kind="officer_time", what="A nurse on Tuesdays", quantity=Decimal("7.5"),
        unit="hours a week", start_date=day_of(now), end_date=add_months(day_of(now), 12), by=cast.nhs, now=now,
    )  # fmt: skip
    only_help = actions.give_in_kind(
        fund, partner=cast.bodies.council, kind="space", what="The old library", quantity=Decimal(3), unit="mornings",
        start_date=day_of(now), end_date=add_months(day_of(now), 12), by=cast.lead, now=now,
    )  # fmt: skip
    council, nhs = queries.partners_of(fund)
    assert (nhs.amount, nhs.share, nhs.in_kind) == (Decimal(100), Decimal(100), (given,))
    assert (council.amount, council.in_kind) == (0, (only_help,))
    assert queries.balance_of(fund).put_in == Decimal(100)


@pytest.mark.ledger("FT-27")
def test_the_cost_of_local_giving_is_carried_by_a_foundation_and_no_gift_bears_it(cast, now):
    with pytest.raises(Refused) as refusal:
        fund_of(cast, now, kind="local_giving")
    assert refusal.value.field == "administrator"
    foundation = cast.bodies.foundation
    fund = fund_of(cast, now, kind="local_giving", administrator=foundation, administration_cost=Decimal(4000))
    give_role(cast.neighbour, RoleKind.COMMISSIONER, at=foundation, by=cast.admin, now=now)
    fields = {"amount": Decimal(250), "start_date": day_of(now), "end_date": add_months(day_of(now), 12), "now": now}
    with pytest.raises(NotAllowed):
        actions.contribute(fund, giver="Shops on the High Street", by=cast.lead, **fields)
    with pytest.raises(Refused, match="where the gifts came from"):
        actions.contribute(fund, giver=" ", by=cast.neighbour, **fields)
    actions.contribute(fund, giver="Shops on the High Street", by=cast.neighbour, **fields)
    assert queries.balance_of(fund).free == Decimal(250), "not a penny went on looking after it"
    pooled = fund_of(cast, now)
    with pytest.raises(NotAllowed, match="Only a fund for local giving"):
        actions.contribute(pooled, giver="Shops", by=cast.lead, **fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(fund).objects.filter(pk=fund.pk).update(administrator=None)


@pytest.mark.ledger("FT-26")
def test_a_fund_shows_its_sources_by_kind_and_the_outcome_each_agreement_works_for(cast, now, site):
    fund = fund_of(cast, now, kind="local_giving", administrator=cast.bodies.foundation)
    give_role(cast.neighbour, RoleKind.COMMISSIONER, at=cast.bodies.foundation, by=cast.admin, now=now)
    for key in ("council", "nhs"):
        put_in(cast, now, fund, 60_000, partner=key, by="lead" if key == "council" else "nhs")
    days = {"start_date": day_of(now), "end_date": add_months(day_of(now), 12)}
    gift = {"giver": "Shops on the High Street", "amount": Decimal("40.50"), **days}
    actions.contribute(fund, **gift, by=cast.neighbour, now=now)
    assert queries.sources_by_kind(fund) == [
        ("NHS body", Decimal(60_000)), ("council", Decimal(60_000)), ("gifts of residents and shops", Decimal("40.50")),
    ]  # fmt: skip
    draft = made.agreed(cast, now)
    council = fund.contributions.get(partner=cast.bodies.council)
    nhs = fund.contributions.get(partner=cast.bodies.nhs)
    actions.commit_money(
        fund, draft, amounts={council.pk: Decimal(60_000), nhs.pk: Decimal(36_000)}, by=cast.lead, now=now
    )
    assert "Fewer adults" not in site.get(fund.get_absolute_url()).text, "a draft is for its parties alone"
    draft.refresh_from_db()
    actions.sign_for_provider(actions.sign_for_funder(draft, by=cast.lead, now=now), by=cast.vco, now=now)
    page = site.get(fund.get_absolute_url(), most=CASE_QUERIES).text
    assert "Fewer adults are often lonely" in page and "Gifts of residents and shops" in page


def test_a_fund_is_closed_once_nothing_lies_free_in_it(cast, now, fund, draft):
    row = put_in(cast, now, fund, 100)
    with pytest.raises(Refused, match=r"£100\.00 is not promised"):
        actions.close_fund(fund, by=cast.lead, now=now)
    actions.commit_money(fund, draft, amounts={row.pk: Decimal(100)}, by=cast.lead, now=now)
    actions.close_fund(fund, by=cast.lead, now=now)
    with pytest.raises(Refused, match="closed"):
        put_in(cast, now, fund, 5)


days = st.integers(0, 400)
pennies = st.integers(1, 50_000).map(lambda number: Decimal(number) / 100)
needs = st.lists(st.tuples(pennies, days), max_size=6).map(
    lambda rows: [Need(n, amount, date(2026, 1, 1) + timedelta(days=day)) for n, (amount, day) in enumerate(rows)]
)
sources = st.lists(st.tuples(pennies, days, st.integers(1, 400)), max_size=5).map(
    lambda rows: [
        Source(n, amount, date(2026, 1, 1) + timedelta(days=day), date(2026, 1, 1) + timedelta(days=day + length))
        for n, (amount, day, length) in enumerate(rows)
    ]
)


def most_that_can_be_borne(needs, sources):
    """The same by another way: the largest flow, found by trying every set of needs (Hall's theorem)."""
    from itertools import combinations

    whole = sum((need.amount for need in needs), Decimal(0))
    worst = Decimal(0)
    for size in range(1, len(needs) + 1):
        for chosen in combinations(needs, size):
            reach = sum((s.left for s in sources if any(s.serves(n.day) for n in chosen)), Decimal(0))
            worst = max(worst, sum((n.amount for n in chosen), Decimal(0)) - reach)
    return whole - worst


@given(needs=needs, sources=sources)
def test_as_much_is_borne_as_can_be_and_each_pound_in_its_days(needs, sources):
    shares = assign(needs, sources)
    by_key = {source.key: source for source in sources}
    for need in needs:
        assert borne(shares, need.key) <= need.amount
        assert all(by_key[key].serves(need.day) for key in shares.get(need.key, {}))
    for source in sources:
        assert sum((mine.get(source.key, Decimal(0)) for mine in shares.values()), Decimal(0)) <= source.left
    assert borne(shares) == most_that_can_be_borne(needs, sources)


def check_sums(live):
    """What must hold at every instant, asked of the rows themselves."""
    account = Account.objects.filter(agreement=live).first()
    if account:
        assert account.drawn == sum(live.draws.values_list("amount", flat=True), Decimal(0)) <= live.value
        assert account.paid == sum(live.payments.exclude(paid_date=None).values_list("amount", flat=True), Decimal(0))
        assert account.planned == sum(live.payments.values_list("amount", flat=True), Decimal(0)) == live.value
    for row in Contribution.objects.all():
        drawn = sum(row.draws.values_list("amount", flat=True), Decimal(0))
        assert 0 <= drawn == row.drawn <= row.amount
    for draw in Draw.objects.select_related("contribution"):
        assert draw.charged == sum(draw.charges.values_list("amount", flat=True), Decimal(0)) <= draw.amount
        assert restrictions.why_not(draw.contribution, live) == ""
    for charge in Charge.objects.select_related("payment", "draw__contribution"):
        period = charge.draw.contribution
        assert period.start_date <= charge.payment.start_date < period.end_date
    for payment in Payment.objects.exclude(paid_date=None):
        charged = sum(payment.charges.values_list("amount", flat=True), Decimal(0))
        assert charged in (payment.amount, 0)


steps = st.lists(
    st.one_of(
        st.tuples(st.just("put in"), st.integers(1, 9_600_000), st.integers(0, 24), st.sampled_from(["", "isolation", "advice"])),
        st.tuples(st.just("promise"), st.integers(0, 5), st.integers(1, 9_700_000)),
        st.tuples(st.just("change"), st.integers(0, 5), st.integers(0, 9_600_000)),
        st.tuples(st.just("pay"), st.integers(1, 8)),
        st.tuples(st.just("give back")),
    ),
    min_size=3,
    max_size=12,
)  # fmt: skip


@pytest.mark.django_db
def test_sums_are_true_after_any_sequence_of_actions(cast, now):
    live, fund = made.live(cast, now), fund_of(cast, now)
    end = made.at(now, live.end_date)

    def take(step):
        rows = list(fund.contributions.order_by("pk"))
        match step:
            case ("put in", amount, start, kind):
                month = add_months(day_of(now), start)
                put_in(cast, now, fund, Decimal(amount) / 100, start=month, months=12, only_kind=kind)
            case ("promise", which, amount) if rows:
                row = rows[which % len(rows)]
                actions.commit_money(fund, live, amounts={row.pk: Decimal(amount) / 100}, by=cast.lead, now=now)
            case ("change", which, amount) if rows:
                row = rows[which % len(rows)]
                actions.change_contribution(row, amount=Decimal(amount) / 100, reasons="So", by=cast.lead, now=now)
            case ("pay", number):
                actions.pay(live.payments.get(number=number), paid_date=live.end_date, by=cast.finance, now=end)
            case ("give back",):
                actions.release_money(live, reasons="So", by=cast.lead, now=now)

    @settings(max_examples=25, deadline=None)
    @given(steps=steps)
    def run(steps):
        with transaction.atomic():
            for step in steps:
                try:
                    with transaction.atomic():
                        take(step)
                except Refused:
                    pass
                check_sums(live)
            transaction.set_rollback(True)

    run()
