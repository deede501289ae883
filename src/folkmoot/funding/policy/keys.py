"""Who may change the keys that seal bids: whoever runs the program on its own machine, and nobody through a page."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.policy import Answer, no, yes
from folkmoot.people.operator import Operator


def may_keep_keys(person: Any, *, now: datetime) -> Answer:
    if isinstance(person, Operator):
        return yes(_("operator of this site"))
    return no(_("The keys that seal bids are changed only on the machine itself."))
