from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.actions.freeing import free_task, settle
from folkmoot.citizens.changes import thing_in
from folkmoot.citizens.models import Assignment, CitizenTask, Course, InfluenceLevel, Reward, TaskContribution, TaskKind
from folkmoot.citizens.notices import tell_what_changed
from folkmoot.citizens.readiness import lacks_for_task
from folkmoot.citizens.states import TASK, TaskState
from folkmoot.commissioning.models import Project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person


@transaction.atomic
def open_task(
    project: Project,
    *,
    kind: TaskKind | str,
    title: str,
    what: str,
    influence: str,
    limits: str,
    level: str,
    who_decides: str,
    when: str,
    access: str,
    hours: int,
    places: int = 1,
    reward: str = Reward.EXPENSES,
    training: Course | None = None,
    supervision: str = "",
    benefits: Sequence[str] = (),
    with_adults_at_risk: bool = False,
    choose_by: datetime | None = None,
    officer: Person | None = None,
    by: Person,
    now: datetime,
) -> CitizenTask:
    """Open a task of a project to citizen commissioners, with a named officer; whoever opens it, if nobody else.

    Raises Refused unless it says what people can influence and what they cannot, how much of a say they have, who decides
    in the end, when it is and how people get in (ledgers PO-08, EN-32); and, for outreach, what training it needs and
    whom people can reach (LA-11).
    """
    capacity, officer = allow(policy.may_open_task(by, project, now=now)), officer or by
    missing = {
        "influence": (influence, _("Say what people who do this can influence.")),
        "limits": (limits, _("Say what they cannot change, so that nobody is misled.")),
        "level": (level if level in InfluenceLevel.values else "", _("Say how much of a say they have.")),
        "who_decides": (who_decides, _("Say who decides in the end.")),
        "when": (when, _("Say when it happens.")),
        "access": (access, _("Say how people get in, hear, see and follow.")),
    }
    for field, (words, sentence) in missing.items():
        if not words.strip():
            raise Refused(sentence, field=field)
    if kind == TaskKind.OUTREACH and (training is None or not supervision.strip()):
        sentence = _("Outreach needs training first, and somebody people can reach while they are out.")
        raise Refused(sentence, field="training" if training is None else "supervision")
    if hours < 1 or places < 1:
        raise Refused(_("A task takes at least one hour and one person."), field="hours" if hours < 1 else "places")
    if choose_by is not None and choose_by <= now:
        raise Refused(_("Names are drawn after a day to come."), field="choose_by")
    if not policy.may_open_task(officer, project, now=now):
        raise Refused(_("The named officer must work for the project’s body now."), field="officer")
    task = CitizenTask.objects.create(
        project=project, kind=kind, title=title, what=what, influence=influence.strip(), limits=limits.strip(),
        level=level, who_decides=who_decides.strip(), when=when.strip(), access=access.strip(), hours=hours, places=places,
        reward=reward, training=training, supervision=supervision.strip(), benefits=list(benefits),
        with_adults_at_risk=with_adults_at_risk, choose_by=choose_by, officer=officer, opened_at=now,
    )  # fmt: skip
    facts = {"kind": kind, "hours": hours, "places": places, "level": level}
    record(by, "citizens.task.opened", task, capacity=capacity, now=now, facts=facts, touching=[project])
    return task


@transaction.atomic
def name_officer(task: CitizenTask, *, officer: Person, by: Person, now: datetime) -> CitizenTask:
    """Give a task to another officer, who must work for the project's body now (ledger EN-11)."""
    capacity = allow(policy.may_run_task(by, task, now=now))
    task = locked(task)
    if not policy.may_open_task(officer, task.project, now=now):
        raise Refused(_("The named officer must work for the project’s body now."), field="officer")
    task.officer = officer
    task.save(update_fields=["officer"])
    open_ones = list(task.assignments.standing())
    record(by, "citizens.task.officer_named", task, capacity=capacity, now=now, touching=open_ones)
    return task


@transaction.atomic
def choose_task(task: CitizenTask, *, by: Person, now: datetime) -> Assignment:
    """Choose a task for oneself. People choose; nobody is assigned (ledger EN-09).

    Raises Refused when there is no place left, when names are drawn for it, when it needs training first, when the
    two-way agreement in use is not accepted by both (ledger PO-07), or when somebody under 18 has no guardian's consent
    and responsible adult on file (ledger PO-03).
    """
    capacity = allow(policy.may_choose(by, task, now=now))
    task = locked(task)
    if task.state != TaskState.OPEN:
        raise Refused(_("This task is no longer open."))
    if task.waits_for_draw:
        raise Refused(_("Names are drawn for this task. Put yours in."))
    refuse_unless_ready(task, by, now)
    assignment = Assignment.objects.create(task=task, person=by, accepted_at=now)
    if task.assignments.standing().count() >= task.places:
        move(task, TASK, to=TaskState.FILLED)
    record(by, "citizens.task.chosen", assignment, capacity=capacity, now=now, touching=[task, task.project])
    return assignment


@transaction.atomic
def give_task_back(assignment: Assignment, *, by: Person, now: datetime) -> Assignment:
    """Give a task back before it is done; no reason is asked. The next reserve of its draw has it, or it is open again.

    Days written down for it stay on the record, and the officer says what came of them.
    """
    capacity = allow(policy.may_finish(by, assignment, now=now))
    assignment, task = locked(assignment), assignment.task
    if assignment.hours_given is not None or assignment.given_back_at is not None:
        raise Refused(_("You have said already what you did, or gave it back."))
    touching = [task, task.project, *free_task(assignment, now)]
    record(by, "citizens.task.given_back", assignment, capacity=capacity, now=now, touching=touching)
    return assignment


