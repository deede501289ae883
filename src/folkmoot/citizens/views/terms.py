"""Who runs the citizens' scheme: from when, until when, and by which agreement."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.citizens import actions, policy, queries
from folkmoot.citizens.forms import EndTermForm, TermForm
from folkmoot.citizens.models import SchemeTerm
from folkmoot.citizens.terms import contract_of, holds
from folkmoot.citizens.views.asking import form_page
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.people.contacts import post_for
from folkmoot.people.models import Purpose


def operators(request: HttpRequest) -> HttpResponse:
    """Anybody reads who runs the scheme and what it rests on."""
    today = clock.day_of(clock.now())
    terms = SchemeTerm.objects.select_related("operator").order_by("-start_date", "-pk")[:25]
    posts = post_for(Purpose.SCHEME, [term.operator for term in terms], today)
    rows = [
        (term, holds(term, today), contract_of(term.contract) if term.contract else None, posts.get(term.operator_id))
        for term in terms
    ]
    may_note = bool(policy.may_note_term(request.user, now=clock.now()))
    workers = [one for one in queries.who_run_schemes(today) if one != request.user] if may_note else []
    context = {"rows": rows, "may_note": may_note, "today": today, "workers": workers}
    return render(request, "citizens/operators.html", context)


@login_required
@one_effect
def note_term(request: HttpRequest) -> HttpResponse:
    allow(policy.may_note_term(request.user, now=clock.now()))
    form = TermForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.note_term, by=request.user, now=clock.now(), **form.cleaned_data):
        messages.success(request, _("Noted. Their workers can admit people from that day."))
        return redirect("citizens:operators")
    intro = _("While its agreement is in force, an organisation admits people and sees its members. Before and after, it does not.")  # fmt: skip
    return form_page(request, form, heading=_("Note who runs the scheme"), button=_("Note it"), intro=intro, back=reverse("citizens:operators"))  # fmt: skip


@login_required
@one_effect
def end_term(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(SchemeTerm.objects.select_related("operator"), pk=pk)
    allow(policy.may_note_term(request.user, now=clock.now()))
    form = EndTermForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.end_term, row, by=request.user, now=clock.now(), **form.cleaned_data):
        messages.success(request, _("Noted. Carry its members over to whoever runs the scheme next."))
        return redirect("citizens:operators")
    intro = _("From that day its workers admit nobody and no longer see the members.")
    return form_page(request, form, heading=_("When does it end?"), caption=row.operator.name, button=_("Note the end"), intro=intro, back=reverse("citizens:operators"))  # fmt: skip
