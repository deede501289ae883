"""Reference letters: drafted from the record, signed by the scheme, printed by the member."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from folkmoot.citizens import actions, policy, queries
from folkmoot.citizens.forms.letters import LetterForm
from folkmoot.citizens.models import ReferenceLetter
from folkmoot.citizens.views.asking import form_page
from folkmoot.citizens.views.scheme import member_or_refused
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect


@never_cache
@login_required
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(ReferenceLetter.objects.select_related("operator", "signed_by"), pk=pk), clock.now()
    allow(policy.may_read_letter(request.user, row, now=moment))
    signer = row.signed_by.name if row.signed_by else ""
    return render(request, "citizens/letter.html", {"letter": row, "signer": signer})


@login_required
@one_effect
def write_letter(request: HttpRequest, pk: int) -> HttpResponse:
    row = member_or_refused(request, pk)
    allow(policy.is_about_somebody_else(request.user, row.person))
    form = LetterForm(request.POST or None, initial={"words": queries.letter_draft(row)})
    if form.is_valid() and attempt(
        form, actions.sign_letter, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("Signed. They are told, and can print it from their record."))
        return redirect("citizens:member", pk)
    intro = _("The draft holds what their record holds. Make it your own: say what they are like to work with.")
    return form_page(
        request, form, heading=_("Write a reference letter"), caption=row.person.name, button=_("Sign it"), intro=intro,
        once=_("It carries your name and is not changed afterwards."), back=reverse("citizens:member", args=[pk]),
    )  # fmt: skip
