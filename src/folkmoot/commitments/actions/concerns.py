from datetime import date, datetime

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from folkmoot.commitments import policy
from folkmoot.commitments.models import Concern, Undertaking
from folkmoot.commitments.notices import CONCERNS
from folkmoot.commitments.states import CONCERN, ConcernState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.core.subjects import refer
from folkmoot.people.models import Organisation, Person
from folkmoot.people.notices import tell


@transaction.atomic
def raise_concern(
    undertaking: Undertaking,
    *,
    words: str,
    by: Person,
    now: datetime,
    body: Organisation | None = None,
    about: Model | None = None,
) -> Concern:
    """Say that an undertaking is not being kept. Anyone with an account may; the words are published."""
    capacity = allow(policy.may_raise_concern(by, now=now))
    concern = Concern.objects.create(
        undertaking=undertaking, body=body, subject=refer(about) if about else "", words=words,
        raised_by=by, raised_as=capacity, raised_at=now,
    )  # fmt: skip
    record(
        by, "commitments.concern.raised", concern, capacity=capacity, now=now, words={"concern": words},
        rule=f"{undertaking.rulebook.code} {undertaking.number}", touching=[body] if body else [],
    )  # fmt: skip
    return concern


@transaction.atomic
def take_concern(concern: Concern, *, owner: Person, resolve_by_date: date, by: Person, now: datetime) -> Concern:
    """Give a concern an owner and a day by which it is resolved (ledger AG-02)."""
    capacity = allow(policy.may_host(by, now=now))
    concern = locked(concern)
    if resolve_by_date <= day_of(now):
        raise Refused(_("Choose a day that is still to come."), field="resolve_by_date")
    concern.owner, concern.resolve_by_date = owner, resolve_by_date
    concern.save(update_fields=["owner", "resolve_by_date"])
    move(concern, CONCERN, to=ConcernState.OWNED)
    record(by, "commitments.concern.owned", concern, capacity=capacity, now=now, facts={"by": resolve_by_date})
    tell(concern.raised_by, _("Somebody looks into your concern"), topic=CONCERNS, now=now, about=concern)
    return concern


@transaction.atomic
def resolve_concern(concern: Concern, *, resolution: str, by: Person, now: datetime) -> Concern:
    """Say what was found and done. Raises NotAllowed unless `by` owns the concern or hosts the rulebook."""
    concern = locked(concern)
    capacity = allow(policy.may_resolve(by, concern, now=now))
    if len(resolution.strip()) < 20:
        raise Refused(_("Say what you found and what was done about it."), field="resolution")
    concern.resolution, concern.resolved_at = resolution.strip(), now
    concern.save(update_fields=["resolution", "resolved_at"])
    move(concern, CONCERN, to=ConcernState.RESOLVED)
    record(by, "commitments.concern.resolved", concern, capacity=capacity, now=now, reasons=resolution)
    tell(
        concern.raised_by,
        _("Your concern is answered"),
        topic=CONCERNS,
        now=now,
        about=concern,
        words=concern.resolution,
    )
    return concern
