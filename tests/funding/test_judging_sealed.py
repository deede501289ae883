"""Where sealed bids and judging meet: what a panel without names may read of a joint bid, and what waits for the seal."""

from decimal import Decimal

import pytest
from django.urls import reverse

from folkmoot.core.policy import Refused
from folkmoot.funding import actions, policy
from folkmoot.funding.models import BidMember, Criterion
from folkmoot.funding.queries.together import How
from tests.funding import made


def url(name, *args):
    return reverse(f"funding:{name}", args=args)


@pytest.fixture
def joint(cast, now):
    """Sent by two with a file, for a panel that scores without names; the citizen is on it."""
    row = made.opened(cast, now)
    at = made.while_open(row)
    actions.plan_panel(row, is_blind=True, by=cast.lead, now=at)
    bid = actions.start_bid(row, cast.bodies.riverside, meets=[True, True], by=cast.vco, now=at)
    plan = "Kettle and Chat pours the tea and Riverside Anchor Trust opens the hall."
    bid = actions.save_offer(bid, outcome_plan=plan, price=Decimal(90000), seen_version=1, by=cast.vco, now=at)
    for criterion in row.criteria.all():
        actions.save_answer(bid, criterion, text="KETTLE AND CHAT is there on Mondays.", by=cast.vco, now=at)
    actions.add_member(bid, cast.bodies.kettle, by=cast.vco, now=at)
    shares = {cast.bodies.riverside.pk: Decimal(70), cast.bodies.kettle.pk: Decimal(30)}
    actions.save_together(bid, how=How.CONSORTIUM, shares=shares, by=cast.vco, now=at)
    actions.add_document(bid, name="kettle.txt", content=b"Kettle and Chat", asked=None, by=cast.vco, now=at)
    actions.sign_off(BidMember.objects.get(), by=cast.small, now=at)
    bid = actions.submit_bid(bid, by=cast.vco, now=at)
    made.train(cast, cast.citizen, now)
    actions.seat_panel_member(row, cast.citizen, is_citizen=True, by=cast.lead, now=at)
    return bid


def test_without_names_partners_and_files_wait_until_every_score_is_agreed(cast, joint, site, clock_at):
    row, document = joint.opportunity, joint.documents.get()
    moment = clock_at(row.closes_at)
    made.closed_and_opened(row, cast, moment)
    joint.refresh_from_db()
    actions.declare(joint, is_conflict=False, by=cast.citizen, now=moment)
    page = site.get(url("score", joint.pk), by=cast.citizen)
    assert "[the bidder] pours the tea and [the bidder] opens" in page.text
    assert "Kettle" not in page.text and "KETTLE" not in page.text and "Riverside" not in page.text
    assert "you see them once every score is agreed" in page.text
    site.get(document.get_absolute_url(), by=cast.citizen, status=403)
    site.get(document.get_absolute_url(), by=cast.vco)
    criteria = list(Criterion.objects.filter(opportunity=row))
    actions.score_bid(joint, scores=dict.fromkeys(criteria, (4, "Near.")), by=cast.citizen, now=moment)
    actions.lock_scores(row.panel.get(), by=cast.citizen, now=moment)
    actions.moderate(joint, agreed=dict.fromkeys(criteria, (Decimal(4), "Near.")), by=cast.lead, now=moment)
    assert "kettle.txt" in site.get(joint.get_absolute_url(), by=cast.citizen).text
    site.get(document.get_absolute_url(), by=cast.citizen)


def test_nothing_is_judged_while_only_one_has_opened_the_bids(cast, joint, site, clock_at):
    row = joint.opportunity
    moment = clock_at(row.closes_at)
    row = actions.close_bids(row, by=cast.lead, now=moment)
    for name in ("decide", "chair", "interests", "sensitivity", "sessions"):
        site.get(url(name, row.pk), by=cast.citizen if name == "interests" else cast.colleague, status=404)
    joint.refresh_from_db()
    with pytest.raises(Refused, match="still sealed"):
        actions.rule_out(joint, ground="condition", reasons="No policy.", by=cast.lead, now=moment)
    with pytest.raises(Refused, match="still sealed"):
        actions.choose_winners(row, awards={joint: Decimal(1)}, by=cast.lead, now=moment)
    assert not policy.may_read(cast.lead, joint, now=moment)


def test_an_award_to_two_is_told_to_both_and_both_are_suppliers(cast, now, joint):
    from folkmoot.funding.letters import readers_of
    from folkmoot.funding.publishing.ocds import who_bid

    assert readers_of(joint, on=now.date()) == sorted([cast.vco, cast.small], key=lambda one: one.email)
    assert who_bid(joint) == [cast.bodies.riverside, cast.bodies.kettle]
