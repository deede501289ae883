"""A dynamic market is open to join at any time: who asks is answered, with the reason."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy
from folkmoot.funding.models import MarketPlace, Opportunity
from folkmoot.funding.queries.places import refuse_if_over
from folkmoot.funding.states import OpportunityState, Way
from folkmoot.funding.telling import tell_place
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def ask_for_place(
    market: Opportunity, organisation: Organisation, *, words: str, by: Person, now: datetime
) -> MarketPlace:
    """Ask for a place on a dynamic market. Who was refused may ask again once something has changed."""
    capacity = allow(policy.may_bid_for(by, organisation, now=now))
    market = locked(market)
    if market.way != Way.MARKET:
        raise Refused(_("This is no dynamic market. Places on it cannot be asked for."))
    if market.state != OpportunityState.JOINING:
        raise Refused(_("It is not open to join."))
    refuse_if_over(market, day_of(now))
    if not words.strip():
        raise Refused(_("Say how your organisation fits each condition."), field="words")
    if market.places.filter(organisation=organisation).exclude(admitted=False).exists():
        raise Refused(_("Your organisation has asked already, or has a place."))
    place = MarketPlace.objects.create(market=market, organisation=organisation, words=words.strip(), asked_at=now)
    record(
        by, "funding.place.asked", place, capacity=capacity, now=now, words={"words": place.words}, touching=[market]
    )
    return place


@transaction.atomic
def answer_place(place: MarketPlace, *, admitted: bool, reasons: str, by: Person, now: datetime) -> MarketPlace:
    """Admit an organisation or refuse it, against the published conditions and nothing else."""
    capacity = allow(policy.may_manage(by, place.market, now=now))
    place = locked(place)
    if place.admitted is not None:
        raise Refused(_("This has been answered already."))
    if place.market.state != OpportunityState.JOINING:
        raise Refused(_("The market has ended."))
    refuse_if_over(place.market, day_of(now))
    if not reasons.strip():
        raise Refused(_("Say why: which conditions it fits, or which it does not."), field="reasons")
    place.admitted, place.reasons, place.answered_as, place.answered_at = admitted, reasons.strip(), capacity, now
    place.save(update_fields=["admitted", "reasons", "answered_as", "answered_at"])
    record(
        by, "funding.place.answered", place, capacity=capacity, now=now, facts={"admitted": admitted},
        words={"reasons": place.reasons}, touching=[place.market],
    )  # fmt: skip
    tell_place(place, now=now)
    return place
