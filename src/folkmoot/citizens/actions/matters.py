from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.models import MatterLook, MatterNote, PrivateMatter
from folkmoot.citizens.states import MATTER, MatterState
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person, Role


@transaction.atomic
def tell_in_private(
    lead: Role,
    *,
    words: str,
    whom: str = "",
    is_danger_now: bool = False,
    reach_me: str = "",
    by: Person,
    now: datetime,
) -> PrivateMatter:
    """Tell a worry to the person named for it. The record says that something was told, and nothing of what."""
    capacity = allow(policy.may_tell(by, lead, now=now))
    if not words.strip():
        raise Refused(_("Write what happened or what worries you. A few words are enough."), field="words")
    matter = PrivateMatter.objects.create(
        told_by=by, lead=lead.person, operator=lead.organisation, words=words.strip(), whom=whom.strip(),
        is_danger_now=is_danger_now, reach_me=reach_me.strip(), told_at=now,
    )  # fmt: skip
    record(by, "citizens.matter.told", matter, capacity=capacity, now=now)
    return matter


@transaction.atomic
def look_at_matter(matter: PrivateMatter, *, by: Person, now: datetime) -> MatterLook:
    """Open a private matter. Every look is kept, and stands in the record."""
    capacity = allow(policy.may_see_matter(by, matter, now=now))
    look = MatterLook.objects.create(matter=matter, person=by, at=now)
    record(by, "citizens.matter.opened", matter, capacity=capacity, now=now)
    return look


@transaction.atomic
def note_on_matter(matter: PrivateMatter, *, words: str, state: str, by: Person, now: datetime) -> MatterNote:
    """Write down what was done about it, and how it stands now."""
    capacity = allow(policy.may_see_matter(by, matter, now=now))
    matter = locked(matter)
    if not words.strip():
        raise Refused(_("Write what you did."), field="words")
    note = MatterNote.objects.create(matter=matter, words=words.strip(), noted_by=by, noted_at=now)
    if state != matter.state:
        move(matter, MATTER, to=MatterState(state))
    record(by, "citizens.matter.noted", matter, capacity=capacity, now=now)
    return note


@transaction.atomic
def hand_matter_over(matter: PrivateMatter, *, to: Role, by: Person, now: datetime) -> PrivateMatter:
    """Give it to another person named for private matters: by the one who holds it, or, once they are no longer named,
    by an administrator, who does not read it."""
    capacity = allow(policy.may_hand_matter_over(by, matter, to, now=now))
    matter = locked(matter)
    matter.lead = to.person
    matter.save(update_fields=["lead"])
    record(by, "citizens.matter.handed_over", matter, capacity=capacity, now=now)
    return matter
