"""One page for whoever chairs: how far each member is, where scores lie apart, what waits and for whom."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.funding.models import (
    Bid,
    ConflictStep,
    InterestDeclaration,
    Opportunity,
    PanelMember,
    PanelSession,
    ReviewOutcome,
    Score,
)
from folkmoot.funding.queries.conflicts import lacks_assessment, to_review
from folkmoot.funding.queries.panel import Line, citizens_missing, sitting
from folkmoot.funding.queries.seats import name_of


@dataclass(frozen=True)
class Progress:
    """How far one member is: bids declared on, scores given of those to give, and whether they are locked."""

    seat: PanelMember
    name: str
    declared: int
    kept_out: int
    given: int
    wanted: int

    @property
    def is_done(self) -> bool:
        return self.seat.locked_at is not None


def progress_of(opportunity: Opportunity, bids: Sequence[Bid], criteria: int, today: date) -> list[Progress]:
    """A line for each member, in three queries however many there are."""
    whole = Score.objects.filter(member__opportunity=opportunity, score__isnull=False).exclude(comment="")
    given = dict(whole.values_list("member_id").annotate(number=Count("pk")).order_by())
    declared, out = Counter[int](), Counter[int]()
    rows = InterestDeclaration.objects.filter(member__opportunity=opportunity, bid__in=bids)
    for member, is_conflict, outcome in rows.values_list("member_id", "is_conflict", "review__outcome"):
        declared[member] += 1
        out[member] += is_conflict and outcome != ReviewOutcome.MITIGATED
    return [
        Progress(
            seat, name_of(seat.person, today), declared[seat.pk], out[seat.pk], given.get(seat.pk, 0),
            criteria * (len(bids) - out[seat.pk]),
        )
        for seat in sitting(opportunity)
    ]  # fmt: skip


@dataclass(frozen=True)
class Waiting:
    """One thing that has to happen, who has to do it, and where."""

    what: str
    who: str
    url: str = ""


def queue_of(
    opportunity: Opportunity,
    bids: Sequence[Bid],
    members: Sequence[Progress],
    sheets: dict[int, list[Line]],
    called: dict[int, str],
) -> list[Waiting]:
    """What waits, first things first. `sheets` holds the bids whose scores the reader may see."""
    officer = _("an officer")
    queue = [
        Waiting(
            _("Look at an interest that was declared"),
            _("somebody other than the member"),
            _at("review_conflict", row.pk),
        )
        for row in to_review(opportunity)
    ]
    queue += _to_assess(opportunity, ConflictStep.READING, members)
    if not members:
        queue.append(Waiting(_("Seat the panel"), officer, _at("panel", opportunity.pk)))
    for one in members:
        if one.is_done:
            continue
        if one.declared < len(bids):
            left = len(bids) - one.declared
            queue.append(
                Waiting(
                    ngettext("Declare on %(left)s bidder", "Declare on %(left)s bidders", left) % {"left": left},
                    one.name,
                )
            )
        elif one.given < one.wanted:
            left = one.wanted - one.given
            queue.append(
                Waiting(ngettext("Give %(left)s score", "Give %(left)s scores", left) % {"left": left}, one.name)
            )
        else:
            queue.append(Waiting(_("Lock their scores"), one.name))
    sessions = PanelSession.objects.filter(bid__in=bids, held_at=None).order_by("starts_at", "pk")
    queue += [
        Waiting(
            _("Meet %(bidder)s and note what was said") % {"bidder": called[row.bid_id]},
            officer,
            row.get_absolute_url(),
        )
        for row in sessions
    ]
    if (
        opportunity.needs_citizen
        and members
        and all(one.is_done for one in members)
        and citizens_missing(opportunity, bids)
    ):
        queue.append(
            Waiting(_("Seat a trained citizen who can score every bid"), officer, _at("panel", opportunity.pk))
        )
    to_agree = _to_agree(bids, members, sheets, called)
    return [*queue, *to_agree, *_to_assess(opportunity, ConflictStep.AWARD, members)]


def _at(name: str, key: int) -> str:
    return reverse(f"funding:{name}", args=[key])


def _to_assess(opportunity: Opportunity, step: ConflictStep, members: Sequence[Progress]) -> list[Waiting]:
    """The conflicts assessment at a step that has come, where it is still missing."""
    if not _has_come(step, members) or not lacks_assessment(opportunity, step):
        return []
    what = _("Make the conflicts assessment: %(step)s") % {"step": step.label}
    return [Waiting(what, _("an officer"), _at("conflicts", opportunity.pk))]


def _has_come(step: ConflictStep, members: Sequence[Progress]) -> bool:
    return bool(members) and (step == ConflictStep.READING or all(one.is_done for one in members))


def _to_agree(
    bids: Sequence[Bid], members: Sequence[Progress], sheets: dict[int, list[Line]], called: dict[int, str]
) -> list[Waiting]:
    """The bids to talk about, those with the widest differences first."""
    if not members or not all(one.is_done for one in members):
        return []
    open_ = [
        (bid, sheets[bid.pk]) for bid in bids if bid.pk in sheets and any(not line.agreed for line in sheets[bid.pk])
    ]
    open_.sort(key=lambda pair: -sum(line.spread.is_wide for line in pair[1]))
    found = []
    for bid, lines in open_:
        wide = sum(line.spread.is_wide for line in lines)
        what = _("Agree the scores of %(bidder)s") % {"bidder": called[bid.pk]}
        if wide:
            words = ngettext("%(wide)s criterion far apart", "%(wide)s criteria far apart", wide) % {"wide": wide}
            what = f"{what} ({words})"
        found.append(Waiting(what, _("the panel"), f"{bid.get_absolute_url()}moderate/"))
    return found


def spread_of(bids: Sequence[Bid], sheets: dict[int, list[Line]], called: dict[int, str]) -> list[dict[str, Any]]:
    """For each bid the reader may see: how many criteria lie apart, how many members stand alone, how many are agreed."""
    return [
        {
            "bid": bid,
            "name": called[bid.pk],
            "apart": sum(line.spread.is_wide for line in sheets[bid.pk]),
            "alone": sum(len(line.spread.outliers) for line in sheets[bid.pk]),
            "agreed": sum(line.agreed is not None for line in sheets[bid.pk]),
            "criteria": len(sheets[bid.pk]),
        }
        for bid in bids
        if bid.pk in sheets
    ]
