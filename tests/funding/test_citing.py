"""What a bid builds on, and the outcome it is for."""

import pytest
from django.urls import reverse

from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.posting import ChangedMeanwhile
from folkmoot.funding import actions
from folkmoot.funding.citing import Citation
from folkmoot.funding.queries.parts import EVIDENCE, parts_of
from folkmoot.funding.receipts import receipt_for
from tests.funding import made

STUDY = Citation("Two in three came again within a month.", "Our count of visitors, March 2026")


def url(name, *args):
    return reverse(f"funding:{name}", args=args)


@pytest.fixture
def opened(cast, now):
    return made.opened(cast, now)


@pytest.fixture
def during(opened, clock_at):
    return clock_at(made.while_open(opened))


@pytest.mark.ledger("FT-17")
def test_it_works(cast, now, opened, during, site, clock_at):
    """Cited on a page of its own, read by the panel beside the bid; a bid that cites nothing is flagged to them."""
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    page = site.get(url("bid_evidence", bid.pk), by=cast.vco, most=22)
    assert "the panel is then told that nothing is cited" in page.text
    given = {"version": 0, "found_0": STUDY.found, "source_0": STUDY.source}
    site.post(url("bid_evidence", bid.pk), given, by=cast.vco)
    assert "1 thing cited" in site.get(bid.get_absolute_url(), by=cast.vco).text
    actions.submit_bid(bid, by=cast.vco, now=during)
    silent = actions.submit_bid(made.bid(opened, cast.bodies.silver, cast.rival, during), by=cast.rival, now=during)
    actions.seat_panel_member(opened, cast.nhs, by=cast.lead, now=during)
    after = clock_at(opened.closes_at)
    made.closed_and_opened(opened, cast, after)
    for one in (bid, silent):
        one.refresh_from_db()
        actions.declare(one, is_conflict=False, by=cast.nhs, now=after)
    cites, cites_none = (site.get(url("score", one.pk), by=cast.nhs, most=22).text for one in (bid, silent))
    assert STUDY.found in cites and STUDY.source in cites and "cites no evidence" not in cites
    assert "cites no evidence" in cites_none


@pytest.mark.ledger("FT-16")
def test_a_bid_says_how_it_brings_about_the_outcome_of_the_specification(cast, opened, during, site):
    """The specification has one outcome; its words stand above the question, and without an answer nothing is sent."""
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    outcome = opened.specification.outcome
    assert outcome.title in site.get(url("offer", bid.pk), by=cast.vco).text
    actions.save_offer(bid, outcome_plan=" ", price=None, seen_version=2, by=cast.vco, now=during)
    with pytest.raises(Refused, match="how you will bring about the outcome"):
        actions.submit_bid(bid, by=cast.vco, now=during)


def test_it_is_sealed_counts_for_the_receipt_and_is_not_lost_between_two(cast, opened, during):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    before = receipt_for(bid)
    actions.save_evidence(bid, cited=[STUDY], by=cast.vco, now=during)
    assert receipt_for(bid) != before
    with pytest.raises(ChangedMeanwhile):
        actions.save_evidence(bid, cited=[], seen_version=0, by=cast.vco, now=during)
    assert parts_of(bid).part(EVIDENCE).value["cited"] == [STUDY.as_value()]
    for person in (cast.rival, cast.lead, cast.stranger):
        with pytest.raises(NotAllowed):
            actions.save_evidence(bid, cited=[], seen_version=1, by=person, now=during)


def test_half_a_citation_is_sent_back(cast, opened, during, site):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    for given, words in (
        ({"found_0": "It works."}, "Say where this can be read"),
        ({"source_0": "A book"}, "Say what was found"),
    ):
        page = site.post(url("bid_evidence", bid.pk), {"version": 0, **given}, by=cast.vco, status=200)
        assert words in page.text
    with pytest.raises(Refused, match="where it can be read"):
        actions.save_evidence(bid, cited=[Citation("It works.", "")], by=cast.vco, now=during)
    with pytest.raises(Refused, match="more than anybody will read"):
        actions.save_evidence(bid, cited=[STUDY] * 21, by=cast.vco, now=during)
    site.refuses(url("bid_evidence", bid.pk), cast.stranger, cast.rival, cast.lead)


def test_without_names_what_is_cited_names_nobody(cast, now, site, clock_at):
    row = made.opened(cast, now)
    at = made.while_open(row)
    actions.plan_panel(row, is_blind=True, by=cast.lead, now=at)
    bid = made.bid(row, cast.bodies.riverside, cast.vco, at)
    own = Citation("Riverside Anchor Trust counted 40.", "Report of Riverside Anchor Trust")
    actions.save_evidence(bid, cited=[own], by=cast.vco, now=at)
    actions.submit_bid(bid, by=cast.vco, now=at)
    actions.seat_panel_member(row, cast.nhs, by=cast.lead, now=at)
    after = clock_at(row.closes_at)
    made.closed_and_opened(row, cast, after)
    bid.refresh_from_db()
    actions.declare(bid, is_conflict=False, by=cast.nhs, now=after)
    text = site.get(url("score", bid.pk), by=cast.nhs).text
    assert "counted 40" in text and "Riverside" not in text
