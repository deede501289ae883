"""Every page of the room, by those who may see it and those who may not."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from folkmoot.core.models import Entry
from folkmoot.funding import actions
from folkmoot.funding.models import Bid, Opportunity, Score
from folkmoot.funding.queries.parts import parts_of
from folkmoot.funding.states import BidState, OpportunityState
from tests.funding import made
from tests.site import CASE_QUERIES, LIST_QUERIES


def url(name, *args):
    return reverse(f"funding:{name}", args=args)


# --- opportunities


def test_the_list_shows_what_is_open_first_and_hides_drafts(cast, now, site, clock_at):
    draft = made.prepared(cast, now, title="A secret draft")
    opened = made.opened(cast, now, title="Company, open now", for_project=draft.project)
    made.announced(cast, now, title="Paths, coming", for_project=draft.project)
    clock_at(made.while_open(opened))
    page = site.get(url("index"), most=LIST_QUERIES)
    assert page.text.index("Company, open now") < page.text.index("Paths, coming")
    assert "29 days left" in page.text and "A secret draft" not in page.text
    assert "A secret draft" in site.get(url("index"), by=cast.colleague).text
    assert "A secret draft" not in site.get(url("index"), by=cast.nhs).text


def test_the_list_is_narrowed_and_taken_away(cast, now, site, clock_at):
    opened = made.opened(cast, now, title="Company, open now")
    made.announced(cast, now, title="Paths, coming", for_project=opened.project)
    clock_at(made.while_open(opened))
    assert "Paths" not in site.get(url("index") + "?state=open").text
    assert "Company, open" not in site.get(url("index") + "?words=paths").text
    assert "Nothing here matches" in site.get(url("index") + "?body=nobody&route=grant").text
    assert "Paths" in site.get(url("index") + "?state=nonsense&page=99").text
    response = site.get(url("index") + "?format=csv&state=open").response
    lines = b"".join(response.streaming_content).decode()
    assert "Company, open now" in lines and "Paths" not in lines


def test_a_formula_in_a_title_is_only_text_in_the_file(cast, now, site, clock_at):
    opened = made.opened(cast, now, title='=HYPERLINK("http://bad.example","Win")')
    clock_at(made.while_open(opened))
    response = site.get(url("index") + "?format=csv").response
    lines = b"".join(response.streaming_content).decode()
    assert "'=HYPERLINK" in lines and ",=HYPERLINK" not in lines and ',"=HYPERLINK' not in lines


def test_the_page_of_an_opportunity(cast, now, site, clock_at):
    opened = made.opened(cast, now)
    clock_at(made.while_open(opened))
    page = site.get(opened.get_absolute_url(), most=CASE_QUERIES)
    for words in (
        "29 days left",
        "How it will work",
        "You have a safeguarding policy.",
        "£96,000",
        "Sign in to bid",
        "What happens next",
    ):
        assert words in page.text
    assert "Manage this" not in page.text
    assert "Start a bid" in site.get(opened.get_absolute_url(), by=cast.vco, most=CASE_QUERIES).text
    assert "Close the bids" in site.get(opened.get_absolute_url(), by=cast.lead, most=CASE_QUERIES).text


def test_a_draft_is_not_there_for_others(cast, now, site):
    draft = made.prepared(cast, now)
    assert "Announce it ahead" in site.get(draft.get_absolute_url(), by=cast.lead, most=CASE_QUERIES).text
    for person in (None, cast.rival, cast.nhs, cast.resident):
        site.get(draft.get_absolute_url(), by=person, status=404)


def test_preparing_through_the_pages(cast, now, site, clock_at):
    project = made.project(cast, now)
    made.specification(project, now)
    at = url("prepare", project.pk)
    site.refuses(at, cast.stranger, cast.rival, cast.nhs, cast.citizen)
    assert site.get(at, by=cast.lead).all("input", name="route", value="negotiated", checked="")
    page = site.post(at, by=cast.lead, status=200)
    assert "Enter" in page.text or "Select" in page.text
    form = {
        "title": "Weekday company", "summary": "Run a warm room.", "route": "grant", "route_reason": "It fits.",
        "value": "£96,000", "term_months": "24", "eligibility": "You work here.", "opens_date": "2026-12-04",
        "closes_date": "2027-01-08", "closes_time": "12:00", "decides_date": "2027-02-26", "needs_citizen": "on",
    }  # fmt: skip
    wrong = site.post(at, {**form, "closes_date": "2026-12-01"}, by=cast.lead, status=200)
    assert "Bids must close after the day they open" in wrong.text
    site.post(at, form, by=cast.lead)
    row = Opportunity.objects.get()
    assert row.closes_at == made.midday(row.closes_at.date()) and not row.suits_vco

    add = {"title": "Work", "question": "How?", "most_words": "300"}
    over = site.post(url("criteria", row.pk), {**add, "weight": "101"}, by=cast.lead, status=200)
    assert "must be 100 or less" in over.text
    price = site.post(url("criteria", row.pk), {**add, "weight": "100", "is_price": "on"}, by=cast.lead, status=200)
    assert "price cannot be all" in price.text
    site.post(url("criteria", row.pk), {**add, "weight": "99"}, by=cast.lead)
    assert "come to 99" in site.get(url("criteria", row.pk), by=cast.lead).text
    site.post(url("announce", row.pk), by=cast.lead)
    clock_at(now + timedelta(days=30))
    early = site.post(url("open", row.pk), {"no_social_value_reason": "It is small."}, by=cast.lead, status=200)
    assert "come to 99" in early.text
    criterion = row.criteria.get()
    assert site.get(url("criterion_remove", criterion.pk), by=cast.lead)
    site.post(url("criterion", criterion.pk), {**add, "weight": "100"}, by=cast.lead)
    silent = site.post(url("open", row.pk), by=cast.lead, status=200)
    assert "Why is social value not scored" in silent.text
    site.post(url("open", row.pk), {"no_social_value_reason": "It is small."}, by=cast.lead)
    row.refresh_from_db()
    assert row.state == OpportunityState.OPEN
    fixed = site.post(url("criterion", criterion.pk), {**add, "weight": "1"}, by=cast.lead, status=200)
    assert "cannot be changed" in fixed.text
    removed = site.post(url("criterion_remove", criterion.pk), by=cast.lead, status=200)
    assert "cannot be changed" in removed.text
    added = site.post(url("criteria", row.pk), {**add, "weight": "1"}, by=cast.lead, follow=True)
    assert "cannot be changed" in added.text and row.criteria.count() == 1


def test_two_editors_of_the_terms_see_both(cast, now, site):
    row = made.prepared(cast, now)
    actions.change_opportunity(row, title="Hers", seen_version=1, by=cast.lead, now=now)
    form = {
        "title": "His", "summary": "Run a warm room.", "route": "grant", "route_reason": "It fits.", "value": "96000",
        "term_months": "24", "eligibility": "You work here.", "opens_date": "2026-12-04", "closes_date": "2027-01-08",
        "closes_time": "12:00", "decides_date": "2027-02-26", "version": "1",
    }  # fmt: skip
    page = site.post(url("change", row.pk), form, by=cast.colleague, status=200)
    assert "Two people wrote at once" in page.text and "Hers" in page.text
    assert page.all("input", name="version", value="2")
    site.post(url("change", row.pk), {**form, "version": "2"}, by=cast.colleague)
    row.refresh_from_db()
    assert row.title == "His"


@pytest.mark.parametrize(
    "name", ["change", "criteria", "announce", "open", "close", "withdraw", "panel", "moderation", "decide"]
)
def test_only_the_body_manages(cast, now, site, name):
    row = made.opened(cast, now)
    site.refuses(url(name, row.pk), cast.stranger, cast.rival, cast.vco, cast.citizen, cast.nhs)


def test_a_page_for_closing_says_when(cast, now, site, clock_at):
    row = made.opened(cast, now)
    clock_at(made.while_open(row))
    page = site.get(url("close", row.pk), by=cast.lead)
    assert "cannot be closed earlier" in page.text and not page.all("button", type="submit", name="")[1:]
    by_hand = site.post(url("close", row.pk), by=cast.lead, status=200)
    assert "until the closing time" in by_hand.text
    clock_at(row.closes_at)
    site.post(url("close", row.pk), by=cast.lead)
    row.refresh_from_db()
    assert row.state == OpportunityState.CLOSED


def test_withdrawing_through_the_page(cast, now, site):
    row = made.announced(cast, now)
    assert "sentence or more" in site.post(url("withdraw", row.pk), {"reasons": "No"}, by=cast.lead, status=200).text
    site.post(url("withdraw", row.pk), {"reasons": "The money went to another service."}, by=cast.lead)
    assert "The money went to another service." in site.get(row.get_absolute_url()).text


# --- bids


@pytest.fixture
def opened(cast, now, clock_at):
    row = made.opened(cast, now)
    clock_at(made.while_open(row))
    return row


def test_a_bid_from_start_to_receipt(cast, opened, site):
    start = url("bid_start", opened.pk)
    site.refuses(start, cast.stranger, cast.resident, cast.lead)
    assert "Answer yes or no" in site.post(start, by=cast.vco, status=200).text
    no = site.post(start, {"condition_0": "yes", "condition_1": "no"}, by=cast.vco, status=200)
    assert "because you said no to: You have a safeguarding policy." in no.text
    site.post(start, {"condition_0": "yes", "condition_1": "yes"}, by=cast.vco)
    bid = Bid.objects.get()
    page = site.get(bid.get_absolute_url(), by=cast.vco, most=CASE_QUERIES)
    assert "0 words of 500" in page.text and "29 days left" in page.text
    unready = site.post(url("bid_check", bid.pk), by=cast.vco, status=200)
    assert "not complete" in unready.text

    site.post(
        url("offer", bid.pk), {"outcome_plan": "We sit down together.", "price": "£90,000", "version": "1"}, by=cast.vco
    )
    for criterion in opened.criteria.all():
        site.post(url("answer", bid.pk, criterion.pk), {"text": f"About {criterion}", "version": "0"}, by=cast.vco)
    checked = site.get(url("bid_check", bid.pk), by=cast.vco)
    assert "We sit down together." in checked.text and "£90,000" in checked.text
    page = site.post(url("bid_check", bid.pk), by=cast.vco, follow=True)
    bid.refresh_from_db()
    assert bid.state == BidState.SUBMITTED
    assert "What happens next" in page.text and bid.receipt in page.text.replace(" ", "")
    content = site.get(url("bid_content", bid.pk), by=cast.vco).response
    import hashlib

    assert hashlib.sha256(content.content).hexdigest() == bid.receipt


def test_an_answer_too_long_is_saved_and_said(cast, opened, site):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, made.while_open(opened))
    criterion = opened.criteria.order_by("position").first()
    at = url("answer", bid.pk, criterion.pk)
    page = site.post(at, {"text": "word " * 501, "version": "1"}, by=cast.vco, follow=True)
    assert "1 word over the limit" in page.text and "501 words of 500" in page.text
    stayed = site.post(at, {"text": "Short.", "version": "2", "stay": "1"}, by=cast.vco)
    assert stayed.response["Location"] == at
    assert "Enter" in site.post(at, {"text": "Short."}, by=cast.vco, status=200).text


def test_two_editors_on_one_answer_see_both_texts(cast, opened, site):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, made.while_open(opened))
    criterion = opened.criteria.order_by("position").first()
    at = url("answer", bid.pk, criterion.pk)
    site.post(at, {"text": "Hers, saved first", "version": "1"}, by=cast.vco)
    page = site.post(at, {"text": "His, a moment later", "version": "1"}, by=cast.vco, status=200)
    assert "Hers, saved first" in page.text and "His, a moment later" in page.text
    assert page.all("input", name="version", value="2")
    site.post(at, {"text": "Both together", "version": "2"}, by=cast.vco)
    assert parts_of(bid).text(criterion.pk) == "Both together"


def test_the_same_form_sent_twice_submits_once(cast, opened, site):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, made.while_open(opened))
    before = Entry.objects.count()
    once = "7b1f5f0e-6c0c-4a53-9f0e-0d7e5d6f1a11"
    for _time in range(3):
        answer = site.post(url("bid_check", bid.pk), {"once": once}, by=cast.vco)
        assert answer.response["Location"] == url("submitted", bid.pk)
    assert Entry.objects.count() == before + 1


def test_a_bid_one_second_late_is_told_so_and_kept(cast, opened, site, clock_at):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, made.while_open(opened))
    clock_at(opened.closes_at + timedelta(seconds=1))
    page = site.post(url("bid_check", bid.pk), by=cast.vco, status=200)
    assert (
        "Bids have closed, so nothing more can be sent or changed. What you saved is still here to read." in page.text
    )
    kept = site.get(bid.get_absolute_url(), by=cast.vco)
    assert "not submitted before bids closed" in kept.text and "Riverside Anchor Trust answers." in kept.text


BID_PAGES = (
    "bid", "eligibility", "offer", "bid_check", "submitted", "bid_content", "bid_withdraw", "feedback", "declare", "score", "moderate",
)  # fmt: skip


@pytest.mark.parametrize("name", BID_PAGES)
def test_a_rival_who_guesses_the_address_finds_nothing(cast, opened, site, name):
    moment = made.while_open(opened)
    bid = actions.submit_bid(made.bid(opened, cast.bodies.riverside, cast.vco, moment), by=cast.vco, now=moment)
    missing = url(name, bid.pk + 1000)
    for person in (cast.rival, cast.lead, cast.admin, cast.citizen, cast.resident):
        there = site.client
        there.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        # The answer is the same as for a bid that does not exist: not even that there is one can be learnt.
        for method in ("get", "post"):
            assert getattr(there, method)(url(name, bid.pk)).status_code == 404
            assert getattr(there, method)(missing).status_code == 404
    site.refuses(url(name, bid.pk), cast.stranger)


def test_before_closing_no_page_of_anyone_else_names_the_bidder(cast, opened, site):
    moment = made.while_open(opened)
    actions.submit_bid(made.bid(opened, cast.bodies.riverside, cast.vco, moment), by=cast.vco, now=moment)
    addresses = [
        opened.get_absolute_url(), opened.project.get_absolute_url(), url("index"), url("register"), url("voluntary_share"),
        url("panel", opened.pk), url("close", opened.pk), reverse("web:search") + "?q=riverside+bid", reverse("web:my_work"),
    ]  # fmt: skip
    for address in addresses:
        page = site.get(address, by=cast.lead)
        assert "our bid" not in page.text.lower() and "FM-BID" not in page.text, address
        if "search" not in address:
            assert "Riverside Anchor Trust" not in page.text, address


def test_withdrawing_a_bid_and_taking_it_up_again(cast, opened, site):
    moment = made.while_open(opened)
    bid = actions.submit_bid(made.bid(opened, cast.bodies.riverside, cast.vco, moment), by=cast.vco, now=moment)
    assert "It is sealed" in site.get(bid.get_absolute_url(), by=cast.vco).text
    site.post(url("bid_withdraw", bid.pk), by=cast.vco)
    assert "take it up again" in site.get(bid.get_absolute_url(), by=cast.vco).text
    site.post(url("bid_start", opened.pk), {"condition_0": "yes", "condition_1": "yes"}, by=cast.vco)
    bid.refresh_from_db()
    assert bid.state == BidState.DRAFT and parts_of(bid).plan


def test_eligibility_can_be_answered_again(cast, opened, site):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, made.while_open(opened))
    site.post(url("eligibility", bid.pk), {"condition_0": "no", "condition_1": "yes"}, by=cast.vco)
    page = site.post(url("bid_check", bid.pk), by=cast.vco, status=200)
    assert "said no to a condition" in page.text


@pytest.mark.parametrize("price", ["-1", "lots", "1.234", "99999999999999"])
def test_a_price_that_makes_no_sense(cast, opened, site, price):
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, made.while_open(opened))
    site.post(url("offer", bid.pk), {"outcome_plan": "Plan", "price": price, "version": "2"}, by=cast.vco, status=200)
    bid.refresh_from_db()
    assert parts_of(bid).price == Decimal("90000")


# --- the panel


def test_the_panel_is_seated_through_the_page(cast, now, opened, site):
    made.train(cast, cast.citizen, now)
    page = site.get(url("panel", opened.pk), by=cast.lead)
    assert "Maureen Doyle" in page.text and "Kofi" not in page.text
    made.train(cast, cast.young, now)
    page = site.get(url("panel", opened.pk), by=cast.lead)
    assert "Kofi, young commissioner" in page.text and "Adu" not in page.text
    site.post(url("panel", opened.pk), {"person": f"citizen:{cast.citizen.pk}"}, by=cast.lead)
    assert opened.panel.get().is_citizen
    by_hand = site.post(url("panel", opened.pk), {"person": f"citizen:{cast.resident.pk}"}, by=cast.lead, status=200)
    assert "Select one of the choices" in by_hand.text
    site.refuses(url("leave_panel", opened.panel.get().pk), cast.stranger, cast.rival, cast.nhs)
    site.post(url("leave_panel", opened.panel.get().pk), {"reasons": "She is ill."}, by=cast.lead)
    assert opened.panel.get().left_at


def test_a_member_declares_reads_scores_and_locks(cast, now, site, clock_at):
    panel = made.closed(cast, now)
    clock_at(panel.now)
    scoring = url("scoring", panel.opportunity.pk)
    site.refuses(scoring, cast.stranger, cast.rival, cast.vco, cast.colleague)
    page = site.get(scoring, by=cast.citizen, most=CASE_QUERIES)
    assert page.text.count("Declare first") == 2
    for address in (url("score", panel.silver.pk), panel.silver.get_absolute_url()):
        asked = site.get(address, by=cast.citizen, status=302)
        assert asked.response["Location"] == url("declare", panel.silver.pk)
    vague = site.post(url("declare", panel.silver.pk), {"is_conflict": "yes"}, by=cast.citizen, status=200)
    assert "what the interest is" in vague.text
    for bid in panel.bids:
        site.post(url("declare", bid.pk), {"is_conflict": "no"}, by=cast.citizen)
    first = panel.criteria[0]
    assert "Score at least one" in site.post(url("score", panel.silver.pk), by=cast.citizen, status=200).text
    half = site.post(url("score", panel.silver.pk), {f"score_{first.pk}": "4"}, by=cast.citizen, follow=True)
    assert "Half done: How it will work" in half.text
    assert Score.objects.get().score == 4 and half.all("input", name=f"score_{first.pk}", value="4", checked="")
    nine = {f"score_{first.pk}": "9", f"comment_{first.pk}": "Why"}
    assert (
        "Select one of the choices" in site.post(url("score", panel.silver.pk), nine, by=cast.citizen, status=200).text
    )
    site.post(
        url("score", panel.silver.pk), {f"score_{first.pk}": "4", f"comment_{first.pk}": "Warm."}, by=cast.citizen
    )
    assert "1 of 3 scored" in site.get(scoring, by=cast.citizen).text
    assert "finish scoring" in site.post(scoring, by=cast.citizen, status=200).text
    whole = {f"score_{c.pk}": "4" for c in panel.criteria} | {f"comment_{c.pk}": "Warm." for c in panel.criteria}
    for bid in panel.bids:
        site.post(url("score", bid.pk), whole, by=cast.citizen)
    site.post(scoring, by=cast.citizen)
    locked = site.post(url("score", panel.silver.pk), {**whole, f"score_{first.pk}": "0"}, by=cast.citizen, follow=True)
    assert "locked" in locked.text and Score.objects.filter(score=0).count() == 0


def test_a_hand_made_request_by_a_conflicted_member_saves_nothing(cast, now, site, clock_at):
    panel = made.closed(cast, now)
    clock_at(panel.now)
    site.post(
        url("declare", panel.silver.pk), {"is_conflict": "yes", "words": "My sister works there."}, by=cast.citizen
    )
    whole = {f"score_{c.pk}": "5" for c in panel.criteria} | {f"comment_{c.pk}": "Lovely." for c in panel.criteria}
    page = site.post(url("score", panel.silver.pk), whole, by=cast.citizen, status=403)
    assert "You declared an interest in this bidder" in page.text
    assert not Score.objects.exists()
    site.get(panel.silver.get_absolute_url(), by=cast.citizen, status=403)
    again = site.post(url("declare", panel.silver.pk), {"is_conflict": "no"}, by=cast.citizen, follow=True)
    assert "that stands" in again.text


def test_a_conflicted_member_does_not_see_that_bids_scores(cast, now, site, clock_at):
    panel = made.scored(cast, now)
    clock_at(panel.now)
    actions.declare(panel.silver, is_conflict=True, words="I find I know them.", by=cast.citizen, now=panel.now)
    page = site.get(url("moderation", panel.opportunity.pk), by=cast.citizen, most=CASE_QUERIES)
    silver = page.text[page.text.index("Silver Threads") :]
    assert "cannot score its bid or see its scores" in silver and "4, 4, 4" in page.text and "3, 3" not in page.text


def test_moderation_through_the_pages(cast, now, site, clock_at):
    panel = made.scored(cast, now)
    clock_at(panel.now)
    site.refuses(url("moderate", panel.silver.pk), cast.stranger, cast.rival, cast.vco, cast.citizen)
    page = site.get(url("moderate", panel.silver.pk), by=cast.lead)
    assert "Clear and close to people." in page.text and page.all("option", value="3.0", selected="")
    silent = {f"score_{c.pk}": "3.0" for c in panel.criteria}
    assert "Say why you agreed" in site.post(url("moderate", panel.silver.pk), silent, by=cast.lead, status=200).text
    for bid, score in ((panel.silver, "3.5"), (panel.riverside, "4.0")):
        whole = {f"score_{c.pk}": score for c in panel.criteria} | {
            f"reasons_{c.pk}": "We agreed." for c in panel.criteria
        }
        site.post(url("moderate", bid.pk), whole, by=cast.lead)
    assert "Total: 70 out of 100" in site.get(url("moderation", panel.opportunity.pk), by=cast.lead).text


def test_the_decision_is_public_and_feedback_is_the_bidders_own(cast, now, site, clock_at):
    panel = made.decided(cast, now)
    clock_at(panel.now)
    page = site.get(url("decision", panel.opportunity.pk), most=CASE_QUERIES)
    for words in (
        "Riverside Anchor Trust",
        "Silver Threads",
        "Good, but further away.",
        "£90,000",
        "1 trained citizen commissioner",
        "2 officers",
    ):
        assert words in page.text
    for hidden in ("Say more about mornings", "Tom Ashworth", "Maureen", "Priya", "out of 100"):
        assert hidden not in page.text
    own = site.get(url("feedback", panel.silver.pk), by=cast.rival)
    assert "Say more about mornings." in own.text and "60 out of 100" in own.text
    site.get(panel.silver.get_absolute_url(), by=cast.rival)
    for person in (cast.vco, cast.lead, cast.citizen, cast.resident):
        site.get(url("feedback", panel.silver.pk), by=person, status=404)
    site.get(url("decision", made.prepared(cast, now).pk), by=cast.lead, status=404)
