"""How active a member is, worked out each time from the days on which they did something (ledger PO-05)."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# Three days of work within six months make somebody part of the core; one within a year keeps them from being dormant.
CORE_DAYS, CORE_WITHIN, SEEN_WITHIN = 3, timedelta(days=183), timedelta(days=365)


class Activity(TextChoices):
    CORE = "core", _("core: often there")
    AD_HOC = "ad_hoc", _("now and then")
    DORMANT = "dormant", _("not seen for a year")
    WITHDRAWN = "withdrawn", _("left")


def activity(days: Iterable[date], *, on: date, has_left: bool) -> Activity:
    """The same days always give the same answer; days after `on` do not count."""
    if has_left:
        return Activity.WITHDRAWN
    done = {day for day in days if day <= on}
    if len({day for day in done if day > on - CORE_WITHIN}) >= CORE_DAYS:
        return Activity.CORE
    return Activity.AD_HOC if any(day > on - SEEN_WITHIN for day in done) else Activity.DORMANT
