from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import ChangedMeanwhile
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy
from folkmoot.funding.actions.parts import keep_part
from folkmoot.funding.actions.write_bid import refuse_unless_open, to_write
from folkmoot.funding.citing import Citation
from folkmoot.funding.costing import CostLine
from folkmoot.funding.models import Bid, BidMember
from folkmoot.funding.queries.parts import COSTS, EVIDENCE, TOGETHER, parts_of
from folkmoot.funding.queries.together import How, Subcontractor, other_bid
from folkmoot.funding.receipts import digest_to_sign
from folkmoot.people.models import Organisation, Person

MOST_LINES, MOST_MEMBERS, MOST_CITED = 60, 30, 20


@transaction.atomic
def save_costs(
    bid: Bid,
    *,
    lines: Sequence[CostLine],
    overheads_a_year: Decimal | None = None,
    direct_a_year: Decimal | None = None,
    seen_version: int = 0,
    by: Person,
    now: datetime,
) -> int:
    """Keep what the price pays for, line by line, overheads among them (ledger FT-19). Returns the version.

    Raises ChangedMeanwhile when a colleague saved first.
    """
    bid = to_write(bid, by, now)
    if len(lines) > MOST_LINES:
        raise Refused(_("These are more lines than anybody will read. Put some together."))
    for line in lines:
        if not line.label.strip() or line.amount <= 0:
            raise Refused(_("Each line says what it is and what it costs."))
    value: dict[str, Any] = {
        "lines": [line.as_value() for line in lines],
        "overheads": None if overheads_a_year is None else str(overheads_a_year),
        "direct": None if direct_a_year is None else str(direct_a_year),
    }
    return _keep(bid, COSTS, value, seen_version, "funding.bid.costs_saved", by, now)


@transaction.atomic
def save_evidence(bid: Bid, *, cited: Sequence[Citation], seen_version: int = 0, by: Person, now: datetime) -> int:
    """Keep what a bid builds on (ledger FT-17). None is needed to send it; the panel is told where there is none.

    Returns the version. Raises ChangedMeanwhile when a colleague saved first.
    """
    bid = to_write(bid, by, now)
    if len(cited) > MOST_CITED:
        raise Refused(
            _("These are more than anybody will read. Keep the %(most)s that matter most.") % {"most": MOST_CITED}
        )
    for one in cited:
        if not one.found.strip() or not one.source.strip():
            raise Refused(_("Say for each what was found, and where it can be read."))
    value = {"cited": [one.as_value() for one in cited]}
    return _keep(bid, EVIDENCE, value, seen_version, "funding.bid.evidence_saved", by, now)


@transaction.atomic
def save_together(
    bid: Bid,
    *,
    how: How,
    vehicle: str = "",
    shares: Mapping[int, Decimal] | None = None,
    subcontractors: Sequence[Subcontractor] = (),
    seen_version: int = 0,
    by: Person,
    now: datetime,
) -> int:
    """Say who does the work: shares of the value by organisation, and each subcontractor with its share (FT-24)."""
    bid = to_write(bid, by, now)
    for share in [*(shares or {}).values(), *(row.share for row in subcontractors)]:
        if not 0 <= share <= 100:
            raise Refused(_("A share is between 0 and 100."))
    for row in subcontractors:
        if not row.name.strip() or not row.what.strip() or row.share <= 0:
            raise Refused(_("Say for each subcontractor who it is, what it does and its share of the value."))
    if sum(row.share for row in subcontractors) > 100:
        raise Refused(_("The subcontractors' shares come to more than the whole."))
    value: dict[str, Any] = {
        "how": How(how).value,
        "vehicle": vehicle.strip(),
        "shares": {str(key): str(share) for key, share in (shares or {}).items()},
        "subcontractors": [{"name": row.name, "what": row.what, "share": str(row.share)} for row in subcontractors],
    }
    return _keep(bid, TOGETHER, value, seen_version, "funding.bid.together_saved", by, now)


@transaction.atomic
def add_member(bid: Bid, organisation: Organisation, *, by: Person, now: datetime) -> BidMember:
    """Ask another organisation to bid together. Its people can read and write the bid from now on."""
    allow(policy.may_lead(by, bid, now=now))
    bid = to_write(bid, by, now)
    if organisation.pk == bid.organisation_id:
        raise Refused(_("That is you: the lead is part of it already."), field="organisation")
    if bid.members.filter(organisation=organisation).exists():
        raise Refused(_("They are part of it already."), field="organisation")
    if bid.members.count() >= MOST_MEMBERS:
        raise Refused(_("These are as many members as one bid can have."), field="organisation")
    member = BidMember.objects.create(bid=bid, organisation=organisation, added_at=now)
    # The public record does not say who.
    record(by, "funding.bid.member_added", bid, capacity=_("a bidder"), now=now)
    return member


@transaction.atomic
def remove_member(member: BidMember, *, by: Person, now: datetime) -> None:
    """Take an organisation out of a joint bid: the lead may, and so may the organisation itself."""
    bid = member.bid
    own = policy.may_bid_for(by, member.organisation, now=now)
    if not own:
        allow(policy.may_lead(by, bid, now=now))
    bid = to_write(bid, by, now)
    member.delete()
    record(by, "funding.bid.member_left", bid, capacity=_("a bidder"), now=now)


@transaction.atomic
def sign_off(member: BidMember, *, by: Person, now: datetime) -> BidMember:
    """A member signs off the bid as it is now. Raises NotAllowed for anybody but the member's own people.

    Refused where it is in another bid for the same lot and the opportunity does not permit that (ledger PO-20).
    """
    allow(policy.may_bid_for(by, member.organisation, now=now))
    member = locked(member)
    bid = member.bid
    refuse_unless_open(bid.opportunity, now)
    refuse_second_bid(bid, member.organisation)
    member.signed_at, member.signed_by, member.signed_digest = now, by, digest_to_sign(bid)
    member.save()
    record(by, "funding.bid.signed_off", bid, capacity=_("a bidder"), now=now, facts={"sha256": member.signed_digest})
    return member


def refuse_second_bid(bid: Bid, organisation: Organisation) -> None:
    if not bid.opportunity.allows_many_bids and other_bid(bid, organisation):
        raise Refused(
            _("Here an organisation can be in one bid only, and yours is in another one. Withdraw from that one first.")
        )


def _keep(bid: Bid, name: str, value: dict[str, Any], seen: int, code: str, by: Person, now: datetime) -> int:
    there = parts_of(bid).part(name)
    if there.version != seen:
        raise ChangedMeanwhile([(_("what a colleague saved"), _in_words(there.value), _in_words(value))])
    version = keep_part(bid, name, value, now, by)
    record(by, code, bid, capacity=_("a bidder"), now=now)
    return version


def _in_words(value: Mapping[str, object]) -> str:
    """A part that is no text, as lines that two people can compare."""
    lines = []
    for key, said in value.items():
        rows = said if isinstance(said, list) else [said]
        lines += [", ".join(map(str, row.values())) if isinstance(row, dict) else f"{key}: {row}" for row in rows]
    return "\n".join(lines)
