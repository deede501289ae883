"""While an agreement runs: reports once a period, payments on time or shown late, and its end."""

from datetime import timedelta
from decimal import Decimal

import pytest

from folkmoot.agreements import actions, queries
from folkmoot.agreements.actions import Answer
from folkmoot.agreements.models import Payment, Report, Result
from folkmoot.agreements.money.paid_months import how_paid
from folkmoot.agreements.states import AgreementState, ReportState
from folkmoot.commissioning.models import Lesson
from folkmoot.commitments.engine import find_overdue
from folkmoot.commitments.models import Explanation
from folkmoot.core.clock import day_of
from folkmoot.core.listings import walk
from folkmoot.core.models import Entry, PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.posting import ChangedMeanwhile
from folkmoot.core.record import refresh
from folkmoot.core.subjects import refer
from tests.agreements import made
from tests.agreements.test_drafting_and_signing import sign_compact, state_of


@pytest.fixture
def live(cast, now):
    sign_compact(cast.bodies.council, now)
    return made.live(cast, now)


@pytest.fixture
def first(live):
    return live.reports.order_by("start_date").first()


def test_it_works(cast, now, live, first):
    report = made.report(cast, now, live, values={"People who came": 61})
    assert report.state == ReportState.SUBMITTED
    assert {result.measure.title for result in report.results.all()} == {"People who came", "Would come again"}
    later = made.at(now, first.due_date) + timedelta(days=3)
    report = actions.accept_report(report, words="Thank you", by=cast.colleague, now=later)
    assert (report.state, report.funder_words) == (ReportState.ACCEPTED, "Thank you")
    assert state_of("R1", live.project, "commissioning-framework").state == "kept"


def test_only_the_provider_reports_and_only_the_funder_answers(cast, now, live, first):
    moment = made.at(now, first.due_date)
    sent = {"answers": made.answers(first), "story": "It went well.", "user_voices": 3}
    for person in (cast.lead, cast.rival, cast.finance, cast.resident):
        for action in (actions.save_report, actions.submit_report):
            with pytest.raises(NotAllowed):
                action(first, **sent, by=person, now=moment)
    report = actions.submit_report(first, **sent, by=cast.vco, now=moment)
    for person in (cast.vco, cast.rival, cast.finance, cast.nhs):
        with pytest.raises(NotAllowed):
            actions.accept_report(report, by=person, now=moment)
        with pytest.raises(NotAllowed):
            actions.ask_again(report, words="Why?", by=person, now=moment)


def test_a_report_is_saved_as_it_is_written_and_sent_once(cast, now, live, first):
    moment = made.at(now, first.end_date)
    people, _again = queries.measures_asked(first)
    saved = actions.save_report(first, answers={people: Answer(Decimal(40))}, by=cast.vco, now=moment)
    assert (saved.state, saved.results.get().value, saved.version) == (ReportState.DUE, Decimal(40), 2)
    with pytest.raises(ChangedMeanwhile):
        actions.save_report(first, answers={}, story="Mine", seen_version=1, by=cast.vco, now=moment)
    sent = {"answers": made.answers(first), "story": "Busy.", "user_voices": 2, "by": cast.vco, "now": moment}
    actions.submit_report(first, **sent)
    with pytest.raises(Refused, match="has been sent"):
        actions.submit_report(first, **sent)
    with pytest.raises(Refused, match="has been sent"):
        actions.save_report(first, answers={}, by=cast.vco, now=moment)
    assert Entry.objects.filter(code="agreements.report.submitted").count() == 1
    assert first.results.get(measure=people).value == Decimal(10)


@pytest.mark.parametrize(
    ("missing", "field"), [("value", "value"), ("source", "source"), ("story", "story"), ("user_voices", "user_voices")]
)
def test_every_measure_due_and_the_story_are_needed(cast, now, live, first, missing, field):
    answers = made.answers(first)
    measure = list(answers)[-1]
    sent = {"answers": answers, "story": "Busy.", "user_voices": 2, "by": cast.vco, "now": made.at(now, first.end_date)}
    if missing == "value":
        answers[measure] = Answer(None)
    elif missing == "source":
        answers[measure] = Answer(Decimal(1), source=" ")
    else:
        sent[missing] = "" if missing == "story" else None
    with pytest.raises(Refused) as refusal:
        actions.submit_report(first, **sent)
    assert refusal.value.field == (f"{field}_{measure.pk}" if field in ("value", "source") else field)
    assert Report.objects.get(pk=first.pk).state == ReportState.DUE
    assert not Result.objects.exists()


