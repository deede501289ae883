"""How opportunities and bids appear elsewhere, and whose turn each is."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.audiences import PUBLIC
from folkmoot.core.clock import day_of
from folkmoot.core.record import describe
from folkmoot.funding import appearing, sme  # noqa: F401  (the second tells a lower room of sizes)
from folkmoot.funding.models import (
    Award,
    Bid,
    Challenge,
    Clarification,
    Debrief,
    FundingDecision,
    Notice,
    NoticeAward,
    Opportunity,
    PanelSession,
    Recommendation,
)
from folkmoot.funding.policy import seat_capacity
from folkmoot.funding.policy.awards import ANSWERERS
from folkmoot.funding.queries.conflicts import to_review
from folkmoot.funding.queries.panel import not_locked, not_moderated
from folkmoot.funding.states import AwardState, BidState, ChallengeState, OpportunityState
from folkmoot.funding.step_turns import STEPPING, step_turns
from folkmoot.funding.ways import has_bids
from folkmoot.people.merging import follows

__all__ = ["appearing"]  # what comes before bids tells of itself there

describe(
    {
        "funding.import.started": gettext_lazy("File given, to be tried"),
        "funding.import.approved": gettext_lazy("File to be brought in, after a trial"),
        "funding.import.discarded": gettext_lazy("File thrown away after a trial"),
        "funding.register.imported": gettext_lazy("Published notices or grants brought in"),
        "funding.opportunity.prepared": gettext_lazy("Opportunity prepared"),
        "funding.opportunity.changed": gettext_lazy("Opportunity changed before opening"),
        "funding.criterion.added": gettext_lazy("Criterion added"),
        "funding.criterion.changed": gettext_lazy("Criterion changed before opening"),
        "funding.criterion.removed": gettext_lazy("Criterion removed before opening"),
        "funding.opportunity.announced": gettext_lazy("Announced ahead"),
        "funding.opportunity.opened": gettext_lazy("Opened for bids"),
        "funding.opportunity.closed": gettext_lazy("Bids closed, still sealed"),
        "funding.opportunity.unsealed": gettext_lazy("Bids opened by two people"),
        "funding.lot.added": gettext_lazy("Lot added"),
        "funding.lot.changed": gettext_lazy("Lot changed before opening"),
        "funding.lot.removed": gettext_lazy("Lot removed before opening"),
        "funding.document.asked_for": gettext_lazy("A document is asked for"),
        "funding.document.no_longer_asked_for": gettext_lazy("A document is no longer asked for"),
        "funding.question.asked": gettext_lazy("Question asked"),
        "funding.question.answered": gettext_lazy("Question answered for everyone"),
        "funding.question.returned": gettext_lazy("Question sent back to who asked"),
        "funding.opportunity.amended": gettext_lazy("Terms amended while bids are open"),
        "funding.opportunity.rehearsed": gettext_lazy("Rehearsal begun"),
        "funding.bid.asked_again": gettext_lazy("Terms amended: the bidder is asked to confirm again"),
        "funding.bid.document_added": gettext_lazy("File added to the bid"),
        "funding.bid.document_held": gettext_lazy("File held back: a virus scanner knows it"),
        "funding.bid.document_removed": gettext_lazy("File taken out of the bid"),
        "funding.bid.evidence_saved": gettext_lazy("What it builds on saved"),
        "funding.bid.costs_saved": gettext_lazy("Costs saved"),
        "funding.bid.together_saved": gettext_lazy("Who does the work saved"),
        "funding.bid.member_added": gettext_lazy("Another organisation joins the bid"),
        "funding.bid.member_left": gettext_lazy("An organisation leaves the bid"),
        "funding.bid.signed_off": gettext_lazy("A member signed off the bid"),
        "funding.passport.run_by": gettext_lazy("An organisation said by and for whom it is run, or took it back"),
        "funding.passport.size_said": gettext_lazy("An organisation said how large it is"),
        "funding.passport.confirmed": gettext_lazy("A fact of an organisation's passport confirmed"),
        "funding.bank_details.given": gettext_lazy("Bank details given, under seal"),
        "funding.bank_details.changed": gettext_lazy("Bank details changed"),
        "funding.bank_details.confirmed": gettext_lazy("Bank details confirmed as they were"),
        "funding.bank_details.read": gettext_lazy("Bank details read by finance"),
        "funding.keys.replaced": gettext_lazy("A lost key replaced: bids are written again"),
        "funding.keys.wrapped_again": gettext_lazy("Keys that seal bids changed"),
        "funding.bid.confirmed": gettext_lazy("Bid may stand as it is when bids close"),
        "funding.bid.unconfirmed": gettext_lazy("Bid stands only when submitted"),
        "funding.opportunity.decided": gettext_lazy("Decided"),
        "funding.opportunity.withdrawn": gettext_lazy("Opportunity withdrawn"),
        "funding.bid.started": gettext_lazy("Bid started"),
        "funding.bid.eligibility_checked": gettext_lazy("Conditions for bidding answered again"),
        "funding.bid.offer_saved": gettext_lazy("Plan and price saved"),
        "funding.bid.answer_saved": gettext_lazy("Answer saved"),
        "funding.bid.submitted": gettext_lazy("Bid submitted"),
        "funding.bid.withdrawn": gettext_lazy("Bid withdrawn"),
        "funding.panel.seated": gettext_lazy("Panel member seated"),
        "funding.panel.left": gettext_lazy("Panel member left"),
        "funding.interest.declared": gettext_lazy("Panel member declared whether they have an interest in a bidder"),
        "funding.conflicts.assessed": gettext_lazy("Conflicts of interest assessed"),
        "funding.conflict.reviewed": gettext_lazy("Declared interest looked at by somebody else"),
        "funding.panel.planned": gettext_lazy("How the panel works settled"),
        "funding.panel.chair_named": gettext_lazy("Chair of the panel named"),
        "funding.sessions.planned": gettext_lazy("Bidders asked to meet the panel"),
        "funding.session.noted": gettext_lazy("Meeting of a bidder with the panel noted"),
        "funding.winners.proposed": gettext_lazy("Winners proposed"),
        "funding.summary.written": gettext_lazy("What a bidder will be told was written"),
        "funding.award.recommended": gettext_lazy("Award recommended to whoever decides"),
        "funding.award.sent_back": gettext_lazy("Recommendation sent back"),
        "funding.way.step_taken": gettext_lazy("A step was taken on the way to an agreement"),
        "funding.way.called_off": gettext_lazy("The framework or market it is called off from was named"),
        "funding.place.asked": gettext_lazy("An organisation asked for a place on a market"),
        "funding.place.answered": gettext_lazy("A place on a market was given or refused"),
        "funding.bid.ruled_out": gettext_lazy("Bid ruled out"),
        "funding.award.final": gettext_lazy("Award made final"),
        "funding.challenge.raised": gettext_lazy("A bidder objected to the award"),
        "funding.challenge.withdrawn": gettext_lazy("Objection to the award withdrawn"),
        "funding.challenge.answered": gettext_lazy("Objection to the award answered"),
        "funding.debrief.asked": gettext_lazy("A bidder asked about its letter"),
        "funding.debrief.answered": gettext_lazy("A bidder's question about its letter answered"),
        "funding.notice.published": gettext_lazy("Notice published on the central platform"),
        "funding.bid.scored": gettext_lazy("Scores saved"),
        "funding.scores.locked": gettext_lazy("Panel member locked their scores"),
        "funding.answers.judged": gettext_lazy("Answers judged as passed or not"),
        "funding.scores.agreed": gettext_lazy("Panel agreed its scores of a bid"),
    }
)

# When two records of one organisation are joined, its published notices and awards go with it.
follows(Notice, "body")
follows(NoticeAward, "recipient")


@appears(Opportunity)
def opportunity(row: Opportunity) -> Appearance:
    was_public = row.announced_at is not None or row.opened_at is not None
    return Appearance(
        title=row.title,
        url=row.get_absolute_url(),
        kind="opportunity",
        body=f"{row.summary}\n{row.eligibility}",
        audience=PUBLIC if was_public and not row.is_rehearsal else f"org:{row.project.body_id}",
        turns=[] if row.is_rehearsal else list(_turns(row)),
    )


def _turns(row: Opportunity) -> Iterator[Turn]:
    lead, name, url = f"person:{row.project.lead_id}", _("the project's lead"), row.get_absolute_url()
    if row.state == OpportunityState.DRAFT:
        what = _("Announce it ahead, or open it for bids") if has_bids(row) else _("Take the next step")
        yield Turn(lead, what, url, row.opens_date if row.opens_date != row.law_date else row.decides_date, name)
    elif row.state == OpportunityState.ANNOUNCED:
        yield Turn(lead, _("Open it for bids") if has_bids(row) else _("Take the next step"), url, row.opens_date, name)
    elif row.state in STEPPING:
        yield from step_turns(row, lead, name)
    elif row.state == OpportunityState.OPEN:
        yield Turn(lead, _("Close the bids"), url, day_of(row.closes_at), name)
    elif row.state == OpportunityState.CLOSED and row.unsealed_at is None:
        staff, second = f"org:{row.project.body_id}", _("a second person")
        yield Turn(staff, _("Open the bids, as the second of two"), f"{url}open-the-seal/", row.decides_date, second)
    elif row.state == OpportunityState.CLOSED:
        yield from _panel_turns(row, lead, name)


def _panel_turns(row: Opportunity, lead: str, name: str) -> Iterator[Turn]:
    url, waiting = row.get_absolute_url(), not_locked(row)
    if to_review(row):
        officer, what = f"org:{row.project.body_id}:commissioner", _("Look at an interest that was declared")
        yield Turn(officer, what, f"{url}conflicts/", row.decides_date, _("a commissioner"))
    for seat in waiting:
        yield Turn(
            f"person:{seat.person_id}", _("Score the bids"), f"{url}scoring/", row.decides_date, seat_capacity(seat)
        )
    if waiting:
        return
    if not row.panel.filter(left_at=None).exists():
        yield Turn(lead, _("Seat the panel"), f"{url}panel/", row.decides_date, name)
    elif not_moderated(row):
        yield Turn(lead, _("Write down the scores the panel agrees"), f"{url}moderation/", row.decides_date, name)
    elif Recommendation.objects.filter(opportunity=row, made_at__isnull=False).exists():
        decider = f"org:{row.project.body_id}:commissioner"
        yield Turn(
            decider, _("Decide"), f"{url}decide/", row.decides_date, _("a commissioner who was not on the panel")
        )
    else:
        yield Turn(lead, _("Write to each bidder and recommend an award"), f"{url}decide/", row.decides_date, name)


@appears(Bid)
def bid(row: Bid) -> Appearance | None:
    """Only its own people ever find a bid; nothing of what it says is kept for search."""
    if row.state == BidState.WITHDRAWN or row.opportunity.is_rehearsal:
        return None
    own = f"org:{row.organisation_id}"
    turns = []
    if row.state == BidState.DRAFT and row.opportunity.state == OpportunityState.OPEN:
        amended = 0 < row.confirmed_terms < row.opportunity.terms_version
        what = _("Read what changed, and submit the bid again") if amended else _("Submit the bid before it closes")
        due, url = day_of(row.opportunity.closes_at), row.get_absolute_url()
        turns = [Turn(own, what, url, due, row.organisation.name)]
        turns += [
            Turn(f"org:{member.organisation_id}", _("Sign off the bid you make together"), f"{url}together/", due, member.organisation.name)
            for member in row.members.filter(signed_at=None).select_related("organisation").order_by("pk")
        ]  # fmt: skip
    named = _("Our bid: %(opportunity)s") if row.opportunity.was_bid_for else _("We are named: %(opportunity)s")
    title = named % {"opportunity": row.opportunity.title}
    return Appearance(title=title, url=row.get_absolute_url(), kind="bid", audience=own, turns=turns)


@appears(Clarification)
def clarification(row: Clarification) -> Appearance | None:
    """An answer is public; a question that waits is known to those who answer, and nobody learns who asked."""
    opportunity, url = row.opportunity, f"{row.opportunity.get_absolute_url()}questions/"
    if row.answer and not opportunity.is_rehearsal:
        return Appearance(title=row.published[:300], url=url, kind="clarification", body=row.answer)
    if row.settled_at or opportunity.is_rehearsal:
        return None
    due = day_of(opportunity.closes_at)
    turn = Turn(f"person:{opportunity.project.lead_id}", _("Answer it for everyone"), row.get_absolute_url(), due, _("the project's lead"))  # fmt: skip
    title = _("A question about “%(title)s”") % {"title": opportunity.title}
    return Appearance(title=title, url=row.get_absolute_url(), kind="clarification", audience=f"org:{opportunity.project.body_id}", turns=[turn])  # fmt: skip


@appears(Award)
def award(row: Award) -> Appearance | None:
    """Found as the decisions it is made of. Whose turn it is stands here until it is final."""
    if row.state != AwardState.ANNOUNCED:
        return None
    project, url = row.opportunity.project, row.get_absolute_url()
    due = row.standstill_ends_date + timedelta(days=1) if row.standstill_ends_date else None
    turns = [Turn(f"person:{project.lead_id}", _("Make the award final"), url, due, _("the project's lead"))]
    audience = f"org:{project.body_id}"
    title = _("Award announced: %(title)s") % {"title": row.opportunity.title}
    return Appearance(title=title, url=url, kind="award", audience=audience, turns=turns)


@appears(Challenge)
def challenge(row: Challenge) -> Appearance | None:
    """For the body that has to answer it. What it says is in nobody's search."""
    if row.state != ChallengeState.RAISED:
        return None
    body, url = row.award.opportunity.project.body_id, row.get_absolute_url()
    turns = [
        Turn(
            f"org:{body}:{kind}",
            _("Answer an objection to an award"),
            url,
            None,
            _("somebody who neither scored nor decided"),
        )
        for kind in ANSWERERS
    ]
    title = _("Objection: %(title)s") % {"title": row.award.opportunity.title}
    return Appearance(title=title, url=url, kind="objection", audience=f"org:{body}", turns=turns)


