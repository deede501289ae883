"""Who may bid, read, score and decide. A bid is sealed from everyone but its own people until it is opened."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no, yes
from folkmoot.funding.models import Bid, Opportunity, PanelMember
from folkmoot.funding.policy.conflicts import declared_by, kept_out
from folkmoot.funding.policy.opportunities import may_manage
from folkmoot.funding.posts import BIDDERS
from folkmoot.funding.states import BidState, OpportunityState
from folkmoot.people.models import Interest, Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as
from folkmoot.people.queries import roles_of

OPENED = (OpportunityState.CLOSED, OpportunityState.DECIDED)


def may_bid_for(person: Any, organisation: Organisation, *, now: datetime) -> Answer:
    return acts_as(person, *BIDDERS, at=organisation, now=now)


def may_write(person: Any, bid: Bid, *, now: datetime) -> Answer:
    """The bidder's own people. The capacity names no organisation: who bids is not public before the decision."""
    answer = may_bid_for(person, bid.organisation, now=now)
    return yes(_("a bidder")) if answer else no(_("Only this bidder's own people may read or change the bid."))


def is_sealed(opportunity: Opportunity, now: datetime) -> bool:
    """Bids are sealed until the closing moment has passed and an officer has closed them. A withdrawn one stays so."""
    return opportunity.state not in OPENED or now < opportunity.closes_at


def may_know_of(person: Any, bid: Bid, *, now: datetime) -> bool:
    """Whether this person may learn that the bid exists at all; if not, its pages are not there for them."""
    if may_write(person, bid, now=now):
        return True
    if is_sealed(bid.opportunity, now) or bid.state not in (BidState.SUBMITTED, BidState.AWARDED, BidState.REFUSED):
        return False
    return seat_of(person, bid.opportunity) is not None or bool(may_manage(person, bid.opportunity, now=now))


def may_read(person: Any, bid: Bid, *, now: datetime) -> Answer:
    """Its own people always; once opened, panel members who declared no interest in it, and the body's officers."""
    own = may_write(person, bid, now=now)
    if own:
        return own
    if not may_know_of(person, bid, now=now):
        return no(_("Bids are sealed until they have closed and an officer has opened them."))
    seat = seat_of(person, bid.opportunity)
    if seat:
        return _without_conflict(seat, [bid], now)[bid.pk]
    if tie := tie_to(person, bid, now):
        return no(tie)
    return may_manage(person, bid.opportunity, now=now)


def may_declare(person: Any, bid: Bid, *, now: datetime) -> Answer:
    """A panel member, once bids are open, as long as they work for none of the bidders."""
    seat = seat_of(person, bid.opportunity)
    if seat is None:
        return no(_("Only members of the panel declare interests here."))
    if is_sealed(bid.opportunity, now) or bid.state == BidState.DRAFT:
        return no(_("Bids are sealed until they have closed and an officer has opened them."))
    if works_for_one := _works_for_a_bidder(seat, now):
        return no(works_for_one)
    return yes(seat_capacity(seat))


def may_score(person: Any, bid: Bid, *, now: datetime) -> Answer:
    """A panel member who declared that they have no interest in this bid (ledger FT-14)."""
    seat = seat_of(person, bid.opportunity)
    if seat is None:
        return no(_("Only members of the panel score bids."))
    return _without_conflict(seat, [bid], now)[bid.pk]


def may_see_scores(person: Any, bid: Bid, *, now: datetime) -> Answer:
    return scores_seen(person, bid.opportunity, [bid], now=now)[bid.pk]


def scores_seen(person: Any, opportunity: Opportunity, bids: Sequence[Bid], *, now: datetime) -> dict[int, Answer]:
    """Whose scores somebody may see, by bid: officers', and members' who locked their own; never with a conflict.

    As many queries for fifty bids as for one.
    """
    seat = seat_of(person, opportunity)
    if seat is None:
        return _moderated_by_staff(person, opportunity, bids, now)
    wait = no(_("Lock your own scores first: each member scores without seeing the others'."))
    cleared = _without_conflict(seat, bids, now)
    return {key: wait if answer and seat.locked_at is None else answer for key, answer in cleared.items()}


