from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.actions.moderation.decide import refresh_case, whole
from folkmoot.engagement.models import Contribution
from folkmoot.engagement.states import CONTRIBUTION, Moderation
from folkmoot.people.models import Person


@transaction.atomic
def ask_for_a_second_look(contribution: Contribution, *, words: str, by: Person, now: datetime) -> Contribution:
    """The author says why it should be shown. Once; raises Refused when it is shown or was appealed before."""
    contribution = locked(whole(contribution))
    capacity = allow(policy.may_appeal(by, contribution, now=now))
    if contribution.moderation != Moderation.REFUSED or contribution.appealed_at:
        raise Refused(_("There is nothing to look at a second time."))
    if not words.strip():
        raise Refused(_("Say why it should be shown."), field="words")
    contribution.appeal, contribution.appealed_at = words.strip(), now
    contribution.save(update_fields=["appeal", "appealed_at"])
    record(
        by, "engagement.contribution.appealed", contribution, capacity=capacity, now=now,
        words={"appeal": words.strip()}, touching=[contribution.noun],
    )  # fmt: skip
    refresh_case(contribution, now)
    return contribution


@transaction.atomic
def decide_appeal(contribution: Contribution, *, upheld: bool, words: str, by: Person, now: datetime) -> Contribution:
    """Another moderator decides: it is shown after all, or stays away. Raises NotAllowed for the first one."""
    contribution = locked(whole(contribution))
    if not contribution.waits_on_appeal:
        raise Refused(_("Nobody has asked for a second look at this."))
    capacity = allow(policy.may_moderate(by, contribution, now=now))
    if not words.strip():
        raise Refused(_("Say why, in words that everybody can read."), field="words")
    contribution.appeal_upheld, contribution.appeal_decided_at = upheld, now
    contribution.appeal_words = words.strip()
    contribution.save(update_fields=["appeal_upheld", "appeal_decided_at", "appeal_words"])
    move(contribution, CONTRIBUTION, to=Moderation.SHOWN if upheld else Moderation.SETTLED, field="moderation")
    record(
        by, "engagement.contribution.appeal_decided", contribution, capacity=capacity, now=now, reasons=words.strip(),
        facts={"upheld": upheld}, touching=[contribution.noun],
    )  # fmt: skip
    refresh_case(contribution, now)
    return contribution
