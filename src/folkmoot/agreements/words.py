from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def day(value: date) -> str:
    return date_format(value, "j F Y")


def span(start: date, end: date) -> str:
    """A period as people say it, from its first to its last day: `end` is exclusive."""
    return _("%(start)s to %(end)s") % {"start": day(start), "end": day(end - timedelta(days=1))}
