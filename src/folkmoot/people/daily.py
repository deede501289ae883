"""What is done once a day about people: turns and letters."""

from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.core.daily import every_day
from folkmoot.people.notices.rounds import post_what_waits, try_again
from folkmoot.people.notices.turns import tell_of_turns


@every_day
def tell_people(now: datetime) -> str:
    """Turns that are new, then the letters of those whose day it is, then what did not go before."""
    turns, letters = tell_of_turns(now), post_what_waits(now)
    again, unsure = try_again()
    said = _("Told of %(turns)s turns; wrote %(letters)s letters; trying %(again)s again.") % {
        "turns": turns, "letters": letters, "again": again,
    }  # fmt: skip
    if unsure:
        said += " " + _("Nobody knows whether %(count)s messages went: they are not sent twice.") % {"count": unsure}
    return said
