"""Who looks after a panel: reviews what its members declared, chairs it, and sees bidders who present."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.policy import Answer, no, yes
from folkmoot.funding.models import InterestDeclaration, Opportunity, PanelSession
from folkmoot.funding.policy.bids import may_score, may_write, seat_of, tie_to
from folkmoot.funding.policy.opportunities import may_manage


def may_review_conflict(person: Any, declaration: InterestDeclaration, *, now: datetime) -> Answer:
    """An officer or commissioner of the body: not who declared it, and nobody with an interest in that bidder."""
    managed = may_manage(person, declaration.bid.opportunity, now=now)
    if not managed:
        return managed
    if declaration.member.person_id == person.pk:
        return no(_("This is your own declaration. Somebody else has to look at it."))
    if tie := tie_to(person, declaration.bid, now):
        return no(tie)
    return managed


def may_chair(person: Any, opportunity: Opportunity, *, now: datetime) -> Answer:
    """See how far the panel is, and remind its members: its chair, and those who manage the opportunity."""
    seat = seat_of(person, opportunity)
    if seat and seat.is_chair:
        return yes(_("chair of the panel"))
    return may_manage(person, opportunity, now=now)


def may_see_session(person: Any, session: PanelSession, *, now: datetime) -> Answer:
    """The bidder's own people, the panel without those who keep out of this bid, and who manages the opportunity."""
    own = may_write(person, session.bid, now=now)
    if own:
        return own
    if seat_of(person, session.bid.opportunity):
        return may_score(person, session.bid, now=now)
    if tie := tie_to(person, session.bid, now):
        return no(tie)
    return may_manage(person, session.bid.opportunity, now=now)
