"""An assembly from its lottery to answered recommendations, as its actions tell it."""

import io
import subprocess
import sys
import zipfile
from datetime import timedelta

import pytest

from folkmoot.core.clock import day_of
from folkmoot.core.models import PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.engagement.actions import panels as actions
from folkmoot.engagement.lottery import verify
from folkmoot.engagement.models import AssemblySeat, CategoryValue, Invitation, MemberCost, PoolEntry
from folkmoot.engagement.states import AssemblyState, SeatState
from folkmoot.engagement.tasks import begin_work
from tests.engagement.panels import made_assembly as made

DAY = timedelta(days=1)


def check_files(row, folder):
    """Run the separate script, in a Python of its own that sees nothing but the published files."""
    with zipfile.ZipFile(io.BytesIO(bytes(row.package))) as files:
        files.extractall(folder)
    return subprocess.run(
        [sys.executable, "-I", str(folder / "verify.py"), str(folder)], capture_output=True, text=True, cwd=folder
    )


@pytest.mark.ledger("EN-15")
def test_it_works(cast, now, tmp_path):
    row = made.drawn(cast, now)
    assert row.assembly.state == AssemblyState.DRAWN
    assert (row.seats, row.people, row.lottery_version) == (4, 10, "2")
    assert row.seed == "613 254 / red blue green" and row.pool_sha256 and row.panels_sha256
    members = {seat.entry.number for seat in row.drawn.all()}
    assert len(members) == 4
    for category in row.assembly.categories.all():
        for value in category.values.all():
            have = sum(seat.entry.values[str(category.pk)] == value.pk for seat in row.drawn.select_related("entry"))
            assert value.least <= have <= value.most
    checked = check_files(row, tmp_path)
    assert checked.returncode == 0, checked.stdout
    assert "The lots pick the 4 members that were named." in checked.stdout


def test_the_script_sees_a_member_put_in_by_hand(cast, now, tmp_path):
    row = made.drawn(cast, now)
    check_files(row, tmp_path)
    outside = row.assembly.pool.filter(seat=None).first().number
    inside = row.drawn.first().entry.number
    draw = tmp_path / "draw.json"
    draw.write_text(draw.read_text().replace(inside, outside))
    assert verify.main([str(tmp_path)]) == 1


def test_the_same_seed_gives_the_same_members_whoever_asks(cast, now):
    from folkmoot.engagement.lottery import draw
    from folkmoot.engagement.lottery.restore import restored

    row = made.drawn(cast, now)
    again = draw(restored(bytes(row.package)), row.seed)
    assert set(again.members) == {seat.entry.number for seat in row.drawn.all()}
    assert (again.ticket, again.panel) == (row.ticket, row.panel)


def test_nobody_sees_the_seed_before_both_have_given_theirs_and_no_part_changes(cast, now):
    row = made.published(cast, now)
    with pytest.raises(NotAllowed):
        actions.give_seed_part(row, words="1234", how="dice", by=cast.lead, now=now)
    with pytest.raises(Refused, match="neither for the body nor"):
        actions.name_witnesses(row, people=[(cast.lead, "a"), (cast.scheme, "b")], by=cast.scheme, now=now)
    with pytest.raises(Refused, match="two different"):
        actions.name_witnesses(row, people=[(cast.vco, "a"), (cast.vco, "b")], by=cast.scheme, now=now)
    made.witnessed(cast, row, now)
    actions.give_seed_part(row, words="6 1 3 2", how="dice", by=cast.clerk, now=now)
    row.refresh_from_db()
    assert row.drawn_at is None and not row.seed and not row.drawn.exists()
    with pytest.raises(Refused, match="cannot be changed"):
        actions.give_seed_part(row, words="9 9 9 9", how="dice", by=cast.clerk, now=now)
    with pytest.raises(Refused, match="From here on nothing can be changed"):
        actions.reopen_pool(row.assembly, by=cast.scheme, now=now)


def test_a_pool_too_small_says_why_and_offers_the_nearest(cast, now):
    row = made.published(cast, now, people=5, seats=6)
    assert row.refusal and "5 people in the pool for 6 seats" in " ".join(row.refusal)
    assert row.published_at is None and row.package is None


