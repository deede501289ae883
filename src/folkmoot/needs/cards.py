"""What this room shows on the pages of places and organisations."""

from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.cards import Card, card
from folkmoot.needs.models import Asset, CommitteeArea
from folkmoot.needs.queries.boards import needs_within
from folkmoot.needs.states import NeedState
from folkmoot.people.models import Organisation
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind

MOST = 5


@card(on=Area, order=30)
def needs_and_assets(person: Any, area: Area) -> Card | None:
    """What people there need, and what the place already has. Needs without assets are flagged (ledger NE-09)."""
    if area.kind == AreaKind.REGION:
        return None
    needs = needs_within(area).exclude(state=NeedState.WITHDRAWN)
    assets = Asset.objects.located_in(area)
    shown = list(needs.order_by("-support_count", "-raised_at")[: MOST + 1])
    held = list(assets.order_by("title", "pk")[: MOST + 1])
    context = {
        "area": area,
        "needs": shown[:MOST],
        "more_needs": len(shown) > MOST,
        "assets": held[:MOST],
        "more_assets": len(held) > MOST,
        "lopsided": bool(shown) and not held,
        "committees": CommitteeArea.objects.filter(wards__in=[pk for pk in (area.pk, area.ward_id) if pk]),
    }
    return Card(_("Needs and assets here"), "needs/area_card.html", context)


@card(on=Organisation, order=40)
def boards_it_hosts(person: Any, body: Organisation) -> Card | None:
    boards = list(body.boards_hosted.order_by("name"))
    return Card(_("Boards it hosts"), "needs/hosted_card.html", {"boards": boards}) if boards else None
