from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.lottery.targets import following
from folkmoot.engagement.models import Assembly, Category, CategoryValue, StandingPanel
from folkmoot.engagement.states import ASSEMBLY, AssemblyState
from folkmoot.evidence.models import Indicator
from folkmoot.people.models import Organisation, Person


@dataclass(frozen=True)
class Share:
    """A value of a category, and how many people of the place have it."""

    label: str
    people: int
    indicator: Indicator | None = None


@transaction.atomic
def begin_assembly(*, body: Organisation, organiser: Organisation, by: Person, now: datetime, **words: Any) -> Assembly:
    """Begin an assembly. Only those who run it see it until people are invited.

    Raises NotAllowed unless `by` works for a public body; Refused when `body` is not theirs, or the day has passed.
    """
    capacity = allow(policy.may_begin_assembly(by, now=now))
    allow(policy.may_open_panel(by, body, now=now))
    if words["reply_by_date"] <= day_of(now):
        raise Refused(_("The last day to say yes must be later than today."), field="reply_by_date")
    assembly = Assembly.objects.create(body=body, organiser=organiser, begun_at=now, **words)
    facts = {"seats": assembly.seats, "reply_by": assembly.reply_by_date}
    record(by, "engagement.assembly.begun", assembly, capacity=capacity, now=now, facts=facts)
    return assembly


@transaction.atomic
def add_category(
    owner: Assembly | StandingPanel, *, name: str, question: str, source: str, values: Sequence[Share],
    is_special: bool = False, by: Person, now: datetime,
) -> Category:  # fmt: skip
    """Say in what the panel must be like its place. An assembly's targets follow the place's shares at first.

    Raises Refused with fewer than two values, with one that stands twice, or once people have been asked.
    """
    is_assembly = isinstance(owner, Assembly)
    if isinstance(owner, Assembly):
        capacity = allow(policy.may_run_assembly(by, owner, now=now))
        owner = locked(owner)
        refuse_unless_preparing(owner)
    else:
        capacity = allow(policy.may_run_panel(by, owner, now=now))
        if owner.members.exists():
            raise Refused(_("People have joined already. What they are asked about themselves stays as it is."))
    labels = [share.label for share in values]
    if len(labels) < 2 or len(set(labels)) < len(labels):
        raise Refused(_("Give at least two different values, each on a line of its own."), field="values")
    if not sum(share.people for share in values):
        raise Refused(_("Say how many people of the place have each value."), field="values")
    if owner.categories.filter(name=name).exists():
        raise Refused(_("There is a category of this name already."), field="name")
    place = {"assembly": owner} if is_assembly else {"panel": owner}
    category = Category.objects.create(
        **place, name=name, question=question, source=source, is_special=is_special,
        position=owner.categories.count() + 1,
    )  # fmt: skip
    targets = following({share.label: share.people for share in values}, getattr(owner, "seats", 0))
    CategoryValue.objects.bulk_create(
        CategoryValue(
            category=category, label=share.label, people=share.people, indicator=share.indicator,
            least=targets[share.label][0], most=targets[share.label][1], position=position,
        )
        for position, share in enumerate(values, 1)
    )  # fmt: skip
    record(
        by, "engagement.category.added", owner, capacity=capacity, now=now,
        facts={"name": name, "special": is_special, "values": len(labels)},
    )  # fmt: skip
    return category


@transaction.atomic
def remove_category(category: Category, *, by: Person, now: datetime) -> None:
    """Take a category out of an assembly that is being prepared."""
    assert category.assembly is not None
    capacity = allow(policy.may_run_assembly(by, category.assembly, now=now))
    assembly = locked(category.assembly)
    refuse_unless_preparing(assembly)
    name = category.name
    category.delete()
    record(by, "engagement.category.removed", assembly, capacity=capacity, now=now, facts={"name": name})


@transaction.atomic
def set_target(
    value: CategoryValue, *, least: int, most: int, reason: str = "", by: Person, now: datetime
) -> CategoryValue:
    """Change how many seats go to people with a value. One that departs from the place's share needs a reason.

    Raises Refused once the lottery is published, without a reason, or where it is no range of seats.
    """
    assembly = value.category.assembly
    assert assembly is not None
    capacity = allow(policy.may_run_assembly(by, assembly, now=now))
    assembly = locked(assembly)
    if assembly.state not in (AssemblyState.PREPARING, AssemblyState.INVITING):
        raise Refused(_("The lottery has been published. Its targets stay as they are."))
    if not 0 <= least <= most <= assembly.seats:
        raise Refused(
            _("At least %(least)s and at most %(most)s is no range of %(seats)s seats.")
            % {"least": least, "most": most, "seats": assembly.seats},
            field="least",
        )
    departs = (least, most) != expected(value)
    if departs and not reason.strip():
        raise Refused(_("Say why it differs from the place. The reason is published."), field="reason")
    value.least, value.most, value.reason = least, most, reason.strip() if departs else ""
    value.save(update_fields=["least", "most", "reason"])
    record(
        by, "engagement.target.set", assembly, capacity=capacity, now=now, reasons=value.reason,
        facts={"category": value.category.name, "value": value.label, "least": least, "most": most},
    )  # fmt: skip
    return value


@transaction.atomic
def call_off_assembly(assembly: Assembly, *, reason: str, by: Person, now: datetime) -> Assembly:
    """Call an assembly off, with the reason in public. What people told about themselves is forgotten."""
    capacity = allow(policy.may_run_assembly(by, assembly, now=now))
    assembly = locked(assembly)
    if not reason.strip():
        raise Refused(_("Say why it is called off."), field="reason")
    assembly.cancelled_reason = reason
    assembly.save(update_fields=["cancelled_reason"])
    move(assembly, ASSEMBLY, to=AssemblyState.CANCELLED)
    assembly.pool.filter(seat__isnull=True).update(name="", reach="", values={}, access_needs="", withdrawn_at=now)
    for each in assembly.rounds.filter(forgotten_at=None):
        each.invitations.update(address="", code="")
    assembly.rounds.filter(forgotten_at=None).update(forgotten_at=now)
    record(by, "engagement.assembly.called_off", assembly, capacity=capacity, now=now, reasons=reason)
    return assembly


def expected(value: CategoryValue) -> tuple[int, int]:
    """The range that follows from the place's share."""
    category = value.category
    assert category.assembly is not None
    people = {each.label: each.people for each in category.values.all()}
    return following(people, category.assembly.seats)[value.label]


def refuse_unless_preparing(assembly: Assembly) -> None:
    if assembly.state != AssemblyState.PREPARING:
        raise Refused(_("People have been invited. What they are asked about themselves stays as it is."))
