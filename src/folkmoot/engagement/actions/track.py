from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.intake import Report, RowProblem
from folkmoot.core.intake.opening import Opened
from folkmoot.core.intake.report import Weight
from folkmoot.core.intake.tables import read_table
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.engagement import policy, tracking
from folkmoot.engagement.models import Consultation, Theme
from folkmoot.engagement.states import ConsultationState
from folkmoot.people.models import Person


@transaction.atomic
def bring_in_results(consultation: Consultation, *, opened: Opened, dry_run: bool, by: Person, now: datetime) -> Report:
    """Bring tracked results in from the spreadsheet they went out as; `dry_run` only says what it would do.

    A row without a number is a new theme while the answers are being read. Raises FileRefused for what is no table,
    and Refused before there is anything to track.
    """
    capacity = allow(policy.may_run(by, consultation, now=now))
    consultation = locked(consultation)
    if consultation.state not in (ConsultationState.CLOSED, ConsultationState.COMPLETE):
        raise Refused(_("Results are tracked once people can no longer answer."), field="file")
    report = Report(kind="results", file_name=opened.name, dry_run=dry_run)
    titles, rows = read_table(opened, report)
    themes = {theme.pk: theme for theme in consultation.themes.order_by("pk")}
    for result in tracking.read_rows(titles, rows, report):
        theme = themes.get(result.number) if result.number else None
        if result.number and theme is None:
            _refuse(report, result, _("No theme of this consultation has the number %(number)s.") % {"number": result.number})  # fmt: skip
        elif theme is not None:
            _change(theme, result, consultation, dry_run, report, now)
        else:
            _add(result, consultation, dry_run, report, by, now)
    if not dry_run:
        record(
            by, "engagement.results.brought_in", consultation, capacity=capacity, now=now, touching=[consultation.project],
            facts={"added": report.added, "changed": report.changed, "refused": report.refused},
        )  # fmt: skip
    return report


def _refuse(report: Report, result: tracking.Result, sentence: str) -> None:
    report.note(RowProblem(None, str(result.values.get("title", "")), "", sentence, Weight.REFUSED))


def _change(
    theme: Theme, result: tracking.Result, consultation: Consultation, dry_run: bool, report: Report, now: datetime
) -> None:
    values = dict(result.values)
    note = values.get("note", theme.note)
    values["note"] = "\n".join([note, *(line for line in values.pop("_others", []) if line not in note)]).strip()
    different = {name: value for name, value in values.items() if getattr(theme, name) != value}
    fixed = [name for name in different if name not in tracking.ALWAYS]
    if fixed and consultation.state == ConsultationState.COMPLETE:
        named = ", ".join(tracking.columns()[name] for name in fixed)
        _refuse(report, result, _("People have been told this, so it stays: %(names)s.") % {"names": named})
        return
    for name, value in different.items():
        setattr(theme, name, value)
    sentence = _what_is_wrong(theme)
    if sentence:
        _refuse(report, result, sentence)
        return
    report.changed += bool(different)
    report.unchanged += not different
    if different and not dry_run:
        theme.answered_at = theme.answered_at or (now if theme.acted is not None else None)
        theme.save()


def _add(
    result: tracking.Result, consultation: Consultation, dry_run: bool, report: Report, by: Person, now: datetime
) -> None:
    values = dict(result.values)
    values["note"] = "\n".join([values.get("note", ""), *values.pop("_others", [])]).strip()
    theme = Theme(consultation=consultation, named_by=by, **values)
    if consultation.state == ConsultationState.COMPLETE:
        sentence = _("The account is published. A new result belongs to a new consultation.")
    else:
        sentence = _what_is_wrong(theme)
    if sentence:
        _refuse(report, result, sentence)
        return
    report.added += 1
    if not dry_run:
        theme.answered_at = now if theme.acted is not None else None
        theme.save()


def _what_is_wrong(theme: Theme) -> str:
    if not theme.title or not theme.you_said:
        return _("A theme needs a few words and what people said.")
    if theme.acted is True and not theme.we_did:
        return _("Say what you did, or will do.")
    if theme.acted is False and not theme.because:
        return _("Say why you did not act on this. It is published.")
    return ""
