from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record, refresh
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.models import Contribution, Reason, Report
from folkmoot.engagement.states import CONTRIBUTION, Moderation
from folkmoot.people.models import Person
from folkmoot.people.policy import is_signed_in


@transaction.atomic
def show(contribution: Contribution, *, by: Person, now: datetime) -> Contribution:
    """Let everybody see it. Others of the same place that say the very same become its doubles.

    Raises NotAllowed for whoever wrote it; Refused when an appeal is waiting or it is shown already.
    """
    contribution = locked(whole(contribution))
    capacity = allow(policy.may_moderate(by, contribution, now=now))
    if contribution.moderation == Moderation.SHOWN:
        settle_reports(contribution, now)
    elif contribution.moderation == Moderation.REFUSED:
        raise Refused(_("This has been decided. Its author may ask for a second look."))
    else:
        decided(contribution, Moderation.SHOWN, by, now)
    doubles = waiting_doubles(contribution, by)
    count = doubles.update(
        moderation=Moderation.REFUSED, reason=Reason.DUPLICATE, reason_words=_("The same words are shown once."),
        decided_at=now, decided_by=by,
    )  # fmt: skip
    record(
        by, "engagement.contribution.shown", contribution, capacity=capacity, now=now, facts={"doubles": count},
        touching=[contribution.noun],
    )  # fmt: skip
    refresh_case(contribution, now)
    return contribution


@transaction.atomic
def refuse(
    contribution: Contribution, *, reason: str, words: str, everyone: bool = True, by: Person, now: datetime
) -> Contribution:
    """Do not show it, or take it away again: with a reason from the list, and in words that its author is told.

    All that wait in the same place and say the very same go with it. Raises NotAllowed for whoever wrote it.
    """
    contribution = locked(whole(contribution))
    capacity = allow(policy.may_moderate(by, contribution, now=now))
    if reason not in Reason.values:
        raise Refused(_("Choose a reason from the list."), field="reason")
    if not words.strip():
        raise Refused(_("Say why in your own words: its author is told, and everybody can read it."), field="words")
    if contribution.moderation == Moderation.REFUSED:
        raise Refused(_("This has been decided already."))
    contribution.reason, contribution.reason_words = reason, words.strip()
    contribution.save(update_fields=["reason", "reason_words"])
    decided(contribution, Moderation.REFUSED, by, now)
    settle_reports(contribution, now)
    count = 0
    if everyone:
        count = waiting_doubles(contribution, by).update(
            moderation=Moderation.REFUSED, reason=reason, reason_words=words.strip(), decided_at=now, decided_by=by
        )
    record(
        by, "engagement.contribution.refused", contribution, capacity=capacity, now=now, reasons=words.strip(),
        facts={"reason": reason, "doubles": count}, touching=[contribution.noun],
    )  # fmt: skip
    refresh_case(contribution, now)
    return contribution


@transaction.atomic
def report(contribution: Contribution, *, reason: str, by: Person, now: datetime) -> Report:
    """Say that something shown should be looked at. Once each; the moderators see it, nobody else."""
    capacity = allow(is_signed_in(by, now=now))
    if not contribution.is_shown:
        raise Refused(_("This is not shown."))
    if reason not in Reason.values:
        raise Refused(_("Choose a reason from the list."), field="reason")
    made, _new = Report.objects.get_or_create(
        contribution=whole(contribution), person=by, defaults={"reason": reason, "at": now}
    )
    record(by, "engagement.contribution.reported", made, capacity=capacity, now=now)
    return made


def decided(contribution: Contribution, to: Moderation, by: Person, now: datetime) -> None:
    contribution.decided_at, contribution.decided_by = now, by
    contribution.save(update_fields=["decided_at", "decided_by"])
    move(contribution, CONTRIBUTION, to=to, field="moderation")


def waiting_doubles(contribution: Contribution, by: Person) -> Any:
    """The others that wait in the same place and say the very same; never those of the moderator who decides."""
    noun = contribution.noun
    same = type(noun).objects.filter(fingerprint=contribution.fingerprint, moderation=Moderation.WAITING)
    place = {name: getattr(noun, name) for name in ("conversation_id", "about_id") if hasattr(noun, name)}
    keys = same.filter(body=contribution.body_id, **place).exclude(pk=contribution.pk).values("pk")
    return Contribution.objects.filter(pk__in=keys).exclude(author=by)


def settle_reports(contribution: Contribution, now: datetime) -> None:
    contribution.reports.filter(settled_at=None).update(settled_at=now)


def whole(contribution: Contribution) -> Contribution:
    """The contribution of a statement, comment, proposal or petition."""
    return contribution if type(contribution) is Contribution else Contribution.objects.get(pk=contribution.pk)


def refresh_case(contribution: Contribution, now: datetime) -> None:
    """Not "touching": a line for each statement would bury the timeline of its conversation."""
    noun = contribution.noun
    if hasattr(noun, "case"):
        refresh([noun.case], now)
