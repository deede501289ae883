"""The top of a page: title, breadcrumbs, headings, errors, messages."""

from collections.abc import Iterable
from typing import Any

from django.contrib.messages import constants
from django.template import Context, Library, loader
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from folkmoot.design.errors import Mistake, failed_forms, mistakes_in

register = Library()
SIZES = {"xl": "govuk-heading-xl", "l": "govuk-heading-l", "m": "govuk-heading-m", "s": "govuk-heading-s"}


@register.simple_tag(takes_context=True)
def error_prefix(context: Context) -> str:
    """ "Error: " at the front of the title, so that it is the first thing heard after a failed form."""
    return _("Error: ") if context.get("form_failed") or failed_forms(context) else ""


@register.simple_tag(takes_context=True)
def page_errors(context: Context) -> SafeString | str:
    mistakes = _mistakes(failed_forms(context))
    return loader.render_to_string("design/tags/error_summary.html", {"mistakes": mistakes}) if mistakes else ""


@register.inclusion_tag("design/tags/error_summary.html")
def error_summary(*forms: object) -> dict[str, list[Mistake]]:
    return {"mistakes": _mistakes(forms)}


def _mistakes(forms: Iterable[Any]) -> list[Mistake]:
    """Each form's mistakes, once: what is shown at the top of the page is not shown again above the fields."""
    found: list[Mistake] = []
    for form in forms:
        if not getattr(form, "summary_shown", False):
            found += mistakes_in(form)
            for each in (form, *getattr(form, "forms", ())):
                each.summary_shown = True
    return found


@register.inclusion_tag("design/tags/banner.html")
def message_banner(message: object, number: int) -> dict[str, object]:
    level = getattr(message, "level", constants.INFO)
    success = level == constants.SUCCESS
    wrong = level >= constants.WARNING
    title = _("Done") if success else _("There is a problem") if wrong else _("Please note")
    kind = "success" if success else "wrong" if wrong else "note"
    return {"text": message, "title": title, "kind": kind, "number": number}


@register.simple_tag
def heading(text: object, caption: object = "", size: str = "xl") -> SafeString:
    """The page's one h1, with an optional line above it that belongs to it."""
    above = format_html('<span class="fm-caption">{}</span> ', caption) if caption else ""
    return format_html('<h1 class="{}">{}{}</h1>', SIZES[size], above, text)


@register.simple_block_tag
def lead(content: SafeString) -> SafeString:
    return format_html('<p class="fm-lead">{}</p>', content)


@register.simple_tag
def breadcrumbs(*pairs: str) -> SafeString:
    """Text and address in turn: {% breadcrumbs "Home" "/" "Needs" needs_url %}."""
    return _crumbs(zip(pairs[::2], pairs[1::2], strict=True))


@register.simple_tag
def crumbs(pairs: Iterable[tuple[str, str]]) -> SafeString:
    return _crumbs(pairs)


def _crumbs(pairs: Iterable[tuple[str, str]]) -> SafeString:
    items = SafeString("").join(
        format_html(
            '<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="{}">{}</a></li>',
            url,
            text,
        )
        for text, url in pairs
    )
    return format_html(
        '<nav class="govuk-breadcrumbs fm-breadcrumbs" aria-label="{}"><ol class="govuk-breadcrumbs__list">{}</ol></nav>',
        _("Breadcrumb"),
        SafeString(items),
    )


@register.simple_tag
def back_link(url: str, text: str = "") -> SafeString:
    # In a landmark of its own, so that somebody who goes from one part of a page to the next comes by it.
    link = '<nav aria-label="{}"><a href="{}" class="govuk-back-link">{}</a></nav>'
    return format_html(link, _("Back"), url, text or _("Back"))
