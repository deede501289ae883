"""Things set apart from the text: banners, insets, warnings, details, cards, figures, confirmations."""

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from folkmoot.design.tags.frame import mark

register = Library()


@register.inclusion_tag("design/tags/banner.html")
def notification(text: object, title: str = "", kind: str = "note", number: str = "") -> dict[str, object]:
    """kind: note, success or wrong."""
    return {"text": text, "title": title or _("Please note"), "kind": kind, "number": number or "notice"}


@register.simple_block_tag
def inset(content: SafeString) -> SafeString:
    return format_html('<div class="govuk-inset-text fm-inset">{}</div>', content)


@register.simple_tag
def warning(text: object) -> SafeString:
    return format_html(
        '<div class="govuk-warning-text fm-warning"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">{}</span> {}</strong></div>',
        _("Warning"),
        text,
    )


@register.simple_block_tag
def details(content: SafeString, summary: str, open: bool = False) -> SafeString:
    return format_html(
        '<details class="govuk-details fm-details"{}><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary><div class="govuk-details__text">{}</div></details>',
        SafeString(" open") if open else "",
        summary,
        content,
    )


@register.simple_block_tag
def cards(content: SafeString, wide: bool = False) -> SafeString:
    return format_html('<ul class="fm-cards{}">{}</ul>', " fm-cards--wide" if wide else "", content)


@register.simple_block_tag
def card(content: SafeString, title: object, url: str = "", meta: object = "", level: int = 3) -> SafeString:
    """One card in {% cards %}. `meta` is the small line above the title: a tag, a date, a kind."""
    name = format_html('<a class="fm-card__link" href="{}">{}</a>', url, title) if url else title
    above = format_html('<p class="fm-card__meta">{}</p>', meta) if meta else ""
    return format_html(
        '<li class="fm-card">{}<h{} class="fm-card__title">{}</h{}><div class="fm-card__words">{}</div></li>',
        above,
        level,
        name,
        level,
        content,
    )


@register.simple_block_tag
def panel_card(content: SafeString, title: object, url: str = "", link: str = "", level: int = 2) -> SafeString:
    """A card that stands alone, beside a case: its heading, its content, a way to more."""
    more = format_html('<p class="fm-panel__more"><a href="{}">{}</a></p>', url, link or _("See all")) if url else ""
    return format_html(
        '<section class="fm-panel"><h{} class="fm-panel__title">{}</h{}>{}{}</section>',
        level,
        title,
        level,
        content,
        more,
    )


@register.simple_block_tag
def stats(content: SafeString) -> SafeString:
    return format_html('<ul class="fm-stats">{}</ul>', content)


@register.inclusion_tag("design/tags/stat.html")
def stat(
    value: object,
    label: str,
    numerator: object = None,
    denominator: object = None,
    source: str = "",
    source_url: str = "",
    url: str = "",
) -> dict[str, object]:
    """A figure that says what it is out of and where it comes from."""
    return {
        "value": value,
        "label": label,
        "numerator": numerator,
        "denominator": denominator,
        "source": source,
        "source_url": source_url,
        "url": url,
    }


@register.simple_block_tag
def confirmation(content: SafeString, title: str, reference: str = "", reference_label: str = "") -> SafeString:
    """The page after something was done: what, its reference, and what happens next."""
    body = ""
    if reference:
        label = reference_label or _("Your reference")
        body = format_html('<p class="fm-done__reference">{}<br><strong>{}</strong></p>', label, reference)
    return format_html(
        '<div class="fm-done"><h1 class="fm-done__title">{}</h1>{}</div>\n<h2 class="govuk-heading-m">{}</h2>\n{}',
        title,
        body,
        _("What happens next"),
        content,
    )


@register.simple_block_tag
def columns(content: SafeString) -> SafeString:
    """Blocks side by side where there is room: each child of the block is one column."""
    return format_html('<div class="fm-columns">{}</div>', content)


@register.simple_block_tag
def hero(content: SafeString, title: str) -> SafeString:
    """The top of the front page: its h1, a few words, the ways in, and the site's mark drawn large."""
    return format_html(
        '<div class="fm-hero"><div><h1 class="fm-hero__title">{}</h1>{}</div>{}</div>', title, content, mark()
    )


@register.simple_block_tag
def band(content: SafeString, title: str = "", intro: str = "") -> SafeString:
    """A part of a long page, with its own heading and more room above it."""
    head = format_html('<h2 class="fm-band__title">{}</h2>', title) if title else ""
    words = format_html('<p class="fm-band__intro">{}</p>', intro) if intro else ""
    return format_html('<section class="fm-band">{}{}{}</section>', head, words, content)


@register.simple_block_tag
def quote(content: SafeString, by: str = "") -> SafeString:
    """Someone's own words."""
    who = format_html("<figcaption>{}</figcaption>", by) if by else ""
    return format_html('<figure class="fm-quote"><blockquote>{}</blockquote>{}</figure>', content, who)


@register.simple_block_tag
def small(content: SafeString) -> SafeString:
    """Quiet words: a source, a note."""
    return format_html('<p class="fm-small">{}</p>', content)
