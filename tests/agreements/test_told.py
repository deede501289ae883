"""What the people of a body are told of its agreement without having to look, and whose turn a step is."""

from datetime import timedelta

import pytest
from django.core import mail

from folkmoot.agreements import actions
from folkmoot.agreements.daily import ask_for_exit_plans, remind_of_reviews
from folkmoot.agreements.models import Allocation, Party
from folkmoot.agreements.policy.fairness import members_of
from folkmoot.core.clock import add_months, day_of
from folkmoot.core.models import PendingTurn
from folkmoot.core.subjects import refer
from folkmoot.people.models import Notice
from tests.agreements import made
from tests.agreements.test_changing import EXIT
from tests.agreements.test_drafting_and_signing import sign_compact
from tests.agreements.test_ending import decided, notice, talk

DAY = timedelta(days=1)


@pytest.fixture
def live(cast, now):
    sign_compact(cast.bodies.council, now)
    return made.live(cast, now)


def told(person):
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("title", flat=True))


def whose_turn(row):
    return {turn.holder: turn.what for turn in PendingTurn.objects.filter(subject=refer(row))}


def test_it_works(cast, now, live, django_capture_on_commit_callbacks):
    """Written notice reaches everybody who speaks for the provider, at once, with its words; and nobody else."""
    assert told(cast.lead) == [f"Both sides have signed “{live.title}”"]  # and not who signed last, who knows
    Notice.objects.all().delete()
    row, later = decided(cast, now, live)
    assert told(cast.vco) == ["It is decided: The warm mornings"]
    with django_capture_on_commit_callbacks(execute=True):
        notice(row, cast.lead, later)
    assert told(cast.vco)[1].startswith("Written notice, from ")
    [letter] = mail.outbox
    assert letter.to == [cast.vco.email] and "The mornings end" in letter.body
    assert "mornings" not in letter.subject and "Riverside" not in letter.subject
    for person in (cast.rival, cast.small, cast.lead, cast.nhs):
        assert told(person) == []


def test_notice_goes_to_each_group_that_shares_in_the_money_and_not_where_a_room_ends(cast, now, live):
    shares = {"agreement": live, "anchor": live.provider, "what": "A table", "whom": "x", "where": "x", "cost": "x",
              "difference": "x", "asked_amount": 100, "asked_at": now}  # fmt: skip
    Allocation.objects.create(group=cast.bodies.kettle, state="live", amount=100, has_flow_down=True, **shares)
    Allocation.objects.create(group=cast.bodies.silver, state="refused", **shares)
    Party.objects.create(agreement=live, organisation=cast.bodies.advice, side="provider", part="Advice")
    assert members_of(live) == {live.provider_id, cast.bodies.kettle.pk, cast.bodies.advice.pk}
    room, later = decided(cast, now, live, support="space", what="The room")
    notice(room, cast.lead, later)
    money, later = decided(cast, later, live)
    notice(money, cast.lead, later)
    for person, ends in ((cast.vco, ["The room", "The warm mornings"]), (cast.small, ["The warm mornings"]),
                         (cast.adviser, ["The warm mornings"]), (cast.rival, [])):  # fmt: skip
        assert [title.rpartition(": ")[2] for title in told(person) if "Written notice" in title] == ends
    actions.drop_ending(money, reasons="Money was found", by=cast.lead, now=later + DAY)
    assert told(cast.small)[-1] == "It does not go ahead after all: The warm mornings"


def test_what_was_only_talked_over_is_told_to_the_provider_alone(cast, now, live):
    row = talk(cast, now, live)
    actions.decide_ending(row, go_ahead=False, reasons="We found the money", by=cast.lead, now=now + DAY)
    assert told(cast.vco)[-1] == "It does not go ahead: The warm mornings"
    assert not Notice.objects.filter(title__contains="warm mornings").exclude(person=cast.vco).exists()


