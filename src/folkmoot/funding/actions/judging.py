from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy
from folkmoot.funding.models import Bid, Moderation, Opportunity, PanelMember, PanelPlan, PanelSession
from folkmoot.funding.states import BidState, OpportunityState
from folkmoot.funding.telling import tell_session
from folkmoot.people.models import Person

BEFORE_CLOSING = (OpportunityState.DRAFT, OpportunityState.ANNOUNCED, OpportunityState.OPEN)


@transaction.atomic
def plan_panel(opportunity: Opportunity, *, is_blind: bool, guidance: str = "", by: Person, now: datetime) -> PanelPlan:
    """Say how the panel works. Whether it scores without names is settled before bids close."""
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    opportunity = locked(opportunity)
    plan = PanelPlan.objects.filter(opportunity=opportunity).first() or PanelPlan(opportunity=opportunity)
    if opportunity.state not in BEFORE_CLOSING and plan.is_blind != is_blind:
        raise Refused(_("Bids have closed, so this can no longer change."), field="is_blind")
    plan.is_blind, plan.guidance = is_blind, guidance.strip()
    plan.save()
    record(
        by, "funding.panel.planned", opportunity, capacity=capacity, now=now, facts={"without_names": is_blind},
        words={"guidance": plan.guidance},
    )  # fmt: skip
    return plan


@transaction.atomic
def name_chair(seat: PanelMember, *, by: Person, now: datetime) -> PanelMember:
    """Make one member the chair, citizens as much as officers. Whoever was it before is a member like the others."""
    capacity = allow(policy.may_manage(by, seat.opportunity, now=now))
    opportunity = locked(seat.opportunity)
    seat = locked(seat)
    if seat.left_at is not None:
        raise Refused(_("They have left the panel already."))
    opportunity.panel.filter(is_chair=True).update(is_chair=False)
    seat.is_chair = True
    seat.save(update_fields=["is_chair"])
    record(by, "funding.panel.chair_named", seat, capacity=capacity, now=now, touching=[opportunity])
    return seat


@transaction.atomic
def plan_sessions(
    opportunity: Opportunity,
    *,
    kind: str,
    place: str,
    questions: str,
    times: Mapping[Bid, datetime],
    why_not_all: str = "",
    by: Person,
    now: datetime,
) -> list[PanelSession]:
    """Ask bidders to present, to be interviewed or to be visited, all with the same questions.

    Raises Refused where some bidders are left out and nobody says why, for a moment that has passed, and once scores
    have been agreed.
    """
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    opportunity = locked(opportunity)
    bids = list(opportunity.bids.filter(state=BidState.SUBMITTED).order_by("pk"))
    if opportunity.state != OpportunityState.CLOSED:
        raise Refused(_("Bidders are asked to meet the panel after bids have closed and before the decision."))
    if opportunity.unsealed_at is None:
        raise Refused(_("The bids are still sealed. Two people open them first."))
    if policy.is_blind(opportunity):
        raise Refused(_("This panel scores without names, so it cannot meet the bidders."))
    if Moderation.objects.filter(bid__opportunity=opportunity).exists():
        raise Refused(_("The panel has begun to agree its scores, so nobody new can be heard."))
    if not times:
        raise Refused(_("Give at least one bidder a time."))
    if any(bid not in bids for bid in times):
        raise Refused(_("That bid was not submitted for this opportunity."))
    if len(times) < len(bids) and not why_not_all.strip():
        raise Refused(_("Treat all bidders alike, or say why some are not asked."), field="why_not_all")
    if not questions.strip():
        raise Refused(_("Write down what every bidder is asked."), field="questions")
    made = []
    for bid, moment in times.items():
        if moment <= now:
            raise Refused(_("Choose times that are still to come."))
        session, _created = PanelSession.objects.update_or_create(
            bid=bid, kind=kind,
            defaults={"starts_at": moment, "place": place.strip(), "questions": questions.strip(), "why_not_all": why_not_all.strip()},
        )  # fmt: skip
        made.append(session)
        tell_session(session, now=now)
    record(
        by, "funding.sessions.planned", opportunity, capacity=capacity, now=now,
        facts={"kind": kind, "bidders": len(made), "bids": len(bids)},
        words={"questions": questions, "why not all": why_not_all}, touching=made,
    )  # fmt: skip
    return made


@transaction.atomic
def note_session(session: PanelSession, *, notes: str, by: Person, now: datetime) -> PanelSession:
    """Write down what was said when a bidder met the panel. Members read it before they lock their scores."""
    capacity = allow(policy.may_manage(by, session.bid.opportunity, now=now))
    allow(policy.may_see_session(by, session, now=now))
    session = locked(session)
    if now < session.starts_at:
        raise Refused(_("It has not taken place yet."))
    if not notes.strip():
        raise Refused(_("Write down what was said."), field="notes")
    if session.bid.opportunity.state != OpportunityState.CLOSED:
        raise Refused(_("It is decided, so nothing can be added."))
    session.notes, session.held_at = notes.strip(), session.held_at or now
    session.save(update_fields=["notes", "held_at"])
    record(
        by, "funding.session.noted", session, capacity=capacity, now=now, words={"notes": session.notes},
        touching=[session.bid.opportunity],
    )  # fmt: skip
    return session