def test_not_before_the_period_is_over_nor_for_a_measure_not_asked(cast, now, live, first):
    sent = {"answers": made.answers(first), "story": "Busy.", "user_voices": 2, "by": cast.vco}
    with pytest.raises(Refused, match="This period ends on"):
        actions.submit_report(first, **sent, now=made.at(now, first.end_date - timedelta(days=1)))
    yearly = live.measures.get(months_between=12)
    assert yearly not in queries.measures_asked(first)
    sent["answers"][yearly] = Answer(Decimal(3), "Survey")
    with pytest.raises(Refused, match="not asked in this period"):
        actions.submit_report(first, **sent, now=made.at(now, first.end_date))
    second = live.reports.order_by("start_date")[1]
    assert yearly in queries.measures_asked(second)


def test_the_funder_asks_again_and_the_results_leave_the_thread_until_then(cast, now, live):
    report = made.report(cast, now, live)
    moment = made.at(now, report.due_date)
    with pytest.raises(Refused) as refusal:
        actions.ask_again(report, words=" ", by=cast.lead, now=moment)
    assert refusal.value.field == "words"

    def results():
        return [row for s in walk([refer(live)], {"public"}) if s.knot == "result" for row in s.items]

    assert len(results()) == 2
    report = actions.ask_again(report, words="Which mornings?", by=cast.lead, now=moment)
    assert (report.state, report.submitted_at, results()) == (ReportState.DUE, None, [])
    made.report(cast, now, live, story="Tuesdays and Fridays.")
    assert len(results()) == 2


def test_a_lesson_hangs_on_the_projects_results(cast, now, live):
    made.report(cast, now, live)
    lesson = Lesson.objects.create(
        project=live.project, title="Mornings", what_happened="a", change_made="b", noted_at=now
    )
    refresh([lesson], now)
    stretches = {row.knot.value: [item.title for item in row.items] for row in walk([refer(lesson)], {"public"})}
    assert stretches["lesson"] == ["Mornings"]
    assert len(stretches["result"]) == 2 and stretches["agreement"] and stretches["specification"]
    made.report(cast, now, live, number=2)
    stretches = {row.knot.value: row.items for row in walk([refer(lesson)], {"public"})}
    assert len(stretches["result"]) == 5


def test_a_lesson_without_results_hangs_on_what_there_is(cast, now):
    project = made.project(cast, now)
    specification = made.specification(project, now)
    lesson = Lesson.objects.create(project=project, title="Hm", what_happened="a", change_made="b", noted_at=now)
    refresh([lesson], now)
    stretches = {row.knot.value: row.items for row in walk([refer(lesson)], {"public"})}
    assert [row.subject for row in stretches["specification"]] == [refer(specification)]


def test_only_the_funders_finance_officer_pays(cast, now, live):
    payment = live.payments.order_by("number").first()
    moment = made.at(now, payment.due_date)
    for person in (cast.vco, cast.lead, cast.rival, cast.nhs, cast.councillor):
        with pytest.raises(NotAllowed):
            actions.pay(payment, paid_date=day_of(moment), by=person, now=moment)
    paid = actions.pay(payment, paid_date=day_of(moment), by=cast.finance, now=moment)
    assert paid.paid_date == payment.due_date
    with pytest.raises(Refused, match="This was paid on"):
        actions.pay(payment, paid_date=day_of(moment), by=cast.finance, now=moment)
    assert Entry.objects.filter(code="agreements.payment.paid").count() == 1


