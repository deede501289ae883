"""A page that asks one thing: a heading, a few words, a form and its button. Every step of an agreement looks like this."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from folkmoot.core import clock
from folkmoot.core.posting import attempt
from folkmoot.people.models import Organisation, Person
from folkmoot.people.models.role import RoleKind
from folkmoot.people.queries import roles_of

DAY = timedelta(days=1)


def ask(
    request: HttpRequest, form: Form, act: Callable[..., Any], *, back: Any, done: str, then: Any = None, **page: Any
) -> HttpResponse:
    """Show `form`, or call `act` with its answers and go on to `then`, else to `back`, a row with a page of its own."""
    if form.is_valid() and (result := attempt(form, act, **form.cleaned_data)) is not None:
        messages.success(request, done)
        return redirect(then(result) if callable(then) else then or address_of(back))
    return show(request, form, back=back, **page)


def show(
    request: HttpRequest,
    form: Form,
    *,
    title: str,
    button: str,
    back: Any,
    caption: str = "",
    intro: str = "",
    once: str = "",
    facts: list[tuple[str, Any]] | None = None,
    template: str = "agreements/ask.html",
    **context: Any,
) -> HttpResponse:
    """The page alone. `once` says what cannot be undone; `facts` is what one should know before answering."""
    page = {
        "form": form, "title": title, "button": button, "back": address_of(back), "crumb": str(caption or back),
        "caption": caption or str(back), "intro": intro, "once": once, "facts": facts,
        "has_files": any(field.widget.needs_multipart_form for field in form.fields.values()), **context,
    }  # fmt: skip
    return render(request, template, page)


def address_of(back: Any) -> str:
    return back if isinstance(back, str) else back.get_absolute_url()


def bodies_of(person: Person | AnonymousUser, *kinds: RoleKind) -> QuerySet[Organisation]:
    """The organisations for which somebody holds one of these roles today."""
    own = [role.organisation_id for role in roles_of(person, clock.day_of(clock.now())) if role.kind in kinds]
    return Organisation.objects.filter(pk__in=own).order_by("name", "pk")


def days_in(data: dict[str, Any]) -> dict[str, Any]:
    """People write the last day; the end is the day after."""
    return {**data, "end_date": data["end_date"] + DAY}
