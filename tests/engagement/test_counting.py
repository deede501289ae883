"""Participatory budgets: Equal Shares against a plain reference written from the published definition, and the edges."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.engagement.counting import (
    Ballot,
    Completion,
    CountRefused,
    Election,
    Limit,
    Method,
    Project,
    Rule,
    Stage,
    Value,
    Why,
    count,
    pabulib,
)

ALONE = {"completion": Completion.NONE}


def election(prices, wishes, budget, **more):
    projects = tuple(Project(f"p{place}", pence) for place, pence in enumerate(prices))
    ballots = tuple(
        Ballot(f"v{place}", tuple(f"p{each}" for each in sorted(wish))) for place, wish in enumerate(wishes)
    )
    return Election(budget, projects, ballots, **more)


@st.composite
def elections(draw):
    prices = draw(st.lists(st.integers(1, 60), min_size=1, max_size=6))
    one = st.sets(st.integers(0, len(prices) - 1), max_size=len(prices))
    return election(prices, draw(st.lists(one, min_size=1, max_size=8)), draw(st.integers(0, 120)))


def reference(given, value):
    """Peters, Pierczyński, Skowron (2021), read plainly: the cheapest price per worth that its voters can pay goes first."""
    left = [Fraction(given.budget, len(given.ballots))] * len(given.ballots)
    wanted = {
        row.id: [at for at, ballot in enumerate(given.ballots) if row.id in ballot.choices] for row in given.projects
    }
    bought = []
    while True:
        best = None
        for listed, row in enumerate(given.projects):
            voters = sorted(wanted[row.id], key=lambda at: left[at])
            if row.id in bought or not voters or sum(left[at] for at in voters) < row.pence:
                continue
            owed = Fraction(row.pence)
            for place, at in enumerate(voters):
                each = owed / (len(voters) - place)
                if left[at] >= each:
                    break
                owed -= left[at]
            worth = row.pence if value is Value.COST else 1
            key = (each / worth, -len(voters), row.pence, listed)
            if best is None or key < best[0]:
                best = (key, row.id, voters, each)
        if best is None:
            return bought, left
        bought.append(best[1])
        for at in best[2]:
            left[at] -= min(left[at], best[3])


@settings(max_examples=300, deadline=None)
@given(elections(), st.sampled_from(Value))
def test_equal_shares_buys_what_the_definition_buys(given, value):
    result = count(given, Rule(value=value, **ALONE))
    bought, left = reference(given, value)
    assert result.winners == bought
    spent = [sum(paid.get(at, 0) for paid in result.payments()) for at in range(len(given.ballots))]
    assert [result.share - each for each in spent] == left
    for step, paid in zip(result.steps, result.payments(), strict=True):
        assert sum(paid.values()) == step.pence, "its voters paid its price, to the penny"


@settings(max_examples=200, deadline=None)
@given(elections(), st.sampled_from(Completion), st.sampled_from(Method))
def test_no_rule_spends_more_than_there_is_and_each_project_is_told_why(given, completion, method):
    result = count(given, Rule(method=method, completion=completion))
    assert 0 <= result.spent <= given.budget
    assert {fate.project for fate in result.fates} == {row.id for row in given.projects}
    assert {fate.project for fate in result.fates if fate.won} == set(result.winners)
    if completion in (Completion.GREEDY, Completion.INCREASE_THEN_GREEDY) or method is Method.GREEDY:
        unfunded = [row for row in given.projects if row.id not in result.winners and result.votes[row.id]]
        assert all(row.pence > result.left for row in unfunded), "what still fits and was wanted is funded"


@settings(max_examples=100, deadline=None)
@given(elections())
def test_greedy_goes_down_the_votes(given):
    result = count(given, Rule(method=Method.GREEDY))
    votes = {row.id: sum(row.id in ballot.choices for ballot in given.ballots) for row in given.projects}
    left, taken = given.budget, []
    order = sorted(enumerate(given.projects), key=lambda item: (-votes[item[1].id], item[1].pence, item[0]))
    for _listed, row in order:
        if votes[row.id] and row.pence <= left:
            taken.append(row.id)
            left -= row.pence
    assert result.winners == taken


def test_a_group_gets_its_share_where_greedy_gives_it_nothing():
    wishes = [{0, 1}] * 6 + [{2}] * 4
    given = election([50, 50, 40], wishes, 100)
    assert count(given, Rule(method=Method.GREEDY)).winners == ["p0", "p1"]
    assert set(count(given, Rule()).winners) == {"p0", "p2"}


@pytest.mark.parametrize("method", Method)
def test_an_empty_election_and_blank_ballots_are_counted(method):
    empty = count(Election(100, (), ()), Rule(method=method))
    assert (empty.winners, empty.spent, empty.turn_out) == ([], 0, 0)
    blank = count(election([10], [set(), set()], 100), Rule(method=method))
    assert (blank.winners, blank.turn_out, blank.blank) == ([], 2, 2)
    assert blank.fates[0].why is Why.NO_VOTES


def test_a_tie_is_settled_by_the_published_rule_and_told():
    given = election([50, 50], [{0}, {1}], 50)
    result = count(given, Rule(method=Method.GREEDY))
    assert result.winners == ["p0"]
    assert result.steps[0].tied_with == ("p1",)


def test_projects_that_shut_each_other_out_never_both_win():
    given = election([10, 10], [{0, 1}] * 3, 100, limits=(Limit("one hall", frozenset({"p0", "p1"}), at_most=1),))
    for method in Method:
        result = count(given, Rule(method=method))
        assert len(result.winners) == 1
        assert next(fate for fate in result.fates if not fate.won).why is Why.LIMIT


def test_what_costs_nothing_is_free_and_what_costs_too_much_is_out():
    result = count(election([0, 500], [{0, 1}] * 3, 100), Rule())
    assert [step.stage for step in result.steps] == [Stage.FREE]
    assert {fate.project: fate.why for fate in result.fates}["p1"] is Why.OVER_BUDGET


@pytest.mark.parametrize(
    ("ballots", "words"),
    [
        ((Ballot("a", ("p0",)), Ballot("a", ("p0",))), "two ballots"),
        ((Ballot("a", ("p0", "p0")),), "names a project twice"),
        ((Ballot("a", ("p9",)),), "p9"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_its_reason(ballots, words):
    with pytest.raises(CountRefused, match=words):
        count(Election(100, (Project("p0", 10),), ballots), Rule())


@settings(max_examples=50, deadline=None)
@given(elections())
def test_a_file_comes_back_as_it_went(given):
    again = pabulib.read(pabulib.write(given))
    assert (again.budget, again.kind) == (given.budget, given.kind)
    assert [(row.id, row.pence) for row in again.projects] == [(row.id, row.pence) for row in given.projects]
    assert [(row.voter, row.choices) for row in again.ballots] == [(row.voter, row.choices) for row in given.ballots]
    assert count(again, Rule()).winners == count(given, Rule()).winners
