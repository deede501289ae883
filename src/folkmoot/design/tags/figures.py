"""The thread and the charts."""

from collections.abc import Sequence

from django.template import Library, loader
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from folkmoot.design.charts.figure import Figure
from folkmoot.design.markup import esc, html
from folkmoot.design.thread import Knot

register = Library()


@register.simple_tag
def thread_small(knots: Sequence[Knot], url: str = "") -> SafeString:
    """One line for the top of a case; `url` is the page that draws the whole thread."""
    said = {"past": esc(_("passed")), "here": esc(_("you are here")), "ahead": esc(_("still ahead"))}
    line = "".join(_knot(knot, said[knot.state]) for knot in knots)
    whole = f'<a href="{esc(url)}">{esc(_("Walk the whole thread"))}</a>' if url else ""
    words = " · ".join(filter(None, [_you_are_here(knots), whole]))
    return html(
        f'<nav class="fm-thread" aria-label="{esc(_("Where this stands"))}"><p class="fm-thread__here">{words}</p>'
        f'<ol class="fm-thread__line">{line}</ol></nav>'
    )


def _knot(knot: Knot, said: str) -> str:
    step = ' aria-current="step"' if knot.state == "here" else ""
    label = f'<span class="fm-knot__label">{esc(knot.label)}</span>'
    if knot.href:
        label = f'<a class="fm-knot__label" href="{esc(knot.href)}">{esc(knot.label)}</a>'
    return f'<li class="fm-knot fm-knot--{knot.state}"{step}>{label}<span class="govuk-visually-hidden">, {said}</span></li>'


def _you_are_here(knots: Sequence[Knot]) -> str:
    for place, knot in enumerate(knots, 1):
        if knot.state == "here":
            words = {"label": f"<strong>{esc(knot.label)}</strong>", "place": place, "total": len(knots)}
            return esc(_("You are here: %(label)s, knot %(place)s of %(total)s")) % words
    return ""


@register.inclusion_tag("design/tags/thread_large.html")
def thread_large(knots: Sequence[Knot], level: int = 2) -> dict[str, object]:
    return {"knots": knots, "level": level}


@register.simple_tag
def chart(figure: Figure, open: bool = False) -> SafeString:
    """Draw a figure from folkmoot.design.charts, with its numbers as a table beneath."""
    return loader.render_to_string(figure.template, {"figure": figure, "open": open})
