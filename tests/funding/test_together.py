"""Bids made by several organisations, what the work costs, and files brought back from offline."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.models import Entry, PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.posting import ChangedMeanwhile
from folkmoot.funding import actions, policy
from folkmoot.funding.copying import Section, from_markdown, to_markdown
from folkmoot.funding.costing import CostKind, CostLine, full_cost
from folkmoot.funding.merging import merge, pieces
from folkmoot.funding.models import Bid, BidMember
from folkmoot.funding.queries.parts import parts_of
from folkmoot.funding.queries.reading import content_of
from folkmoot.funding.queries.together import How, Subcontractor
from folkmoot.funding.receipts import digest_to_sign, receipt_for
from folkmoot.funding.states import BidState
from tests.funding import made
from tests.site import CASE_QUERIES


def url(name, *args):
    return reverse(f"funding:{name}", args=args)


@pytest.fixture
def opened(cast, now, clock_at):
    row = made.opened(cast, now)
    clock_at(made.while_open(row))
    return row


@pytest.fixture
def during(opened):
    return made.while_open(opened)


@pytest.fixture
def bid(cast, opened, during):
    return made.bid(opened, cast.bodies.riverside, cast.vco, during)


@pytest.fixture
def joint(cast, bid, during):
    """Riverside leads with 70, Kettle and Chat has 30."""
    actions.add_member(bid, cast.bodies.kettle, by=cast.vco, now=during)
    shares = {cast.bodies.riverside.pk: Decimal(70), cast.bodies.kettle.pk: Decimal(30)}
    actions.save_together(bid, how=How.CONSORTIUM, shares=shares, by=cast.vco, now=during)
    return bid


# --- consortia


@pytest.mark.ledger("PO-20")
def test_it_works(cast, opened, joint, during, site):
    with pytest.raises(Refused, match="Kettle and Chat has to sign off"):
        actions.submit_bid(joint, by=cast.vco, now=during)
    turns = PendingTurn.objects.filter(subject=f"funding.bid:{joint.pk}", holder=f"org:{cast.bodies.kettle.pk}")
    assert turns.get().url.endswith("together/")
    page = site.get(url("together", joint.pk), by=cast.small, most=CASE_QUERIES)
    assert "Sign off the bid as it is" in page.text and "Ask an organisation to join" not in page.text
    site.post(url("together", joint.pk), {"sign": str(BidMember.objects.get().pk)}, by=cast.small)
    sent = actions.submit_bid(joint, by=cast.vco, now=during)
    content = content_of(sent, by=cast.small, now=during)
    assert [(one.organisation, one.share) for one in content.together.members] == [
        (cast.bodies.riverside, Decimal(70)),
        (cast.bodies.kettle, Decimal(30)),
    ]


def test_a_word_changed_after_signing_asks_for_the_signature_again(cast, opened, joint, during):
    member = actions.sign_off(BidMember.objects.get(), by=cast.small, now=during)
    assert member.signed_digest == digest_to_sign(joint)
    criterion = opened.criteria.first()
    actions.save_answer(joint, criterion, text="Other words.", seen_version=1, by=cast.vco, now=during)
    with pytest.raises(Refused, match="has to sign off the bid as it is now"):
        actions.submit_bid(joint, by=cast.vco, now=during)
    actions.sign_off(member, by=cast.small, now=during)
    assert actions.submit_bid(joint, by=cast.vco, now=during).state == BidState.SUBMITTED


def test_members_write_and_only_the_lead_sends(cast, opened, joint, during):
    criterion = opened.criteria.first()
    actions.save_answer(joint, criterion, text="From the small one.", seen_version=1, by=cast.small, now=during)
    actions.sign_off(BidMember.objects.get(), by=cast.small, now=during)
    for attempt in (
        lambda: actions.submit_bid(joint, by=cast.small, now=during),
        lambda: actions.withdraw_bid(joint, by=cast.small, now=during),
        lambda: actions.confirm_bid(joint, by=cast.small, now=during),
        lambda: actions.add_member(joint, cast.bodies.silver, by=cast.small, now=during),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    for person in (cast.rival, cast.vco, cast.lead, cast.stranger):
        with pytest.raises(NotAllowed):
            actions.sign_off(BidMember.objects.get(), by=person, now=during)
    assert not policy.may_write(cast.rival, joint, now=during)


def test_shares_come_to_the_whole(cast, joint, during):
    shares = {cast.bodies.riverside.pk: Decimal(70), cast.bodies.kettle.pk: Decimal("20.5")}
    actions.save_together(joint, how=How.CONSORTIUM, shares=shares, seen_version=1, by=cast.vco, now=during)
    actions.sign_off(BidMember.objects.get(), by=cast.small, now=during)
    with pytest.raises(Refused, match=r"they come to 90\.5"):
        actions.submit_bid(joint, by=cast.vco, now=during)
    with pytest.raises(Refused, match="between 0 and 100"):
        actions.save_together(
            joint, how=How.CONSORTIUM, shares={1: Decimal(101)}, seen_version=2, by=cast.vco, now=during
        )


@pytest.mark.ledger("PO-20")
def test_one_organisation_in_two_bids_only_where_the_opportunity_permits(cast, now, opened, joint, during, site):
    own = made.bid(opened, cast.bodies.kettle, cast.small, during)
    with pytest.raises(Refused, match="in one bid only"):
        actions.sign_off(BidMember.objects.get(), by=cast.small, now=during)
    type(opened).every.filter(pk=opened.pk).update(allows_many_bids=True)
    actions.sign_off(BidMember.objects.select_related(None).get(), by=cast.small, now=during)
    assert actions.submit_bid(Bid.objects.get(pk=own.pk), by=cast.small, now=during).state == BidState.SUBMITTED
    type(opened).every.filter(pk=opened.pk).update(allows_many_bids=False)
    actions.withdraw_bid(Bid.objects.get(pk=own.pk), by=cast.small, now=during)
    again = actions.start_bid(opened, cast.bodies.kettle, meets=[True, True], by=cast.small, now=during)
    with pytest.raises(Refused, match="in one bid only"):
        actions.submit_bid(again, by=cast.small, now=during)
    draft = made.prepared(cast, now)
    site.post(url("lots", draft.pk), {"many": "yes"}, by=cast.lead)
    draft.refresh_from_db()
    assert draft.allows_many_bids


def test_a_company_formed_for_it_has_a_name_and_members(cast, joint, during):
    shares = {cast.bodies.riverside.pk: Decimal(70), cast.bodies.kettle.pk: Decimal(30)}
    actions.save_together(joint, how=How.VEHICLE, shares=shares, seen_version=1, by=cast.vco, now=during)
    actions.sign_off(BidMember.objects.get(), by=cast.small, now=during)
    with pytest.raises(Refused, match="will be called"):
        actions.submit_bid(joint, by=cast.vco, now=during)


def test_a_worker_of_any_member_is_kept_from_the_panel_and_the_opening(cast, opened, joint, during):
    actions.sign_off(BidMember.objects.get(), by=cast.small, now=during)
    actions.submit_bid(joint, by=cast.vco, now=during)
    from folkmoot.people.actions import give_role
    from folkmoot.people.models.role import RoleKind

    give_role(cast.colleague, RoleKind.VCO_WORKER, at=cast.bodies.kettle, by=cast.admin, now=during)
    cast.colleague.__dict__.pop("_roles_held", None)
    at = opened.closes_at + timedelta(hours=1)
    actions.close_bids(opened, by=cast.lead, now=at)
    with pytest.raises(NotAllowed, match="tied to one of those who may bid"):
        actions.open_seal(opened, by=cast.colleague, now=at)


@pytest.mark.ledger("FT-24")
def test_subcontractors_are_named_with_their_share(cast, opened, bid, during, site):
    actions.save_together(bid, how=How.SUBCONTRACTORS, by=cast.vco, now=during)
    with pytest.raises(Refused, match="which subcontractors do what, and their share"):
        actions.submit_bid(bid, by=cast.vco, now=during)
    with pytest.raises(Refused, match="who it is, what it does and its share"):
        actions.save_together(
            bid, how=How.SUBCONTRACTORS, subcontractors=[Subcontractor("Vans", "", Decimal(5))], seen_version=1,
            by=cast.vco, now=during,
        )  # fmt: skip
    form = {
        "how": "subcontractors", "version": "1", "name_0": "Vale Vans", "what_0": "Bring people", "part_0": "12.5",
    }  # fmt: skip
    site.post(url("together", bid.pk), form, by=cast.vco)
    [row] = content_of(
        actions.submit_bid(bid, by=cast.vco, now=during), by=cast.vco, now=during
    ).together.subcontractors
    assert (row.name, row.what, row.share) == ("Vale Vans", "Bring people", Decimal("12.5"))


def test_adding_and_taking_out_through_the_page(cast, bid, during, site):
    address = url("together", bid.pk)
    assert "in the directory" in site.post(address, {"organisation": "Nobody"}, by=cast.vco, status=200).text
    assert "That is you" in site.post(address, {"organisation": "riverside anchor trust"}, by=cast.vco, status=200).text
    site.post(address, {"organisation": "Kettle and Chat"}, by=cast.vco)
    site.post(address, {"remove": str(BidMember.objects.get().pk)}, by=cast.small)
    assert not BidMember.objects.exists() and not policy.may_write(cast.small, bid, now=during)
    assert not [entry for entry in Entry.objects.all() if "Kettle" in str(entry.facts)]


# --- costs


@pytest.mark.ledger("FT-19")
def test_overheads_are_lawful_lines_and_no_share_of_them_turns_a_bid_away(cast, opened, bid, during, site):
    form = {
        "version": "0", "label_0": "Host", "kind_0": "staff", "amount_0": "£1,000", "label_1": "Training", "kind_1": "training",
        "amount_1": "9000", "label_2": "Thanking volunteers", "kind_2": "volunteers", "amount_2": "80000",
        "overheads_a_year": "50000", "direct_a_year": "200000",
    }  # fmt: skip
    site.post(url("costs", bid.pk), form, by=cast.vco)
    page = site.get(url("costs", bid.pk), by=cast.vco, most=CASE_QUERIES)
    assert "£89,000" in page.text and "£250" in page.text
    sent = actions.submit_bid(bid, by=cast.vco, now=during)
    costs = content_of(sent, by=cast.vco, now=during).costs
    assert [line.is_overhead for line in costs] == [False, True, True]
    assert sent.state == BidState.SUBMITTED


def test_a_line_says_what_and_how_much(cast, bid, site, during):
    half = {"version": "0", "label_0": "Host", "kind_0": "staff", "amount_0": ""}
    assert "Say what “Host” costs" in site.post(url("costs", bid.pk), half, by=cast.vco, status=200).text
    other = {"version": "0", "label_0": "", "kind_0": "staff", "amount_0": "5"}
    assert "what this amount is for" in site.post(url("costs", bid.pk), other, by=cast.vco, status=200).text
    with pytest.raises(ChangedMeanwhile):
        line = CostLine(CostKind.STAFF, "Host", Decimal(5))
        actions.save_costs(bid, lines=[line], by=cast.vco, now=during)
        actions.save_costs(bid, lines=[], by=cast.vco, now=during)


@given(st.lists(st.tuples(st.sampled_from(list(CostKind)), st.integers(1, 10**8)), max_size=20))
def test_sums_are_exact(rows):
    lines = [CostLine(kind, "x", Decimal(pence) / 100) for kind, pence in rows]
    sums = full_cost(lines, Decimal(30), Decimal(100))
    assert sums.whole == sum((line.amount for line in lines), Decimal(0))
    assert abs(sums.fair_share - sums.direct * Decimal("0.3")) <= Decimal("0.005")


# --- writing at once, and offline


def test_two_who_write_in_different_sentences_are_both_kept(cast, opened, bid, during, site):
    criterion = opened.criteria.order_by("position").first()
    start = "We open at nine. We close at one. There is tea."
    actions.save_answer(bid, criterion, text=start, seen_version=1, by=cast.vco, now=during)
    hers = start.replace("at nine", "at eight")
    actions.save_answer(bid, criterion, text=hers, seen_version=2, by=cast.vco, now=during)
    his = start + " And cake."
    address = url("answer", bid.pk, criterion.pk)
    page = site.post(address, {"text": his, "version": "2", "stay": "1"}, by=cast.vco, follow=True)
    assert parts_of(bid).text(criterion.pk) == "We open at eight. We close at one. There is tea. And cake."
    assert "Both your words and theirs" in page.text
    before = site.get(url("earlier", bid.pk, criterion.pk), by=cast.vco)
    assert hers in before.text and "Amara Stone" in before.text


def test_two_tabs_lose_nothing(cast, opened, bid, during, site):
    criterion = opened.criteria.order_by("position").first()
    address = url("answer", bid.pk, criterion.pk)
    site.post(address, {"text": "The first tab wrote this.", "version": "1"}, by=cast.vco)
    page = site.post(address, {"text": "The second tab wrote that.", "version": "1"}, by=cast.vco, status=200)
    assert "The first tab wrote this." in page.text and "The second tab wrote that." in page.html
    assert parts_of(bid).text(criterion.pk) == "The first tab wrote this."
    site.post(address, {"text": "The second tab wrote that.", "version": "2"}, by=cast.vco)
    assert "The first tab wrote this." in site.get(url("earlier", bid.pk, criterion.pk), by=cast.vco).text


WORDS = st.lists(st.sampled_from(["One here. ", "Two there.\n", "Three.", "\n", "Four? ", "five "]), max_size=8)


@given(WORDS.map("".join))
def test_pieces_are_the_whole_text(text):
    assert "".join(pieces(text)) == text


@given(WORDS.map("".join), WORDS.map("".join), WORDS.map("".join))
def test_a_merge_never_depends_on_who_was_first_and_never_drops_what_one_alone_wrote(base, theirs, yours):
    both, turned = merge(base, theirs, yours), merge(base, yours, theirs)
    assert (both is None) == (turned is None)
    assert merge(base, base, yours) == yours and merge(base, theirs, base) == theirs
    if both is not None:
        new = set(pieces(theirs)) | set(pieces(yours))
        assert (new - set(pieces(base))) <= set(pieces(both)) | {""} or both in (theirs, yours)


def test_a_bid_goes_out_as_markdown_and_comes_back_with_what_others_wrote(cast, opened, bid, during, site):
    first, second, _third = opened.criteria.order_by("position")
    taken = site.get(url("bid_download", bid.pk), by=cast.vco).html
    assert "> How will you run it?" in taken and "{copied 1}" in taken
    actions.save_answer(bid, second, text="Meanwhile, hers.", seen_version=1, by=cast.vco, now=during)
    mine = taken.replace("Riverside Anchor Trust answers.", "Written on the train.", 1)
    site.post(url("bid_paste", bid.pk), {"text": mine}, by=cast.vco)
    parts = parts_of(bid)
    assert parts.text(first.pk) == "Written on the train." and parts.text(second.pk) == "Meanwhile, hers."
    clash = taken.replace("Riverside Anchor Trust answers.", "Mine.")
    page = site.post(url("bid_paste", bid.pk), {"text": clash}, by=cast.vco, status=200)
    assert "Two people wrote at once" in page.text and "Meanwhile, hers." in page.text
    assert parts_of(bid).text(second.pk) == "Meanwhile, hers."
    assert "headings" in site.post(url("bid_paste", bid.pk), {"text": "Hello"}, by=cast.vco, status=200).text


@given(
    st.lists(
        st.builds(
            Section, position=st.integers(0, 9), version=st.integers(0, 99),
            text=st.text(alphabet="ab #>\\\n{}.", max_size=60).map(lambda text: text.strip()),
            title=st.sampled_from(["How", "What it {is}"]), asks=st.sampled_from(["", "Why?", "Why?\n\nAnd how?"]),
        ),
        max_size=4, unique_by=lambda row: row.position,
    )
)  # fmt: skip
def test_markdown_there_and_back_is_the_same(sections):
    asked = {row.position: row.asks for row in sections}
    back = list(from_markdown(to_markdown("T", "R", sections), asked))
    assert [(row.position, row.version, row.text) for row in back] == [
        (row.position, row.version, row.text) for row in sections
    ]


# --- what stands when bids close


@pytest.mark.ledger("FT-18")
def test_submitting_stores_the_version_of_the_terms_that_was_acknowledged(cast, opened, bid, during):
    assert actions.submit_bid(bid, by=cast.vco, now=during).confirmed_terms == 1


def test_at_the_deadline_what_is_complete_and_confirmed_stands_submitted(cast, opened, bid, during, site):
    site.post(url("stands", bid.pk), by=cast.vco)
    silent = made.bid(opened, cast.bodies.silver, cast.rival, during)
    half = actions.start_bid(opened, cast.bodies.kettle, meets=[True, True], by=cast.small, now=during)
    actions.confirm_bid(half, by=cast.small, now=during)
    actions.close_bids(opened, by=cast.lead, now=opened.closes_at + timedelta(hours=3))
    stood = Bid.objects.get(pk=bid.pk)
    assert (stood.state, stood.submitted_at) == (BidState.SUBMITTED, opened.closes_at)
    assert stood.receipt == receipt_for(stood)
    assert {Bid.objects.get(pk=row.pk).state for row in (silent, half)} == {BidState.DRAFT}
    assert Entry.objects.get(code="funding.opportunity.closed").facts == {"bids": 1, "stood": 1}


def test_what_was_confirmed_before_an_amendment_does_not_stand(cast, opened, bid, during, site):
    actions.confirm_bid(bid, by=cast.vco, now=during)
    words = {"what": "Evenings count as well.", "reasons": "People asked for them."}
    actions.amend(opened, **words, summary="Other words.", by=cast.lead, now=during)
    actions.close_bids(opened, by=cast.lead, now=opened.closes_at)
    assert Bid.objects.get().state == BidState.DRAFT


def test_a_confirmation_can_be_taken_back(cast, opened, bid, during, site):
    actions.confirm_bid(bid, by=cast.vco, now=during)
    assert "Take that back" in site.get(url("stands", bid.pk), by=cast.vco).text
    site.post(url("stands", bid.pk), {"take_back": "1"}, by=cast.vco)
    actions.close_bids(opened, by=cast.lead, now=opened.closes_at)
    assert Bid.objects.get().state == BidState.DRAFT
