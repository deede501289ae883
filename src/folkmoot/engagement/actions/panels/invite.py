import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.models import ChainHead
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.lottery.invite import fingerprint, invited
from folkmoot.engagement.models import Assembly, Invitation, InvitationRound, digest_of
from folkmoot.engagement.models.pool import LETTERS
from folkmoot.engagement.states import ASSEMBLY, AssemblyState
from folkmoot.people.models import Person

MOST_ADDRESSES = 500_000


@transaction.atomic
def invite(
    assembly: Assembly, *, addresses: Iterable[str], letters: int, source: str, by: Person, now: datetime
) -> InvitationRound:
    """Draw who gets a letter, every address with the same chance. The list itself is not kept.

    The seed is the last entry of the record, so nobody chose it. Raises Refused without categories or addresses, or
    once the pool is closed.
    """
    capacity = allow(policy.may_run_assembly(by, assembly, now=now))
    assembly = locked(assembly)
    if assembly.state not in (AssemblyState.PREPARING, AssemblyState.INVITING):
        raise Refused(_("The pool is closed. Nobody else can be invited."))
    if not assembly.categories.exists():
        raise Refused(_("Say first in what the assembly must be like its place."))
    listed = tidy(addresses)
    if not 0 < letters <= len(listed):
        raise Refused(
            _("The list has %(count)s different addresses. Ask for at least one letter and no more than that.")
            % {"count": f"{len(listed):,}"},
            field="letters",
        )
    seed = ChainHead.objects.values_list("hash", flat=True).get(pk=1)
    row = InvitationRound.objects.create(
        assembly=assembly, number=assembly.rounds.count() + 1, addresses=len(listed), letters=letters, source=source,
        list_sha256=fingerprint(listed), seed=seed, drawn_at=now,
    )  # fmt: skip
    drawn = sorted(invited(listed, letters, seed))
    codes = [new_code() for _each in drawn]
    Invitation.objects.bulk_create(
        [
            Invitation(round=row, address=address, code=code, code_digest=digest_of(code))
            for address, code in zip(drawn, codes, strict=True)
        ],
        batch_size=1000,
    )
    if assembly.state == AssemblyState.PREPARING:
        move(assembly, ASSEMBLY, to=AssemblyState.INVITING)
    record(
        by, "engagement.invitations.drawn", row, capacity=capacity, now=now, touching=[assembly],
        facts={"addresses": len(listed), "letters": letters, "list_sha256": row.list_sha256, "seed": seed},
    )  # fmt: skip
    return row


@transaction.atomic
def forget_addresses(row: InvitationRound, *, by: Person, now: datetime) -> InvitationRound:
    """The letters are posted: addresses and codes are no longer needed. What was said by letter still counts."""
    capacity = allow(policy.may_run_assembly(by, row.assembly, now=now))
    row = locked(row)
    if row.forgotten_at:
        raise Refused(_("These addresses were forgotten already."))
    count = row.invitations.update(address="", code="")
    row.forgotten_at = now
    row.save(update_fields=["forgotten_at"])
    record(
        by, "engagement.invitations.forgotten", row, capacity=capacity, now=now, facts={"addresses": count},
        touching=[row.assembly],
    )  # fmt: skip
    return row


def tidy(addresses: Iterable[str]) -> list[str]:
    """Each address once, whatever its spaces and letter cases."""
    found: dict[str, str] = {}
    for address in addresses:
        words = " ".join(address.split())
        if words:
            found.setdefault(words.casefold(), words)
    if len(found) > MOST_ADDRESSES:
        raise Refused(_("The list is too long. Send at most half a million addresses at a time."), field="addresses")
    return list(found.values())


def new_code() -> str:
    letters = "".join(secrets.choice(LETTERS) for _each in range(12))
    return "-".join((letters[:4], letters[4:8], letters[8:]))
