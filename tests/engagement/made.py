"""Consultations for tests, made through actions: `made.opened(cast, now)`."""

from datetime import timedelta

from folkmoot.commitments.models import Signatory
from folkmoot.core.clock import day_of
from folkmoot.engagement.actions import (
    Asked,
    InFormat,
    add_theme,
    announce,
    answer_theme,
    close_consultation,
    complete_consultation,
    open_consultation,
    prepare_consultation,
    read_response,
    respond,
)  # fmt: skip
from folkmoot.engagement.guest import Guest
from folkmoot.engagement.models import QuestionKind
from tests.commissioning import made as commissioning
from tests.kept import kept

DAY = timedelta(days=1)
START = 91 * DAY
CAMPAIGN = "Please keep the library open because we all need it very much indeed."


def project(cast, now, **changes):
    """A project of the council, led by cast.lead."""
    return commissioning.project(cast, now, **changes)


def signed(cast, now):
    """The council signs the Compact."""
    return Signatory.objects.create(
        rulebook_code="sutton-compact", body=cast.bodies.council, side="public", signed_date=day_of(now) - 400 * DAY
    )


def words(now, **changes):
    """Everything a consultation needs before it may open."""
    fields = {
        "title": "How should we keep people company?",
        "summary": "We want to help people who are alone in the mornings.",
        "why": "You know which places feel welcoming.",
        "level": "consult",
        "promise": "We read every answer and say what we did with it.",
        "can_change": "Where, when and what happens there.",
        "cannot_change": "The money: £96,000 over two years.",
        "options": "A café each weekday (£48,000 a year), or visits at home (£60,000 a year).",
        "who_decides": "The People Committee",
        "contact": "Commissioning team, 020 7946 0000",
        "opens_date": day_of(now) + 14 * DAY,
        "closes_date": day_of(now) + (14 + 90) * DAY,
        "nothing_decided": True,
    }
    return {**fields, **changes}


QUESTIONS = (
    Asked("What would help you most?", is_required=True),
    Asked("Which do you prefer?", QuestionKind.CHOICE, ("A café", "Visits at home"), is_required=True),
    Asked("Anything else?"),
)


def prepared(cast, now, *, on=None, by=None, questions=QUESTIONS, **changes):
    return prepare_consultation(
        on or project(cast, now), by=by or cast.lead, now=now, questions=questions,
        formats=[InFormat("Easy Read", ready_by_date=day_of(now) + 20 * DAY)], **words(now, **changes),
    )  # fmt: skip


def announced(cast, now, **changes):
    """Announced at `now`; opens in 14 days, for 90 days."""
    return announce(prepared(cast, now, **changes), by=changes.get("by") or cast.lead, now=now)


def opened(cast, now, **changes):
    """Open from `now` for 90 days, announced 14 days earlier."""
    consultation = announced(cast, now - 14 * DAY, **changes)
    return open_consultation(consultation, by=changes.get("by") or cast.lead, now=now)


def said(consultation, first="A warm room with no agenda.", choice="A café", third=""):
    """Answers to the three questions of QUESTIONS."""
    return dict(zip(consultation.questions.order_by("position"), (first, choice, third), strict=True))


def said_first(consultation):
    """Answers to the first two questions, whatever comes after."""
    return dict(zip(consultation.questions.order_by("position")[:2], ("Warm.", "A café"), strict=True))


def answered(consultation, by, now, **changes):
    return respond(consultation, answers=said(consultation), by=by, now=now, **changes)


FOR_RIVERSIDE = {
    "represents": "Forty people who come to our three halls.",
    "gathered_how": "As their anchor; we asked at each hall in one week.",
    "basis": "The halls' committees asked us to.",
    "groups_asked": ["members", "volunteers"],
}


def closed(cast, now, **changes):
    """Closed at `now`, opened 91 days earlier, with three answers, one of them for an organisation."""
    start = now - 91 * DAY
    consultation = opened(cast, start, **changes)
    for who in (cast.resident, cast.neighbour):
        answered(consultation, who, start + 3 * DAY)
    answered(consultation, cast.vco, start + 5 * DAY, organisation=cast.bodies.riverside, **FOR_RIVERSIDE)
    return close_consultation(consultation, by=changes.get("by") or cast.lead, now=now)


def read_all(cast, consultation, now, by=None):
    """Every answer read and one theme answered."""
    by = by or cast.lead
    theme = add_theme(consultation, title="Warmth", you_said="A warm room matters most.", by=by, now=now)
    for response in consultation.responses.all():
        read_response(response, themes=[theme], by=by, now=now)
    answer_theme(theme, acted=True, we_did="Heating is in the specification.", by=by, now=now)
    return consultation


def read(cast, now, **changes):
    """Closed, every answer read and one theme answered."""
    return read_all(cast, closed(cast, now, **changes), now, by=changes.get("by"))


def completed(cast, now, **changes):
    return complete_consultation(
        read(cast, now, **changes), promise_answer="We read all answers.", by=changes.get("by") or cast.lead, now=now
    )


def respond_as(consultation, by, now, text="A warm room with no agenda.", choice="A café", **more):
    return respond(consultation, answers=said(consultation, text, choice), by=by, now=now, **more)


@kept
def heard(cast, now):
    """Closed at `now`: four in the same words, one of their own that may be published, one that may not."""
    consultation = opened(cast, now - START, without_account=True)
    for _copy in range(4):
        respond_as(consultation, Guest(), now - 80 * DAY, CAMPAIGN)
    own = "Mrs Underhill, 020 7946 0018, keeps the room warm."
    respond_as(consultation, cast.resident, now - 79 * DAY, own, may_be_published=True, wants_news=True)
    respond_as(consultation, cast.neighbour, now - 78 * DAY)
    return close_consultation(consultation, by=cast.lead, now=now)
