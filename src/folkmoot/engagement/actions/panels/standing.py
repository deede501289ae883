from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import add_months, day_of
from folkmoot.core.policy import NotAllowed, Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.engagement import policy
from folkmoot.engagement.models import Category, CategoryValue, Panellist, StandingPanel
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def open_standing_panel(*, body: Organisation, by: Person, now: datetime, **words: Any) -> StandingPanel:
    """Open a citizens' panel, to be asked again and again. Raises NotAllowed unless `by` works for the body."""
    capacity = allow(policy.may_open_panel(by, body, now=now))
    panel = StandingPanel.objects.create(body=body, opened_at=now, **words)
    record(by, "engagement.panel.opened", panel, capacity=capacity, now=now)
    return panel


@transaction.atomic
def join_panel(
    panel: StandingPanel, *, values: Mapping[Category, CategoryValue | None], by: Person, now: datetime
) -> Panellist:
    """Join a panel for some time. What is not said about oneself is not needed; it only makes the weighting coarser.

    Raises NotAllowed under 18 without a guardian's consent; Refused when it is closed, or one is in already.
    """
    capacity = allow(policy.may_join_panel(by, panel, now=now))
    panel = locked(panel)
    if not panel.is_open:
        raise Refused(_("The panel takes nobody in just now."))
    if panel.members.filter(person=by, left_at=None).exists():
        raise Refused(_("You are on this panel already."))
    member = Panellist.objects.create(
        panel=panel, person=by, values=kept(values), joined_at=now,
        stays_until_date=add_months(day_of(now), panel.stays_months),
    )  # fmt: skip
    record(by, "engagement.panel.joined", member, capacity=capacity, now=now, touching=[panel])
    return member


@transaction.atomic
def change_panel_answers(
    member: Panellist, *, values: Mapping[Category, CategoryValue | None], by: Person, now: datetime
) -> Panellist:
    """Change what one told about oneself, and stay for another term."""
    member = own(member, by)
    member.values, member.stays_until_date = kept(values), add_months(day_of(now), member.panel.stays_months)
    member.save(update_fields=["values", "stays_until_date"])
    record(by, "engagement.panel.stayed", member, capacity=_("member of the panel"), now=now, touching=[member.panel])
    return member


@transaction.atomic
def leave_panel(member: Panellist, *, by: Person, now: datetime) -> Panellist:
    """Leave a panel; what one told about oneself goes. Answers given stay, because nobody can tell whose they are."""
    member = own(member, by)
    let_go(member, "left", now)
    record(by, "engagement.panel.left", member, capacity=_("member of the panel"), now=now, touching=[member.panel])
    return member


@transaction.atomic
def refresh_panel(panel: StandingPanel, *, by: Person, now: datetime) -> int:
    """Let those go whose time is over and who did not say that they stay. Returns how many."""
    capacity = allow(policy.may_run_panel(by, panel, now=now))
    panel = locked(panel)
    over = list(panel.members.filter(left_at=None, stays_until_date__lt=day_of(now)))
    for member in over:
        let_go(member, "time was over", now)
    record(by, "engagement.panel.refreshed", panel, capacity=capacity, now=now, facts={"left": len(over)})
    return len(over)


@transaction.atomic
def open_or_close_joining(panel: StandingPanel, *, is_open: bool, by: Person, now: datetime) -> StandingPanel:
    """Take people in, or not."""
    capacity = allow(policy.may_run_panel(by, panel, now=now))
    panel = locked(panel)
    panel.is_open = is_open
    panel.save(update_fields=["is_open"])
    record(
        by, "engagement.panel.joining_opened" if is_open else "engagement.panel.joining_closed", panel,
        capacity=capacity, now=now,
    )  # fmt: skip
    return panel


def let_go(member: Panellist, how: str, now: datetime) -> None:
    member.values, member.left_at, member.left_how = {}, now, how
    member.save(update_fields=["values", "left_at", "left_how"])


def own(member: Panellist, by: Person) -> Panellist:
    if member.person_id != by.pk:
        raise NotAllowed(_("This is somebody else’s place on the panel."))
    member = locked(member)
    if member.left_at:
        raise Refused(_("You have left this panel."))
    return member


def kept(values: Mapping[Category, CategoryValue | None]) -> dict[str, int]:
    return {str(category.pk): value.pk for category, value in values.items() if value is not None}