@appears(Debrief)
def debrief(row: Debrief) -> Appearance | None:
    """Whose turn it is: the lead's until it is answered."""
    opportunity = row.bid.opportunity
    if row.answered_at is not None:
        return None
    lead = f"person:{opportunity.project.lead_id}"
    turns = [Turn(lead, _("Answer a bidder's question"), row.get_absolute_url(), None, _("the project's lead"))]
    title = _("A bidder's question: %(title)s") % {"title": opportunity.title}
    return Appearance(title=title, url=row.get_absolute_url(), kind="question", audience=lead, turns=turns)


@appears(PanelSession)
def session(row: PanelSession) -> Appearance:
    """For the bidder alone: when to come. The panel sees it on its own pages."""
    own, opportunity = f"org:{row.bid.organisation_id}", row.bid.opportunity
    turns = []
    if row.held_at is None and opportunity.state == OpportunityState.CLOSED:
        what, name = _("Come and meet the panel"), row.bid.organisation.name
        turns = [Turn(own, what, row.get_absolute_url(), day_of(row.starts_at), name)]
    title = f"{row.get_kind_display().capitalize()}: {opportunity.title}"
    return Appearance(title=title, url=row.get_absolute_url(), kind="meeting with the panel", audience=own, turns=turns)


@appears(FundingDecision)
def decision(row: FundingDecision) -> Appearance:
    outcome = (
        _("Awarded to %(bidder)s: %(opportunity)s") if row.awarded else _("Not awarded to %(bidder)s: %(opportunity)s")
    )
    return Appearance(
        title=outcome % {"bidder": row.bid.organisation, "opportunity": row.bid.opportunity},
        url=f"{row.bid.opportunity.get_absolute_url()}decision/",
        kind="funding decision",
        body=row.reasons,
    )


@appears(Notice)
def notice(row: Notice) -> Appearance | None:
    """Notices from open data can be found; our own are found as opportunities."""
    if row.opportunity_id:
        return None
    return Appearance(title=row.title, url=row.get_absolute_url(), kind="notice", body=row.description[:2000])
