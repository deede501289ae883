"""Pages kept for strangers: quick, never out of date by more than the record, and never somebody's own."""

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client
from django.urls import path
from django.views.decorators.cache import never_cache

from folkmoot.needs import actions
from folkmoot.places.models import Area

PAGES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "default"}}
PAGES["pages"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "kept"}
urlpatterns = [
    path("never/", never_cache(lambda request: HttpResponse("once"))),
    path("form/", lambda request: HttpResponse(get_token(request))),
    path("always/", lambda request: HttpResponse("always")),
]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def keeping(settings):
    settings.CACHES = PAGES
    caches["pages"].clear()
    yield
    caches["pages"].clear()


def kept():
    return len(caches["pages"]._cache)


def raise_need(cast, now, title):
    return actions.raise_need(
        title=title, words="There is none.", theme="environment", area=Area.objects.first(), by=cast.resident, now=now
    )


def test_it_works(cast, now, django_assert_num_queries):
    """The second stranger's page costs one query, and the next act on the record shows at once."""
    raise_need(cast, now, "A bench by the clinic")
    first = Client().get("/needs/")
    with django_assert_num_queries(1):
        second = Client().get("/needs/")
    assert first.content == second.content
    assert second.headers["X-Frame-Options"] == "DENY" and "Content-Security-Policy" in second.headers
    raise_need(cast, now, "A crossing by the school")
    assert "A crossing by the school" in Client().get("/needs/").content.decode()


def test_each_address_is_a_page_of_its_own(cast, now):
    raise_need(cast, now, "A bench by the clinic")
    assert "A bench by the clinic" in Client().get("/needs/").content.decode()
    assert "A bench by the clinic" not in Client().get("/needs/?theme=housing").content.decode()


@pytest.mark.parametrize("cookie", ["sessionid", "csrftoken", "messages"])
def test_the_page_of_somebody_with_a_cookie_is_not_kept_for_others(cookie):
    visitor = Client()
    visitor.cookies[cookie] = "theirs"
    visitor.get("/needs/")
    assert kept() == 0
    Client().get("/needs/")
    assert kept() == 1


def test_a_page_that_asks_not_to_be_kept_is_not(settings):
    settings.ROOT_URLCONF = "tests.core.test_kept"
    assert Client().get("/never/").status_code == 200
    assert kept() == 0
    assert Client().get("/always/").status_code == 200
    assert kept() == 1


def test_a_member_is_neither_kept_nor_served_what_was_kept(cast, site):
    stranger = Client().get("/").content.decode()
    member = Client()
    member.force_login(cast.lead, backend="django.contrib.auth.backends.ModelBackend")
    assert member.get("/").content.decode() != stranger
    assert Client().get("/").content.decode() == stranger


def test_a_page_with_a_token_is_never_kept(settings):
    settings.ROOT_URLCONF = "tests.core.test_kept"
    assert Client().get("/form/").content != Client().get("/form/").content
    assert kept() == 0


def test_what_did_not_go_well_or_is_no_page_is_never_kept():
    assert Client().get("/nowhere/").status_code == 404
    assert Client().get("/health/").status_code == 200
    assert Client().post("/needs/").status_code in (403, 405, 200)
    assert kept() == 0
