"""How an agreement is paid: in advance, in arrears, at milestones, for outcomes; and who carries the risk."""

from datetime import timedelta
from decimal import Decimal

import pytest

from folkmoot.agreements import actions
from folkmoot.agreements.models import Account
from folkmoot.agreements.money.plans import parts_of, planned_payments
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from tests.agreements import made


@pytest.fixture
def draft(cast, now):
    return made.agreed(cast, now)


def milestone(cast, now, agreement, amount, *, days=100, by=None):
    return actions.add_milestone(
        agreement, title="Three rooms open", evidence="Anyone can walk in", amount=Decimal(amount),
        expected_date=agreement.start_date + timedelta(days=days), by=by or cast.lead, now=now,
    )  # fmt: skip


def price(cast, now, agreement, pounds, most, *, people="People who live alone", by=None):
    return actions.add_outcome_price(
        agreement, people=people, outcome="Sees a friend every week", price=Decimal(pounds), most=most,
        by=by or cast.lead, now=now,
    )  # fmt: skip


def sign(cast, now, agreement):
    return actions.sign_for_provider(actions.sign_for_funder(agreement, by=cast.lead, now=now), by=cast.vco, now=now)


def test_it_works(cast, now, draft):
    """Part by calendar, part at a milestone, part by outcome: the three come to the value to the penny."""
    milestone(cast, now, draft, 10_000)
    price(cast, now, draft, "100.01", 20)
    price(cast, now, draft, 250, 10, people="People who had not left home for a month")
    parts = parts_of(draft)
    assert (parts.by_milestone, parts.by_outcome) == (Decimal(10_000), Decimal("4500.20"))
    assert parts.by_calendar == draft.value - Decimal("14500.20")
    live = sign(cast, now, draft)
    assert sum(row.amount for row in live.payments.all()) == parts.by_calendar
    assert Account.objects.get(agreement=live).planned == parts.by_calendar


def test_only_the_funder_plans_and_only_before_the_signature(cast, now, draft):
    for person in (cast.vco, cast.rival, cast.finance, cast.nhs):
        with pytest.raises(NotAllowed):
            milestone(cast, now, draft, 5, by=person)
        with pytest.raises(NotAllowed):
            price(cast, now, draft, 5, 5, by=person)
        with pytest.raises(NotAllowed):
            actions.say_why_paid_so(draft, value_statement="So", by=person, now=now)
    row = milestone(cast, now, draft, 5)
    live = sign(cast, now, draft)
    with pytest.raises(Refused, match="Both sides have signed"):
        milestone(cast, now, live, 5)
    with pytest.raises(Refused, match="Both sides have signed"):
        actions.remove_milestone(row, by=cast.lead, now=now)


def test_bad_input_is_refused_with_the_field_to_mend(cast, now, draft):
    for amount, words in ((0, "a penny or more"), (-5, "a penny or more"), (draft.value + 1, "is left for this")):
        with pytest.raises(Refused, match=words) as refusal:
            milestone(cast, now, draft, amount)
        assert refusal.value.field == "amount"
    with pytest.raises(Refused) as refusal:
        milestone(cast, now, draft, 5, days=4000)
    assert refusal.value.field == "expected_date"
    for pounds, most, field in ((-1, 5, "price"), (1, 0, "most"), (1, 96_001, "most")):
        with pytest.raises(Refused) as refusal:
            price(cast, now, draft, pounds, most)
        assert refusal.value.field == field
    with pytest.raises(Refused, match="at least one"):
        actions.say_why_paid_so(draft, by=cast.lead, now=now)


def test_terms_that_shrink_the_calendar_below_nothing_are_not_signed(cast, now, draft):
    milestone(cast, now, draft, 90_000)
    type(draft).objects.filter(pk=draft.pk).update(value=Decimal(80_000))
    draft.refresh_from_db()
    with pytest.raises(Refused, match=r"£10,000\.00 more than the agreement is worth"):
        actions.sign_for_funder(draft, by=cast.lead, now=now)


