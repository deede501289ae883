from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.models import (
    Course,
    Programme,
    ProgrammeUnit,
    UnderstandingAnswer,
    UnderstandingAnswered,
    UnderstandingSurvey,
    WorkLevel,
)
from folkmoot.citizens.states import PROGRAMME, UNDERSTANDING, ProgrammeState, WaveState
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Organisation, Person
from folkmoot.people.policy import is_signed_in

WAVES = {WaveState.FIRST: 1, WaveState.SECOND: 2}


@transaction.atomic
def propose_programme(
    body: Organisation,
    *,
    title: str,
    aim: str,
    courses: Sequence[Course],
    units: Mapping[str, int],
    by: Person,
    now: datetime,
) -> Programme:
    """Propose what a whole body learns: which courses, for which directorates and how many people in each."""
    capacity = allow(policy.may_run_programme(by, body, now=now))
    if not courses:
        raise Refused(_("Choose at least one course."), field="courses")
    if not units or any(people < 1 for people in units.values()):
        raise Refused(_("Name each directorate and how many people it has."), field="units")
    programme = Programme.objects.create(body=body, title=title.strip(), aim=aim.strip(), proposed_at=now)
    programme.courses.set(courses)
    ProgrammeUnit.objects.bulk_create(
        ProgrammeUnit(programme=programme, name=name, people=people) for name, people in units.items()
    )
    record(by, "citizens.programme.proposed", programme, capacity=capacity, now=now)
    return programme


@transaction.atomic
def agree_programme(programme: Programme, *, by: Person, now: datetime) -> Programme:
    """Agree a programme; only then can it be delivered."""
    capacity = allow(policy.may_agree_programme(by, programme, now=now))
    programme = locked(programme)
    programme.agreed_at, programme.agreed_as = now, capacity
    programme.save(update_fields=["agreed_at", "agreed_as"])
    move(programme, PROGRAMME, to=ProgrammeState.AGREED)
    record(by, "citizens.programme.agreed", programme, capacity=capacity, now=now)
    return programme


@transaction.atomic
def move_programme(programme: Programme, *, to: ProgrammeState, by: Person, now: datetime) -> Programme:
    """Begin to deliver an agreed programme, or say that it is done."""
    capacity = allow(policy.may_run_programme(by, programme.body, now=now))
    programme = locked(programme)
    if to == ProgrammeState.AGREED:
        raise Refused(_("Agreeing is a step of its own."))
    move(programme, PROGRAMME, to=to)
    record(by, "citizens.programme.moved", programme, capacity=capacity, now=now, facts={"to": to})
    return programme


@transaction.atomic
def ask_about_understanding(
    body: Organisation, *, title: str, statements: Sequence[str], by: Person, now: datetime
) -> UnderstandingSurvey:
    """Open the first asking of how well commissioning is understood."""
    capacity = allow(policy.may_run_programme(by, body, now=now))
    said = [one.strip() for one in statements if one.strip()]
    if not said:
        raise Refused(_("Write at least one statement that people can agree with or not."), field="statements")
    survey = UnderstandingSurvey.objects.create(body=body, title=title.strip(), statements=said, opened_at=now)
    record(by, "citizens.understanding.opened", survey, capacity=capacity, now=now)
    return survey


@transaction.atomic
def answer_about_understanding(
    survey: UnderstandingSurvey, *, level: str, marks: Sequence[int], by: Person, now: datetime
) -> UnderstandingAnswered:
    """Answer the asking that is open: a mark from 1 (not at all) to 5 (fully) for each statement. Once, and unlinked."""
    capacity = allow(is_signed_in(by, now=now))
    survey = locked(survey)
    wave = WAVES.get(WaveState(survey.state))
    if wave is None:
        raise Refused(_("It is not being asked just now."))
    if level not in WorkLevel.values:
        raise Refused(_("Say at which level you work."), field="level")
    if len(marks) != len(survey.statements) or any(mark not in range(1, 6) for mark in marks):
        raise Refused(_("Give each statement a mark from 1 to 5."), field="marks")
    answered, made = UnderstandingAnswered.objects.get_or_create(survey=survey, wave=wave, person=by)
    if not made:
        raise Refused(_("You have answered this already."))
    mean = (Decimal(sum(marks)) / len(marks)).quantize(Decimal("0.01"))
    UnderstandingAnswer.objects.create(survey=survey, wave=wave, level=level, mean=mean)
    record(by, "citizens.understanding.answered", answered, capacity=capacity, now=now)
    return answered


@transaction.atomic
def move_survey(survey: UnderstandingSurvey, *, to: WaveState, by: Person, now: datetime) -> UnderstandingSurvey:
    """Close the first asking, open the second, close it."""
    capacity = allow(policy.may_run_programme(by, survey.body, now=now))
    survey = locked(survey)
    move(survey, UNDERSTANDING, to=to)
    record(by, "citizens.understanding.moved", survey, capacity=capacity, now=now, facts={"to": to})
    return survey
