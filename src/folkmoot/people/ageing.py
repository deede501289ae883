"""When an entry of the directory is too old to be relied on."""

from datetime import date

from django.conf import settings
from django.db.models import Q

from folkmoot.core.clock import add_months


def oldest(today: date) -> date:
    """The first day on which an entry could have been checked and still be fresh."""
    return add_months(today, -settings.FOLKMOOT_DIRECTORY_MONTHS)


def stale(today: date) -> Q:
    """Entries nobody has checked for so long, or ever."""
    return Q(checked_date=None) | Q(checked_date__lt=oldest(today))
