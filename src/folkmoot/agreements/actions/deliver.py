"""Who does the work inside a service, whom it is passed on to, and what residents and public bodies each bring."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.models import Agreement, DeliveryRole, Referrals, SharedWork
from folkmoot.agreements.states import AgreementState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def note_role(
    agreement: Agreement,
    *,
    kind: str,
    what: str,
    host: Organisation,
    place: str,
    supervisor: str,
    safeguarding: str,
    people: int,
    by: Person,
    now: datetime,
) -> DeliveryRole:
    """Write down a role with its host, the post that supervises it and the check it needs. Raises NotAllowed unless
    `by` acts for the provider.
    """
    capacity = allow(policy.may_note_delivery(by, agreement, now=now))
    agreement = _running(agreement)
    for field, words in (("what", what), ("place", place), ("supervisor", supervisor)):
        if not words.strip():
            raise Refused(_("Write something here. Name a post, never a person."), field=field)
    if people < 1:
        raise Refused(_("Say how many people do it: one or more."), field="people")
    row = DeliveryRole.objects.create(
        agreement=agreement, kind=kind, what=what, host=host, place=place, supervisor=supervisor,
        safeguarding=safeguarding, people=people, noted_at=now,
    )  # fmt: skip
    record(
        by, "agreements.delivery.role_noted", agreement, capacity=capacity, now=now,
        facts={"kind": kind, "safeguarding": safeguarding},
    )  # fmt: skip
    return row


@transaction.atomic
def note_referrals(
    agreement: Agreement, *, route: str, group: Organisation, month: date, people: int, by: Person, now: datetime
) -> Referrals:
    """How many people were sent on to a group in a month. A second count of the same month replaces the first."""
    capacity = allow(policy.may_note_delivery(by, agreement, now=now))
    agreement = _running(agreement)
    month = month.replace(day=1)
    if month > day_of(now):
        raise Refused(_("This month has not come yet."), field="month")
    if not group.is_voluntary:
        raise Refused(_("Choose a voluntary or community organisation."), field="group")
    if not route.strip():
        raise Refused(_("Say where people came from, for example: a surgery."), field="route")
    row, _is_new = Referrals.objects.update_or_create(
        agreement=agreement, route=route.strip(), group=group, month=month, defaults={"people": people, "noted_at": now}
    )
    # The count itself is not on the public chain: it may be small.
    record(
        by, "agreements.delivery.referrals_noted", agreement, capacity=capacity, now=now,
        facts={"month": month, "group": group.pk},
    )  # fmt: skip
    return row


@transaction.atomic
def note_shared_work(
    agreement: Agreement, *, side: str, what: str, hours: Decimal | None = None, by: Person, now: datetime
) -> SharedWork:
    """What residents, or public bodies, bring to the work. Either side of the agreement may write it down."""
    capacity = allow(policy.may_edit_measures(by, agreement, now=now))
    agreement = _running(agreement)
    if not what.strip():
        raise Refused(_("Say what they bring or do."), field="what")
    if hours is not None and hours <= 0:
        raise Refused(_("Enter more than nothing, or leave it empty."), field="hours")
    row = SharedWork.objects.create(
        agreement=agreement, side=side, what=what, hours=hours, noted_at=now, noted_as=capacity
    )
    record(by, "agreements.delivery.shared_work_noted", agreement, capacity=capacity, now=now, facts={"side": side})
    return row


def _running(agreement: Agreement) -> Agreement:
    agreement = locked(agreement)
    if agreement.state != AgreementState.LIVE:
        raise Refused(_("Only a running agreement has this."))
    return agreement
