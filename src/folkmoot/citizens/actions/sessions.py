from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.actions.checks import two_adults_in_date
from folkmoot.citizens.actions.freeing import fill_session, free_what_is_held
from folkmoot.citizens.models import Booking, Course, CourseSession, RiskAssessment
from folkmoot.citizens.notices import tell_called_off
from folkmoot.citizens.readiness import lacks_for_session
from folkmoot.citizens.states import BOOKING, SESSION, BookingState, SessionState
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.actions import withdraw_consent
from folkmoot.people.models import GuardianConsent, Person


@transaction.atomic
def plan_session(
    course: Course,
    *,
    starts_at: datetime,
    ends_at: datetime,
    venue: str,
    access: str,
    places: int,
    host: Person,
    second_adult: Person | None = None,
    by: Person,
    now: datetime,
) -> CourseSession:
    """Plan a session. Raises Refused in the past, without a place, or without words on access."""
    capacity = allow(policy.may_offer_courses(by, course.provider, now=now))
    if starts_at <= now:
        raise Refused(_("Choose a time to come."), field="starts_at")
    if ends_at <= starts_at:
        raise Refused(_("It ends after it begins."), field="ends_at")
    if places < 1:
        raise Refused(_("A session has at least one place."), field="places")
    if not access.strip():
        raise Refused(_("Say how people get in, hear, see and follow. Nobody can plan without it."), field="access")
    session = CourseSession.objects.create(
        course=course, starts_at=starts_at, ends_at=ends_at, venue=venue.strip(), access=access.strip(), places=places,
        host=host, second_adult=second_adult,
    )  # fmt: skip
    record(
        by, "citizens.session.planned", session, capacity=capacity, now=now, facts={"places": places}, touching=[course]
    )
    return session


@transaction.atomic
def assess_session_risk(
    session: CourseSession, *, risks: str, measures: str, supervision: str, end_date: date, by: Person, now: datetime
) -> RiskAssessment:
    """Sign the risks of a session with under-18s. Its two adults need checks that hold until it ends."""
    capacity = allow(policy.may_offer_courses(by, session.course.provider, now=now))
    if session.second_adult is None:
        raise Refused(_("With under-18s there are two adults. Name the second one first."))
    two_adults_in_date(session.host, session.second_adult, start=session.starts_at, end=session.ends_at)
    for field, words in (("risks", risks), ("measures", measures), ("supervision", supervision)):
        if not words.strip():
            raise Refused(_("Write this part too; without it nobody is safer."), field=field)
    row = RiskAssessment.objects.create(
        session=session, risks=risks.strip(), measures=measures.strip(), supervision=supervision.strip(),
        host=session.host, second_adult=session.second_adult, end_date=end_date, signed_by=by, signed_as=capacity,
        signed_at=now,
    )  # fmt: skip
    record(by, "citizens.risk.assessed", row, capacity=capacity, now=now, facts={"until": end_date}, touching=[session])
    return row


@transaction.atomic
def book(session: CourseSession, *, access_needs: str = "", by: Person, now: datetime) -> Booking:
    """Take a place in a session, or, when it is full, the next one on the waiting list.

    Raises Refused once it has begun, for who has one already, for whom the course is not, or when somebody under 18
    lacks what they need to be safe there.
    """
    capacity = allow(policy.may_book(by, session.course, now=now))
    session = locked(session)
    if session.state != SessionState.PLANNED or session.starts_at <= now:
        raise Refused(_("This session is over or does not take place."))
    if session.bookings.filter(person=by).exclude(state=BookingState.CANCELLED).exists():
        raise Refused(_("You are on its list already."))
    for lack in lacks_for_session(by, session, now=now):
        raise Refused(lack)
    taken = session.bookings.filter(state=BookingState.BOOKED).count()
    row = Booking.objects.create(
        session=session, person=by, booked_at=now, access_needs=access_needs.strip(),
        state=BookingState.BOOKED if taken < session.places else BookingState.WAITING,
    )  # fmt: skip
    record(
        by, "citizens.session.booked", row, capacity=capacity, now=now, facts={"state": row.state}, touching=[session]
    )
    return row


