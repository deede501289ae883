"""The page of one plain form: what it is about, the form, one button."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def form_page(request: HttpRequest, form: BaseForm, **words: Any) -> HttpResponse:
    """`words`: heading, button, and perhaps caption, intro (a paragraph or several), back, warning, once."""
    intro = words.pop("intro", "")
    return render(
        request, "citizens/form.html", {"form": form, "intro": [intro] if isinstance(intro, str) else intro, **words}
    )
