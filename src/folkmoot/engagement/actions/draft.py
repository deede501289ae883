from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from folkmoot.core.policy import allow
from folkmoot.core.record import record
from folkmoot.engagement import policy
from folkmoot.engagement.actions.respond import new_receipt, refuse_unless_open
from folkmoot.engagement.guest import Guest
from folkmoot.engagement.models import AnswerDraft, Consultation
from folkmoot.people.models import Person


@transaction.atomic
def save_draft(
    consultation: Consultation,
    *,
    speaker: str,
    fields: Mapping[str, object],
    code: str = "",
    by: Person | Guest,
    now: datetime,
) -> AnswerDraft:
    """Keep what somebody has written so far. Raises Refused when the consultation is not open.

    Somebody without an account comes back by a code; they alone know it.
    """
    capacity = allow(policy.may_answer(by, consultation, now=now))
    refuse_unless_open(consultation, now)
    kept = {"fields": dict(fields), "saved_at": now}
    if isinstance(by, Guest):
        mine = AnswerDraft.objects.filter(consultation=consultation, person=None, code=code).exclude(code="").first()
        draft = mine or AnswerDraft(consultation=consultation, speaker=speaker, code=new_receipt(for_guest=True))
        draft.fields, draft.saved_at = kept["fields"], now
        draft.save()
    else:
        draft, _created = AnswerDraft.objects.update_or_create(
            consultation=consultation, person=by, speaker=speaker, defaults=kept
        )
    record(by, "engagement.draft.saved", draft, capacity=capacity, now=now)
    return draft
