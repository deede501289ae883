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


class SessionState(TextChoices):
    PLANNED = "planned", _("planned")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("cancelled")


SESSION = Life(
    "course session",
    SessionState,
    SessionState.PLANNED,
    {
        SessionState.PLANNED: (SessionState.HELD, SessionState.CANCELLED),
        SessionState.HELD: (),
        SessionState.CANCELLED: (),
    },
    {SessionState.PLANNED: _("whoever gives the course")},
)


class BookingState(TextChoices):
    BOOKED = "booked", _("has a place")
    WAITING = "waiting", _("waits for a place")
    CANCELLED = "cancelled", _("gave it back")
    CAME = "came", _("came")
    MISSED = "missed", _("did not come")


BOOKING = Life(
    "place in a session",
    BookingState,
    BookingState.WAITING,
    {
        BookingState.WAITING: (BookingState.BOOKED, BookingState.CANCELLED),
        BookingState.BOOKED: (BookingState.CAME, BookingState.MISSED, BookingState.CANCELLED),
        BookingState.CANCELLED: (),
        BookingState.CAME: (),
        BookingState.MISSED: (),
    },
    {BookingState.WAITING: _("whoever gives a place back"), BookingState.BOOKED: _("the learner")},
)


class ProgrammeState(TextChoices):
    PROPOSED = "proposed", _("proposed")
    AGREED = "agreed", _("agreed")
    DELIVERING = "delivering", _("being delivered")
    DONE = "done", _("done")


PROGRAMME = Life(
    "learning programme",
    ProgrammeState,
    ProgrammeState.PROPOSED,
    {
        ProgrammeState.PROPOSED: (ProgrammeState.AGREED,),
        ProgrammeState.AGREED: (ProgrammeState.DELIVERING,),
        ProgrammeState.DELIVERING: (ProgrammeState.DONE,),
        ProgrammeState.DONE: (),
    },
    {
        ProgrammeState.PROPOSED: _("a commissioner who did not propose it"),
        ProgrammeState.AGREED: _("the officers of the body"),
        ProgrammeState.DELIVERING: _("the officers of the body"),
    },
)


class WaveState(TextChoices):
    FIRST = "first", _("first asking")
    BETWEEN = "between", _("between the two askings")
    SECOND = "second", _("second asking")
    CLOSED = "closed", _("closed")


UNDERSTANDING = Life(
    "survey of understanding",
    WaveState,
    WaveState.FIRST,
    {
        WaveState.FIRST: (WaveState.BETWEEN,),
        WaveState.BETWEEN: (WaveState.SECOND,),
        WaveState.SECOND: (WaveState.CLOSED,),
        WaveState.CLOSED: (),
    },
    {
        WaveState.FIRST: _("whoever is asked"),
        WaveState.BETWEEN: _("the body that asks"),
        WaveState.SECOND: _("whoever is asked"),
    },
)


class ChallengeState(TextChoices):
    RAISED = "raised", _("raised")
    CHECKED = "checked", _("checked")
    UPHELD = "upheld", _("upheld: the specification changed")
    NOT_UPHELD = "not_upheld", _("not upheld")


CHALLENGE = Life(
    "challenge to evidence",
    ChallengeState,
    ChallengeState.RAISED,
    {
        ChallengeState.RAISED: (ChallengeState.CHECKED,),
        ChallengeState.CHECKED: (ChallengeState.UPHELD, ChallengeState.NOT_UPHELD),
        ChallengeState.UPHELD: (),
        ChallengeState.NOT_UPHELD: (),
    },
    {ChallengeState.RAISED: _("the project’s team"), ChallengeState.CHECKED: _("the project’s team")},
)
