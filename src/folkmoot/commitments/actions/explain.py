from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from folkmoot.commitments import policy
from folkmoot.commitments.engine import body_of, case_of
from folkmoot.commitments.models import Explanation, Undertaking
from folkmoot.commitments.states import Force
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.subjects import refer
from folkmoot.people.models import Person


@transaction.atomic
def explain(undertaking: Undertaking, thing: Model, *, words: str, by: Person, now: datetime) -> Explanation:
    """Say in public why an undertaking is not kept here, signed in the capacity acted in.

    Raises NotAllowed unless `by` speaks for the body that answers for `thing`, or when the undertaking is law or a
    must (Sutton Compact: comply or explain); Refused when the words are too few to explain anything.
    """
    capacity = allow(policy.may_explain(by, undertaking, body_of(thing), now=now))
    explanation = write_explanation(undertaking, thing, words=words, by=by, capacity=capacity, now=now)
    record(
        by, "commitments.undertaking.explained", thing, capacity=capacity, now=now, reasons=words,
        rule=f"{undertaking.rulebook.code} {undertaking.number}", touching=[case_of(thing)],
    )  # fmt: skip
    return explanation


def write_explanation(
    undertaking: Undertaking, thing: Model, *, words: str, by: Person, capacity: str, now: datetime
) -> Explanation:
    """Store an explanation as part of another action, whose own entry carries it. Refused for law."""
    if undertaking.force == Force.STATUTE:
        raise Refused(_("This is law. It cannot be explained away: it has to be done."))
    if len(words.strip()) < 20:
        raise Refused(_("Say a little more: somebody who was not there should understand why."), field="words")
    explanation, _created = Explanation.objects.update_or_create(
        undertaking=undertaking,
        subject=refer(thing),
        defaults={"words": words.strip(), "signed_by": by, "signed_as": capacity, "signed_at": now},
    )
    return explanation
