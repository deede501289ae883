"""A page with one form: show it, or act on it and go on. Every step of an agreement is asked for this way."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from folkmoot.core.posting import attempt
from folkmoot.people.models import Person


class SignedIn(HttpRequest):
    """The request of somebody who has signed in: `login_required` has seen to that."""

    user: Person  # type: ignore[assignment]


def ask(
    request: HttpRequest,
    form: Form,
    act: Callable[..., Any],
    *,
    title: str,
    button: str,
    back: Any,
    done: str,
    caption: str = "",
    intro: str = "",
    once: str = "",
    then: Any = None,
    template: str = "agreements/ask.html",
    **context: Any,
) -> HttpResponse:
    """Show `form`, or call `act` with its answers and go on to `then`, else to `back`, a row with a page of its own."""
    address = back if isinstance(back, str) else back.get_absolute_url()
    if form.is_valid() and (result := attempt(form, act, **form.cleaned_data)) is not None:
        messages.success(request, done)
        return redirect(then(result) if callable(then) else then or address)
    page = {
        "form": form, "title": title, "button": button, "back": address, "crumb": caption or str(back),
        "caption": caption or str(back), "intro": intro, "once": once, **context,
    }  # fmt: skip
    return render(request, template, page)
