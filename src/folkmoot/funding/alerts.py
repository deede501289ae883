"""What those who follow are told of a plan, in the transaction of the act itself."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.funding.models import Follow, Plan
from folkmoot.funding.notices import PLANS
from folkmoot.people.notices import tell

NEW = "new"


def tell_followers(plan: Plan | None, what: str, *, now: datetime) -> None:
    """Tell everybody who follows the plan, once each. `what`: new, changed, dropped, became, opened."""
    if plan is None:
        return
    wanted = Q(plan=plan) | Q(plan=None) if what == NEW else Q(plan=plan)
    follows = Follow.objects.filter(wanted, person__is_active=True).select_related("person")
    last_day = day_of(plan.opportunity.closes_at) if what == "opened" and plan.opportunity else None
    for follow in {follow.person_id: follow for follow in follows.order_by("plan", "pk")}.values():
        tell(
            follow.person, f"{_news(what)} {plan.title}", topic=PLANS, now=now, about=plan.opportunity or plan,
            words=f"{plan.body}, {plan.quarter}", stop_path=reverse("funding:unfollow", args=[follow.token]),
            due_date=last_day,
        )  # fmt: skip


def _news(what: str) -> str:
    return {
        NEW: _("Planned:"),
        "changed": _("The plan changed:"),
        "dropped": _("No longer planned:"),
        "became": _("It is being prepared:"),
        "announced": _("Announced:"),
        "opened": _("Bids are open:"),
        "withdrawn": _("Withdrawn:"),
        "event": _("A meeting about it:"),
        "called_off": _("The meeting is called off:"),
    }[what]
