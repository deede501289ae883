"""What moderators have to look at, how long it takes them, and the public log of what they decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.engagement.models import Contribution, Moderator
from folkmoot.engagement.states import Moderation

NOUNS = ("statement__conversation", "proposal", "petition", "comment__about")


@dataclass(frozen=True)
class Waiting:
    """One line of the queue: a text, and how many say the very same."""

    contribution: Contribution
    count: int
    why: str


def to_look_at(body: Any) -> QuerySet[Contribution]:
    """One row for each text that waits, with `count` of the very same, and `first`; the longest waiting first."""
    return (
        Contribution.objects.filter(body=body, moderation=Moderation.WAITING)
        .order_by()
        .values("fingerprint", "kind", "statement__conversation", "comment__about")
        .annotate(count=Count("pk"), first=Min("pk"), since=Min("sent_at"))
        .order_by("since", "first")
    )  # type: ignore[return-value]


def lines_of(groups: Sequence[dict[str, Any]]) -> list[Waiting]:
    """The page's groups with their words. One query."""
    found = whole_rows().in_bulk([group["first"] for group in groups])
    return [Waiting(found[group["first"]], group["count"], why(found[group["first"]])) for group in groups]


def whole_rows() -> QuerySet[Contribution]:
    return Contribution.objects.select_related("body", "near_to", *NOUNS)


def why(row: Contribution) -> str:
    """Why it needs a look, in a sentence."""
    if row.waits_on_appeal:
        return _("Its author asks for a second look.")
    if row.held_because:
        return row.held_because
    return _("It was reported.") if row.moderation == Moderation.SHOWN else ""


def asked_again(body: Any) -> QuerySet[Contribution]:
    """Appeals that wait, the oldest first."""
    return (
        whole_rows().filter(body=body, appealed_at__isnull=False, appeal_decided_at=None).order_by("appealed_at", "pk")
    )


def reported(body: Any) -> QuerySet[Contribution]:
    """What is shown and was reported, with `count` of the reports that are not settled."""
    unsettled = Q(reports__settled_at=None, reports__isnull=False)
    return (
        whole_rows().filter(body=body, moderation=Moderation.SHOWN).annotate(count=Count("reports", filter=unsettled))
        .filter(count__gt=0).order_by("-count", "pk")
    )  # fmt: skip


def moderators(body: Any) -> QuerySet[Moderator]:
    return Moderator.objects.filter(body=body).order_by(F("until_date").desc(nulls_first=True), "from_date", "pk")


@dataclass(frozen=True)
class Times:
    waiting: int
    longest: timedelta | None
    decided: int
    half: timedelta | None

    @property
    def words(self) -> str:
        """How long one waits, in a sentence or two."""
        said = [
            _("Half of all were looked at within %(time)s.") % {"time": in_words(self.half)}
            if self.half is not None
            else _("Nobody has had to wait yet.")
        ]
        if self.waiting and self.longest is not None:
            said.append(
                ngettext(
                    "%(count)s waits now, since %(time)s.",
                    "%(count)s wait now, the longest for %(time)s.",
                    self.waiting,
                )
                % {"count": self.waiting, "time": in_words(self.longest)}
            )
        return " ".join(said)


def in_words(time: timedelta | None) -> str:
    hours = int((time or timedelta()).total_seconds() // 3600)
    if hours < 1:
        return _("an hour")
    if hours < 48:
        return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    return ngettext("%(count)s day", "%(count)s days", hours // 24) % {"count": hours // 24}


def times_of(body: Any, now: datetime) -> Times:
    """How long people wait for a moderator: those that wait now, and the last 90 days. Two queries."""
    waiting = Contribution.objects.filter(body=body, moderation=Moderation.WAITING).aggregate(
        count=Count("pk"), oldest=Min("sent_at")
    )
    done = Contribution.objects.filter(
        body=body, decided_at__gt=now - timedelta(days=90), decided_by__isnull=False
    ).order_by("-decided_at")
    spans = sorted(decided - sent for decided, sent in done.values_list("decided_at", "sent_at")[:1000])
    return Times(
        waiting["count"],
        now - waiting["oldest"] if waiting["oldest"] else None,
        len(spans),
        spans[len(spans) // 2] if spans else None,
    )


def log(body: Any) -> QuerySet[Contribution]:
    """Everything that was not shown, or was and is no more: when, where, why. The words themselves are not in it."""
    return whole_rows().filter(body=body).exclude(reason="").defer("text", "appeal").order_by("-decided_at", "-pk")
