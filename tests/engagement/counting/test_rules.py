"""The count is held against the plainest telling of the same rules, on elections of every awkward shape."""

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from folkmoot.engagement.counting import (
    Ballot,
    Completion,
    CountRefused,
    Election,
    Kind,
    Limit,
    Method,
    Project,
    Rule,
    Stage,
    Tie,
    Value,
    Why,
    count,
)
from tests.engagement.counting.reference import winners_and_payments

BY_NUMBER = (Tie.NUMBER,)


def election(budget, costs, *ballots, kind=Kind.APPROVAL, **more):
    """`election(10, {"a": 4}, "a", "ab", "")`: each ballot names projects by their letters."""
    return Election(
        budget,
        tuple(Project(number, pence) for number, pence in costs.items()),
        tuple(Ballot(str(at), tuple(letters)) for at, letters in enumerate(ballots)),
        kind,
        **more,
    )


@st.composite
def elections(draw):
    numbers = "abcdefgh"[: draw(st.integers(1, 8))]
    large = draw(st.booleans())
    pence = st.integers(0, 10**7) if large else st.integers(0, 6)
    costs = {number: draw(pence) for number in numbers}
    budget = draw(st.integers(0, max(1, sum(costs.values()))))
    kind = draw(st.sampled_from([Kind.APPROVAL, Kind.APPROVAL, Kind.RANKED, Kind.POINTS]))
    ballots = []
    for voter in range(draw(st.integers(0, 10))):
        choices = tuple(draw(st.lists(st.sampled_from(numbers), unique=True, max_size=8)))
        points = tuple(draw(st.integers(0, 5)) for _ in choices) if kind is Kind.POINTS else ()
        ballots.append(Ballot(str(voter), choices, points))
    projects = tuple(Project(number, pence) for number, pence in costs.items())
    return Election(budget, projects, tuple(ballots), kind)


@st.composite
def rules(draw, method=Method.EQUAL_SHARES):
    return Rule(method, draw(st.sampled_from(Completion)), draw(st.sampled_from(Value)), BY_NUMBER)


