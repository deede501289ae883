from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from folkmoot.web.words import read_words


def help_page(request: HttpRequest) -> HttpResponse:
    """How the site works, and what each of its words means."""
    file = Path(settings.BASE_DIR) / "docs" / "words.md"
    return render(request, "web/help.html", {"groups": read_words(file.read_text("utf-8")) if file.exists() else []})


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "web/accessibility.html", {"contact": settings.FOLKMOOT_CONTACT})


def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "web/privacy.html", {"contact": settings.FOLKMOOT_CONTACT})
