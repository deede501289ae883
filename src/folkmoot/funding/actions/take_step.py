"""The steps of a way without bids: each asks for its reason, and a step that is not of the way is refused."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.actions.conflicts import refuse_unless_assessed
from folkmoot.funding.actions.notices import keep_notice
from folkmoot.funding.actions.refusing import refuse_if_hard_to_read, refuse_unless_weighed_up
from folkmoot.funding.models import Bid, ConflictStep, Opportunity, RouteStep, StepKind
from folkmoot.funding.queries.places import has_place, lists_of, refuse_if_over, refuse_without_list
from folkmoot.funding.states import BID, BidState, OpportunityState, Way
from folkmoot.funding.timing import named_from
from folkmoot.funding.ways import FEWEST_SIGNS, life_of, refuse_unless_step
from folkmoot.people.models import Organisation, Person

FIRST = (OpportunityState.DRAFT, OpportunityState.ANNOUNCED)


@transaction.atomic
def take_step(
    opportunity: Opportunity,
    *,
    kind: str,
    reasons: str,
    invited: Iterable[Organisation] = (),
    organisation: Organisation | None = None,
    amount: Decimal | None = None,
    held_date: date | None = None,
    ground: str = "",
    by: Person,
    now: datetime,
) -> RouteStep:
    """Take a step of a negotiated agreement, direct award, choice of a provider or dynamic market (ledger FT-08).

    Raises NotAllowed unless `by` manages it; CannotMove where its way has no such step, or not now; Refused without
    what that step asks for. Deciding is another's: `decide_step`.
    """
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    opportunity, asked = locked(opportunity), StepKind(kind)
    if opportunity.is_rehearsal:
        raise Refused(_("A rehearsal is for bids. Nobody is named in one."))
    _refuse_unless_now(opportunity, asked)
    refuse_unless_said(reasons)
    if opportunity.state in FIRST:
        refuse_if_hard_to_read(opportunity)
        refuse_unless_weighed_up(opportunity, now)
        refuse_unless_assessed(opportunity, ConflictStep.NOTICE)
        refuse_without_list(opportunity, day_of(now))
    wanted = list(invited)
    if asked == StepKind.TALKS and not wanted:
        raise Refused(_("Say who is invited."), field="invited")
    if asked == StepKind.ROUND and (held_date is None or held_date > day_of(now)):
        raise Refused(_("Enter the day of the talk. It cannot lie ahead."), field="held_date")
    if opportunity.state == OpportunityState.INTENDED and asked == StepKind.NAMED:
        _refuse_too_soon(opportunity, day_of(now))
    if asked in (StepKind.NAMED, StepKind.AGREED):
        _choose(opportunity, asked, organisation, amount, ground, by, now)
    step = RouteStep.objects.create(
        opportunity=opportunity, kind=asked, reasons=reasons.strip(), organisation=organisation, amount=amount,
        held_date=held_date, ground=ground.strip(), taken_by=by, taken_as=capacity, taken_at=now,
    )  # fmt: skip
    step.invited.set(wanted)
    if asked != StepKind.ROUND:
        if opportunity.announced_at is None:
            opportunity.announced_at = now
            opportunity.save(update_fields=["announced_at"])
        move(opportunity, life_of(opportunity), to=OpportunityState(asked.value))
    keep_notice(opportunity, now=now)
    record(
        by, "funding.way.step_taken", opportunity, capacity=capacity, now=now, reasons=step.reasons,
        facts={
            "step": asked, "way": opportunity.way, "organisation": organisation.pk if organisation else None,
            "amount": amount, "invited": [one.pk for one in wanted],
        },
        touching=[opportunity.project, opportunity.specification],
    )  # fmt: skip
    return step


def refuse_unless_said(reasons: str) -> None:
    if len(reasons.strip()) < FEWEST_SIGNS:
        raise Refused(_("Say why in a sentence or more, for everyone to read."), field="reasons")


def _refuse_unless_now(opportunity: Opportunity, asked: StepKind) -> None:
    if asked == StepKind.DECIDED:
        raise Refused(_("Somebody who did not name the provider decides, on a page of its own."))
    if asked != StepKind.ROUND:
        refuse_unless_step(opportunity, OpportunityState(asked.value))
        if opportunity.state == OpportunityState.DECIDED:
            raise Refused(_("It is decided. Only an objection that is upheld takes it back."))
    elif opportunity.state != OpportunityState.TALKS:
        refuse_unless_step(opportunity, OpportunityState.TALKS)
        raise Refused(_("Invite partners to talk first."))


def _refuse_too_soon(opportunity: Opportunity, today: date) -> None:
    """Providers have time to come forward once the intention is published."""
    day = named_from(opportunity)
    if day and today < day:
        raise Refused(
            _("Providers have until then to come forward: name one on %(day)s or later.") % {"day": f"{day:%-d %B %Y}"}
        )


def _choose(
    opportunity: Opportunity, asked: StepKind, chosen: Organisation | None, amount: Decimal | None, ground: str,
    by: Person, now: datetime,
) -> None:  # fmt: skip
    """The one provider: it keeps a line among the bids, so that award, letters, objections and contracts follow."""
    if chosen is None:
        raise Refused(_("Say which organisation it is."), field="organisation")
    if amount is None or amount <= 0:
        raise Refused(_("Say how much it is paid over the whole term."), field="amount")
    if amount > opportunity.value:
        raise Refused(_("The amount is more than the value that was announced."), field="amount")
    if asked == StepKind.AGREED:
        talks = opportunity.steps.filter(kind=StepKind.TALKS)
        if not talks.filter(invited=chosen).exists():
            raise Refused(
                _("It was not invited to talk. Invite it first, so that everyone knows."), field="organisation"
            )
        if not opportunity.steps.filter(kind=StepKind.ROUND, taken_at__gte=talks.latest("pk").taken_at).exists():
            raise Refused(_("No round of talks is written down yet."))
    procedure = opportunity.procedure
    if procedure and "transparency" in procedure.notices and asked == StepKind.NAMED and not ground.strip():
        raise Refused(_("Name the ground in the Act. The notice has to state it."), field="ground")
    if opportunity.way == Way.CALL_OFF and opportunity.under and not has_place(opportunity.under, chosen):
        raise Refused(_("It has no place on “%(list)s”.") % {"list": opportunity.under}, field="organisation")
    for other in opportunity.bids.exclude(organisation=chosen).filter(state=BidState.SUBMITTED):
        move(other, BID, to=BidState.WITHDRAWN)
    bid, _made = Bid.objects.get_or_create(
        lot=opportunity.lots.earliest("number"), organisation=chosen,
        defaults={"opportunity": opportunity, "started_at": now},
    )  # fmt: skip
    if bid.state == BidState.WITHDRAWN:
        move(bid, BID, to=BidState.DRAFT)
    if bid.state == BidState.DRAFT:
        move(bid, BID, to=BidState.SUBMITTED)
    if policy.tie_to(by, bid, now):
        raise Refused(policy.tie_to(by, bid, now))
    bid.submitted_at, bid.is_eligible = now, True
    bid.save(update_fields=["submitted_at", "is_eligible"])


@transaction.atomic
def call_off_from(opportunity: Opportunity, *, under: Opportunity, by: Person, now: datetime) -> Opportunity:
    """Say which framework or market a call-off comes from, before anything else is public."""
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    opportunity = locked(opportunity)
    if opportunity.way != Way.CALL_OFF:
        raise Refused(_("Only a call-off comes from a framework or a market."))
    if opportunity.state not in FIRST:
        raise Refused(_("It has begun, so this is fixed."))
    if not lists_of(opportunity).filter(pk=under.pk).exists():
        raise Refused(_("That is no framework or market of this body that is in place."), field="under")
    refuse_if_over(under, day_of(now))
    opportunity.under = under
    opportunity.save(update_fields=["under"])
    record(
        by, "funding.way.called_off", opportunity, capacity=capacity, now=now, facts={"from": under.pk},
        touching=[under, opportunity.project],
    )  # fmt: skip
    return opportunity
