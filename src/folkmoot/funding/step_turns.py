"""Whose turn it is on a way without bids."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from folkmoot.core.appearances import Turn
from folkmoot.funding.models import Opportunity
from folkmoot.funding.states import OpportunityState

STEPPING = (
    OpportunityState.INTENDED, OpportunityState.TALKS, OpportunityState.AGREED, OpportunityState.NAMED, OpportunityState.JOINING,
)  # fmt: skip


def step_turns(row: Opportunity, lead: str, name: str) -> Iterator[Turn]:
    """On a way without bids: the lead takes the next step, somebody else decides, and who asks to join is answered."""
    url = row.get_absolute_url()
    if row.state in (OpportunityState.NAMED, OpportunityState.AGREED):
        decider, who = f"org:{row.project.body_id}:commissioner", _("a commissioner who did not name the provider")
        yield Turn(decider, _("Decide on the provider that was named"), f"{url}decide-step/", row.decides_date, who)
    elif row.state != OpportunityState.JOINING:
        yield Turn(lead, _("Take the next step"), url, row.decides_date, name)
    for place in row.places.filter(admitted=None).order_by("pk"):
        yield Turn(lead, _("Answer who asks to join"), place.get_absolute_url(), None, name)
