"""Feeds: stable addresses, so many at a time, and only what is new since a day."""

from datetime import timedelta

import pytest

from folkmoot.funding.models import Release, Route
from folkmoot.openness import feeds
from tests.funding import made
from tests.site import LIST_QUERIES

FEEDS = (
    "/open/ocds/releases.json", "/open/ocds/records.json", "/open/ocds/imported-releases.json", "/open/360giving/grants.json",
    "/open/360giving/imported-grants.json",
)  # fmt: skip


@pytest.fixture
def decided(cast, now):
    panel = made.decided(cast, now, route=Route.COMPETITIVE)
    made.decided(cast, now, for_project=panel.opportunity.project)
    return panel


def test_it_works(decided, site, now):
    releases = site.get(FEEDS[0], most=LIST_QUERIES).response.json()
    assert [one["tag"][0] for one in releases["releases"]] == ["planning", "tender", "award"]
    assert releases["version"] == "1.1" and "lots_extension" in releases["extensions"][0]
    records = site.get(FEEDS[1], most=LIST_QUERIES).response.json()
    assert len(records["records"]) == 1 and records["records"][0]["compiledRelease"]["tag"] == ["compiled"]
    grants = site.get(FEEDS[3], most=LIST_QUERIES).response.json()
    assert grants["grants"][0]["amountAwarded"] == 90000


def test_since_a_day(decided, site, now):
    opened = (decided.opportunity.opened_at + timedelta(days=1)).date()
    assert [one["tag"][0] for one in site.get(f"{FEEDS[0]}?since={opened}").response.json()["releases"]] == ["award"]
    later = (decided.now + timedelta(days=1)).date()
    assert site.get(f"{FEEDS[0]}?since={later}").response.json()["releases"] == []
    assert site.get(f"{FEEDS[3]}?since={later}").response.json()["grants"] == []
    for feed in FEEDS:
        for wrong in ("yesterday", "2026-13-45", "1; DROP TABLE"):
            site.get(f"{feed}?since={wrong}", status=404)


def test_so_many_at_a_time_with_the_address_of_the_next(decided, site, monkeypatch):
    monkeypatch.setattr(feeds, "AT_ONCE", 2)
    first = site.get(f"{FEEDS[0]}?since=2026-01-01").response.json()
    assert len(first["releases"]) == 2 and "prev" not in first["links"]
    second = site.get(first["links"]["next"].removeprefix("http://testserver")).response.json()
    assert len(second["releases"]) == 1 and "next" not in second["links"] and "since=2026-01-01" in second["uri"]
    ids = [one["id"] for page in (first, second) for one in page["releases"]]
    assert ids == list(Release.objects.order_by("released_at", "pk").values_list("identifier", flat=True))


def test_feeds_are_read_only_and_open(decided, client):
    for feed in FEEDS:
        assert client.post(feed).status_code == 405
        assert client.get(feed)["Access-Control-Allow-Origin"] == "*"


def test_the_lists_and_their_addresses(decided, site):
    for name in ("tenders", "contracts", "grants"):
        lines = b"".join(site.get(f"/open/transparency/{name}.csv").response.streaming_content).decode("utf-8-sig")
        assert "Weekday company in Northfield" in lines
        assert f"/open/transparency/{name}.csv" in site.get("/open/").html
    site.get("/open/transparency/secrets.csv", status=404)
