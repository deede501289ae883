from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.needs import policy
from folkmoot.needs.models import Asset
from folkmoot.needs.models.asset import AssetKind
from folkmoot.people.models import Organisation, Person
from folkmoot.places.models import Area


@transaction.atomic
def add_asset(
    *,
    title: str,
    kind: AssetKind,
    description: str,
    area: Area,
    organisation: Organisation | None = None,
    is_public: bool = False,
    by: Person,
    now: datetime,
) -> Asset:
    """Note a strength of an area (ledger NE-09). It is shown to others only when its owner agrees."""
    capacity = allow(policy.may_add_asset(by, now=now))
    for field, said in (("title", title), ("description", description)):
        if not said.strip():
            raise Refused(_("This cannot be empty."), field=field)
    asset = Asset.objects.create(
        title=title.strip(), kind=kind, description=description.strip(), area=area, organisation=organisation,
        is_public=is_public, added_by=by, added_at=now,
    )  # fmt: skip
    facts = {"kind": kind, "public": is_public}
    record(by, "needs.asset.added", asset, capacity=capacity, now=now, facts=facts, words={"area": area.code})
    return asset
