from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.cache import never_cache

from folkmoot.config import urls
from folkmoot.config.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@never_cache
def answer(request: HttpRequest) -> HttpResponse:
    """Next to nothing, through every middleware that a page goes through."""
    return HttpResponse("<!DOCTYPE html><title>Empty</title>")


@never_cache
def page(request: HttpRequest) -> HttpResponse:
    """The frame that every page has (header, navigation, footer) with nothing in it."""
    return render(request, "design/base.html")


urlpatterns = [*urls.urlpatterns, path("bench/answer/", answer), path("bench/page/", page)]
