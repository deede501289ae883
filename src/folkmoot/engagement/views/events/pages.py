from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.citizens.calendar_file import Event as CalendarEvent
from folkmoot.citizens.calendar_file import calendar
from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.policy import NotAllowed, Refused, allow
from folkmoot.core.posting import one_effect
from folkmoot.engagement import policy, queries
from folkmoot.engagement.actions import events as actions
from folkmoot.engagement.forms import (
    BookEventForm,
    EventForm,
    FilterEventsForm,
    OrganiserForm,
    SignInForm,
)  # fmt: skip
from folkmoot.engagement.models import Event, Sector
from folkmoot.engagement.policy.events import HOLDERS
from folkmoot.engagement.states import EventState
from folkmoot.engagement.views.panels.asking import ask
from folkmoot.people.models import Person

TONES = {"draft": "none", "published": "good", "held": "brand", "cancelled": "none"}


def events(request: HttpRequest) -> HttpResponseBase:
    moment = clock.now()
    form = FilterEventsForm(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = queries.events_for(request.user, moment, kind=chosen.get("kind", ""), when=chosen.get("when", ""))
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    context = {
        "page": page, "lines": [(row, TONES[row.state], row.is_over(moment)) for row in page], "filter": form,
        "narrowed": bool(chosen.get("kind") or chosen.get("when")),
        "may_begin": bool(policy.may_begin_event(request.user, now=moment)),
    }  # fmt: skip
    return render(request, "engagement/events/events.html", context)


def events_ical(request: HttpRequest) -> HttpResponse:
    """Every published event as a calendar that can be subscribed to."""
    rows = Event.objects.exclude(state=EventState.DRAFT).order_by("starts_at")
    return as_calendar(rows, "events")


def event_ical(request: HttpRequest, pk: int) -> HttpResponse:
    row = event_or_404(request, pk)
    return as_calendar([row], f"event-{row.pk}")


def as_calendar(rows: Any, name: str) -> HttpResponse:
    entries = (
        CalendarEvent(
            f"event-{row.pk}@folkmoot", row.title, row.starts_at, row.ends_at, row.venue,
            f"{row.summary}\n{row.access}", cancelled=row.state == EventState.CANCELLED,
        )
        for row in rows
    )  # fmt: skip
    answer = HttpResponse(calendar(entries, now=clock.now()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return answer


def event_or_404(request: HttpRequest, pk: int) -> Event:
    row = get_object_or_404(Event.objects.select_related("body", "area", "project", "level__framework"), pk=pk)
    if not policy.may_see_event(request.user, row, now=clock.now()):
        raise Http404
    return row


def run_event(request: HttpRequest, pk: int) -> Event:
    row = event_or_404(request, pk)
    allow(policy.may_run_event(request.user, row, now=clock.now()))
    return row


def event(request: HttpRequest, pk: int) -> HttpResponse:
    moment = clock.now()
    row = event_or_404(request, pk)
    may_run = bool(policy.may_run_event(request.user, row, now=moment))
    booking = None
    if request.user.is_authenticated:
        booking = row.bookings.filter(person=request.user, cancelled_at=None).first()
    staff = may_run and bool(policy.may_staff_event(request.user, row, now=moment))
    context = {
        **case_context(request.user, row), "event": row, "tone": TONES[row.state], "booking": booking,
        "left": queries.places_left(row), "sectors": queries.sectors_of(row), "outputs": row.outputs.order_by("pk"),
        "may_run": may_run, "lacks": actions.lacks_of_event(row, moment) if may_run and row.state == EventState.DRAFT else [],
        "is_open": row.state == EventState.PUBLISHED and row.starts_at > moment,
        "has_begun": row.starts_at <= moment, "is_over": row.is_over(moment),
        "coming": row.bookings.filter(cancelled_at=None).select_related("person").order_by("booked_at") if staff else [],
        "lead": row.safeguarding_lead if staff else None, "organisers": row.organisers.count(),
    }  # fmt: skip
    return render(request, "engagement/events/event.html", context)


def form_of(request: HttpRequest, event: Event | None = None) -> EventForm:
    moment = clock.now()
    bodies = queries.bodies_of(request.user, clock.day_of(moment), *HOLDERS)
    if event is not None:
        bodies = type(event.body).objects.filter(pk=event.body_id)
    return EventForm(
        request.POST or None, bodies=bodies, projects=queries.projects_of(request.user, moment), areas=queries.places(),
        leads=queries.safeguarding_leads(moment), levels=queries.levels(),
        initial=EventForm.initial_of(event) if event else None,
    )  # fmt: skip


@login_required
@one_effect
def begin(request: HttpRequest) -> HttpResponse:
    allow(policy.may_begin_event(request.user, now=clock.now()))

    def act(*, version: Any = None, **words: Any) -> Any:
        return actions.prepare_event(**words)

    return ask(
        request, form_of(request), act, said=_("The event is begun. Only those who run it can see it yet."),
        to=lambda made: made.get_absolute_url(), back=reverse("engagement:events"), caption=_("Events"),
        title=_("Prepare an event"), button=_("Save"),
    )  # fmt: skip


@login_required
@one_effect
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = run_event(request, pk)

    def act(*, version: int | None, body: Any = None, **words: Any) -> Any:
        return actions.revise_event(row, seen_version=version or 0, **words)

    return ask(
        request, form_of(request, row), act, said=_("Saved."), to=row.get_absolute_url(), back=row.get_absolute_url(),
        caption=row.title, title=_("Change the event"), button=_("Save"),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    row = run_event(request, pk)
    try:
        actions.publish_event(row, by=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("The event is published, and places can be booked."))
    except NotAllowed:
        raise
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(row)


@login_required
@one_effect
def organiser(request: HttpRequest, pk: int) -> HttpResponse:
    row = run_event(request, pk)
    form = OrganiserForm(request.POST or None)
    found = None
    if request.method == "POST" and form.is_valid():
        found = Person.objects.filter(email__iexact=form.cleaned_data["email"], is_active=True).first()
        if found is None:
            form.add_error("email", _("Nobody has an account with this address."))

    def act(*, by: Any, now: Any) -> Any:
        assert found is not None
        return actions.add_organiser(row, person=found, by=by, now=now)

    return ask(
        request, form, act, given={}, said=_("They lead the event, and can change it."), to=row.get_absolute_url(),
        back=row.get_absolute_url(), caption=row.title, title=_("Name an organiser"), button=_("Name them"),
    )  # fmt: skip


@login_required
@one_effect
def book(request: HttpRequest, pk: int) -> HttpResponse:
    row = event_or_404(request, pk)
    allow(policy.may_book(request.user, row, now=clock.now()))

    def act(*, sector: str, **words: Any) -> Any:
        return actions.book_place(row, sector=Sector(sector), **words)

    return ask(
        request, BookEventForm(request.POST or None), act, said=_("Your place is booked. You can give it back until it begins."),
        to=row.get_absolute_url(), back=row.get_absolute_url(), caption=row.title, title=_("Book a place"),
        button=_("Book"),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    row = event_or_404(request, pk)
    booking = row.bookings.filter(person=request.user.pk, cancelled_at=None).first()
    if booking is None:
        raise Http404
    actions.give_place_back(booking, by=request.user, now=clock.now())  # type: ignore[arg-type]
    messages.success(request, _("Your place is given back. Thank you for saying so."))
    return redirect(row)


@login_required
@one_effect
def sign_in(request: HttpRequest, pk: int) -> HttpResponse:
    row = run_event(request, pk)
    form = SignInForm(request.POST or None, counts=dict(row.sign_ins.values_list("sector", "people")))

    def act(*, by: Any, now: Any) -> Any:
        return actions.sign_in(row, people=form.people(), by=by, now=now)

    return ask(
        request, form, act, given={}, said=_("Saved."), to=row.get_absolute_url(), back=row.get_absolute_url(),
        caption=row.title, title=_("Who signed in?"), button=_("Save"),
    )  # fmt: skip


def simple(request: HttpRequest, row: Event, form: Any, act: Any, **words: Any) -> HttpResponse:
    return ask(request, form, act, to=row.get_absolute_url(), back=row.get_absolute_url(), caption=row.title, **words)
