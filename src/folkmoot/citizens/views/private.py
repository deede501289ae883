"""Telling a worry in private, and the pages of the one person who reads it. Browsers keep no copy of these pages."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from folkmoot.citizens import actions, policy, queries
from folkmoot.citizens.forms import MatterNoteForm, TellForm
from folkmoot.citizens.models import PrivateMatter
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect


@never_cache
@login_required
@one_effect
def tell(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    leads = queries.safeguarding_leads(clock.day_of(moment))
    form = TellForm(request.POST or None, leads=leads)
    if form.is_valid() and attempt(form, actions.tell_in_private, by=request.user, now=moment, **form.cleaned_data):
        return redirect("citizens:told")
    return render(request, "citizens/tell.html", {"form": form, "leads": leads})


@never_cache
@login_required
def told(request: HttpRequest) -> HttpResponse:
    return render(request, "citizens/told.html")


@never_cache
@login_required
def matters(request: HttpRequest) -> HttpResponse:
    """What was told to this person and is not closed. Nothing of what was said: each is opened by itself."""
    moment = clock.now()
    rows = [row for row in queries.matters_of(request.user) if policy.may_see_matter(request.user, row, now=moment)]
    allow(policy.may_hold_matters(request.user, now=moment))
    return render(request, "citizens/matters.html", {"matters": rows})


@never_cache
@login_required
@one_effect
def matter(request: HttpRequest, pk: int) -> HttpResponse:
    """One matter. Opening it is kept, who and when."""
    row, moment = get_object_or_404(PrivateMatter, pk=pk), clock.now()
    allow(policy.may_see_matter(request.user, row, now=moment))
    form = MatterNoteForm(request.POST or None, initial={"state": row.state})
    if form.is_valid() and attempt(form, actions.note_on_matter, row, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, _("Written down."))
        return redirect(row)
    person: Any = request.user
    actions.look_at_matter(row, by=person, now=moment)
    context = {
        "form": form,
        "matter": row,
        "notes": row.notes.select_related("noted_by").order_by("noted_at", "pk"),
        "looks": row.looks.select_related("person").order_by("-at", "-pk")[:20],
    }
    return render(request, "citizens/matter.html", context)
