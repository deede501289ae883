from folkmoot.core.models.entry import ChainHead, Entry, EntryTouch, EntryWords
from folkmoot.core.models.listing import Listing, PendingTurn, Tie
from folkmoot.core.models.submission import Submission

__all__ = ["ChainHead", "Entry", "EntryTouch", "EntryWords", "Listing", "PendingTurn", "Submission", "Tie"]
