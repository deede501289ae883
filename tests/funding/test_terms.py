"""Lots, documents, questions, amendments and rehearsals: what an opportunity is, and what may become of it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core import search
from folkmoot.core.audiences import PUBLIC
from folkmoot.core.clock import LONDON, day_of
from folkmoot.core.models import Entry, Listing, PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.funding import actions, policy
from folkmoot.funding.models import Amendment, Bid, Clarification, Mode, Notice, Opportunity
from folkmoot.funding.queries.parts import parts_of
from folkmoot.funding.states import BidState, OpportunityState
from folkmoot.funding.timing import days_after, days_before, questions_close_at, takes_questions
from folkmoot.people.models import Notice as Told
from folkmoot.web.queries import take_part_now
from tests.funding import made
from tests.site import CASE_QUERIES, LIST_QUERIES

SECOND = timedelta(seconds=1)


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


# --- lots


def test_it_works(cast, now, site, clock_at):
    draft = made.announced(cast, now)
    whole = draft.lots.get()
    actions.change_lot(whole, title="Mornings", value=Decimal("60000"), by=cast.lead, now=now)
    with pytest.raises(Refused, match=r"come to £60,000\.00 and the whole to £96,000\.00"):
        actions.open_bids(draft, by=cast.lead, now=now + timedelta(days=30))
    site.post(url("lots", draft.pk), {"title": "Evenings", "value": "36,000"}, by=cast.lead)
    opened = actions.open_bids(draft, by=cast.lead, now=now + timedelta(days=30))
    during = clock_at(made.while_open(opened))
    assert "Evenings" in site.get(opened.get_absolute_url(), by=cast.vco, most=CASE_QUERIES).text
    start = url("bid_start", opened.pk)
    for lot in opened.lots.order_by("number"):
        site.post(start, {"condition_0": "yes", "condition_1": "yes", "lot": str(lot.pk)}, by=cast.vco)
    bids = list(Bid.objects.order_by("lot__number"))
    assert [bid.lot.title for bid in bids] == ["Mornings", "Evenings"]
    assert "Start a bid" not in site.get(opened.get_absolute_url(), by=cast.vco).text
    with pytest.raises(Refused, match="more than there is"):
        actions.save_offer(
            bids[1], outcome_plan="x", price=Decimal("36000.01"), seen_version=1, by=cast.vco, now=during
        )


def test_lots_are_fixed_once_bids_are_open(cast, opened, during):
    for attempt in (
        lambda: actions.add_lot(opened, title="More", value=Decimal(1), by=cast.lead, now=during),
        lambda: actions.remove_lot(opened.lots.get(), by=cast.lead, now=during),
        lambda: actions.ask_for_document(opened, title="CV", why="We like them", by=cast.lead, now=during),
    ):
        with pytest.raises(Refused, match="this is fixed"):
            attempt()


def test_the_last_lot_stays_and_taking_one_away_makes_it_whole_again(cast, now, site):
    draft = made.prepared(cast, now)
    with pytest.raises(Refused, match="the whole of it"):
        actions.remove_lot(draft.lots.get(), by=cast.lead, now=now)
    other = actions.add_lot(draft, title="Evenings", value=Decimal(1), by=cast.lead, now=now)
    site.post(url("lot", other.pk), {"remove": "1"}, by=cast.lead)
    assert draft.lots.get().value == draft.value
    for name, pk in (("lots", draft.pk), ("lot", draft.lots.get().pk), ("documents", draft.pk), ("preview", draft.pk)):
        site.refuses(url(name, pk), cast.stranger, cast.rival, cast.nhs, cast.citizen)


def test_a_document_says_what_it_is_for(cast, now, site):
    draft = made.prepared(cast, now)
    short = site.post(url("documents", draft.pk), {"title": "Risk plan", "why": "Yes"}, by=cast.lead, status=200)
    assert "costs a small group hours" in short.text
    form = {"title": "Risk plan", "why": "To see who is kept safe, and how.", "is_needed": "on"}
    site.post(url("documents", draft.pk), form, by=cast.lead)
    assert "asked for already" in site.post(url("documents", draft.pk), form, by=cast.lead, status=200).text
    assert "To see who is kept safe" in site.get(url("preview", draft.pk), by=cast.lead, most=CASE_QUERIES).text
    site.post(url("documents", draft.pk), {"remove": str(draft.documents_asked.get().pk)}, by=cast.lead)
    assert not draft.documents_asked.exists()


def test_sub_criteria_stand_under_their_wider_one(cast, now, site):
    draft = made.prepared(cast, now)
    first = draft.criteria.order_by("position").first()
    form = {"title": "Mornings", "question": "How?", "weight": "50", "most_words": "300", "under": "Quality"}
    site.post(url("criterion", first.pk), form, by=cast.lead)
    assert "Quality: Mornings" in site.get(draft.get_absolute_url(), by=cast.lead).text


# --- questions


@pytest.fixture
def asked(cast, opened, during):
    return actions.ask(
        opened, question="May we use two halls? We at Riverside have both.", organisation=cast.bodies.riverside,
        by=cast.vco, now=during,
    )  # fmt: skip


def test_a_question_is_answered_for_everyone_without_the_askers_name(cast, opened, during, asked, site):
    page = site.get(url("question", asked.pk), by=cast.lead)
    assert "two halls" in page.text and "Amara" not in page.text and "Riverside Anchor" not in page.text
    assert PendingTurn.objects.get(subject=f"funding.clarification:{asked.pk}").holder == f"person:{cast.lead.pk}"
    named = {"how": "answer", "published": "May Riverside Anchor Trust use two halls?", "answer": "Yes, all may."}
    assert "names the organisation" in site.post(url("question", asked.pk), named, by=cast.lead, status=200).text
    site.post(url("question", asked.pk), {**named, "published": "May one use two halls?"}, by=cast.lead)
    for person in (cast.stranger, cast.rival, cast.vco):
        text = site.get(url("questions", opened.pk), by=person, most=LIST_QUERIES).text
        assert "May one use two halls?" in text and "Yes, all may." in text and "We at Riverside" not in text
    assert [row.kind for row in search.find("two halls", [PUBLIC])] == ["clarification"]
    told = Told.objects.get(title__startswith="Your question is answered")
    assert told.person == cast.vco and told.words == "Yes, all may." and told.path == url("questions", opened.pk)
    entry = Entry.objects.get(code="funding.question.asked")
    assert "Riverside" not in f"{entry.capacity} {entry.facts}"


def test_before_it_is_answered_only_asker_and_officers_read_it(cast, opened, asked, site):
    assert "two halls" in site.get(url("questions", opened.pk), by=cast.vco).text
    assert "two halls" in site.get(url("questions", opened.pk), by=cast.colleague).text
    for person in (cast.stranger, cast.rival, cast.nhs, cast.citizen, cast.admin):
        assert "two halls" not in site.get(url("questions", opened.pk), by=person).text
    site.refuses(url("question", asked.pk), cast.stranger, cast.rival, cast.vco, cast.nhs)
    assert not search.find("two halls", [PUBLIC])


def test_a_question_can_be_sent_back_to_who_asked_alone(cast, opened, asked, site):
    why = "An answer would tell the others your plan. Describe it in your bid."
    site.post(url("question", asked.pk), {"how": "return", "returned": why}, by=cast.lead)
    assert why in site.get(url("questions", opened.pk), by=cast.vco).text
    assert Told.objects.get(title__startswith="Your question comes back").person == cast.vco
    for person in (cast.stranger, cast.rival):
        assert why not in site.get(url("questions", opened.pk), by=person).text
    with pytest.raises(Refused, match="settled already"):
        actions.answer_question(asked, published="P", answer="A", by=cast.lead, now=opened.opened_at)


def test_closed_means_closed_everywhere_at_the_same_second(cast, opened, site, clock_at):
    closes = questions_close_at(opened)
    assert closes == days_before(opened.closes_at, 5)
    ask = {"question": "May we still ask this?"}
    clock_at(closes - SECOND)
    assert "Ask a question" in site.get(url("questions", opened.pk), by=cast.vco).text
    assert "Ask until" in site.get(opened.get_absolute_url()).text
    site.post(url("ask", opened.pk), ask, by=cast.vco)
    clock_at(closes)
    assert "Questions have closed" in site.get(url("questions", opened.pk), by=cast.vco).text
    assert "Ask a question" not in site.get(url("questions", opened.pk), by=cast.vco).text
    assert "Ask until" not in site.get(opened.get_absolute_url()).text
    assert not site.get(url("ask", opened.pk), by=cast.vco).all("textarea")
    assert "Questions have closed" in site.post(url("ask", opened.pk), ask, by=cast.vco, status=200).text
    assert Clarification.objects.count() == 1


def test_only_those_who_may_bid_ask(cast, opened, during, site):
    site.refuses(url("ask", opened.pk), cast.stranger, cast.resident, cast.lead)
    with pytest.raises(NotAllowed):
        actions.ask(opened, question="May we?" * 3, organisation=cast.bodies.riverside, by=cast.rival, now=during)


# --- amendments


def amended(cast, opened, moment, **changes):
    words = {"what": "The room may be open in the evening.", "reasons": "Several people asked for it."}
    return actions.amend(opened, **{**words, "summary": "Evenings count too.", **changes}, by=cast.lead, now=moment)


def test_an_amendment_makes_bidders_confirm_again_and_touches_no_word(cast, opened, during, site):
    bid = actions.submit_bid(made.bid(opened, cast.bodies.riverside, cast.vco, during), by=cast.vco, now=during)
    amended(cast, opened, during)
    bid.refresh_from_db()
    assert (bid.state, bid.receipt, bid.submitted_at, bid.confirmed_at) == (BidState.DRAFT, "", None, None)
    assert "open the hall" in parts_of(bid).plan and bid.is_eligible
    turn = PendingTurn.objects.get(subject=f"funding.bid:{bid.pk}")
    assert "Read what changed" in turn.what and turn.holder == f"org:{cast.bodies.riverside.pk}"
    page = site.get(bid.get_absolute_url(), by=cast.vco, most=CASE_QUERIES)
    assert "The terms changed after you submitted" in page.text and "open in the evening" in page.text
    assert "open in the evening" in site.get(opened.get_absolute_url()).text
    told = Told.objects.get(person=cast.vco, title__startswith="The terms changed")
    assert told.must and "submit your bid again" in told.words and told.path == bid.get_absolute_url()
    assert not Told.objects.filter(person=cast.rival).exists(), "only who bids is told"
    again = actions.submit_bid(bid, by=cast.vco, now=during)
    assert again.confirmed_terms == 2


def test_changed_conditions_are_answered_again(cast, opened, during):
    bid = actions.submit_bid(made.bid(opened, cast.bodies.riverside, cast.vco, during), by=cast.vco, now=during)
    amended(cast, opened, during, eligibility="You work in the borough.")
    bid = Bid.objects.get()
    assert not bid.is_eligible
    with pytest.raises(Refused, match="conditions for bidding have changed"):
        actions.submit_bid(bid, by=cast.vco, now=during)
    actions.check_eligibility(bid, meets=[True], by=cast.vco, now=during)
    assert actions.submit_bid(Bid.objects.get(), by=cast.vco, now=during).state == BidState.SUBMITTED


def test_near_the_deadline_it_moves_and_the_decision_with_it(cast, opened):
    closes, decides = opened.closes_at, opened.decides_date
    row = amended(cast, opened, closes - timedelta(days=2))
    opened.refresh_from_db()
    assert row.closes_at == opened.closes_at == days_after(closes, 5)
    assert opened.decides_date == decides + timedelta(days=5)
    far = amended(cast, opened, closes - timedelta(days=20), summary="Again other words.")
    assert far.closes_at == far.closed_at_before


def test_more_time_alone_asks_nobody_again(cast, opened, during):
    bid = actions.submit_bid(made.bid(opened, cast.bodies.riverside, cast.vco, during), by=cast.vco, now=during)
    later = days_after(opened.closes_at, 3)
    row = amended(cast, opened, during, summary=None, closes_at=later)
    assert not row.asks_again and row.closes_at == later
    assert Bid.objects.get().state == BidState.SUBMITTED and Bid.objects.get().receipt == bid.receipt


def test_a_deadline_moved_back_is_refused_on_every_way(cast, opened, during, site):
    sooner = opened.closes_at - SECOND
    with pytest.raises(Refused, match="never sooner"):
        amended(cast, opened, during, closes_at=sooner)
    with pytest.raises(Refused, match="Bids have opened"):
        actions.change_opportunity(opened, closes_at=sooner, seen_version=opened.version, by=cast.lead, now=during)
    day = day_of(opened.closes_at) - timedelta(days=1)
    form = {
        "what": "It closes sooner now.", "reasons": "We are in a hurry.", "summary": opened.summary,
        "eligibility": opened.eligibility, "closes_date": day.isoformat(), "closes_time": "12:00",
    }  # fmt: skip
    assert "never sooner" in site.post(url("amend", opened.pk), form, by=cast.lead, status=200).text
    opened.refresh_from_db()
    assert opened.closes_at == sooner + SECOND and not Amendment.objects.exists()


def test_an_amendment_is_refused_without_words_without_change_and_after_closing(cast, opened, during):
    with pytest.raises(Refused, match="each in a sentence"):
        amended(cast, opened, during, reasons="Because")
    with pytest.raises(Refused, match="Nothing would change"):
        amended(cast, opened, during, summary=opened.summary)
    with pytest.raises(Refused, match="while bids are open"):
        amended(cast, opened, opened.closes_at)
    for person in (cast.rival, cast.nhs, cast.stranger):
        with pytest.raises(NotAllowed):
            actions.amend(opened, what="x" * 20, reasons="y" * 20, by=person, now=during)


@pytest.mark.ledger("TR-02")
def test_criteria_changed_after_opening_are_rejected_by_amending_too(cast, opened, during):
    criterion = opened.criteria.first()
    with pytest.raises(Refused, match="fixed"):
        actions.change_criterion(criterion, title="T", question="Q", weight=1, by=cast.lead, now=during)
    with pytest.raises(TypeError):
        amended(cast, opened, during, weight=1)
    weights = list(opened.criteria.order_by("position").values_list("weight", flat=True))
    amended(cast, opened, during)
    assert list(opened.criteria.order_by("position").values_list("weight", flat=True)) == weights
    assert Entry.objects.get(code="funding.opportunity.opened").facts["weights"] == weights


# --- the clocks change


def test_across_the_clock_change_a_deadline_is_the_hour_people_were_told(cast):
    """Summer time ends on 25 October 2026: five days before midday on the 27th is midday, and 121 hours."""
    closes = datetime(2026, 10, 27, 12, tzinfo=LONDON)
    before = days_before(closes, 5)
    assert before == datetime(2026, 10, 22, 12, tzinfo=LONDON)
    assert (closes.timestamp() - before.timestamp()) / 3600 == 121


def test_a_bid_in_the_hour_that_comes_twice_is_judged_by_the_moment(cast, now):
    """Half past one comes twice on 25 October 2026. A deadline in the first is over in the second."""
    opened = made.opened(cast, now - timedelta(days=60), for_project=made.project(cast, now - timedelta(days=60)))
    first = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=0)
    second = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1)
    during = made.while_open(opened)
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    # As the database gives it back: the same moment, by the world's clock.
    Opportunity.every.filter(pk=opened.pk).update(closes_at=first)
    with pytest.raises(Refused, match="Bids have closed"):
        actions.submit_bid(bid, by=cast.vco, now=second.astimezone(UTC))
    just_before = (first.astimezone(UTC)) - SECOND
    assert actions.submit_bid(bid, by=cast.vco, now=just_before).state == BidState.SUBMITTED


@given(st.dates(date(2024, 1, 1), date(2034, 12, 31)), st.integers(9, 17), st.integers(0, 60))
def test_days_keep_the_hour_of_the_day(day, hour, days):
    moment = datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)
    after = days_after(moment, days).astimezone(LONDON)
    assert (after.hour, after.date()) == (hour, day + timedelta(days=days))
    assert days_before(after, days) == moment


# --- rehearsals


@pytest.fixture
def rehearsal(cast, now, site):
    draft = made.prepared(cast, now, title="Real company")
    actions.ask_for_document(draft, title="Risk plan", why="To see who is safe.", by=cast.lead, now=now)
    site.post(url("rehearse", draft.pk), by=cast.lead)
    copy = Opportunity.every.get(mode=Mode.TEST)
    assert (copy.criteria.count(), copy.lots.count(), copy.documents_asked.count()) == (3, 1, 1)
    return copy


def test_a_rehearsal_goes_from_opening_to_scores_and_no_further(cast, now, rehearsal, site):
    rehearsal = actions.open_bids(rehearsal, by=cast.lead, now=now)
    with pytest.raises(NotAllowed):
        actions.start_bid(rehearsal, cast.bodies.riverside, meets=[True, True], by=cast.vco, now=now)
    bid = made.bid(rehearsal, cast.bodies.council, cast.colleague, now)
    bid = actions.submit_bid(bid, by=cast.colleague, now=now)
    rehearsal.refresh_from_db()
    assert "cannot be closed earlier" not in site.get(url("close", rehearsal.pk), by=cast.lead).text
    closed = actions.close_bids(rehearsal, by=cast.lead, now=now + timedelta(minutes=5))
    later = now + timedelta(minutes=6)
    assert closed.state == OpportunityState.CLOSED
    assert policy.may_decide(cast.colleague, closed, now=later).because.startswith("This is a rehearsal")
    assert policy.may_recommend(cast.lead, closed, now=later).because.startswith("This is a rehearsal")


def test_a_rehearsal_reaches_no_register_list_search_or_home_page(cast, now, rehearsal, site):
    Opportunity.every.filter(pk=rehearsal.pk).update(title="Rehearsed thing")
    rehearsal.refresh_from_db()
    actions.open_bids(rehearsal, by=cast.lead, now=now)
    assert not Notice.objects.exists() and rehearsal not in Opportunity.objects.all()
    assert not [item for item in take_part_now(now) if "Rehearsed" in item.title]
    assert not search.find("rehearsed", [PUBLIC])
    assert (
        Listing.objects.get(subject=f"funding.opportunity:{rehearsal.pk}").audience == f"org:{cast.bodies.council.pk}"
    )
    for address in ("/", url("index"), url("register"), url("index") + "?format=csv", "/my-work/"):
        page = site.get(address, by=cast.vco)
        body = page.html or b"".join(page.response.streaming_content).decode()
        assert "Rehearsed thing" not in body
    for person in (cast.stranger, cast.vco, cast.rival, cast.nhs):
        site.get(rehearsal.get_absolute_url(), by=person, status=404)
    assert "A rehearsal" in site.get(rehearsal.get_absolute_url(), by=cast.colleague, most=CASE_QUERIES).text


def test_withdrawing_while_open_closes_questions_too(cast, opened, during):
    """Whoever had begun a bid, and whoever follows the plan, is told why."""
    made.bid(opened, cast.bodies.riverside, cast.vco, during)
    actions.follow(opened.plan, by=cast.small, now=during)
    actions.withdraw_opportunity(opened, reasons="The money was taken away from us.", by=cast.lead, now=during)
    opened.refresh_from_db()
    assert not takes_questions(opened, during)
    told = Told.objects.get(person=cast.vco, title__startswith="Withdrawn: ")
    assert told.words == "The money was taken away from us." and told.must
    assert Told.objects.filter(person=cast.small, title__startswith="Withdrawn: ").exists()
