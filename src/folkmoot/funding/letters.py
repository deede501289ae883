"""Letters in plain words: what a bidder reads about its own bid, by e-mail and on paper, from the same rows."""

from datetime import date, datetime
from decimal import Decimal

from django.conf import settings
from django.template import loader
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.funding.models import AssessmentSummary, Award, Bid, Challenge, FundingDecision, RuledOut
from folkmoot.funding.notices import BIDS
from folkmoot.funding.posts import BIDDERS
from folkmoot.funding.queries.award import Told, told_to
from folkmoot.funding.states import AwardState, ChallengeState
from folkmoot.people.models import Person, Role
from folkmoot.people.notices import tell_all


def letter_for(bid: Bid) -> dict[str, object]:
    """Everything a letter says, for its page and its e-mail alike."""
    told = told_to(bid)
    decision = FundingDecision.objects.get(bid=bid)
    award = Award.objects.exclude(state=AwardState.SET_ASIDE).filter(opportunity=bid.opportunity_id).first()
    lines = [
        (line, told.better.get(line.criterion.pk, ""), _winners_score(told, place))
        for place, line in enumerate(told.lines)
    ]
    return {
        "bid": bid, "opportunity": bid.opportunity, "decision": decision, "award": award, "lines": lines, "winner": told.winner,
        "site": settings.FOLKMOOT_SITE_NAME, "address": address_of(reverse("funding:letter", args=[bid.pk])),
    }  # fmt: skip


def _winners_score(told: Told, place: int) -> Decimal | None:
    agreed = told.winner.lines[place].agreed if told.winner else None
    return agreed.agreed_score if agreed else None


def address_of(path: str) -> str:
    """A whole address where this site knows its own; else the path alone."""
    own = settings.CSRF_TRUSTED_ORIGINS
    return f"{own[0].rstrip('/')}{path}" if own else path


def readers_of(bid: Bid, *, on: date) -> list[Person]:
    """The people who bid on a day for this organisation, and for those it bids with."""
    return _people_of([bid.organisation_id, *bid.members.values_list("organisation_id", flat=True)], on)


def _people_of(organisations: list[int], on: date) -> list[Person]:
    roles = Role.objects.on(on).filter(organisation__in=organisations, kind__in=BIDDERS, person__is_active=True)
    return list(Person.objects.filter(pk__in=roles.values("person")).order_by("email"))


def tell_bidders(award: Award, *, now: datetime) -> None:
    """Tell every bidder what was decided, with its whole letter, in the transaction of the decision.

    An organisation for which nobody bids any more has nobody to be told; once somebody does, `folkmoot daily` or the
    award's page tells them.
    """
    waiting = AssessmentSummary.objects.filter(bid__opportunity__awards=award, mailed_at=None)
    for summary in waiting.select_related("bid__organisation", "bid__opportunity__project__body", "bid__lot"):
        words = loader.render_to_string("funding/letter.txt", letter_for(summary.bid))
        if _told(
            summary.bid, words, reverse("funding:letter", args=[summary.bid_id]), f"letter:{award.pk}:{summary.pk}", now
        ):
            AssessmentSummary.objects.filter(pk=summary.pk).update(mailed_at=now)


def tell_ruling(ruling: RuledOut, *, now: datetime) -> None:
    """Tell a bidder at once that its bid is judged no further, and why."""
    bid = Bid.objects.select_related("organisation", "opportunity__project__body").get(pk=ruling.bid_id)
    context = {"bid": bid, "opportunity": bid.opportunity, "ruling": ruling, "site": settings.FOLKMOOT_SITE_NAME}
    words = loader.render_to_string("funding/ruling.txt", context)
    _told(bid, words, bid.get_absolute_url(), f"ruling:{ruling.pk}", now)


def tell_answer(challenge: Challenge, *, now: datetime) -> None:
    """Tell those who objected what the answer is. It is theirs alone."""
    whose, about = challenge.raised_for, challenge.award.opportunity
    if whose is None:
        return
    outcome = (
        _("You were right: the award is set aside and decided anew.")
        if challenge.state == ChallengeState.UPHELD
        else _("The award stands.")
    )
    people = readers_of(challenge.bid, on=day_of(now)) if challenge.bid else _people_of([whose.pk], day_of(now))
    tell_all(
        people, _("Your objection is answered: %(title)s") % {"title": about.title}, topic=BIDS, now=now,
        words=f"{outcome}\n\n{challenge.answer}", path=challenge.get_absolute_url(), about=challenge,
        key=f"objection:{challenge.pk}",
    )  # fmt: skip


def _told(bid: Bid, words: str, path: str, key: str, now: datetime) -> int:
    named = _("Your bid: %(title)s") if bid.opportunity.was_bid_for else _("You were chosen: %(title)s")
    title = named % {"title": bid.opportunity.title}
    return tell_all(
        readers_of(bid, on=day_of(now)), title, topic=BIDS, now=now, words=words.strip(), path=path, about=bid, key=key
    )
