"""Who may prepare an opportunity, manage it, and see it before it is public."""

from datetime import datetime
from typing import Any

from folkmoot.commissioning.models import Project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer
from folkmoot.funding.models import MarketPlace, Opportunity
from folkmoot.funding.posts import BIDDERS, STAFF
from folkmoot.people.policy import acts_as
from folkmoot.people.queries import roles_of


def may_prepare(person: Any, project: Project, *, now: datetime) -> Answer:
    """Commissioners and officers of the project's body, or of a body that is its partner."""
    own = acts_as(person, *STAFF, at=project.body, now=now)
    if own or not roles_of(person, day_of(now)):
        return own
    partners = (acts_as(person, *STAFF, at=partner, now=now) for partner in project.partners.all())
    return next((answer for answer in partners if answer), own)


def may_manage(person: Any, opportunity: Opportunity, *, now: datetime) -> Answer:
    return may_prepare(person, opportunity.project, now=now)


def may_see_place(person: Any, place: MarketPlace, *, now: datetime) -> Answer:
    """The people of the organisation that asked, and those who answer."""
    return acts_as(person, *BIDDERS, at=place.organisation, now=now) or may_manage(person, place.market, now=now)


def may_see(person: Any, opportunity: Opportunity, *, now: datetime) -> bool:
    """Everyone, once it has been announced or opened; before, and if it never was, those who prepare it.

    A rehearsal is seen by those who prepare it and by its panel alone.
    """
    if (
        opportunity.is_rehearsal
        and opportunity.panel.filter(person_id=getattr(person, "pk", None) or 0, left_at=None).exists()
    ):
        return True
    was_public = opportunity.announced_at is not None or opportunity.opened_at is not None
    return (was_public and not opportunity.is_rehearsal) or bool(may_manage(person, opportunity, now=now))
