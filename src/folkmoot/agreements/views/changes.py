"""What changes while an agreement runs: variations, yearly reviews, improvement plans, early warnings, the exit."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.agreements import actions, policy, queries
from folkmoot.agreements.forms import (
    AcceptForm,
    HoldReviewForm,
    ReviewPartForm,
    VariationForm,
    WarnForm,
    WordsForm,
)
from folkmoot.agreements.models import Agreement, TroubleNotice, Variation
from folkmoot.agreements.states import AgreementState, VariationState
from folkmoot.agreements.views.agreement import load
from folkmoot.agreements.views.asking import ask
from folkmoot.agreements.views.parts import DAY
from folkmoot.agreements.views.posts import press
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.people.requests import SignedIn


def page_of(row: Agreement) -> str:
    return reverse("agreements:changes", args=[row.pk])


def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that changed, or may change, about one agreement."""
    row, moment = load(request, pk), clock.now()
    today, person = clock.day_of(moment), request.user
    funder = bool(policy.acts_for_funder(person, row.funder, now=moment))
    provider = bool(policy.acts_for_provider(person, row.provider, now=moment))
    is_party = funder or provider or bool(policy.is_party(person, row, now=moment))
    endings = row.endings.order_by("-opened_at")
    if not is_party:
        endings = endings.filter(decided_at__isnull=False)
    reviews = queries.reviews_of(row)
    held = sum(review.held_at is not None for review in reviews)
    return render(
        request,
        "agreements/changing.html",
        {
            "agreement": row,
            "today": today,
            "is_live": row.state == AgreementState.LIVE,
            "funder": funder,
            "provider": provider,
            "is_party": is_party,
            "variations": [
                (variation, variation.state == VariationState.PROPOSED and (provider and not funder if variation.by_funder else funder),
                 variation.state == VariationState.PROPOSED and (funder if variation.by_funder else provider))
                for variation in row.variations.order_by("-proposed_at")
            ],
            "plans": list(row.improvement_plans.order_by("-proposed_at")),
            "reviews": reviews,
            "review_due": queries.next_review(row, held),
            "review_overdue": queries.review_overdue(row, held, today),
            "endings": list(endings),
            "warnings": list(row.trouble_notices.order_by("-sent_at")) if is_party else [],
            "exit_wanted": queries.exit_plan_wanted(row, today),
            "exit_plan": getattr(row, "exit_plan", None),
        },
    )  # fmt: skip


@login_required
@one_effect
def propose(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_propose_variation(request.user, row, now=moment))

    def act(new_end_date: Any, **said: Any) -> Any:
        end = new_end_date + DAY if new_end_date else None
        return actions.propose_variation(row, new_end_date=end, **said, by=request.user, now=moment)

    return ask(
        request, VariationForm(row, request.POST or None), act, title=_("Propose a change"), button=_("Propose it"),
        back=page_of(row), caption=row.title, intro=_("Nothing changes until the other side accepts."),
        done=_("Proposed. The other side answers next."),
    )  # fmt: skip


def variation_of(pk: int) -> Variation:
    rows = Variation.objects.select_related("agreement__funder", "agreement__provider")
    return get_object_or_404(rows, pk=pk)


@login_required
@one_effect
def answer_variation(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = variation_of(pk), clock.now()
    allow(policy.may_answer_variation(request.user, row, now=moment))

    def act(accepts: bool, words: str) -> Any:
        action = actions.accept_variation if accepts else actions.refuse_variation
        return action(row, words=words, by=request.user, now=moment)

    return ask(
        request, AcceptForm(request.POST or None), act, title=_("Answer a proposed change"),
        button=_("Send your answer"), back=page_of(row.agreement), caption=row.agreement.title, intro=row.what,
        once=_("If you accept, term, money and reports change at once."), done=_("Your answer is written down."),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def withdraw_variation(request: SignedIn, pk: int) -> HttpResponse:
    row = variation_of(pk)
    return press(
        request, _("The proposal is withdrawn."), page_of(row.agreement), actions.withdraw_variation, row,
        by=request.user, now=clock.now(),
    )  # fmt: skip


@login_required
@one_effect
def add_to_review(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_add_to_review(request.user, row, now=moment))
    return ask(
        request, ReviewPartForm(request.POST or None), partial(actions.add_to_review, row, by=request.user, now=moment),
        title=_("Your part in the year’s review"), button=_("Save it"), back=page_of(row), caption=row.title,
        done=_("Saved. The funder holds the review next."),
    )  # fmt: skip


@login_required
@one_effect
def hold_review(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_hold_review(request.user, row, now=moment))
    return ask(
        request, HoldReviewForm(request.POST or None), partial(actions.hold_review, row, by=request.user, now=moment),
        title=_("Hold the year’s review"), button=_("Publish the review"), back=page_of(row), caption=row.title,
        done=_("The review is published. Propose a change if something should be different."),
    )  # fmt: skip


def reviews(request: HttpRequest) -> HttpResponse:
    """Services whose yearly review is overdue."""
    today = clock.day_of(clock.now())
    rows = queries.overdue_reviews(today)
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    lines = [(row, queries.next_review(row, row.held)) for row in page]  # type: ignore[attr-defined]
    return render(request, "agreements/reviews.html", {"page": page, "lines": lines})


@login_required
@one_effect
def warn(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_warn(request.user, row, now=moment))
    return ask(
        request, WarnForm(request.POST or None), partial(actions.warn, row, by=request.user, now=moment),
        title=_("Tell the funder early"), button=_("Send it"), back=page_of(row), caption=row.title,
        intro=_("Thank you for saying so early. The funder acknowledges it within five working days."),
        done=_("Sent. The funder acknowledges it within five working days."),
    )  # fmt: skip


@login_required
@one_effect
def acknowledge(request: SignedIn, pk: int) -> HttpResponse:
    rows = TroubleNotice.objects.select_related("agreement__funder", "agreement__provider")
    row, moment = get_object_or_404(rows, pk=pk), clock.now()
    allow(policy.may_acknowledge(request.user, row, now=moment))
    return ask(
        request, WordsForm(request.POST or None), partial(actions.acknowledge, row, by=request.user, now=moment),
        title=_("Acknowledge an early word"), button=_("Send your answer"), back=page_of(row.agreement),
        caption=row.agreement.title, intro=row.words, done=_("Thank you. The provider reads your answer."),
    )  # fmt: skip
