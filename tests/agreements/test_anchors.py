"""The groups choose their anchor in confidence; it shares out one agreement, and answers for all of them."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.agreements import actions
from folkmoot.agreements.anchor_states import PROMISED, AllocationState, ChoiceState
from folkmoot.agreements.anchoring import policy, queries
from folkmoot.agreements.anchoring.standing import Standing, governance_of, is_sound
from folkmoot.agreements.models import Account, Allocation, AnchorChoice, AnchorQuestion, Heading, Nomination, PassedOn
from folkmoot.core.clock import add_months, day_of
from folkmoot.core.models import Entry, EntryWords, PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from folkmoot.people.actions import give_role
from folkmoot.people.models import Notice, Organisation
from folkmoot.people.models.role import RoleKind
from tests.agreements import made

GROUPS = ("kettle", "gardeners", "tenants", "deaf")


def workers(cast, now):
    """Somebody who speaks for each group; Rosa Lind for Kettle and Chat, neighbours for the others."""
    people = {"kettle": cast.small}
    for key, person in (("gardeners", "resident"), ("tenants", "neighbour"), ("deaf", "citizen")):
        people[key] = getattr(cast, person)
        give_role(people[key], RoleKind.VCO_WORKER, at=getattr(cast.bodies, key), by=cast.admin, now=now)
        people[key].__dict__.pop("_roles_held", None)
    return people


def chosen(cast, now, project, *, to="riverside", people=None):
    """Named by three groups, counted, and willing."""
    people = people or workers(cast, now)
    choice = actions.open_choice(project, closes_date=day_of(now) + timedelta(days=14), by=cast.lead, now=now)
    for key in ("kettle", "gardeners", "tenants"):
        group = getattr(cast.bodies, key)
        actions.nominate(choice, group=group, nominee=getattr(cast.bodies, to), by=people[key], now=now)
    later = now + timedelta(days=15)
    choice = actions.count_nominations(choice, by=cast.lead, now=later)
    return actions.answer_choice(choice, accepts=True, words="Gladly", by=made.worker(cast, to), now=later)


def in_order(cast, now, organisation, *, months=12, by=None):
    for heading in Heading:
        actions.check_governance(
            organisation, heading=heading, passed=True, expires_date=add_months(day_of(now), months),
            by=by or cast.lead, now=now,
        )  # fmt: skip


ANSWERS = {
    "what": "Tea on Tuesdays", "whom": "Twenty neighbours", "where": "The hall, at ten", "cost": "Rent and milk",
    "difference": "They come back and bring others",
}  # fmt: skip


@pytest.fixture
def people(cast, now):
    return workers(cast, now)


@pytest.fixture
def sharing(cast, now, people):
    """A live agreement of 96,000 that Riverside shares out."""
    live = made.live(cast, now)
    chosen(cast, now, live.project, people=people)
    in_order(cast, now, cast.bodies.riverside)
    return actions.share_out(live, words="For mornings that groups run themselves", by=cast.vco, now=now)


def asked(cast, now, sharing, people, group="kettle", amount=1000):
    body = getattr(cast.bodies, group)
    return actions.ask_for_share(
        sharing, group=body, asked_amount=Decimal(amount), **ANSWERS, by=people[group], now=now
    )


def agreed(cast, now, sharing, people, group="kettle", amount=1000):
    row = asked(cast, now, sharing, people, group, amount)
    row = actions.offer(row, amount=Decimal(amount), has_flow_down=True, by=cast.vco, now=now)
    return actions.answer_offer(row, accepts=True, by=people[group], now=now)


def told(person):
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("title", flat=True))


def test_it_works(cast, now, sharing, people):
    """Five answers, an offer, a yes, and money passed on; everyone sees the sums."""
    row = agreed(cast, now, sharing, people)
    assert row.state == AllocationState.LIVE
    actions.pass_on(row, amount=Decimal("400.50"), paid_date=day_of(now), by=cast.vco, now=now)
    assert told(people["kettle"])[-1].startswith("Money of your share was paid")
    assert told(cast.vco)[-1].startswith("Kettle and Chat accepts its share")
    sums = queries.roll_up(sharing.agreement)
    assert (sums.groups, sums.promised, sums.paid, sums.left) == (1, Decimal(1000), Decimal("400.50"), Decimal(95_000))
    assert Account.objects.get(agreement=sharing.agreement).allocated == Decimal(1000)
    row.refresh_from_db()
    ended = actions.end_allocation(row, by=cast.vco, now=now)
    assert ended.amount == Decimal("400.50"), "what was not paid can be shared out again"
    assert queries.roll_up(sharing.agreement).left == Decimal("95599.50")


@pytest.mark.ledger("PO-18")
def test_an_anchor_is_chosen_by_the_groups_and_not_imposed(cast, now, people):
    live = made.live(cast, now)
    in_order(cast, now, cast.bodies.riverside)
    with pytest.raises(Refused, match="The groups have not chosen you"):
        actions.share_out(live, words="Ours", by=cast.vco, now=now)
    for person in (cast.vco, cast.nhs, cast.rival, cast.finance):
        with pytest.raises(NotAllowed):
            actions.open_choice(live.project, closes_date=day_of(now) + timedelta(days=20), by=person, now=now)
    with pytest.raises(Refused) as refusal:
        actions.open_choice(live.project, closes_date=day_of(now) + timedelta(days=13), by=cast.lead, now=now)
    assert refusal.value.field == "closes_date"
    choice = actions.open_choice(live.project, closes_date=day_of(now) + timedelta(days=14), by=cast.lead, now=now)
    with pytest.raises(Refused, match="being asked already"):
        actions.open_choice(live.project, closes_date=day_of(now) + timedelta(days=20), by=cast.lead, now=now)
    council, kettle, riverside = cast.bodies.council, cast.bodies.kettle, cast.bodies.riverside
    with pytest.raises(NotAllowed, match="A funder never chooses"):
        actions.nominate(choice, group=council, nominee=riverside, by=cast.lead, now=now)
    with pytest.raises(NotAllowed):
        actions.nominate(choice, group=kettle, nominee=riverside, by=cast.rival, now=now)
    for nominee, words in ((kettle, "does not name itself"), (council, "itself a voluntary")):
        with pytest.raises(Refused, match=words):
            actions.nominate(choice, group=kettle, nominee=nominee, by=cast.small, now=now)
    with pytest.raises(Refused, match="can still say"):
        actions.count_nominations(choice, by=cast.lead, now=now + timedelta(days=14))
    with pytest.raises(Refused, match="could say until"):
        actions.nominate(choice, group=kettle, nominee=riverside, by=cast.small, now=now + timedelta(days=15))


def test_too_few_or_a_tie_choose_nobody(cast, now, people):
    project = made.project(cast, now)
    choice = actions.open_choice(project, closes_date=day_of(now) + timedelta(days=14), by=cast.lead, now=now)
    said = (("kettle", "riverside"), ("gardeners", "riverside"), ("tenants", "silver"), ("deaf", "silver"))
    for group, nominee in said:
        bodies = getattr(cast.bodies, group), getattr(cast.bodies, nominee)
        actions.nominate(choice, group=bodies[0], nominee=bodies[1], by=people[group], now=now)
    counted = actions.count_nominations(choice, by=cast.lead, now=now + timedelta(days=15))
    assert (counted.state, counted.chosen) == (ChoiceState.UNDECIDED, None)
    with pytest.raises(NotAllowed):
        actions.answer_choice(counted, accepts=True, by=cast.vco, now=now)
    with pytest.raises(Refused, match="has been counted"):
        actions.count_nominations(choice, by=cast.lead, now=now + timedelta(days=15))
    again = actions.open_choice(project, closes_date=day_of(now) + timedelta(days=40), by=cast.lead, now=now)
    for group, nominee in (*said[:3], ("deaf", "riverside")):
        bodies = getattr(cast.bodies, group), getattr(cast.bodies, nominee)
        actions.nominate(again, group=bodies[0], nominee=bodies[1], by=people[group], now=now)
    assert actions.count_nominations(again, by=cast.lead, now=now + timedelta(days=41)).chosen == cast.bodies.riverside


def test_a_group_may_change_its_mind_and_counts_once(cast, now, people):
    choice = actions.open_choice(
        made.project(cast, now), closes_date=day_of(now) + timedelta(days=14), by=cast.lead, now=now
    )
    for nominee in ("silver", "riverside", "silver"):
        actions.nominate(
            choice, group=cast.bodies.kettle, nominee=getattr(cast.bodies, nominee), by=cast.small, now=now
        )
    assert Nomination.objects.get().nominee == cast.bodies.silver


@pytest.mark.ledger("PO-18")
def test_what_a_group_said_stays_in_confidence(cast, now, people):
    """Not on the public chain, not in the timeline, and not in a small count."""
    choice = chosen(cast, now, made.project(cast, now), people=people)
    entries = Entry.objects.filter(code="agreements.anchor.nominated")
    assert entries.count() == 3
    for entry in entries:
        assert entry.facts == {} and entry.capacity == "a voluntary or community group"
        assert refer(choice) not in entry.touches.values_list("subject", flat=True)
    shown = queries.counted(choice)
    assert set(shown.counts.values()) <= {None, 0} and shown.total is None
    five = [Organisation.objects.create(name=f"Group {n}", kind="vco") for n in range(6)]
    for group in five:
        Nomination.objects.create(choice=choice, group=group, nominee=cast.bodies.riverside, said_at=now)
    assert queries.counted(choice).counts["chosen"] == 9


def test_governance_is_checked_under_four_headings_each_in_date(cast, now):
    body, today = cast.bodies.riverside, day_of(now)
    assert [line.state for line in governance_of(body, today)] == [Standing.DUE] * 4
    for person in (cast.vco, cast.rival, cast.resident):
        with pytest.raises(NotAllowed):
            actions.check_governance(
                body, heading=Heading.ACCOUNTS, passed=True, expires_date=add_months(today, 6), by=person, now=now
            )
    for wrong in (None, today, add_months(today, 25)):
        with pytest.raises(Refused) as refusal:
            actions.check_governance(
                body, heading=Heading.ACCOUNTS, passed=True, expires_date=wrong, by=cast.lead, now=now
            )
        assert refusal.value.field == "expires_date"
    with pytest.raises(Refused) as refusal:
        actions.check_governance(body, heading=Heading.ACCOUNTS, passed=False, by=cast.lead, now=now)
    assert refusal.value.field == "note"
    in_order(cast, now, body)
    assert is_sound(body, today)
    actions.check_governance(
        body, heading=Heading.ACCOUNTS, passed=False, note="No reserves policy", by=cast.nhs, now=now
    )
    assert [line.state for line in governance_of(body, today)].count(Standing.FAIL) == 1
    assert not EntryWords.objects.filter(reasons__contains="reserves").exists()


@pytest.mark.ledger("AG-23")
def test_a_check_that_runs_out_is_flagged_sixty_days_ahead(cast, now):
    body, ends = cast.bodies.riverside, add_months(day_of(now), 12)
    in_order(cast, now, body)
    for days, soon, state in ((61, False, "pass"), (60, True, "pass"), (1, True, "pass"), (0, False, "due")):
        lines = governance_of(body, ends - timedelta(days=days))
        assert {(line.is_soon, line.state) for line in lines} == {(soon, state)}, days


@pytest.mark.ledger("PO-19")
def test_nothing_is_shared_out_before_governance_is_in_order(cast, now, people):
    live = made.live(cast, now)
    chosen(cast, now, live.project, people=people)
    with pytest.raises(Refused, match="under all four headings"):
        actions.share_out(live, words="Ours", by=cast.vco, now=now)
    in_order(cast, now, cast.bodies.riverside)
    for person in (cast.lead, cast.rival, cast.small):
        with pytest.raises(NotAllowed):
            actions.share_out(live, words="Ours", by=person, now=now)
    assert actions.share_out(live, words="Ours", by=cast.vco, now=now).choice.chosen == cast.bodies.riverside


@pytest.mark.ledger("PO-19")
@pytest.mark.parametrize("lacking", [*Heading, "all run out", "all but one fail"])
def test_an_anchor_without_a_pass_in_date_on_all_four_leads_no_agreement(cast, now, people, lacking):
    """It neither signs one for the groups that chose it, nor shares one out: each heading counts, and so does the day."""
    body, later = cast.bodies.riverside, now + timedelta(days=31)
    draft, running = made.agreed(cast, now), made.live(cast, now)
    for project in (draft.project, running.project):
        chosen(cast, now, project, people=people)
    for heading in Heading:
        if heading != lacking:
            until = day_of(now) + timedelta(days=31 if lacking == "all run out" else 90)
            actions.check_governance(body, heading=heading, passed=True, expires_date=until, by=cast.lead, now=now)
    if lacking == "all but one fail":
        for heading in list(Heading)[1:]:
            actions.check_governance(body, heading=heading, passed=False, note="No", by=cast.lead, now=now)
    with pytest.raises(Refused, match="no check of its governance in date") as refusal:
        actions.sign_for_funder(draft, by=cast.lead, now=later)
    if lacking in set(Heading):
        assert str(refusal.value).endswith(f"for: {Heading(lacking).label}.")
    with pytest.raises(Refused, match="under all four headings"):
        actions.share_out(running, words="Ours", by=cast.vco, now=later)
    in_order(cast, later, body)
    assert actions.sign_for_funder(draft, by=cast.lead, now=later).state == "offered"
    assert actions.share_out(running, words="Ours", by=cast.vco, now=later).choice.chosen == body


def test_who_is_no_anchor_of_the_groups_signs_without_those_checks(cast, now, people):
    agreement = made.agreed(cast, now)
    assert actions.sign_for_funder(agreement, by=cast.lead, now=now).state == "offered"


@pytest.mark.ledger("AG-08")
def test_thirty_groups_share_and_a_pound_too_many_is_refused(cast, now, sharing, people):
    """The sum of the shares never exceeds the agreement: the action refuses it, and the database does."""
    for number in range(29):
        group = Organisation.objects.create(name=f"Group {number}", kind="vco", size="micro")
        row = Allocation.objects.create(
            agreement=sharing.agreement,
            anchor=cast.bodies.riverside,
            group=group,
            asked_amount=3200,
            asked_at=now,
            **ANSWERS,
        )
        actions.offer(row, amount=Decimal(3200), has_flow_down=True, by=cast.vco, now=now)
    last = asked(cast, now, sharing, people, amount=3201)
    with pytest.raises(Refused, match=r"£3,200\.00 of the agreement is left") as refusal:
        actions.offer(last, amount=Decimal("3200.01"), has_flow_down=True, by=cast.vco, now=now)
    assert refusal.value.field == "amount"
    actions.offer(last, amount=Decimal(3200), has_flow_down=True, by=cast.vco, now=now)
    sums = queries.roll_up(sharing.agreement)
    assert (sums.groups, sums.left) == (30, 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.filter(agreement=sharing.agreement).update(allocated=sharing.agreement.value + 1)


def test_no_more_groups_than_the_rule_says(cast, now, sharing, people, monkeypatch):
    from folkmoot.agreements.actions import allocate

    monkeypatch.setattr(allocate, "MOST_ALLOCATIONS", 1)
    agreed(cast, now, sharing, people)
    with pytest.raises(Refused, match="among 1 groups at most"):
        agreed(cast, now, sharing, people, "gardeners")


@pytest.mark.ledger("PO-16")
def test_an_anchor_holds_nothing_for_a_group_before_the_group_says_yes(cast, now, sharing, people):
    row = asked(cast, now, sharing, people)
    row = actions.offer(row, amount=Decimal(1000), has_flow_down=True, by=cast.vco, now=now)
    with pytest.raises(Refused):
        actions.pass_on(row, amount=Decimal(1), paid_date=day_of(now), by=cast.vco, now=now)
    with pytest.raises(NotAllowed):
        actions.answer_offer(row, accepts=True, by=cast.vco, now=now)
    row = actions.answer_offer(row, accepts=True, by=cast.small, now=now)
    assert (row.state, row.anchor, row.group) == (AllocationState.LIVE, cast.bodies.riverside, cast.bodies.kettle)
    assert row.agreed_at == now, "since when"


def test_an_anchor_does_not_allocate_to_itself(cast, now, sharing):
    with pytest.raises(Refused) as refusal:
        actions.ask_for_share(
            sharing, group=cast.bodies.riverside, asked_amount=Decimal(5), **ANSWERS, by=cast.vco, now=now
        )
    assert refusal.value.field == "group"
    with pytest.raises(IntegrityError), transaction.atomic():
        Allocation.objects.create(
            agreement=sharing.agreement, anchor=cast.bodies.riverside, group=cast.bodies.riverside, asked_amount=5,
            asked_at=now, **ANSWERS,
        )  # fmt: skip


@pytest.mark.parametrize("amount", [Decimal(0), Decimal(-5)])
def test_negative_money_is_not_asked_for_offered_or_passed_on(cast, now, sharing, people, amount):
    with pytest.raises(Refused):
        asked(cast, now, sharing, people, amount=amount)
    row = asked(cast, now, sharing, people)
    with pytest.raises(Refused):
        actions.offer(row, amount=amount, has_flow_down=True, by=cast.vco, now=now)
    live = agreed(cast, now, sharing, people, "gardeners")
    for wrong in (amount, Decimal("1000.01")):
        with pytest.raises(Refused):
            actions.pass_on(live, amount=wrong, paid_date=day_of(now), by=cast.vco, now=now)
    for wrong in (day_of(now) + timedelta(days=1), day_of(now) - timedelta(days=1)):
        with pytest.raises(Refused) as refusal:
            actions.pass_on(live, amount=Decimal(1), paid_date=wrong, by=cast.vco, now=now)
        assert refusal.value.field == "paid_date"
    with pytest.raises(IntegrityError), transaction.atomic():
        PassedOn.objects.create(allocation=live, amount=amount, paid_date=day_of(now))


def test_who_may_do_what(cast, now, sharing, people):
    row = asked(cast, now, sharing, people)
    for person in (cast.lead, cast.rival, cast.small, cast.finance):
        with pytest.raises(NotAllowed):
            actions.offer(row, amount=Decimal(5), by=person, now=now)
        with pytest.raises(NotAllowed):
            actions.turn_down(row, words="No", by=person, now=now)
    with pytest.raises(NotAllowed):
        actions.ask_for_share(
            sharing, group=cast.bodies.kettle, asked_amount=Decimal(5), **ANSWERS, by=cast.rival, now=now
        )
    row = actions.offer(row, amount=Decimal(5), has_flow_down=True, by=cast.vco, now=now)
    for person in (cast.lead, cast.vco, cast.rival):
        with pytest.raises(NotAllowed):
            actions.answer_offer(row, accepts=True, by=person, now=now)
    declined = actions.answer_offer(row, accepts=False, by=cast.small, now=now)
    assert declined.state == AllocationState.DECLINED and queries.roll_up(sharing.agreement).promised == 0
    refused = actions.turn_down(asked(cast, now, sharing, people), words="Too late for this year", by=cast.vco, now=now)
    assert refused.state == AllocationState.REFUSED


@pytest.mark.ledger("AG-11")
def test_a_share_without_the_compact_is_not_accepted(cast, now, sharing, people):
    row = actions.offer(asked(cast, now, sharing, people), amount=Decimal(1000), by=cast.vco, now=now)
    with pytest.raises(Refused, match="Ask it to offer again"):
        actions.answer_offer(row, accepts=True, by=cast.small, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Allocation.objects.filter(pk=row.pk).update(state=AllocationState.LIVE)
    actions.offer(row, amount=Decimal(1000), has_flow_down=True, by=cast.vco, now=now)
    assert actions.answer_offer(row, accepts=True, by=cast.small, now=now).state == AllocationState.LIVE


@pytest.mark.ledger("AG-09")
def test_a_commissioner_asks_the_anchor_and_never_the_group(cast, now, sharing, people):
    row = agreed(cast, now, sharing, people)
    for person in (cast.lead, cast.colleague, cast.nhs):
        assert not policy.may_ask_group(person, row, now=now)
        assert not policy.may_read_answers(person, row, now=now)
    assert "Ask Riverside Anchor Trust, not Kettle and Chat" in policy.may_ask_group(cast.lead, row, now=now).because
    assert policy.may_ask_group(cast.vco, row, now=now)
    question = actions.ask_anchor(sharing.agreement, question="How many came?", about=row, by=cast.lead, now=now)
    holders = {turn.holder for turn in PendingTurn.objects.filter(subject=refer(question))}
    assert holders == {f"org:{cast.bodies.riverside.pk}"}
    for person in (cast.small, cast.lead, cast.rival):
        with pytest.raises(NotAllowed):
            actions.answer_question(question, answer="Twenty", by=person, now=now)
    actions.answer_question(question, answer="Twenty", by=cast.vco, now=now)
    assert AnchorQuestion.objects.get().answer == "Twenty"
    assert told(cast.lead)[-1].startswith("The anchor answered your question")
    with pytest.raises(Refused, match="been answered"):
        actions.answer_question(question, answer="Thirty", by=cast.vco, now=now)


def test_the_commissioner_sees_pass_due_or_fail_for_every_body_that_delivers(cast, now, sharing, people):
    row, other = agreed(cast, now, sharing, people), asked(cast, now, sharing, people, "gardeners")
    agreement, kettle, gardeners = sharing.agreement, cast.bodies.kettle, cast.bodies.gardeners
    year = add_months(day_of(now), 12)

    def states():
        return {body.name: str(line.state) for body, line in queries.bodies_that_deliver(agreement, day_of(now))}

    assert states() == {"Riverside Anchor Trust": "due", "Kettle and Chat": "due"}
    actions.check_safeguarding(agreement, kettle, passed=True, expires_date=year, by=cast.vco, now=now)
    actions.check_safeguarding(agreement, cast.bodies.riverside, passed=True, expires_date=year, by=cast.lead, now=now)
    assert states() == {"Riverside Anchor Trust": "pass", "Kettle and Chat": "pass"}
    for person in (cast.vco, cast.small):
        with pytest.raises(NotAllowed):
            actions.check_safeguarding(
                agreement, cast.bodies.riverside, passed=True, expires_date=year, by=person, now=now
            )
    for person in (cast.small, cast.rival, cast.lead):
        with pytest.raises(NotAllowed):
            actions.check_safeguarding(agreement, kettle, passed=True, expires_date=year, by=person, now=now)
    actions.check_safeguarding(agreement, gardeners, passed=False, note="No checks on file", by=cast.vco, now=now)
    with pytest.raises(Refused, match="did not pass its safeguarding check"):
        actions.offer(other, amount=Decimal(5), has_flow_down=True, by=cast.vco, now=now)
    actions.check_safeguarding(agreement, kettle, passed=False, note="Lapsed", by=cast.vco, now=now)
    assert states()["Kettle and Chat"] == "fail"
    assert row.state == AllocationState.LIVE


def test_an_anchor_that_fails_mid_term(cast, now, sharing, people):
    """Nothing new is shared out and its next payment waits, until its funder says that its groups are still paid."""
    live = agreed(cast, now, sharing, people)
    waiting = asked(cast, now, sharing, people, "gardeners")
    agreement = sharing.agreement
    payment = agreement.payments.get(number=1)
    later = made.at(now, payment.due_date)
    actions.check_governance(
        cast.bodies.riverside, heading=Heading.ACCOUNTS, passed=False, note="Accounts not filed", by=cast.nhs, now=later
    )
    with pytest.raises(Refused, match="Nothing new is shared out"):
        actions.offer(waiting, amount=Decimal(5), has_flow_down=True, by=cast.vco, now=later)
    with pytest.raises(Refused, match="whether it is still paid for its groups"):
        actions.pay(payment, paid_date=payment.due_date, by=cast.finance, now=later)
    turn = PendingTurn.objects.get(subject=refer(sharing))
    assert turn.holder == f"org:{cast.bodies.council.pk}:commissioner"
    until = payment.due_date + timedelta(days=60)
    for person in (cast.vco, cast.nhs, cast.finance):
        with pytest.raises(NotAllowed):
            actions.let_go_on(sharing, until_date=until, words="They file in May", by=person, now=later)
    for wrong, words in ((payment.due_date, "They file"), (until, " ")):
        with pytest.raises(Refused):
            actions.let_go_on(sharing, until_date=wrong, words=words, by=cast.lead, now=later)
    actions.let_go_on(sharing, until_date=until, words="They file in May; we read them", by=cast.lead, now=later)
    assert not PendingTurn.objects.filter(subject=refer(sharing)).exists()
    assert actions.pay(payment, paid_date=payment.due_date, by=cast.finance, now=later).paid_date
    actions.pass_on(live, amount=Decimal(100), paid_date=day_of(later), by=cast.vco, now=later)
    with pytest.raises(Refused, match="Nothing new is shared out"):
        actions.offer(waiting, amount=Decimal(5), has_flow_down=True, by=cast.vco, now=later)
    second = agreement.payments.get(number=2)
    with pytest.raises(Refused, match="still paid for its groups"):
        actions.pay(second, paid_date=second.due_date, by=cast.finance, now=made.at(now, second.due_date))
    in_order(cast, later, cast.bodies.riverside)
    actions.pay(second, paid_date=second.due_date, by=cast.finance, now=made.at(now, second.due_date))
    actions.offer(waiting, amount=Decimal(5), has_flow_down=True, by=cast.vco, now=later)
    with pytest.raises(Refused, match="nothing to decide"):
        actions.let_go_on(sharing, until_date=until, words="More", by=cast.lead, now=later)


def test_the_database_holds_the_state_of_a_choice_to_whom_it_chose(cast, now):
    choice = actions.open_choice(
        made.project(cast, now), closes_date=day_of(now) + timedelta(days=14), by=cast.lead, now=now
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        AnchorChoice.objects.filter(pk=choice.pk).update(state=ChoiceState.ACCEPTED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Nomination.objects.create(choice=choice, group=cast.bodies.kettle, nominee=cast.bodies.kettle, said_at=now)


steps = st.lists(
    st.one_of(
        st.tuples(st.just("ask"), st.sampled_from(GROUPS), st.integers(1, 9_600_000)),
        st.tuples(st.just("offer"), st.integers(0, 6), st.integers(1, 9_700_000)),
        st.tuples(st.just("answer"), st.integers(0, 6), st.booleans()),
        st.tuples(st.just("pay"), st.integers(0, 6), st.integers(1, 5_000_000)),
        st.tuples(st.just("end"), st.integers(0, 6)),
    ),
    min_size=4,
    max_size=16,
)  # fmt: skip


@pytest.mark.django_db
def test_shares_never_exceed_the_agreement_after_any_sequence_of_actions(cast, now, sharing, people):
    agreement = sharing.agreement

    def take(step):
        rows = list(agreement.allocations.select_related("group").order_by("pk"))
        if step[0] == "ask":
            asked(cast, now, sharing, people, step[1], Decimal(step[2]) / 100)
        elif rows:
            row = rows[step[1] % len(rows)]
            worker = next(people[key] for key in GROUPS if getattr(cast.bodies, key).pk == row.group_id)
            match step:
                case ("offer", _, pence):
                    actions.offer(row, amount=Decimal(pence) / 100, has_flow_down=True, by=cast.vco, now=now)
                case ("answer", _, accepts):
                    actions.answer_offer(row, accepts=accepts, by=worker, now=now)
                case ("pay", _, pence):
                    actions.pass_on(row, amount=Decimal(pence) / 100, paid_date=day_of(now), by=cast.vco, now=now)
                case ("end", _):
                    actions.end_allocation(row, by=cast.vco, now=now)

    @settings(max_examples=25, deadline=None)
    @given(steps=steps)
    def run(steps):
        with transaction.atomic():
            for step in steps:
                try:
                    with transaction.atomic():
                        take(step)
                except Refused:
                    pass
                promised = sum(
                    agreement.allocations.filter(state__in=PROMISED).values_list("amount", flat=True), Decimal(0)
                )
                assert promised == Account.objects.get(agreement=agreement).allocated <= agreement.value
                for row in agreement.allocations.all():
                    assert (
                        row.paid == sum(row.passed_on.values_list("amount", flat=True), Decimal(0)) <= (row.amount or 0)
                    )
            transaction.set_rollback(True)

    run()
