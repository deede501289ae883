from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class BidState(TextChoices):
    DRAFT = "draft", _("being written")
    SUBMITTED = "submitted", _("submitted")
    WITHDRAWN = "withdrawn", _("withdrawn")
    AWARDED = "awarded", _("awarded")
    REFUSED = "refused", _("not awarded")
    RULED_OUT = "ruled_out", _("ruled out")


BID = Life(
    "bid",
    BidState,
    BidState.DRAFT,
    {
        BidState.DRAFT: (BidState.SUBMITTED, BidState.WITHDRAWN),
        # Back to being written when the terms are amended: the bidder reads what changed and submits again.
        BidState.SUBMITTED: (
            BidState.AWARDED,
            BidState.REFUSED,
            BidState.WITHDRAWN,
            BidState.RULED_OUT,
            BidState.DRAFT,
        ),
        # Back to where they stood when the award is set aside after a challenge.
        BidState.AWARDED: (BidState.SUBMITTED,),
        BidState.REFUSED: (BidState.SUBMITTED,),
        BidState.RULED_OUT: (),
        BidState.WITHDRAWN: (BidState.DRAFT,),
    },
    {
        BidState.DRAFT: _("the bidder"),
        BidState.SUBMITTED: _("the panel, once bids have closed"),
        BidState.WITHDRAWN: _("the bidder, until bids close"),
        BidState.AWARDED: _("nobody, unless the award is challenged"),
        BidState.REFUSED: _("the bidder, who may object until the award is final"),
    },
)
