from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.design.charts import DotRow, Given, dot_chart
from folkmoot.design.charts.dots import DotChart
from folkmoot.funding import actions, policy
from folkmoot.funding.forms import JudgeForm, ModerateForm
from folkmoot.funding.models import Counting, FundingDecision, Judgement
from folkmoot.funding.queries.blind import names_for
from folkmoot.funding.queries.opportunities import where_it_stands
from folkmoot.funding.queries.panel import Line, bids_sent, conflicts_on, lines_of, sheets_of, totals
from folkmoot.funding.queries.passing import passing_of
from folkmoot.funding.queries.sheet import what_it_says
from folkmoot.funding.scoring import MOST
from folkmoot.funding.states import AwardState, OpportunityState
from folkmoot.funding.views.saving import bid_or_404, opportunity_or_404


@login_required
def moderation(request: HttpRequest, pk: int) -> HttpResponse:
    """Every bid with its locked scores and what was agreed; bids a reader has an interest in are left out."""
    row, moment = opportunity_or_404(request, pk), clock.now()
    seat = policy.seat_of(request.user, row)
    if seat is None:
        allow(policy.may_manage(request.user, row, now=moment))
    if policy.is_sealed(row, moment):
        raise Http404
    stands, found = where_it_stands(row), totals(row)
    passing = passing_of(row, stands.bids)
    seen = policy.scores_seen(request.user, row, stands.bids, now=moment)
    sheets = sheets_of(row, [bid for bid in stands.bids if seen[bid.pk]], words=False)
    called = names_for(seat, stands.bids)
    lines = [
        (
            bid,
            called[bid.pk],
            seen[bid.pk],
            (sheet := sheets.get(bid.pk, [])),
            found[bid.pk],
            all(line.agreed for line in sheet),
            passing.get(bid.pk, ""),
        )
        for bid in sorted(stands.bids, key=lambda bid: called[bid.pk])
    ]
    context = {
        "opportunity": row,
        "lines": lines,
        "stands": stands,
        "manages": policy.may_manage(request.user, row, now=moment),
        "is_scoring": row.state == OpportunityState.CLOSED,
    }
    return render(request, "funding/moderation.html", context)


@login_required
@one_effect
def moderate(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down the scores the panel agreed for one bid."""
    bid, moment = bid_or_404(request, pk), clock.now()
    allow(policy.may_moderate(request.user, bid, now=moment))
    allow(policy.may_see_scores(request.user, bid, now=moment))
    lines, seat = lines_of(bid), policy.seat_of(request.user, bid.opportunity)
    name = names_for(seat, bids_sent(bid.opportunity))[bid.pk]
    initial = {}
    for line in lines:
        start = line.agreed.agreed_score if line.agreed else line.spread.mean
        initial[f"score_{line.criterion.pk}"] = "" if start is None else f"{start:.1f}"
        initial[f"reasons_{line.criterion.pk}"] = line.agreed.reasons if line.agreed else ""
    form = ModerateForm(request.POST or None, initial=initial, criteria=[line.criterion for line in lines])
    if form.is_valid() and attempt(form, actions.moderate, bid, agreed=form.agreed(), by=request.user, now=moment):
        messages.success(request, _("The agreed scores of %(bidder)s are written down.") % {"bidder": name})
        return redirect("funding:moderation", bid.opportunity_id)
    sheet = [(line, form[f"score_{line.criterion.pk}"], form[f"reasons_{line.criterion.pk}"]) for line in lines]
    context = {
        "form": form, "bid": bid, "opportunity": bid.opportunity, "sheet": sheet, "name": name,
        "blind": seat is not None and policy.is_blind_for(seat), "spread": spread_chart(name, lines),
    }  # fmt: skip
    return render(request, "funding/moderate.html", context)


@login_required
@one_effect
def judge_answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether the answers to questions that are passed or not do pass."""
    bid, moment = bid_or_404(request, pk), clock.now()
    cleared = policy.may_moderate(request.user, bid, now=moment)
    allow(cleared)
    if policy.is_sealed(bid.opportunity, moment):
        raise Http404
    seat = policy.seat_of(request.user, bid.opportunity)
    blind = seat is not None and policy.is_blind_for(seat)
    said = what_it_says(bid, by=request.user, now=moment, without_names=blind, answer=cleared)
    asked = [each for each in said.unscored if each.criterion.counts == Counting.PASS]
    if not asked:
        raise Http404
    initial = {}
    for row in Judgement.objects.filter(bid=bid):
        initial[f"passes_{row.criterion_id}"] = "yes" if row.passes else "no"
        initial[f"reasons_{row.criterion_id}"] = row.reasons
    form = JudgeForm(request.POST or None, initial=initial, criteria=[each.criterion for each in asked])
    name = names_for(seat, bids_sent(bid.opportunity))[bid.pk]
    if form.is_valid() and attempt(form, actions.judge_answers, bid, judged=form.judged(), by=request.user, now=moment):
        messages.success(request, _("It is written down for %(bidder)s.") % {"bidder": name})
        return redirect("funding:moderation", bid.opportunity_id)
    sheet = [(each, form[f"passes_{each.criterion.pk}"], form[f"reasons_{each.criterion.pk}"]) for each in asked]
    context = {"form": form, "bid": bid, "opportunity": bid.opportunity, "sheet": sheet, "name": name}
    return render(request, "funding/judge_answers.html", context)


def spread_chart(name: str, lines: list[Line]) -> DotChart:
    """Each member's score as a dot, who stands alone, and what was agreed."""
    sits = {True: _("citizen commissioner"), False: _("officer")}
    rows = []
    for line in lines:
        alone = line.spread.outliers
        dots = [
            Given(own.score or 0, sits[own.member.is_citizen], place in alone) for place, own in enumerate(line.scores)
        ]
        rows.append(DotRow(line.criterion.title, dots, line.agreed.agreed_score if line.agreed else None))
    title = _("What each member scored: %(name)s") % {"name": name}
    return dot_chart(title, rows, high=MOST, label=_("Criterion"))


def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Each bidder's outcome and the reasons, for everyone."""
    row = opportunity_or_404(request, pk)
    award = row.awards.order_by("-decided_at", "-pk").first()
    if row.state != OpportunityState.DECIDED and award is None:
        raise Http404
    is_decided = row.state == OpportunityState.DECIDED
    decisions = list(
        FundingDecision.objects.filter(bid__opportunity=row if is_decided else None)
        .select_related("bid__organisation", "bid__lot")
        .order_by("-awarded", "bid__organisation__name")
    )
    moment = clock.now()
    own = {each.bid_id for each in decisions if policy.may_write(request.user, each.bid, now=moment)}
    sat = list(row.panel.filter(left_at=None, locked_at__isnull=False).values_list("is_citizen", flat=True))
    context = {
        "opportunity": row,
        "decisions": decisions,
        "own": own,
        "award": award if is_decided else None,
        "past": list(
            row.awards.filter(state=AwardState.SET_ASIDE)
            .order_by("-decided_at")
            .prefetch_related("past__bid__organisation", "past__bid__lot")
        ),
        "manages": policy.may_manage(request.user, row, now=moment),
        "citizens": sum(sat),
        "officers": len(sat) - sum(sat),
        "conflicts": conflicts_on(row),
        "criteria": list(row.criteria.order_by("position")),
    }
    return render(request, "funding/decision.html", context)
