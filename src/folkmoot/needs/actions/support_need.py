from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.needs import policy
from folkmoot.needs.models import Need, NeedSupport
from folkmoot.needs.states import NeedState
from folkmoot.people.models import Person


@transaction.atomic
def support_need(need: Need, *, by: Person, now: datetime) -> Need:
    """Say "me too". Each person counts once: saying it again changes nothing and writes nothing.

    Raises NotAllowed for a visitor and for whoever raised the need; Refused when it was withdrawn.
    """
    capacity = allow(policy.may_support_need(by, need, now=now))
    need = locked(need)
    if need.state == NeedState.WITHDRAWN:
        raise Refused(_("This need was withdrawn, so nobody can add to it."))
    support, is_new = NeedSupport.objects.get_or_create(need=need, person=by, defaults={"at": now})
    if is_new:
        Need.objects.filter(pk=need.pk).update(support_count=F("support_count") + 1)
        need.refresh_from_db(fields=["support_count"])
        # The subject is the "me too" itself: hundreds of them would hide everything else on the need's timeline.
        record(by, "needs.need.supported", support, capacity=capacity, now=now, facts={"need": need.pk})
    return need
