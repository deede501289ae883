"""Reviews that are due, plans, endings and exits, as pages show them."""

from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from folkmoot.agreements import proportion
from folkmoot.agreements.models import Agreement, AnnualReview
from folkmoot.agreements.states import AgreementState
from folkmoot.core.clock import add_months

EXIT_MONTHS = 6  # before the end, an exit plan is wanted (ledger CE-08)


def next_review(agreement: Agreement, held: int) -> date:
    """The day by which the next yearly review is due (ledger AG-16, MP-03)."""
    return add_months(agreement.start_date, 12 * (held + 1))


def review_overdue(agreement: Agreement, held: int, today: date) -> bool:
    due = next_review(agreement, held)
    return agreement.state == AgreementState.LIVE and due <= agreement.end_date and due < today


def without_review(today: date) -> QuerySet[Agreement]:
    """Running agreements that began over a year ago, with how many reviews were held and when the last was."""
    return (
        Agreement.objects.filter(state=AgreementState.LIVE, start_date__lt=add_months(today, -12))
        .annotate(
            held=Count("annual_reviews", filter=Q(annual_reviews__held_at__isnull=False)),
            last_held=Max("annual_reviews__held_at"),
        )
        .select_related("funder", "provider")
        .order_by("start_date", "pk")
    )


def overdue_reviews(today: date) -> list[Agreement]:
    """Those whose review for some year was not held by its day (ledger MP-10)."""
    return [row for row in without_review(today) if review_overdue(row, row.held, today)]  # type: ignore[attr-defined]


def exit_plan_wanted(agreement: Agreement, today: date) -> bool:
    """In its last six months and without an exit plan: the flag of CE-08."""
    if agreement.state != AgreementState.LIVE or today < add_months(agreement.end_date, -EXIT_MONTHS):
        return False
    return not hasattr(agreement, "exit_plan")


def value_statement_wanted(agreement: Agreement) -> bool:
    """Only above the band, and only while there is none (ledger MP-09)."""
    return agreement.value >= proportion.VALUE_STATEMENT_FROM and not agreement.social_values.exists()


def reviews_of(agreement: Agreement) -> list[AnnualReview]:
    return list(agreement.annual_reviews.order_by("number"))
