"""What test_two_voters.py does in processes of their own, each with its own connection: prepare, vote, close, tell."""

import json
import sys
from datetime import date, datetime, timedelta

import django

MOMENT = datetime.fromisoformat("2026-11-04T10:00:00+00:00")


def prepare() -> None:
    """Tables straight from the models, and one budget that is open for votes."""
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0, skip_checks=True)
    from decimal import Decimal

    from folkmoot.engagement.models import Budget, Electorate, Idea
    from folkmoot.engagement.states import BudgetState, IdeaState
    from folkmoot.engagement.voting.marks import paper_of
    from folkmoot.people.models import Organisation
    from folkmoot.places.models import Area

    area = Area.objects.create(code="WV-x", name="Northfield", kind="neighbourhood")
    budget = Budget.objects.create(
        title="Ours", purpose="Small things", total=Decimal(100), body=Organisation.objects.create(name="Council"),
        area=area, contact="Team", ideas_until_date=date(2026, 9, 1), votes_from=MOMENT - timedelta(days=1),
        votes_until=MOMENT + timedelta(days=1), built_by_date=date(2027, 9, 1), electorate=Electorate.DECLARED,
        rule_fixed_at=MOMENT, state=BudgetState.VOTING, least_age=5,
    )  # fmt: skip
    for number in (1, 2):
        Idea.objects.create(
            budget=budget, title=f"Idea {number}", words="Words", place="Here", area=area, sent_at=MOMENT, number=number,
            cost=Decimal(50), state=IdeaState.ON_BALLOT,
        )  # fmt: skip
    budget.paper = paper_of(budget)
    budget.save(update_fields=["paper"])


def vote(choice: str, count: str) -> None:
    """Vote as the same people as every other process, from the moment that a line is read; print the receipts given."""
    from folkmoot.core.policy import Refused
    from folkmoot.engagement.actions.budgets import cast_ballot
    from folkmoot.engagement.models import Budget
    from folkmoot.engagement.voting.marks import Marks
    from folkmoot.engagement.voting.voters import Said

    budget = Budget.objects.get()
    print("ready", flush=True)
    sys.stdin.readline()
    receipts = []
    for number in range(int(count)):
        said = Said(f"Voter {number}", "SM1 1AA", date(1990, 1, 1), lives_here=True)
        try:
            receipts.append(cast_ballot(budget, said=said, marks=Marks((int(choice),)), now=MOMENT).receipt)
        except Refused:
            continue
    print(json.dumps(receipts))


def close(_choice: str, _count: str) -> None:
    """Close the vote in the middle of it, as the closing action does: the lock first."""
    from django.db import transaction

    from folkmoot.core.rows import locked
    from folkmoot.core.states import move
    from folkmoot.engagement.models import Budget
    from folkmoot.engagement.states import BUDGET, BudgetState

    print("ready", flush=True)
    sys.stdin.readline()
    import time

    time.sleep(0.15)
    with transaction.atomic():
        budget = locked(Budget.objects.get())
        move(budget, BUDGET, to=BudgetState.CLOSED)
        seen = sorted(budget.ballots.values_list("receipt", flat=True))
    print(json.dumps(seen))


def tell() -> None:
    from folkmoot.engagement.models import Ballot, VoterMark

    print(json.dumps([sorted(Ballot.objects.values_list("receipt", flat=True)), VoterMark.objects.count()]))


if __name__ == "__main__":
    django.setup()
    from django.conf import settings

    class NoMigrations(dict):
        """Every app's tables come from its models."""

        def __contains__(self, name: object) -> bool:
            return True

        def __getitem__(self, name: str) -> None:
            return None

    settings.MIGRATION_MODULES = NoMigrations()
    {"prepare": prepare, "vote": vote, "close": close, "tell": tell}[sys.argv[1]](*sys.argv[2:])
