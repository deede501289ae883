from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.engagement.counting.amounts import money
from folkmoot.engagement.models import SpendOption, SpendQuestion, SpendShare
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.voting.election import pence
from folkmoot.engagement.voting.sharing import shared_out
from folkmoot.needs.models import Board
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def ask_spending(
    *,
    body: Organisation,
    assembly: str,
    title: str,
    words: str,
    total: Decimal,
    options: Sequence[str],
    board: Board | None = None,
    by: Person,
    now: datetime,
) -> SpendQuestion:
    """Ask an assembly to share a fixed sum among two to eight options (ledger EN-16)."""
    capacity = allow(policy.may_ask(by, body, now=now))
    names = [name.strip() for name in options if name.strip()]
    if not 2 <= len(set(names)) <= 8 or len(set(names)) < len(names):
        raise Refused(_("Give two to eight different options, each on a line of its own."), field="options")
    if total <= 0:
        raise Refused(_("Say how much there is to share out."), field="total")
    question = SpendQuestion.objects.create(
        body=body, board=board, assembly=assembly, title=title, words=words, total=total, asked_at=now
    )
    SpendOption.objects.bulk_create(
        SpendOption(question=question, position=place, name=name) for place, name in enumerate(names)
    )
    record(by, "engagement.spending.asked", question, capacity=capacity, now=now, facts={"total": total})
    return question


@transaction.atomic
def share_out(
    question: SpendQuestion, *, amounts: Sequence[Decimal], table: str = "", by: Person, now: datetime
) -> SpendShare:
    """One member's way of sharing the sum out, or one table's. Raises Refused unless it adds up to the whole sum."""
    capacity = allow(
        policy.may_ask(by, question.body, now=now) if table else policy.may_share_out(by, question, now=now)
    )
    if locked(question).closed_at is not None:
        raise Refused(_("This question is closed."))
    given = [pence(amount) for amount in amounts]
    if len(given) != question.options.count() or any(amount < 0 for amount in given):
        raise Refused(_("Give an amount for each option; nothing is an amount too."))
    if sum(given) != pence(question.total):
        raise Refused(
            _("Your amounts add up to %(given)s; there is %(total)s to share out.")
            % {"given": money(sum(given)), "total": money(pence(question.total))}
        )
    whose = {"table": table.strip()} if table.strip() else {"person": by}
    share, _made = SpendShare.objects.update_or_create(question=question, **whose, defaults={"pence": given})
    record(by, "engagement.spending.shared_out", share, capacity=capacity, now=now)
    return share


@transaction.atomic
def close_spending(question: SpendQuestion, *, by: Person, now: datetime) -> SpendQuestion:
    """Close the question: each option has the average of what it was given, and the whole adds up to the sum."""
    capacity = allow(policy.may_ask(by, question.body, now=now))
    question = locked(question)
    if question.closed_at is not None:
        raise Refused(_("This question is closed already."))
    shares = list(question.shares.order_by("pk").values_list("pence", flat=True))
    if not shares:
        raise Refused(_("Nobody has shared the sum out yet."))
    options = list(question.options.order_by("position"))
    for option, given in zip(options, shared_out(shares, pence(question.total)), strict=True):
        option.allocated = Decimal(given) / 100
    SpendOption.objects.bulk_update(options, ["allocated"])
    question.closed_at = now
    question.save(update_fields=["closed_at"])
    record(
        by, "engagement.spending.closed", question, capacity=capacity, now=now,
        facts={"allocated": [option.allocated for option in options]},
    )  # fmt: skip
    return question
