"""The guide for local groups covers every route, and each of its links leads somewhere."""

import re

import pytest
from django.urls import reverse

from folkmoot.funding.models import Route
from folkmoot.network.guide import ROUTES
from tests.site import LIST_QUERIES


@pytest.mark.ledger("NW-04")
def test_the_guide_covers_every_route_and_its_links_lead_somewhere(db, site):
    """`site` fails on any link that leads nowhere, within the page or to another."""
    assert set(ROUTES) == set(Route)
    page = site.get(reverse("network:guide"), most=LIST_QUERIES)
    ids = {element.get("id") for element in page.tree.iter()}
    for route in Route:
        assert f"route-{route.value}" in ids
        assert str(ROUTES[route].what) in page.text
    assert re.search(r"Version \d+, \d+ \w+ 20\d\d", page.text)


@pytest.mark.ledger("NW-04")
def test_a_link_of_the_guide_that_breaks_fails_the_build(db, site, monkeypatch):
    from folkmoot.network.views import guide

    good = guide.render

    def spoilt(*args):
        response = good(*args)
        response.content = response.content.replace(b'href="/needs/"', b'href="/nedes/"')
        return response

    monkeypatch.setattr(guide, "render", spoilt)
    with pytest.raises(AssertionError, match="leads nowhere"):
        site.get(reverse("network:guide"))


def test_it_is_written_in_short_sentences(db, site):
    page = site.get(reverse("network:guide"))
    main = next(element for element in page.tree.iter("main"))
    blocks = ["".join(element.itertext()) for tag in ("p", "li") for element in main.iter(tag)]
    sentences = [" ".join(s.split()) for block in blocks for s in re.split(r"(?<=[.?!:]) ", block)]
    assert len(sentences) > 40
    assert [s for s in sentences if len(s.split()) > 30] == []
