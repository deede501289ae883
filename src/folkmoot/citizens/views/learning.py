"""The shelves of courses, their sessions, places in them, and certificates."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.citizens import actions, policy, queries
from folkmoot.citizens.calendar_file import Event, calendar
from folkmoot.citizens.forms import (
    AccreditForm,
    AttendanceForm,
    BookForm,
    NeedsForm,
    PressForm,
    ReasonsForm,
    SessionForm,
    SessionRiskForm,
    ShelfFilter,
    ShowsForm,
)
from folkmoot.citizens.models import Accreditation, Booking, Completion, Course, CourseSession
from folkmoot.citizens.states import SessionState
from folkmoot.citizens.views.asking import form_page
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.people.actions import note_look
from folkmoot.people.models import Organisation, Person, Role
from folkmoot.people.requests import SignedIn


def courses(request: HttpRequest) -> HttpResponse:
    """Every course, for citizens, officers, councillors and voluntary organisations alike."""
    form = ShelfFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    page = Paginator(queries.shelf(**chosen), 25).get_page(request.GET.get("page"))
    may_offer = bool(policy.may_offer_courses(request.user, now=clock.now()))
    context = {"page": page, "filter": form, "may_offer": may_offer}
    return render(request, "citizens/courses.html", context)


def shelf(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(Course.objects.select_related("provider"), pk=pk), clock.now()
    mine: dict[int, Booking] = {}
    if request.user.pk:
        mine = {each.session_id: each for each in queries.bookings_of(request.user, now=moment)}
    context = {
        "course": row,
        "skills": row.skills.order_by("title"),
        "sessions": [(each, mine.get(each.pk)) for each in queries.sessions_of(row, now=moment)],
        "may_book": bool(policy.may_book(request.user, row, now=moment)),
        "may_offer": bool(policy.may_offer_courses(request.user, row.provider, now=moment)),
    }
    return render(request, "citizens/shelf.html", context)


def session_file(request: HttpRequest, pk: int) -> HttpResponse:
    """One session as a calendar file; it holds nothing of who comes."""
    row = get_object_or_404(CourseSession.objects.select_related("course"), pk=pk)
    event = Event(
        uid=f"course-session-{row.pk}@{request.get_host()}", title=row.course.title, starts_at=row.starts_at,
        ends_at=row.ends_at, place=row.venue, words=row.access, cancelled=row.state == SessionState.CANCELLED,
    )  # fmt: skip
    response = HttpResponse(calendar([event], now=clock.now()), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="session-{row.pk}.ics"'
    return response


def course_or_refused(request: HttpRequest, pk: int) -> Course:
    row = get_object_or_404(Course.objects.select_related("provider"), pk=pk)
    allow(policy.may_offer_courses(request.user, row.provider, now=clock.now()))
    return row


@login_required
@one_effect
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = course_or_refused(request, pk), clock.now()
    roles = Role.objects.on(clock.day_of(moment)).filter(organisation=row.provider)
    adults = Person.objects.filter(pk__in=roles.values("person")) | queries.checked_adults(moment)
    form = SessionForm(request.POST or None, adults=adults.distinct().order_by("name", "pk"))
    if form.is_valid() and attempt(form, actions.plan_session, row, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, _("Planned. People can take a place now."))
        return redirect(row)
    return form_page(request, form, heading=_("Plan a session"), caption=row.title, button=_("Plan it"), back=row.get_absolute_url())  # fmt: skip


@login_required
@one_effect
def book(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(CourseSession.objects.select_related("course"), pk=pk)
    allow(policy.may_book(request.user, row.course, now=clock.now()))
    form = BookForm(request.POST or None)
    if form.is_valid() and (
        made := attempt(form, actions.book, row, by=request.user, now=clock.now(), **form.cleaned_data)
    ):
        waits = _("It is full. You are on the waiting list and get the next place that is given back.")
        messages.success(request, waits if made.state == "waiting" else _("You have a place. You will be reminded."))
        return redirect("citizens:my_record")
    back = row.course.get_absolute_url()
    return form_page(request, form, heading=_("Take a place"), caption=row.course.title, button=_("Take it"), back=back)


@login_required
@require_POST
@one_effect
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = get_object_or_404(Booking.objects.select_related("session"), pk=pk), PressForm({})
    if attempt(form, actions.give_back, row, by=request.user, now=clock.now()):
        messages.success(request, _("Thank you. Somebody else can have it."))
    else:
        messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
    return redirect("citizens:my_record")


def session_or_refused(request: HttpRequest, pk: int) -> Any:
    row = queries.with_bookings(pk)
    if row is None:
        raise Http404
    allow(policy.may_offer_courses(request.user, row.course.provider, now=clock.now()))
    return row


@login_required
@one_effect
def session(request: SignedIn, pk: int) -> HttpResponse:
    """For those who give it: who comes, what they need, and who came."""
    row, moment = session_or_refused(request, pk), clock.now()
    has_begun = row.starts_at <= moment and row.state == SessionState.PLANNED
    form = AttendanceForm(request.POST or None, session=row) if has_begun else None
    if form and form.is_valid() and attempt(form, actions.note_attendance, row, by=request.user, now=moment, **form.cleaned_data):  # fmt: skip
        messages.success(request, _("Written down. Confirm the course for those who have completed it."))
        return redirect("citizens:session", pk)
    if needy := [booking.person for booking in row.listed if booking.access_needs]:
        note_look(
            needy, _("what you need to take part in a session"), about=row, by=request.user, now=moment,
            capacity=allow(policy.may_offer_courses(request.user, row.course.provider, now=moment)),
        )  # fmt: skip
    context = {"session": row, "form": form, "risk": row.risks.order_by("-signed_at").first()}
    return render(request, "citizens/session.html", context)


@login_required
@one_effect
def needs(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Booking.objects.select_related("session__course__provider", "person"), pk=pk)
    allow(policy.may_offer_courses(request.user, row.session.course.provider, now=clock.now()))
    form = NeedsForm(request.POST or None)
    back = reverse("citizens:session", args=[row.session_id])
    if form.is_valid() and attempt(form, actions.meet_needs, row, by=request.user, now=clock.now(), **form.cleaned_data):  # fmt: skip
        messages.success(request, _("They read it on their record."))
        return redirect(back)
    heading = _("What %(name)s needs") % {"name": row.person.first_name}
    return form_page(request, form, heading=heading, quoted=row.access_needs, button=_("Tell them"), back=back)


@login_required
@one_effect
def session_risk(request: HttpRequest, pk: int) -> HttpResponse:
    row = session_or_refused(request, pk)
    form = SessionRiskForm(request.POST or None)
    back = reverse("citizens:session", args=[pk])
    if form.is_valid() and attempt(form, actions.assess_session_risk, row, by=request.user, now=clock.now(), **form.cleaned_data):  # fmt: skip
        messages.success(request, _("Signed. Young commissioners can take a place now."))
        return redirect(back)
    return form_page(request, form, heading=_("Look at the risks"), caption=row.course.title, button=_("Sign it"), back=back)  # fmt: skip


@login_required
@one_effect
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    row = session_or_refused(request, pk)
    form = ReasonsForm(request.POST or None)
    form.fields["reasons"].label = _("Why does it not take place?")
    if form.is_valid() and attempt(form, actions.cancel_session, row, by=request.user, now=clock.now(), **form.cleaned_data):  # fmt: skip
        messages.success(request, _("Called off. Everybody on its list is told at once."))
        return redirect(row.course)
    back = reverse("citizens:session", args=[pk])
    return form_page(request, form, heading=_("Call the session off"), button=_("Call it off"), warning=True, back=back)


@login_required
@one_effect
def accredit(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Completion.objects.select_related("course__provider", "person"), pk=pk)
    allow(policy.may_offer_courses(request.user, row.course.provider, now=clock.now()))
    bodies = Organisation.objects.filter(merged_into=None).exclude(kind="unknown").order_by("name")
    form = AccreditForm(request.POST or None, bodies=bodies)
    if form.is_valid() and attempt(form, actions.accredit, row, by=request.user, now=clock.now(), **form.cleaned_data):
        messages.success(request, _("Noted. The holder says what its page shows."))
        return redirect("citizens:scheme")
    return form_page(request, form, heading=_("Note an accreditation"), caption=f"{row.person.first_name}, {row.course.title}", button=_("Note it"))  # fmt: skip


def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Whether there is such a certificate, whether it holds, and what its holder lets one see."""
    rows = Accreditation.objects.select_related("completion__person", "completion__course", "awarding_body")
    row, today = get_object_or_404(rows, code=code), clock.day_of(clock.now())
    person = row.completion.person
    name = person.shown_name(today)
    shown = {"shows": set(row.shows), "name": name, "holds": queries.holds_on(row.expires_date, today)}
    return render(request, "citizens/certificate.html", {"certificate": row, **shown})


@login_required
@one_effect
def shows(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Accreditation.objects.select_related("completion"), pk=pk)
    allow(policy.is_holder(request.user, row, now=clock.now()))
    form = ShowsForm(request.POST or None, initial={"shows": row.shows})
    if form.is_valid() and attempt(form, actions.choose_what_shows, row, by=request.user, now=clock.now(), **form.cleaned_data):  # fmt: skip
        messages.success(request, _("Its page shows just that. Give its address to whom you like."))
        return redirect("citizens:my_record")
    return form_page(request, form, heading=_("What your certificate shows"), button=_("Save"), back=reverse("citizens:my_record"))  # fmt: skip
