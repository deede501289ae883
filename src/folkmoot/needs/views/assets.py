from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.needs import actions, policy
from folkmoot.needs.forms import AssetFilter, AssetForm
from folkmoot.needs.queries import listing


def assets(request: HttpRequest) -> HttpResponseBase:
    """What places already have: people, groups, buildings, skills."""
    form = AssetFilter(request.GET, place=request.GET.get("area", ""))
    given = form.cleaned_data if form.is_valid() else {}
    rows = listing.assets_matching(given.get("q", ""), area=given.get("area"), kind=given.get("kind", ""))
    if request.GET.get("format") == "csv":
        columns = [_("asset"), _("kind"), _("what it offers"), _("where"), _("organisation")]
        return csv_response(
            "assets",
            columns,
            (
                [row.title, row.get_kind_display(), row.description, row.shown_area.name, row.organisation]
                for row in rows.iterator(500)
            ),
        )
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    return render(request, "needs/assets.html", {"form": form, "page": page, "narrowed": bool(request.GET)})


@login_required
@one_effect
def add_asset(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_add_asset(request.user, now=moment))
    place = request.POST.get("area") or request.GET.get("area", "")
    form = AssetForm(request.POST or None, initial={"area": place}, place=place)
    if form.is_valid():
        added = attempt(form, actions.add_asset, by=request.user, now=moment, **form.cleaned_data)
        if added:
            shown = (
                _("Thank you. It is shown here now.")
                if added.is_public
                else _("Thank you. It stays hidden until its owner agrees.")
            )
            messages.success(request, shown)
            return redirect(added.get_absolute_url() if added.is_public else reverse("needs:assets"))
    return render(request, "needs/add_asset.html", {"form": form})
