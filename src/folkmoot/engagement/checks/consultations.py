"""What a consultation's own rows can show: the Compact, the law of consultation, and a gate."""

from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from folkmoot.commissioning.before_deciding import before_deciding
from folkmoot.commissioning.models import Decision, Project
from folkmoot.commissioning.states import GateOutcome, Stage
from folkmoot.commitments.checking import Verdict, broken, check, due, kept, not_applicable
from folkmoot.core.clock import day_of
from folkmoot.engagement.models import Consultation, Response
from folkmoot.engagement.readiness import FULL_DAYS, departures
from folkmoot.engagement.states import ConsultationState as State

BEFORE_OPENING = (State.DRAFT, State.NOTICED)
NEVER_OPENED = (*BEFORE_OPENING, State.WITHDRAWN)


@check("sutton-compact", "3.2.2", on=Consultation)
def early_notice_and_twelve_weeks(consultation: Consultation, today: date) -> Verdict:
    """Announced early, formal and open for 84 days; a published reason makes a departure *explained*."""
    if consultation.state == State.WITHDRAWN:
        return not_applicable(_("It was withdrawn before it opened."))
    if consultation.state in BEFORE_OPENING:
        if consultation.noticed_at:
            return due(_("Announced. It opens on the day below."), consultation.opens_date)
        return due(_("Not announced yet."), consultation.opens_date)
    found = departures(consultation)
    if found:
        return broken(" ".join(found))
    return kept(_("Announced early and open for %(days)s days.") % {"days": consultation.days})


@check("sutton-compact", "3.2.3", on=Consultation)
def people_are_told_what_changed(consultation: Consultation, today: date) -> Verdict:
    """Every theme answered in public, at the latest twelve weeks (a setting) after the last day."""
    if consultation.state in NEVER_OPENED:
        return not_applicable(_("It has not opened."))
    if consultation.state == State.COMPLETE:
        return kept(_("Every theme was answered: you said, we did, or we did not, because."))
    by = consultation.closes_date + timedelta(weeks=getattr(settings, "FOLKMOOT_FEEDBACK_WEEKS", 12))
    if today > by:
        return broken(_("People have not been told what changed because of what they said."))
    return due(_("People are to be told what changed because of what they said."), by)


@check("sutton-compact", "3.2.6", on=Response)
def an_organisation_asks_its_people(response: Response, today: date) -> Verdict:
    """Says whom it speaks for, how and on what basis, and which of its people it asked."""
    if response.organisation_id is None:
        return not_applicable(_("This answer is a person's own."))
    if not response.groups_asked:
        return broken(_("It says whom it speaks for, but not which of its people it asked before answering."))
    return kept(_("It says whom it speaks for and on what basis, and which of its people it asked."))


@check("gunning", "1", on=Consultation)
def asked_while_it_can_change(consultation: Consultation, today: date) -> Verdict:
    """No decision on the project, and no gate into delivery, before people were asked."""
    if consultation.state in NEVER_OPENED:
        return not_applicable(_("It has not opened."))
    project, opened = consultation.project, consultation.opens_date
    decided = Decision.objects.filter(report__project=project, approved=True, decided_date__lt=opened).exists()
    passed = project.gate_decisions.filter(
        outcome=GateOutcome.APPROVE, to_stage=Stage.DELIVER, decided_at__lt=consultation.opened_at
    ).exists()
    if decided or passed:
        return broken(_("A decision had been taken before people were asked."))
    return kept(_("It opened before any decision was taken."))


@check("gunning", "3", on=Consultation)
def enough_time_to_answer(consultation: Consultation, today: date) -> Verdict:
    """The law sets no number of days; our sign is twelve weeks, or fewer with the reason published."""
    if consultation.state in NEVER_OPENED:
        return not_applicable(_("It has not opened."))
    days = {"days": consultation.days}
    if consultation.days >= FULL_DAYS:
        return kept(_("Open for %(days)s days.") % days)
    if consultation.short_reason:
        return kept(_("Open for %(days)s days; the reason for fewer than 84 is published.") % days)
    return broken(_("Open for %(days)s days, with no reason published for so few.") % days)


@check("gunning", "4", on=Project)
def answers_are_read_before_the_decision(project: Project, today: date) -> Verdict:
    """No decision before each consultation that had opened is closed and every answer read."""
    opened = [row for row in project.consultations.all() if row.state not in NEVER_OPENED]
    if not opened:
        return not_applicable(_("No consultation has opened."))
    for consultation in opened:
        finished = read_by(consultation)
        decisions = Decision.objects.filter(
            report__project=project, approved=True, decided_date__gte=consultation.opens_date
        )
        if finished is None and decisions.exists():
            return broken(
                _("A decision was taken before the answers were read: “%(title)s”.") % {"title": consultation}
            )
        if finished is not None and decisions.filter(decided_date__lt=finished).exists():
            return broken(
                _("A decision was taken before the answers were read: “%(title)s”.") % {"title": consultation}
            )
    if any(read_by(row) is None for row in opened):
        return due(_("The answers are to be read before anything is decided."))
    return kept(_("Every answer was read before anything was decided."))


@before_deciding
def people_are_heard_first(project: Project, decided: date) -> str:
    """No approval dated before each consultation that had opened is closed and every answer read."""
    for consultation in project.consultations.exclude(state__in=NEVER_OPENED).filter(opens_date__lte=decided):
        finished = read_by(consultation)
        if finished is None or decided < finished:
            return _(
                "People were asked: “%(title)s”. Nothing can be decided before it is closed and every answer is read."
            ) % {"title": consultation}
    return ""


def read_by(consultation: Consultation) -> date | None:
    """The day by which it was closed and every answer read; None while that is still to come."""
    if consultation.closed_at is None or consultation.responses.standing().filter(read_at=None).exists():
        return None
    read = consultation.responses.standing().exclude(read_at=None)
    last = read.order_by("-read_at").values_list("read_at", flat=True).first()
    return day_of(max(filter(None, [consultation.closed_at, last])))


@check("commissioning-framework", "P5", on=Project)
def people_were_consulted_and_told(project: Project, today: date) -> Verdict:
    """Every consultation complete with "you said, we did"; or no consultation, with the reason."""
    held = [row for row in project.consultations.all() if row.state != State.WITHDRAWN]
    if not held:
        if project.no_consultation_reason:
            return kept(_("No consultation; the reason is published."))
        return due(_("No consultation yet, and no reason why none is needed."))
    if all(row.state == State.COMPLETE for row in held):
        return kept(_("People were consulted, and told what changed because of what they said."))
    waiting = next(row for row in held if row.state != State.COMPLETE)
    return due(_("“%(title)s” is %(state)s.") % {"title": waiting, "state": waiting.get_state_display()})
