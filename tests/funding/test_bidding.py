import hashlib
from datetime import timedelta
from decimal import Decimal

import pytest

from folkmoot.core import search
from folkmoot.core.audiences import audiences_of
from folkmoot.core.clock import day_of
from folkmoot.core.models import Entry, Listing, PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.posting import ChangedMeanwhile
from folkmoot.core.record import timeline
from folkmoot.funding import actions, policy
from folkmoot.funding.models import Bid
from folkmoot.funding.queries.parts import parts_of
from folkmoot.funding.receipts import whole_of
from folkmoot.funding.states import BidState
from tests.funding import made

ONE_SECOND = timedelta(seconds=1)


@pytest.fixture
def opened(cast, now):
    return made.opened(cast, now)


@pytest.fixture
def during(opened):
    return made.while_open(opened)


def test_it_works(cast, opened, during):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    sent = actions.submit_bid(bid, by=cast.vco, now=during)
    assert sent.state == BidState.SUBMITTED and sent.submitted_at == during
    assert sent.receipt == hashlib.sha256(whole_of(sent).encode()).hexdigest()


def test_the_receipt_changes_with_every_word(cast, opened, during):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    first = actions.submit_bid(bid, by=cast.vco, now=during).receipt
    actions.withdraw_bid(bid, by=cast.vco, now=during)
    again = actions.start_bid(opened, cast.bodies.riverside, meets=[True, True], by=cast.vco, now=during)
    criterion = opened.criteria.first()
    text = parts_of(again).text(criterion.pk) + " "
    actions.save_answer(again, criterion, text=text, seen_version=1, by=cast.vco, now=during)
    assert actions.submit_bid(again, by=cast.vco, now=during).receipt != first
    assert Bid.objects.count() == 1


@pytest.mark.ledger("FT-15")
def test_a_no_to_a_condition_stops_a_bid_at_the_start_and_at_the_end(cast, opened, during):
    with pytest.raises(Refused, match="safeguarding policy"):
        actions.start_bid(opened, cast.bodies.riverside, meets=[True, False], by=cast.vco, now=during)
    assert not Bid.objects.exists()
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    actions.check_eligibility(bid, meets=[True, False], by=cast.vco, now=during)
    with pytest.raises(Refused, match="said no to a condition"):
        actions.submit_bid(bid, by=cast.vco, now=during)
    actions.check_eligibility(bid, meets=[True, True], by=cast.vco, now=during)
    assert actions.submit_bid(bid, by=cast.vco, now=during).state == BidState.SUBMITTED


def test_every_condition_is_answered(cast, opened, during):
    with pytest.raises(Refused, match="every condition"):
        actions.start_bid(opened, cast.bodies.riverside, meets=[True], by=cast.vco, now=during)


def test_only_the_organisations_workers_bid_for_it(cast, opened, during):
    for person in (cast.rival, cast.lead, cast.citizen, cast.resident, cast.stranger):
        with pytest.raises(NotAllowed):
            actions.start_bid(opened, cast.bodies.riverside, meets=[True, True], by=person, now=during)


def test_an_organisation_has_one_bid(cast, opened, during):
    made.bid(opened, cast.bodies.riverside, cast.vco, during)
    with pytest.raises(Refused, match="has a bid already"):
        made.bid(opened, cast.bodies.riverside, cast.vco, during)


@pytest.mark.parametrize(
    ("late", "refused"), [(-ONE_SECOND, False), (timedelta(0), True), (ONE_SECOND, True), (timedelta(days=1), True)]
)
def test_one_second_late_is_late(cast, opened, during, late, refused):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    moment = opened.closes_at + late
    if refused:
        with pytest.raises(Refused, match="Bids have closed"):
            actions.submit_bid(bid, by=cast.vco, now=moment)
        bid.refresh_from_db()
        assert bid.state == BidState.DRAFT and bid.receipt == ""
    else:
        assert actions.submit_bid(bid, by=cast.vco, now=moment).submitted_at == moment


