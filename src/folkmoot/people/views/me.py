"""What is kept about whoever is signed in: to see, take away, correct, erase."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from folkmoot.core import clock
from folkmoot.core.posting import attempt, one_effect
from folkmoot.people import actions, policy
from folkmoot.people.forms import EraseForm, NameForm
from folkmoot.people.my_data import everything_about, kinds_about
from folkmoot.people.retention import due, rules_on


@never_cache
@login_required
@one_effect
def my_data(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    form = NameForm(request.POST or None, initial={"name": person.name})
    if form.is_valid() and attempt(form, actions.correct_account, by=person, now=clock.now(), **form.cleaned_data):
        messages.success(request, _("Corrected."))
        return redirect("me:my_data")
    looks = person.looks.order_by("-at", "-pk")[:25]
    return render(request, "people/my_data.html", {"form": form, "kinds": kinds_about(person), "looks": looks})


@never_cache
@login_required
def download(request: HttpRequest) -> HttpResponse:
    """Everything, as one file that other programs can read."""
    person: Any = request.user
    response = JsonResponse(everything_about(person), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


def how_long(request: HttpRequest) -> HttpResponse:
    """The rules of retention: public. Whoever administers the site also sees what goes next."""
    moment = clock.now()
    lines = list(due(moment)) if policy.may_administer(request.user, now=moment) else None
    return render(request, "people/how_long.html", {"rules": rules_on(clock.day_of(moment)), "lines": lines})


@never_cache
@login_required
@one_effect
def erase(request: HttpRequest) -> HttpResponse:
    form = EraseForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.erase_account, by=request.user, now=clock.now(), **form.cleaned_data):
        logout(request)
        messages.success(request, _("Your account is erased. What was decided stands, without your name."))
        return redirect("people:index")
    return render(request, "people/erase.html", {"form": form})
