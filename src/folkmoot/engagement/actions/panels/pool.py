import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.engagement import policy
from folkmoot.engagement.models import Assembly, Category, CategoryValue, Invitation, PoolEntry, digest_of
from folkmoot.engagement.states import AssemblyState
from folkmoot.people.models import Person

# Raised whenever the words on the page of consent change; the words of each stand in templates/engagement/panels/consent.html.
WORDING = "pool-2026-11"


@dataclass(frozen=True)
class Letterholder:
    """Whoever holds a letter and has no account. The reference says nothing of who they are."""

    reference: str


@transaction.atomic
def say_yes(
    assembly: Assembly,
    *,
    code: str,
    values: Mapping[Category, CategoryValue],
    name: str,
    reach: str,
    access_needs: str = "",
    captured_by: str = "",
    by: Person | None,
    now: datetime,
) -> PoolEntry:
    """Go into the pool with the code of a letter: with an account, without one, or taken down by phone.

    Raises Refused for a code that is not known or was used, after the last day, or where an answer is missing.
    """
    capacity = allow(policy.may_run_assembly(by, assembly, now=now)) if captured_by else _("invited resident")
    assembly = locked(assembly)
    invitation = unused_letter(assembly, code, now)
    missing = [category for category in assembly.categories.all() if category not in values]
    if missing:
        raise Refused(missing[0].question, field=f"category_{missing[0].pk}")
    if not name.strip() or not reach.strip():
        raise Refused(_("Say who you are and how we reach you. It is not published."), field="name")
    own = by if by is not None and not captured_by else None
    if own is not None and assembly.pool.filter(person=own, withdrawn_at=None).exists():
        raise Refused(_("You are in the pool already."), field="code")
    entry = PoolEntry.objects.create(
        assembly=assembly, invitation=invitation, person=own, name=name.strip(), reach=reach.strip(),
        values={str(category.pk): value.pk for category, value in values.items()},
        access_needs=access_needs, wording=WORDING, agreed_at=now, captured_by=captured_by,
    )  # fmt: skip
    invitation.answered_at, invitation.said_yes = now, True
    invitation.save(update_fields=["answered_at", "said_yes"])
    record(by or unnamed(), "engagement.pool.joined", entry, capacity=capacity, now=now, touching=[assembly])
    return entry


@transaction.atomic
def say_no(assembly: Assembly, *, code: str, by: Person | None, now: datetime) -> Invitation:
    """Answer a letter with no, so that nobody asks again. Nothing else is kept."""
    assembly = locked(assembly)
    invitation = unused_letter(assembly, code, now)
    invitation.answered_at, invitation.said_yes = now, False
    invitation.save(update_fields=["answered_at", "said_yes"])
    record(by or unnamed(), "engagement.pool.declined", assembly, capacity=_("invited resident"), now=now)
    return invitation


@transaction.atomic
def leave_pool(entry: PoolEntry, *, by: Person, now: datetime) -> PoolEntry:
    """Come out of the pool again; what was told goes. Whoever has a seat gives that back instead."""
    own = entry.person_id is not None and entry.person_id == by.pk
    capacity = _("invited resident") if own else allow(policy.may_run_assembly(by, entry.assembly, now=now))
    entry = locked(entry)
    if entry.withdrawn_at or hasattr(entry, "seat"):
        raise Refused(_("There is nothing to take back here: a seat is given back from the assembly’s page."))
    if entry.assembly.state == AssemblyState.READY:
        raise Refused(_("The lottery is published and about to be drawn. If you are drawn, you can say no then."))
    forget_entry(entry, now)
    record(by, "engagement.pool.left", entry, capacity=capacity, now=now, touching=[entry.assembly])
    return entry


def forget_entry(entry: PoolEntry, now: datetime) -> None:
    entry.name = entry.reach = entry.access_needs = ""
    entry.values, entry.withdrawn_at = {}, now
    entry.save(update_fields=["name", "reach", "access_needs", "values", "withdrawn_at"])


def unused_letter(assembly: Assembly, code: str, now: datetime) -> Invitation:
    if assembly.state != AssemblyState.INVITING or day_of(now) > assembly.reply_by_date:
        raise Refused(_("The last day to answer has passed."), field="code")
    letter = Invitation.objects.filter(round__assembly=assembly, code_digest=digest_of(code)).first()
    if letter is None:
        raise Refused(_("No letter has this code. Look at it again: it has twelve letters and figures."), field="code")
    if letter.answered_at:
        raise Refused(_("This letter was answered already. Ask us if that was not you."), field="code")
    return letter


def unnamed() -> Letterholder:
    return Letterholder(secrets.token_urlsafe(24))