def with_step(rule, voted):
    """A step large enough that no example takes a thousand of them."""
    step = max(1, voted.budget // max(1, len(voted.ballots)) // 25)
    return Rule(rule.method, rule.completion, rule.value, rule.ties, step=step)


def test_it_works():
    """Three of four voters want the bench and the path; the fourth wants the tree. Shares are 300 each."""
    voted = election(1200, {"bench": 600, "path": 600, "tree": 300}, kind=Kind.APPROVAL)
    ballots = [("bench", "path")] * 3 + [("tree",)]
    voted = Election(1200, voted.projects, tuple(Ballot(str(at), each) for at, each in enumerate(ballots)))
    assert count(voted, Rule(Method.GREEDY)).winners == ["bench", "path"]
    result = count(voted, Rule(completion=Completion.NONE))
    assert result.winners == ["bench", "tree"]
    assert result.payments() == [{0: 200, 1: 200, 2: 200}, {3: 300}]
    assert (result.spent, result.left) == (900, 300)


@given(elections(), rules())
@settings(max_examples=400, deadline=None)
@example(election(12, {"a": 4, "b": 4, "c": 4}, "ab", "bc", "ca"), Rule(completion=Completion.NONE, ties=BY_NUMBER))
def test_equal_shares_give_the_same_winners_and_the_same_payments_as_the_plain_rule(voted, rule):
    rule = with_step(rule, voted)
    winners, payments, increases = winners_and_payments(voted, rule)
    result = count(voted, rule)
    assert result.winners == winners
    assert result.increases == increases
    paid = [each for step, each in zip(result.steps, result.payments(), strict=True) if step.stage is Stage.SHARES]
    assert [{voter: amount for voter, amount in each.items() if amount} for each in paid] == payments
    assert [sum(each.values()) for each in paid] == [s.pence for s in result.steps if s.stage is Stage.SHARES]


@given(elections(), rules(Method.GREEDY))
@settings(max_examples=200, deadline=None)
def test_most_votes_first_gives_the_same_winners_as_the_plain_rule(voted, rule):
    assert count(voted, rule).winners == winners_and_payments(voted, rule)[0]


@given(elections(), rules() | rules(Method.GREEDY))
@settings(max_examples=200, deadline=None)
def test_awards_never_exceed_the_budget_and_every_project_has_its_reason(voted, rule):
    result = count(voted, with_step(rule, voted))
    assert result.spent <= voted.budget
    assert [fate.project for fate in result.fates] == [project.id for project in voted.projects]
    assert {fate.project for fate in result.fates if fate.won} == set(result.winners)
    if rule.method is Method.EQUAL_SHARES:
        last = dict.fromkeys(range(result.turn_out), result.share)
        for paid in result.payments():
            for voter, amount in paid.items():
                last[voter] -= amount
        assert all(left >= 0 for left in last.values())


def test_money_that_does_not_fit_64_bits_when_scaled_is_still_exact():
    """Prices of ten thousand million pounds and of one penny in one election."""
    ten = 10**12
    voted = election(2 * ten, {"a": ten, "b": 1, "c": ten - 1}, "a", "ab", "bc", "c")
    rule = Rule(completion=Completion.GREEDY, ties=BY_NUMBER)
    winners, payments, _increases = winners_and_payments(voted, rule)
    result = count(voted, rule)
    assert result.winners == winners
    assert [paid for paid in result.payments() if paid] == payments


def test_an_exact_tie_is_settled_by_the_rule_that_was_published():
    voted = election(10, {"a": 10, "b": 10}, "a", "b")
    assert count(voted, Rule(Method.GREEDY, ties=(Tie.LISTED,))).winners == ["a"]
    seeds = {count(voted, Rule(Method.GREEDY, ties=(Tie.LOT,), seed=str(seed))).winners[0] for seed in range(20)}
    assert seeds == {"a", "b"}
    twice = [count(voted, Rule(Method.GREEDY, ties=(Tie.LOT,), seed="7")).winners for _ in range(2)]
    assert twice[0] == twice[1]


@pytest.mark.parametrize(
    "ties, first", [((Tie.VOTES,), "b"), ((Tie.CHEAPER,), "a"), ((Tie.DEARER,), "b"), ((Tie.NUMBER,), "a")]
)
def test_each_way_to_settle_a_tie(ties, first):
    """Both cost their voters a third of the price for each vote worth; b has more points in all."""
    voted = Election(
        100,
        (Project("a", 20), Project("b", 40)),
        tuple(Ballot(str(at), ("a", "b"), (1, 2)) for at in range(2)),
        Kind.POINTS,
    )
    result = count(voted, Rule(completion=Completion.NONE, value=Value.ONE, ties=ties))
    assert result.winners[0] == first
    assert result.steps[0].tied_with


def test_a_blank_ballot_is_a_vote_and_has_its_share():
    voted = election(10, {"a": 10}, "a", "")
    lost = count(voted, Rule(completion=Completion.NONE))
    assert lost.winners == []
    assert lost.fates[0].why is Why.SUPPORTERS_SPENT
    assert lost.fates[0].facts["had"] == Fraction(5)
    assert (lost.turn_out, lost.blank) == (2, 1)
    assert count(voted, Rule(completion=Completion.GREEDY)).winners == ["a"]


@pytest.mark.parametrize("voted", [election(0, {}), election(10, {"a": 1}), election(0, {"a": 1}, "a")])
def test_an_empty_election_has_a_result(voted):
    for method in Method:
        assert count(voted, Rule(method)).winners == []


def test_projects_that_shut_each_other_out():
    pair = Limit("one playground", frozenset("ab"), at_most=1)
    voted = election(30, {"a": 10, "b": 10, "c": 10}, "abc", "ab", "bc", limits=(pair,))
    for method in Method:
        result = count(voted, Rule(method))
        assert result.winners == ["b", "c"]
        assert result.fates[0].why is Why.LIMIT
        assert result.fates[0].facts == {"limit": "one playground", "winners": ("b",)}


def test_a_cap_on_an_area():
    cap = Limit("north", frozenset("ab"), pence=15)
    voted = election(30, {"a": 10, "b": 10, "c": 10}, "abc", "abc", limits=(cap,))
    for method in Method:
        assert count(voted, Rule(method)).winners == ["a", "c"]


def test_why_each_project_lost():
    voted = election(10, {"free": 0, "dear": 11, "alone": 1, "unloved": 1, "won": 9, "late": 5})
    named = [("free", "dear", "won", "late"), ("dear", "won", "late"), ("alone", "won")]
    voted = Election(10, voted.projects, tuple(Ballot(str(at), each) for at, each in enumerate(named)))
    result = count(voted, Rule(Method.GREEDY, quorum=2))
    assert {fate.project: fate.why for fate in result.fates} == {
        "free": Why.QUORUM,
        "dear": Why.OVER_BUDGET,
        "alone": Why.QUORUM,
        "unloved": Why.NO_VOTES,
        "won": Why.MOST_VOTES,
        "late": Why.DOES_NOT_FIT,
    }


def test_what_cannot_be_counted_is_refused_with_every_reason():
    ballots = (Ballot("1", ("a", "a")), Ballot("1", ("x",)), Ballot("2", ("a", "b")))
    bad = Election(-1, (Project("a", 5), Project("a", 5), Project("b", 6)), ballots, Kind.KNAPSACK, max_length=1)
    with pytest.raises(CountRefused) as refused:
        count(bad, Rule())
    said = "\n".join(refused.value.reasons)
    for part in (
        "budget must be",
        "Two projects",
        "names a project twice",
        "two ballots",
        "no project x",
        "1 are allowed",
    ):
        assert part in said


@pytest.mark.parametrize("points", [(1,), (1, -1), (4, 4)])
def test_points_that_are_not_allowed_are_refused(points):
    bad = Election(9, (Project("a", 5), Project("b", 6)), (Ballot("1", ("a", "b"), points),), Kind.POINTS, max_points=5)
    with pytest.raises(CountRefused):
        count(bad, Rule())


def test_a_step_below_a_penny_is_refused():
    with pytest.raises(CountRefused, match="penny"):
        count(election(10, {"a": 10}, "a", ""), Rule(step=0))
