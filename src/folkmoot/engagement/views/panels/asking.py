"""What the pages of assemblies and panels share: finding a row, and one page for every form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt
from folkmoot.engagement import policy
from folkmoot.engagement.models import Assembly, StandingPanel


def assembly_or_404(request: HttpRequest, pk: int) -> Assembly:
    row = get_object_or_404(Assembly.objects.select_related("body", "organiser", "area", "project"), pk=pk)
    if not policy.may_see_assembly(request.user, row, now=clock.now()):
        raise Http404
    return row


def run_assembly(request: HttpRequest, pk: int) -> Assembly:
    """The assembly, for those who run it; others are refused."""
    row = assembly_or_404(request, pk)
    allow(policy.may_run_assembly(request.user, row, now=clock.now()))
    return row


def run_panel(request: HttpRequest, pk: int) -> StandingPanel:
    row = get_object_or_404(StandingPanel.objects.select_related("body", "area"), pk=pk)
    allow(policy.may_run_panel(request.user, row, now=clock.now()))
    return row


def ask(
    request: HttpRequest,
    form: Form,
    act: Callable[..., Any],
    *,
    said: str,
    to: Any,
    title: str,
    caption: str,
    back: str,
    button: str,
    by: Any = None,
    given: dict[str, Any] | None = None,
    template: str = "engagement/panels/form.html",
    **more: Any,
) -> HttpResponse:
    """Show a form; when it is right, act, say so and go on. `to` is an address, or is made from what was done."""
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data if given is None else given
        done = attempt(form, act, by=by or request.user, now=clock.now(), **words)
        if done:
            if said:
                messages.success(request, said)
            return redirect(to(done) if callable(to) else to)
    context = {"form": form, "title": title, "caption": caption, "back": back, "button_text": button, **more}
    return render(request, template, context)
