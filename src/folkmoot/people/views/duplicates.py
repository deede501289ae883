from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.people import actions, policy
from folkmoot.people.forms import APART, PairForm, PartForm
from folkmoot.people.merging import likely_duplicates, rival_numbers, ties_of
from folkmoot.people.models import Organisation, OrganisationMerge, Person


@login_required
def index(request: HttpRequest) -> HttpResponse:
    allow(policy.may_administer(request.user, now=clock.now()))
    page = Paginator(likely_duplicates(), 25).get_page(request.GET.get("page"))
    keys = [row["name_key"] for row in page]
    records: dict[str, list[Organisation]] = {}
    for organisation in Organisation.objects.filter(merged_into=None, name_key__in=keys).order_by("pk"):
        records.setdefault(organisation.name_key, []).append(organisation)
    joined = OrganisationMerge.objects.filter(same=True).select_related("kept", "merged").order_by("-decided_at", "-pk")
    context = {"page": page, "groups": [records.get(key, []) for key in keys], "joined": joined[:25]}
    return render(request, "people/duplicates.html", context)


@login_required
@one_effect
def pair(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    allow(policy.may_administer(request.user, now=clock.now()))
    held = Organisation.objects.filter(merged_into=None).prefetch_related("identifiers").in_bulk([pk, other])
    if len(held) < 2:
        raise Http404
    both = (held[pk], held[other])
    form = PairForm(request.POST or None, pair=both)
    if form.is_valid() and (sentence := _answer(form, both, cast(Person, request.user))):
        messages.success(request, sentence)
        return redirect("people:duplicates")
    ties = ties_of(*both)
    tied = [one for one in both if ties[one.pk]]
    context = {"form": form, "both": both, "rivals": rival_numbers(*both), "tied": tied}
    return render(request, "people/duplicate_pair.html", context)


def _answer(form: PairForm, both: tuple[Organisation, Organisation], by: Person) -> str:
    """Do what was answered; the sentence that says so, or nothing when it was refused."""
    said: dict[str, Any] = {"reasons": form.cleaned_data["reasons"], "by": by, "now": clock.now()}
    one, other = both
    if form.cleaned_data["answer"] == APART:
        done = attempt(form, actions.keep_apart, one, other=other, **said)
        return _("They are kept apart, and will not be offered again.") if done else ""
    kept, merged = (one, other) if form.cleaned_data["answer"] == str(one.pk) else (other, one)
    done = attempt(form, actions.merge_organisations, kept, merged=merged, **said)
    return _("The two records are joined.") if done else ""


@login_required
@one_effect
def part(request: HttpRequest, pk: int) -> HttpResponse:
    allow(policy.may_administer(request.user, now=clock.now()))
    merged = get_object_or_404(Organisation.objects.select_related("merged_into"), pk=pk, merged_into__isnull=False)
    form = PartForm(request.POST or None)
    if form.is_valid():
        person = cast(Person, request.user)
        if attempt(form, actions.separate_organisations, merged, by=person, now=clock.now(), **form.cleaned_data):
            messages.success(request, _("The two records are parted, and each has its own again."))
            return redirect("people:duplicates")
    return render(request, "people/part.html", {"form": form, "merged": merged})
