from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from folkmoot.network.guide import CHANGED_DATE, VERSION, routes


def guide(request: HttpRequest) -> HttpResponse:
    """How the local voluntary sector gets the most out of all this, in plain words (ledger NW-04)."""
    return render(request, "network/guide.html", {"routes": routes(), "version": VERSION, "changed_date": CHANGED_DATE})