def test_a_finance_officer_who_works_for_the_provider_does_not_pay_it(cast, now, live):
    from folkmoot.people.actions import give_role
    from folkmoot.people.models.role import RoleKind

    give_role(cast.finance, RoleKind.VCO_WORKER, at=cast.bodies.riverside, by=cast.admin, now=now)
    cast.finance.__dict__.pop("_roles_held", None)
    with pytest.raises(NotAllowed, match="somebody else must pay"):
        actions.pay(live.payments.first(), paid_date=day_of(now), by=cast.finance, now=now)


def test_the_day_paid_is_after_signature_and_not_ahead(cast, now, live):
    payment = live.payments.order_by("number").first()
    for wrong in (day_of(now) + timedelta(days=1), day_of(now) - timedelta(days=1)):
        with pytest.raises(Refused) as refusal:
            actions.pay(payment, paid_date=wrong, by=cast.finance, now=now)
        assert refusal.value.field == "paid_date"


@pytest.mark.ledger("FT-23")
def test_late_payments_are_listed_and_counted_and_an_invoice_is_due_within_the_days_agreed(cast, now):
    sign_compact(cast.bodies.council, now)
    live = made.live(cast, now, in_advance=False, payment_days=20)
    payment, other = live.payments.order_by("number")[:2]
    received = payment.due_date + timedelta(days=2)
    payment = actions.note_invoice(payment, received_date=received, by=cast.finance, now=made.at(now, received))
    assert payment.due_date == received + timedelta(days=20)
    day_after = made.at(now, payment.due_date + timedelta(days=1))
    find_overdue(day_after)
    assert state_of("3.3.4", payment).state == "broken"
    assert list(queries.late_payments(day_of(day_after))) == [payment]
    rate = how_paid(day_of(day_after))[0].rate
    assert (rate.name, rate.on_time, rate.counted) == ("Wandle Vale Council", 0, 1)
    actions.pay(payment, paid_date=day_of(day_after), by=cast.finance, now=day_after)
    other_day = made.at(now, other.due_date)
    actions.pay(other, paid_date=other.due_date, by=cast.finance, now=other_day)
    assert state_of("3.3.4", other).state == "kept"
    rate = how_paid(day_of(other_day))[0].rate
    assert (rate.on_time, rate.counted, rate.percent) == (1, 2, Decimal(50))
    assert list(queries.late_payments(day_of(other_day))) == [payment]
    assert state_of("R4", live.project, "commissioning-framework").state == "broken"


def test_an_invoice_is_noted_once_it_came_and_not_for_money_paid_in_advance(cast, now, live):
    payment = live.payments.order_by("number").first()
    with pytest.raises(Refused, match="paid in advance"):
        actions.note_invoice(payment, received_date=day_of(now), by=cast.finance, now=now)
    arrears = made.live(cast, now, to="silver", in_advance=False).payments.order_by("number").first()
    with pytest.raises(NotAllowed):
        actions.note_invoice(arrears, received_date=day_of(now), by=cast.lead, now=now)
    for wrong in (day_of(now) + timedelta(days=1), day_of(now)):
        with pytest.raises(Refused) as refusal:
            actions.note_invoice(arrears, received_date=wrong, by=cast.finance, now=now)
        assert refusal.value.field == "received_date"


def test_a_late_reason_is_an_explanation_for_that_payment_alone(cast, now, live):
    one, two = live.payments.order_by("number")[:2]
    late = made.at(now, two.due_date + timedelta(days=5))
    find_overdue(late)
    with pytest.raises(NotAllowed):
        actions.explain_late(one, words="We lost it", by=cast.vco, now=late)
    with pytest.raises(Refused, match="Say why"):
        actions.explain_late(one, words=" ", by=cast.finance, now=late)
    one = actions.explain_late(one, words="The bank details had changed", by=cast.finance, now=late)
    assert (state_of("3.3.4", one).state, state_of("3.3.4", two).state) == ("explained", "broken")
    explanation = Explanation.objects.get(subject=refer(one))
    assert (explanation.words, explanation.signed_as) == (
        "The bank details had changed", "finance officer, Wandle Vale Council",
    )  # fmt: skip
    with pytest.raises(Refused, match="published already"):
        actions.explain_late(one, words="Another", by=cast.finance, now=late)
    assert state_of("R4", live.project, "commissioning-framework").state == "broken"
    with pytest.raises(Refused) as refusal:
        actions.pay(two, paid_date=day_of(late), late_reason="A holiday", by=cast.finance, now=late)
    assert refusal.value.field == "late_reason"
    holiday = "Both of us who pay were away in that week"
    two = actions.pay(two, paid_date=day_of(late), late_reason=holiday, by=cast.finance, now=late)
    assert state_of("3.3.4", two).state == "explained"
    assert state_of("R4", live.project, "commissioning-framework").state == "explained"
    three = live.payments.order_by("number")[2]
    with pytest.raises(Refused, match="not late"):
        actions.explain_late(three, words="Early", by=cast.finance, now=late)


