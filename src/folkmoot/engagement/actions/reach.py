import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.engagement import policy
from folkmoot.engagement.models import Channel, Consultation, Effort
from folkmoot.engagement.states import ConsultationState
from folkmoot.people.models import Organisation, Person

LETTERS = "acdefghjkmnpqrtuvwxy3479"
OVER = (ConsultationState.CLOSED, ConsultationState.COMPLETE, ConsultationState.WITHDRAWN)


@transaction.atomic
def add_channel(
    consultation: Consultation, *, name: str, partner: Organisation | None = None, by: Person, now: datetime
) -> Channel:
    """Give a partner's channel a link of its own: by those who run it, or by the partner for itself (ledger EN-06).

    Raises Refused once the consultation is closed.
    """
    capacity = allow(policy.may_add_channel(by, consultation, partner, now=now))
    consultation = locked(consultation)
    if consultation.state in OVER:
        raise Refused(_("Nobody can answer any more, so there is nothing to share."))
    if consultation.channels.filter(partner=partner, name__iexact=name.strip()).exists():
        raise Refused(_("There is a link for this channel already."), field="name")
    code = "".join(secrets.choice(LETTERS) for _position in range(8))
    channel = Channel.objects.create(
        consultation=consultation, partner=partner, name=name.strip(), code=code, added_at=now
    )
    record(by, "engagement.channel.added", channel, capacity=capacity, now=now, touching=[consultation])
    return channel


@transaction.atomic
def note_channel_used(channel: Channel, *, by: Person, now: datetime) -> Channel:
    """The partner says that it has told its people once more. Nobody is followed to count this."""
    capacity = allow(policy.may_add_channel(by, channel.consultation, channel.partner, now=now))
    Channel.objects.filter(pk=channel.pk).update(times_used=F("times_used") + 1)
    channel.refresh_from_db(fields=["times_used"])
    record(by, "engagement.channel.used", channel, capacity=capacity, now=now, facts={"times": channel.times_used})
    return channel


@transaction.atomic
def note_effort(
    consultation: Consultation, *, group: str, method: str, result: str = "", by: Person, now: datetime
) -> Effort:
    """Say whom you set out to reach, how, and what came of it (ledger EN-19)."""
    capacity = allow(policy.may_run(by, consultation, now=now))
    effort = Effort.objects.create(
        consultation=consultation, group=group.strip(), method=method.strip(), result=result.strip(), added_at=now
    )
    record(by, "engagement.effort.noted", effort, capacity=capacity, now=now, touching=[consultation])
    return effort
