"""Who has a place on a framework or a dynamic market: the only ones that work can be called off from."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from folkmoot.core.clock import add_months, day_of
from folkmoot.core.policy import Refused
from folkmoot.funding.models import Opportunity, StepKind
from folkmoot.funding.states import AwardState, OpportunityState, Way
from folkmoot.people.models import Organisation

LISTS = (Way.FRAMEWORK, Way.MARKET)


def with_places(row: Opportunity) -> QuerySet[Organisation]:
    """On a framework those who were awarded one, once that is final; on a market those admitted, until it ends."""
    if row.way == Way.MARKET:
        if row.state != OpportunityState.JOINING:
            return Organisation.objects.none()
        found = Organisation.objects.filter(market_places__market=row, market_places__admitted=True)
    elif row.awards.filter(state=AwardState.FINAL).exists():
        found = Organisation.objects.filter(bids__opportunity=row, bids__decision__awarded=True, bids__state="awarded")
    else:
        return Organisation.objects.none()
    return found.distinct().order_by("name")


def last_day(row: Opportunity) -> date | None:
    """The last day on which work can be called off from a list: its term runs from the day its awards were final, or
    from the day it opened to join. None before that."""
    if row.way == Way.MARKET:
        begun = row.steps.filter(kind=StepKind.JOINING).values_list("taken_at", flat=True).first()
    else:
        begun = row.awards.filter(state=AwardState.FINAL).values_list("final_at", flat=True).first()
    return add_months(day_of(begun), row.term_months) - timedelta(days=1) if begun else None


def refuse_if_over(row: Opportunity, today: date) -> None:
    """Raises Refused once a list has ended. What was called off from it before goes on."""
    last = last_day(row)
    if last and today > last:
        raise Refused(
            _("“%(list)s” ended on %(day)s. Nothing more can be called off from it: set up a new one, or take another way.")
            % {"list": row, "day": f"{last:%-d %B %Y}"}
        )  # fmt: skip


def has_place(row: Opportunity, organisation: Organisation) -> bool:
    return with_places(row).filter(pk=organisation.pk).exists()


def lists_of(opportunity: Opportunity) -> QuerySet[Opportunity]:
    """The frameworks and markets of the same body, those that are over too."""
    rows = Opportunity.objects.filter(
        way__in=LISTS, project__body=opportunity.project.body_id,
        state__in=(OpportunityState.DECIDED, OpportunityState.JOINING),
    )  # fmt: skip
    return rows.exclude(pk=opportunity.pk).order_by("title", "pk")


def refuse_without_list(opportunity: Opportunity, today: date) -> None:
    """A call-off names its framework or market, which has not ended, and somebody has a place there."""
    if opportunity.way != Way.CALL_OFF or opportunity.is_rehearsal:
        return
    if opportunity.under is None:
        raise Refused(_("Say first which framework or market it is called off from."))
    refuse_if_over(opportunity.under, today)
    if not with_places(opportunity.under).exists():
        raise Refused(_("Nobody has a place on “%(list)s” now.") % {"list": opportunity.under})
