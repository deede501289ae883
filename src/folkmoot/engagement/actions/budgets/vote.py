"""Voting. These write nothing to the record: an entry a ballot would tell when each voter voted, and with that what.

The closing writes one entry, with how many ballots and voters there were; the count one with the ballots' fingerprint.
"""

import re
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.engagement.actions.budgets.holding import held_open, refuse_unless_voting
from folkmoot.engagement.models import Ballot, BallotChannel, Budget, VoterMark
from folkmoot.engagement.models.ballot import LETTERS, new_receipt
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.voting.marks import Marks, check
from folkmoot.engagement.voting.voters import Said, digest_of_account, voter_of
from folkmoot.people.models import Person
from folkmoot.people.policy import is_signed_in

RECEIPT = re.compile(rf"[{LETTERS}]{{4}}-[{LETTERS}]{{4}}-[{LETTERS}]{{4}}")


def cast_ballot(
    budget: Budget, *, said: Said, marks: Marks, receipt: str = "", by: Any = None, now: datetime
) -> Ballot:
    """Cast one ballot online. `receipt` is the one drawn with the page, so that a page sent twice votes once.

    Raises Refused when voting is not open, when this voter may not vote or has voted, or the ballot says too much.
    """
    slip = receipt if RECEIPT.fullmatch(receipt) else new_receipt()
    for each in (slip, new_receipt()):
        try:
            return write(budget, said, marks, each, by, now)
        except IntegrityError:  # this voter has voted; or else whoever voted before left the page, and its slip, open
            if has_voted(budget, said, by, now):
                break
    earlier = budget.ballots.filter(receipt=slip, channel=BallotChannel.ONLINE).select_related("budget").first()
    if earlier is not None and says_the_same(earlier, check(earlier.budget, marks)):
        return earlier
    raise Refused(
        _("You have voted already. To change your vote, use the receipt that you were given."),
        field="code" if said.code else "name",
    )


@transaction.atomic
def write(budget: Budget, said: Said, marks: Marks, receipt: str, by: Any, now: datetime) -> Ballot:
    """Note who votes and keep what is voted, both or neither. However many ask at once, the database decides.

    Raises IntegrityError when a mark of this voter, or a ballot with this receipt, is there already.
    """
    budget = held_open(budget)
    refuse_unless_voting(budget, now)
    if budget.needs_account:
        allow(is_signed_in(by, now=now))
    voter, account = voter_of(budget, said, now=now), account_of(budget, by)
    kept = check(budget, marks)
    VoterMark.objects.create(budget=budget, voter=voter, account=account, channel=BallotChannel.ONLINE)
    return Ballot.objects.create(
        receipt=receipt, budget=budget, area=kept.area, choices=list(kept.choices), points=list(kept.points),
        channel=BallotChannel.ONLINE,
    )  # fmt: skip


def account_of(budget: Budget, by: Any) -> str | None:
    return digest_of_account(budget, by) if budget.needs_account else None


def has_voted(budget: Budget, said: Said, by: Any, now: datetime) -> bool:
    either = Q(voter=voter_of(budget, said, now=now))
    if account := account_of(budget, by):
        either |= Q(account=account)
    return budget.marks.filter(either).exists()


def says_the_same(ballot: Ballot, marks: Marks) -> bool:
    said = (tuple(ballot.choices), tuple(ballot.points), ballot.area)
    return said == (marks.choices, marks.points, marks.area)


@transaction.atomic
def change_ballot(budget: Budget, *, receipt: str, marks: Marks, now: datetime) -> Ballot:
    """Change a vote that was cast online, until voting closes. Whoever holds the receipt may."""
    budget = held_open(budget)
    refuse_unless_voting(budget, now)
    ballot = find_ballot(budget, receipt)
    if ballot.channel != BallotChannel.ONLINE:
        raise Refused(_("A vote on paper cannot be changed."))
    kept = check(budget, marks)
    ballot.area, ballot.choices, ballot.points = kept.area, list(kept.choices), list(kept.points)
    ballot.save(update_fields=["area", "choices", "points"])
    return ballot


def find_ballot(budget: Budget, receipt: str) -> Ballot:
    ballot = budget.ballots.filter(receipt=receipt.strip().upper()).first()
    if ballot is None:
        raise Refused(_("There is no vote with this receipt. Check each letter."), field="receipt")
    return ballot


@transaction.atomic
def hand_out_paper(budget: Budget, *, said: Said, by: Person, now: datetime) -> VoterMark:
    """At the table: note that somebody is handed a ballot paper. What they put on it is entered apart from this.

    Raises Refused when they may not vote, or have voted online or at another table.
    """
    allow(policy.may_run_budget(by, budget, now=now))
    budget = held_open(budget)
    refuse_unless_voting(budget, now)
    voter = voter_of(budget, said, now=now)
    try:
        with transaction.atomic():
            return VoterMark.objects.create(budget=budget, voter=voter, channel=BallotChannel.PAPER)
    except IntegrityError:
        raise Refused(_("This person has voted already."), field="code" if said.code else "name") from None
