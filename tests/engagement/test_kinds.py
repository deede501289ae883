"""The room's first page: every way to take part, each kind added by itself."""

import pytest

from folkmoot.engagement import kinds
from folkmoot.engagement.kinds import Invitation, Took


@pytest.fixture
def teas(monkeypatch):
    """A kind of engagement that only these tests know, with as many open as `teas` holds."""
    rows = [Invitation(f"Tea {number}", f"/consultations/?tea={number}", words="Come by.") for number in range(6)]
    monkeypatch.setattr(kinds, "_kinds", {})
    monkeypatch.setattr(kinds, "_tellers", {})
    kinds.kind("teas", "Teas", order=10, url_name="engagement:index", words="Drink tea and talk.")(lambda *_: rows)
    kinds.taking_part("teas")(lambda: [Took("Tea 1", "/", "involve", meant="You choose the cake.")])
    return rows


def test_a_kind_adds_itself_to_the_first_page(cast, site, teas):
    page = site.get("/consultations/", most=12)
    assert "Drink tea and talk." in page.text and "Tea 3" in page.text
    assert "Tea 4" not in page.text, "only so many of each kind"


def test_a_kind_with_nothing_open_is_but_a_link(cast, site, teas):
    teas.clear()
    page = site.get("/consultations/")
    assert "Nothing open now" in page.text and "Teas" in page.text


def test_whoever_looks_for_a_consultation_sees_consultations_alone(cast, site, teas):
    assert "Tea 1" not in site.get("/consultations/?phase=open").text


def test_engagements_are_told_by_their_level(teas):
    assert [each.title for each in kinds.by_level()["involve"]] == ["Tea 1"]
