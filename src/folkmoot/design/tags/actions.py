"""Buttons and links that look like them."""

from django.template import Library
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = Library()


def _classes(secondary: bool, warning: bool) -> str:
    kind = " govuk-button--warning" if warning else " govuk-button--secondary" if secondary else ""
    return f"govuk-button fm-button{kind}"


@register.simple_tag
def button(
    text: str, name: str = "", value: str = "", secondary: bool = False, warning: bool = False, once: str = ""
) -> SafeString:
    """A button that sends the form. `once` is the sentence for what cannot be undone, shown above it."""
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    pressed = format_html(
        '<button type="submit" class="{}" data-module="govuk-button" data-prevent-double-click="true"{}>{}</button>',
        _classes(secondary, warning),
        named,
        text,
    )
    return format_html('<p class="fm-once">{}</p>\n{}', once, pressed) if once else pressed


@register.simple_tag
def link_button(text: str, url: str, secondary: bool = False, warning: bool = False) -> SafeString:
    return format_html(
        '<a href="{}" role="button" draggable="false" class="{}" data-module="govuk-button">{}</a>',
        url,
        _classes(secondary, warning),
        text,
    )


@register.inclusion_tag("design/tags/action_form.html", takes_context=True)
def action_form(
    context: RequestContext,
    url: str,
    text: str,
    name: str = "",
    value: str = "",
    secondary: bool = False,
    warning: bool = False,
    once: str = "",
) -> dict:
    """One button that posts to `url`, with nothing to fill in."""
    return {
        "csrf_token": context.get("csrf_token"),
        "url": url,
        "text": text,
        "name": name,
        "value": value,
        "secondary": secondary,
        "warning": warning,
        "once": once,
    }


@register.simple_block_tag
def actions(content: SafeString) -> SafeString:
    return format_html('<div class="govuk-button-group fm-actions">{}</div>', content)


# A page that says nothing of whoever was reading here.
ELSEWHERE = "https://www.bbc.co.uk/weather"


@register.simple_tag
def exit_page() -> SafeString:
    """A way out at once, to a page that says nothing; for pages on which somebody may be watched. Works without scripts;
    with them, pressing Shift three times does the same."""
    return format_html(
        '<div class="govuk-exit-this-page" data-module="govuk-exit-this-page"><a href="{}" role="button" draggable="false"'
        ' class="govuk-button govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button"'
        ' data-module="govuk-button" rel="nofollow noreferrer"><span class="govuk-visually-hidden">{}</span> {}</a></div>',
        ELSEWHERE,
        _("Emergency"),
        _("Exit this page"),
    )
