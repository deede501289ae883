"""The elected members of a body, their posts and their interests: public, as the law says."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.people import actions, policy, queries
from folkmoot.people.forms import InterestForm, MemberForm
from folkmoot.people.models import MemberInterest, MemberRole, Organisation
from folkmoot.people.requests import SignedIn


def members(request: HttpRequest, pk: int) -> HttpResponse:
    body, moment = get_object_or_404(Organisation, pk=pk), clock.now()
    context = {
        "body": body,
        "members": queries.register_of(body, clock.day_of(moment)),
        "today": clock.day_of(moment),
        "may_note": policy.may_note_members(request.user, body, now=moment),
        "is_member": policy.is_councillor(request.user, body, now=moment),
    }
    return render(request, "people/members.html", context)


@login_required
@one_effect
def name_member(request: SignedIn, pk: int) -> HttpResponse:
    body, moment = get_object_or_404(Organisation, pk=pk), clock.now()
    allow(policy.may_note_members(request.user, body, now=moment))
    form = MemberForm(request.POST or None, members=queries.register_of(body, clock.day_of(moment)))
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, actions.name_member, given.pop("person"), body=body, by=request.user, now=moment, **given):
            messages.success(request, _("Noted. It is on the public page."))
            return redirect("people:members", pk)
    return render(request, "people/member_form.html", {"form": form, "body": body})


@login_required
@one_effect
def register_interest(request: SignedIn, pk: int) -> HttpResponse:
    """A member for themself; the clerk for any of them."""
    body, moment = get_object_or_404(Organisation, pk=pk), clock.now()
    is_clerk = policy.may_note_members(request.user, body, now=moment)
    if not is_clerk:
        allow(policy.is_councillor(request.user, body, now=moment))
    listed = queries.register_of(body, clock.day_of(moment))
    form = InterestForm(
        request.POST or None,
        members=listed if is_clerk else [one for one in listed if one.person.pk == request.user.pk],
    )
    if form.is_valid():
        given = form.cleaned_data
        if attempt(
            form, actions.register_interest, given.pop("person"), body=body, by=request.user, now=moment, **given
        ):
            messages.success(request, _("It is in the register, and on the public page."))
            return redirect("people:members", pk)
    return render(request, "people/interest_form.html", {"form": form, "body": body})


@login_required
@require_POST
@one_effect
def end_interest(request: SignedIn, pk: int) -> HttpResponse:
    row = get_object_or_404(MemberInterest.objects.select_related("person", "body"), pk=pk)
    actions.end_interest(row, by=request.user, now=clock.now())
    messages.success(request, _("Noted: it ended. The register keeps it with its last day."))
    return redirect(row)


@login_required
@require_POST
@one_effect
def end_post(request: SignedIn, pk: int) -> HttpResponse:
    row = get_object_or_404(MemberRole.objects.select_related("body"), pk=pk)
    actions.end_member_role(row, by=request.user, now=clock.now())
    messages.success(request, _("Noted: the post ended."))
    return redirect("people:members", row.body_id)