def test_targets_that_cannot_be_met_are_refused_and_the_nearest_are_taken_with_a_reason(cast, now):
    assembly = made.invited(cast, now)
    for at, code in enumerate(made.codes(assembly)[:6]):
        made.yes(cast, assembly, now, code, at * 2)  # everybody is young
    row = actions.close_pool(assembly, by=cast.scheme, now=now)
    begin_work(row)
    row.refresh_from_db()
    assert any("45 and over" in reason for reason in row.refusal)
    assert {each["label"] for each in row.nearest} >= {"45 and over"}
    with pytest.raises(Refused, match="Say why"):
        actions.accept_nearest(row, reason=" ", by=cast.scheme, now=now)
    row = actions.accept_nearest(row, reason="Nobody over 44 said yes.", by=cast.scheme, now=now)
    begin_work(row)
    row.refresh_from_db()
    assert row.published_at and not row.refusal
    value = CategoryValue.objects.get(label="45 and over")
    assert value.least == 0 and value.reason == "Nobody over 44 said yes."


def test_the_list_is_not_kept_and_letters_are_forgotten(cast, now):
    assembly = made.invited(cast, now, letters=5)
    batch = assembly.rounds.get()
    assert (batch.addresses, batch.letters, Invitation.objects.count()) == (40, 5, 5)
    actions.forget_addresses(batch, by=cast.scheme, now=now)
    assert not Invitation.objects.exclude(address="", code="").exists()
    with pytest.raises(Refused, match="forgotten already"):
        actions.forget_addresses(batch, by=cast.scheme, now=now)


def test_a_code_works_once_however_it_is_typed_and_no_other_does(cast, now):
    assembly = made.invited(cast, now)
    code = made.codes(assembly)[0]
    made.yes(cast, assembly, now, code.lower().replace("-", " "), 0)
    for wrong, why in ((code, "answered already"), ("AAAA-AAAA-AAAA", "No letter has this code")):
        with pytest.raises(Refused, match=why):
            made.yes(cast, assembly, now, wrong, 1)
    with pytest.raises(Refused, match="last day"):
        made.yes(cast, assembly, now + 31 * DAY, made.codes(assembly)[0], 1)
    actions.say_no(assembly, code=made.codes(assembly)[0], by=None, now=now)
    assert PoolEntry.objects.count() == 1


def test_a_target_that_departs_from_the_place_needs_a_reason(cast, now):
    assembly = made.with_categories(cast, now)
    value = assembly.categories.get(name="age").values.get(label="16 to 44")
    assert (value.least, value.most) == (2, 2)
    with pytest.raises(Refused, match="Say why"):
        actions.set_target(value, least=3, most=3, by=cast.lead, now=now)
    actions.set_target(value, least=1, most=3, reason="Few young people answer.", by=cast.lead, now=now)
    with pytest.raises(Refused, match="no range"):
        actions.set_target(value, least=3, most=9, reason="x", by=cast.lead, now=now)
    for person in (cast.rival, cast.resident):
        with pytest.raises(NotAllowed):
            actions.set_target(value, least=2, most=2, by=person, now=now)


def test_whoever_leaves_is_replaced_in_the_same_way_and_never_drawn_again(cast, now, tmp_path):
    row = made.drawn(cast, now, people=16)
    assembly = row.assembly
    assembly.refresh_from_db()
    first, *others = row.drawn.order_by("pk")
    for seat in others:
        actions.take_seat(seat, by=cast.scheme, now=now)
    actions.leave_seat(first, because="ill", by=cast.scheme, now=now)
    assert actions.free_seats(assembly) == [first]
    again = actions.ask_for_replacements(assembly, by=cast.scheme, now=now)
    begin_work(again)
    again.refresh_from_db()
    made.drawn(cast, now, row=again, parts=("second one", "second two"))
    again.refresh_from_db()
    new = again.drawn.get()
    assert new.entry_id not in {seat.entry_id for seat in row.drawn.all()}
    assert new.entry.values == first.entry.values  # exact targets: only somebody alike fits
    assert actions.free_seats(assembly) == []
    assert check_files(again, tmp_path).returncode == 0
    with pytest.raises(Refused, match="No seat is free"):
        actions.ask_for_replacements(assembly, by=cast.scheme, now=now)


def test_it_cannot_meet_before_everybody_was_heard_from(cast, now):
    row = made.drawn(cast, now)
    with pytest.raises(Refused, match="has not said yes or no"):
        actions.begin_work_of(row.assembly, by=cast.scheme, now=now)