def test_nothing_of_a_bid_changes_after_the_closing_second(cast, opened, during):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    actions.submit_bid(bid, by=cast.vco, now=during)
    criterion = opened.criteria.first()
    other = made.bid(opened, cast.bodies.silver, cast.rival, during)
    at = opened.closes_at
    for attempt in (
        lambda: actions.withdraw_bid(bid, by=cast.vco, now=at),
        lambda: actions.save_answer(other, criterion, text="More", seen_version=1, by=cast.rival, now=at),
        lambda: actions.save_offer(other, outcome_plan="More", price=Decimal(1), seen_version=2, by=cast.rival, now=at),
        lambda: actions.check_eligibility(other, meets=[True, True], by=cast.rival, now=at),
        lambda: actions.start_bid(opened, cast.bodies.kettle, meets=[True, True], by=cast.small, now=at),
    ):
        with pytest.raises(Refused, match="Bids have closed"):
            attempt()


def test_a_bid_that_is_not_complete_says_what_is_missing(cast, opened, during):
    bid = actions.start_bid(opened, cast.bodies.riverside, meets=[True, True], by=cast.vco, now=during)
    with pytest.raises(Refused, match="the price; How it will work; Good for the borough; Price"):
        actions.submit_bid(bid, by=cast.vco, now=during)


def test_an_answer_too_long_is_kept_but_not_sent(cast, opened, during):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    criterion = opened.criteria.order_by("position").first()
    kept = actions.save_answer(bid, criterion, text="word " * 507, seen_version=1, by=cast.vco, now=during)
    assert kept.text.count("word") == 507
    with pytest.raises(Refused, match="7 words too long"):
        actions.submit_bid(bid, by=cast.vco, now=during)
    with pytest.raises(Refused, match="far too long"):
        actions.save_answer(bid, criterion, text="x" * 20_001, seen_version=2, by=cast.vco, now=during)


def test_two_editors_on_one_answer_lose_nothing(cast, opened, during):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    criterion = opened.criteria.order_by("position").first()
    actions.save_answer(bid, criterion, text="Hers", seen_version=1, by=cast.vco, now=during)
    with pytest.raises(ChangedMeanwhile) as clash:
        actions.save_answer(bid, criterion, text="His", seen_version=1, by=cast.vco, now=during)
    assert clash.value.changes == [("How it will work", "Hers", "His")]
    assert parts_of(bid).text(criterion.pk) == "Hers"
    with pytest.raises(ChangedMeanwhile):
        actions.save_offer(bid, outcome_plan="Other", price=Decimal(5), seen_version=1, by=cast.vco, now=during)


def test_two_who_both_begin_an_answer_lose_nothing(cast, opened, during):
    bid = actions.start_bid(opened, cast.bodies.riverside, meets=[True, True], by=cast.vco, now=during)
    criterion = opened.criteria.first()
    actions.save_answer(bid, criterion, text="First", by=cast.vco, now=during)
    with pytest.raises(ChangedMeanwhile):
        actions.save_answer(bid, criterion, text="Second", by=cast.vco, now=during)


def test_an_answer_to_another_opportunitys_question_is_refused(cast, now, opened, during):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    other = made.prepared(cast, now).criteria.first()
    with pytest.raises(Refused, match="another opportunity"):
        actions.save_answer(bid, other, text="Text", by=cast.vco, now=during)


@pytest.mark.parametrize("price", ["0", "-1", "96000.01"])
def test_a_price_outside_what_there_is_is_refused(cast, opened, during, price):
    bid = actions.start_bid(opened, cast.bodies.riverside, meets=[True, True], by=cast.vco, now=during)
    with pytest.raises(Refused) as refusal:
        actions.save_offer(bid, outcome_plan="Plan", price=Decimal(price), seen_version=1, by=cast.vco, now=during)
    assert refusal.value.field == "price"


