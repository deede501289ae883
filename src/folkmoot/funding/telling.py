"""What bidders are told while their bid is under way, each in the transaction of the act itself. The letter about a
decision is in letters.py; a rehearsal tells nobody."""

from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.core.clock import LONDON, day_of
from folkmoot.funding.letters import readers_of
from folkmoot.funding.models import (
    Amendment,
    Bid,
    Clarification,
    Debrief,
    MarketPlace,
    Opportunity,
    PanelSession,
)
from folkmoot.funding.notices import BIDS
from folkmoot.funding.posts import BIDDERS
from folkmoot.funding.states import BidState
from folkmoot.people.models import Person, Role
from folkmoot.people.notices import tell, tell_all


def tell_amended(row: Amendment, *, now: datetime) -> None:
    """Whoever has a bid under way: what changed, and that it has to be submitted again where it has."""
    about = row.opportunity
    closes = f"{row.closes_at.astimezone(LONDON):%-d %B %Y, %H:%M}"
    again = _("Read what changed and submit your bid again; until you do, it does not stand.") if row.asks_again else ""
    words = "\n\n".join(filter(None, [again, row.what, _("Bids close on %(when)s.") % {"when": closes}]))
    _tell_bidders(about, _("The terms changed: %(title)s"), words, f"amended:{row.pk}", now)


def tell_withdrawn(opportunity: Opportunity, *, now: datetime) -> None:
    """Whoever had begun or sent a bid. What they wrote stays theirs, unread."""
    words = opportunity.withdrawn_reason
    _tell_bidders(opportunity, _("Withdrawn: %(title)s"), words, f"withdrawn:{opportunity.pk}", now)


def _tell_bidders(opportunity: Opportunity, title: str, words: str, key: str, now: datetime) -> None:
    if opportunity.is_rehearsal:
        return
    bids = opportunity.bids.exclude(state=BidState.WITHDRAWN).select_related("organisation").order_by("pk")
    for bid in bids:
        _tell(bid, title % {"title": opportunity.title}, words, bid.get_absolute_url(), f"{key}:{bid.pk}", now)


def tell_answered(row: Clarification, *, now: datetime) -> None:
    """Who asked, alone: that it is answered for everyone, or why it is not."""
    if row.opportunity.is_rehearsal:
        return
    title = _("Your question is answered: %(title)s") if row.answer else _("Your question comes back: %(title)s")
    tell(
        row.asked_by, title % {"title": row.opportunity.title}, topic=BIDS, now=now, about=row.opportunity,
        words=row.answer or row.returned, path=f"{row.opportunity.get_absolute_url()}questions/", key=f"question:{row.pk}",
    )  # fmt: skip


def tell_debriefed(row: Debrief, *, now: datetime) -> None:
    title = _("Your question about the letter is answered: %(title)s") % {"title": row.bid.opportunity.title}
    _tell(row.bid, title, row.answer, row.get_absolute_url(), f"debrief:{row.pk}", now)


def tell_session(row: PanelSession, *, now: datetime) -> None:
    """When and where to meet the panel; again where the time is moved."""
    if row.bid.opportunity.is_rehearsal:
        return
    when = f"{row.starts_at.astimezone(LONDON):%-d %B %Y, %H:%M}"
    title = _("Come and meet the panel: %(title)s") % {"title": row.bid.opportunity.title}
    words = "\n\n".join([f"{when}. {row.place}", row.questions])
    _tell(row.bid, title, words, row.get_absolute_url(), f"session:{row.pk}:{row.starts_at:%Y%m%d%H%M}", now)


def tell_place(row: MarketPlace, *, now: datetime) -> None:
    """Whether an organisation got the place it asked for, and why."""
    got = _("You have a place: %(title)s") if row.admitted else _("You did not get a place: %(title)s")
    on_day = Role.objects.on(day_of(now)).filter(organisation=row.organisation_id, kind__in=BIDDERS)
    people = Person.objects.filter(pk__in=on_day.values("person")).order_by("email")
    tell_all(
        people,
        got % {"title": row.market.title},
        topic=BIDS,
        now=now,
        about=row,
        words=row.reasons,
        key=f"place:{row.pk}",
    )


def _tell(bid: Bid, title: str, words: str, path: str, key: str, now: datetime) -> None:
    people = readers_of(bid, on=day_of(now))
    tell_all(people, title, topic=BIDS, now=now, about=bid, words=words.strip(), path=path, key=key)
