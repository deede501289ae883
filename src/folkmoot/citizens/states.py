from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class MembershipState(TextChoices):
    APPLIED = "applied", _("applied")
    ACTIVE = "active", _("taking part")
    LEFT = "left", _("left")


MEMBERSHIP = Life(
    "citizen commissioner",
    MembershipState,
    MembershipState.APPLIED,
    {
        MembershipState.APPLIED: (MembershipState.ACTIVE, MembershipState.LEFT),
        MembershipState.ACTIVE: (MembershipState.LEFT,),
        MembershipState.LEFT: (),
    },
    {MembershipState.APPLIED: _("the volunteer centre"), MembershipState.ACTIVE: _("the citizen commissioner")},
)


class TaskState(TextChoices):
    OPEN = "open", _("open to citizen commissioners")
    FILLED = "filled", _("filled")
    DONE = "done", _("done")
    CANCELLED = "cancelled", _("cancelled")


TASK = Life(
    "citizen task",
    TaskState,
    TaskState.OPEN,
    {
        TaskState.OPEN: (TaskState.FILLED, TaskState.CANCELLED),
        TaskState.FILLED: (TaskState.DONE, TaskState.OPEN, TaskState.CANCELLED),
        TaskState.DONE: (),
        TaskState.CANCELLED: (),
    },
    {TaskState.OPEN: _("any citizen commissioner who wants it"), TaskState.FILLED: _("the people doing it")},
)
