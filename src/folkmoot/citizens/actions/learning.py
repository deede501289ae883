from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.models import Accreditation, Completion, Course, Learners, SelfAssessment, Skill
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Organisation, Person
from folkmoot.people.policy import is_signed_in

SHOWN = ("name", "course", "level", "number", "awarded", "expires", "awarding_body")


@transaction.atomic
def name_skill(*, title: str, words: str, stage: str, by: Person, now: datetime) -> Skill:
    """Add a skill to the framework. Raises Refused when it is there already."""
    capacity = allow(policy.may_offer_courses(by, now=now))
    if Skill.objects.filter(title__iexact=title.strip()).exists():
        raise Refused(_("That skill is in the framework already."), field="title")
    skill = Skill.objects.create(title=title.strip(), words=words.strip(), stage=stage)
    record(by, "citizens.skill.named", skill, capacity=capacity, now=now, facts={"stage": stage})
    return skill


@transaction.atomic
def assess_oneself(skill: Skill, *, level: int, by: Person, now: datetime) -> SelfAssessment:
    """Say how well one can do something: 0 not yet, 1 with help, 2 alone, 3 well enough to teach it."""
    capacity = allow(is_signed_in(by, now=now))
    if level not in (0, 1, 2, 3):
        raise Refused(_("Choose one of the four answers."), field="level")
    row, _made = SelfAssessment.objects.update_or_create(person=by, skill=skill, defaults={"level": level, "at": now})
    record(by, "citizens.skill.assessed", row, capacity=capacity, now=now)
    return row


@transaction.atomic
def offer_course(
    provider: Organisation,
    *,
    title: str,
    hours: int,
    is_core: bool = False,
    analyse: str = "",
    plan: str = "",
    deliver: str = "",
    review: str = "",
    open_to: Sequence[str] = (Learners.CITIZENS,),
    skills: Sequence[Skill] = (),
    by: Person,
    now: datetime,
) -> Course:
    """Offer a course: the core course by those who run the scheme alone.

    Raises Refused when a core course leaves out a stage of the cycle (ledger LA-03), or any course all of them.
    """
    capacity = allow(
        policy.may_run_scheme(by, provider, now=now) if is_core else policy.may_offer_courses(by, provider, now=now)
    )
    stages = {"analyse": analyse.strip(), "plan": plan.strip(), "deliver": deliver.strip(), "review": review.strip()}
    for stage, teaches in stages.items():
        if is_core and not teaches:
            raise Refused(_("A core course teaches all four stages. Say what it teaches about this one."), field=stage)
    if not any(stages.values()):
        raise Refused(_("Say what it teaches about at least one of the four stages."), field="analyse")
    if not open_to:
        raise Refused(_("Say who it is for."), field="open_to")
    course = Course.objects.create(
        title=title, provider=provider, is_core=is_core, hours=hours, open_to=[str(one) for one in open_to], **stages
    )
    course.skills.set(skills)
    facts = {"core": is_core, "hours": hours, "open_to": course.open_to}
    record(by, "citizens.course.offered", course, capacity=capacity, now=now, facts=facts)
    return course


@transaction.atomic
def complete_course(
    course: Course, *, person: Person, completed_date: date | None = None, unit: str = "", by: Person, now: datetime
) -> Completion:
    """Confirm that somebody completed a course.

    Raises Refused for a day to come, for somebody whom the course is not for, or for a course completed already.
    """
    capacity = allow(policy.may_offer_courses(by, course.provider, now=now))
    allow(policy.is_about_somebody_else(by, person))
    day = completed_date or day_of(now)
    if day > day_of(now):
        raise Refused(_("A course cannot be completed on a day that has not come."), field="completed_date")
    if not policy.is_for(course, person, now=now):
        raise Refused(
            _("This course is not for them. Members of the scheme take its courses: admit them first."), field="person"
        )
    if Completion.objects.filter(course=course, person=person).exists():
        raise Refused(_("They have completed this course already."), field="person")
    completion = Completion.objects.create(
        course=course, person=person, completed_date=day, confirmed_as=capacity, unit=unit.strip()
    )
    record(by, "citizens.course.completed", completion, capacity=capacity, now=now, facts={"course": course.pk})
    return completion


@transaction.atomic
def accredit(
    completion: Completion,
    *,
    awarding_body: Organisation,
    level: str,
    number: str,
    awarded_date: date,
    expires_date: date | None = None,
    by: Person,
    now: datetime,
) -> Accreditation:
    """Note what an awarding body gave for a completed course: level, number, day, until when (ledger LA-02).

    Raises Refused for a number given already, a day before the course was completed, or an end before its beginning.
    """
    capacity = allow(policy.may_offer_courses(by, completion.course.provider, now=now))
    if Accreditation.objects.filter(completion=completion).exists():
        raise Refused(_("It is accredited already."))
    if Accreditation.objects.filter(awarding_body=awarding_body, number__iexact=number.strip()).exists():
        raise Refused(_("That body gave this number to another certificate."), field="number")
    if not completion.completed_date <= awarded_date <= day_of(now):
        raise Refused(_("It is awarded between the day the course was completed and today."), field="awarded_date")
    if expires_date is not None and expires_date <= awarded_date:
        raise Refused(_("It ends after it was awarded."), field="expires_date")
    row = Accreditation.objects.create(
        completion=completion, awarding_body=awarding_body, level=level.strip(), number=number.strip(),
        awarded_date=awarded_date, expires_date=expires_date,
    )  # fmt: skip
    record(by, "citizens.course.accredited", row, capacity=capacity, now=now, facts={"awarded": awarded_date})
    return row


@transaction.atomic
def choose_what_shows(
    accreditation: Accreditation, *, shows: Sequence[str], by: Person, now: datetime
) -> Accreditation:
    """The holder says what the certificate's public page shows; nothing, until they say so."""
    capacity = allow(policy.is_holder(by, accreditation, now=now))
    accreditation = locked(accreditation)
    accreditation.shows = [one for one in SHOWN if one in shows]
    accreditation.save(update_fields=["shows"])
    record(by, "citizens.certificate.chosen", accreditation, capacity=capacity, now=now)
    return accreditation
