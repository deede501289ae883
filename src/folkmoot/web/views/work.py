from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from folkmoot.commitments.case import draw
from folkmoot.core import clock, listings, search
from folkmoot.core.audiences import audiences_of
from folkmoot.core.models import Listing
from folkmoot.people.queries import roles_of


@login_required
def my_work(request: HttpRequest) -> HttpResponse:
    """Everything whose turn is this person's, soonest first."""
    today = clock.day_of(clock.now())
    turns = listings.turns_of(audiences_of(request.user, today))
    page = Paginator(turns, 25).get_page(request.GET.get("page"))
    context = {"page": page, "roles": roles_of(request.user, today), "today": today}
    return render(request, "web/my_work.html", context)


def find(request: HttpRequest) -> HttpResponse:
    """Search everything its reader may see, by words."""
    text = request.GET.get("q", "").strip()[:200]
    found = search.find(text, audiences_of(request.user, clock.day_of(clock.now())))
    kind = request.GET.get("kind", "")
    kinds = sorted(set(found.order_by().values_list("kind", flat=True).distinct())) if text else []
    if kind in kinds:
        found = found.filter(kind=kind)
    page = Paginator(found, 25).get_page(request.GET.get("page"))
    return render(request, "web/search.html", {"text": text, "page": page, "kinds": kinds, "kind": kind})


def thread(request: HttpRequest, subject: str) -> HttpResponse:
    """The whole thread through one knot: from the words to the money, and back."""
    tokens = audiences_of(request.user, clock.day_of(clock.now()))
    listing = Listing.objects.filter(subject=subject, audience__in=tokens).exclude(knot="").first()
    if listing is None:
        raise Http404
    stretches = listings.walk([subject], tokens)
    context = {
        "listing": listing,
        "knots": draw(stretches),
        "next_needs": listings.raised_next(stretches, tokens),
    }
    return render(request, "web/thread.html", context)
