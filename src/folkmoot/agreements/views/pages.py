"""Pages of a long list whose length is known already, so that nobody counts it a second time."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PER_PAGE = 25


def numbered(count: int, request: HttpRequest) -> Page[int]:
    """The page that the address asks for. It holds places, not rows: from `start_index()` to `end_index()`."""
    return Paginator(range(count), PER_PAGE).get_page(request.GET.get("page"))