def test_before_closing_nobody_but_its_own_people_learns_of_a_bid(cast, opened, during):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    actions.submit_bid(bid, by=cast.vco, now=during)
    actions.seat_panel_member(opened, cast.nhs, by=cast.lead, now=during)
    bid = Bid.objects.get()
    for person in (
        cast.rival,
        cast.lead,
        cast.colleague,
        cast.nhs,
        cast.citizen,
        cast.admin,
        cast.resident,
        cast.stranger,
    ):
        assert not policy.may_know_of(person, bid, now=during)
        assert not policy.may_read(person, bid, now=during)
        tokens = audiences_of(person, day_of(during))
        for words in ("Riverside", "bid Weekday", "open the hall", "answers"):
            assert not [row for row in search.find(words, tokens) if row.kind == "bid"]
    assert policy.may_read(cast.vco, bid, now=during)
    assert [row.kind for row in search.find("our bid weekday", audiences_of(cast.vco, day_of(during)))] == ["bid"]


def test_the_closing_second_alone_opens_nothing_until_two_have_opened(cast, opened, during):
    bid = actions.submit_bid(made.bid(opened, cast.bodies.riverside, cast.vco, during), by=cast.vco, now=during)
    after = opened.closes_at + ONE_SECOND
    assert not policy.may_read(cast.lead, bid, now=after)
    with pytest.raises(Refused, match="until the closing time"):
        actions.close_bids(opened, by=cast.lead, now=opened.closes_at - ONE_SECOND)
    closed = actions.close_bids(opened, by=cast.lead, now=opened.closes_at)
    assert not policy.may_read(cast.lead, Bid.objects.get(), now=after)
    actions.open_seal(closed, by=cast.citizen, now=after)
    assert policy.may_read(cast.lead, Bid.objects.get(), now=after)
    assert not policy.may_know_of(cast.rival, Bid.objects.get(), now=after)


def test_the_public_record_says_neither_who_bids_nor_for_what(cast, opened, during):
    before = Entry.objects.count()
    bid = actions.submit_bid(made.bid(opened, cast.bodies.riverside, cast.vco, during), by=cast.vco, now=during)
    actions.withdraw_bid(bid, by=cast.vco, now=during)
    written = Entry.objects.filter(number__gt=before)
    assert written.count() == 7
    for entry in written:
        said = f"{entry.code} {entry.capacity} {entry.facts}"
        assert "Riverside" not in said and "90000" not in said and "answers" not in said
        assert entry.touches.count() == 1
    assert not [entry for entry in timeline(opened) if entry.code.startswith("funding.bid")]
    assert not Listing.objects.filter(subject=f"funding.bid:{bid.pk}").exists()


def test_the_bidders_turn_is_theirs_alone_and_ends_with_sending(cast, opened, during):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    turn = PendingTurn.objects.get(subject=f"funding.bid:{bid.pk}")
    assert turn.holder == f"org:{cast.bodies.riverside.pk}" and turn.due_date == day_of(opened.closes_at)
    actions.submit_bid(bid, by=cast.vco, now=during)
    assert not PendingTurn.objects.filter(subject=f"funding.bid:{bid.pk}").exists()


def test_bids_of_a_withdrawn_opportunity_stay_sealed(cast, opened, during):
    bid = actions.submit_bid(made.bid(opened, cast.bodies.riverside, cast.vco, during), by=cast.vco, now=during)
    actions.withdraw_opportunity(opened, reasons="The money was taken away from us.", by=cast.lead, now=during)
    bid = Bid.objects.get(pk=bid.pk)
    late = opened.closes_at + ONE_SECOND
    assert not policy.may_read(cast.lead, bid, now=late)
    with pytest.raises(Refused, match="was withdrawn"):
        actions.withdraw_bid(bid, by=cast.vco, now=during)
