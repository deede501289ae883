from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.actions.notices import keep_notice
from folkmoot.funding.models import Amendment, Opportunity
from folkmoot.funding.states import BID, BidState
from folkmoot.funding.telling import tell_amended
from folkmoot.funding.timing import soonest_close_after_a_change, takes_bids
from folkmoot.people.models import Person


@transaction.atomic
def amend(
    opportunity: Opportunity,
    *,
    what: str,
    reasons: str,
    by: Person,
    now: datetime,
    summary: str | None = None,
    eligibility: str | None = None,
    closes_at: datetime | None = None,
) -> Amendment:
    """Change the terms while bids are open. Everyone reads what and why; criteria and weights never change (TR-02).

    Whoever had submitted reads what changed and submits again. Near the closing time it moves, so that there are days
    to do so, and with it the day of the decision. More time alone asks nobody again. Raises Refused for an earlier
    closing time, and once bids have closed.
    """
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    opportunity = locked(opportunity)
    if not takes_bids(opportunity, now):
        raise Refused(_("The terms are amended while bids are open. Before that, change them; after it, they stand."))
    before = opportunity.closes_at
    if closes_at is not None and closes_at < before:
        raise Refused(
            _("Bidders were told that they have until the closing time. It can move later, never sooner."),
            field="closes_date",
        )
    for name, text in (("what", what), ("reasons", reasons)):
        if len(text.strip()) < 10:
            raise Refused(_("Say what changes and why, each in a sentence that everyone can read."), field=name)
    terms = {"summary": summary, "eligibility": eligibility}
    changed = [name for name, text in terms.items() if text is not None and text.strip() != getattr(opportunity, name)]
    for name in changed:
        setattr(opportunity, name, str(terms[name]).strip())
    if not opportunity.conditions:
        raise Refused(_("Say who can bid, one condition on each line."), field="eligibility")
    if not changed and (closes_at is None or closes_at == before):
        raise Refused(_("Nothing would change. Change the words or the closing time, or answer it as a question."))
    opportunity.closes_at = max(
        closes_at or before, soonest_close_after_a_change(opportunity, now) if changed else before
    )
    opportunity.decides_date = _decides(opportunity, before)
    opportunity.terms_version += bool(changed)
    opportunity.version += 1
    opportunity.save()
    row = Amendment.objects.create(
        opportunity=opportunity, terms_version=opportunity.terms_version, what=what.strip(), reasons=reasons.strip(),
        asks_again=bool(changed), closed_at_before=before, closes_at=opportunity.closes_at, made_at=now, made_as=capacity,
    )  # fmt: skip
    keep_notice(opportunity, now=now)
    record(
        by, "funding.opportunity.amended", opportunity, capacity=capacity, now=now, reasons=f"{row.what}\n\n{row.reasons}",
        facts={"terms": row.terms_version, "changed": changed, "closes": row.closes_at},
        touching=[opportunity.project, opportunity.specification],
    )  # fmt: skip
    if changed:
        _ask_again(opportunity, "eligibility" in changed, by, capacity, now)
    tell_amended(row, now=now)
    return row


def _decides(opportunity: Opportunity, before: datetime) -> date | None:
    """The day of the decision moves as far as the closing day does."""
    later = day_of(opportunity.closes_at) - day_of(before)
    return (
        opportunity.decides_date + later
        if opportunity.decides_date and later > timedelta(0)
        else opportunity.decides_date
    )


def _ask_again(opportunity: Opportunity, conditions_too: bool, by: Person, capacity: str, now: datetime) -> None:
    """Every bid under way has to be confirmed under the new terms. Nothing that was written is touched."""
    for bid in (
        opportunity.bids.select_for_update().filter(state__in=(BidState.DRAFT, BidState.SUBMITTED)).order_by("pk")
    ):
        if bid.state == BidState.SUBMITTED:
            move(bid, BID, to=BidState.DRAFT)
        bid.submitted_at, bid.receipt, bid.confirmed_at = None, "", None
        if conditions_too:
            bid.is_eligible, bid.meets = False, []
        bid.save(update_fields=["submitted_at", "receipt", "confirmed_at", "is_eligible", "meets"])
        record(
            by, "funding.bid.asked_again", bid, capacity=capacity, now=now, facts={"terms": opportunity.terms_version}
        )
