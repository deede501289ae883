"""The community right to bid, step by step (Localism Act 2011 ss.87-108, ledger CR-01)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import CannotMove, move
from folkmoot.funding import policy
from folkmoot.funding.actions.express import FEWEST_SIGNS
from folkmoot.funding.bid_law import ground as ground_of
from folkmoot.funding.bid_law import lengths
from folkmoot.funding.models import AssetNomination
from folkmoot.funding.states import ASSET, AssetState
from folkmoot.people.models import Organisation, Person
from folkmoot.people.models.organisation import LegalForm

LAW = "Localism Act 2011 ss.87-108"


@transaction.atomic
def nominate_asset(
    body: Organisation, *, organisation: Organisation, title: str, address: str, use: str, members: int | None = None,
    by: Person, now: datetime,
) -> AssetNomination:  # fmt: skip
    """Nominate a building or piece of land as an asset of community value.

    Raises NotAllowed unless `by` speaks for a community body; Refused for an authority that is no council, a group that
    is not registered and has fewer than 21 local members, and for what is nominated or listed already.
    """
    capacity = allow(policy.may_nominate(by, organisation, now=now))
    if not body.is_public_body:
        raise Refused(_("Choose the council in whose area it lies."), field="body")
    for name, words in (("title", title), ("address", address), ("use", use)):
        if not words.strip():
            raise Refused(_("This cannot be left out."), field=name)
    fewest = lengths().fewest_members
    if organisation.legal_form == LegalForm.ASSOCIATION and (members or 0) < fewest:
        raise Refused(
            _("A group that is not a registered body needs at least %(fewest)s local members.") % {"fewest": fewest},
            field="members",
        )
    over = (AssetState.NOT_LISTED, AssetState.ENDED)
    if AssetNomination.objects.filter(body=body, title__iexact=title.strip()).exclude(state__in=over).exists():
        raise Refused(_("It is nominated or listed already."), field="title")
    row = AssetNomination.objects.create(
        body=body, organisation=organisation, title=title.strip(), address=address.strip(), use=use.strip(),
        members=members, sent_by=by, sent_at=now,
    )  # fmt: skip
    record(by, "funding.asset.nominated", row, capacity=capacity, now=now, rule=LAW, touching=[organisation])
    return row


@transaction.atomic
def decide_nomination(
    row: AssetNomination, *, listed: bool, reasons: str, ground: str = "", by: Person, now: datetime
) -> AssetNomination:
    """List it for five years, or refuse on a ground of the law. A late decision stands, and the record says so.

    Raises Refused without reasons, and when it is refused on no ground of the law.
    """
    capacity = allow(policy.may_decide_nomination(by, row, now=now))
    row = locked(row)
    if len(reasons.strip()) < FEWEST_SIGNS:
        raise Refused(_("Say why in a sentence or more, for everyone to read."), field="reasons")
    if not listed and ground_of(ground) is None:
        raise Refused(_("Choose a ground of the law. On no other can it be refused."), field="ground")
    row.decided_at, row.reasons, row.ground = now, reasons.strip(), "" if listed else ground
    row.listed_date = day_of(now) if listed else None
    after = AssetState.LISTED if listed else AssetState.NOT_LISTED
    if not ASSET.may(row.state, after):
        raise CannotMove(_("This was decided before."))
    # One save: the table holds no refusal without its ground, and no listing without its day.
    row.state = after
    row.save(update_fields=["state", "decided_at", "reasons", "ground", "listed_date"])
    record(
        by, "funding.asset.decided", row, capacity=capacity, now=now, rule=LAW, reasons=row.reasons,
        facts={"listed": listed, "ground": row.ground, "late": day_of(now) > row.decided_by_date},
        touching=[row.organisation],
    )  # fmt: skip
    return row


@transaction.atomic
def note_intended_sale(row: AssetNomination, *, noticed_date: date, by: Person, now: datetime) -> AssetNomination:
    """The owner has told the authority that they mean to sell: from that day groups have six weeks to ask to bid.

    Raises Refused for a day to come or before the listing, and once the five years are over.
    """
    capacity = allow(policy.may_keep_asset(by, row, now=now))
    row = locked(row)
    if noticed_date > day_of(now):
        raise Refused(_("Give the day on which the notice was received."), field="noticed_date")
    if row.listed_date and noticed_date < row.listed_date:
        raise Refused(_("It was not listed on that day."), field="noticed_date")
    if row.listed_until_date and noticed_date >= row.listed_until_date:
        raise Refused(_("The five years of its listing are over."), field="noticed_date")
    row.noticed_date, row.asked_by, row.asked_date = noticed_date, None, None
    row.save(update_fields=["noticed_date", "asked_by", "asked_date"])
    move(row, ASSET, to=AssetState.FOR_SALE)
    record(
        by, "funding.asset.for_sale", row, capacity=capacity, now=now, rule=LAW, facts={"noticed": noticed_date},
        touching=[row.organisation],
    )  # fmt: skip
    return row


@transaction.atomic
def ask_to_bid(row: AssetNomination, *, organisation: Organisation, by: Person, now: datetime) -> AssetNomination:
    """Ask to be treated as a bidder: until six months after the notice it may be sold to such a group alone.

    Raises NotAllowed unless `by` speaks for a community body; Refused after the six weeks, or where nothing is for sale.
    """
    capacity = allow(policy.may_nominate(by, organisation, now=now))
    row = locked(row)
    if row.state == AssetState.ASKED:
        raise Refused(_("A group has asked already, so the sale waits. Speak with it about bidding together."))
    if row.state == AssetState.FOR_SALE and row.interim_until_date and day_of(now) > row.interim_until_date:
        raise Refused(_("The six weeks for asking ended on %(day)s.") % {"day": f"{row.interim_until_date:%-d %B %Y}"})
    row.asked_by, row.asked_date = organisation, day_of(now)
    row.save(update_fields=["asked_by", "asked_date"])
    move(row, ASSET, to=AssetState.ASKED)
    record(
        by, "funding.asset.asked_for", row, capacity=capacity, now=now, rule=LAW, facts={"by": organisation.pk},
        touching=[organisation],
    )  # fmt: skip
    return row


@transaction.atomic
def end_sale(
    row: AssetNomination, *, sold: bool, words: str, to_a_group: bool = False, by: Person, now: datetime
) -> AssetNomination:
    """Say how a sale went. Sold, it leaves the list; not sold, it stays on it until its five years are over.

    Raises Refused without words, where nothing is for sale, for a sale to others while it is held for the groups, and for
    one after the eighteen months that a notice holds.
    """
    capacity = allow(policy.may_keep_asset(by, row, now=now))
    row = locked(row)
    if row.state not in (AssetState.FOR_SALE, AssetState.ASKED):
        raise Refused(_("It is not for sale."))
    held_until = row.full_until_date if row.state == AssetState.ASKED else row.interim_until_date
    if sold and not to_a_group and held_until and day_of(now) <= held_until:
        raise Refused(
            _("Until %(day)s it may be sold only to a community group.") % {"day": f"{held_until:%-d %B %Y}"},
            field="sold",
        )
    if sold and row.protected_until_date and day_of(now) > row.protected_until_date:
        raise Refused(
            _("The owner’s notice held until %(day)s. Say that it was not sold; before selling they give notice anew.")
            % {"day": f"{row.protected_until_date:%-d %B %Y}"},
            field="sold",
        )
    if len(words.strip()) < FEWEST_SIGNS:
        raise Refused(_("Say how it went, and to whom it was sold if it was."), field="words")
    row.ended_words = words.strip()
    row.ended_at = now if sold else None
    row.save(update_fields=["ended_words", "ended_at"])
    move(row, ASSET, to=AssetState.ENDED if sold else AssetState.LISTED)
    record(by, "funding.asset.sale_ended", row, capacity=capacity, now=now, rule=LAW, facts={"sold": sold}, reasons=row.ended_words)  # fmt: skip
    return row


@transaction.atomic
def end_listing(row: AssetNomination, *, words: str, by: Person, now: datetime) -> AssetNomination:
    """Take a listing off. Raises Refused before its five years are over, since only then the law takes it off."""
    capacity = allow(policy.may_keep_asset(by, row, now=now))
    row = locked(row)
    if row.listed_until_date and day_of(now) < row.listed_until_date:
        raise Refused(_("It stays on the list until %(day)s.") % {"day": f"{row.listed_until_date:%-d %B %Y}"})
    row.ended_words, row.ended_at = words.strip(), now
    row.save(update_fields=["ended_words", "ended_at"])
    move(row, ASSET, to=AssetState.ENDED)
    record(by, "funding.asset.ended", row, capacity=capacity, now=now, rule=LAW, reasons=row.ended_words)
    return row