@pytest.mark.ledger("FT-20")
def test_arrears_to_a_small_group_need_a_reason_and_a_large_advance_a_statement_of_value(cast, now):
    with pytest.raises(Refused) as refusal:
        made.draft(cast, now, to="kettle", in_advance=False, payment_reason="")
    assert refusal.value.field == "payment_reason"
    made.draft(cast, now, to="kettle", in_advance=False, payment_reason="They asked for it: less to keep safe")
    large = made.agreed(cast, now, payment_months=0)
    assert planned_payments(large)[0].amount == Decimal(96_000)
    with pytest.raises(Refused, match="Say on the plan why that is good value"):
        actions.sign_for_funder(large, by=cast.lead, now=now)
    actions.say_why_paid_so(large, value_statement="The lease is cheaper paid at once", by=cast.lead, now=now)
    assert actions.sign_for_funder(large, by=cast.lead, now=now).funder_signed_at
    assert Entry.objects.filter(code="agreements.plan.explained").count() == 1


@pytest.mark.ledger("FT-21")
def test_more_by_outcome_than_a_providers_size_carries_is_refused_or_escalated(cast, now, draft):
    """Riverside is of medium size: a quarter at most, unless a second commissioner approves a published reason."""
    price(cast, now, draft, 100, 100)
    price(cast, now, draft, 200, 71, people="People who had not left home for a month")
    with pytest.raises(Refused, match="25% is paid by outcome"):
        actions.sign_for_funder(draft, by=cast.lead, now=now)
    plan = actions.say_why_paid_so(draft, outcome_reason="They asked for it and hold reserves", by=cast.lead, now=now)
    with pytest.raises(Refused, match="by outcome"):
        actions.sign_for_funder(draft, by=cast.lead, now=now)
    for person in (cast.lead, cast.vco, cast.nhs):
        with pytest.raises(NotAllowed):
            actions.approve_outcome_share(plan, by=person, now=now)
    actions.approve_outcome_share(plan, by=cast.colleague, now=now)
    milestone(cast, now, draft, 1)
    with pytest.raises(Refused, match="by outcome"):
        actions.sign_for_funder(draft, by=cast.lead, now=now)
    actions.approve_outcome_share(plan, by=cast.colleague, now=now)
    assert actions.sign_for_funder(draft, by=cast.lead, now=now).funder_signed_at


def test_a_micro_group_carries_nothing_by_outcome(cast, now):
    draft = made.agreed(cast, now, to="kettle", measures=made.MEASURES)
    price(cast, now, draft, 1, 1)
    price(cast, now, draft, 2, 1, people="Others")
    with pytest.raises(Refused, match="carries 0% at most"):
        actions.sign_for_funder(draft, by=cast.lead, now=now)


@pytest.mark.ledger("FT-22")
def test_payment_by_outcome_has_at_least_two_tiers_of_complexity(cast, now, draft):
    price(cast, now, draft, 100, 20)
    with pytest.raises(Refused, match="at least two tiers"):
        actions.sign_for_funder(draft, by=cast.lead, now=now)
    same = price(cast, now, draft, 100, 5, people="People who had not left home for a month")
    with pytest.raises(Refused, match="at least two tiers"):
        actions.sign_for_funder(draft, by=cast.lead, now=now)
    actions.remove_outcome_price(same, by=cast.lead, now=now)
    price(cast, now, draft, 250, 5, people="People who had not left home for a month")
    assert actions.sign_for_funder(draft, by=cast.lead, now=now).funder_signed_at


def test_a_short_last_period_is_paid_for_its_length(cast, now):
    draft = made.draft(cast, now, months=7, short_term_reason="A trial")
    first, second, last = planned_payments(draft)
    assert (first.amount, second.amount, last.amount) == (Decimal("41142.86"), Decimal("41142.86"), Decimal("13714.28"))
