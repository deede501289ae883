from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.policy import NotAllowed, Refused, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.needs import actions, policy
from folkmoot.needs.forms import AgreeForm, LapseForm, ScoreForm
from folkmoot.needs.models import PrioritisationRound, Priority
from folkmoot.needs.queries.boards import taking_part, totals
from folkmoot.needs.queries.rounds import each_holder_once, scores_of
from folkmoot.needs.states import RoundState
from folkmoot.people.models import Person


def _round(pk: int) -> PrioritisationRound:
    return get_object_or_404(PrioritisationRound.objects.select_related("board__area"), pk=pk)


@one_effect
def round(request: HttpRequest, pk: int) -> HttpResponse:
    """A round: the needs, how many have scored; for a member the score form; totals only when it has closed."""
    row, moment = _round(pk), clock.now()
    today = clock.day_of(moment)
    needs = list(row.needs.select_related("area").order_by("-support_count", "pk"))
    is_open = row.state == RoundState.OPEN and today <= row.closes_date
    may_score = is_open and policy.may_score(request.user, row.board, now=moment)
    form = None
    if request.method == "POST":
        allow(policy.may_score(request.user, row.board, now=moment))
        form = ScoreForm(request.POST, needs=needs)
        if form.is_valid() and attempt(form, _score_all, row, needs, form.cleaned_data, by=request.user, now=moment):
            messages.success(
                request, _("Your scores are kept. You may change them until scoring ends; nobody sees them before.")
            )
            return redirect(row)
    elif may_score:
        given = scores_of(request.user, row)
        form = ScoreForm(needs=needs, initial={f"need_{need}": score for need, score in given.items()})
    part = taking_part(row, today)
    context = case_context(request.user, row, knots=list[Model](needs))
    context |= {
        "round": row,
        "needs": needs,
        "form": form,
        "part": part,
        "totals": totals(row) if row.state in (RoundState.CLOSED, RoundState.AGREED) else [],
        "may_close": row.state == RoundState.OPEN and policy.may_open_round(request.user, row.board, now=moment),
        "may_agree": row.state == RoundState.CLOSED and policy.may_chair(request.user, row.board, now=moment),
        "priority": Priority.objects.filter(round=row).first(),
        "turns": each_holder_once(context["turns"]),
    }
    return render(request, "needs/round.html", context)


def _score_all(row: PrioritisationRound, needs: list[Any], given: dict[str, int], *, by: Any, now: Any) -> bool:
    for need in needs:
        actions.score_need(row, need, score=given[f"need_{need.pk}"], by=by, now=now)
    return True


@login_required
@require_POST
@one_effect
def close(request: HttpRequest, pk: int) -> HttpResponse:
    row = _round(pk)
    try:
        with transaction.atomic():
            actions.close_round(row, by=cast("Person", request.user), now=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(
            request, _("Scoring is closed. The totals are public now, and the chair says what was agreed.")
        )
    return redirect(row)


@login_required
@one_effect
def lapse(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = _round(pk), clock.now()
    allow(policy.may_chair(request.user, row.board, now=moment))
    form = LapseForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.lapse_round, row, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, _("The round has ended without agreement, with your reason beside it."))
        return redirect(row)
    return render(request, "needs/lapse.html", {"form": form, "round": row})


@login_required
@one_effect
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """The chair writes down what the board agreed, checks it, and only then is it agreed."""
    row, moment = _round(pk), clock.now()
    allow(policy.may_chair(request.user, row.board, now=moment))
    scored = [(total.need, total.score) for total in totals(row)]
    form = AgreeForm(request.POST or None, needs=scored)
    if form.is_valid() and "change" not in request.POST:
        if "agree" not in request.POST:
            return render(request, "needs/agree_check.html", {"form": form, "round": row, "rows": _answers(form)})
        agreed = attempt(form, actions.agree_priority, row, by=request.user, now=moment, **form.cleaned_data)
        if agreed:
            messages.success(request, _("Agreed. A commissioner can now open a project for it."))
            return redirect(agreed)
    part = taking_part(row, clock.day_of(moment))
    return render(request, "needs/agree.html", {"form": form, "round": row, "part": part})


def _answers(form: AgreeForm) -> list[tuple[str, str]]:
    """What was typed, in the words people see."""
    rows = []
    for field in form:
        value = form.cleaned_data[field.name]
        if field.name == "needs":
            value = "; ".join(need.title for need in value)
        elif field.name in ("outcome_theme", "outcome_scope"):
            value = dict(form.fields[field.name].choices)[value]  # type: ignore[attr-defined]
        rows.append((str(field.label), str(value or "")))
    return rows


def priority(request: HttpRequest, pk: int) -> HttpResponse:
    """What a board agreed: from which needs, for which outcome, who took part and who saw it otherwise."""
    row = get_object_or_404(Priority.objects.select_related("board__area", "round"), pk=pk)
    context = case_context(request.user, row)
    context |= {
        "priority": row,
        "needs": row.needs.select_related("area").order_by("pk"),
        "outcomes": row.outcomes.select_related("indicator__dataset").order_by("pk"),
        "part": taking_part(row.round, clock.day_of(row.agreed_at)) if row.round else None,
        "totals": totals(row.round) if row.round else [],
    }
    return render(request, "needs/priority.html", context)
