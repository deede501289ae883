from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.policy import NotAllowed, Refused, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.evidence.queries import figures_around
from folkmoot.needs import actions, policy
from folkmoot.needs.forms import DeclineForm, NeedFilter, RaiseForm
from folkmoot.needs.models import Asset, Board, Need, Origin
from folkmoot.needs.queries import listing
from folkmoot.needs.states import NeedState
from folkmoot.people.models import Person


def index(request: HttpRequest) -> HttpResponseBase:
    """What people say they need, newest first."""
    form = NeedFilter(request.GET, place=request.GET.get("area", ""))
    given = form.cleaned_data if form.is_valid() else {}
    rows = listing.needs_matching(
        given.get("q", ""), area=given.get("area"), theme=given.get("theme", ""), state=given.get("state", ""),
        order=given.get("order", ""),
    )  # fmt: skip
    if request.GET.get("format") == "csv":
        columns = [_("need"), _("in their words"), _("about"), _("where"), _("how it stands"), _("me too"), _("raised"),
                   _("said by"), _("answer"), _("address")]  # fmt: skip
        return csv_response(
            "needs",
            columns,
            (
                [row.title, row.words, row.get_theme_display(), row.area.name, row.get_state_display(),
                 row.support_count, clock.day_of(row.raised_at), row.on_behalf_of or row.get_origin_display(),
                 row.answer, request.build_absolute_uri(row.get_absolute_url())]
                for row in rows.iterator(500)
            ),
        )  # fmt: skip
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    return render(request, "needs/index.html", {"form": form, "page": page, "narrowed": bool(request.GET)})


def need(request: HttpRequest, pk: int) -> HttpResponse:
    """A need as a case: the words as they were said, the evidence beside them, what became of it."""
    row = get_object_or_404(Need.objects.select_related("area__borough", "area__ward", "on_behalf_of"), pk=pk)
    moment = clock.now()
    context = case_context(request.user, row)
    context |= {
        "need": row,
        "figures": figures_around(row.area, row.theme),
        "assets": Asset.objects.located_in(row.area).select_related("area__borough").order_by("title", "pk")[:5],
        "board": Board.objects.looking_after(row.area),
        "priorities": row.priorities.order_by("-agreed_at", "pk"),
        "supported": listing.has_supported(request.user, row),
        "is_mine": row.raised_by_id is not None and row.raised_by_id == getattr(request.user, "pk", None),
        "may_withdraw": row.state in (NeedState.RAISED, NeedState.DECLINED)
        and policy.may_withdraw_need(request.user, row, now=moment),
        "may_decline": row.state == NeedState.CONSIDERED and policy.may_answer_need(request.user, row, now=moment),
    }
    return render(request, "needs/need.html", context)


@login_required
@one_effect
def raise_need(request: HttpRequest) -> HttpResponse:
    """Two minutes on a phone: what, in your own words, about what, where."""
    moment, person = clock.now(), request.user
    today = clock.day_of(moment)
    bodies = listing.spoken_for(person, today, policy.OF_AN_ORGANISATION)
    official = bool(listing.spoken_for(person, today, policy.OFFICIAL))
    origin = Origin.OFFICER if official else Origin.RESIDENT
    if not bodies:
        allow(policy.may_raise_need(person, origin=origin, now=moment))
    place = request.POST.get("area") or request.GET.get("area", "")
    form = RaiseForm(request.POST or None, initial={"area": place}, place=place, bodies=bodies)
    if form.is_valid():
        given = form.cleaned_data
        body = given.pop("speaker", None)
        raised = attempt(form, actions.raise_need, **given, origin=origin, on_behalf_of=body, by=person, now=moment)
        if raised:
            return redirect("needs:raised", raised.pk)
    return render(request, "needs/raise.html", {"form": form, "official": official})


@login_required
def raised(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Need.objects.select_related("area"), pk=pk)
    if row.raised_by_id != request.user.pk:
        return redirect(row)
    return render(request, "needs/raised.html", {"need": row, "board": Board.objects.looking_after(row.area)})


@login_required
@require_POST
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """ "Me too": however often it is sent, each person counts once."""
    row = get_object_or_404(Need, pk=pk)
    try:
        actions.support_need(row, by=cast("Person", request.user), now=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("You are counted. Nobody is shown who said “me too”, only how many."))
    return redirect(row)


@login_required
@require_POST
@one_effect
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Need, pk=pk)
    try:
        actions.withdraw_need(row, by=cast("Person", request.user), now=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("You have withdrawn this need. It stays on the record, marked as withdrawn."))
    return redirect(row)


@login_required
@one_effect
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """The chair answers the people behind a need that was not taken up."""
    row, moment = get_object_or_404(Need.objects.select_related("area"), pk=pk), clock.now()
    allow(policy.may_answer_need(request.user, row, now=moment))
    form = DeclineForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.decline_need, row, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, _("Your answer is published with the need. It may be put to the board again."))
        return redirect(row)
    return render(request, "needs/decline.html", {"form": form, "need": row})
