"""What somebody still needs before they take part: each thing as a sentence that says how to mend it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.citizens.models import (
    Acceptance,
    CitizenTask,
    Completion,
    CourseSession,
    Membership,
    TaskKind,
    TwoWayAgreement,
)
from folkmoot.citizens.models.checks import is_checked
from folkmoot.core.clock import day_of
from folkmoot.people.models import GuardianConsent
from folkmoot.people.models.consent import responsible_adult_of

# Tasks that judge other people's bids or other people: the core course comes first (ledgers LA-01, EN-12).
NEEDS_CORE = (TaskKind.TENDER_EVALUATION, TaskKind.INTERVIEW_PANEL)


def has_accepted(person: Any, operator: Any) -> bool:
    """Whether both sides accepted the version of the agreement that is in use now."""
    current = TwoWayAgreement.objects.current_of(operator)
    return current is not None and (
        Acceptance.objects.filter(agreement=current, person=person, scheme_accepted_at__isnull=False).exists()
    )


def lacks_to_take_part(person: Any, *, now: datetime) -> Iterator[str]:
    """What a member lacks before any task or session: consent, a responsible adult, the agreement (PO-03, PO-07)."""
    today, membership = day_of(now), Membership.objects.current_of(person)
    if person.is_under_18(today):
        if GuardianConsent.objects.in_force(person, at=now) is None:
            yield _("Your parent or guardian must agree first. You can ask them from your record.")
        adult = responsible_adult_of(person, today)
        if adult is None:
            yield _("The volunteer centre must name an adult who looks out for you. It has been told.")
        elif not is_checked(adult.adult, now):
            yield _("The check of the adult who looks out for you is out of date. The volunteer centre must renew it.")
    if membership and not has_accepted(person, membership.operator_id):
        yield _("You and the volunteer centre must both accept the agreement that is in use now.")


def lacks_for_task(person: Any, task: CitizenTask, *, now: datetime) -> Iterator[str]:
    """What is missing for this person and this task: what every task needs, and, with under-18s or adults at risk,
    risks that were looked at and two adults whose checks are in date."""
    yield from lacks_to_take_part(person, now=now)
    learnt = Completion.objects.filter(person=person, completed_date__lte=day_of(now))
    if task.kind in NEEDS_CORE and not learnt.filter(course__is_core=True).exists():
        yield _("Complete the core course first. It prepares you to judge what others wrote and said.")
    if task.training and not learnt.filter(course=task.training).exists():
        yield _("Complete “%(course)s” first. This task needs it.") % {"course": task.training.title}
    if not (person.is_under_18(day_of(now)) or task.with_adults_at_risk):
        return
    signed = task.risks.filter(end_date__gt=day_of(now)).select_related("host", "second_adult").order_by("-signed_at")
    latest = signed.first()
    if latest is None:
        yield _("Its risks must be looked at first. The officer of the task does that with the volunteer centre.")
    elif not (is_checked(latest.host, now) and is_checked(latest.second_adult, now)):
        yield _("The check of an adult who is there is out of date. The volunteer centre must renew it.")


def lacks_for_session(person: Any, session: CourseSession, *, now: datetime) -> Iterator[str]:
    """What somebody under 18 still needs before they sit in a session: the consent, their adult, risks that were looked
    at, and two adults whose checks hold until it ends."""
    day = day_of(session.starts_at)
    if not person.is_under_18(day):
        return
    if GuardianConsent.objects.in_force(person, at=now) is None:
        yield _("Your parent or guardian must agree first. You can ask them from your record.")
    adult = responsible_adult_of(person, day)
    if adult is None or not is_checked(adult.adult, session.starts_at, session.ends_at):
        yield _("The volunteer centre must name an adult who looks out for you, with a check in date on that day.")
    risk = session.risks.filter(end_date__gt=day).select_related("host", "second_adult").order_by("-signed_at").first()
    if risk is None:
        yield _("The risks of this session must be looked at first. The volunteer centre does that.")
    elif not all(is_checked(one, session.starts_at, session.ends_at) for one in (risk.host, risk.second_adult)):
        yield _("The check of an adult who is there does not hold until the session ends.")
