"""E-mail to those who follow: one message each, sent by the worker once the change is safely kept."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from folkmoot.funding.models import Follow, Plan

NEW = "new"


def tell_followers(plan: Plan | None, what: str) -> None:
    """Have everybody who follows the plan told, after the transaction. `what`: new, changed, dropped, became, opened."""
    if plan is not None:
        transaction.on_commit(lambda: send_alerts.enqueue(plan.pk, what))


@task()
def send_alerts(plan_id: int, what: str) -> None:
    plan = Plan.objects.select_related("body", "opportunity").filter(pk=plan_id).first()
    if plan is None:
        return
    wanted = Q(plan=plan) | Q(plan=None) if what == NEW else Q(plan=plan)
    follows = Follow.objects.filter(wanted, person__is_active=True).select_related("person").order_by("plan", "pk")
    once_each = {follow.person_id: follow for follow in follows}
    if once_each:
        get_connection().send_messages([_message(plan, follow, what) for follow in once_each.values()])


def _message(plan: Plan, follow: Follow, what: str) -> EmailMessage:
    stop = site_address() + reverse("funding:unfollow", args=[follow.token])
    page = site_address() + (plan.opportunity or plan).get_absolute_url()
    lines = [
        _news(plan, what), "", f"{plan.title}", f"{plan.body}, {plan.quarter}", "", page, "",
        _("You get this because you asked to hear of it. To stop:"), stop,
    ]  # fmt: skip
    return EmailMessage(
        subject=f"{_news(plan, what)} {plan.title}"[:180].replace("\n", " "),
        body="\n".join(lines),
        to=[follow.person.email],
        headers={"List-Unsubscribe": f"<{stop}>"},
    )


def _news(plan: Plan, what: str) -> str:
    return {
        NEW: _("Planned:"),
        "changed": _("The plan changed:"),
        "dropped": _("No longer planned:"),
        "became": _("It is being prepared:"),
        "announced": _("Announced:"),
        "opened": _("Bids are open:"),
        "event": _("A meeting about it:"),
        "called_off": _("The meeting is called off:"),
    }[what]


def site_address() -> str:
    """Where this site is, for links that leave it: the first of the origins it trusts."""
    return next(iter(settings.CSRF_TRUSTED_ORIGINS), "http://localhost:8000").rstrip("/")
