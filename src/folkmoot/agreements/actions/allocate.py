"""An anchor shares out its agreement: a group asks in five answers, the anchor offers, the group accepts."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from folkmoot.agreements.anchor_states import ALLOCATION, PROMISED, AllocationState, ChoiceState
from folkmoot.agreements.anchoring import policy
from folkmoot.agreements.anchoring.rules import MOST_ALLOCATIONS
from folkmoot.agreements.anchoring.standing import Standing, is_sound, safeguarding_of
from folkmoot.agreements.models import Agreement, Allocation, AnchorChoice, AnchorQuestion, PassedOn, Sharing
from folkmoot.agreements.money import accounts
from folkmoot.agreements.notices import tell_question_answered, tell_share_answered, tell_share_paid, tell_share_refused
from folkmoot.agreements.states import AgreementState
from folkmoot.agreements.words import day
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Organisation, Person

RULE = "sutton-compact 3.3.6"
PENNY = Decimal("0.01")


@transaction.atomic
def share_out(
    agreement: Agreement, *, words: str, closes_date: date | None = None, by: Person, now: datetime
) -> Sharing:
    """Tell the groups that they can ask for a share of an agreement.

    Raises NotAllowed unless `by` works for the provider; Refused unless the groups chose it as their anchor for this
    work, and its governance is in good order under all four headings.
    """
    capacity = allow(policy.may_share_out(by, agreement, now=now))
    agreement = locked(agreement)
    if agreement.state != AgreementState.LIVE:
        raise Refused(_("Both sides sign first; then it can be shared out."))
    choice = (
        AnchorChoice.objects.filter(project=agreement.project, chosen=agreement.provider, state=ChoiceState.ACCEPTED)
        .order_by("-pk")
        .first()
    )
    if choice is None:
        raise Refused(_("The groups have not chosen you as their anchor for this. The funder can ask them."))
    _must_be_sound(agreement, now)
    sharing, _made = Sharing.objects.update_or_create(
        agreement=agreement,
        defaults={"words": words, "closes_date": closes_date},
        create_defaults={"words": words, "closes_date": closes_date, "choice": choice, "opened_at": now},
    )
    record(
        by, "agreements.sharing.opened", sharing, capacity=capacity, now=now, reasons=words,
        facts={"closes": closes_date}, touching=[agreement, agreement.project],
    )  # fmt: skip
    return sharing


@transaction.atomic
def ask_for_share(
    sharing: Sharing,
    *,
    group: Organisation,
    what: str,
    whom: str,
    where: str,
    cost: str,
    asked_amount: Decimal,
    difference: str,
    by: Person,
    now: datetime,
) -> Allocation:
    """A group asks for a share, in five answers and no more.

    Raises NotAllowed unless `by` works for the group; Refused for the anchor itself, or after the last day to ask.
    """
    agreement = sharing.agreement
    if group.pk == agreement.provider_id:
        raise Refused(_("An anchor does not allocate to itself."), field="group")
    capacity = allow(policy.may_ask_for_share(by, group, now=now))
    if agreement.state != AgreementState.LIVE:
        raise Refused(_("This agreement is not running."))
    if sharing.closes_date and day_of(now) > sharing.closes_date:
        raise Refused(_("Groups could ask until %s.") % day(sharing.closes_date))
    if asked_amount < PENNY:
        raise Refused(_("Ask for a penny or more."), field="asked_amount")
    allocation = Allocation.objects.create(
        agreement=agreement, anchor=agreement.provider, group=group, what=what, whom=whom, where=where, cost=cost,
        asked_amount=asked_amount, difference=difference, asked_at=now,
    )  # fmt: skip
    record(by, "agreements.allocation.asked", allocation, capacity=capacity, now=now, touching=[sharing])
    return allocation


@transaction.atomic
def offer(
    allocation: Allocation, *, amount: Decimal, has_flow_down: bool = False, words: str = "", by: Person, now: datetime
) -> Allocation:
    """The anchor offers a group a sum. From now on it is free for nobody else.

    Raises NotAllowed unless `by` works for the anchor; Refused for a pound more than the agreement holds, while the
    anchor's governance is not in order, for a group that failed its safeguarding check, or over the most allocations.
    """
    agreement = allocation.agreement
    capacity = allow(policy.may_share_out(by, agreement, now=now))
    account = accounts.hold(agreement)
    allocation = locked(allocation)
    if agreement.state != AgreementState.LIVE:
        raise Refused(_("This agreement is not running."))
    _must_be_sound(agreement, now)
    if amount < PENNY:
        raise Refused(_("Offer a penny or more."), field="amount")
    others = Allocation.objects.filter(agreement=agreement, state__in=PROMISED).exclude(pk=allocation.pk)
    if others.count() >= MOST_ALLOCATIONS:
        raise Refused(_("One agreement is shared among %s groups at most.") % MOST_ALLOCATIONS)
    left = agreement.value - (others.aggregate(sum=Sum("amount"))["sum"] or Decimal(0))
    if amount > left:
        raise Refused(
            _("£%(left)s of the agreement is left to share out; you offered £%(amount)s.")
            % {"left": f"{left:,.2f}", "amount": f"{amount:,.2f}"},
            field="amount",
        )
    if safeguarding_of([allocation.group_id], day_of(now))[allocation.group_id].state == Standing.FAIL:
        raise Refused(_("%s did not pass its safeguarding check. Put that right first.") % allocation.group.name)
    if allocation.state != AllocationState.OFFERED:
        move(allocation, ALLOCATION, to=AllocationState.OFFERED)
    allocation.amount, allocation.has_flow_down, allocation.words = amount, has_flow_down, words
    allocation.offered_at = now
    allocation.save(update_fields=["amount", "has_flow_down", "words", "offered_at"])
    accounts.settle(account)
    record(
        by, "agreements.allocation.offered", allocation, capacity=capacity, now=now, rule=RULE,
        facts={"amount": amount, "flow_down": has_flow_down, "group": allocation.group_id}, touching=[agreement.sharing],
    )  # fmt: skip
    return allocation


@transaction.atomic
def turn_down(allocation: Allocation, *, words: str, by: Person, now: datetime) -> Allocation:
    """The anchor cannot offer it, and says why to the group."""
    capacity = allow(policy.may_share_out(by, allocation.agreement, now=now))
    allocation = locked(allocation)
    if not words.strip():
        raise Refused(_("Say why, and what the group could do."), field="words")
    move(allocation, ALLOCATION, to=AllocationState.REFUSED)
    allocation.words = words
    allocation.save(update_fields=["words"])
    tell_share_refused(allocation, now=now)
    record(
        by, "agreements.allocation.refused", allocation, capacity=capacity, now=now, words={"words": words},
        touching=[allocation.agreement.sharing],
    )  # fmt: skip
    return allocation


@transaction.atomic
def answer_offer(allocation: Allocation, *, accepts: bool, by: Person, now: datetime) -> Allocation:
    """The group accepts or declines. Without the Compact between the two it cannot be accepted (ledger AG-11).

    Raises NotAllowed unless `by` works for the group.
    """
    capacity = allow(policy.may_answer_offer(by, allocation, now=now))
    account = accounts.hold(allocation.agreement)
    allocation = locked(allocation)
    if accepts and not allocation.has_flow_down:
        raise Refused(
            _(
                "The offer does not say that the Compact holds between you and the anchor. Ask it to offer again, with that."
            )
        )
    if accepts:
        allocation.agreed_at = now
        allocation.save(update_fields=["agreed_at"])
    move(allocation, ALLOCATION, to=AllocationState.LIVE if accepts else AllocationState.DECLINED)
    accounts.settle(account)
    tell_share_answered(allocation, now=now)
    record(
        by, "agreements.allocation.agreed" if accepts else "agreements.allocation.declined", allocation,
        capacity=capacity, now=now, rule=RULE, facts={"amount": allocation.amount},
        touching=[allocation.agreement.sharing],
    )  # fmt: skip
    return allocation


@transaction.atomic
def pass_on(allocation: Allocation, *, amount: Decimal, paid_date: date, by: Person, now: datetime) -> PassedOn:
    """Write down that the anchor paid a group. Raises Refused for a pound more than it was allocated."""
    capacity = allow(policy.may_share_out(by, allocation.agreement, now=now))
    account = accounts.hold(allocation.agreement)
    allocation = locked(allocation)
    if allocation.state != AllocationState.LIVE or allocation.amount is None or allocation.agreed_at is None:
        raise Refused(_("Only an allocation that the group has accepted is paid."))
    left = allocation.amount - allocation.paid
    if not PENNY <= amount <= left:
        raise Refused(_("Between a penny and £%s is left to pay.") % f"{left:,.2f}", field="amount")
    if not day_of(allocation.agreed_at) <= paid_date <= day_of(now):
        raise Refused(_("Choose a day since the group accepted, and no later than today."), field="paid_date")
    row = PassedOn.objects.create(allocation=allocation, amount=amount, paid_date=paid_date)
    allocation.paid += amount
    allocation.save(update_fields=["paid"])
    accounts.settle(account)
    tell_share_paid(allocation, now=now)
    record(
        by, "agreements.allocation.paid", allocation, capacity=capacity, now=now,
        facts={"amount": amount, "paid": paid_date}, touching=[allocation.agreement.sharing],
    )  # fmt: skip
    return row


@transaction.atomic
def end_allocation(allocation: Allocation, *, by: Person, now: datetime) -> Allocation:
    """Close an allocation. What was not paid of it can be shared out again."""
    capacity = allow(policy.may_share_out(by, allocation.agreement, now=now))
    account = accounts.hold(allocation.agreement)
    allocation = locked(allocation)
    move(allocation, ALLOCATION, to=AllocationState.ENDED)
    back = (allocation.amount or Decimal(0)) - allocation.paid
    allocation.amount, allocation.ended_at = allocation.paid, now
    allocation.save(update_fields=["amount", "ended_at"])
    accounts.settle(account)
    record(
        by, "agreements.allocation.ended", allocation, capacity=capacity, now=now, facts={"back": back},
        touching=[allocation.agreement.sharing],
    )  # fmt: skip
    return allocation


@transaction.atomic
def let_go_on(sharing: Sharing, *, until_date: date, words: str, by: Person, now: datetime) -> Sharing:
    """The funder lets an anchor that failed its governance check be paid until a day, so that no group goes unpaid.

    Nothing new is shared out meanwhile. Raises NotAllowed unless `by` is the funder's commissioner.
    """
    capacity = allow(policy.may_let_go_on(by, sharing.agreement, now=now))
    sharing = locked(sharing)
    today = day_of(now)
    if is_sound(sharing.agreement.provider_id, today):
        raise Refused(_("Its governance is in good order, so there is nothing to decide."))
    if until_date <= today:
        raise Refused(_("Choose a day after today."), field="until_date")
    if not words.strip():
        raise Refused(_("Say why it goes on, and what the anchor does meanwhile. Everyone can read it."), field="words")
    sharing.goes_on_until, sharing.goes_on_because = until_date, words
    sharing.save(update_fields=["goes_on_until", "goes_on_because"])
    record(
        by, "agreements.sharing.goes_on", sharing, capacity=capacity, now=now, reasons=words,
        facts={"until": until_date}, touching=[sharing.agreement],
    )  # fmt: skip
    return sharing


@transaction.atomic
def ask_anchor(
    agreement: Agreement, *, question: str, about: Allocation | None = None, by: Person, now: datetime
) -> AnchorQuestion:
    """A commissioner asks the anchor, also where the question is about one of its groups (ledger AG-09)."""
    capacity = allow(policy.may_ask_anchor(by, agreement, now=now))
    if about is not None and about.agreement_id != agreement.pk:
        raise Refused(_("That group has no share of this agreement."), field="about")
    row = AnchorQuestion.objects.create(
        agreement=agreement, about=about, question=question, asked_at=now, asked_as=capacity
    )
    record(
        by, "agreements.anchor.question", row, capacity=capacity, now=now, words={"question": question},
        touching=[agreement],
    )  # fmt: skip
    return row


@transaction.atomic
def answer_question(question: AnchorQuestion, *, answer: str, by: Person, now: datetime) -> AnchorQuestion:
    """The anchor answers for its groups."""
    capacity = allow(policy.may_answer_question(by, question, now=now))
    question = locked(question)
    if question.answered_at:
        raise Refused(_("This has been answered."))
    question.answer, question.answered_at = answer, now
    question.save(update_fields=["answer", "answered_at"])
    tell_question_answered(question, now=now)
    record(
        by, "agreements.anchor.question_answered", question, capacity=capacity, now=now, words={"answer": answer},
        touching=[question.agreement],
    )  # fmt: skip
    return question


def _must_be_sound(agreement: Agreement, now: datetime) -> None:
    if not is_sound(agreement.provider_id, day_of(now)):
        raise Refused(
            _("Nothing new is shared out until %(anchor)s’s governance is in good order under all four headings.")
            % {"anchor": agreement.provider.name}
        )
