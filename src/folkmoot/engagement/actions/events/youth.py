from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.engagement import policy
from folkmoot.engagement.models import EngagedGroup, Event, FrameworkLevel, ParticipationFramework, StaffEngagement
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def adopt_framework(
    *, body: Organisation, title: str, standards: str, levels: Sequence[tuple[str, str]], by: Person, now: datetime
) -> ParticipationFramework:
    """Adopt a youth participation framework: standards, and levels from least say to most (ledger EN-23)."""
    capacity = allow(policy.may_adopt_framework(by, body, now=now))
    if len(levels) < 2 or len({name for name, _means in levels}) < len(levels):
        raise Refused(_("Give at least two different levels, each on a line of its own."), field="levels")
    framework = ParticipationFramework.objects.create(
        body=body, title=title, standards=standards, adopted_date=day_of(now)
    )
    FrameworkLevel.objects.bulk_create(
        FrameworkLevel(framework=framework, position=position, name=name, means=means)
        for position, (name, means) in enumerate(levels, 1)
    )
    record(by, "engagement.framework.adopted", framework, capacity=capacity, now=now, facts={"levels": len(levels)})
    return framework


@transaction.atomic
def record_staff_engagement(
    project: Project, *, group: EngagedGroup, name: str, held_date: date, said: str, answered: str,
    event: Event | None = None, by: Person, now: datetime,
) -> StaffEngagement:  # fmt: skip
    """Write down what staff or a trade union said about a service that may move, and what was answered (EN-28)."""
    capacity = allow(policy.may_record_staff_engagement(by, project, now=now))
    if held_date > day_of(now):
        raise Refused(_("This can be written down once it has happened."), field="held_date")
    row = StaffEngagement.objects.create(
        project=project, group=group, name=name, held_date=held_date, said=said, answered=answered, event=event,
        recorded_at=now,
    )  # fmt: skip
    record(
        by, "engagement.staff.engaged", row, capacity=capacity, now=now, facts={"group": group, "date": held_date},
        touching=[project],
    )  # fmt: skip
    return row
