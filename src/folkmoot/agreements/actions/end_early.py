from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.actions.improve import did_not_work_before
from folkmoot.agreements.models import Agreement, Ending, EndingPoint
from folkmoot.agreements.models.ending import Ground
from folkmoot.agreements.notices import tell_ending_decided
from folkmoot.agreements.states import ENDING, AgreementState, EndingState
from folkmoot.agreements.words import day
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person

IMPACT, TALK, NOTICE = "sutton-compact 3.4.2", "sutton-compact 3.4.3", "sutton-compact 3.4.4"
RESPONSE_DAYS = 28  # the least time to answer: this site's own choice, said on the page


@transaction.atomic
def open_talk(
    agreement: Agreement,
    *,
    step: str,
    support: str,
    what: str,
    ground: str,
    why: str,
    respond_by_date: date,
    by: Person,
    now: datetime,
) -> Ending:
    """Tell the provider, as early as possible, that money or other help may shrink or end, and ask what it says.

    Raises NotAllowed unless `by` is a commissioner of the funder; Refused with less than four weeks to answer.
    """
    capacity = allow(policy.may_open_ending(by, agreement, now=now))
    agreement = locked(agreement)
    if agreement.state != AgreementState.LIVE:
        raise Refused(_("Only a running agreement can be ended or reduced."))
    still = (EndingState.TALKING, EndingState.DECIDED, EndingState.NOTICED)
    if agreement.endings.filter(support=support, state__in=still).exists():
        raise Refused(_("This is being talked about already."), field="support")
    if respond_by_date < day_of(now) + timedelta(days=RESPONSE_DAYS):
        raise Refused(_("Give the provider at least %s days to answer.") % RESPONSE_DAYS, field="respond_by_date")
    if not why.strip():
        raise Refused(_("Give a clear reason."), field="why")
    row = Ending.objects.create(
        agreement=agreement, step=step, support=support, what=what, ground=ground, why=why, opened_at=now,
        opened_as=capacity, respond_by_date=respond_by_date,
    )  # fmt: skip
    record(
        by, "agreements.ending.opened", row, capacity=capacity, now=now, rule=TALK, words={"why": why},
        facts={"answer_by": respond_by_date},
    )  # fmt: skip
    return row


@transaction.atomic
def say_point(ending: Ending, *, kind: str, words: str, by: Person, now: datetime) -> EndingPoint:
    """The provider says one thing: a point, another way to do it, or what it means for people in hard situations."""
    capacity = allow(policy.may_respond(by, ending, now=now))
    ending = locked(ending)
    if ending.state != EndingState.TALKING:
        raise Refused(_("The decision is taken. Raise a concern if it was taken wrongly."))
    if not words.strip():
        raise Refused(_("Write what you want to say."), field="words")
    point = EndingPoint.objects.create(ending=ending, kind=kind, words=words, said_at=now, said_as=capacity)
    record(by, "agreements.ending.point_said", ending, capacity=capacity, now=now, rule=TALK, words={"point": words})
    return point


@transaction.atomic
def finish_response(ending: Ending, *, by: Person, now: datetime) -> Ending:
    """The provider says that this is its answer. The funder need not wait for the last day then."""
    capacity = allow(policy.may_respond(by, ending, now=now))
    ending = locked(ending)
    if ending.state != EndingState.TALKING or ending.responded_at:
        raise Refused(_("There is nothing to answer here now."))
    if not ending.points.exists():
        raise Refused(_("Say at least one thing first, if only that you agree."))
    ending.responded_at, ending.responded_as = now, capacity
    ending.save(update_fields=["responded_at", "responded_as"])
    record(by, "agreements.ending.responded", ending, capacity=capacity, now=now, rule=TALK)
    return ending


@transaction.atomic
def reply_to_point(point: EndingPoint, *, words: str, by: Person, now: datetime) -> EndingPoint:
    """The funder replies to one point, each by itself."""
    capacity = allow(policy.may_reply(by, point, now=now))
    point = locked(point)
    if point.replied_at:
        raise Refused(_("This point has its reply."))
    if not words.strip():
        raise Refused(_("Write your reply."), field="words")
    point.reply, point.replied_at, point.replied_as = words, now, capacity
    point.save(update_fields=["reply", "replied_at", "replied_as"])
    record(
        by, "agreements.ending.point_answered", point.ending, capacity=capacity, now=now, rule=TALK,
        words={"reply": words},
    )  # fmt: skip
    return point


