"""Who may bid, read, score and decide. A bid is sealed from everyone but its own people until it is opened."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no, yes
from folkmoot.funding.models import Bid, BidMember, Opening, Opportunity, PanelMember
from folkmoot.funding.policy.conflicts import declared_by, kept_out
from folkmoot.funding.policy.opportunities import may_manage
from folkmoot.funding.posts import BIDDERS, STAFF
from folkmoot.funding.states import BidState, OpportunityState
from folkmoot.people.models import Interest, Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as
from folkmoot.people.queries import roles_of

NEVER_DECIDED = gettext_lazy("This is a rehearsal. It ends here: nothing is decided and nobody is awarded.")
OPENED = (OpportunityState.CLOSED, OpportunityState.DECIDED)


def may_bid_for(person: Any, organisation: Organisation, *, now: datetime) -> Answer:
    return acts_as(person, *BIDDERS, at=organisation, now=now)


def may_start(person: Any, organisation: Organisation, opportunity: Opportunity, *, now: datetime) -> Answer:
    """Who may begin a bid: the bidder's own people; in a rehearsal those who prepare it, for bodies of their own."""
    if not opportunity.is_rehearsal:
        return may_bid_for(person, organisation, now=now)
    managed = may_manage(person, opportunity, now=now)
    return acts_as(person, *STAFF, at=organisation, now=now) if managed else managed


def may_lead(person: Any, bid: Bid, *, now: datetime) -> Answer:
    """The people of the organisation that bids, or leads where several bid together: they alone send and withdraw."""
    answer = may_start(person, bid.organisation, bid.opportunity, now=now)
    return yes(_("a bidder")) if answer else no(_("Only the people of the organisation in the lead may do this."))


def may_write(person: Any, bid: Bid, *, now: datetime) -> Answer:
    """The bidder's own people, and those of the organisations it bids with. The capacity names no organisation: who
    bids is not public before the decision."""
    if may_lead(person, bid, now=now):
        return yes(_("a bidder"))
    own = [role.organisation_id for role in roles_of(person, day_of(now)) if role.kind in BIDDERS]
    if own and bid.members.filter(organisation__in=own).exists():
        return yes(_("a bidder"))
    return no(_("Only this bidder's own people may read or change the bid."))


def is_sealed(opportunity: Opportunity, now: datetime) -> bool:
    """Bids are sealed until the closing moment has passed and two people have opened them. A withdrawn one stays so."""
    return opportunity.unsealed_at is None or opportunity.state not in OPENED or now < opportunity.closes_at


def may_open(person: Any, opportunity: Opportunity, *, now: datetime) -> Answer:
    """The second of two who open the bids: an officer of the body or a citizen commissioner, without a tie to a bidder."""
    answer = may_manage(person, opportunity, now=now) or acts_as(person, RoleKind.CITIZEN_COMMISSIONER, now=now)
    if not answer:
        return no(_("Bids are opened by an officer of the body, or by a citizen commissioner beside one."))
    opening = Opening.objects.filter(opportunity=opportunity).first()
    if opening is not None and opening.first_id == person.pk:
        return no(_("You closed these bids. A second person has to open them with you."))
    if now >= opportunity.closes_at and _ties(person, list(opportunity.bids.filter(state=BidState.SUBMITTED)), now):
        return no(_("You are tied to one of those who may bid, so somebody else has to open the bids."))
    return answer


def may_know_of(person: Any, bid: Bid, *, now: datetime) -> bool:
    """Whether this person may learn that the bid exists at all; if not, its pages are not there for them."""
    if may_write(person, bid, now=now):
        return True
    is_chosen = not bid.opportunity.was_bid_for and bid.state == BidState.AWARDED  # nobody bid: nothing was sealed
    if not is_chosen and is_sealed(bid.opportunity, now):
        return False
    if bid.state not in (BidState.SUBMITTED, BidState.AWARDED, BidState.REFUSED):
        return False
    return seat_of(person, bid.opportunity) is not None or bool(may_manage(person, bid.opportunity, now=now))


def may_read(person: Any, bid: Bid, *, now: datetime) -> Answer:
    """Its own people always; once opened, panel members who declared no interest in it, and the body's officers."""
    own = may_write(person, bid, now=now)
    if own:
        return own
    if not may_know_of(person, bid, now=now):
        return no(_("Bids are sealed until they have closed and two people have opened them."))
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
        return no(_("Bids are sealed until they have closed and two people have opened them."))
    if works_for_one := _works_for_a_bidder(seat, now):
        return no(works_for_one)
    return yes(seat_capacity(seat))


def may_score(person: Any, bid: Bid, *, now: datetime, seat: PanelMember | None = None) -> Answer:
    """A panel member who declared that they have no interest in this bid (ledger FT-14). `seat` is theirs, if known."""
    seat = seat or seat_of(person, bid.opportunity)
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
    if opportunity.is_rehearsal:
        return no(str(NEVER_DECIDED))
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


def tie_to_organisation(person: Any, organisation: Organisation, now: datetime) -> str:
    """As `tie_to`, where there is no bid."""
    if any(role.organisation_id == organisation.pk for role in roles_of(person, day_of(now))):
        return _("You hold a role there, so somebody else has to do this.")
    if Interest.objects.filter(person=person, organisation=organisation, ended_at=None).exists():
        return _("You declared an interest in it, so somebody else has to do this.")
    return ""


def _ties(person: Any, bids: Sequence[Bid], now: datetime) -> dict[int, str]:
    """The ties to bidders that are on the record, by bid: roles held, interests registered, conflicts declared."""
    held = {role.organisation_id for role in roles_of(person, day_of(now))}
    registered = set(Interest.objects.filter(person=person, ended_at=None).values_list("organisation_id", flat=True))
    # Somebody who left the panel keeps the conflict they declared while on it.
    declared = kept_out(person, bids)
    joint: dict[int, set[int]] = {bid.pk: {bid.organisation_id} for bid in bids}
    for key, organisation in BidMember.objects.filter(bid__in=bids).values_list("bid_id", "organisation_id"):
        joint[key].add(organisation)
    ties = {}
    for bid in bids:
        if joint[bid.pk] & held:
            ties[bid.pk] = _("You hold a role at this bidder, so somebody else has to do this.")
        elif joint[bid.pk] & registered or bid.pk in declared:
            ties[bid.pk] = _("You declared an interest in this bidder, so somebody else has to do this.")
    return ties


def _works_for_a_bidder(seat: PanelMember, now: datetime) -> str:
    """The sentence that keeps a bidder's worker from every bid; empty for everybody else."""
    sent = seat.opportunity.bids.exclude(state__in=(BidState.DRAFT, BidState.WITHDRAWN))
    bidders = {one for pair in sent.values_list("organisation_id", "members__organisation_id") for one in pair}
    if any(role.organisation_id in bidders for role in roles_of(seat.person, day_of(now))):
        return _(
            "You hold a role at one of the bidders, so you cannot read any bid. Ask the officer to take you off the panel."
        )
    return ""


def _without_conflict(seat: PanelMember, bids: Sequence[Bid], now: datetime) -> dict[int, Answer]:
    """By bid, whether a member has declared that they have no interest in it. Two queries."""
    if is_sealed(seat.opportunity, now):
        sealed = no(_("Bids are sealed until they have closed and two people have opened them."))
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
