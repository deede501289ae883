from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens.queries import is_trained
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy
from folkmoot.funding.models import Moderation, Opportunity, PanelMember
from folkmoot.funding.posts import CITIZENS, STAFF
from folkmoot.funding.states import OpportunityState
from folkmoot.people.models import Person
from folkmoot.people.policy import acts_as

SETTLED = (OpportunityState.DECIDED, OpportunityState.WITHDRAWN)


@transaction.atomic
def seat_panel_member(
    opportunity: Opportunity, person: Person, *, is_citizen: bool = False, by: Person, now: datetime
) -> PanelMember:
    """Give somebody a seat on the panel: a trained citizen commissioner, or a commissioner or officer of any body.

    Raises Refused unless a citizen has finished the core course (ledger FT-13).
    """
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    opportunity = _open_panel(opportunity)
    if is_citizen:
        if not acts_as(person, *CITIZENS, now=now):
            raise Refused(_("A citizen's seat is for somebody in the citizen commissioners' scheme."), field="person")
        if not is_trained(person, on=day_of(now)):
            raise Refused(
                _("They have not finished the core course yet. Citizens score once they are trained."), field="person"
            )
    elif not acts_as(person, *STAFF, now=now):
        raise Refused(
            _("Seats are for citizen commissioners, and for commissioners and officers of a body."), field="person"
        )
    if opportunity.panel.filter(person=person).exists():
        raise Refused(_("They have a seat on this panel, or had one and left it."), field="person")
    seat = PanelMember.objects.create(
        opportunity=opportunity, person=person, is_citizen=is_citizen, was_trained=is_citizen, joined_at=now
    )
    record(
        by, "funding.panel.seated", seat, capacity=capacity, now=now, facts={"citizen": is_citizen},
        touching=[opportunity, opportunity.project],
    )  # fmt: skip
    return seat


@transaction.atomic
def leave_panel(seat: PanelMember, *, reasons: str, by: Person, now: datetime) -> PanelMember:
    """Take somebody off the panel, with reasons; what they scored no longer counts. They may leave by themselves.

    Refused once scores have been agreed together.
    """
    own = seat.person_id == by.pk
    capacity = policy.seat_capacity(seat) if own else allow(policy.may_manage(by, seat.opportunity, now=now))
    opportunity = _open_panel(seat.opportunity)
    seat = locked(seat)
    if seat.left_at is not None:
        raise Refused(_("They have left the panel already."))
    if not reasons.strip():
        raise Refused(_("Say why they leave the panel."), field="reasons")
    seat.left_at = now
    seat.save(update_fields=["left_at"])
    record(
        by, "funding.panel.left", seat, capacity=capacity, now=now, words={"why": reasons},
        touching=[opportunity, opportunity.project],
    )  # fmt: skip
    return seat


def _open_panel(opportunity: Opportunity) -> Opportunity:
    opportunity = locked(opportunity)
    if opportunity.state in SETTLED:
        raise Refused(_("This is settled, so its panel cannot change."))
    if Moderation.objects.filter(bid__opportunity=opportunity).exists():
        raise Refused(_("The panel has begun to agree its scores, so its members cannot change."))
    return opportunity
