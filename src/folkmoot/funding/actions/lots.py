from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy
from folkmoot.funding.models import DocumentAsked, Lot, Opportunity
from folkmoot.funding.states import OpportunityState
from folkmoot.people.models import Person


@transaction.atomic
def add_lot(opportunity: Opportunity, *, title: str, value: Decimal, by: Person, now: datetime) -> Lot:
    """Divide the opportunity further: one more part that is bid for and awarded by itself."""
    capacity, opportunity = before_opening(opportunity, by, now)
    number = (opportunity.lots.aggregate(last=Max("number"))["last"] or 0) + 1
    lot = Lot(opportunity=opportunity, number=number, title=title.strip(), value=value)
    _refuse_if_wrong(lot)
    lot.save()
    _record(opportunity, "funding.lot.added", lot, capacity, by, now)
    return lot


@transaction.atomic
def change_lot(lot: Lot, *, title: str, value: Decimal, by: Person, now: datetime) -> Lot:
    """Change a part before bids open; afterwards it is refused."""
    capacity, opportunity = before_opening(lot.opportunity, by, now)
    lot = locked(lot)
    lot.title, lot.value = title.strip(), value
    _refuse_if_wrong(lot)
    lot.save()
    _record(opportunity, "funding.lot.changed", lot, capacity, by, now)
    return lot


@transaction.atomic
def remove_lot(lot: Lot, *, by: Person, now: datetime) -> None:
    """Take a part away before bids open. The last one stays: there is always a whole."""
    capacity, opportunity = before_opening(lot.opportunity, by, now)
    if opportunity.lots.count() == 1:
        raise Refused(_("This is the whole of it. Add another lot before you take this one away."))
    lot.delete()
    if opportunity.lots.count() == 1:
        opportunity.lots.update(title=opportunity.title, value=opportunity.value)
    _record(opportunity, "funding.lot.removed", lot, capacity, by, now)


@transaction.atomic
def allow_many_bids(opportunity: Opportunity, *, allowed: bool, by: Person, now: datetime) -> Opportunity:
    """Say whether an organisation may be in several bids for one lot (ledger PO-20). Refused once bids are open."""
    capacity, opportunity = before_opening(opportunity, by, now)
    opportunity.allows_many_bids = allowed
    opportunity.save(update_fields=["allows_many_bids"])
    record(by, "funding.opportunity.changed", opportunity, capacity=capacity, now=now, facts={"many_bids": allowed})
    return opportunity


@transaction.atomic
def ask_for_document(
    opportunity: Opportunity, *, title: str, why: str, is_needed: bool = False, by: Person, now: datetime
) -> DocumentAsked:
    """Ask bidders for a document, and say what it is for. Refused once bids are open."""
    capacity, opportunity = before_opening(opportunity, by, now)
    if len(why.strip()) < 10:
        raise Refused(_("Say what you need it for. Each document costs a small group hours."), field="why")
    if opportunity.documents_asked.filter(title__iexact=title.strip()).exists():
        raise Refused(_("That document is asked for already."), field="title")
    asked = DocumentAsked.objects.create(
        opportunity=opportunity, title=title.strip(), why=why.strip(), is_needed=is_needed
    )
    record(
        by, "funding.document.asked_for", opportunity, capacity=capacity, now=now,
        facts={"needed": is_needed, "documents": opportunity.documents_asked.count()}, touching=[opportunity.project],
    )  # fmt: skip
    return asked


@transaction.atomic
def stop_asking_for_document(asked: DocumentAsked, *, by: Person, now: datetime) -> None:
    """Ask for one document less, before bids open."""
    capacity, opportunity = before_opening(asked.opportunity, by, now)
    asked.delete()
    record(
        by, "funding.document.no_longer_asked_for", opportunity, capacity=capacity, now=now,
        facts={"documents": opportunity.documents_asked.count()}, touching=[opportunity.project],
    )  # fmt: skip


def before_opening(opportunity: Opportunity, by: Person, now: datetime) -> tuple[str, Opportunity]:
    """The opportunity, held, while it may still be changed freely, and the capacity acted in."""
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    opportunity = locked(opportunity)
    if opportunity.state not in (OpportunityState.DRAFT, OpportunityState.ANNOUNCED):
        raise Refused(
            _("Bids have opened, so this is fixed. Amend the terms, or withdraw the opportunity, with reasons.")
        )
    return capacity, opportunity


def _refuse_if_wrong(lot: Lot) -> None:
    if not lot.title:
        raise Refused(_("Say in a few words what this part is."), field="title")
    if lot.value <= 0:
        raise Refused(_("The value must be more than nothing."), field="value")


def _record(opportunity: Opportunity, code: str, lot: Lot, capacity: str, by: Person, now: datetime) -> None:
    record(
        by, code, opportunity, capacity=capacity, now=now, facts={"lot": lot.number, "value": lot.value},
        touching=[opportunity.project],
    )  # fmt: skip
