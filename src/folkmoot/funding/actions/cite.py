from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused
from folkmoot.funding.actions.together import keep_whole
from folkmoot.funding.actions.write_bid import to_write
from folkmoot.funding.citing import Citation
from folkmoot.funding.models import Bid
from folkmoot.funding.queries.parts import EVIDENCE
from folkmoot.people.models import Person

MOST = 20


@transaction.atomic
def save_evidence(bid: Bid, *, cited: Sequence[Citation], seen_version: int = 0, by: Person, now: datetime) -> int:
    """Keep what a bid builds on (ledger FT-17). None is needed to send it; the panel is told where there is none.

    Returns the version. Raises ChangedMeanwhile when a colleague saved first.
    """
    bid = to_write(bid, by, now)
    if len(cited) > MOST:
        raise Refused(_("These are more than anybody will read. Keep the %(most)s that matter most.") % {"most": MOST})
    for one in cited:
        if not one.found.strip() or not one.source.strip():
            raise Refused(_("Say for each what was found, and where it can be read."))
    value = {"cited": [one.as_value() for one in cited]}
    return keep_whole(bid, EVIDENCE, value, seen_version, "funding.bid.evidence_saved", by, now)
