from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.models import Membership, ReferenceLetter
from folkmoot.citizens.notices import LETTERS
from folkmoot.citizens.queries import record_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.people.models import Person
from folkmoot.people.notices import tell


@transaction.atomic
def sign_letter(membership: Membership, *, words: str, by: Person, now: datetime) -> ReferenceLetter:
    """Sign a reference letter for a member and tell them that it is there.

    Raises NotAllowed unless `by` runs the scheme and is somebody else; Refused for a letter without words, and for a
    member who has neither completed a course nor done a task: there is nothing that it could rest on.
    """
    capacity = allow(policy.may_run_scheme(by, membership.operator, now=now))
    allow(policy.is_about_somebody_else(by, membership.person))
    learnt, did = record_of(membership.person)
    if not learnt and not any(row.hours_given is not None for row in did):
        raise Refused(_("Nothing is on their record yet, so there is nothing a letter could rest on."))
    if not words.strip():
        raise Refused(_("Write the letter first."), field="words")
    row = ReferenceLetter.objects.create(
        person=membership.person, operator=membership.operator, words=words.strip(), signed_by=by, signed_as=capacity,
        signed_at=now,
    )  # fmt: skip
    tell(row.person, _("A letter of yours is ready to print"), topic=LETTERS, now=now, about=row)
    record(by, "citizens.letter.signed", row, capacity=capacity, now=now)
    return row