@transaction.atomic
def give_back(booking: Booking, *, by: Person, now: datetime) -> Booking:
    """Give a place back, without a reason. Whoever has waited longest, and may come, gets it."""
    capacity = allow(policy.is_own_booking(by, booking, now=now))
    booking, session = locked(booking), locked(booking.session)
    move(booking, BOOKING, to=BookingState.CANCELLED)
    next_ones = fill_session(session, now)
    record(by, "citizens.session.given_back", booking, capacity=capacity, now=now, touching=[session, *next_ones])
    return booking


@transaction.atomic
def meet_needs(booking: Booking, *, needs_met: str, by: Person, now: datetime) -> Booking:
    """Say how somebody's access needs are met; they read it on their record."""
    capacity = allow(policy.may_offer_courses(by, booking.session.course.provider, now=now))
    booking = locked(booking)
    if not needs_met.strip():
        raise Refused(_("Say how it is met, or that it cannot be and what you offer instead."), field="needs_met")
    booking.needs_met = needs_met.strip()
    booking.save(update_fields=["needs_met"])
    record(by, "citizens.session.needs_met", booking, capacity=capacity, now=now)
    return booking


@transaction.atomic
def note_attendance(session: CourseSession, *, came: Sequence[Booking], by: Person, now: datetime) -> CourseSession:
    """Say who came. Raises Refused before it begins, or for a young person whose guardian's consent did not hold."""
    capacity = allow(policy.may_offer_courses(by, session.course.provider, now=now))
    session = locked(session)
    if session.starts_at > now:
        raise Refused(_("The session has not begun."))
    keys = {row.pk for row in came}
    rows = list(session.bookings.filter(state=BookingState.BOOKED).select_related("person"))
    for row in rows:
        young = row.person.is_under_18(session.starts_at.date())
        if row.pk in keys and young and GuardianConsent.objects.in_force(row.person, at=session.starts_at) is None:
            raise Refused(
                _("%(name)s had no guardian’s consent when it began. Tell the safeguarding lead.")
                % {"name": row.person.first_name},
                field="came",
            )
        move(row, BOOKING, to=BookingState.CAME if row.pk in keys else BookingState.MISSED)
    for row in session.bookings.filter(state=BookingState.WAITING):
        move(row, BOOKING, to=BookingState.CANCELLED)
    move(session, SESSION, to=SessionState.HELD)
    record(by, "citizens.session.held", session, capacity=capacity, now=now, touching=rows)
    return session


@transaction.atomic
def cancel_session(session: CourseSession, *, reasons: str, by: Person, now: datetime) -> CourseSession:
    """Call a session off, say why, and tell everybody on its list at once."""
    capacity = allow(policy.may_offer_courses(by, session.course.provider, now=now))
    session = locked(session)
    if not reasons.strip():
        raise Refused(_("Say why it does not take place."), field="reasons")
    waited = session.bookings.filter(state__in=[BookingState.BOOKED, BookingState.WAITING])
    rows = list(waited.select_related("person", "session__course"))
    for row in rows:
        move(row, BOOKING, to=BookingState.CANCELLED)
        tell_called_off(row, reasons.strip(), now=now)
    move(session, SESSION, to=SessionState.CANCELLED)
    record(
        by, "citizens.session.cancelled", session, capacity=capacity, now=now, reasons=reasons.strip(), touching=rows
    )
    return session


@transaction.atomic
def take_back_consent(consent: GuardianConsent, *, by: Person, now: datetime) -> list[Booking]:
    """A guardian takes their consent back, and with it every place the young person has: in sessions to come, on tasks
    that are not finished, in draws. Each goes to whoever waits."""
    withdraw_consent(consent, by=by, now=now)
    # The public record does not say that whoever gave a place back is under 18.
    return free_what_is_held(consent.person, capacity=_("for a member"), by=by, now=now)


@transaction.atomic
def remind(booking: Booking, *, by: Person, now: datetime) -> Booking:
    """Note that somebody was reminded of their session; once."""
    capacity = allow(policy.may_remind(by, booking, now=now))
    booking = locked(booking)
    if booking.reminded_at is not None or booking.state != BookingState.BOOKED:
        raise Refused(_("They were reminded already, or have no place."))
    booking.reminded_at = now
    booking.save(update_fields=["reminded_at"])
    record(by, "citizens.session.reminded", booking, capacity=capacity, now=now)
    return booking
