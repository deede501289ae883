"""Tags and the turn card: the colour says it again, the words say it first."""

from django.template import Library
from django.utils.safestring import SafeString

from folkmoot.design.markup import esc, html

register = Library()

MEANINGS = {
    "kept": "good",
    "explained": "info",
    "due": "soon",
    "broken": "bad",
    "not_applicable": "none",
    "not applicable": "none",
}
TONES = ("good", "info", "soon", "bad", "none", "brand")


def tone_of(state: object) -> str:
    word = str(getattr(state, "value", state) or "none")
    tone = MEANINGS.get(word, word)
    return tone if tone in TONES else "none"


@register.simple_tag
def tag(text: object, state: object = "none") -> SafeString:
    """A short state in words; `state` only chooses the colour and the sign before it."""
    return html(f'<strong class="fm-tag fm-tag--{tone_of(state)}">{esc(text)}</strong>')


@register.inclusion_tag("design/tags/turn.html")
def turn(who: str, what: str = "", by: object = None, mine: bool = False, url: str = "", text: str = "") -> dict:
    """The "Whose turn is it?" card: who, what they must do, by when."""
    return {"who": who, "what": what, "by": by, "mine": mine, "url": url, "text": text}
