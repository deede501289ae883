from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record, refresh
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.hearing.reach import gaps
from folkmoot.engagement.models import Consultation, Reading, Response, ResponseTheme, Theme
from folkmoot.engagement.states import CONSULTATION, ConsultationState
from folkmoot.people.models import Person

STEP = 500


@transaction.atomic
def close_consultation(consultation: Consultation, *, by: Person, now: datetime) -> Consultation:
    """Close a consultation when its last day is over, so that the answers can be read.

    Who was not reached is worked out beside the census and kept with it (ledger EN-19).

    Raises Refused before then: whoever was promised the whole last day has it.
    """
    capacity = allow(policy.may_run(by, consultation, now=now))
    consultation = locked(consultation)
    if consultation.state == ConsultationState.OPEN and day_of(now) <= consultation.closes_date:
        raise Refused(_("People may answer until the end of the last day. Close it the day after."))
    consultation.closed_at, consultation.gaps = now, gaps(consultation)
    move(consultation, CONSULTATION, to=ConsultationState.CLOSED)
    consultation.save(update_fields=["closed_at", "gaps"])
    record(
        by, "engagement.consultation.closed", consultation, capacity=capacity, now=now, touching=[consultation.project],
        facts={"gaps": consultation.gaps},
    )  # fmt: skip
    return consultation


@transaction.atomic
def add_theme(
    consultation: Consultation, *, title: str, you_said: str, suggested_because: str = "", by: Person, now: datetime
) -> Theme:
    """Name something that several people said. One that counting words suggested waits for a second person.

    Raises Refused unless the consultation is being read.
    """
    capacity = allow(policy.may_run(by, consultation, now=now))
    refuse_unless_being_read(locked(consultation))
    theme = Theme.objects.create(
        consultation=consultation, title=title, you_said=you_said, suggested_because=suggested_because, named_by=by
    )
    record(
        by, "engagement.theme.added", theme, capacity=capacity, now=now, touching=[consultation, consultation.project],
        facts={"suggested": bool(suggested_because)},
    )  # fmt: skip
    return theme


@transaction.atomic
def confirm_theme(theme: Theme, *, by: Person, now: datetime) -> Theme:
    """Agree that a suggested theme is there. Raises Refused for whoever took it up: two people have to agree."""
    capacity = allow(policy.may_run(by, theme.consultation, now=now))
    refuse_unless_being_read(locked(theme.consultation))
    theme = locked(theme)
    if not theme.waits_for_a_second_person:
        raise Refused(_("This theme needs no second person."))
    if theme.named_by_id == by.pk:
        raise Refused(_("You took this theme up. Somebody else has to agree that it is there."))
    theme.confirmed_by, theme.confirmed_at = by, now
    theme.save(update_fields=["confirmed_by", "confirmed_at"])
    record(by, "engagement.theme.confirmed", theme, capacity=capacity, now=now, touching=[theme.consultation])
    return theme


@transaction.atomic
def drop_theme(theme: Theme, *, by: Person, now: datetime) -> None:
    """Take out a theme that nobody answered yet: what it was heard in is read again."""
    capacity = allow(policy.may_run(by, theme.consultation, now=now))
    consultation = locked(theme.consultation)
    refuse_unless_being_read(consultation)
    if theme.acted is not None:
        raise Refused(_("This theme has been answered, so it stays."))
    title = theme.title
    theme.delete()
    record(by, "engagement.theme.dropped", consultation, capacity=capacity, now=now, words={"theme": title})


@transaction.atomic
def read_response(response: Response, *, themes: Sequence[Theme] = (), by: Person, now: datetime) -> Response:
    """Mark an answer as read, with the themes it speaks to (none is allowed: then it was read, and stands alone).

    Each reader's own hearing is kept, so that two can be compared; what was saved last is what counts. Raises Refused
    unless the consultation is being read and every theme is its own.
    """
    consultation = _readable(response.consultation, themes, by, now)
    _hear(Response.objects.filter(pk=response.pk), themes, by, now)
    response.refresh_from_db(fields=["read_at"])
    record(
        by, "engagement.response.read", response, capacity=allow(policy.may_run(by, consultation, now=now)), now=now,
        words={"themes": "; ".join(theme.title for theme in themes)},
    )  # fmt: skip
    # Not "touching": a line for each answer on a public timeline would count them, however few they are.
    refresh([consultation, consultation.project], now)
    return response


@transaction.atomic
def read_alike(response: Response, *, themes: Sequence[Theme] = (), by: Person, now: datetime) -> int:
    """Read every answer in the same words at once, as one group. Each still counts as one. Returns how many."""
    if not response.sameness:
        raise Refused(_("This answer has words of its own. Read it by itself."))
    consultation = _readable(response.consultation, themes, by, now)
    alike = consultation.responses.standing().filter(sameness=response.sameness)
    count = _hear(alike, themes, by, now)
    record(
        by, "engagement.response.read_alike", response, capacity=allow(policy.may_run(by, consultation, now=now)),
        now=now, words={"themes": "; ".join(theme.title for theme in themes), "count": str(count)},
    )  # fmt: skip
    refresh([consultation, consultation.project], now)
    return count


def _readable(consultation: Consultation, themes: Sequence[Theme], by: Person, now: datetime) -> Consultation:
    allow(policy.may_run(by, consultation, now=now))
    consultation = locked(consultation)
    refuse_unless_being_read(consultation)
    if any(theme.consultation_id != consultation.pk for theme in themes):
        raise Refused(_("Choose themes of this consultation."), field="themes")
    return consultation


def _hear(responses: QuerySet[Response], themes: Sequence[Theme], by: Person, now: datetime) -> int:
    """Write the same themes on every one of these answers, in steps that do not grow with their number."""
    pks = list(responses.values_list("pk", flat=True))
    for start in range(0, len(pks), STEP):
        some = pks[start : start + STEP]
        Response.objects.filter(pk__in=some, read_at=None).update(read_at=now)
        ResponseTheme.objects.filter(response__in=some).delete()
        ResponseTheme.objects.bulk_create(ResponseTheme(response_id=pk, theme=theme) for pk in some for theme in themes)
        Reading.objects.filter(response__in=some, reader=by).delete()
        heard = [theme.pk for theme in themes]
        Reading.objects.bulk_create(Reading(response_id=pk, reader=by, themes=heard, read_at=now) for pk in some)
    return len(pks)


def refuse_unless_being_read(consultation: Consultation) -> None:
    if consultation.state != ConsultationState.CLOSED:
        raise Refused(_("Answers are read, and answered, between the last day and the final account."))
