"""What keeps a decision report off an agenda."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.commissioning.models import DecisionReport, Project
from folkmoot.commissioning.snapshots import snapshot
from folkmoot.commitments.models import Undertaking

PRINCIPLES = "PR"


def principles_of(project: Project) -> list[Undertaking]:
    """The principles of the framework version a project was begun under, in order."""
    return list(
        Undertaking.objects.filter(rulebook=project.framework_id, section__number=PRINCIPLES).order_by("position")
    )


def what_a_report_lacks(
    report: DecisionReport, held: dict[str, Any], *, principles_open: int, today: date
) -> list[str]:
    """What keeps a report off an agenda, as sentences that say how to mend it. `held` is its project's snapshot."""
    lacks = []
    if held["specification"] is None:
        lacks.append(_("Agree the specification."))
    if held["options"] is None:
        lacks.append(_("Agree the comparison of options."))
    if principles_open > 0:
        lacks.append(
            ngettext("Answer the last principle.", "Answer the %(count)s principles still open.", principles_open)
            % {"count": principles_open}
        )
    if report.meeting_date < today:
        lacks.append(_("The date of the meeting has passed: give the next one."))
    if report.is_key_decision:
        if not report.financial.strip():
            lacks.append(_("A key decision says what it means for money."))
        if not report.equality.strip():
            lacks.append(_("A key decision says what it means for equality."))
        if stale := _what_an_assessment_lacks(held["assessment"], today):
            lacks.append(stale)
    return lacks


def _what_an_assessment_lacks(held: dict[str, Any] | None, today: date) -> str:
    if held is None:
        return _("A key decision needs a signed equality impact assessment, or a signed screening.")
    if held["stale_because"]:
        return _("The equality impact assessment was signed before %(change)s. Sign a new version.") % {
            "change": held["stale_because"]
        }
    if date.fromisoformat(held["review_date"]) < today:
        return _("The equality impact assessment was to be looked at again by now. Sign a new version.")
    return ""


def lacking_now(report: DecisionReport, today: date) -> list[str]:
    """What keeps a report off an agenda, read from the project as it is now."""
    still_open = len(principles_of(report.project)) - report.principles.count()
    return what_a_report_lacks(report, snapshot(report.project), principles_open=still_open, today=today)
