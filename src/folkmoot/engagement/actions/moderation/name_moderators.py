from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.engagement import policy
from folkmoot.engagement.models import Moderator
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def name_moderator(body: Organisation, *, email: str, shown_as: str, by: Person, now: datetime) -> Moderator:
    """Name somebody in public as a moderator of a body. Raises Refused for an address without an account."""
    capacity = allow(policy.may_run_body(by, body, now=now))
    person = Person.objects.filter(email__iexact=email.strip()).first()
    if person is None:
        raise Refused(_("Nobody has an account with this address. They have to sign in once first."), field="email")
    if policy.moderator_of(person, body, day_of(now)) is not None:
        raise Refused(_("This person is a moderator already."), field="email")
    if not shown_as.strip():
        raise Refused(_("Say under which name or post the public sees them."), field="shown_as")
    made = Moderator.objects.create(body=body, person=person, shown_as=shown_as.strip(), from_date=day_of(now))
    record(by, "engagement.moderator.named", made, capacity=capacity, now=now, facts={"body": body.pk})
    return made


@transaction.atomic
def end_moderator(moderator: Moderator, *, by: Person, now: datetime) -> Moderator:
    """From today on they moderate no more; the list keeps from when to when they did."""
    capacity = allow(policy.may_run_body(by, moderator.body, now=now))
    if moderator.until_date is not None:
        raise Refused(_("This has ended already."))
    moderator.until_date = day_of(now)
    moderator.save(update_fields=["until_date"])
    record(by, "engagement.moderator.ended", moderator, capacity=capacity, now=now)
    return moderator
