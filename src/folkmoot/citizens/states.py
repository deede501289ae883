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


class ExpenseState(TextChoices):
    CLAIMED = "claimed", _("claimed")
    AGREED = "agreed", _("agreed")
    PAID = "paid", _("paid")
    REFUSED = "refused", _("refused")


EXPENSE = Life(
    "member’s expense",
    ExpenseState,
    ExpenseState.CLAIMED,
    {
        ExpenseState.CLAIMED: (ExpenseState.AGREED, ExpenseState.REFUSED),
        ExpenseState.AGREED: (ExpenseState.PAID,),
        ExpenseState.PAID: (),
        ExpenseState.REFUSED: (),
    },
    {ExpenseState.CLAIMED: _("the volunteer centre"), ExpenseState.AGREED: _("the volunteer centre")},
)


class PaymentState(TextChoices):
    OFFERED = "offered", _("offered")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    PAID = "paid", _("paid")


PAYMENT = Life(
    "payment to a member",
    PaymentState,
    PaymentState.OFFERED,
    {
        PaymentState.OFFERED: (PaymentState.ACCEPTED, PaymentState.DECLINED),
        PaymentState.ACCEPTED: (PaymentState.PAID,),
        PaymentState.DECLINED: (),
        PaymentState.PAID: (),
    },
    {PaymentState.OFFERED: _("the member it is offered to"), PaymentState.ACCEPTED: _("the volunteer centre")},
)


class MatterState(TextChoices):
    TOLD = "told", _("told")
    TAKEN_UP = "taken_up", _("being looked into")
    PASSED_ON = "passed_on", _("passed on to those who must know")
    CLOSED = "closed", _("closed")


MATTER = Life(
    "private matter",
    MatterState,
    MatterState.TOLD,
    {
        MatterState.TOLD: (MatterState.TAKEN_UP, MatterState.PASSED_ON, MatterState.CLOSED),
        MatterState.TAKEN_UP: (MatterState.PASSED_ON, MatterState.CLOSED),
        MatterState.PASSED_ON: (MatterState.CLOSED,),
        MatterState.CLOSED: (),
    },
    {
        MatterState.TOLD: _("the person it was told to"),
        MatterState.TAKEN_UP: _("the person it was told to"),
        MatterState.PASSED_ON: _("the person it was told to"),
    },
)
