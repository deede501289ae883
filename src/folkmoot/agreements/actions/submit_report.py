from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy, queries
from folkmoot.agreements.models import Measure, Report, Result
from folkmoot.agreements.states import REPORT, ReportState
from folkmoot.agreements.words import day
from folkmoot.core.clock import day_of
from folkmoot.core.listings import tie
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person


@dataclass(frozen=True)
class Answer:
    """What a report says of one measure: the figure, how it is known, and a word about it."""

    value: Decimal | None
    source: str = ""
    note: str = ""


@transaction.atomic
def save_report(
    report: Report,
    *,
    answers: Mapping[Measure, Answer],
    story: str = "",
    user_voices: int | None = None,
    hours_spent: Decimal | None = None,
    voices_changed: str = "",
    equality_help: str = "",
    seen_version: int | None = None,
    by: Person,
    now: datetime,
) -> Report:
    """Keep what is written so far; nobody but the provider reads it yet. Any answer may still be missing."""
    capacity = allow(policy.may_report(by, report, now=now))
    more = {"voices_changed": voices_changed, "equality_help": equality_help}
    report = _written(report, answers, story, user_voices, hours_spent, more, seen_version)
    record(by, "agreements.report.saved", report, capacity=capacity, now=now, facts={"period": report.end_date})
    return report


@transaction.atomic
def submit_report(
    report: Report,
    *,
    answers: Mapping[Measure, Answer],
    story: str,
    user_voices: int,
    hours_spent: Decimal | None = None,
    voices_changed: str = "",
    equality_help: str = "",
    seen_version: int | None = None,
    by: Person,
    now: datetime,
) -> Report:
    """Send a period's report, once, to everyone. Each value becomes a result on the thread.

    Raises NotAllowed unless `by` works for the provider; Refused before the period has ended, or when a measure
    asked in this period has no value or does not say how it is known.
    """
    capacity = allow(policy.may_report(by, report, now=now))
    more = {"voices_changed": voices_changed, "equality_help": equality_help}
    report = _written(report, answers, story, user_voices, hours_spent, more, seen_version)
    _check(report, day_of(now))
    report.submitted_at, report.submitted_as, report.submitted_by = now, capacity, by
    report.save(update_fields=["submitted_at", "submitted_as", "submitted_by"])
    move(report, REPORT, to=ReportState.SUBMITTED)
    results = list(report.results.select_related("measure").order_by("pk"))
    record(
        by, "agreements.report.submitted", report, capacity=capacity, now=now,
        facts={"period": report.end_date, "results": len(results), "voices": report.user_voices},
        touching=[report.agreement, report.agreement.project, *results],
    )  # fmt: skip
    for result in results:
        tie(earlier=result.measure, later=result, now=now)
    return report


def _written(
    report: Report,
    answers: Mapping[Measure, Answer],
    story: str,
    user_voices: Any,
    hours: Any,
    more: dict[str, str],
    seen_version: int | None,
) -> Report:
    """The report with these words in it, held for this change."""
    report = locked(report)
    if report.state != ReportState.DUE:
        raise Refused(_("This report has been sent. The funder can ask for it again if something must change."))
    fields = {"story": story, "user_voices": user_voices, "hours_spent": hours, **more}
    refuse_if_changed(report, seen_version=report.version if seen_version is None else seen_version, yours=fields)
    for name, value in fields.items():
        setattr(report, name, value)
    report.save()
    asked = {measure.pk for measure in queries.measures_asked(report)}
    for measure, answer in answers.items():
        if measure.pk not in asked:
            raise Refused(_("“%s” is not asked in this period.") % measure.title)
        if answer.value is None:
            Result.objects.filter(report=report, measure=measure).delete()
        else:
            words = {"value": answer.value, "source": answer.source, "note": answer.note}
            Result.objects.update_or_create(report=report, measure=measure, defaults=words)
    return report


def _check(report: Report, today: Any) -> None:
    if today < report.end_date:
        raise Refused(
            _("This period ends on %s. You can save what you have now, and send it after that.") % day(report.last_date)
        )
    results = {result.measure_id: result for result in report.results.all()}
    for measure in queries.measures_asked(report):
        result = results.get(measure.pk)
        if result is None:
            raise Refused(_("Enter a figure for “%s”.") % measure.title, field=f"value_{measure.pk}")
        if not result.source.strip():
            raise Refused(_("Say how you know the figure for “%s”.") % measure.title, field=f"source_{measure.pk}")
    if not report.story.strip():
        raise Refused(_("Tell us what happened, in your own words."), field="story")
    if report.user_voices is None:
        raise Refused(_("Say how many people told you how it is; 0 if nobody did."), field="user_voices")
