"""What is done once a day about people: turns and letters."""

from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.daily import every_day
from folkmoot.core.listings import show_many
from folkmoot.people.models import ContactPoint
from folkmoot.people.notices.entries import ask_whether_entries_are_right
from folkmoot.people.notices.rounds import post_what_waits, try_again
from folkmoot.people.notices.turns import tell_of_turns
from folkmoot.people.retention import let_go


@every_day
def tell_people(now: datetime) -> str:
    """Turns that are new, then the letters of those whose day it is, then what did not go before."""
    ask_whether_entries_are_right(now)
    turns, letters = tell_of_turns(now), post_what_waits(now)
    again, unsure = try_again()
    said = _("Told of %(turns)s turns; wrote %(letters)s letters; trying %(again)s again.") % {
        "turns": turns, "letters": letters, "again": again,
    }  # fmt: skip
    if unsure:
        said += " " + _("Nobody knows whether %(count)s messages went: they are not sent twice.") % {"count": unsure}
    return said


@every_day
def find_vacant_posts(now: datetime) -> str:
    """Posts whose holder's role ended on a day that was known beforehand: their body is asked who holds them now."""
    vacant = [
        point
        for point in ContactPoint.objects.kept().select_related("organisation", "role__person").iterator(500)
        if not point.is_held(day_of(now))
    ]
    show_many(vacant, now)
    return _("Posts that nobody holds: %(count)s.") % {"count": len(vacant)}


@every_day
def let_go_of_what_is_old(now: datetime) -> str:
    """What has been kept as long as its rule says goes. `folkmoot retention` lists it before."""
    return _("Let go of %(count)s rows kept as long as their rule says.") % {
        "count": sum(one.count for one in let_go(now))
    }