@transaction.atomic
def assess_impact(
    ending: Ending,
    *,
    beneficiaries: str,
    users: str,
    volunteers: str,
    reallocate: bool,
    reallocate_reason: str,
    by: Person,
    now: datetime,
) -> Ending:
    """Write down what it would do to the people it helps, to those who use it and to volunteers, and whether the money
    should go to another body for the same people (ledger CE-02, CE-03). Before the decision, never after.
    """
    capacity = allow(policy.may_run_ending(by, ending, now=now))
    ending = locked(ending)
    if ending.state != EndingState.TALKING:
        raise Refused(_("The decision is taken, so it is too late to assess what it would do."))
    said = {
        "beneficiaries": beneficiaries, "users": users, "volunteers": volunteers, "reallocate_reason": reallocate_reason,
    }  # fmt: skip
    for field, words in said.items():
        if not words.strip():
            raise Refused(_("Write something here; “none, because …” is an answer."), field=field)
        setattr(ending, field, words)
    ending.reallocate, ending.assessed_at, ending.assessed_as = reallocate, now, capacity
    ending.save()
    record(
        by, "agreements.ending.assessed", ending, capacity=capacity, now=now, rule=IMPACT,
        facts={"reallocate": reallocate},
    )  # fmt: skip
    return ending


@transaction.atomic
def decide_ending(ending: Ending, *, go_ahead: bool, reasons: str, by: Person, now: datetime) -> Ending:
    """Decide, once everything that comes before a decision has come before it.

    Refused: for performance without an improvement plan that was agreed and did not work (CE-01); before the impact on
    all three groups and the question of re-allocation were assessed (CE-02, CE-03); before the provider has answered or
    its time is over; before every point has its reply (CE-04).
    """
    capacity = allow(policy.may_run_ending(by, ending, now=now))
    ending = locked(ending)
    if not reasons.strip():
        raise Refused(_("Give the reasons. Everybody will read them."), field="reasons")
    if go_ahead:
        check_may_decide(ending, now)
        ending.decision, ending.decided_at, ending.decided_as = reasons, now, capacity
        ending.save(update_fields=["decision", "decided_at", "decided_as"])
        move(ending, ENDING, to=EndingState.DECIDED)
    else:
        ending.decision, ending.closed_at = reasons, now
        ending.save(update_fields=["decision", "closed_at"])
        move(ending, ENDING, to=EndingState.DROPPED)
    tell_ending_decided(ending, now=now)
    said = {"reasons": reasons} if go_ahead else {"words": {"reasons": reasons}}
    record(
        by, "agreements.ending.decided", ending, capacity=capacity, now=now, rule=TALK,
        facts={"goes_ahead": go_ahead}, touching=[ending.agreement] if go_ahead else [], **said,
    )  # fmt: skip
    return ending


def check_may_decide(ending: Ending, now: datetime) -> None:
    """Refuse, with the one thing to do next, a decision that comes too early."""
    if ending.state != EndingState.TALKING:
        raise Refused(_("This is decided already."))
    if ending.ground == Ground.PERFORMANCE and not did_not_work_before(ending.agreement, now):
        raise Refused(_("Agree an improvement plan first, and let it run. Only one that did not work leads here."))
    if ending.assessed_at is None or ending.reallocate is None:
        raise Refused(_("Assess first what it would do to the people it helps, to users and to volunteers."))
    if ending.assessed_at >= now:
        raise Refused(_("The impact is assessed before the decision, not with it."))
    if ending.responded_at is None and day_of(now) <= ending.respond_by_date:
        raise Refused(_("The provider may answer until %s. Wait for it.") % day(ending.respond_by_date))
    silent = ending.points.filter(replied_at=None).count()
    if silent:
        raise Refused(_("Points still without a reply: %s. Reply to each first.") % silent)