def test_a_short_notice_waits_for_its_second_signature_and_is_told_after_it(cast, now, live):
    row, later = decided(cast, now, live)
    notice(row, cast.lead, later, months=1, exceptional_reason="The building is unsafe")
    assert "as a second person" in whose_turn(row)[f"org:{live.funder_id}:commissioner"]
    assert not any("Written notice" in title for title in told(cast.vco))
    actions.sign_exceptional(row, by=cast.colleague, now=later)
    assert told(cast.vco)[-1].startswith("Written notice")
    assert "Tell the people who use it" in whose_turn(row)[f"org:{live.funder_id}:commissioner"]
    actions.tell_users(row, how="A poster", by=cast.vco, now=later)
    assert whose_turn(row)[f"org:{live.funder_id}:commissioner"] == "Carry it out"


def test_who_proposes_a_change_is_told_the_answer_and_who_is_to_answer_has_the_turn(cast, now, live):
    change = actions.propose_measure_change(live.measures.first(), reason="It takes too long", title="Less", by=cast.vco, now=now)  # fmt: skip
    assert whose_turn(change) == {f"org:{live.funder_id}:commissioner": "Answer a change to a measure"}
    actions.answer_measure_change(change, agrees=True, words="Fine", by=cast.lead, now=now)
    assert whose_turn(change) == {} and told(cast.vco)[-1].startswith("The change you proposed to a measure is agreed")
    words = {"what": "A second table", "reason": "Full", "viability": "None"}
    row = actions.propose_variation(live, **words, by=cast.lead, now=now)
    actions.refuse_variation(row, words="No room", by=cast.vco, now=now)
    assert told(cast.lead)[-1].startswith("The change you proposed is not accepted")


def test_early_words_questions_in_confidence_and_feedback(cast, now, live):
    early = actions.warn(live, words="Our lease ends", by=cast.vco, now=now)
    actions.acknowledge(early, words="We look for a room", by=cast.lead, now=now)
    assert told(cast.vco)[-1].startswith("Your early word is read")
    assert not Notice.objects.filter(words__contains="room").exists()
    check = actions.open_health_check(live, closes_date=day_of(now) + 8 * DAY, by=cast.lead, now=now)
    assert check.pk and told(cast.vco)[-1].startswith("How is it to be in this partnership?")
    feedback = actions.give_feedback(live.funder, works="Listens", could="Pay sooner", by=cast.vco, now=now)
    actions.answer_feedback(feedback, words="We will", by=cast.lead, now=now)
    assert told(cast.vco)[-1] == f"{live.funder.name} answered what you said"


def test_both_sides_are_asked_once_for_an_exit_plan_in_the_last_six_months(cast, now, live):
    Notice.objects.all().delete()
    last = made.at(now, add_months(live.end_date, -6))
    assert ask_for_exit_plans(last - DAY).startswith("Asked 0") and told(cast.vco) == []
    for _again in range(2):
        ask_for_exit_plans(last)
    assert len(told(cast.vco)) == len(told(cast.lead)) == 1 and told(cast.rival) == []
    Notice.objects.all().delete()
    actions.write_exit_plan(live, **EXIT, by=cast.vco, now=last)
    assert ask_for_exit_plans(last).startswith("Asked 0")


def test_both_sides_are_reminded_once_a_month_before_a_yearly_review_and_not_once_it_is_held(cast, now, live):
    Notice.objects.all().delete()
    due = made.at(now, add_months(live.start_date, 12))
    month = 30 * DAY
    assert remind_of_reviews(due - month - DAY).startswith("Reminded 0")
    assert remind_of_reviews(due + DAY).startswith("Reminded 0"), "what is overdue stands on its own page"
    for moment in (due - month, due - DAY, due):
        remind_of_reviews(moment)
    assert len(told(cast.vco)) == len(told(cast.lead)) == 1 and told(cast.rival) == []
    assert told(cast.vco)[0].startswith("Hold the yearly review by ")
    Notice.objects.all().delete()
    actions.add_to_review(live, words="A good year", by=cast.vco, now=due - month)
    actions.hold_review(live, user_voices=3, changes_made="None", works="Yes", by=cast.lead, now=due - month)
    assert remind_of_reviews(due - month).startswith("Reminded 0")
    remind_of_reviews(made.at(now, add_months(live.start_date, 24)) - DAY)
    assert len(told(cast.vco)) == 1, "and again in the next year"
