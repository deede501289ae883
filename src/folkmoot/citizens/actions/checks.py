from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.law import rule
from folkmoot.citizens.models import CheckLevel, CheckRole, CitizenTask, DbsCheck, RiskAssessment
from folkmoot.citizens.models.checks import is_checked
from folkmoot.core.clock import add_months, day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Organisation, Person

LEVELS = list(CheckLevel)


@transaction.atomic
def name_check_role(
    operator: Organisation,
    *,
    name: str,
    highest_level: str,
    why: str,
    renew_months: int = 36,
    by: Person,
    now: datetime,
) -> CheckRole:
    """Say which role may be checked, up to which level, and why. Raises Refused without a reason."""
    capacity = allow(policy.may_run_scheme(by, operator, now=now))
    if not why.strip():
        raise Refused(_("Say what people in this role do that lets it be checked at this level."), field="why")
    if renew_months < 1:
        raise Refused(_("Give the number of months as 1 or more."), field="renew_months")
    row = CheckRole.objects.create(
        operator=operator, name=name.strip(), highest_level=highest_level, why=why.strip(), renew_months=renew_months,
        start_date=day_of(now),
    )  # fmt: skip
    record(by, "citizens.check.role_named", row, capacity=capacity, now=now, facts={"level": highest_level})
    return row


@transaction.atomic
def note_check(
    person: Person,
    *,
    role: CheckRole,
    level: str,
    issued_date: date,
    payer: Organisation | None,
    charged_to_volunteer: Decimal = Decimal(0),
    by: Person,
    now: datetime,
) -> DbsCheck:
    """Note that a check was seen; what it says is not kept.

    Raises NotAllowed for a check of one's own; Refused when the role is not eligible for the level, the person is too young for it, or the volunteer paid
    anything: the fee or an administrator's charge is the body's to pay (ledger PO-10).
    """
    capacity, today = allow(policy.may_note_check(by, person, role.operator, now=now)), day_of(now)
    if payer is None:
        raise Refused(_("Say which organisation paid. It is never the volunteer."), field="payer")
    if charged_to_volunteer != 0:
        raise Refused(
            _("A volunteer never pays for a check, nor any charge for handling it. Pay it back, then note the check."),
            field="charged_to_volunteer",
        )
    if LEVELS.index(CheckLevel(level)) > LEVELS.index(CheckLevel(role.highest_level)):
        words = {"role": role.name, "level": role.get_highest_level_display()}
        raise Refused(_("The role “%(role)s” may be checked up to the level “%(level)s” only.") % words, field="level")
    youngest = rule("youngest_for_enhanced", today)
    if (
        level in (CheckLevel.ENHANCED, CheckLevel.BARRED)
        and person.birth_date
        and person.age_on(today) < youngest.value
    ):
        raise Refused(str(youngest.words), field="level")
    if issued_date > today:
        raise Refused(_("A check cannot have been issued on a day that has not come."), field="issued_date")
    check = DbsCheck.objects.create(
        person=person, role=role, level=level, issued_date=issued_date, payer=payer, seen_as=capacity,
        renew_date=add_months(issued_date, role.renew_months), charged_to_volunteer=charged_to_volunteer,
        is_free=level in rule("free_for_volunteers", today).value,
    )  # fmt: skip
    record(by, "citizens.check.noted", check, capacity=capacity, now=now, facts={"level": level})
    return check


@transaction.atomic
def end_check(
    check: DbsCheck, *, because: str, ended_at: datetime | None = None, by: Person, now: datetime
) -> DbsCheck:
    """A check no longer holds, from a moment on: at noon is at noon. Raises Refused without a reason."""
    capacity = allow(policy.may_run_scheme(by, check.role.operator, now=now))
    check = locked(check)
    if not because.strip():
        raise Refused(_("Say why it no longer holds."), field="because")
    if check.ended_at is not None:
        raise Refused(_("This check has ended already."))
    check.ended_at, check.ended_because = ended_at or now, because.strip()
    check.save(update_fields=["ended_at", "ended_because"])
    record(by, "citizens.check.ended", check, capacity=capacity, now=now)
    return check


@transaction.atomic
def assess_risk(
    task: CitizenTask,
    *,
    risks: str,
    measures: str,
    supervision: str,
    host: Person,
    second_adult: Person,
    end_date: date,
    by: Person,
    now: datetime,
) -> RiskAssessment:
    """Sign what could go wrong in a task with under-18s or adults at risk, and which two adults are there.

    Raises Refused unless both are 18 or over, are two people, and hold a check in date.
    """
    capacity = allow(policy.may_assess_risk(by, task, now=now))
    two_adults_in_date(host, second_adult, start=now)
    for field, words in (("risks", risks), ("measures", measures), ("supervision", supervision)):
        if not words.strip():
            raise Refused(_("Write this part too; without it nobody is safer."), field=field)
    if end_date <= day_of(now):
        raise Refused(_("Say a day to come on which this is looked at again."), field="end_date")
    row = RiskAssessment.objects.create(
        task=task, risks=risks.strip(), measures=measures.strip(), supervision=supervision.strip(), host=host,
        second_adult=second_adult, end_date=end_date, signed_by=by, signed_as=capacity, signed_at=now,
    )  # fmt: skip
    record(by, "citizens.risk.assessed", row, capacity=capacity, now=now, facts={"until": end_date}, touching=[task])
    return row


def two_adults_in_date(host: Person, second: Person, *, start: datetime, end: datetime | None = None) -> None:
    """Raise Refused unless these are two adults whose checks hold all the way."""
    if host.pk == second.pk:
        raise Refused(_("Two adults are two people."), field="second_adult")
    for field, adult in (("host", host), ("second_adult", second)):
        if adult.is_under_18(day_of(start)):
            raise Refused(_("They must be 18 or over."), field=field)
        if not is_checked(adult, start, end):
            raise Refused(_("Their check is missing or out of date. Note a new one first."), field=field)
