"""Variations, yearly reviews, improvement plans, early words and exit plans."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from folkmoot.agreements import actions, queries
from folkmoot.agreements.models import Agreement, ExitPlan, ImprovementPlan, TroubleNotice, Variation
from folkmoot.agreements.personal import tells_of_a_person
from folkmoot.agreements.states import ImprovementState
from folkmoot.commitments.models import Finding
from folkmoot.core.clock import add_months, add_working_days, day_of
from folkmoot.core.models import PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from tests.agreements import made
from tests.site import CASE_QUERIES, LIST_QUERIES

EXIT = dict.fromkeys(actions.EXIT_PARTS, "None, because the work is small")


def url(name, *args):
    return reverse(f"agreements:{name}", args=args)


@pytest.fixture
def live(cast, now):
    agreement = made.agreed(cast, now)
    actions.settle_particulars(agreement, extension_months=12, by=cast.lead, now=now)
    actions.sign_for_funder(agreement, by=cast.lead, now=now)
    return actions.sign_for_provider(agreement, by=cast.vco, now=now)


def total(agreement):
    return sum(agreement.payments.values_list("amount", flat=True))


def turns_of(row):
    found = {}
    for turn in PendingTurn.objects.filter(subject=refer(row)).order_by("pk"):
        found.setdefault(turn.holder, []).append(turn.what)
    return found


def propose(live, by, now, **changes):
    fields = {
        "what": "A third morning",
        "reason": "The hall is full",
        "viability": "One more worker, paid for",
        **changes,
    }
    return actions.propose_variation(live, **fields, by=by, now=now)


@pytest.mark.ledger("AG-15")
def test_a_variation_needs_a_viability_statement_and_the_providers_acceptance(cast, now, site, live):
    with pytest.raises(Refused) as refusal:
        propose(live, cast.lead, now, viability=" ")
    assert refusal.value.field == "viability"
    row = propose(live, cast.lead, now, new_value=Decimal("108000.01"))
    for person in (cast.lead, cast.colleague, cast.rival, cast.finance):
        with pytest.raises(NotAllowed):
            actions.accept_variation(row, words="Yes", by=person, now=now)
    with pytest.raises(Refused, match="own words"):
        actions.accept_variation(row, words=" ", by=cast.vco, now=now)
    with pytest.raises(Refused, match="waits for an answer"):
        propose(live, cast.vco, now)
    site.post(url("answer_variation", row.pk), {"accepts": "True", "words": "We can hire"}, by=cast.vco)
    changed = Agreement.objects.get(pk=live.pk)
    assert changed.value == Decimal("108000.01") == total(changed)
    page = site.get(url("changes", live.pk), most=CASE_QUERIES).text
    assert "One more worker, paid for" in page and "We can hire" in page


def test_a_longer_term_brings_reports_and_payments_and_stays_within_what_was_signed(cast, now, live):
    end = add_months(live.end_date, 12)
    with pytest.raises(Refused, match="longer by 12 months at most"):
        propose(live, cast.vco, now, new_end_date=end + timedelta(days=1))
    with pytest.raises(Refused, match="still to come"):
        propose(live, cast.vco, now, new_end_date=day_of(now))
    row = propose(live, cast.vco, now, new_end_date=end, new_value=Decimal(144000))
    with pytest.raises(NotAllowed):
        actions.accept_variation(row, words="Yes", by=cast.vco, now=now)
    actions.accept_variation(row, words="Agreed", by=cast.lead, now=now)
    changed = Agreement.objects.get(pk=live.pk)
    assert (changed.end_date, total(changed), changed.payments.count()) == (end, Decimal(144000), 12)
    assert changed.reports.order_by("-end_date").first().end_date == end and changed.reports.count() == 6
    with pytest.raises(Refused, match="at most"):
        propose(changed, cast.vco, now, new_end_date=end + timedelta(days=1))


def test_less_money_comes_off_what_is_still_unpaid(cast, now, live):
    first = live.payments.order_by("number").first()
    moment = made.at(now, first.due_date)
    actions.pay(first, paid_date=first.due_date, by=cast.finance, now=moment)
    row = propose(live, cast.lead, moment, new_value=Decimal("50000.01"))
    actions.accept_variation(row, words="We shall close one room", by=cast.vco, now=moment)
    assert total(live) == Decimal("50000.01")
    assert live.payments.get(number=1).amount == Decimal(12000)
    row = propose(live, cast.lead, moment, new_value=Decimal(5000))
    with pytest.raises(Refused, match=r"Only £38000\.01 is still to be paid"):
        actions.accept_variation(row, words="Yes", by=cast.vco, now=moment)
    actions.refuse_variation(row, words="It cannot be done", by=cast.vco, now=moment)
    assert Variation.objects.get(pk=row.pk).state == "refused" and total(live) == Decimal("50000.01")


@pytest.mark.ledger("AG-16")
def test_each_agreement_is_reviewed_within_twelve_months_and_a_late_one_is_flagged(cast, now, site, live, clock_at):
    due = add_months(live.start_date, 12)
    clock_at(made.at(now, due))
    assert "review overdue" not in site.get(url("changes", live.pk)).text
    assert not queries.overdue_reviews(due)
    late = made.at(now, due + timedelta(days=1))
    clock_at(late)
    assert "review overdue" in site.get(url("changes", live.pk)).text
    page = site.get(url("reviews"), most=LIST_QUERIES).text
    assert live.title in page and "never" in page
    said = {"user_voices": 14, "changes_made": "Soup", "works": "Yes"}
    review = actions.hold_review(live, **said, by=cast.lead, now=late)
    assert "review overdue" not in site.get(url("changes", live.pk)).text
    row = propose(live, cast.lead, late, review=review)
    assert list(review.variations.all()) == [row]


@pytest.mark.ledger("MP-03", "MP-10")
def test_the_yearly_review_is_due_twelve_months_from_the_start_and_a_service_without_it_is_listed(cast, now, live):
    assert queries.next_review(live, 0) == add_months(live.start_date, 12)
    late = add_months(live.start_date, 12) + timedelta(days=1)
    assert [row.pk for row in queries.overdue_reviews(late)] == [live.pk]
    early = made.at(now, late - timedelta(days=60))
    actions.add_to_review(live, words="A good year", by=cast.vco, now=early)
    actions.hold_review(live, user_voices=3, changes_made="None", works="Yes", by=cast.lead, now=early)
    assert not queries.overdue_reviews(late)
    assert queries.next_review(live, 1) == add_months(live.start_date, 24)


@pytest.mark.ledger("CE-09", "MP-14")
def test_a_review_shows_the_providers_contribution(cast, now, site, live):
    moment = made.at(now, live.start_date + timedelta(days=300))
    said = {"user_voices": "14", "changes_made": "Soup on Thursdays", "works": "It does"}
    with pytest.raises(Refused, match="Ask the provider for its part first"):
        actions.hold_review(live, **{**said, "user_voices": 14}, by=cast.lead, now=moment)
    for person in (cast.lead, cast.rival):
        with pytest.raises(NotAllowed):
            actions.add_to_review(live, words="Mine", by=person, now=moment)
    actions.add_to_review(live, words="Winter was hard on us", by=cast.vco, now=moment)
    with pytest.raises(NotAllowed):
        actions.hold_review(live, **{**said, "user_voices": 14}, by=cast.vco, now=moment)
    site.post(url("hold_review", live.pk), said, by=cast.lead)
    page = site.get(url("changes", live.pk)).text
    for words in ("Winter was hard on us", "14 people who use it were heard", "Soup on Thursdays"):
        assert words in page


def plan(cast, now, live, **changes):
    fields = {"trouble": "Two rooms stayed shut", "help_offered": "A worker for a month",
              "until_date": day_of(now) + timedelta(days=60), **changes}  # fmt: skip
    made_plan = actions.propose_plan(live, **fields, by=cast.lead, now=now)
    actions.add_step(made_plan, what="Open both rooms", by_funder=False, by_date=day_of(now) + timedelta(days=30),
                     by=cast.lead, now=now)  # fmt: skip
    return made_plan


def test_an_improvement_plan_is_a_timetable_that_both_agree_and_its_steps_are_dated(cast, now, site, live, clock_at):
    with pytest.raises(Refused):
        actions.propose_plan(
            live, trouble="x", help_offered=" ", until_date=day_of(now) + timedelta(days=9), by=cast.lead, now=now
        )
    page = site.post(url("propose_plan", live.pk), {"trouble": "Two rooms stayed shut", "help_offered": "A worker",
        "until_date": str(day_of(now) + timedelta(days=60))}, by=cast.lead, follow=True)  # fmt: skip
    assert "No step yet" in page.text
    row = ImprovementPlan.objects.get()
    funder, provider = f"org:{live.funder_id}:commissioner", f"org:{live.provider_id}"
    assert turns_of(row) == {funder: ["Add dated steps to the improvement plan"]}
    with pytest.raises(Refused, match="timetable"):
        actions.agree_plan(row, by=cast.vco, now=now)
    wrong = {"what": "Late", "by_funder": "False", "by_date": str(day_of(now) + timedelta(days=61))}
    assert "before the plan is looked at" in site.post(url("add_step", row.pk), wrong, by=cast.vco, status=200).text
    site.post(
        url("add_step", row.pk),
        {**wrong, "what": "Open both", "by_date": str(day_of(now) + timedelta(days=9))},
        by=cast.vco,
    )
    assert turns_of(row) == {provider: ["Agree to the improvement plan"]}
    for person in (cast.lead, cast.rival):
        with pytest.raises(NotAllowed):
            actions.agree_plan(row, by=person, now=now)
    site.post(url("agree_plan", row.pk), by=cast.vco)
    outcome = "Say how the improvement plan turned out"
    assert turns_of(row) == {provider: ["Do this step: Open both"], funder: [outcome]}
    with pytest.raises(Refused, match="stays as it is"):
        actions.add_step(
            row, what="More", by_funder=False, by_date=day_of(now) + timedelta(days=5), by=cast.lead, now=now
        )
    later = made.at(now, day_of(now) + timedelta(days=10))
    clock_at(later)
    assert "overdue" in site.get(url("plan", row.pk)).text
    step = row.steps.get()
    site.refuses(url("step_done", step.pk), cast.stranger, cast.lead, cast.rival)
    site.post(url("step_done", step.pk), {"done_date": str(day_of(later)), "note": "Both open"}, by=cast.vco)
    assert turns_of(row) == {funder: [outcome]}
    site.post(url("close_plan", row.pk), {"worked": "True", "outcome": "Both rooms are full"}, by=cast.lead)
    assert "Both rooms are full" in site.get(url("plan", row.pk), most=LIST_QUERIES).text
    assert ImprovementPlan.objects.get().state == ImprovementState.WORKED


def test_a_plan_has_its_time_and_the_funder_does_its_own_part(cast, now, live):
    row = plan(cast, now, live)
    actions.add_step(
        row, what="Send the worker", by_funder=True, by_date=day_of(now) + timedelta(days=5), by=cast.vco, now=now
    )
    actions.agree_plan(row, by=cast.vco, now=now)
    failed = {"worked": False, "outcome": "Still shut"}
    with pytest.raises(NotAllowed):
        actions.close_plan(row, **failed, by=cast.vco, now=now)
    with pytest.raises(Refused, match="time that was agreed"):
        actions.close_plan(row, **failed, by=cast.lead, now=now)
    end = made.at(now, row.until_date)
    with pytest.raises(Refused, match="Do your part first"):
        actions.close_plan(row, **failed, by=cast.lead, now=end)
    actions.note_step(row.steps.get(by_funder=True), done_date=day_of(now), by=cast.lead, now=now)
    assert actions.close_plan(row, **failed, by=cast.lead, now=end).state == ImprovementState.DID_NOT_WORK


@pytest.mark.ledger("AG-22")
def test_early_notice_is_acknowledged_within_a_set_time_and_is_never_a_mark(cast, now, site, live, clock_at):
    before = set(Finding.objects.values_list("subject", "state"))
    site.post(url("warn", live.pk), {"words": "Our treasurer leaves in May"}, by=cast.vco)
    notice = TroubleNotice.objects.get()
    assert notice.acknowledge_by_date == add_working_days(day_of(now), 5)
    turn = PendingTurn.objects.get(subject=f"agreements.troublenotice:{notice.pk}")
    assert (turn.holder, turn.due_date) == (f"org:{cast.bodies.council.pk}:commissioner", notice.acknowledge_by_date)
    for person in (cast.stranger, cast.rival, cast.nhs, cast.resident):
        for address in (
            url("changes", live.pk),
            live.get_absolute_url(),
            "/search/?q=treasurer",
            cast.bodies.riverside.get_absolute_url(),
        ):
            assert "leaves in May" not in site.get(address, by=person).text
            assert "Early word:" not in site.get(address, by=person).text
    assert set(Finding.objects.values_list("subject", "state")) == before, "no finding hangs on it"
    site.refuses(url("acknowledge", notice.pk), cast.stranger, cast.vco, cast.rival, cast.nhs)
    clock_at(made.at(now, notice.acknowledge_by_date + timedelta(days=1)))
    assert "the funder is late" in site.get(url("changes", live.pk), by=cast.vco).text
    site.post(url("acknowledge", notice.pk), {"words": "Thank you. We lend you ours."}, by=cast.lead)
    assert "We lend you ours" in site.get(url("changes", live.pk), by=cast.vco).text
    assert not PendingTurn.objects.filter(subject=f"agreements.troublenotice:{notice.pk}").exists()


@pytest.mark.ledger("CE-08")
def test_an_agreement_in_its_last_six_months_without_an_exit_plan_is_flagged(cast, now, site, live, clock_at):
    last = add_months(live.end_date, -6)
    clock_at(made.at(now, last - timedelta(days=1)))
    assert "exit plan missing" not in site.get(live.get_absolute_url()).text
    clock_at(made.at(now, last))
    assert "exit plan missing" in site.get(live.get_absolute_url()).text
    site.refuses(url("write_exit_plan", live.pk), cast.stranger, cast.lead, cast.rival)
    missing = site.post(url("write_exit_plan", live.pk), {**EXIT, "redundancy": ""}, by=cast.vco, status=200)
    assert "Error:" in missing.html
    site.post(url("write_exit_plan", live.pk), {**EXIT, "redundancy": "Two workers, £4,100"}, by=cast.vco)
    assert "exit plan missing" not in site.get(live.get_absolute_url()).text
    assert "£4,100" in site.get(url("exit_plan", live.pk), by=cast.lead).text
    for person in (cast.rival, cast.nhs, cast.resident):
        site.get(url("exit_plan", live.pk), by=person, status=404)


@pytest.mark.ledger("CE-11", "CE-12")
def test_an_exit_plan_tells_transition_and_knowledge_and_leaks_no_person(cast, now, live):
    """Communications, transition, records, knowledge and small groups are all answered, without anybody's data."""
    for name in ("users", "telling", "data", "knowledge", "small_groups"):
        with pytest.raises(Refused) as refusal:
            actions.write_exit_plan(live, **{**EXIT, name: " "}, by=cast.vco, now=now)
        assert refusal.value.field == name
    for leak in ("Ring Jo on 020 8765 4321", "jo@example.org has the list", "AB 12 34 56 C", "She lives at SM1 1EA"):
        with pytest.raises(Refused, match="Leave out") as refusal:
            actions.write_exit_plan(live, **{**EXIT, "data": leak}, by=cast.vco, now=now)
        assert refusal.value.field == "data"
    actions.write_exit_plan(live, **EXIT, by=cast.vco, now=now)
    with pytest.raises(Refused, match="Leave out"):
        actions.hand_over(live, what="Keys to 07700 900123", by=cast.vco, now=now)
    actions.hand_over(live, what="The register of rooms, to the council", by=cast.vco, now=now)
    with pytest.raises(Refused, match="stays as it is"):
        actions.write_exit_plan(live, **EXIT, by=cast.vco, now=now)
    assert ExitPlan.objects.get().handed_over_at == now


@pytest.mark.parametrize("text", ["Two workers, £4,100", "By 3 May 2027", "12 groups, 3 rooms", "Hall 7, floor 2", ""])
def test_plain_words_are_no_mark_of_a_person(text):
    assert not tells_of_a_person(text)


def test_two_writers_of_one_exit_plan(cast, now, site, live):
    actions.write_exit_plan(live, **EXIT, by=cast.vco, now=now)
    site.post(url("write_exit_plan", live.pk), {**EXIT, "users": "Theirs", "seen_version": "1"}, by=cast.vco)
    clash = site.post(
        url("write_exit_plan", live.pk), {**EXIT, "users": "Mine", "seen_version": "1"}, by=cast.vco, status=200
    )
    assert "Somebody else changed this" in clash.text and "Theirs" in clash.text
