"""The pattern pages: strict HTML, nothing from outside, light, and error links that find their field."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from folkmoot.design import views
from folkmoot.design.frontend import LEFT_OVER
from tests.site import Site

PAGES = ["/design/", "/design/form/", "/design/states/"]
pytestmark = pytest.mark.django_db
FOLDER = Path(views.__file__).parent


@pytest.mark.parametrize("url", PAGES)
def test_it_works(client, url):
    page = Site(client).get(url)
    ids = [element.get("id") for element in page.tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert page.all("html")[0].get("lang")


@pytest.mark.parametrize("url", PAGES)
def test_nothing_is_fetched_from_elsewhere_or_written_inline(client, url):
    page = Site(client).get(url)
    loaded = [e.get("src") or e.get("href") for tag in ("script", "link", "img", "iframe") for e in page.all(tag)]
    assert all(address.startswith("/") and not address.startswith("//") for address in loaded)
    assert all(not (script.text or "").strip() for script in page.all("script"))
    assert page.all("style") == []
    for element in page.tree.iter():
        assert not any(name == "style" or name.startswith("on") for name in element.attrib), element.attrib


@pytest.mark.parametrize("url", PAGES)
def test_a_page_is_light(client, url):
    """Compressed, with everything it loads on a first visit: under 100 KB."""
    page = Site(client).get(url)
    weight = len(gzip.compress(page.html.encode()))
    for element in [*page.all("script"), *page.all("link")]:
        address = (element.get("src") or element.get("href")).split("?")[0]
        found = finders.find(address.removeprefix("/static/")) if address.startswith("/static/") else None
        weight += len(gzip.compress(Path(found).read_bytes() if found else client.get(address).content))
    script = finders.find("look/govuk.js")
    weight += len(gzip.compress(Path(script).read_bytes())) if script else 12_000
    assert weight < 100_000


def test_a_failed_form_says_so_first(client):
    page = Site(client).post("/design/form/", status=200)
    assert page.all("title")[0].text.startswith("Error: ")
    ids = {element.get("id"): element.tag for element in page.tree.iter() if element.get("id")}
    summary = next(e for e in page.all("div") if "govuk-error-summary" in (e.get("class") or ""))
    links = [link.get("href") for link in summary.iter("a")]
    assert len(links) == 9
    assert all(ids[link[1:]] in {"input", "textarea", "select"} for link in links)


def test_described_fields_find_their_words(client):
    page = Site(client).post("/design/form/", status=200)
    ids = {element.get("id") for element in page.tree.iter()}
    for element in page.tree.iter():
        for named in (element.get("aria-describedby") or "").split():
            assert named in ids, named
    labelled = {label.get("for") for label in page.all("label")}
    for control in [*page.all("input"), *page.all("textarea"), *page.all("select")]:
        assert control.get("type") == "hidden" or control.get("id") in labelled


def test_a_form_that_is_right_is_thanked(client):
    from tests.design.test_forms import GOOD

    page = Site(client).post("/design/form/", GOOD, status=200)
    assert "What happens next" in page.text


def test_the_pages_are_hidden_from_the_public(client, settings):
    settings.MODE = "production"
    settings.FOLKMOOT_DEMO = False
    for url in PAGES:
        assert client.get(url).status_code == 404


def test_a_refusal_gives_its_reason(client, rf: RequestFactory):
    response = views.forbidden(rf.get("/"), PermissionDenied("Only the keeper may lock the gate."))
    assert response.status_code == 403
    assert "Only the keeper may lock the gate." in response.content.decode()


def test_a_page_that_is_not_there_says_so(client):
    response = client.get("/design/nowhere/")
    assert response.status_code == 404
    assert b"Page not found" in response.content


def test_a_fault_needs_nothing_to_be_said(rf):
    response = views.broken(rf.get("/"))
    assert response.status_code == 500
    assert b"Something went wrong" in response.content


def test_our_own_files_hold_no_other_brand():
    for file in [*(FOLDER / "static").rglob("*.css"), *(FOLDER / "static").rglob("*.svg")]:
        assert not LEFT_OVER.search(file.read_text("utf-8")), file
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", file.read_text("utf-8")), file


def test_no_word_of_the_domain_is_in_the_look():
    domain = re.compile(r"\b(commission\w*|procure\w*|tender|council|resident\w*|VCO|borough\w*|undertaking)\b", re.I)
    for file in [*FOLDER.rglob("*.py"), *(FOLDER / "templates").rglob("*.html")]:
        assert not domain.search(file.read_text("utf-8")), file
