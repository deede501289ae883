"""Reviews that are due, plans, endings and exits, as pages show them."""

from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from folkmoot.agreements import proportion
from folkmoot.agreements.models import Agreement, AnnualReview
from folkmoot.agreements.states import AgreementState
from folkmoot.core.clock import add_months

REVIEW_DAYS = 30  # before a yearly review is due, both sides are reminded
EXIT_MONTHS = 6  # before the end, an exit plan is wanted (ledger CE-08)


def next_review(agreement: Agreement, held: int) -> date:
    """The day by which the next yearly review is due (ledger AG-16, MP-03)."""
    return add_months(agreement.start_date, 12 * (held + 1))


def review_overdue(agreement: Agreement, held: int, today: date) -> bool:
    due = next_review(agreement, held)
    return agreement.state == AgreementState.LIVE and due <= agreement.end_date and due < today


def began_by(today: date, years: int) -> date:
    """The latest first day after which so many years were over before today. Two ways to count, because of February."""
    return max(add_months(today, -12 * years) - timedelta(days=1), add_months(today - timedelta(days=1), -12 * years))


def without_review(today: date) -> QuerySet[Agreement]:
    """Running agreements that began over a year ago, with how many reviews were held and when the last was."""
    reviews = AnnualReview.objects.filter(agreement=OuterRef("pk"), held_at__isnull=False)
    held = reviews.order_by().values("agreement")
    return (
        Agreement.objects.filter(state=AgreementState.LIVE, start_date__lte=began_by(today, 1))
        .annotate(
            held=Coalesce(Subquery(held.annotate(number=Count("pk")).values("number")), 0),
            last_held=Subquery(held.annotate(last=Max("held_at")).values("last")),
        )
        .select_related("funder", "provider")
        .order_by("start_date", "pk")
    )


def overdue_reviews(today: date) -> QuerySet[Agreement]:
    """Those whose review for some year was not held by its day (ledger MP-10): after so many reviews, so many years."""
    rows = without_review(today)
    oldest = rows.order_by("start_date").values_list("start_date", flat=True).first()
    years = today.year - oldest.year if oldest else 0
    due = [Q(held=held, start_date__lte=began_by(today, held + 1)) for held in range(years)]
    # One that has run past its end owes no review for a year it did not have.
    past = rows.filter(end_date__lt=today)
    over = [row.pk for row in past if not review_overdue(row, row.held, today)]  # type: ignore[attr-defined]
    return rows.filter(reduce(or_, due, Q(pk__in=[]))).exclude(pk__in=over)


def reviews_coming(today: date) -> list[Agreement]:
    """Running agreements whose next yearly review falls due from today on, within a month; one query."""
    last, day = today + timedelta(days=REVIEW_DAYS), timedelta(days=1)
    oldest = Agreement.objects.filter(state=AgreementState.LIVE).order_by("start_date").values_list("start_date")[:1]
    years = range(1, today.year - oldest[0][0].year + 2) if oldest else ()
    began = [Q(start_date__range=(add_months(today, -12 * n) - day, add_months(last, -12 * n) + day)) for n in years]
    rows = without_review(today + timedelta(days=REVIEW_DAYS + 1)).filter(reduce(or_, began, Q(pk__in=[])))
    due = [(row, next_review(row, row.held)) for row in rows]  # type: ignore[attr-defined]
    return [row for row, by in due if today <= by <= last and by <= row.end_date]


def exit_plan_wanted(agreement: Agreement, today: date) -> bool:
    """In its last six months and without an exit plan: the flag of CE-08."""
    if agreement.state != AgreementState.LIVE or today < add_months(agreement.end_date, -EXIT_MONTHS):
        return False
    return not hasattr(agreement, "exit_plan")


def near_their_end(today: date) -> list[Agreement]:
    """Running agreements whose exit plan is wanted; one query."""
    soon = Q(state=AgreementState.LIVE, exit_plan=None, end_date__lt=add_months(today, EXIT_MONTHS + 1))
    rows = Agreement.objects.filter(soon).select_related("funder", "provider", "exit_plan").order_by("pk")
    return [row for row in rows if exit_plan_wanted(row, today)]


def value_statement_wanted(agreement: Agreement) -> bool:
    """Only above the band, and only while there is none (ledger MP-09)."""
    return agreement.value >= proportion.VALUE_STATEMENT_FROM and not agreement.social_values.exists()


def reviews_of(agreement: Agreement) -> list[AnnualReview]:
    return list(agreement.annual_reviews.order_by("number"))
