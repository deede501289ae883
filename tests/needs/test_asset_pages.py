"""What places have, as pages; a place with needs and no assets is flagged."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from folkmoot.needs import actions
from folkmoot.needs.models import Asset
from folkmoot.needs.models.asset import AssetKind
from tests.needs import made

ASSET = {
    "title": "Northfield hall",
    "kind": "place",
    "description": "A hall with a kitchen.",
    "area": "WV-north",
    "is_public": "on",
}


def test_it_works(site, cast):
    url = reverse("needs:add_asset")
    site.get(url + "?area=WV-north", by=cast.resident)
    page = site.post(url, ASSET, by=cast.resident, follow=True)
    assert "Northfield hall" in page.text
    assert "A hall with a kitchen." in site.get(reverse("needs:assets") + "?q=kitchen&kind=place", most=12).text
    rows = site.get(reverse("needs:assets") + "?format=csv")
    text = b"".join(rows.response.streaming_content).decode("utf-8-sig")
    assert next(csv.DictReader(StringIO(text)))["where"] == "Northfield"


def test_one_without_its_owners_word_stays_hidden(site, cast):
    page = site.post(reverse("needs:add_asset"), {**ASSET, "is_public": ""}, by=cast.resident, follow=True)
    assert "stays hidden until its owner agrees" in page.text
    assert "Northfield hall" not in site.get(reverse("needs:assets"), by=cast.resident).text
    assert Asset.objects.count() == 1


@pytest.mark.ledger("NE-09")
def test_a_place_with_needs_but_no_assets_is_flagged_and_no_private_person_is_located(site, cast, now):
    flag = "nobody has noted what the place already has"
    assert flag not in site.get(cast.north.get_absolute_url(), most=20).text
    made.need(cast, now)
    assert flag in site.get(cast.north.get_absolute_url(), most=20).text
    plumber = {"title": "A retired plumber", "description": "Mends taps.", "area": cast.north, "is_public": True}
    actions.add_asset(kind=AssetKind.PEOPLE, **plumber, by=cast.neighbour, now=now)
    assert flag in site.get(cast.north.get_absolute_url(), most=20).text
    for url in (cast.north.get_absolute_url(), reverse("needs:assets") + "?area=WV-north"):
        assert "plumber" not in site.get(url).text
    listed = site.get(reverse("needs:assets")).text.partition("A retired plumber")[2]
    assert listed.startswith(" people and their skills Mends taps. Sutton")
    actions.add_asset(
        kind=AssetKind.PLACE,
        title="A hall",
        description="Warm.",
        area=cast.north,
        is_public=True,
        by=cast.resident,
        now=now,
    )
    page = site.get(cast.north.get_absolute_url(), most=20)
    assert flag not in page.text
    assert "A hall (a place or building)" in page.text


def test_bad_input(site, cast):
    url = reverse("needs:add_asset")
    for method in ("get", "post"):
        site.refuses(url, cast.stranger, method=method, data=ASSET)
    for changes, words in [
        ({"title": ""}, "Enter"),
        ({"kind": "gold"}, "Select one"),
        ({"area": ""}, "Select where it is"),
        ({"title": "x" * 161}, "160"),
    ]:
        assert words in site.post(url, {**ASSET, **changes}, by=cast.resident, status=200).text
    assert not Asset.objects.exists()
