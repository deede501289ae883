from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.core import clock, record
from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding import actions, policy
from folkmoot.funding.citing import citations_from
from folkmoot.funding.forms import AnswerForm, EligibilityForm, OfferForm, OpenForm, StartForm
from folkmoot.funding.models import Amendment, Bid
from folkmoot.funding.queries.documents import documents_missing
from folkmoot.funding.queries.opportunities import bidders_of
from folkmoot.funding.queries.parts import COSTS, EVIDENCE, Parts, answer_name, parts_of
from folkmoot.funding.queries.reading import content_of
from folkmoot.funding.queries.together import together_of, what_keeps
from folkmoot.funding.queries.writing import Asked, asked_of, count_words, questions_of
from folkmoot.funding.states import BidState, OpportunityState
from folkmoot.funding.states.documents import DocumentState
from folkmoot.funding.timing import takes_bids
from folkmoot.funding.views.saving import Changes, attempt_keeping_both, bid_or_404, opportunity_or_404, own_bid_or_404


@login_required
@one_effect
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Check first that the organisation can be funded for this; then the bid begins."""
    row, moment = opportunity_or_404(request, pk), clock.now()
    organisations = bidders_of(request.user, day_of(moment), row)
    lots = list(row.lots.order_by("number"))
    if not organisations:
        raise NotAllowed(_("Bids are made by organisations. Ask the person who runs this site to link you to yours."))
    form = StartForm(request.POST or None, opportunity=row, organisations=organisations, lots=lots)
    if form.is_valid():
        chosen = form.cleaned_data.get("organisation") or str(organisations[0].pk)
        organisation = next(one for one in organisations if str(one.pk) == chosen)
        lot = next((one for one in lots if str(one.pk) == form.cleaned_data.get("lot")), lots[0])
        done = attempt(
            form, actions.start_bid, row, organisation, meets=form.meets(), lot=lot, by=request.user, now=moment
        )
        if done:
            return redirect(done)
    return render(request, "funding/bid_start.html", {"form": form, "opportunity": row, "organisations": organisations})


def bid(request: HttpRequest, pk: int) -> HttpResponse:
    """For the bidder: what is done and what is left. For panel and officers, once opened: the bid to read."""
    row, moment = bid_or_404(request, pk), clock.now()
    if not policy.may_write(request.user, row, now=moment):
        return read(request, row)
    if not row.opportunity.was_bid_for:  # named without bids: there is nothing to write, and its letter says all
        decided = row.opportunity.state == OpportunityState.DECIDED
        return redirect("funding:letter", row.pk) if decided else redirect(row.opportunity)
    can_write = row.state == BidState.DRAFT and is_open(row, moment)
    parts = parts_of(row)
    context = {
        "bid": row,
        "opportunity": row.opportunity,
        "said": parts,
        "asked": (asked := questions_of(row, parts)),
        "tasks": tasks_of(row, parts, asked, can_write),
        "missing": what_keeps(row, parts),
        "leads": policy.may_lead(request.user, row, now=moment),
        "content": None if can_write else content_of(row, by=request.user, now=moment),
        "can_write": can_write,
        "is_open": is_open(row, moment),
        "days_left": max((day_of(row.opportunity.closes_at) - day_of(moment)).days, 0),
        "entries": record.timeline_lines(row),
        "changed_since": changed_since(row),
        "decided": row.opportunity.state == OpportunityState.DECIDED,
    }
    return render(request, "funding/bid.html", context)


def read(request: HttpRequest, row: Bid) -> HttpResponse:
    answer = policy.may_read(request.user, row, now=clock.now())
    seat = policy.seat_of(request.user, row.opportunity)
    if not answer and seat and not seat.declarations.filter(bid=row).exists():
        return redirect("funding:declare", row.pk)
    if seat and policy.is_blind_for(seat):
        return redirect("funding:score", row.pk)  # where it stands without the bidder's name
    content = content_of(row, by=request.user, now=clock.now())
    asked = asked_of(row.opportunity.criteria.order_by("position"), content.answers)
    context = {"bid": row, "opportunity": row.opportunity, "asked": asked, "content": content}
    return render(request, "funding/bid_read.html", context)


def changed_since(row: Bid) -> list[Amendment]:
    """What changed in the terms since this bid was last confirmed, where it has to be confirmed again."""
    if row.state != BidState.DRAFT or not 0 < row.confirmed_terms < row.opportunity.terms_version:
        return []
    newer = row.opportunity.amendments.filter(asks_again=True, terms_version__gt=row.confirmed_terms)
    return list(newer.order_by("pk"))


def is_open(row: Bid, moment: Any) -> bool:
    return takes_bids(row.opportunity, moment)


def tasks_of(row: Bid, parts: Parts, asked: list[Asked], can_write: bool) -> list[dict[str, Any]]:
    """The task list of a bid. Each line goes to its own page while the bid can still be written."""

    def line(title: str, url: str, done: bool, hint: str = "") -> dict[str, Any]:
        status, state = (_("Done"), "good") if done else (_("To do"), "soon")
        return {"title": title, "url": url if can_write else "", "hint": hint, "status": status, "state": state}

    def extra(title: str, name: str, status: str, done: bool) -> dict[str, Any]:
        url = reverse(f"funding:{name}", args=[row.pk]) if can_write else ""
        return {"title": title, "url": url, "status": status, "state": "good" if done else "none"}

    costs, joint = parts.part(COSTS), together_of(row, parts)
    cited = len(citations_from(parts.part(EVIDENCE).value))
    files = row.documents.filter(state=DocumentState.KEPT).count()
    offered = bool(parts.plan.strip()) and parts.price is not None
    return [
        line(_("Who can bid"), reverse("funding:eligibility", args=[row.pk]), row.is_eligible),
        line(
            _("How you will bring about the outcome, and the price"), reverse("funding:offer", args=[row.pk]), offered
        ),
        *(
            line(
                each.criterion.title,
                reverse("funding:answer", args=[row.pk, each.criterion.pk]),
                each.is_done,
                _written(each),
            )
            for each in asked
        ),
        extra(_("What it builds on"), "bid_evidence", _cited_said(cited), bool(cited)),
        extra(_("What it costs"), "costs", _("Said") if costs.version else _("If you like"), bool(costs.version)),
        extra(_("Who does the work"), "together", str(joint.how.label), True),
        extra(_("Files"), "bid_documents", _files_said(files), bool(files)),
    ]


def _cited_said(count: int) -> str:
    if not count:
        return _("Nothing cited yet")
    return ngettext("%(count)s thing cited", "%(count)s things cited", count) % {"count": count}


def _files_said(count: int) -> str:
    if not count:
        return _("If you like")
    return ngettext("%(count)s file", "%(count)s files", count) % {"count": count}


def _written(asked: Asked) -> str:
    words = ngettext("%(count)s word of %(most)s", "%(count)s words of %(most)s", asked.words)
    return words % {"count": asked.words, "most": asked.criterion.most_words}


@login_required
@one_effect
def eligibility(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = own_bid_or_404(request, pk), clock.now()
    form = EligibilityForm(request.POST or None, opportunity=row.opportunity, meets=row.meets)
    if form.is_valid() and attempt(
        form, actions.check_eligibility, row, meets=form.meets(), by=request.user, now=moment
    ):
        return redirect(row)
    return render(request, "funding/bid_eligibility.html", {"form": form, "bid": row})


@login_required
@one_effect
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = own_bid_or_404(request, pk), clock.now()
    parts = parts_of(row)
    initial = {"outcome_plan": parts.plan, "price": parts.price, "version": row.version}
    form = OfferForm(request.POST or None, initial=initial)
    changes: Changes = []
    if form.is_valid():
        given = form.cleaned_data
        done, changes = attempt_keeping_both(
            form, actions.save_offer, row, outcome_plan=given["outcome_plan"], price=given["price"],
            seen_version=given["version"], by=request.user, now=moment,
            current=lambda: Bid.objects.get(pk=pk).version,
        )  # fmt: skip
        if done:
            messages.success(request, _("Saved."))
            return redirect(row)
    return render(request, "funding/bid_offer.html", {"form": form, "bid": row, "changes": changes})


@login_required
@one_effect
def answer(request: HttpRequest, pk: int, criterion: int) -> HttpResponse:
    row, moment = own_bid_or_404(request, pk), clock.now()
    asks = get_object_or_404(row.opportunity.criteria, pk=criterion)
    name = answer_name(asks.pk)
    saved = parts_of(row).part(name)
    text = str(saved.value.get("text", ""))
    form = AnswerForm(request.POST or None, initial={"text": text, "version": saved.version})
    changes: Changes = []
    if form.is_valid():
        done, changes = attempt_keeping_both(
            form, actions.save_answer, row, asks, text=form.cleaned_data["text"], seen_version=form.cleaned_data["version"],
            by=request.user, now=moment, current=lambda: parts_of(row).part(name).version,
        )  # fmt: skip
        if done:
            if done.was_merged:
                messages.info(request, _("A colleague wrote here at the same time. Both your words and theirs are in."))
            return redirect(*_after(request, row, asks, count_words(done.text)))
    words = count_words(str(form.data.get("text", "")) if form.is_bound else text)
    context = {"form": form, "bid": row, "criterion": asks, "words": words, "changes": changes}
    return render(request, "funding/bid_answer.html", context)


def _after(request: HttpRequest, row: Bid, asks: Any, words: int) -> tuple[Any, ...]:
    """Where saving an answer leads: on, or back to the same page to shorten it or to go on writing."""
    if words > asks.most_words:
        over = words - asks.most_words
        messages.warning(
            request,
            ngettext(
                "Saved. It is %(over)s word over the limit: shorten it before you submit.",
                "Saved. It is %(over)s words over the limit: shorten it before you submit.",
                over,
            )
            % {"over": over},
        )
        return ("funding:answer", row.pk, asks.pk)
    messages.success(request, _("Saved."))
    return ("funding:answer", row.pk, asks.pk) if "stay" in request.POST else (row,)


@login_required
@one_effect
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Check your answers, then submit."""
    row, moment = own_bid_or_404(request, pk), clock.now()
    form = OpenForm(request.POST or None, asks=())
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.submit_bid, row, by=request.user, now=moment)
    ):
        return redirect("funding:submitted", row.pk)
    parts = parts_of(row)
    context = {
        "form": form,
        "bid": row,
        "opportunity": row.opportunity,
        "said": parts,
        "asked": questions_of(row, parts),
        "missing": what_keeps(row, parts),
        "without": documents_missing(row),
        "content": content_of(row, by=request.user, now=moment),
        "can_write": row.state == BidState.DRAFT and is_open(row, moment),
    }
    return render(request, "funding/bid_check.html", context)
