from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy, queries
from folkmoot.agreements.models import Agreement, AnnualReview
from folkmoot.core.clock import add_months, day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Person


def _current(agreement: Agreement) -> AnnualReview:
    """The review that comes next: one for each year since the start."""
    open_one = agreement.annual_reviews.filter(held_at=None).order_by("number").first()
    if open_one:
        return open_one
    number = agreement.annual_reviews.count() + 1
    due = add_months(agreement.start_date, 12 * number)
    return AnnualReview.objects.create(agreement=agreement, number=number, due_date=due)


@transaction.atomic
def add_to_review(agreement: Agreement, *, words: str, by: Person, now: datetime) -> AnnualReview:
    """The provider's own part in the year's review (ledger CE-09)."""
    capacity = allow(policy.may_add_to_review(by, agreement, now=now))
    agreement = locked(agreement)
    if not agreement.is_signed:
        raise Refused(_("There is nothing to review before both sides have signed."))
    if not words.strip():
        raise Refused(_("Write your part."), field="words")
    review = _current(agreement)
    review.provider_words, review.provider_as = words, capacity
    review.save(update_fields=["provider_words", "provider_as"])
    record(by, "agreements.review.added_to", agreement, capacity=capacity, now=now, facts={"year": review.number})
    return review


@transaction.atomic
def hold_review(
    agreement: Agreement, *, user_voices: int, changes_made: str, works: str, by: Person, now: datetime
) -> AnnualReview:
    """Hold the year's review: how many users were heard, what changed because of them, whether it works.

    Raises NotAllowed unless `by` is a commissioner of the funder; Refused before the provider has said its part, as
    long as the review is not due.
    """
    capacity = allow(policy.may_hold_review(by, agreement, now=now))
    agreement = locked(agreement)
    if not agreement.is_signed:
        raise Refused(_("There is nothing to review before both sides have signed."))
    if queries.value_statement_wanted(agreement):
        raise Refused(_("An agreement of this size says what wider good it does. Write that down before the review."))
    review = _current(agreement)
    if not review.provider_words and day_of(now) <= review.due_date:
        raise Refused(_("Ask the provider for its part first. You can go on without it once the review is overdue."))
    for field, said in (("changes_made", changes_made), ("works", works)):
        if not said.strip():
            raise Refused(_("Write something here; “nothing” is an answer."), field=field)
    review.user_voices, review.changes_made, review.works = user_voices, changes_made, works
    review.held_at, review.held_as = now, capacity
    review.save()
    record(
        by, "agreements.review.held", agreement, capacity=capacity, now=now, reasons=works,
        facts={"year": review.number, "voices": user_voices}, touching=[agreement.project],
    )  # fmt: skip
    return review
