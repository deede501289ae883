"""A cut or an ending, done right and done wrong: talk, answer, impact, decision, notice, telling, handing over."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.agreements import actions
from folkmoot.agreements.models import Agreement, Ending
from folkmoot.agreements.models.ending import is_long_enough
from folkmoot.agreements.states import AgreementState, EndingState
from folkmoot.core.clock import add_months, day_of
from folkmoot.core.policy import NotAllowed, Refused
from tests.agreements import made
from tests.agreements.test_changing import EXIT, plan
from tests.agreements.test_drafting_and_signing import sign_compact, state_of
from tests.site import CASE_QUERIES

IMPACT = {"beneficiaries": "Forty people lose a table", "users": "They go further", "volunteers": "Nine have no place",
          "reallocate": True, "reallocate_reason": "Silver Threads could open two mornings"}  # fmt: skip


def url(name, *args):
    return reverse(f"agreements:{name}", args=args)


@pytest.fixture
def live(cast, now):
    sign_compact(cast.bodies.council, now)
    return made.live(cast, now)


def talk(cast, now, live, **changes):
    fields = {"step": "end", "support": "money", "what": "The warm mornings", "ground": "money", "why": "Less money",
              "respond_by_date": day_of(now) + timedelta(days=28), **changes}  # fmt: skip
    return actions.open_talk(live, **fields, by=cast.lead, now=now)


def decided(cast, now, live, **changes):
    """Talked over, answered, assessed and decided; returns it with the moment of the decision."""
    row = talk(cast, now, live, **changes)
    point = actions.say_point(row, kind="alternative", words="Keep Tuesdays", by=cast.vco, now=now)
    actions.finish_response(row, by=cast.vco, now=now)
    actions.reply_to_point(point, words="We looked at it; the hall costs the same", by=cast.lead, now=now)
    actions.assess_impact(row, **IMPACT, by=cast.lead, now=now)
    later = now + timedelta(days=3)
    return actions.decide_ending(row, go_ahead=True, reasons="The budget", by=cast.lead, now=later), later


def notice(row, by, moment, months=6, **changes):
    fields = {
        "notice": "The mornings end",
        "dated": day_of(moment),
        "effective_date": add_months(day_of(moment), months),
        **changes,
    }
    return actions.give_notice(row, **fields, by=by, now=moment)


def test_it_works(cast, now, site, live, clock_at):
    """One ending done right, through pages, to the last day."""
    sent = {"step": "end", "support": "money", "what": "The warm mornings", "ground": "money", "why": "Less money",
            "respond_by_date": str(day_of(now) + timedelta(days=28))}  # fmt: skip
    site.post(url("open_talk", live.pk), sent, by=cast.lead)
    row = Ending.objects.get()
    page = row.get_absolute_url()
    for person in (cast.stranger, cast.rival, cast.resident):
        site.get(page, by=person, status=404)
        assert "warm mornings" not in site.get(url("changes", live.pk), by=person).text.replace("Company", "")
    site.post(url("point", row.pk), {"kind": "vulnerable", "words": "Eleven people cannot walk further"}, by=cast.vco)
    site.post(url("finish_response", row.pk), by=cast.vco)
    site.post(url("reply", row.points.get().pk), {"words": "A minibus for a year"}, by=cast.lead)
    site.post(url("assess", row.pk), {**IMPACT, "reallocate": "True"}, by=cast.lead)
    clock_at(now + timedelta(days=2))
    site.post(url("decide_ending", row.pk), {"go_ahead": "True", "reasons": "The budget was cut"}, by=cast.lead)
    assert "The budget was cut" in site.get(page, most=CASE_QUERIES).text, "from the decision on, everybody reads it"
    today = day_of(now) + timedelta(days=2)
    effective = add_months(today, 6)
    site.post(url("notice", row.pk), {"notice": "They end", "dated": str(today), "effective_date": str(effective),
        "exceptional_reason": ""}, by=cast.lead)  # fmt: skip
    site.post(url("tell_users", row.pk), {"how": "A poster at each door and the council's page"}, by=cast.vco)
    for payment in live.payments.filter(due_date__lt=effective).order_by("number"):
        actions.pay(payment, paid_date=payment.due_date, by=cast.finance, now=made.at(now, payment.due_date))
    paid = sum(live.payments.exclude(paid_date=None).values_list("amount", flat=True))
    end = made.at(now, effective)
    clock_at(end)
    assert "exit plan comes first" in site.post(url("carry_out", row.pk), by=cast.lead, follow=True).text
    actions.write_exit_plan(live, **EXIT, by=cast.vco, now=end)
    actions.hand_over(live, what="Everything, to the council", by=cast.vco, now=end)
    site.post(url("carry_out", row.pk), by=cast.lead)
    ended = Agreement.objects.get(pk=live.pk)
    assert (ended.state, ended.end_date, ended.value) == (AgreementState.ENDED, effective, paid)
    assert sum(ended.payments.values_list("amount", flat=True)) == paid, "the parts come to the whole"
    assert max(ended.reports.values_list("end_date", flat=True)) == effective
    for number in ("3.4.2", "3.4.3", "3.4.4"):
        assert state_of(number, row).state == "kept", number
    assert state_of("3.4.1", row).state == "not_applicable"


@pytest.mark.ledger("CE-01")
def test_ending_for_performance_without_a_plan_agreed_and_tried_is_refused(cast, now, live):
    row = talk(cast, now, live, ground="performance")
    actions.assess_impact(row, **IMPACT, by=cast.lead, now=now)
    later = now + timedelta(days=40)
    ask = {"go_ahead": True, "reasons": "Two rooms stayed shut", "by": cast.lead}
    with pytest.raises(Refused, match="Agree an improvement plan first"):
        actions.decide_ending(row, **ask, now=later)
    assert state_of("3.4.1", row).state == "due"
    step = plan(cast, later, live)
    with pytest.raises(Refused, match="improvement plan"):
        actions.decide_ending(row, **ask, now=later)
    actions.agree_plan(step, by=cast.vco, now=later)
    end = made.at(now, step.until_date)
    actions.close_plan(step, worked=False, outcome="Still shut", by=cast.lead, now=end)
    assert actions.decide_ending(row, **ask, now=end).state == EndingState.DECIDED
    assert state_of("3.4.1", row).state == "kept"


@pytest.mark.ledger("CE-01")
def test_a_plan_that_worked_leads_to_no_ending(cast, now, live):
    step = plan(cast, now, live)
    actions.agree_plan(step, by=cast.vco, now=now)
    actions.close_plan(step, worked=True, outcome="All open", by=cast.lead, now=now)
    row = talk(cast, now, live, ground="performance")
    actions.assess_impact(row, **IMPACT, by=cast.lead, now=now)
    with pytest.raises(Refused, match="improvement plan"):
        actions.decide_ending(row, go_ahead=True, reasons="x", by=cast.lead, now=now + timedelta(days=60))


@pytest.mark.ledger("CE-02", "CE-03")
def test_the_decision_is_blocked_until_all_three_groups_and_reallocation_are_assessed_before_it(cast, now, live):
    row = talk(cast, now, live)
    later = now + timedelta(days=40)
    ask = {"go_ahead": True, "reasons": "The budget", "by": cast.lead}
    with pytest.raises(Refused, match="Assess first what it would do"):
        actions.decide_ending(row, **ask, now=later)
    for name in ("beneficiaries", "users", "volunteers", "reallocate_reason"):
        with pytest.raises(Refused) as refusal:
            actions.assess_impact(row, **{**IMPACT, name: " "}, by=cast.lead, now=now)
        assert refusal.value.field == name
    actions.assess_impact(row, **IMPACT, by=cast.lead, now=later)
    with pytest.raises(Refused, match="before the decision, not with it"):
        actions.decide_ending(row, **ask, now=later)
    actions.decide_ending(row, **ask, now=later + timedelta(minutes=1))
    with pytest.raises(Refused, match="too late"):
        actions.assess_impact(row, **IMPACT, by=cast.lead, now=later)
    with pytest.raises(IntegrityError), transaction.atomic():
        Ending.objects.filter(pk=row.pk).update(assessed_at=later + timedelta(days=1))
    assert Ending.objects.get(pk=row.pk).reallocate is True


@pytest.mark.ledger("CE-04")
def test_the_decision_waits_for_the_answer_or_the_end_of_its_time_and_every_point_has_a_reply(cast, now, live):
    with pytest.raises(Refused) as refusal:
        talk(cast, now, live, respond_by_date=day_of(now) + timedelta(days=27))
    assert refusal.value.field == "respond_by_date"
    row = talk(cast, now, live)
    actions.assess_impact(row, **IMPACT, by=cast.lead, now=now)
    ask = {"go_ahead": True, "reasons": "The budget", "by": cast.lead}
    last = made.at(now, row.respond_by_date)
    with pytest.raises(Refused, match="The provider may answer until"):
        actions.decide_ending(row, **ask, now=last)
    for person in (cast.lead, cast.rival):
        with pytest.raises(NotAllowed):
            actions.say_point(row, kind="point", words="x", by=person, now=now)
    with pytest.raises(Refused, match="at least one thing"):
        actions.finish_response(row, by=cast.vco, now=now)
    one = actions.say_point(row, kind="point", words="It is too soon", by=cast.vco, now=now)
    two = actions.say_point(row, kind="alternative", words="Keep Tuesdays", by=cast.vco, now=now)
    actions.finish_response(row, by=cast.vco, now=now)
    actions.reply_to_point(one, words="We know", by=cast.lead, now=last)
    with pytest.raises(Refused, match="without a reply: 1"):
        actions.decide_ending(row, **ask, now=last)
    with pytest.raises(NotAllowed):
        actions.reply_to_point(two, words="No", by=cast.vco, now=last)
    actions.reply_to_point(two, words="It costs the same", by=cast.lead, now=last)
    assert actions.decide_ending(row, **ask, now=last).state == EndingState.DECIDED


@pytest.mark.ledger("CE-04")
def test_a_response_window_that_lapsed_is_enough(cast, now, live):
    row = talk(cast, now, live)
    actions.assess_impact(row, **IMPACT, by=cast.lead, now=now)
    after = made.at(now, row.respond_by_date + timedelta(days=1))
    assert (
        actions.decide_ending(row, go_ahead=True, reasons="Budget", by=cast.lead, now=after).state
        == EndingState.DECIDED
    )


@pytest.mark.ledger("CE-10")
def test_advice_on_people_in_hard_situations_stands_beside_the_decision_with_its_answer(cast, now, site, live):
    row = talk(cast, now, live)
    point = actions.say_point(row, kind="vulnerable", words="Eleven cannot walk further", by=cast.vco, now=now)
    actions.finish_response(row, by=cast.vco, now=now)
    actions.assess_impact(row, **IMPACT, by=cast.lead, now=now)
    with pytest.raises(Refused, match="Reply to each"):
        actions.decide_ending(row, go_ahead=True, reasons="x", by=cast.lead, now=now + timedelta(days=1))
    actions.reply_to_point(point, words="A minibus for a year", by=cast.lead, now=now)
    actions.decide_ending(row, go_ahead=True, reasons="The budget", by=cast.lead, now=now + timedelta(days=1))
    page = site.get(row.get_absolute_url()).text
    for words in ("people in hard situations", "Eleven cannot walk further", "A minibus for a year", "The budget"):
        assert words.lower() in page.lower()


@pytest.mark.ledger("CE-05")
def test_a_notice_keeps_its_text_its_day_and_its_recipient(cast, now, site, live):
    row, later = decided(cast, now, live)
    row = notice(row, cast.lead, later)
    assert (row.notice, row.sent_date) == ("The mornings end", day_of(later))
    assert "Sent to Riverside Anchor Trust on" in site.get(row.get_absolute_url()).text


@pytest.mark.ledger("CE-06")
def test_less_than_three_calendar_months_is_refused_and_less_than_six_is_flagged(cast, now, site, live):
    row, later = decided(cast, now, live)
    three = add_months(day_of(later), 3)
    with pytest.raises(Refused, match="less than 3 calendar months") as refusal:
        notice(row, cast.lead, later, effective_date=three - timedelta(days=1))
    assert refusal.value.field == "effective_date"
    row = notice(row, cast.lead, later, effective_date=three)
    assert (row.state, row.months_of_notice, row.is_shorter_than_best) == (EndingState.NOTICED, 3, True)
    assert "less than six months" in site.get(row.get_absolute_url()).text
    assert state_of("3.4.4", row).state == "kept"
    long, later = decided(cast, now, made.live(cast, now, to="riverside"))
    assert not notice(long, cast.lead, later).is_shorter_than_best


@pytest.mark.ledger("CE-06")
def test_a_short_notice_needs_a_reason_and_a_second_signature(cast, now, live):
    row, later = decided(cast, now, live)
    row = notice(row, cast.lead, later, months=1, exceptional_reason="The hall is condemned")
    assert (row.state, row.sent_date) == (EndingState.DECIDED, None), "not sent yet"
    with pytest.raises(NotAllowed, match="somebody else signs"):
        actions.sign_exceptional(row, by=cast.lead, now=later)
    for person in (cast.vco, cast.nhs):
        with pytest.raises(NotAllowed):
            actions.sign_exceptional(row, by=person, now=later)
    with pytest.raises(Refused, match="Its day has passed"):
        actions.sign_exceptional(row, by=cast.colleague, now=later + timedelta(days=40))
    day = later + timedelta(days=2)
    row = actions.sign_exceptional(row, by=cast.colleague, now=day)
    assert (row.state, row.sent_date) == (EndingState.NOTICED, day_of(day))
    assert state_of("3.4.4", row).state == "explained"


def test_a_notice_dated_before_it_was_sent_is_refused(cast, now, site, live):
    row, later = decided(cast, now, live)
    for wrong in (day_of(later) - timedelta(days=1), day_of(later) + timedelta(days=1)):
        with pytest.raises(Refused, match="bears the day on which it is sent") as refusal:
            notice(row, cast.lead, later, dated=wrong)
        assert refusal.value.field == "dated"
    with pytest.raises(IntegrityError), transaction.atomic():
        Ending.objects.filter(pk=row.pk).update(notice="x", sent_date=day_of(later), effective_date=day_of(later))
    with pytest.raises(Refused, match="notice follows a decision"):
        notice(talk(cast, now, live, support="space"), cast.lead, now)


@pytest.mark.ledger("CE-07")
@pytest.mark.parametrize("support", ["space", "officer_time", "other"])
def test_rent_free_space_and_officers_time_end_by_the_same_rule(cast, now, live, support):
    row, later = decided(cast, now, live, support=support)
    with pytest.raises(Refused, match="less than 3 calendar months"):
        notice(row, cast.lead, later, months=2)
    row = notice(row, cast.lead, later, months=3)
    end = made.at(now, row.effective_date)
    with pytest.raises(Refused, match="Tell the people who use it"):
        actions.carry_out(row, by=cast.lead, now=end)
    actions.tell_users(row, how="A letter", by=cast.lead, now=later)
    assert actions.carry_out(row, by=cast.lead, now=end).state == EndingState.DONE
    assert Agreement.objects.get(pk=live.pk).state == AgreementState.LIVE, "the money runs on"


def test_a_cut_takes_off_what_is_still_unpaid(cast, now, live):
    row, later = decided(cast, now, live, step="reduce")
    with pytest.raises(Refused) as refusal:
        notice(row, cast.lead, later)
    assert refusal.value.field == "new_value"
    row = notice(row, cast.lead, later, new_value=Decimal(60000))
    actions.tell_users(row, how="A letter", by=cast.lead, now=later)
    actions.carry_out(row, by=cast.lead, now=made.at(now, row.effective_date))
    changed = Agreement.objects.get(pk=live.pk)
    assert changed.value == Decimal(60000) == sum(changed.payments.values_list("amount", flat=True))
    assert changed.state == AgreementState.LIVE


def test_what_is_talked_over_and_dropped_never_becomes_public(cast, now, site, live):
    row = talk(cast, now, live)
    actions.decide_ending(row, go_ahead=False, reasons="The grant was found elsewhere", by=cast.lead, now=now)
    for person in (cast.stranger, cast.rival):
        site.get(row.get_absolute_url(), by=person, status=404)
        for address in (url("changes", live.pk), live.get_absolute_url(), "/search/?q=grant+elsewhere"):
            assert "found elsewhere" not in site.get(address, by=person).text
    assert "found elsewhere" in site.get(row.get_absolute_url(), by=cast.vco).text


def test_nobody_else_runs_an_ending(cast, now, site, live):
    for person in (cast.vco, cast.nhs, cast.rival, cast.finance):
        with pytest.raises(NotAllowed):
            actions.open_talk(live, step="end", support="money", what="x", ground="money", why="y",
                              respond_by_date=day_of(now) + timedelta(days=40), by=person, now=now)  # fmt: skip
    row = talk(cast, now, live)
    for name in ("assess", "decide_ending", "notice", "drop_ending"):
        site.refuses(url(name, row.pk), cast.stranger, cast.vco, cast.rival, cast.nhs)
    site.refuses(url("point", row.pk), cast.stranger, cast.lead, cast.rival)
    for name in ("carry_out", "second_signature", "finish_response"):
        site.refuses(url(name, row.pk), cast.stranger, cast.rival, method="post")
    with pytest.raises(Refused, match="talked about already"):
        talk(cast, now, live)


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(0, 400))
def test_three_months_are_calendar_months(sent, days):
    effective = sent + timedelta(days=days)
    assert is_long_enough(sent, effective) == (effective >= add_months(sent, 3))
    assert is_long_enough(date(2026, 11, 30), date(2027, 2, 28)) and not is_long_enough(
        date(2026, 11, 30), date(2027, 2, 27)
    )