def test_who_came_is_paid_what_was_promised(cast, now):
    assembly = made.at_work(cast, now)
    session = assembly.sessions.get()
    seats = list(AssemblySeat.objects.order_by("pk"))
    with pytest.raises(Refused, match="has begun"):
        actions.hold_session(session, came=seats[:3], happened="We heard both sides.", by=cast.scheme, now=now)
    later = now + 2 * DAY
    actions.hold_session(session, came=seats[:3], happened="We heard both sides.", by=cast.scheme, now=later)
    assert sorted(MemberCost.objects.values_list("amount", flat=True)) == [60, 60, 60]
    actions.pay_member(session, seat=seats[0], kind="care", amount=25, by=cast.scheme, now=later)
    with pytest.raises(Refused, match="already"):
        actions.pay_member(session, seat=seats[0], kind="care", amount=25, by=cast.scheme, now=later)


def test_a_session_is_held_or_called_off_once_and_not_both(cast, now):
    assembly = made.at_work(cast, now)
    session, later = assembly.sessions.get(), now + 2 * DAY
    with pytest.raises(Refused, match="Say why"):
        actions.call_off_session(session, reason=" ", by=cast.scheme, now=now)
    actions.hold_session(session, came=[], happened="Nobody could come.", by=cast.scheme, now=later)
    with pytest.raises(Refused, match="was held"):
        actions.call_off_session(session, reason="Snow.", by=cast.scheme, now=later)
    words = {"title": "Again", "starts_at": later, "ends_at": later + DAY, "venue": "Hall", "access": "No steps."}
    other = actions.plan_session(assembly, **words, by=cast.scheme, now=later)
    actions.call_off_session(other, reason="Snow.", by=cast.scheme, now=later)
    for act in (actions.hold_session, actions.call_off_session):
        words = {"came": [], "happened": "Sun."} if act is actions.hold_session else {"reason": "More snow."}
        with pytest.raises(Refused, match="was called off"):
            act(other, **words, by=cast.scheme, now=later)


def test_recommendations_are_voted_on_published_and_answered_in_time(cast, now):
    assembly, rec = made.reported(cast, now)
    assert (rec.votes_for, rec.votes_against, rec.adopted) == (3, 1, True)
    assert rec.answer_due_date == day_of(now) + timedelta(weeks=12)
    turn = PendingTurn.objects.get(holder=f"advice:{cast.bodies.council.pk}")
    assert turn.due_date == rec.answer_due_date
    assert not rec.is_overdue(rec.answer_due_date) and rec.is_overdue(rec.answer_due_date + DAY)
    for person in (cast.rival, cast.resident, cast.nhs):
        with pytest.raises(NotAllowed):
            actions.answer_advice(rec, answer="accepted", reasons="Yes.", by=person, now=now)
    with pytest.raises(Refused, match="Say why"):
        actions.answer_advice(rec, answer="rejected", reasons=" ", by=cast.lead, now=now)
    actions.answer_advice(rec, answer="part", reasons="Two Sundays a month.", by=cast.lead, now=now)
    assembly.refresh_from_db()
    assert assembly.state == AssemblyState.ANSWERED
    with pytest.raises(Refused, match="answered already"):
        actions.answer_advice(rec, answer="accepted", reasons="All.", by=cast.lead, now=now)


def test_whoever_was_not_drawn_is_forgotten_when_it_reports(cast, now):
    assembly, _rec = made.reported(cast, now)
    others = assembly.pool.filter(seat=None)
    assert others.count() == 6
    assert not others.exclude(name="", reach="", values={}).exists()
    assert assembly.pool.filter(seat__state=SeatState.TAKEN).exclude(name="").count() == 4


@pytest.mark.parametrize(
    ("yes", "no", "share", "adopted"),
    [(2, 2, 50, False), (3, 2, 50, True), (3, 1, 75, True), (74, 26, 75, False), (0, 0, 50, False), (0, 0, 75, False)],
)
def test_what_adopts(yes, no, share, adopted):
    from folkmoot.engagement.actions.panels.advice import is_adopted

    assert is_adopted(yes, no, share) is adopted


def test_a_lottery_is_worked_out_by_the_worker_where_the_pool_is_large(
    cast, now, monkeypatch, django_capture_on_commit_callbacks
):
    from folkmoot.engagement import tasks

    monkeypatch.setattr(tasks, "AT_ONCE", 3)
    asked = []
    monkeypatch.setattr(tasks.work_out_lottery.__class__, "enqueue", lambda self, pk: asked.append(pk))
    with django_capture_on_commit_callbacks(execute=True):
        row = made.published(cast, now)
    assert asked == [row.pk] and row.is_working
    tasks.work_out_lottery.call(row.pk)
    row.refresh_from_db()
    assert row.published_at and not row.is_working
