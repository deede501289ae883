"""The clocks that hang on an opportunity's closing time: one place tells them, so that closed means closed everywhere."""

from datetime import date, datetime, timedelta

from django.conf import settings

from folkmoot.core.clock import LONDON, day_of
from folkmoot.funding.clocks import Clock, is_over_on
from folkmoot.funding.models import Opportunity, StepKind
from folkmoot.funding.models.procedure import ClockKind
from folkmoot.funding.states import OpportunityState


def days_before(moment: datetime, days: int) -> datetime:
    """The same time by London's clocks some days earlier; across a change of the clocks too."""
    return days_after(moment, -days)


def days_after(moment: datetime, days: int) -> datetime:
    local = moment.astimezone(LONDON)
    return datetime.combine(local.date() + timedelta(days=days), local.time(), LONDON)


def question_days() -> int:
    """How many days before bids close the last question can be asked. Setting FOLKMOOT_QUESTION_DAYS."""
    return int(getattr(settings, "FOLKMOOT_QUESTION_DAYS", 5))


def amended_days() -> int:
    """The fewest days bidders have after the terms were amended. Setting FOLKMOOT_AMENDED_DAYS."""
    return int(getattr(settings, "FOLKMOOT_AMENDED_DAYS", 7))


def intention_days() -> int:
    """This place's own policy, where the table of law holds no figure. Setting FOLKMOOT_INTENTION_DAYS."""
    return int(getattr(settings, "FOLKMOOT_INTENTION_DAYS", 14))


def intention_clock(opportunity: Opportunity) -> Clock:
    """How long a published intention stands before one provider is named: as the row of law says, else as
    the place's own policy does."""
    held = opportunity.procedure.clock(ClockKind.INTENTION) if opportunity.procedure else None
    return held or Clock(intention_days())


def named_from(opportunity: Opportunity) -> date | None:
    """The first day on which one provider may be named after an intention; None where none was published."""
    intended = opportunity.steps.filter(kind=StepKind.INTENDED).order_by("pk").last()
    return is_over_on(intention_clock(opportunity), day_of(intended.taken_at)) if intended else None


def questions_close_at(opportunity: Opportunity) -> datetime:
    return days_before(opportunity.closes_at, question_days())


def takes_questions(opportunity: Opportunity, now: datetime) -> bool:
    """From when it is announced until some days before bids close."""
    asked_about = opportunity.state in (OpportunityState.ANNOUNCED, OpportunityState.OPEN)
    return asked_about and now < questions_close_at(opportunity)


def takes_bids(opportunity: Opportunity, now: datetime) -> bool:
    """From opening until the closing moment, and not at it."""
    return opportunity.state == OpportunityState.OPEN and now < opportunity.closes_at


def soonest_close_after_a_change(opportunity: Opportunity, now: datetime) -> datetime:
    """The closing time that an amendment now leaves: as it was, or, near to it, late enough to write again."""
    hour = opportunity.closes_at.astimezone(LONDON).time()
    soonest = datetime.combine(now.astimezone(LONDON).date() + timedelta(days=amended_days()), hour, LONDON)
    return max(opportunity.closes_at, soonest)
