"""Ballots arriving at a steady rate from several processes, and a long list of ideas; run on a database of its own.

python -m measuring.voting prepare | vote NUMBER WRITERS RATE SECONDS | tell | ideas COUNT
"""

import json
import sys
import time
from datetime import date, timedelta
from decimal import Decimal

import django


class FromModels(dict):
    """Every table straight from its model."""

    def __contains__(self, name: object) -> bool:
        return True

    def __getitem__(self, name: str) -> None:
        return None


def prepare() -> None:
    from django.conf import settings

    settings.MIGRATION_MODULES = FromModels()
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0, skip_checks=True)
    from django.utils import timezone

    from folkmoot.engagement.models import Budget, Electorate, Idea
    from folkmoot.engagement.states import BudgetState, IdeaState
    from folkmoot.engagement.voting.marks import paper_of
    from folkmoot.people.models import Organisation
    from folkmoot.places.models import Area

    moment = timezone.now()
    area = Area.objects.create(code="BENCH", name="Northfield", kind="neighbourhood")
    budget = Budget.objects.create(
        title="Ours", purpose="Small things", total=Decimal(10_000), body=Organisation.objects.create(name="Council"),
        area=area, contact="Team", ideas_until_date=moment.date(), votes_from=moment - timedelta(days=1),
        votes_until=moment + timedelta(days=1), built_by_date=moment.date() + timedelta(days=300), least_age=5,
        electorate=Electorate.DECLARED, rule_fixed_at=moment, state=BudgetState.VOTING,
    )  # fmt: skip
    Idea.objects.bulk_create(
        Idea(
            budget=budget,
            title=f"Idea {number}",
            words="Words",
            place="Here",
            area=area,
            sent_at=moment,
            number=number,
            cost=Decimal(500),
            state=IdeaState.ON_BALLOT,
        )
        for number in range(1, 41)
    )
    budget.paper = paper_of(budget)
    budget.save(update_fields=["paper"])


def vote(number: int, writers: int, rate: int, seconds: int) -> None:
    """This writer's part of the ballots, each at its moment; every tenth is sent twice, as from a second device."""
    from folkmoot.core import clock
    from folkmoot.core.policy import Refused
    from folkmoot.engagement.actions.budgets import cast_ballot
    from folkmoot.engagement.models import Budget
    from folkmoot.engagement.voting.marks import Marks
    from folkmoot.engagement.voting.voters import Said

    budget, acknowledged, waits = Budget.objects.get(), 0, []
    print("ready", flush=True)
    sys.stdin.readline()
    began = time.monotonic()
    for place in range(number, rate * seconds, writers):
        due = began + place / rate
        if (early := due - time.monotonic()) > 0:
            time.sleep(early)
        said = Said(f"Voter {place}", "SM1 1AA", date(1990, 1, 1), lives_here=True)
        for _device in range(2 if place % 10 == 0 else 1):
            try:
                cast_ballot(budget, said=said, marks=Marks((1 + place % 40,)), now=clock.now())
                acknowledged += 1
            except Refused:
                continue
        waits.append(time.monotonic() - due)
    waits.sort()
    print(
        json.dumps(
            {"acknowledged": acknowledged, "took": time.monotonic() - began, "late": waits[len(waits) * 95 // 100]}
        )
    )


def tell() -> None:
    from folkmoot.engagement.models import Ballot, VoterMark

    print(json.dumps({"ballots": Ballot.objects.count(), "marks": VoterMark.objects.count()}))


def ideas(count: int) -> None:
    """The first page of a list of `count` ideas, in queries and seconds, and the file of all of them."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from folkmoot.engagement.models import Budget, Idea

    budget = Budget.objects.get()
    row = budget.ideas.first()
    Idea.objects.bulk_create(
        Idea(
            budget=budget, title=f"More {number}", words="Words " * 40, place="Here", area=row.area, sent_at=row.sent_at
        )
        for number in range(count - budget.ideas.count())
    )
    client, found = Client(), {}
    for name, address in (
        ("page", f"/budgets/{budget.pk}/ideas/"),
        ("file", f"/budgets/{budget.pk}/ideas/?format=csv"),
    ):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            began = time.monotonic()
            answer = client.get(address)
            lines = sum(1 for _line in answer.streaming_content) if answer.streaming else 0
            found[name] = {"seconds": time.monotonic() - began, "queries": len(queries), "lines": lines}
    print(json.dumps(found))


if __name__ == "__main__":
    django.setup()
    what, *numbers = sys.argv[1:]
    {"prepare": prepare, "vote": vote, "tell": tell, "ideas": ideas}[what](*map(int, numbers))
