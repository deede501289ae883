"""Who bids together: members with their shares, what is done by others, and whether all have signed off."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.db.models import Q, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.funding.models import Bid, BidMember
from folkmoot.funding.queries.parts import TOGETHER, Parts, parts_of
from folkmoot.funding.queries.writing import what_is_missing
from folkmoot.funding.receipts import digest_to_sign
from folkmoot.funding.states import BidState
from folkmoot.people.models import Organisation

WHOLE = Decimal(100)


class How(TextChoices):
    ALONE = "alone", gettext_lazy("Alone")
    SUBCONTRACTORS = "subcontractors", gettext_lazy("Alone, with parts of the work done by subcontractors")
    CONSORTIUM = "consortium", gettext_lazy("As a consortium, with us in the lead")
    VEHICLE = "vehicle", gettext_lazy("Through a company that the members form for this (a special purpose vehicle)")


JOINT = (How.CONSORTIUM, How.VEHICLE)


@dataclass(frozen=True)
class Subcontractor:
    name: str
    what: str
    share: Decimal


@dataclass(frozen=True)
class Member:
    """One organisation of a joint bid. `row` is None for the lead, which signs by submitting."""

    organisation: Organisation
    share: Decimal
    row: BidMember | None
    has_signed: bool


@dataclass(frozen=True)
class Together:
    how: How
    vehicle: str
    members: list[Member]
    subcontractors: list[Subcontractor]

    @property
    def is_joint(self) -> bool:
        return self.how in JOINT

    @property
    def shares(self) -> Decimal:
        return sum((member.share for member in self.members), Decimal(0))


def together_of(bid: Bid, parts: Parts | None = None) -> Together:
    parts = parts_of(bid) if parts is None else parts
    value = parts.part(TOGETHER).value
    shares = {str(key): _share(share) for key, share in value.get("shares", {}).items()}
    rows = list(bid.members.select_related("organisation").order_by("pk"))
    digest = digest_to_sign(bid, parts) if rows else ""
    lead = Member(bid.organisation, shares.get(str(bid.organisation_id), Decimal(0) if rows else WHOLE), None, True)
    others = [
        Member(row.organisation, shares.get(str(row.organisation_id), Decimal(0)), row, row.signed_digest == digest)
        for row in rows
    ]
    subcontractors = [
        Subcontractor(row["name"], row["what"], _share(row["share"])) for row in value.get("subcontractors", [])
    ]
    return Together(How(value.get("how", How.ALONE)), value.get("vehicle", ""), [lead, *others], subcontractors)


def _share(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal(0)


def what_keeps(bid: Bid, parts: Parts | None = None) -> list[str]:
    """Everything that keeps a bid from being sent: what is missing, and who has still to sign off."""
    parts = parts_of(bid) if parts is None else parts
    missing, joint = what_is_missing(bid, parts), together_of(bid, parts)
    if joint.how == How.SUBCONTRACTORS and not joint.subcontractors:
        missing.append(_("which subcontractors do what, and their share"))
    if joint.is_joint and len(joint.members) == 1:
        missing.append(_("who else bids with you"))
    if joint.how == How.VEHICLE and not joint.vehicle.strip():
        missing.append(_("what the company you form will be called"))
    if not joint.is_joint and len(joint.members) > 1:
        missing.append(_("whether you bid alone or with the organisations you named"))
    if joint.is_joint and len(joint.members) > 1:
        if joint.shares != WHOLE:
            missing.append(
                _("shares that come to 100 (they come to %(sum)s)") % {"sum": f"{joint.shares.normalize():f}"}
            )
        for member in joint.members:
            if not member.has_signed:
                missing.append(_("%(member)s has to sign off the bid as it is now") % {"member": member.organisation})
    return missing


def other_bid(bid: Bid, organisation: Organisation) -> bool:
    """Whether an organisation leads or has signed off another bid for the same lot."""
    rivals = Bid.objects.filter(lot=bid.lot_id).exclude(pk=bid.pk).exclude(state=BidState.WITHDRAWN)
    signed = Q(members__organisation=organisation, members__signed_at__isnull=False)
    return rivals.filter(Q(organisation=organisation) | signed).exists()
