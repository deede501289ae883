"""Brand colours worked out from one hex value, so that words on them can always be read (WCAG 2.2 AA)."""

import re
from dataclasses import dataclass

PAPER = "#fbf8f3"
INK = "#2a221b"
WHITE = "#ffffff"
READABLE = 4.5
SHADES = ("shade_1", "shade_2", "shade_3", "shade_4", "shade_5")
HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.I)

Rgb = tuple[float, ...]


class NotAColour(ValueError):
    pass


def parse(value: str) -> Rgb:
    if not HEX.fullmatch(value.strip()):
        raise NotAColour(f"{value!r} is not a colour; write it like #a8471f")
    digits = value.strip()[1:]
    if len(digits) == 3:
        digits = "".join(d * 2 for d in digits)
    return tuple(int(digits[i : i + 2], 16) for i in (0, 2, 4))


def hexed(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(c):02x}" for c in rgb)


def luminance(value: str) -> float:
    def linear(c: float) -> float:
        c /= 255
        return c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4

    r, g, b = (linear(c) for c in parse(value))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`share` of `one`, the rest of `other`."""
    return hexed(tuple(a * share + b * (1 - share) for a, b in zip(parse(one), parse(other), strict=True)))


def text_on(background: str) -> str:
    return max((WHITE, INK), key=lambda text: contrast(text, background))


def darkened(value: str, *, until: float, against: str = PAPER) -> str:
    """`value`, mixed with ink only as far as it takes to be read on `against`."""
    for step in range(21):
        darker = mix(INK, value, step / 20)
        if contrast(darker, against) >= until:
            return darker
    return INK


def shades(brand: str) -> list[str]:
    """Five steps from pale to deep; ink can be read on the first three and white on the last two."""
    fourth = darkened(brand, until=5, against=WHITE)
    return [*(mix(fourth, WHITE, share) for share in (0.07, 0.22, 0.40)), fourth, mix(INK, fourth, 0.55)]


@dataclass(frozen=True)
class Palette:
    """The brand colour and its family, each fit for its job."""

    brand: str
    on_brand: str
    hover: str
    link: str
    line: str
    tint: str
    wash: str
    shade_1: str
    shade_2: str
    shade_3: str
    shade_4: str
    shade_5: str

    @classmethod
    def of(cls, value: str) -> "Palette":
        brand = hexed(parse(value))
        # A mid-tone on which neither white nor ink can be read is deepened until white can.
        if contrast(text_on(brand), brand) < READABLE:
            brand = darkened(brand, until=READABLE, against=WHITE)
        return cls(
            brand=brand,
            on_brand=text_on(brand),
            hover=mix(INK, brand, 0.28) if text_on(brand) == WHITE else mix(WHITE, brand, 0.3),
            link=darkened(brand, until=6),
            line=darkened(brand, until=3.2),
            tint=mix(brand, WHITE, 0.12),
            wash=mix(brand, "#f8f0e4", 0.05),
            **dict(zip(SHADES, shades(brand), strict=True)),
        )
