"""Who may plan ahead, weigh things up before bids, and hear of it."""

from datetime import datetime
from typing import Any

from folkmoot.core.policy import Answer
from folkmoot.funding.models import Plan
from folkmoot.funding.policy.opportunities import may_prepare
from folkmoot.funding.posts import STAFF
from folkmoot.people.models import Organisation
from folkmoot.people.policy import acts_as, is_signed_in, may_take_part


def may_plan(person: Any, body: Organisation, *, now: datetime) -> Answer:
    """Commissioners and officers of the body."""
    return acts_as(person, *STAFF, at=body, now=now)


def may_change_plan(person: Any, plan: Plan, *, now: datetime) -> Answer:
    """Those of the body; with a project, those who prepare its opportunities, its partners' people among them."""
    return may_prepare(person, plan.project, now=now) if plan.project else may_plan(person, plan.body, now=now)


def may_see_plan(person: Any, plan: Plan, *, now: datetime) -> bool:
    """Everyone, once it or what it became is public."""
    became = plan.opportunity
    public = plan.published_at is not None or bool(became and (became.announced_at or became.opened_at))
    return public or bool(may_change_plan(person, plan, now=now))


def may_follow(person: Any, *, now: datetime) -> Answer:
    """Anybody with an account: the alerts go to its e-mail address."""
    return is_signed_in(person, now=now)


def may_come(person: Any, *, now: datetime) -> Answer:
    """Anybody with an account; somebody under 18 once a guardian has agreed."""
    return may_take_part(person, now=now)
