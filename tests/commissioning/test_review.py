import pytest

from folkmoot.commissioning import actions
from folkmoot.commissioning.actions.decide_gate import GateShut
from folkmoot.commissioning.models import Review
from folkmoot.commissioning.states import Stage
from folkmoot.commitments.models import Finding
from folkmoot.core.listings import raised_next, walk
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from folkmoot.needs.models import Need, Origin
from tests.commissioning import made


@pytest.fixture
def project(cast, now, others_keep):
    made_one = made.in_review(cast, now)
    actions.note_involvement(made_one, stage=Stage.REVIEW, who="Users", how="Talks.", by=cast.lead, now=now)
    made.feedback(made_one, cast, now)
    return made_one


def test_it_works(cast, now, project):
    review = actions.write_review(project, **made.REVIEW, by=cast.lead, now=now)
    assert review.signed_as == "commissioner, Wandle Vale Council"
    actions.add_lesson(project, **made.LESSON, by=cast.lead, now=now)
    made.passed(project, cast, now)
    assert project.stage == Stage.CLOSED
    states = set(Finding.objects.filter(subject=refer(project)).values_list("state", flat=True))
    assert states <= {"kept", "not_applicable"}


def test_others_write_no_review_and_no_lesson(cast, now, project):
    for person in (cast.nhs, cast.vco, cast.resident, cast.stranger):
        with pytest.raises(NotAllowed):
            actions.write_review(project, **made.REVIEW, by=person, now=now)
        with pytest.raises(NotAllowed):
            actions.add_lesson(project, **made.LESSON, by=person, now=now)


@pytest.mark.ledger("MP-16")
def test_a_review_without_its_users_cannot_be_signed(cast, now, project):
    with pytest.raises(Refused) as refusal:
        actions.write_review(project, **{**made.REVIEW, "user_perspective": " \n"}, by=cast.lead, now=now)
    assert refusal.value.field == "user_perspective"
    assert not Review.objects.exists()


@pytest.mark.ledger("CC-27")
def test_the_review_stage_does_not_close_without_a_lesson_or_an_explicit_none(cast, now, project):
    actions.write_review(project, **made.REVIEW, by=cast.lead, now=now)
    with pytest.raises(GateShut) as stopped:
        made.passed(project, cast, now)
    assert stopped.value.items == ["R3"]
    with pytest.raises(Refused):
        actions.add_lesson(project, is_none=True, by=cast.lead, now=now)
    actions.add_lesson(
        project, is_none=True, what_happened="We asked all 31; nothing surprised us.", by=cast.lead, now=now
    )
    made.passed(project, cast, now)
    assert project.stage == Stage.CLOSED


def test_either_a_lesson_or_none(cast, now, project):
    by = {"by": cast.lead, "now": now}
    with pytest.raises(Refused, match="Either"):
        actions.add_lesson(project, **made.LESSON, is_none=True, **by)
    for field in ("title", "what_happened", "change_made"):
        with pytest.raises(Refused) as refusal:
            actions.add_lesson(project, **{**made.LESSON, field: " "}, **by)
        assert refusal.value.field == field
    actions.add_lesson(project, **made.LESSON, **by)
    with pytest.raises(Refused, match="something to learn"):
        actions.add_lesson(project, is_none=True, what_happened="Nothing.", **by)


def test_one_review_for_one_cycle_and_not_before_its_stage(cast, now, project, others_keep):
    actions.write_review(project, **made.REVIEW, by=cast.lead, now=now)
    with pytest.raises(Refused, match="has been reviewed"):
        actions.write_review(project, **made.REVIEW, by=cast.lead, now=now)
    early = made.in_plan(cast, now)
    with pytest.raises(Refused, match="review"):
        actions.write_review(early, **made.REVIEW, by=cast.lead, now=now)
    with pytest.raises(Refused):
        actions.add_lesson(early, **made.LESSON, by=cast.lead, now=now)


def test_a_lesson_ends_the_thread_and_raises_the_next_need(cast, now, project):
    lesson = actions.add_lesson(
        project, **made.LESSON, raise_next=actions.NextNeed("Evening company", "I work all day."), by=cast.lead, now=now
    )
    need = Need.objects.get(title="Evening company")
    assert (lesson.next_need, need.origin, need.area, need.theme) == (need, Origin.REVIEW, project.area, "health")
    stretches = {stretch.knot: stretch for stretch in walk([refer(project.outcome)], ["public"])}
    assert [row.title for row in stretches["lesson"].items] == ["Ask earlier"]
    assert [row.title for row in raised_next(walk([refer(lesson)], ["public"]), ["public"])] == ["Evening company"]
