from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.actions.rescheduling import add_money, add_reports, cut_reports, take_money
from folkmoot.agreements.models import Agreement, AnnualReview, Variation
from folkmoot.agreements.notices import tell_variation_answered
from folkmoot.agreements.states import VARIATION, AgreementState, VariationState
from folkmoot.core.clock import add_months, day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person

RULE = "sutton-compact 3.4.3"


@transaction.atomic
def propose_variation(
    agreement: Agreement,
    *,
    what: str,
    reason: str,
    viability: str,
    new_end_date: date | None = None,
    new_value: Decimal | None = None,
    review: AnnualReview | None = None,
    by: Person,
    now: datetime,
) -> Variation:
    """Propose a change to a running agreement, saying what it does to the provider's staying afloat (AG-15).

    Raises NotAllowed unless `by` acts for one of the two sides. Nothing changes until the other side accepts.
    """
    capacity = allow(policy.may_propose_variation(by, agreement, now=now))
    agreement = locked(agreement)
    if agreement.state != AgreementState.LIVE:
        raise Refused(_("Only a running agreement can be varied."))
    if agreement.variations.filter(state=VariationState.PROPOSED).exists():
        raise Refused(_("A change waits for an answer already."))
    for field, words, sentence in (
        ("what", what, _("Say what changes.")),
        ("reason", reason, _("Say why.")),
        ("viability", viability, _("Say what it does to the provider: its staff, its money, its other work.")),
    ):
        if not words.strip():
            raise Refused(sentence, field=field)
    _check_end(agreement, new_end_date, day_of(now))
    if new_value is not None and new_value <= 0:
        raise Refused(_("Enter an amount above nothing. Ending is another page."), field="new_value")
    row = Variation.objects.create(
        agreement=agreement, review=review, what=what, reason=reason, viability=viability,
        old_end_date=agreement.end_date, old_value=agreement.value, new_end_date=new_end_date, new_value=new_value,
        by_funder=bool(policy.acts_for_funder(by, agreement.funder, now=now)), proposed_at=now, proposed_as=capacity,
    )  # fmt: skip
    record(
        by, "agreements.variation.proposed", row, capacity=capacity, now=now, rule=RULE, reasons=reason,
        facts={"ends": new_end_date, "value": new_value}, touching=[agreement],
    )  # fmt: skip
    return row


def _check_end(agreement: Agreement, end: date | None, today: date) -> None:
    if end is None:
        return
    if end <= max(today, agreement.start_date):
        raise Refused(_("The new end must be a day still to come."), field="new_end_date")
    first = agreement.variations.filter(state=VariationState.ACCEPTED).order_by("pk").first()
    signed_end = first.old_end_date if first else agreement.end_date
    if end > add_months(signed_end, agreement.extension_months):
        raise Refused(
            _("Both sides signed that it may be made longer by %s months at most.") % agreement.extension_months,
            field="new_end_date",
        )


@transaction.atomic
def accept_variation(variation: Variation, *, words: str, by: Person, now: datetime) -> Variation:
    """The other side accepts, and says in its own words what it means for it. Term, money and reports follow."""
    capacity = allow(policy.may_answer_variation(by, variation, now=now))
    variation = locked(variation)
    if not words.strip():
        raise Refused(_("Say in your own words what it means for you."), field="words")
    agreement = locked(variation.agreement)
    if agreement.state != AgreementState.LIVE:
        raise Refused(_("The agreement is not running any more."))
    move(variation, VARIATION, to=VariationState.ACCEPTED)
    variation.answer, variation.answered_at, variation.answered_as = words, now, capacity
    variation.save(update_fields=["answer", "answered_at", "answered_as"])
    _apply(variation, agreement, day_of(now))
    tell_variation_answered(variation, now=now)
    record(
        by, "agreements.variation.accepted", variation, capacity=capacity, now=now, rule=RULE, reasons=words,
        facts={"ends": agreement.end_date, "value": agreement.value}, touching=[agreement, agreement.project],
    )  # fmt: skip
    return variation


def _apply(variation: Variation, agreement: Agreement, today: date) -> None:
    old_end, old_value = agreement.end_date, agreement.value
    if variation.new_end_date and variation.new_end_date != old_end:
        agreement.end_date = variation.new_end_date
    if variation.new_value is not None:
        agreement.value = variation.new_value
    agreement.version += 1
    agreement.save(update_fields=["end_date", "value", "version"])
    if agreement.end_date > old_end:
        add_reports(agreement, old_end)
    elif agreement.end_date < old_end:
        cut_reports(agreement, agreement.end_date)
    if agreement.value > old_value:
        start = old_end if agreement.end_date > old_end else max(today, agreement.start_date)
        add_money(agreement, agreement.value - old_value, min(start, agreement.end_date))
    elif agreement.value < old_value:
        take_money(agreement, old_value - agreement.value, today)


@transaction.atomic
def refuse_variation(variation: Variation, *, words: str, by: Person, now: datetime) -> Variation:
    """The other side does not accept, and says why. The agreement stays as it is."""
    capacity = allow(policy.may_answer_variation(by, variation, now=now))
    if not words.strip():
        raise Refused(_("Say why not, so that it can be talked about."), field="words")
    variation = locked(variation)
    move(variation, VARIATION, to=VariationState.REFUSED)
    variation.answer, variation.answered_at, variation.answered_as = words, now, capacity
    variation.save(update_fields=["answer", "answered_at", "answered_as"])
    tell_variation_answered(variation, now=now)
    record(
        by, "agreements.variation.refused", variation, capacity=capacity, now=now, rule=RULE, reasons=words,
        touching=[variation.agreement],
    )  # fmt: skip
    return variation


@transaction.atomic
def withdraw_variation(variation: Variation, *, by: Person, now: datetime) -> Variation:
    """Whoever proposed it takes it back."""
    capacity = allow(policy.may_withdraw_variation(by, variation, now=now))
    variation = locked(variation)
    move(variation, VARIATION, to=VariationState.WITHDRAWN)
    record(
        by, "agreements.variation.withdrawn", variation, capacity=capacity, now=now, rule=RULE,
        touching=[variation.agreement],
    )  # fmt: skip
    return variation