def refuse_unless_ready(task: CitizenTask, person: Person, now: datetime) -> None:
    """Raise Refused with the first thing that keeps this person from this task."""
    if task.assignments.standing().filter(person=person).exists():
        raise Refused(_("You have chosen this task already."))
    for lack in lacks_for_task(person, task, now=now):
        raise Refused(lack)


@transaction.atomic
def log_contribution(
    assignment: Assignment,
    *,
    on_date: date,
    hours: Decimal | int | str,
    did: str,
    said: str = "",
    by: Person,
    now: datetime,
) -> TaskContribution:
    """Write down one day's work for a task. Raises Refused for a day to come, or once the task is finished."""
    capacity = allow(policy.may_finish(by, assignment, now=now))
    assignment, given = locked(assignment), Decimal(hours)
    if assignment.hours_given is not None or assignment.given_back_at is not None:
        raise Refused(_("You have said already what you did, or gave it back."))
    if not Decimal(0) < given <= Decimal(24):
        raise Refused(_("Give the hours of one day: above 0, and 24 at most."), field="hours")
    if on_date > day_of(now):
        raise Refused(_("Give a day that has come."), field="on_date")
    if not did.strip():
        raise Refused(_("Say what you did."), field="did")
    row = TaskContribution.objects.create(
        assignment=assignment, on_date=on_date, hours=given, did=did.strip(), said=said.strip(), noted_at=now
    )
    record(by, "citizens.task.worked_on", assignment, capacity=capacity, now=now, touching=[assignment.task])
    return row


@transaction.atomic
def finish_task(
    assignment: Assignment,
    *,
    hours_given: Decimal | int | str,
    did: str,
    said: str = "",
    residents_reached: int | None = 0,
    by: Person,
    now: datetime,
) -> Assignment:
    """Say what one did and how long it took in all. The task is done when everybody who chose it has said so.

    Days written down before count into the hours; what is over stands under the day on which it is said.
    """
    capacity = allow(policy.may_finish(by, assignment, now=now))
    assignment, task = locked(assignment), locked(assignment.task)
    hours = Decimal(hours_given)
    if assignment.hours_given is not None or assignment.given_back_at is not None:
        raise Refused(_("You have said already what you did, or gave it back."))
    if not Decimal(0) < hours < Decimal(1000):
        raise Refused(_("Give the hours as a number above 0 and under 1,000."), field="hours_given")
    if not did.strip():
        raise Refused(_("Say what you did."), field="did")
    before = assignment.contributions.aggregate(all=Sum("hours"))["all"] or Decimal(0)
    if before > hours:
        words = {"hours": f"{before.normalize():f}"}  # PostgreSQL keeps 4 as 4.0
        raise Refused(_("You wrote down %(hours)s hours before. Give at least those.") % words, field="hours_given")
    if hours > before:
        TaskContribution.objects.create(
            assignment=assignment,
            on_date=day_of(now),
            hours=hours - before,
            did=did.strip(),
            said=said.strip(),
            noted_at=now,
        )
    assignment.hours_given, assignment.did, assignment.residents_reached = hours, did.strip(), residents_reached or 0
    assignment.save(update_fields=["hours_given", "did", "residents_reached"])
    settle(task)
    record(
        by, "citizens.task.finished", assignment, capacity=capacity, now=now, touching=[task, task.project],
        words={"did": did.strip(), "said": said.strip(), "hours": str(hours)},
    )  # fmt: skip
    return assignment


@transaction.atomic
def answer_contribution(
    assignment: Assignment, *, changed: str, changed_subject: str = "", by: Person, now: datetime
) -> Assignment:
    """Tell somebody who did a task what changed because of it, and where one can see it: a version of the specification,
    a criterion, a decision. Raises Refused before they have finished, or for a thing that is not this project's."""
    capacity = allow(policy.may_run_task(by, assignment.task, now=now))
    allow(policy.is_about_somebody_else(by, assignment.person))
    assignment = locked(assignment)
    if assignment.hours_given is None:
        raise Refused(_("They have not finished the task yet."))
    if not changed.strip():
        raise Refused(_("Say what changed because of it; or say that nothing did, and why."), field="changed")
    if changed_subject and thing_in(changed_subject, assignment.task.project) is None:
        raise Refused(_("That is not part of this project."), field="changed_subject")
    assignment.changed, assignment.changed_subject = changed.strip(), changed_subject
    assignment.answered_at, assignment.answered_as = now, capacity
    assignment.save(update_fields=["changed", "changed_subject", "answered_at", "answered_as"])
    tell_what_changed(assignment, now=now)
    record(
        by, "citizens.task.answered", assignment, capacity=capacity, now=now, words={"changed": changed.strip()},
        facts={"changed": changed_subject}, touching=[assignment.task, assignment.task.project],
    )  # fmt: skip
    return assignment


@transaction.atomic
def stop_looking(task: CitizenTask, *, reasons: str, by: Person, now: datetime) -> CitizenTask:
    """Close a task to further people. One that nobody chose is cancelled; the others go on without more."""
    capacity = allow(policy.may_run_task(by, task, now=now))
    task = locked(task)
    if not reasons.strip():
        raise Refused(_("Say why no more people are needed."), field="reasons")
    wanted = task.assignments.on_record().exists()
    move(task, TASK, to=TaskState.FILLED if wanted else TaskState.CANCELLED)
    settle(task)
    record(
        by, "citizens.task.closed" if wanted else "citizens.task.cancelled", task, capacity=capacity, now=now,
        reasons=reasons.strip(), touching=[task.project],
    )  # fmt: skip
    return task
