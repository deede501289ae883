"""What a panel member may call a bid: by the bidder's name, or, where the panel scores without names, by a letter."""

import re
from collections.abc import Sequence
from hashlib import sha256

from django.utils.translation import gettext as _

from folkmoot.funding.models import Bid, PanelMember
from folkmoot.funding.policy.blind import is_blind_for
from folkmoot.funding.queries.together import Together


def letters(bids: Sequence[Bid]) -> dict[int, str]:
    """A letter for each bid, always the same one, in an order that tells nothing of who bid or when."""
    mixed = sorted(bids, key=lambda bid: sha256(f"{bid.pk}:{bid.receipt}".encode()).hexdigest())
    return {bid.pk: _letter(place) for place, bid in enumerate(mixed)}


def _letter(place: int) -> str:
    """A to Z, then AA, AB …"""
    more, rest = divmod(place, 26)
    return (_letter(more - 1) if more else "") + chr(ord("A") + rest)


def names_for(seat: PanelMember | None, bids: Sequence[Bid]) -> dict[int, str]:
    """How each bid is called for this reader. `bids` are all that were sent, so that letters stay the same."""
    if seat is None or not is_blind_for(seat):
        return {bid.pk: bid.organisation.name for bid in bids}
    return by_letter(bids)


def by_letter(bids: Sequence[Bid]) -> dict[int, str]:
    return {key: _("Bidder %(letter)s") % {"letter": letter} for key, letter in letters(bids).items()}


def names_on(bid: Bid, together: Together | None = None) -> list[str]:
    """Every name that could tell whose bid it is: the bidder's, its partners' and subcontractors', the longest first."""
    names = {bid.organisation.name}
    if together is not None:
        names |= {member.organisation.name for member in together.members}
        names |= {one.name for one in together.subcontractors} | {together.vehicle}
    return sorted((name for name in names if name.strip()), key=len, reverse=True)


def without_name(text: str, names: Sequence[str]) -> str:
    """A bid's words with these names taken out."""
    if not names:
        return text
    return re.sub("|".join(map(re.escape, names)), _("[the bidder]"), text, flags=re.IGNORECASE)
