"""What surrounds every page: mark, navigation, account, footer. Made quickly, because every page has them."""

from collections.abc import Iterable, Mapping
from functools import cache

from django.template import Library, loader
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from folkmoot.design.markup import esc, html

register = Library()
Item = Mapping[str, object]


@register.simple_tag
@cache
def mark() -> SafeString:
    """The site's own sign: eight people in an open ring, one thread through them."""
    return loader.render_to_string("design/mark.html")


@register.simple_tag
def navigation_bar(items: Iterable[Item] | None) -> SafeString:
    if not items:
        return html()
    links = "".join(
        f'<li class="govuk-service-navigation__item{" govuk-service-navigation__item--active" if i.get("current") else ""}">'
        f"{_link(i, 'govuk-service-navigation__link')}</li>"
        for i in items
    )
    menu = esc(_("Menu"))
    return html(
        '<div class="govuk-service-navigation fm-nav" data-module="govuk-service-navigation">'
        '<div class="govuk-width-container"><div class="govuk-service-navigation__container">'
        f'<nav aria-label="{menu}" class="govuk-service-navigation__wrapper">'
        '<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"'
        f' aria-controls="navigation" hidden aria-hidden="true">{menu}</button>'
        f'<ul class="govuk-service-navigation__list" id="navigation">{links}</ul></nav></div></div></div>'
    )


@register.simple_tag(takes_context=True)
def account_bar(context: Context, items: Iterable[Item] | None) -> SafeString:
    """Links, and buttons for what changes something (signing out)."""
    if not items:
        return html()
    each = "".join(f"<li>{_sent(i, context) if i.get('post') else _link(i)}</li>" for i in items)
    return html(f'<nav class="fm-account" aria-label="{esc(_("Your account"))}"><ul>{each}</ul></nav>')


@register.simple_tag
def footer_links(items: Iterable[Item] | None) -> SafeString:
    if not items:
        return html()
    each = "".join(f"<li>{_link(i)}</li>" for i in items)
    return html(f'<nav aria-label="{esc(_("About this site"))}"><ul class="fm-footer__links">{each}</ul></nav>')


def _link(item: Item, css: str = "") -> str:
    kind = f' class="{css}"' if css else ""
    current = ' aria-current="page"' if item.get("current") else ""
    return f'<a{kind} href="{esc(item["url"])}"{current}>{esc(item["text"])}</a>'


def _sent(item: Item, context: Context) -> str:
    token = esc(context.get("csrf_token", ""))
    return (
        f'<form method="post" action="{esc(item["url"])}">'
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}">'
        f'<button class="fm-account__button" type="submit">{esc(item["text"])}</button></form>'
    )
