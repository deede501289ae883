import uuid

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def once() -> SafeString:
    """The hidden token that makes a form act once however often it is sent (see core.posting.one_effect)."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid.uuid4())
