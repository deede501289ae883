import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.credential import credential_of, sign
from folkmoot.citizens.models import Badge, Membership, Shows
from folkmoot.citizens.queries import badge_words
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Person


@transaction.atomic
def issue_badge(*, shows: Sequence[str], issuer_url: str, by: Person, now: datetime) -> Badge:
    """Give somebody a signed record of what they learnt and did, showing what they chose and nothing else.

    Raises Refused when there is nothing to show yet, or nothing was chosen.
    """
    capacity = allow(policy.may_have_badge(by, now=now))
    chosen = [one for one in Shows.values if one in shows]
    if not chosen:
        raise Refused(_("Choose at least one thing to show."), field="shows")
    membership = Membership.objects.filter(person=by).select_related("operator").order_by("-applied_at").first()
    if membership is None:
        raise Refused(_("You have never been in the scheme, so it has nothing to sign."))
    uid, subject_id = uuid.uuid4(), f"urn:uuid:{uuid.uuid4()}"
    subject, evidence = badge_words(by, shows=chosen, issuer_url=issuer_url, subject_id=subject_id, now=now)
    if not evidence:
        raise Refused(
            _("There is nothing of that on your record yet. Choose something else, or come back later."), field="shows"
        )
    credential = credential_of(
        urn=f"urn:uuid:{uid}", issuer_url=issuer_url, issuer_name=membership.operator.name, at=now, subject=subject,
        evidence=evidence,
    )  # fmt: skip
    badge = Badge.objects.create(
        person=by, operator=membership.operator, uid=uid, shows=chosen, issued_at=now,
        token=sign(credential, key_id=f"{issuer_url}key.pem"),
    )  # fmt: skip
    record(by, "citizens.badge.issued", badge, capacity=capacity, now=now)
    return badge


@transaction.atomic
def revoke_badge(badge: Badge, *, by: Person, now: datetime) -> Badge:
    """Revoke a badge: its holder may, and the scheme that gave it. It stands on the published list from now on."""
    capacity = allow(policy.may_revoke_badge(by, badge, now=now))
    badge = locked(badge)
    if badge.revoked_at is not None:
        raise Refused(_("It was revoked already."))
    badge.revoked_at, badge.revoked_as = now, capacity
    badge.save(update_fields=["revoked_at", "revoked_as"])
    record(by, "citizens.badge.revoked", badge, capacity=capacity, now=now)
    return badge
