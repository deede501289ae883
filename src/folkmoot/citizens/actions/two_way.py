from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.models import Acceptance, TwoWayAgreement
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def publish_agreement(
    operator: Organisation, *, member_promises: str, scheme_promises: str, by: Person, now: datetime
) -> TwoWayAgreement:
    """Publish the next version of the two-way agreement. Both sides accept it anew before anybody takes on a task.

    Raises Refused when either side would promise nothing.
    """
    capacity = allow(policy.may_run_scheme(by, operator, now=now))
    for field, words in (("member_promises", member_promises), ("scheme_promises", scheme_promises)):
        if not words.strip():
            raise Refused(_("An agreement has two sides. Say what this side promises."), field=field)
    last = TwoWayAgreement.objects.select_for_update().filter(operator=operator).order_by("-number").first()
    agreement = TwoWayAgreement.objects.create(
        operator=operator, number=last.number + 1 if last else 1, member_promises=member_promises.strip(),
        scheme_promises=scheme_promises.strip(), published_at=now,
    )  # fmt: skip
    record(
        by, "citizens.agreement.published", agreement, capacity=capacity, now=now, facts={"version": agreement.number}
    )
    return agreement


@transaction.atomic
def accept_agreement(agreement: TwoWayAgreement, *, by: Person, now: datetime) -> Acceptance:
    """A member accepts the version in use. Raises Refused for an older version, or one accepted already."""
    capacity = allow(policy.may_accept(by, agreement, now=now))
    if TwoWayAgreement.objects.current_of(agreement.operator_id) != agreement:
        raise Refused(_("A newer version is in use. Read that one."))
    if agreement.acceptances.filter(person=by).exists():
        raise Refused(_("You have accepted this version already."))
    acceptance = Acceptance.objects.create(agreement=agreement, person=by, accepted_at=now)
    record(by, "citizens.agreement.accepted", acceptance, capacity=capacity, now=now)
    return acceptance


@transaction.atomic
def countersign(acceptance: Acceptance, *, by: Person, now: datetime) -> Acceptance:
    """The scheme accepts too. From now on the agreement binds both."""
    capacity = allow(policy.may_run_scheme(by, acceptance.agreement.operator, now=now))
    allow(policy.is_about_somebody_else(by, acceptance.person))
    acceptance = locked(acceptance)
    if acceptance.scheme_accepted_at is not None:
        raise Refused(_("The scheme has accepted this already."))
    acceptance.scheme_accepted_at, acceptance.scheme_accepted_as = now, capacity
    acceptance.save(update_fields=["scheme_accepted_at", "scheme_accepted_as"])
    record(by, "citizens.agreement.countersigned", acceptance, capacity=capacity, now=now)
    return acceptance
