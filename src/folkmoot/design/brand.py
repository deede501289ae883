"""The one stylesheet that differs between places: their colour."""

from dataclasses import asdict
from functools import lru_cache
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from folkmoot.design.colour import NotAColour, Palette

DEFAULT = "#a8471f"


def stylesheet() -> str:
    return _stylesheet(getattr(settings, "FOLKMOOT_BRAND_COLOUR", "") or DEFAULT)


def fingerprint() -> str:
    """Changes when the colour does, so that browsers may keep the stylesheet for a year."""
    return _fingerprint(getattr(settings, "FOLKMOOT_BRAND_COLOUR", "") or DEFAULT)


@lru_cache
def _stylesheet(colour: str) -> str:
    try:
        palette = Palette.of(colour)
    except NotAColour as error:
        raise ImproperlyConfigured(f"FOLKMOOT_BRAND_COLOUR: {error}") from error
    lines = (f"--fm-{name.replace('_', '-')}:{value}" for name, value in asdict(palette).items())
    return f":root{{{';'.join(lines)}}}\n"


@lru_cache
def _fingerprint(colour: str) -> str:
    return sha256(_stylesheet(colour).encode()).hexdigest()[:12]
