from datetime import date, datetime

from django.db import transaction

from folkmoot.commissioning import policy
from folkmoot.commissioning.models import Intention
from folkmoot.commissioning.models.intention import IntentionLevel
from folkmoot.core.clock import day_of
from folkmoot.core.policy import allow
from folkmoot.core.record import record
from folkmoot.people.models import Organisation, Person


def year_of(day: date) -> int:
    """The year in which the financial year of a day began (1 April)."""
    return day.year if day.month >= 4 else day.year - 1


@transaction.atomic
def state_intention(
    body: Organisation,
    *,
    title: str,
    level: IntentionLevel,
    year: int,
    agreed_date: date | None = None,
    by: Person,
    now: datetime,
) -> Intention:
    """Publish what a body means to commission in a financial year (ledger CC-10).

    Raises NotAllowed unless `by` is a commissioner or officer of the body.
    """
    capacity = allow(policy.may_open_project(by, body, now=now))
    intention = Intention.objects.create(
        body=body, title=title, level=level, year=year, agreed_date=agreed_date or day_of(now)
    )
    record(
        by, "commissioning.intention.stated", intention, capacity=capacity, now=now,
        facts={"year": year, "level": level},
    )  # fmt: skip
    return intention
