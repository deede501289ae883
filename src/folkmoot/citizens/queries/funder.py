"""What a funder is told of the scheme between two days: counted from the rows, small numbers of people hidden."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext as _

from folkmoot.citizens.models import (
    Accreditation,
    Assignment,
    Completion,
    CostKind,
    Membership,
    SchemeCost,
    TaskContribution,
)
from folkmoot.core.clock import LONDON
from folkmoot.core.suppression import is_small
from folkmoot.people.models import Organisation


@dataclass(frozen=True)
class ReportLine:
    """One figure: None where it would tell of too few people."""

    label: str
    number: Decimal | int | None
    is_money: bool = False


def funder_report(operator: Organisation, *, first: date, last: date) -> list[ReportLine]:
    """From the first day to the last, both counted. Nine queries. What rests on too few people is hidden as they are."""
    moments = (datetime.combine(first, time.min, LONDON), datetime.combine(last, time.max, LONDON))
    members = Membership.objects.filter(operator=operator)
    ours = members.values("person")
    learnt = Completion.objects.filter(course__provider=operator, completed_date__range=(first, last))
    given = TaskContribution.objects.filter(assignment__person__in=ours, on_date__range=(first, last))
    active = given.values("assignment__person").distinct().count()
    work = given.aggregate(hours=Sum("hours"))["hours"] or Decimal(0)
    tasks = given.values("assignment__task").distinct().count()
    answered = Assignment.objects.filter(person__in=ours, answered_at__range=moments).exclude(changed="")
    costs = dict(
        SchemeCost.objects.filter(operator=operator, on_date__range=(first, last))
        .order_by("kind").values_list("kind").annotate(all=Sum("amount"))
    )  # fmt: skip
    return [
        _people(_("People who applied"), members.filter(applied_at__range=moments).values("person").distinct().count()),
        _people(_("People who completed the core course"), learnt.filter(course__is_core=True).values("person").distinct().count()),
        _people(
            _("People whose course was accredited"),
            Accreditation.objects.filter(
                completion__course__provider=operator, awarded_date__range=(first, last)
            ).values("completion__person").distinct().count(),
        ),
        _people(_("People who did something for a task"), active),
        ReportLine(_("Tasks they worked on"), tasks),
        ReportLine(_("Hours given"), None if is_small(active) else work),
        _people(_("People told what changed because of them"), answered.values("person").distinct().count()),
        ReportLine(_("Cost in cash"), costs.get(CostKind.CASH, Decimal(0)), is_money=True),
        ReportLine(_("Cost in kind"), costs.get(CostKind.IN_KIND, Decimal(0)), is_money=True),
    ]  # fmt: skip


def _people(label: str, count: int) -> ReportLine:
    return ReportLine(label, None if is_small(count) else count)
