from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.engagement import policy
from folkmoot.engagement.actions.survey import Asked, put_question, refuse_if_open
from folkmoot.engagement.models import AccessFormat, Consultation
from folkmoot.people.models import Person

# What may be written and rewritten until it opens.
WORDS = (
    "title", "summary", "why", "level", "promise", "can_change", "cannot_change", "options", "who_decides",
    "contact", "is_formal", "opens_date", "closes_date", "short_reason", "no_notice_reason", "nothing_decided",
    "without_account", "step_by_step", "language",
)  # fmt: skip


@dataclass(frozen=True)
class InFormat:
    """A format the consultation comes in: there already (link), by a day, or not, because."""

    name: str
    link: str = ""
    ready_by_date: date | None = None
    none_because: str = ""


@transaction.atomic
def prepare_consultation(
    project: Project,
    *,
    title: str,
    summary: str,
    opens_date: date,
    closes_date: date,
    questions: Sequence[Asked] = (),
    formats: Sequence[InFormat] = (),
    by: Person,
    now: datetime,
    **words: Any,
) -> Consultation:
    """Begin a consultation on a project. `words` are further fields of WORDS; all must be there before it opens.

    Raises NotAllowed unless `by` works for the project's body or a partner; Refused when the days are out of order.
    """
    capacity = allow(policy.may_prepare(by, project, now=now))
    check_days(opens_date, closes_date, day_of(now))
    consultation = Consultation.objects.create(
        project=project, title=title, summary=summary, opens_date=opens_date, closes_date=closes_date, **words
    )
    for asked in questions:
        put_question(consultation, asked)
    for given in formats:
        put_format(consultation, given)
    record(
        by, "engagement.consultation.prepared", consultation, capacity=capacity, now=now,
        facts={"opens": opens_date, "closes": closes_date}, touching=[project],
    )  # fmt: skip
    return consultation


@transaction.atomic
def revise_consultation(
    consultation: Consultation, *, seen_version: int, by: Person, now: datetime, **words: Any
) -> Consultation:
    """Change the words and days of a consultation that has not opened.

    Raises Refused once it is open: what people were asked stays as it was. Raises ChangedMeanwhile when somebody
    else saved after `seen_version`.
    """
    capacity = allow(policy.may_run(by, consultation, now=now))
    consultation = locked(consultation)
    refuse_if_open(consultation)
    refuse_if_changed(consultation, seen_version=seen_version, yours=words)
    for name in WORDS:
        setattr(consultation, name, words.get(name, getattr(consultation, name)))
    check_days(consultation.opens_date, consultation.closes_date, day_of(now))
    consultation.save()
    record(
        by, "engagement.consultation.revised", consultation, capacity=capacity, now=now,
        facts={"opens": consultation.opens_date, "closes": consultation.closes_date}, touching=[consultation.project],
    )  # fmt: skip
    return consultation


@transaction.atomic
def add_format(consultation: Consultation, *, given: InFormat, by: Person, now: datetime) -> AccessFormat:
    """Say in which format the consultation comes. A format may still be added while it is open."""
    capacity = allow(policy.may_run(by, consultation, now=now))
    row = put_format(consultation, given)
    record(by, "engagement.format.added", row, capacity=capacity, now=now, touching=[consultation])
    return row


@transaction.atomic
def remove_format(row: AccessFormat, *, by: Person, now: datetime) -> None:
    """Take a format out. Raises Refused once the consultation is open: somebody may rely on it."""
    capacity = allow(policy.may_run(by, row.consultation, now=now))
    consultation = locked(row.consultation)
    refuse_if_open(consultation)
    row.delete()
    record(by, "engagement.format.removed", consultation, capacity=capacity, now=now)


def put_format(consultation: Consultation, given: InFormat) -> AccessFormat:
    if not (given.link or given.ready_by_date or given.none_because):
        raise Refused(
            _("Say where this format is, by which day it will be ready, or why there is none."), field="ready_by_date"
        )
    return AccessFormat.objects.create(
        consultation=consultation,
        name=given.name,
        link=given.link,
        ready_by_date=given.ready_by_date,
        none_because=given.none_because,
    )


def check_days(opens: date, closes: date, today: date) -> None:
    if opens < today:
        raise Refused(_("The first day must be today or later."), field="opens_date")
    if closes <= opens:
        raise Refused(_("The last day to answer must come after the first day."), field="closes_date")
