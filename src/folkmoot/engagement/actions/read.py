from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record, refresh
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.models import Consultation, Response, ResponseTheme, Theme
from folkmoot.engagement.states import CONSULTATION, ConsultationState
from folkmoot.people.models import Person


@transaction.atomic
def close_consultation(consultation: Consultation, *, by: Person, now: datetime) -> Consultation:
    """Close a consultation when its last day is over, so that the answers can be read.

    Raises Refused before then: whoever was promised the whole last day has it.
    """
    capacity = allow(policy.may_run(by, consultation, now=now))
    consultation = locked(consultation)
    if consultation.state == ConsultationState.OPEN and day_of(now) <= consultation.closes_date:
        raise Refused(_("People may answer until the end of the last day. Close it the day after."))
    consultation.closed_at = now
    move(consultation, CONSULTATION, to=ConsultationState.CLOSED)
    consultation.save(update_fields=["closed_at"])
    record(
        by, "engagement.consultation.closed", consultation, capacity=capacity, now=now, touching=[consultation.project]
    )
    return consultation


@transaction.atomic
def add_theme(consultation: Consultation, *, title: str, you_said: str, by: Person, now: datetime) -> Theme:
    """Name something that several people said. Raises Refused unless the consultation is being read."""
    capacity = allow(policy.may_run(by, consultation, now=now))
    refuse_unless_being_read(locked(consultation))
    theme = Theme.objects.create(consultation=consultation, title=title, you_said=you_said)
    record(
        by, "engagement.theme.added", theme, capacity=capacity, now=now, touching=[consultation, consultation.project]
    )
    return theme


@transaction.atomic
def read_response(response: Response, *, themes: Sequence[Theme] = (), by: Person, now: datetime) -> Response:
    """Mark an answer as read, with the themes it speaks to (none is allowed: then it was read, and stands alone).

    Raises Refused unless the consultation is being read and every theme is its own.
    """
    consultation = response.consultation
    capacity = allow(policy.may_run(by, consultation, now=now))
    refuse_unless_being_read(locked(consultation))
    if any(theme.consultation_id != consultation.pk for theme in themes):
        raise Refused(_("Choose themes of this consultation."), field="themes")
    response.read_at = response.read_at or now
    response.save(update_fields=["read_at"])
    ResponseTheme.objects.filter(response=response).delete()
    ResponseTheme.objects.bulk_create(ResponseTheme(response=response, theme=theme) for theme in themes)
    record(
        by, "engagement.response.read", response, capacity=capacity, now=now,
        words={"themes": "; ".join(theme.title for theme in themes)},
    )  # fmt: skip
    # Not "touching": a line for each answer on a public timeline would count them, however few they are.
    refresh([consultation, consultation.project], now)
    return response


def refuse_unless_being_read(consultation: Consultation) -> None:
    if consultation.state != ConsultationState.CLOSED:
        raise Refused(_("Answers are read, and answered, between the last day and the final account."))
