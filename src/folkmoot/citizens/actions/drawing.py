from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.drawing import METHOD, order, seed_of
from folkmoot.citizens.models import Assignment, CitizenTask, Drawn, NameInDraw, TaskDraw
from folkmoot.citizens.notices import tell_drawn
from folkmoot.citizens.readiness import lacks_for_task
from folkmoot.citizens.states import TASK, TaskState
from folkmoot.core.models import Entry
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.core.subjects import refer
from folkmoot.people.models import Person


@transaction.atomic
def put_name_in(task: CitizenTask, *, by: Person, now: datetime) -> NameInDraw:
    """Ask for a task for which names are drawn. It is one's own acceptance: whoever is drawn has the task.

    Raises Refused once names have closed, twice, or for whom something is missing.
    """
    capacity = allow(policy.may_choose(by, task, now=now))
    task = locked(task)
    if task.state != TaskState.OPEN or task.choose_by is None or now >= task.choose_by:
        raise Refused(_("Names are no longer taken for this task."))
    for lack in lacks_for_task(by, task, now=now):
        raise Refused(lack)
    name = NameInDraw.objects.filter(task=task, person=by).first()
    if name and name.state == Drawn.IN_THE_HAT:
        raise Refused(_("Your name is in already."))
    name = name or NameInDraw(task=task, person=by)
    name.state, name.put_in_at = Drawn.IN_THE_HAT, now
    name.save()
    record(by, "citizens.draw.name_put_in", name, capacity=capacity, now=now, touching=[task])
    return name


@transaction.atomic
def take_name_out(name: NameInDraw, *, by: Person, now: datetime) -> NameInDraw:
    """Take one's name out again, before or after the draw; a place that one has is given back as a task."""
    capacity = allow(policy.is_own_name(by, name, now=now))
    name = locked(name)
    if name.state not in (Drawn.IN_THE_HAT, Drawn.RESERVE):
        raise Refused(_("Your name is not in the draw. A task that you have can be given back from its page."))
    name.state = Drawn.OUT
    name.save(update_fields=["state"])
    record(by, "citizens.draw.name_taken_out", name, capacity=capacity, now=now, touching=[name.task])
    return name


@transaction.atomic
def draw_names(task: CitizenTask, *, by: Person, now: datetime) -> TaskDraw:
    """Draw the names that are in. The seed was fixed when names closed, so it makes no difference who draws, or when.

    Raises Refused before names close, or when they were drawn already.
    """
    capacity = allow(policy.may_draw(by, task, now=now))
    task = locked(task)
    if task.choose_by is None or now < task.choose_by:
        raise Refused(_("Names are still being taken."))
    if TaskDraw.objects.filter(task=task).exists():
        raise Refused(_("The names were drawn already."))
    last = Entry.objects.filter(at__lt=task.choose_by).order_by("-number").first()
    assert last is not None, "the task's own opening is an entry"
    seed = seed_of(refer(task), last.hash)
    draw = TaskDraw.objects.create(
        task=task, entry_number=last.number, entry_hash=last.hash, seed=seed, method=METHOD, drawn_at=now
    )
    names = {row.ticket: row for row in task.names.filter(state=Drawn.IN_THE_HAT).select_related("person")}
    given: list[Assignment] = []
    for rank, ticket in enumerate(order(names, seed), 1):
        row = names[ticket]
        row.rank, row.state = rank, Drawn.RESERVE
        if any(lacks_for_task(row.person, task, now=now)):
            row.state = Drawn.PASSED
        elif len(given) < task.places:
            row.state = Drawn.PLACE
            given.append(Assignment.objects.create(task=task, person=row.person, accepted_at=now))
        row.save(update_fields=["rank", "state"])
        tell_drawn(row, now=now)
    if len(given) >= task.places:
        move(task, TASK, to=TaskState.FILLED)
    facts = {"seed": seed, "entry": last.number, "method": METHOD, "tickets": sorted(names), "places": task.places}
    record(
        by, "citizens.draw.made", task, capacity=capacity, now=now, facts=facts,
        touching=[task.project, *given, *names.values()],
    )  # fmt: skip
    return draw


def next_reserve(task: CitizenTask, now: datetime) -> Assignment | None:
    """Give a place that came free to the first reserve who may take part."""
    for row in task.names.filter(state=Drawn.RESERVE).select_related("person").order_by("rank"):
        if any(lacks_for_task(row.person, task, now=now)):
            continue
        row.state = Drawn.PLACE
        row.save(update_fields=["state"])
        return Assignment.objects.create(task=task, person=row.person, accepted_at=now)
    return None
