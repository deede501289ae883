from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from folkmoot.people.demo import CAST, email_of, sign_in_lines
from folkmoot.people.models import Person


def cast(request: HttpRequest) -> HttpResponse:
    """In a demonstration only: be any of the people."""
    if not settings.FOLKMOOT_DEMO:
        raise Http404
    return render(request, "web/cast.html", {"lines": sign_in_lines()})


@require_POST
def become(request: HttpRequest, key: str) -> HttpResponse:
    if not settings.FOLKMOOT_DEMO or key not in CAST:
        raise Http404
    person = get_object_or_404(Person, email=email_of(key))
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("web:my_work")