def may_moderate(person: Any, bid: Bid, *, now: datetime) -> Answer:
    """An officer or commissioner of the body, without an interest in this bid."""
    seat = seat_of(person, bid.opportunity)
    if seat is None:
        return _moderated_by_staff(person, bid.opportunity, [bid], now)[bid.pk]
    managed = may_manage(person, bid.opportunity, now=now)
    cleared = _without_conflict(seat, [bid], now)[bid.pk]
    return managed if cleared or not managed else cleared


def _moderated_by_staff(person: Any, opportunity: Opportunity, bids: Sequence[Bid], now: datetime) -> dict[int, Answer]:
    managed = may_manage(person, opportunity, now=now)
    if not managed:
        return dict.fromkeys((bid.pk for bid in bids), managed)
    ties = _ties(person, bids, now)
    return {bid.pk: no(ties[bid.pk]) if bid.pk in ties else managed for bid in bids}


def may_decide(person: Any, opportunity: Opportunity, *, now: datetime) -> Answer:
    """A commissioner of the body, or its clerk for a committee, who did not sit on the panel and has no tie to a bidder."""
    answer = acts_as(person, RoleKind.COMMISSIONER, RoleKind.CLERK, at=opportunity.project.body, now=now)
    if not answer:
        return answer
    if opportunity.panel.filter(person=person).exists():
        return no(_("You sat on the panel. Somebody who did not score the bids has to decide."))
    ties = _ties(person, list(opportunity.bids.filter(state=BidState.SUBMITTED)), now)
    return no(next(iter(ties.values()))) if ties else answer


def seat_of(person: Any, opportunity: Opportunity) -> PanelMember | None:
    """The seat somebody holds now on an opportunity's panel."""
    if not getattr(person, "is_authenticated", False):
        return None
    seat = opportunity.panel.filter(person=person, left_at=None).first()
    if seat is not None:
        seat.person, seat.opportunity = person, opportunity
    return seat


def seat_capacity(seat: PanelMember) -> str:
    return _("citizen commissioner on the panel") if seat.is_citizen else _("officer on the panel")


def tie_to(person: Any, bid: Bid, now: datetime) -> str:
    """Why this person's tie to a bidder keeps them from its bid; empty when none is known."""
    return _ties(person, [bid], now).get(bid.pk, "")


def _ties(person: Any, bids: Sequence[Bid], now: datetime) -> dict[int, str]:
    """The ties to bidders that are on the record, by bid: roles held, interests registered, conflicts declared."""
    held = {role.organisation_id for role in roles_of(person, day_of(now))}
    registered = set(Interest.objects.filter(person=person, ended_at=None).values_list("organisation_id", flat=True))
    # Somebody who left the panel keeps the conflict they declared while on it.
    declared = kept_out(person, bids)
    ties = {}
    for bid in bids:
        if bid.organisation_id in held:
            ties[bid.pk] = _("You hold a role at this bidder, so somebody else has to do this.")
        elif bid.organisation_id in registered or bid.pk in declared:
            ties[bid.pk] = _("You declared an interest in this bidder, so somebody else has to do this.")
    return ties


def _works_for_a_bidder(seat: PanelMember, now: datetime) -> str:
    """The sentence that keeps a bidder's worker from every bid; empty for everybody else."""
    sent = seat.opportunity.bids.exclude(state__in=(BidState.DRAFT, BidState.WITHDRAWN))
    bidders = set(sent.values_list("organisation_id", flat=True))
    if any(role.organisation_id in bidders for role in roles_of(seat.person, day_of(now))):
        return _(
            "You hold a role at one of the bidders, so you cannot read any bid. Ask the officer to take you off the panel."
        )
    return ""


def _without_conflict(seat: PanelMember, bids: Sequence[Bid], now: datetime) -> dict[int, Answer]:
    """By bid, whether a member has declared that they have no interest in it. Two queries."""
    if is_sealed(seat.opportunity, now):
        sealed = no(_("Bids are sealed until they have closed and an officer has opened them."))
        return dict.fromkeys((bid.pk for bid in bids), sealed)
    if works_for_one := _works_for_a_bidder(seat, now):
        return dict.fromkeys((bid.pk for bid in bids), no(works_for_one))
    declared = declared_by(seat, bids)
    said = {
        None: no(_("Say first whether you have an interest in this bidder. Then you can read the bid.")),
        True: no(_("You declared an interest in this bidder, so you cannot score its bid or see its scores.")),
        False: yes(seat_capacity(seat)),
    }
    return {bid.pk: said[declared.get(bid.pk)] for bid in bids}
