"""A page that asks one thing: a heading, a few words, a form and its button."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from folkmoot.core import clock
from folkmoot.people.models import Organisation, Person
from folkmoot.people.models.role import RoleKind
from folkmoot.people.queries import roles_of

DAY = timedelta(days=1)


def ask(
    request: HttpRequest,
    form: Form,
    *,
    title: str,
    button: str,
    back: Any,
    words: str = "",
    caption: str = "",
    once: str = "",
    facts: list[tuple[str, Any]] | None = None,
) -> HttpResponse:
    """`back` is the row whose page this belongs to; `once` says what cannot be undone."""
    context = {
        "form": form, "title": title, "button_text": button, "back": back, "words": words, "caption": caption or back,
        "once_words": once, "facts": facts, "has_files": any(field.widget.needs_multipart_form for field in form.fields.values()),
    }  # fmt: skip
    return render(request, "agreements/money/form.html", context)


def bodies_of(person: Person | AnonymousUser, *kinds: RoleKind) -> QuerySet[Organisation]:
    """The organisations for which somebody holds one of these roles today."""
    own = [role.organisation_id for role in roles_of(person, clock.day_of(clock.now())) if role.kind in kinds]
    return Organisation.objects.filter(pk__in=own).order_by("name", "pk")


def days_in(data: dict[str, Any]) -> dict[str, Any]:
    """People write the last day; the end is the day after."""
    return {**data, "end_date": data["end_date"] + DAY}
