from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens.models import Acceptance, Assignment, CitizenTask, Membership
from folkmoot.citizens.states import MembershipState, TaskState
from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.record import describe

describe(
    {
        "citizens.membership.applied": _("Somebody applied to be a citizen commissioner"),
        "citizens.membership.admitted": _("Citizen commissioner admitted"),
        "citizens.membership.left": _("Citizen commissioner left the scheme"),
        "citizens.preferences.set": _("A member said how they take part"),
        "citizens.agreement.published": _("Two-way agreement published"),
        "citizens.agreement.accepted": _("A member accepted the two-way agreement"),
        "citizens.agreement.countersigned": _("The scheme accepted the two-way agreement"),
        "citizens.course.offered": _("Course offered"),
        "citizens.course.completed": _("Course completed"),
        "citizens.task.opened": _("Task opened to citizen commissioners"),
        "citizens.task.chosen": _("A citizen commissioner chose a task"),
        "citizens.task.finished": _("A citizen commissioner finished a task"),
        "citizens.task.answered": _("A citizen commissioner was told what changed"),
        "citizens.task.closed": _("Task closed to further people"),
        "citizens.task.cancelled": _("Task cancelled"),
    }
)


@appears(CitizenTask)
def task(row: CitizenTask) -> Appearance:
    turns = []
    if row.state == TaskState.OPEN:
        turns.append(
            Turn("role:citizen_commissioner", gettext("Choose this task, if you like it"), row.get_absolute_url(),
                 holder_name=gettext("Citizen commissioners"))
        )  # fmt: skip
        turns.append(
            Turn("role:young_commissioner", gettext("Choose this task, if you like it"), row.get_absolute_url(),
                 holder_name=gettext("Young commissioners"))
        )  # fmt: skip
    return Appearance(
        title=row.title,
        url=row.get_absolute_url(),
        kind="citizen task",
        body="\n".join([row.what, row.influence, row.get_kind_display()]),
        turns=turns,
    )


@appears(Assignment)
def assignment(row: Assignment) -> Appearance:
    """Known to whoever chose the task; the officer's turn says nothing of who it is."""
    return Appearance(
        title=row.task.title,
        url=row.task.get_absolute_url(),
        kind="task chosen",
        audience=f"person:{row.person_id}",
        turns=list(assignment_turns(row)),
    )


def assignment_turns(row: Assignment) -> Iterable[Turn]:
    if row.hours_given is None:
        url = reverse("citizens:finish", args=[row.pk])
        yield Turn(f"person:{row.person_id}", gettext("Do the task, then say what you did"), url)
    elif row.answered_at is None:
        url = reverse("citizens:answer", args=[row.pk])
        body = row.task.project.body
        yield Turn(
            f"person:{row.task.officer_id}", gettext("Say what changed because of what they did"), url, None, body.name
        )


@appears(Membership)
def membership(row: Membership) -> Appearance:
    """Nobody finds who is in the scheme but those who run it; and even they by number."""
    holder, url = f"org:{row.operator_id}:scheme_manager", reverse("citizens:scheme")
    turns = []
    if row.state == MembershipState.APPLIED:
        turns = [Turn(holder, gettext("Meet the applicant and admit them"), url, None, row.operator.name)]
    return Appearance(
        title=gettext("Citizen commissioner %(number)s") % {"number": row.pk},
        url=url,
        kind="member",
        audience=holder,
        turns=turns,
    )


@appears(Acceptance)
def acceptance(row: Acceptance) -> Appearance | None:
    """Waits for the scheme's own yes; told to nobody else."""
    if row.scheme_accepted_at is not None:
        return None
    operator = row.agreement.operator
    member = Membership.objects.current_of(row.person)
    if member is None:
        return None
    holder, url = f"org:{operator.pk}:scheme_manager", reverse("citizens:member", args=[member.pk])
    title = gettext("Agreement of citizen commissioner %(number)s") % {"number": member.pk}
    turns = [Turn(holder, gettext("Accept the agreement for the scheme"), url, None, operator.name)]
    return Appearance(title=title, url=url, kind="two-way agreement", audience=holder, turns=turns)
