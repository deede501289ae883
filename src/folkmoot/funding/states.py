from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class OpportunityState(TextChoices):
    DRAFT = "draft", _("being prepared")
    ANNOUNCED = "announced", _("announced ahead")
    OPEN = "open", _("open for bids")
    CLOSED = "closed", _("closed, being scored")
    DECIDED = "decided", _("decided")
    WITHDRAWN = "withdrawn", _("withdrawn")


OPPORTUNITY = Life(
    "opportunity",
    OpportunityState,
    OpportunityState.DRAFT,
    {
        OpportunityState.DRAFT: (OpportunityState.ANNOUNCED, OpportunityState.OPEN, OpportunityState.WITHDRAWN),
        OpportunityState.ANNOUNCED: (OpportunityState.OPEN, OpportunityState.WITHDRAWN),
        OpportunityState.OPEN: (OpportunityState.CLOSED, OpportunityState.WITHDRAWN),
        OpportunityState.CLOSED: (OpportunityState.DECIDED, OpportunityState.WITHDRAWN),
        OpportunityState.DECIDED: (),
        OpportunityState.WITHDRAWN: (),
    },
    {
        OpportunityState.DRAFT: _("the commissioner"),
        OpportunityState.ANNOUNCED: _("the commissioner"),
        OpportunityState.OPEN: _("bidders"),
        OpportunityState.CLOSED: _("the panel; then whoever decides"),
    },
)


class BidState(TextChoices):
    DRAFT = "draft", _("being written")
    SUBMITTED = "submitted", _("submitted")
    WITHDRAWN = "withdrawn", _("withdrawn")
    AWARDED = "awarded", _("awarded")
    REFUSED = "refused", _("not awarded")


BID = Life(
    "bid",
    BidState,
    BidState.DRAFT,
    {
        BidState.DRAFT: (BidState.SUBMITTED, BidState.WITHDRAWN),
        BidState.SUBMITTED: (BidState.AWARDED, BidState.REFUSED, BidState.WITHDRAWN),
        BidState.AWARDED: (),
        BidState.REFUSED: (),
        BidState.WITHDRAWN: (BidState.DRAFT,),
    },
    {
        BidState.DRAFT: _("the bidder"),
        BidState.SUBMITTED: _("the panel, once bids have closed"),
        BidState.WITHDRAWN: _("the bidder, until bids close"),
    },
)


class ImportState(TextChoices):
    WAITING = "waiting", _("waiting its turn")
    RUNNING = "running", _("being read")
    DONE = "done", _("done")
    REFUSED = "refused", _("refused")
    USED = "used", _("brought in")
    DISCARDED = "discarded", _("thrown away")


# A trial that is done may be brought in or thrown away; what was brought in for good just stays done.
IMPORT = Life(
    "import",
    ImportState,
    ImportState.WAITING,
    {
        ImportState.WAITING: (ImportState.RUNNING, ImportState.REFUSED),
        ImportState.RUNNING: (ImportState.DONE, ImportState.REFUSED),
        ImportState.DONE: (ImportState.USED, ImportState.DISCARDED),
        ImportState.REFUSED: (),
        ImportState.USED: (),
        ImportState.DISCARDED: (),
    },
    {
        ImportState.WAITING: _("the site itself"),
        ImportState.RUNNING: _("the site itself"),
        ImportState.DONE: _("the administrator, after a trial"),
    },
)
