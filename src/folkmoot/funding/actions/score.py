from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import NotAllowed, Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy
from folkmoot.funding.models import Bid, Criterion, InterestDeclaration, Moderation, PanelMember, Score
from folkmoot.funding.queries.asked import scored_criteria
from folkmoot.funding.queries.panel import still_to_score
from folkmoot.funding.scoring import MOST
from folkmoot.funding.states import OpportunityState
from folkmoot.people.models import Person


@transaction.atomic
def declare(bid: Bid, *, is_conflict: bool, words: str = "", by: Person, now: datetime) -> InterestDeclaration:
    """Say whether one has an interest in a bidder, before reading its bid (ledger FT-14; Procurement Act 2023 s.81).

    A member who finds a conflict later declares again, and what they scored of that bid is set aside; a conflict
    once declared stays. Raises Refused when "none" contradicts a role or an interest already on the record.
    """
    capacity = allow(policy.may_declare(by, bid, now=now))
    seat = _seat(bid, by)
    if is_conflict and not words.strip():
        raise Refused(_("Say what the interest is."), field="words")
    earlier = InterestDeclaration.objects.select_for_update().filter(member=seat, bid=bid).first()
    if earlier and earlier.is_conflict:
        raise Refused(_("You declared an interest in this bidder, and that stands."))
    if not is_conflict and policy.tie_to(by, bid, now):
        raise Refused(
            _("The register of interests says that you have a tie to this bidder. Declare it."), field="is_conflict"
        )
    if earlier and Moderation.objects.filter(bid=bid).exists():
        raise Refused(_("The panel has agreed its scores of this bid. Tell the officer at once."))
    declaration, _created = InterestDeclaration.objects.update_or_create(
        member=seat, bid=bid,
        defaults={"is_conflict": is_conflict, "words": words.strip() if is_conflict else "", "declared_at": now},
    )  # fmt: skip
    set_aside = seat.scores.filter(bid=bid).delete()[0] if is_conflict else 0
    record(
        by, "funding.interest.declared", declaration, capacity=capacity, now=now,
        facts={"conflict": is_conflict, "scores_set_aside": set_aside},
        words={"what": declaration.words} if is_conflict else None, touching=[bid.opportunity],
    )  # fmt: skip
    return declaration


@transaction.atomic
def score_bid(
    bid: Bid, *, scores: Mapping[Criterion, tuple[int | None, str]], by: Person, now: datetime
) -> list[Score]:
    """Keep one member's scores of a bid as they are written, even a score without its reason, until they are locked.

    Raises NotAllowed without a declaration or with a conflict (ledger FT-14); Refused once locked.
    """
    capacity = allow(policy.may_score(by, bid, now=now))
    seat = _seat(bid, by)
    _refuse_if_settled(bid)
    if seat.locked_at is not None or seat.scores.filter(bid=bid, locked_at__isnull=False).exists():
        raise Refused(_("Your scores are locked. They are changed only together, when the panel agrees them."))
    asked = set(scored_criteria(bid.opportunity))
    kept = []
    for criterion, (score, comment) in scores.items():
        if criterion not in asked:
            raise Refused(_("That criterion belongs to another opportunity."))
        if score is not None and not 0 <= score <= MOST:
            raise Refused(_("A score is a whole number from 0 to 5."), field=f"score_{criterion.pk}")
        row, _created = Score.objects.update_or_create(
            member=seat, bid=bid, criterion=criterion, defaults={"score": score, "comment": comment.strip()}
        )
        kept.append(row)
    record(by, "funding.bid.scored", seat, capacity=capacity, now=now, facts={"scores": len(kept)})
    return kept


@transaction.atomic
def lock_scores(seat: PanelMember, *, by: Person, now: datetime) -> int:
    """Lock a member's own scores, before the panel agrees any together (ledger FT-13). Cannot be undone.

    Raises Refused while a bid is undeclared or, without a conflict, not scored on every criterion.
    """
    if seat.person_id != by.pk:
        raise NotAllowed(_("Only the member may lock their own scores."))
    capacity = policy.seat_capacity(seat)
    opportunity = locked(seat.opportunity)
    if opportunity.state != OpportunityState.CLOSED or seat.left_at is not None:
        raise Refused(_("Scores are locked after bids have closed, by somebody on the panel."))
    missing = still_to_score(seat)
    if missing:
        raise Refused(_("Still to do before you lock: %(missing)s") % {"missing": "; ".join(missing)})
    written = Score.objects.filter(member=seat, locked_at=None)
    written.filter(score=None, comment="").delete()
    count = written.update(locked_at=now)
    seat.locked_at = now
    seat.save(update_fields=["locked_at"])
    record(
        by, "funding.scores.locked", seat, capacity=capacity, now=now, facts={"scores": count},
        touching=[opportunity, opportunity.project],
    )  # fmt: skip
    return count


def _seat(bid: Bid, by: Person) -> PanelMember:
    seat = policy.seat_of(by, bid.opportunity)
    if seat is None:
        raise NotAllowed(_("Only members of the panel may do this."))
    return locked(seat)


def _refuse_if_settled(bid: Bid) -> None:
    if bid.opportunity.state != OpportunityState.CLOSED:
        raise Refused(_("Bids are scored after they have closed and before the decision."))
