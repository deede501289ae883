"""The box one types a search into."""

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = Library()


@register.simple_tag
def search_box(text: str = "", name: str = "q") -> SafeString:
    """A labelled search field and its button, for a GET form."""
    return format_html(
        '<div class="govuk-form-group fm-search"><label class="govuk-label" for="search-{name}">{label}</label>'
        '<input class="govuk-input" id="search-{name}" name="{name}" type="search" value="{text}" autocomplete="off">'
        '<button type="submit" class="govuk-button fm-button">{press}</button></div>',
        name=name,
        label=_("Words to look for"),
        text=text,
        press=_("Search"),
    )
