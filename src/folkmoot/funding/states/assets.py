from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class AssetState(TextChoices):
    NOMINATED = "nominated", _("nominated")
    LISTED = "listed", _("listed")
    NOT_LISTED = "not_listed", _("not listed")
    FOR_SALE = "for_sale", _("the owner means to sell")
    ASKED = "asked", _("a group asked to bid")
    ENDED = "ended", _("no longer listed")


ASSET = Life(
    "nomination of an asset",
    AssetState,
    AssetState.NOMINATED,
    {
        AssetState.NOMINATED: (AssetState.LISTED, AssetState.NOT_LISTED),
        AssetState.LISTED: (AssetState.FOR_SALE, AssetState.ENDED),
        AssetState.NOT_LISTED: (),
        AssetState.FOR_SALE: (AssetState.ASKED, AssetState.LISTED, AssetState.ENDED),
        AssetState.ASKED: (AssetState.LISTED, AssetState.ENDED),
        AssetState.ENDED: (),
    },
    {
        AssetState.NOMINATED: _("a commissioner without a tie to whoever nominated it"),
        AssetState.LISTED: _("the owner, who tells the authority before selling"),
        AssetState.FOR_SALE: _("community groups, which may ask to bid"),
        AssetState.ASKED: _("the groups that asked, and the owner"),
    },
)
