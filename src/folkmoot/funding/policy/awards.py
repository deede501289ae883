"""Who recommends, who decides for a body, who objects and who answers."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.policy import Answer, no, yes
from folkmoot.funding.models import Award, Bid, Challenge, Opportunity, Recommendation, StepKind
from folkmoot.funding.policy.bids import (
    NEVER_DECIDED,
    may_bid_for,
    may_decide,
    may_write,
    scores_seen,
    seat_of,
    tie_to,
    tie_to_organisation,
)
from folkmoot.funding.policy.blind import is_blind_for
from folkmoot.funding.policy.opportunities import may_manage
from folkmoot.funding.queries.places import has_place
from folkmoot.funding.states import AwardState, BidState
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as

SENT = (BidState.SUBMITTED, BidState.AWARDED, BidState.REFUSED)
CHOSEN = (StepKind.NAMED, StepKind.AGREED)
ANSWERERS = (RoleKind.COMMISSIONER, RoleKind.OFFICER, RoleKind.COUNCILLOR, RoleKind.CLERK)


def may_recommend(person: Any, opportunity: Opportunity, *, now: datetime) -> Answer:
    """An officer or commissioner of the body who keeps out of no bid. Members of the panel may, once they are locked."""
    managed = may_manage(person, opportunity, now=now)
    if not managed:
        return managed
    if opportunity.is_rehearsal:
        return no(str(NEVER_DECIDED))
    seat = seat_of(person, opportunity)
    if seat and is_blind_for(seat):
        return no(_("The panel scores without names. Agree every score first; then you see who bid."))
    bids = list(opportunity.bids.filter(state__in=SENT).select_related("opportunity"))
    seen = scores_seen(person, opportunity, bids, now=now)
    return next((answer for answer in seen.values() if not answer), managed)


def may_settle(person: Any, opportunity: Opportunity, *, now: datetime) -> Answer:
    """Decide, or record what a committee decided: a commissioner or the clerk of the body, who neither sat on the panel,
    nor recommended, nor has a tie to a bidder."""
    answer = may_decide(person, opportunity, now=now)
    if answer and Recommendation.objects.filter(opportunity=opportunity, made_by=person).exists():
        return no(_("You recommended it. Somebody else has to decide."))
    if answer and opportunity.steps.filter(taken_by=person, kind__in=CHOSEN).exists():
        return no(_("You named the provider. Somebody else has to decide."))
    return answer


def is_clerk_alone(person: Any, opportunity: Opportunity, *, now: datetime) -> bool:
    """Whether somebody may only record what a committee decided."""
    return not acts_as(person, RoleKind.COMMISSIONER, at=opportunity.project.body, now=now)


def may_finish(person: Any, award: Award, *, now: datetime) -> Answer:
    return may_manage(person, award.opportunity, now=now)


def may_challenge(person: Any, bid: Bid, *, now: datetime) -> Answer:
    """The own people of a bidder who was told the outcome, until the award is final."""
    own = may_write(person, bid, now=now)
    if not own:
        return own
    if not bid.opportunity.awards.filter(state=AwardState.ANNOUNCED).exists():
        return no(_("There is no award to object to, or it is final."))
    return own


def may_object(person: Any, opportunity: Opportunity, organisation: Organisation, *, now: datetime) -> Answer:
    """The people of an organisation that could have done the work, where nobody was asked to bid for it, until the award
    is final. Who was chosen has a letter, and objects from there."""
    own = may_bid_for(person, organisation, now=now)
    if not own:
        return own
    if opportunity.was_bid_for:
        return no(_("Bids were asked for. Whoever bid can object, from the letter about its bid."))
    if opportunity.is_rehearsal or not opportunity.awards.filter(state=AwardState.ANNOUNCED).exists():
        return no(_("There is no award to object to, or it is final."))
    if opportunity.under and not has_place(opportunity.under, organisation):
        return no(_("Only those with a place on “%(list)s” could have done this work.") % {"list": opportunity.under})
    if opportunity.bids.filter(organisation=organisation, state=BidState.AWARDED).exists():
        return no(_("It was awarded to your organisation. You can object from your letter."))
    return yes(_("an organisation that could have done the work"))


def is_objector(person: Any, challenge: Challenge, *, now: datetime) -> Answer:
    """The people of whoever objected."""
    if challenge.bid:
        return may_write(person, challenge.bid, now=now)
    if challenge.organisation:
        return may_bid_for(person, challenge.organisation, now=now)
    return no(_("Nobody is known to have objected."))


def may_answer_challenge(person: Any, challenge: Challenge, *, now: datetime) -> Answer:
    """Somebody of the body, a councillor or the clerk too, who neither scored nor recommended nor decided."""
    opportunity = challenge.award.opportunity
    answer = acts_as(person, *ANSWERERS, at=opportunity.project.body, now=now)
    if not answer:
        return answer
    if opportunity.panel.filter(person=person).exists() or challenge.award.decided_by_id == person.pk:
        return no(_("You scored or decided. Somebody else has to answer this."))
    if Recommendation.objects.filter(opportunity=opportunity, made_by=person).exists():
        return no(_("You recommended it. Somebody else has to answer this."))
    if opportunity.steps.filter(taken_by=person, kind__in=CHOSEN).exists():
        return no(_("You named the provider. Somebody else has to answer this."))
    tie = _tie(person, challenge, now)
    return no(tie) if tie else answer


def _tie(person: Any, challenge: Challenge, now: datetime) -> str:
    """To whoever objected, or to the provider that was chosen."""
    found = tie_to(person, challenge.bid, now) if challenge.bid else ""
    if challenge.organisation:
        awarded = challenge.award.opportunity.bids.filter(state=BidState.AWARDED)
        found = tie_to_organisation(person, challenge.organisation, now)
        found = found or next((tie for bid in awarded if (tie := tie_to(person, bid, now))), "")
    return found


def may_see_challenge(person: Any, challenge: Challenge, *, now: datetime) -> Answer:
    """Whoever raised it, whoever answers it, and who manages the opportunity."""
    return (
        is_objector(person, challenge, now=now)
        or may_answer_challenge(person, challenge, now=now)
        or may_manage(person, challenge.award.opportunity, now=now)
    )
