"""Claims for money, disputes, and a payment held because the bank details changed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.agreements import actions, queries
from folkmoot.agreements.claim_states import ClaimState
from folkmoot.agreements.models import Account, Claim, Payment
from folkmoot.agreements.money.paid_months import how_paid
from folkmoot.agreements.money.plans import parts_of
from folkmoot.commitments.engine import find_overdue
from folkmoot.core.clock import day_of
from folkmoot.core.models import Entry, EntryWords, PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from folkmoot.funding.actions import keep_bank_details
from folkmoot.funding.models import FundingDecision
from folkmoot.people.actions import give_role
from folkmoot.people.models.role import RoleKind
from tests.agreements import made
from tests.agreements.test_drafting_and_signing import sign_compact, state_of
from tests.agreements.test_payment_plans import milestone, price, sign

DAY = timedelta(days=1)


@pytest.fixture
def live(cast, now):
    """Paid afterwards, with one milestone and two prices."""
    draft = made.agreed(cast, now, in_advance=False)
    milestone(cast, now, draft, 10_000)
    price(cast, now, draft, 100, 20)
    price(cast, now, draft, 250, 10, people="People who had not left home for a month")
    return sign(cast, now, draft)


@pytest.fixture
def claim(cast, now, live):
    """The first invoice, sent when its period is over."""
    payment = live.payments.get(number=1)
    return actions.claim_payment(payment, reference="R-1", by=cast.vco, now=made.at(now, payment.end_date))


def after(now, claim, days):
    return made.at(now, claim.sent_date + timedelta(days=days))


def pay(cast, now, payment, *, by=None, day=None):
    day = day or payment.due_date
    return actions.pay(payment, paid_date=day, by=by or cast.finance, now=made.at(now, day))


def test_it_works(cast, now, live, claim):
    """An invoice is sent, half disputed, answered, settled, and each part is paid on its own day."""
    payment = claim.payment
    whole = payment.amount
    assert payment.due_date == claim.sent_date + timedelta(days=30)
    claim = actions.dispute(
        claim, amount=Decimal(1000), reasons="Two mornings did not open", by=cast.lead, now=after(now, claim, 5)
    )
    payment.refresh_from_db()
    assert (payment.amount, claim.disputed.amount) == (whole - 1000, Decimal(1000))
    with pytest.raises(Refused, match="in dispute"):
        pay(cast, now, claim.disputed)
    pay(cast, now, payment)
    actions.answer_dispute(claim, words="They opened on the Friday", by=cast.vco, now=after(now, claim, 9))
    claim = actions.settle_dispute(
        claim, owed=Decimal(600), words="One did", by=cast.colleague, now=after(now, claim, 12)
    )
    assert (claim.state, claim.amount) == (ClaimState.SETTLED, whole - 400)
    part = claim.disputed
    assert (part.amount, part.due_date) == (Decimal(600), claim.sent_date + timedelta(days=37)), "7 days stood still"
    pay(cast, now, part)
    claim.refresh_from_db()
    assert claim.state == ClaimState.PAID
    today = part.due_date
    rate = how_paid(today)[0].rate
    assert rate.on_time == rate.counted == 2
    account = Account.objects.get(agreement=live)
    assert account.paid == whole - 400
    assert account.planned == sum(live.payments.values_list("amount", flat=True))


def test_who_may_do_what(cast, now, live, claim):
    payment = live.payments.get(number=2)
    later = made.at(now, payment.end_date)
    for person in (cast.lead, cast.rival, cast.finance, cast.resident):
        with pytest.raises(NotAllowed):
            actions.claim_payment(payment, by=person, now=later)
        with pytest.raises(NotAllowed):
            actions.claim_milestone(live.milestones.get(), evidence="Look", by=person, now=later)
    for person in (cast.vco, cast.rival, cast.nhs, cast.councillor):
        with pytest.raises(NotAllowed):
            actions.dispute(claim, amount=Decimal(5), reasons="No", by=person, now=after(now, claim, 1))
        with pytest.raises(NotAllowed):
            actions.settle_dispute(claim, owed=Decimal(0), words="No", by=person, now=after(now, claim, 1))
    with pytest.raises(NotAllowed):
        actions.answer_dispute(claim, words="Yes", by=cast.lead, now=after(now, claim, 1))


def test_an_invoice_is_sent_once_its_period_is_over_and_once(cast, now, live, claim):
    payment = live.payments.get(number=2)
    with pytest.raises(Refused, match="when the period is over"):
        actions.claim_payment(payment, by=cast.vco, now=made.at(now, payment.end_date - timedelta(days=1)))
    with pytest.raises(Refused, match="claimed this already"):
        actions.claim_payment(claim.payment, by=cast.vco, now=after(now, claim, 1))
    advance = made.live(cast, now, to="silver").payments.first()
    with pytest.raises(Refused, match="paid in advance"):
        actions.claim_payment(advance, by=cast.rival, now=made.at(now, advance.end_date))


def test_a_milestone_is_claimed_once_and_again_only_when_it_was_refused(cast, now, live):
    row = live.milestones.get()
    with pytest.raises(Refused) as refusal:
        actions.claim_milestone(row, evidence=" ", by=cast.vco, now=now)
    assert refusal.value.field == "evidence"
    claim = actions.claim_milestone(row, evidence="All three are open", by=cast.vco, now=now)
    assert (claim.payment.amount, claim.payment.due_date) == (Decimal(10_000), day_of(now) + timedelta(days=30))
    with pytest.raises(Refused, match="claimed this already"):
        actions.claim_milestone(row, evidence="Again", by=cast.vco, now=now)
    gone = claim.payment
    claim = actions.dispute(claim, amount=Decimal(10_000), reasons="One is shut", by=cast.lead, now=now)
    claim = actions.settle_dispute(claim, owed=Decimal(0), words="Claim it when it opens", by=cast.lead, now=now)
    assert claim.state == ClaimState.REFUSED and not Payment.objects.filter(pk=gone.pk).exists()
    again = actions.claim_milestone(row, evidence="It is open now", by=cast.vco, now=now)
    pay(cast, now, again.payment)
    again.refresh_from_db()
    assert again.state == ClaimState.PAID
    assert Account.objects.get(agreement=live).planned == live.value - Decimal(4500)


def test_one_outcome_too_many_is_refused(cast, now, live):
    first = live.outcome_prices.get(tier=1)
    for count in (0, -1):
        with pytest.raises(Refused) as refusal:
            actions.claim_outcomes(first, count=count, evidence="The card", by=cast.vco, now=now)
        assert refusal.value.field == "count"
    actions.claim_outcomes(first, count=19, evidence="The card", by=cast.vco, now=now)
    with pytest.raises(Refused, match="pays for 1 more"):
        actions.claim_outcomes(first, count=2, evidence="The card", by=cast.vco, now=now)
    claim = actions.claim_outcomes(first, count=1, evidence="The card", by=cast.vco, now=now)
    assert claim.payment.amount == Decimal(100)
    with pytest.raises(Refused, match="pays for 0 more"):
        actions.claim_outcomes(first, count=1, evidence="The card", by=cast.vco, now=now)


@pytest.mark.parametrize("amount", [Decimal(0), Decimal(-1), Decimal("99999999")])
def test_a_dispute_is_of_something_and_not_of_more_than_was_claimed(cast, now, claim, amount):
    with pytest.raises(Refused) as refusal:
        actions.dispute(claim, amount=amount, reasons="Because", by=cast.lead, now=after(now, claim, 1))
    assert refusal.value.field == "amount"


def test_a_late_payer_does_not_stop_the_clock(cast, now, claim):
    with pytest.raises(Refused, match="late already"):
        actions.dispute(claim, amount=Decimal(5), reasons="Because", by=cast.lead, now=after(now, claim, 31))
    claim = actions.dispute(claim, amount=claim.amount, reasons="Because", by=cast.lead, now=after(now, claim, 30))
    days = claim.sent_date + timedelta(days=90)
    assert not claim.disputed.is_late(days) and not queries.late_payments(days).filter(pk=claim.disputed_id).exists()
    claim = actions.settle_dispute(
        claim, owed=claim.amount, words="You were right", by=cast.lead, now=after(now, claim, 50)
    )
    assert claim.disputed.due_date == claim.sent_date + timedelta(days=50)
    assert claim.disputed.is_late(claim.sent_date + timedelta(days=51))


def test_the_promise_to_pay_on_time_waits_while_a_payment_is_disputed(cast, now):
    sign_compact(cast.bodies.council, now)
    live = sign(cast, now, made.agreed(cast, now, in_advance=False))
    payment = live.payments.get(number=1)
    claim = actions.claim_payment(payment, by=cast.vco, now=made.at(now, payment.end_date))
    actions.dispute(claim, amount=claim.amount, reasons="Shut on Fridays", by=cast.lead, now=after(now, claim, 2))
    find_overdue(after(now, claim, 60))
    assert state_of("3.3.4", payment).state == "due"
    actions.settle_dispute(claim, owed=claim.amount, words="Open", by=cast.lead, now=after(now, claim, 61))
    find_overdue(after(now, claim, 100))
    assert state_of("3.3.4", payment).state == "broken"


def test_whose_turn_and_nothing_private_on_the_public_chain(cast, now, live, claim):
    def turns():
        return {turn.holder for turn in PendingTurn.objects.filter(subject=refer(claim))}

    council, riverside = f"org:{cast.bodies.council.pk}:commissioner", f"org:{cast.bodies.riverside.pk}"
    assert turns() == {council}
    actions.dispute(claim, amount=Decimal(5), reasons="A private reason", by=cast.lead, now=after(now, claim, 1))
    assert turns() == {council, riverside}
    actions.answer_dispute(claim, words="A private answer", by=cast.vco, now=after(now, claim, 2))
    assert turns() == {council}
    entry = Entry.objects.get(code="agreements.claim.disputed")
    assert "private" not in str(entry.facts)
    assert not EntryWords.objects.filter(reasons__contains="private").exists()


DETAILS = {"holder": "Riverside Anchor Trust", "sort_code": "12-34-56", "account": "1234 5678"}


@pytest.fixture
def first(cast, now):
    return made.live(cast, now).payments.get(number=1)


def test_a_payment_to_changed_bank_details_is_held_for_a_second_person(cast, now, first):
    give_role(cast.colleague, RoleKind.FINANCE, at=cast.bodies.council, by=cast.admin, now=now)
    cast.colleague.__dict__.pop("_roles_held", None)
    keep_bank_details(cast.bodies.riverside, **DETAILS, by=cast.vco, now=now)
    with pytest.raises(Refused, match="must first ask the provider"):
        pay(cast, now, first)
    for person in (cast.vco, cast.rival, cast.nhs, cast.resident):
        with pytest.raises(NotAllowed):
            actions.check_bank_details(first, how="I rang", by=person, now=now)
    with pytest.raises(Refused, match="whom you asked"):
        actions.check_bank_details(first, how=" ", by=cast.finance, now=now)
    actions.check_bank_details(first, how="I rang the number in last year's file", by=cast.finance, now=now)
    with pytest.raises(Refused, match="somebody else must make the first payment"):
        pay(cast, now, first)
    pay(cast, now, first, by=cast.colleague)
    second = first.agreement.payments.get(number=2)
    assert pay(cast, now, second).paid_date, "once paid there, whoever checked may pay too"
    changed = {**DETAILS, "account": "87654321"}
    keep_bank_details(cast.bodies.riverside, **changed, by=cast.vco, now=now)
    third = first.agreement.payments.get(number=3)
    with pytest.raises(Refused, match="must first ask the provider"):
        pay(cast, now, third, by=cast.colleague)


def test_whoever_gave_the_details_does_not_check_them(cast, now, first):
    give_role(cast.lead, RoleKind.VCO_WORKER, at=cast.bodies.riverside, by=cast.admin, now=now)
    cast.lead.__dict__.pop("_roles_held", None)
    keep_bank_details(cast.bodies.riverside, **DETAILS, by=cast.lead, now=now)
    with pytest.raises(NotAllowed):
        actions.check_bank_details(first, how="I know", by=cast.lead, now=now)


def test_the_same_details_again_are_confirmed_and_hold_nothing_up(cast, now, first):
    own = cast.bodies.riverside
    details = keep_bank_details(own, **DETAILS, by=cast.vco, now=now)
    actions.check_bank_details(first, how="I rang", by=cast.lead, now=now)
    again = keep_bank_details(own, **{**DETAILS, "sort_code": "123456"}, by=cast.vco, now=now + DAY)
    assert again == details and (again.given_at, again.confirmed_at) == (now, now + DAY)
    assert pay(cast, now, first).paid_to == details


def test_details_typed_once_for_a_bid_are_those_that_are_paid_and_checked(cast, now, site, first, clock_at):
    """One account for bids and agreements: whoever changes it in the passport changes where it is paid."""
    clock_at(now)
    own, read = cast.bodies.riverside, reverse("funding:read_bank", args=[cast.bodies.riverside.pk])
    FundingDecision.objects.update(awarded=False)  # the agreement alone says who pays
    site.post(reverse("funding:passport_bank", args=[own.pk]), DETAILS, by=cast.vco)
    assert "12345678" in site.post(read, by=cast.finance, status=200).text
    assert "must first ask the provider" in site.get(first.agreement.get_absolute_url(), by=cast.finance).text
    site.refuses(read, cast.lead, cast.nhs, cast.rival)
    first.agreement.__class__.objects.update(state="draft")
    site.refuses(read, cast.finance)


def check_sums(live):
    account = Account.objects.get(agreement=live)
    amounts = live.payments.values_list("amount", "paid_date")
    assert account.planned == sum((amount for amount, _paid in amounts), Decimal(0)) <= live.value
    assert account.paid == sum((amount for amount, paid in amounts if paid), Decimal(0))
    for claim in Claim.objects.filter(agreement=live).exclude(state=ClaimState.REFUSED):
        keys = {key for key in (claim.payment_id, claim.disputed_id) if key}
        assert claim.amount == sum(Payment.objects.filter(pk__in=keys).values_list("amount", flat=True), Decimal(0))
    for one in parts_of(live).prices:
        gone = one.claims.exclude(state=ClaimState.REFUSED).values_list("amount", flat=True)
        assert sum(gone, Decimal(0)) <= one.whole


moves = st.lists(
    st.one_of(
        st.tuples(st.just("invoice"), st.integers(1, 8)),
        st.tuples(st.just("milestone")),
        st.tuples(st.just("outcomes"), st.sampled_from([1, 2]), st.integers(1, 12)),
        st.tuples(st.just("dispute"), st.integers(0, 6), st.integers(1, 1_200_000)),
        st.tuples(st.just("settle"), st.integers(0, 6), st.integers(0, 1_200_000)),
        st.tuples(st.just("pay"), st.integers(0, 12)),
    ),
    min_size=4,
    max_size=14,
)  # fmt: skip


@pytest.mark.django_db
def test_sums_are_true_after_any_sequence_of_claims_disputes_and_payments(cast, now, live):
    end = made.at(now, live.end_date)

    def take(move):
        claims = list(live.claims.order_by("pk"))
        match move:
            case ("invoice", number):
                actions.claim_payment(live.payments.get(number=number), by=cast.vco, now=end)
            case ("milestone",):
                actions.claim_milestone(live.milestones.get(), evidence="Look", by=cast.vco, now=end)
            case ("outcomes", tier, count):
                row = live.outcome_prices.get(tier=tier)
                actions.claim_outcomes(row, count=count, evidence="Look", by=cast.vco, now=end)
            case ("dispute", which, pence) if claims:
                row = claims[which % len(claims)]
                actions.dispute(row, amount=Decimal(pence) / 100, reasons="No", by=cast.lead, now=end)
            case ("settle", which, pence) if claims:
                row = claims[which % len(claims)]
                actions.settle_dispute(row, owed=Decimal(pence) / 100, words="So", by=cast.lead, now=end)
            case ("pay", which):
                rows = list(live.payments.order_by("pk"))
                actions.pay(rows[which % len(rows)], paid_date=day_of(end), by=cast.finance, now=end)

    @settings(max_examples=25, deadline=None)
    @given(moves=moves)
    def run(moves):
        with transaction.atomic():
            for move in moves:
                try:
                    with transaction.atomic():
                        take(move)
                except (Refused, Payment.DoesNotExist):
                    pass
                check_sums(live)
            transaction.set_rollback(True)

    run()
