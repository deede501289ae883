from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens.models import Preferences
from folkmoot.citizens.models.preferences import Benefit, ContactBy
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.people.models import Person
from folkmoot.people.policy import is_signed_in


@transaction.atomic
def set_preferences(
    *,
    contact_by: str = ContactBy.EMAIL,
    phone: str = "",
    languages: str = "",
    access_needs: str = "",
    needs_travel: bool = False,
    needs_care: bool = False,
    benefits: Sequence[str] = (),
    interests: Sequence[str] = (),
    by: Person,
    now: datetime,
) -> Preferences:
    """Say how one is reached, what one needs, and what one wants out of it. Only for oneself (ledger PO-09).

    Raises Refused when contact is by telephone or text and no number is given.
    """
    capacity = allow(is_signed_in(by, now=now))
    if contact_by in (ContactBy.PHONE, ContactBy.TEXT) and not phone.strip():
        raise Refused(_("Give a number to reach you on, or choose another way."), field="phone")
    fields = {
        "contact_by": contact_by, "phone": phone.strip(), "languages": languages.strip(),
        "access_needs": access_needs.strip(), "needs_travel": needs_travel, "needs_care": needs_care,
        "benefits": [one for one in benefits if one in Benefit.values], "interests": list(interests), "updated_at": now,
    }  # fmt: skip
    preferences, _made = Preferences.objects.update_or_create(person=by, defaults=fields)
    record(by, "citizens.preferences.set", preferences, capacity=capacity, now=now)
    return preferences
