"""Letters in plain words: what a bidder reads about its own bid, by e-mail and on paper, from the same rows."""

import logging
from decimal import Decimal

from django.conf import settings
from django.core.mail import send_mail
from django.template import loader
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from folkmoot.core import clock
from folkmoot.core.clock import day_of
from folkmoot.funding.models import AssessmentSummary, Award, Bid, FundingDecision, RuledOut
from folkmoot.funding.posts import BIDDERS
from folkmoot.funding.queries.award import Told, told_to
from folkmoot.funding.states import AwardState
from folkmoot.people.models import Role

logger = logging.getLogger(__name__)


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


def readers_of(bid: Bid) -> list[str]:
    """The e-mail addresses of the people who bid today for this organisation, and for those it bids with."""
    organisations = [bid.organisation_id, *bid.members.values_list("organisation_id", flat=True)]
    roles = Role.objects.on(day_of(clock.now())).filter(organisation__in=organisations, kind__in=BIDDERS)
    return sorted(set(roles.filter(person__is_active=True).values_list("person__email", flat=True)))


@task()
def send_letters(award_id: int) -> None:
    """E-mail every bidder's letter that was not yet sent. Asked again, it sends only what is missing."""
    waiting = AssessmentSummary.objects.filter(bid__opportunity__awards=award_id, mailed_at=None)
    for summary in waiting.select_related("bid__organisation", "bid__opportunity__project__body", "bid__lot"):
        subject = _("Your bid: %(title)s") % {"title": summary.bid.opportunity.title}
        if _sent(summary.bid, subject, "funding/letter.txt", letter_for(summary.bid)):
            AssessmentSummary.objects.filter(pk=summary.pk).update(mailed_at=clock.now())


@task()
def send_ruling(ruling_id: int) -> None:
    """Tell a bidder at once that its bid is judged no further, and why."""
    ruling = RuledOut.objects.select_related("bid__organisation", "bid__opportunity__project__body").get(pk=ruling_id)
    subject = _("Your bid: %(title)s") % {"title": ruling.bid.opportunity.title}
    context = {
        "bid": ruling.bid,
        "opportunity": ruling.bid.opportunity,
        "ruling": ruling,
        "site": settings.FOLKMOOT_SITE_NAME,
    }
    _sent(ruling.bid, subject, "funding/ruling.txt", context)


def _sent(bid: Bid, subject: str, template: str, context: dict[str, object]) -> bool:
    """Whether it could be handed over. One address that fails must not keep the others from theirs."""
    readers = readers_of(bid)
    if not readers:
        return False
    try:
        send_mail(subject, loader.render_to_string(template, context), None, readers)
    except OSError:
        logger.exception("a letter could not be sent", extra={"bid": bid.pk})
        return False
    return True
