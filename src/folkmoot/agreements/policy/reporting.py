"""Who may add to a report, change a signed measure, visit, evaluate, and read what the funder holds."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.agreements.models import Agreement, Evaluation, MeasureChange, MonitoringVisit, Report
from folkmoot.agreements.policy.agreements import acts_for_funder, acts_for_provider, may_edit_measures
from folkmoot.agreements.policy.parties import is_party
from folkmoot.citizens.models import Assignment
from folkmoot.citizens.models.task import TaskKind
from folkmoot.citizens.policy import is_member
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as

may_change_signed_measure = may_edit_measures


def may_answer_change(person: Any, change: MeasureChange, *, now: datetime) -> Answer:
    """The other side than the one that proposed it; nobody agrees with themselves."""
    agreement = change.measure.agreement
    if change.by_funder:
        if acts_for_funder(person, agreement.funder, now=now):
            return no(_("You act for the funder, which proposed this. The provider answers."))
        return acts_for_provider(person, agreement.provider, now=now)
    return acts_for_funder(person, agreement.funder, now=now)


def may_note_delivery(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    return acts_for_provider(person, agreement.provider, now=now)


def may_certify(person: Any, report: Report, *, now: datetime) -> Answer:
    """Another person at the provider than the one who sent it."""
    if report.submitted_by_id is not None and report.submitted_by_id == getattr(person, "pk", None):
        return no(_("You sent this report, so somebody else certifies it."))
    return acts_for_provider(person, report.agreement.provider, now=now)


def may_note(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    return acts_for_funder(person, agreement.funder, now=now)


def may_read_held(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    """What the funder holds, the provider sees: the parties, and nobody else."""
    return is_party(person, agreement, now=now)


def monitoring_task(person: Any, agreement: Agreement) -> Assignment | None:
    """The task of checking this service that the person chose, if they did and have not given it back."""
    key = getattr(person, "pk", None)
    if key is None:
        return None
    theirs = Assignment.objects.standing().filter(person=key, task__kind=TaskKind.MONITORING)
    return theirs.filter(task__project=agreement.project_id).order_by("-pk").first()


def may_visit(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    """A citizen commissioner who was admitted to the scheme and chose to check this service."""
    member = is_member(person, now=now)
    if not member:
        return member
    if is_party(person, agreement, now=now):
        return no(_("You work for a party to this agreement, so somebody else visits."))
    if monitoring_task(person, agreement) is None:
        return no(_("Choose the task of checking how this service is doing first."))
    return member


def may_answer_visit(person: Any, visit: MonitoringVisit, *, now: datetime) -> Answer:
    return acts_for_provider(person, visit.agreement.provider, now=now)


def may_plan_evaluation(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    return acts_for_funder(person, agreement.funder, now=now)


def may_evaluate(person: Any, evaluation: Evaluation, *, now: datetime) -> Answer:
    """The evaluator's own people, while the evaluation runs."""
    today = day_of(now)
    if not evaluation.from_date <= today < evaluation.until_date:
        return no(_("The evaluation does not run today, so its figures are closed."))
    return acts_as(person, RoleKind.EVALUATOR, at=evaluation.evaluator, now=now)
