"""The community right to bid: assets of community value, nominated, listed, for sale, asked for."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.policy import Answer, NotAllowed, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.record import timeline_lines
from folkmoot.core.tables import csv_response
from folkmoot.funding import actions, policy
from folkmoot.funding.bid_law import ground, grounds, lengths, source
from folkmoot.funding.forms.assets import (
    DecideNominationForm,
    EndListingForm,
    EndSaleForm,
    NominationForm,
    OwnBodies,
    SaleNoticeForm,
)
from folkmoot.funding.models import AssetNomination
from folkmoot.funding.queries.assets import community_bodies_of, nominations
from folkmoot.funding.states import AssetState
from folkmoot.people.requests import SignedIn


def right(request: HttpRequest) -> HttpResponseBase:
    """What the right is, and the list of assets that the law asks an authority to keep: those listed and those not."""
    rows = nominations()
    if request.GET.get("format") == "csv":
        columns = [
            _("building or land"), _("where"), _("council"), _("nominated by"), _("how it stands"), _("listed on"),
            _("listed until"), _("owner’s notice"), _("reasons"),
        ]  # fmt: skip
        lines = (
            [row.title, row.address, row.body.name, row.organisation.name, row.get_state_display(), row.listed_date,
             row.listed_until_date, row.noticed_date, row.reasons]
            for row in rows.iterator(500)
        )  # fmt: skip
        return csv_response("assets-of-community-value", columns, lines)
    context = {
        "page": Paginator(rows, 25).get_page(request.GET.get("page")), "grounds": grounds(), "lengths": lengths(),
        "source": source(), "may_nominate": bool(community_bodies_of(request.user, clock.now())),
    }  # fmt: skip
    return render(request, "funding/right_to_bid.html", context)


def load(pk: int) -> AssetNomination:
    rows = AssetNomination.objects.select_related("body", "organisation", "asked_by")
    return get_object_or_404(rows, pk=pk)


def asset(request: HttpRequest, pk: int) -> HttpResponse:
    """One asset: who nominated it and why, what was decided, and by when the next step is due."""
    row, moment = load(pk), clock.now()
    keeps = bool(policy.may_keep_asset(request.user, row, now=moment))
    selling = row.state in (AssetState.FOR_SALE, AssetState.ASKED)
    context = {
        "asset": row, "ground": ground(row.ground), "today": clock.day_of(moment), "entries": timeline_lines(row),
        "may_decide": row.state == AssetState.NOMINATED and bool(policy.may_decide_nomination(request.user, row, now=moment)),
        "may_note_sale": keeps and row.state == AssetState.LISTED, "may_end_sale": keeps and selling,
        "may_ask": row.state == AssetState.FOR_SALE and bool(community_bodies_of(request.user, moment)),
    }  # fmt: skip
    return render(request, "funding/asset.html", context)


def step(
    request: HttpRequest, form: forms.Form, act: Callable[..., AssetNomination], *, title: str, about: str, button: str,
    done: str, lead: str = "",
) -> HttpResponse:  # fmt: skip
    if form.is_valid() and (row := attempt(form, act, **form.cleaned_data)):
        messages.success(request, done)
        return redirect(row)
    context = {"form": form, "title": title, "about": about, "lead": lead, "button": button}
    return render(request, "funding/asset_step.html", context)


@login_required
@one_effect
def nominate(request: SignedIn) -> HttpResponse:
    moment = clock.now()
    own = community_bodies_of(request.user, moment)
    if not own:
        raise NotAllowed(
            _("The law gives this right to voluntary and community groups, charities and parish councils.")
        )

    def act(body: Any, **words: Any) -> AssetNomination:
        return actions.nominate_asset(body, **words, by=request.user, now=moment)

    return step(
        request, NominationForm(request.POST or None, organisations=own), act, title=_("Nominate a building or land"),
        about=_("The community right to bid"), button=_("Nominate it"),
        done=_("It is nominated. The council has eight weeks to decide, and you can follow it here."),
    )  # fmt: skip


def about_one(
    request: SignedIn, pk: int, may: Callable[..., Answer], form: forms.Form, action: Callable[..., AssetNomination], **words: str
) -> HttpResponse:  # fmt: skip
    row, moment = load(pk), clock.now()
    allow(may(request.user, row, now=moment))

    def act(**said: Any) -> AssetNomination:
        return action(row, **said, by=request.user, now=moment)

    return step(request, form, act, about=row.title, **words)


@login_required
@one_effect
def decide(request: SignedIn, pk: int) -> HttpResponse:
    return about_one(
        request, pk, policy.may_decide_nomination, DecideNominationForm(request.POST or None), actions.decide_nomination,
        title=_("Decide whether it is listed"), button=_("Publish the decision"), done=_("The decision is published."),
    )  # fmt: skip


@login_required
@one_effect
def note_sale(request: SignedIn, pk: int) -> HttpResponse:
    return about_one(
        request, pk, policy.may_keep_asset, SaleNoticeForm(request.POST or None), actions.note_intended_sale,
        title=_("The owner means to sell"), button=_("Note it"),
        done=_("Noted. Groups have six weeks from that day to ask to bid."),
    )  # fmt: skip


@login_required
@one_effect
def ask(request: SignedIn, pk: int) -> HttpResponse:
    own = community_bodies_of(request.user, clock.now())
    if not own:
        raise NotAllowed(
            _("The law gives this right to voluntary and community groups, charities and parish councils.")
        )
    form = OwnBodies(request.POST or None, organisations=own)
    return about_one(
        request, pk, lambda person, _row, now: policy.may_nominate(person, own[0], now=now), form, actions.ask_to_bid,
        title=_("Ask to bid"), button=_("Ask to bid"), done=_("The council passes it on, and the sale waits."),
        lead=_("You need no money yet. Asking makes the owner wait, so that your group has time to make an offer."),
    )  # fmt: skip


@login_required
@one_effect
def end_sale(request: SignedIn, pk: int) -> HttpResponse:
    return about_one(
        request, pk, policy.may_keep_asset, EndSaleForm(request.POST or None), actions.end_sale,
        title=_("How the sale went"), button=_("Publish it"), done=_("It is published."),
    )  # fmt: skip


@login_required
@one_effect
def end_listing(request: SignedIn, pk: int) -> HttpResponse:
    return about_one(
        request, pk, policy.may_keep_asset, EndListingForm(request.POST or None), actions.end_listing,
        title=_("Take it off the list"), button=_("Take it off"), done=_("It is off the list."),
    )  # fmt: skip
