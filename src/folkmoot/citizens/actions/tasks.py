from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.models import Assignment, CitizenTask, TaskKind
from folkmoot.citizens.queries import is_trained
from folkmoot.citizens.readiness import lacks_for_task
from folkmoot.citizens.states import TASK, TaskState
from folkmoot.commissioning.models import Project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person

# Tasks that decide about other people's bids: the core course comes first (ledger LA-01).
NEEDS_TRAINING = (TaskKind.TENDER_EVALUATION,)


@transaction.atomic
def open_task(
    project: Project,
    *,
    kind: TaskKind,
    title: str,
    what: str,
    influence: str,
    limits: str,
    hours: int,
    places: int = 1,
    by: Person,
    now: datetime,
) -> CitizenTask:
    """Open a task of a project to citizen commissioners; whoever opens it answers for it.

    Raises Refused unless it says what people can influence and what they cannot (ledger PO-08).
    """
    capacity = allow(policy.may_open_task(by, project, now=now))
    if not influence.strip():
        raise Refused(_("Say what people who do this can influence."), field="influence")
    if not limits.strip():
        raise Refused(_("Say what they cannot change, so that nobody is misled."), field="limits")
    if hours < 1 or places < 1:
        raise Refused(_("A task takes at least one hour and one person."), field="hours" if hours < 1 else "places")
    task = CitizenTask.objects.create(
        project=project, kind=kind, title=title, what=what, influence=influence.strip(), limits=limits.strip(),
        hours=hours, places=places, officer=by, opened_at=now,
    )  # fmt: skip
    record(
        by, "citizens.task.opened", task, capacity=capacity, now=now, facts={"kind": kind, "hours": hours, "places": places},
        touching=[project],
    )  # fmt: skip
    return task


@transaction.atomic
def choose_task(task: CitizenTask, *, by: Person, now: datetime) -> Assignment:
    """Choose a task for oneself. People choose; nobody is assigned (ledger EN-09).

    Raises Refused when there is no place left, when the task needs the core course first, when the two-way agreement in
    use is not accepted by both (ledger PO-07), or when somebody under 18 has no guardian's consent and responsible
    adult on file (ledger PO-03).
    """
    capacity = allow(policy.may_choose(by, task, now=now))
    task, today = locked(task), day_of(now)
    if task.state != TaskState.OPEN:
        raise Refused(_("This task is no longer open."))
    if task.assignments.filter(person=by).exists():
        raise Refused(_("You have chosen this task already."))
    for lack in lacks_for_task(by, task, now=now):
        raise Refused(lack)
    if task.kind in NEEDS_TRAINING and not is_trained(by, on=today):
        raise Refused(_("Complete the core course first. It prepares you for scoring bids."))
    assignment = Assignment.objects.create(task=task, person=by, accepted_at=now)
    if task.assignments.count() >= task.places:
        move(task, TASK, to=TaskState.FILLED)
    record(by, "citizens.task.chosen", assignment, capacity=capacity, now=now, touching=[task, task.project])
    return assignment


@transaction.atomic
def finish_task(
    assignment: Assignment, *, hours_given: Decimal | int | str, did: str, by: Person, now: datetime
) -> Assignment:
    """Say what one did and how long it took. The task is done when everybody who chose it has said so."""
    capacity = allow(policy.may_finish(by, assignment, now=now))
    assignment, task = locked(assignment), locked(assignment.task)
    hours = Decimal(hours_given)
    if assignment.hours_given is not None:
        raise Refused(_("You have said already what you did."))
    if not Decimal(0) < hours < Decimal(1000):
        raise Refused(_("Give the hours as a number above 0 and under 1,000."), field="hours_given")
    if not did.strip():
        raise Refused(_("Say what you did."), field="did")
    assignment.hours_given, assignment.did = hours, did.strip()
    assignment.save(update_fields=["hours_given", "did"])
    settle(task)
    record(
        by, "citizens.task.finished", assignment, capacity=capacity, now=now, words={"did": did.strip(), "hours": str(hours)}, touching=[task, task.project],
    )  # fmt: skip
    return assignment


@transaction.atomic
def answer_contribution(assignment: Assignment, *, changed: str, by: Person, now: datetime) -> Assignment:
    """Tell somebody who did a task what changed because of it. Raises Refused before they have finished."""
    capacity = allow(policy.may_run_task(by, assignment.task, now=now))
    assignment = locked(assignment)
    if assignment.hours_given is None:
        raise Refused(_("They have not finished the task yet."))
    if not changed.strip():
        raise Refused(_("Say what changed because of it; or say that nothing did, and why."), field="changed")
    assignment.changed, assignment.answered_at = changed.strip(), now
    assignment.save(update_fields=["changed", "answered_at"])
    record(
        by, "citizens.task.answered", assignment, capacity=capacity, now=now, words={"changed": changed.strip()},
        touching=[assignment.task, assignment.task.project],
    )  # fmt: skip
    return assignment


@transaction.atomic
def stop_looking(task: CitizenTask, *, reasons: str, by: Person, now: datetime) -> CitizenTask:
    """Close a task to further people. One that nobody chose is cancelled; the others go on without more."""
    capacity = allow(policy.may_run_task(by, task, now=now))
    task = locked(task)
    if not reasons.strip():
        raise Refused(_("Say why no more people are needed."), field="reasons")
    wanted = task.assignments.exists()
    move(task, TASK, to=TaskState.FILLED if wanted else TaskState.CANCELLED)
    settle(task)
    record(
        by, "citizens.task.closed" if wanted else "citizens.task.cancelled", task, capacity=capacity, now=now,
        reasons=reasons.strip(), touching=[task.project],
    )  # fmt: skip
    return task


def settle(task: CitizenTask) -> None:
    """A filled task is done when nobody is still at it."""
    if task.state == TaskState.FILLED and not task.assignments.filter(hours_given=None).exists():
        move(task, TASK, to=TaskState.DONE)
