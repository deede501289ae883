"""The kept libraries asked to do the same, each in a process of its own: `python oracles.py WHAT TASK.json`.

Prints one line of JSON. Run by bench/engagement.py, in a Python that has the library.
"""

import hashlib
import json
import random
import sys
import time
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from folkmoot.engagement.counting import Ballot, Completion, Election, Kind, Project, Rule, Stage, Tie, Value, count
from measuring import city


def digest(paid: Mapping[int, Any]) -> str:
    """Of every payer's exact pence in one round; who paid nothing is left out."""
    rows = (
        f"{voter} {Fraction(int(paid[voter].numerator), int(paid[voter].denominator))}"
        for voter in sorted(paid)
        if paid[voter]
    )
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def theirs(voted: Election, rule: Rule) -> tuple[list[str], list[str], float]:
    """Winners in order, a digest of each round's payments, and seconds, by pabutools."""
    from pabutools.election import (
        Additive_Cardinal_Sat,
        ApprovalBallot,
        ApprovalProfile,
        CardinalBallot,
        Cardinality_Sat,
        CardinalProfile,
        Cost_Sat,
        Instance,
    )
    from pabutools.election import Project as Theirs
    from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares

    instance = Instance([Theirs(each.id, each.pence) for each in voted.projects], budget_limit=voted.budget)
    if voted.kind is Kind.APPROVAL:
        ballots = [ApprovalBallot([instance.get_project(each) for each in ballot.choices]) for ballot in voted.ballots]
        profile = ApprovalProfile(ballots, instance=instance)
        measure = Cost_Sat if rule.value is Value.COST else Cardinality_Sat
    else:
        points = (zip(ballot.choices, ballot.points, strict=True) for ballot in voted.ballots)
        profile = CardinalProfile(
            [CardinalBallot({instance.get_project(each): given for each, given in own}) for own in points],
            instance=instance,
        )
        measure = Additive_Cardinal_Sat
    began = time.perf_counter()
    increase = rule.step if rule.completion in (Completion.INCREASE, Completion.INCREASE_THEN_GREEDY) else None
    bought = method_of_equal_shares(
        instance, profile, sat_class=measure, voter_budget_increment=increase, analytics=True
    )
    winners = [each.name for each in bought]
    rounds = bought.details.iterations if bought.details else []
    if rule.completion in (Completion.GREEDY, Completion.INCREASE_THEN_GREEDY):
        filled = greedy_utilitarian_welfare(
            instance, profile, sat_class=measure, initial_budget_allocation=list(bought)
        )
        winners = [each.name for each in filled]
    seconds = time.perf_counter() - began
    payments = []
    for each in rounds:
        if each.selected_project is not None:
            pairs = zip(each.voters_budget, each.voters_budget_after_selection, strict=True)
            payments.append(digest({at: before - after for at, (before, after) in enumerate(pairs) if before != after}))
    return winners, payments, seconds


def big(told: dict[str, Any]) -> dict[str, Any]:
    voted = city.election(told["projects"], told["ballots"])
    winners, payments, seconds = theirs(voted, Rule(completion=Completion.GREEDY, ties=(Tie.NUMBER,)))
    wanted = {choice for ballot in voted.ballots for choice in ballot.choices}
    return {"winners": [each for each in winners if each in wanted], "payments": payments, "seconds": seconds}


def small(seed: int) -> tuple[Election, Rule]:
    """Ties, blank ballots and projects dearer than the budget among them; prices of up to a hundred thousand pounds."""
    dice = random.Random(seed)
    numbers = [str(at) for at in range(dice.randint(1, 9))]
    large = dice.random() < 0.3
    pence = {number: dice.randint(1, 10 ** dice.randint(1, 7)) if large else dice.randint(1, 6) for number in numbers}
    budget = dice.randint(0, sum(pence.values()))
    kind = dice.choice([Kind.APPROVAL, Kind.POINTS])
    ballots = []
    for voter in range(dice.randint(0, 14)):
        chosen = tuple(dice.sample(numbers, 0 if dice.random() < 0.12 else dice.randint(0, len(numbers))))
        points = tuple(dice.randint(0, 4) for _ in chosen) if kind is Kind.POINTS else ()
        ballots.append(Ballot(str(voter), chosen, points))
    value = dice.choice(list(Value)) if kind is Kind.APPROVAL else Value.ONE
    completion = dice.choice(list(Completion))
    if completion in (Completion.INCREASE, Completion.INCREASE_THEN_GREEDY):
        # Where shares grow, the library may buy a project dearer than the whole budget and stop there; we set it aside.
        budget = max(budget, *pence.values())
    step = max(dice.randint(1, 3), budget // max(1, len(ballots)) // 40)
    projects = tuple(Project(number, price) for number, price in pence.items())
    return Election(budget, projects, tuple(ballots), kind), Rule(
        completion=completion, value=value, ties=(Tie.NUMBER,), step=step
    )


def compare(told: dict[str, Any]) -> dict[str, Any]:
    different, tied = [], 0
    for seed in range(told["elections"]):
        voted, rule = small(seed)
        result = count(voted, rule)
        tied += any(step.tied_with for step in result.steps)
        winners, payments, _seconds = theirs(voted, rule)
        paid = [
            digest(each)
            for step, each in zip(result.steps, result.payments(), strict=True)
            if step.stage is Stage.SHARES
        ]
        # The library also funds what nobody voted for, when there is money left.
        if [each for each in winners if result.votes[each]] != result.winners or payments != paid:
            different.append(seed)
    return {"compared": told["elections"], "different": len(different), "seeds": different[:20], "tied": tied}


def lottery(told: dict[str, Any]) -> dict[str, Any]:
    from sortition_algorithms import Settings, run_stratification  # type: ignore[import-not-found]
    from sortition_algorithms.features import read_in_features  # type: ignore[import-not-found]
    from sortition_algorithms.people import read_in_people  # type: ignore[import-not-found]

    pool, targets = city.pool(told["people"], told["seats"])
    rows = [
        {"feature": each.category, "value": each.value, "min": str(each.least), "max": str(each.most)}
        for each in targets
    ]
    features, *_rest = read_in_features(["feature", "value", "min", "max"], rows)
    settings = Settings(id_column="id", columns_to_keep=[], selection_algorithm="maximin", random_number_seed=1)
    people = [{"id": each.id, **dict(zip(pool.categories, each.values, strict=True))} for each in pool.people]
    read, *_rest = read_in_people(["id", *pool.categories], people, features, settings)
    began = time.perf_counter()
    sys.stdout, quiet = sys.stderr, sys.stdout
    run_stratification(features, read, told["seats"], settings)
    sys.stdout = quiet
    return {"seconds": time.perf_counter() - began}


def opinions(told: dict[str, Any]) -> dict[str, Any]:
    from reddwarf.implementations.polis import run_pipeline  # type: ignore[import-not-found]

    voted, _label = city.votes(told["people"], told["statements"], 3)
    votes = [
        {"participant_id": person, "statement_id": statement, "vote": mark}
        for person, row in enumerate(voted.marks.tolist())
        for statement, mark in enumerate(row)
        if mark != -2
    ]
    began = time.perf_counter()
    run_pipeline(votes=votes)
    return {"seconds": time.perf_counter() - began}


if __name__ == "__main__":
    asked = {"city": big, "random": compare, "lottery": lottery, "opinions": opinions}[sys.argv[1]]
    print(json.dumps(asked(json.loads(Path(sys.argv[2]).read_text()))))