def test_an_explanation_given_on_the_promises_own_page_stands_beside_the_payment(cast, now, live):
    from folkmoot.commitments.actions import explain

    payment = live.payments.order_by("number").first()
    late = made.at(now, payment.due_date + timedelta(days=5))
    find_overdue(late)
    words = "The bank closed our account by mistake"
    explain(state_of("3.3.4", payment).undertaking, payment, words=words, by=cast.lead, now=late)
    assert Payment.objects.get(pk=payment.pk).late_reason == words
    assert state_of("R4", live.project, "commissioning-framework").state == "explained"


def test_a_reason_is_not_kept_when_the_payment_was_on_time(cast, now, live):
    payment = live.payments.order_by("number").first()
    moment = made.at(now, payment.due_date)
    payment = actions.pay(payment, paid_date=day_of(moment), late_reason="None", by=cast.finance, now=moment)
    assert payment.late_reason == "" and not Explanation.objects.exists()


def test_the_day_a_payment_falls_due_it_is_not_late_yet(cast, now, live):
    payment = live.payments.order_by("number").first()
    find_overdue(made.at(now, payment.due_date))
    assert state_of("3.3.4", payment).state == "due"
    assert state_of("R4", live.project, "commissioning-framework").state == "due"
    find_overdue(made.at(now, payment.due_date + timedelta(days=1)))
    assert state_of("3.3.4", payment).state == "broken"
    assert state_of("R4", live.project, "commissioning-framework").state == "broken"


def test_the_compact_says_nothing_of_paying_a_business(cast, now):
    cast.bodies.silver.kind = "private"
    cast.bodies.silver.save()
    sign_compact(cast.bodies.council, now)
    live = made.live(cast, now, to="silver")
    assert state_of("3.3.4", live.payments.first()).state == "not_applicable"
    assert state_of("3.3.5", live).state == "not_applicable"


def test_an_agreement_ends_after_its_term_with_nothing_owed(cast, now, live):
    end = made.at(now, live.end_date)
    with pytest.raises(Refused, match="It runs until"):
        actions.end_agreement(live, by=cast.lead, now=end - timedelta(days=1))
    with pytest.raises(Refused, match="Payments still to be made: 8"):
        actions.end_agreement(live, by=cast.lead, now=end)
    Payment.objects.filter(agreement=live).update(paid_date=day_of(now))
    with pytest.raises(NotAllowed):
        actions.end_agreement(live, by=cast.vco, now=end)
    ended = actions.end_agreement(live, by=cast.lead, now=end)
    assert ended.state == AgreementState.ENDED
    report = live.reports.order_by("-start_date").first()
    assert made.report(cast, now, ended, number=4).state == ReportState.SUBMITTED, "the last report comes after the end"
    assert report.end_date == live.end_date


def test_whose_turn_while_it_runs(cast, now, live, first):
    council, riverside = cast.bodies.council, cast.bodies.riverside

    def turns():
        return {(turn.holder, turn.due_date) for turn in PendingTurn.objects.filter(subject=refer(live))}

    payment = live.payments.order_by("number").first()
    provider, finance = f"org:{riverside.pk}", f"org:{council.pk}:finance"
    assert turns() == {(provider, first.due_date), (finance, payment.due_date)}
    made.report(cast, now, live)
    assert (f"org:{council.pk}:commissioner", None) in turns()
