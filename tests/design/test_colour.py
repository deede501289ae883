"""Whatever colour a place chooses, words can be read on it."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.design import brand
from folkmoot.design.colour import INK, PAPER, WHITE, NotAColour, Palette, contrast

colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


def test_it_works():
    palette = Palette.of("#a8471f")
    assert palette.brand == "#a8471f"
    assert palette.on_brand == WHITE


@given(colours)
def test_any_colour_is_readable(colour):
    palette = Palette.of(colour)
    assert contrast(palette.on_brand, palette.brand) >= 4.5
    assert contrast(palette.on_brand, palette.hover) >= 4.5
    assert contrast(palette.link, PAPER) >= 4.5
    assert contrast(palette.line, PAPER) >= 3
    for pale in (palette.tint, palette.wash, palette.shade_1, palette.shade_2, palette.shade_3):
        assert contrast(INK, pale) >= 4.5
    assert contrast(palette.link, palette.tint) >= 4.5
    for deep in (palette.shade_4, palette.shade_5):
        assert contrast(WHITE, deep) >= 4.5


@pytest.mark.parametrize("word", ["", "red", "#12", "#12345g", "#a8471f;}body{}"])
def test_what_is_no_colour_is_refused(word):
    with pytest.raises(NotAColour):
        Palette.of(word)


@pytest.mark.django_db
def test_the_stylesheet_is_served_and_kept(client):
    response = client.get("/brand.css")
    assert response["Content-Type"].startswith("text/css")
    assert "max-age=31536000" in response["Cache-Control"]
    assert b"--fm-brand:#a8471f" in response.content


@pytest.mark.django_db
def test_a_place_has_its_own_colour(client, settings):
    before = brand.fingerprint()
    settings.FOLKMOOT_BRAND_COLOUR = "#00703c"
    assert b"--fm-brand:#00703c" in client.get("/brand.css").content
    assert brand.fingerprint() != before


def test_a_wrong_setting_is_named(settings):
    settings.FOLKMOOT_BRAND_COLOUR = "crimson"
    with pytest.raises(ImproperlyConfigured, match=r"FOLKMOOT_BRAND_COLOUR.*crimson"):
        brand.stylesheet()
