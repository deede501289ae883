"""What people are told of the scheme."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens.models import (
    Assignment,
    Booking,
    CourseSession,
    Expense,
    Membership,
    NameInDraw,
    ProjectFollow,
)
from folkmoot.citizens.models.draw import Drawn
from folkmoot.citizens.states import ExpenseState
from folkmoot.core.clock import day_of
from folkmoot.people.notices import tell, topic

SESSIONS = topic("citizens.session", _("a session you come to"))
AGE = topic("citizens.age", _("your place in the scheme"), may_stop=False)
LETTERS = topic("citizens.letter", _("a letter about you"))
PART = topic("citizens.part", _("what you do as a citizen commissioner"))
OFFERS = topic("citizens.offer", _("your offer to help"))


def tell_admitted(member: Membership, *, now: datetime) -> None:
    words = _now("You can take a place in a course and choose tasks now. What is still missing, if anything, stands on your record.")  # fmt: skip
    path = reverse("citizens:my_record")
    tell(member.person, _now("You are in the scheme"), topic=PART, now=now, words=words, path=path, about=member)


def tell_of_session(booking: Booking, *, now: datetime) -> None:
    """A reminder."""
    session = booking.session
    words = _now("%(when)s, at %(where)s.\n\n%(access)s\n\nIf you cannot come, give your place back on your record, so that somebody else can have it.") % {
        "when": when(session), "where": session.venue, "access": session.access,
    }  # fmt: skip
    tell(
        booking.person, _now("Your place in “%(course)s”") % {"course": session.course.title}, topic=SESSIONS, now=now,
        words=words, path=session.course.get_absolute_url(), about=booking, due_date=day_of(session.starts_at),
        key=f"session:{booking.pk}:{session.starts_at.isoformat()}",
    )  # fmt: skip


def tell_of_place(booking: Booking, *, now: datetime) -> None:
    """Whoever waited has a place now."""
    session = booking.session
    words = _now("Somebody gave theirs back. It is on %(when)s, at %(where)s.\n\nIf you cannot come, give it back on your record.")  # fmt: skip
    tell(
        booking.person, _now("You have a place in “%(course)s” now") % {"course": session.course.title}, topic=SESSIONS,
        now=now, words=words % {"when": when(session), "where": session.venue}, about=booking,
        path=session.course.get_absolute_url(), due_date=day_of(session.starts_at),
    )  # fmt: skip


def tell_called_off(booking: Booking, reasons: str, *, now: datetime) -> None:
    """At once, whatever they chose: nobody comes to a locked door."""
    session = booking.session
    title = _now("“%(course)s” on %(when)s does not take place") % {"course": session.course.title, "when": when(session)}  # fmt: skip
    path = session.course.get_absolute_url()
    tell(booking.person, title, topic=SESSIONS, now=now, words=reasons, path=path, about=booking, must=True)


def tell_drawn(name: NameInDraw, *, now: datetime) -> None:
    """How the draw went for one of those whose name was in."""
    words = {
        Drawn.PLACE: _now("You have a place. The officer named on the task will be in touch."),
        Drawn.RESERVE: _now("You are a reserve. When somebody gives a place back, the next reserve has it."),
        Drawn.PASSED: _now("You could not take part on that day, so your name was passed over. Your record says what is missing."),
    }  # fmt: skip
    title = _now("Names were drawn for “%(task)s”") % {"task": name.task.title}
    tell(name.person, title, topic=PART, now=now, words=words[Drawn(name.state)], about=name, path=name.task.get_absolute_url())  # fmt: skip


def tell_what_changed(assignment: Assignment, *, now: datetime) -> None:
    title = _now("What changed because of you: “%(task)s”") % {"task": assignment.task.title}
    path = reverse("citizens:my_record")
    tell(assignment.person, title, topic=PART, now=now, words=assignment.changed, path=path, about=assignment)


def tell_of_expense(expense: Expense, *, now: datetime) -> None:
    """What became of a claim; neither the sum nor what it was for leaves the site."""
    title = {
        ExpenseState.AGREED: _now("Your claim for expenses is agreed"),
        ExpenseState.PAID: _now("Your expenses were paid back"),
        ExpenseState.REFUSED: _now("Your claim for expenses is answered"),
    }[ExpenseState(expense.state)]
    tell(expense.person, title, topic=PART, now=now, path=reverse("citizens:costs"), about=expense)


def tell_of_offer(follow: ProjectFollow, *, now: datetime) -> None:
    title = _now("Your offer to help with “%(project)s” is answered") % {"project": follow.project.title}
    path = reverse("citizens:following")
    tell(follow.person, title, topic=OFFERS, now=now, words=follow.answer, path=path, about=follow)


def when(session: CourseSession) -> str:
    return date_format(timezone.localtime(session.starts_at), "j F Y, H:i")
