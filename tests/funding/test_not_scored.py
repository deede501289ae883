"""Questions that get no score: passed or not, or for information."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.funding import actions
from folkmoot.funding.models import Counting, Criterion, Judgement, RulingGround
from folkmoot.funding.policy import is_blind_for
from folkmoot.funding.queries.award import readiness_of, told_by_lot
from folkmoot.funding.queries.panel import totals
from tests.funding import made

ASKS = tuple(
    {"title": title, "question": f"{title}?", "weight": 0, "counts": counts, "most_words": 100}
    for title, counts in (("Keeping people safe", Counting.PASS), ("How you heard of it", Counting.INFORMATION))
)


def url(name, *args):
    return reverse(f"funding:{name}", args=args)


def question(row, counts=Counting.PASS):
    return row.criteria.get(counts=counts)


def judge(bid, by, now, *, passes=True, reasons="Their policy is up to date."):
    return actions.judge_answers(bid, judged={question(bid.opportunity): (passes, reasons)}, by=by, now=now)


def test_it_works(cast, now, site, clock_at):
    """From the question on the page to a decision that needed both bids to pass."""
    closed = made.moderated(cast, now, asks=ASKS)
    clock_at(closed.now)
    made.assessed(closed.opportunity, "award", closed.now)
    assert totals(closed.opportunity)[closed.riverside.pk] == Decimal(80)
    page = site.get(closed.opportunity.get_absolute_url(), by=cast.stranger)
    assert "passed or not, without a score" in page.text and "for information, without a score" in page.text
    waiting = site.get(url("moderation", closed.opportunity.pk), by=cast.lead, most=22)
    assert "not judged yet" in waiting.text
    for bid in closed.bids:
        where = url("judge_answers", bid.pk)
        assert f"{bid.organisation} answers." in site.get(where, by=cast.lead, most=22).text
        key = question(bid.opportunity).pk
        site.post(where, {f"passes_{key}": "yes", f"reasons_{key}": "It is up to date."}, by=cast.lead)
    assert Judgement.objects.filter(passes=True, judged_by=cast.lead).count() == 2
    actions.choose_winners(closed.opportunity, awards={closed.riverside: Decimal(90000)}, by=cast.lead, now=closed.now)
    for bid in closed.bids:
        made.write_to(bid, cast.lead, closed.now, reasons="Nearest.", feedback="Say more.")
    actions.recommend(closed.opportunity, words="It came first.", by=cast.lead, now=closed.now)
    assert len(actions.decide(closed.opportunity, by=cast.colleague, now=closed.now)) == 2


def test_such_a_question_weighs_nothing_and_is_neither_price_nor_social_value(cast, now, site):
    row = made.prepared(cast, now, asks=ASKS)
    assert sum(row.criteria.values_list("weight", flat=True)) == 100 and question(row).weight == 0
    changed = actions.change_criterion(
        question(row), title="Safe", question="How?", weight=40, counts=Counting.PASS, by=cast.lead, now=now
    )
    assert changed.weight == 0
    for which in ({"is_price": True}, {"is_social_value": True}):
        with pytest.raises(Refused, match="are scored"):
            actions.change_criterion(
                question(row),
                title="Safe",
                question="How?",
                weight=0,
                counts=Counting.PASS,
                by=cast.lead,
                now=now,
                **which,
            )
    with pytest.raises(IntegrityError), transaction.atomic():
        Criterion.objects.filter(pk=question(row).pk).update(weight=10)
    page = site.post(url("criteria", row.pk), by=cast.lead, status=200, title="Empty", question="What?", most_words="50",
                     counts="scored")  # fmt: skip
    assert "from 1 to 100" in page.text
    site.post(url("criteria", row.pk), by=cast.lead, title="Size", question="How many are you?", most_words="50",
              counts="information")  # fmt: skip
    assert row.criteria.get(title="Size").weight == 0


def test_bidders_answer_it_and_nobody_can_score_it(cast, now, site, clock_at):
    closed = made.declared(cast, now, asks=ASKS)
    clock_at(closed.now)
    page = site.get(url("score", closed.silver.pk), by=cast.citizen, most=22)
    asked = question(closed.opportunity)
    assert "Keeping people safe?" in page.text and f"score_{asked.pk}" not in page.html
    with pytest.raises(Refused):
        actions.score_bid(closed.silver, scores={asked: (3, "Fine.")}, by=cast.citizen, now=closed.now)
    made.score_all(cast, closed)


def test_a_bid_is_not_complete_without_it(cast, now):
    row = made.opened(cast, now, asks=ASKS)
    at = made.while_open(row)
    bid = made.bid(row, cast.bodies.riverside, cast.vco, at)
    actions.save_answer(bid, question(row), text="", seen_version=1, by=cast.vco, now=at)
    with pytest.raises(Refused, match="Keeping people safe"):
        actions.submit_bid(bid, by=cast.vco, now=at)


def test_nothing_is_recommended_until_each_bid_is_judged_and_those_that_fail_are_ruled_out(cast, now):
    closed = made.moderated(cast, now, asks=ASKS)
    made.assessed(closed.opportunity, "award", closed.now)

    def words():
        return " ".join(readiness_of(closed.opportunity, told_by_lot(closed.opportunity)).words)

    assert "2 bids wait to hear whether they pass" in words()
    judge(closed.riverside, cast.lead, closed.now)
    judge(
        closed.silver, cast.lead, closed.now, passes=False, reasons="There is no policy, and none was sent when asked."
    )
    assert "Does not pass a question" in words() and "Silver Threads" in words()
    with pytest.raises(Refused, match="Does not pass"):
        actions.recommend(closed.opportunity, words="Riverside.", by=cast.lead, now=closed.now)
    actions.rule_out(
        closed.silver, ground=RulingGround.QUESTION, reasons="There is no policy.", by=cast.lead, now=closed.now
    )
    assert "pass" not in words()


def test_who_may_not_judge_it(cast, now, site, clock_at):
    closed = made.scored(cast, now, asks=ASKS)
    clock_at(closed.now)
    site.refuses(url("judge_answers", closed.silver.pk), cast.stranger, cast.rival, cast.vco, cast.citizen, cast.nhs)
    for person in (cast.rival, cast.citizen, cast.nhs, cast.stranger):
        with pytest.raises(NotAllowed):
            judge(closed.silver, person, closed.now)
    with pytest.raises(Refused, match="Say why"):
        judge(closed.silver, cast.lead, closed.now, reasons=" ")
    with pytest.raises(Refused, match="passed or not"):
        information = question(closed.opportunity, Counting.INFORMATION)
        actions.judge_answers(closed.silver, judged={information: (True, "Yes.")}, by=cast.lead, now=closed.now)
    where = url("judge_answers", closed.silver.pk)
    assert "Say for at least one answer" in site.post(where, {}, by=cast.lead, status=200).text


def test_it_waits_for_the_seal_and_stands_once_handed_over(cast, now, site, clock_at):
    row = made.opened(cast, now, asks=ASKS)
    at = made.while_open(row)
    bid = actions.submit_bid(made.bid(row, cast.bodies.riverside, cast.vco, at), by=cast.vco, now=at)
    clock_at(row.closes_at)
    actions.close_bids(row, by=cast.lead, now=row.closes_at)
    site.get(url("judge_answers", bid.pk), by=cast.lead, status=404)
    bid.refresh_from_db()
    with pytest.raises(Refused, match="still sealed"):
        judge(bid, cast.lead, row.closes_at)


def test_it_waits_for_nobody_who_scores_without_names(cast, now):
    """What is unscored does not keep the panel blind."""
    closed = made.scored(cast, now, asks=ASKS, without_names=True)
    seat = closed.seats["citizen"]
    assert is_blind_for(seat)
    for bid in closed.bids:
        agreed = dict.fromkeys(closed.criteria, (Decimal(3), "We agreed."))
        actions.moderate(bid, agreed=agreed, by=cast.colleague, now=closed.now)
    assert not is_blind_for(seat)


def test_where_nothing_is_passed_or_not_there_is_no_such_page(cast, now, site, clock_at):
    closed = made.moderated(cast, now)
    clock_at(closed.now)
    site.get(url("judge_answers", closed.silver.pk), by=cast.lead, status=404)
    assert "get no score" not in site.get(url("moderation", closed.opportunity.pk), by=cast.lead).text
