"""A page with one form: show it, or act on it and go on. Every step of this room is asked for this way."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from folkmoot.core.posting import ChangedMeanwhile, attempt

Act = Callable[..., Any]


def ask(
    request: HttpRequest,
    form: Form,
    act: Act,
    *,
    title: str,
    button: str,
    back: Any,
    then: Any = None,
    done: str,
    once: str = "",
    intro: str = "",
    seen: int | None = None,
    template: str = "commissioning/ask.html",
    **context: Any,
) -> HttpResponse:
    """Show `form`, or call `act` with its answers; go on to `then` (or to what it says of the result), else to `back`.

    `seen` is the version of the row that the page shows, for rows that two people may write at once.
    """
    if form.is_valid():
        result = attempt(form, _keeping_changes(form, act), **form.cleaned_data)
        if result is not None:
            messages.success(request, done)
            to = then(result) if callable(then) else then or back
            return redirect(to)
    page = {
        "form": form, "title": title, "button": button, "back": back, "once": once, "intro": intro, "seen": seen,
        "changes": getattr(form, "changes", ()), **context,
    }  # fmt: skip
    return render(request, template, page)


def _keeping_changes(form: Any, act: Act) -> Act:
    """`act`, keeping what somebody else wrote meanwhile where the page can show it."""

    def acting(**answers: Any) -> Any:
        try:
            return act(**answers)
        except ChangedMeanwhile as meanwhile:
            form.changes = meanwhile.changes
            raise

    return acting


def seen_version(request: HttpRequest) -> int:
    """The version of the row that the sender's page showed; 0, which nothing has, when the page did not say."""
    said = request.POST.get("version", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
