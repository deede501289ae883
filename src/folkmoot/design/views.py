from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from folkmoot.design import brand as the_brand
from folkmoot.design import samples


@require_safe
@cache_control(public=True, max_age=31_536_000)
def brand(request: HttpRequest) -> HttpResponse:
    return HttpResponse(the_brand.stylesheet(), content_type="text/css; charset=utf-8")


@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """Every component with neutral content, to be looked at and tested."""
    _only_for_show()
    return render(request, "design/patterns/page.html", samples.page(request))


def patterns_form(request: HttpRequest) -> HttpResponse:
    _only_for_show()
    form = samples.SampleForm(request.POST or None, request.FILES or None)
    done = form.is_bound and form.is_valid()
    return render(request, "design/patterns/form.html", {"form": form, "done": done})


@require_safe
def patterns_states(request: HttpRequest) -> HttpResponse:
    _only_for_show()
    return render(request, "design/patterns/case.html", samples.case())


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error(request, 400, _("That request could not be read"))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error(request, 403, _("You cannot do this"), because=str(exception or ""))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error(request, 404, _("Page not found"))


def broken(request: HttpRequest) -> HttpResponse:
    """Nothing may go wrong here: no context processor, no database, no session."""
    context = {"site_name": getattr(settings, "FOLKMOOT_SITE_NAME", "Folkmoot")}
    return render(None, "design/errors/500.html", context, status=500)


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long, or came from elsewhere: say so instead of a bare 403."""
    because = _(
        "This page was open for too long, or cookies are off. Go back, load the page again and send it once more."
    )
    return _error(request, 403, _("We could not take that form"), because=because)


def _error(request: HttpRequest, status: int, heading: str, because: str = "") -> HttpResponse:
    context = {"heading": heading, "because": because}
    return render(request, f"design/errors/{status}.html", context, status=status)


def _only_for_show() -> None:
    if not (getattr(settings, "FOLKMOOT_DEMO", False) or getattr(settings, "MODE", "") == "test" or settings.DEBUG):
        raise Http404
