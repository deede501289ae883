"""Pages kept for strangers: drawn once, then handed to everyone who comes without a cookie, until anything happens.

A page is kept under the hash of the newest entry of the record, so it is drawn anew as soon as anybody has acted, and
for a minute at the most, because some words hang on the clock. Nobody who could be somebody is served from here: one
cookie of a session, of a form or of a message is enough to be asked in person. A page that holds a form's token is
never kept, because a token is its visitor's own.
"""

from collections.abc import Callable
from hashlib import sha256

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from folkmoot.core.models import ChainHead

SECONDS = 60


def keep_for_strangers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, the innermost: what it hands out still passes through all the others.

    A page for strangers depends on its address, its language, the record and the clock alone. A view that depends on
    more says so with `never_cache`.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method != "GET" or not is_stranger(request):
            return get_response(request)
        pages = caches["pages"]
        head = ChainHead.objects.values_list("hash", flat=True).first()
        asked = f"{head}:{get_language()}:{request.scheme}:{request.get_host()}:{request.get_full_path()}"
        key = sha256(asked.encode()).hexdigest()
        body = pages.get(key)
        if body is not None:
            return HttpResponse(body)
        response = get_response(request)
        if may_be_kept(request, response):
            pages.set(key, response.content, SECONDS)
        return response

    return answer


def is_stranger(request: HttpRequest) -> bool:
    """Whether the request carries nothing that tells one visitor from another."""
    personal = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages")
    return not any(name in request.COOKIES for name in personal)


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Only a whole page that went well, allows it, sets no cookie and holds no form's token."""
    return (
        response.status_code == 200
        and not response.streaming
        and response.headers["Content-Type"].startswith("text/html")
        and not response.cookies
        and "no-store" not in response.headers.get("Cache-Control", "")
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")  # a form's token was made for this visitor
    )
