"""Elections as files: nothing is lost on the way out and back, and what is wrong is named with its line."""

import json

import pytest

from folkmoot.engagement.counting import CountRefused, Kind, Rule, count
from folkmoot.engagement.counting.amounts import as_pounds, money, pence_of
from folkmoot.engagement.counting.areas import count_areas
from folkmoot.engagement.counting.pabulib import read, write
from folkmoot.engagement.counting.story import as_json, payment_rows, story

FILE = """META
key;value
description;Wandle Vale 2026
budget;1000.50
vote_type;approval
num_projects;4
num_votes;3
area_caps;North=700
PROJECTS
project_id;cost;name;area;not_with;category
a;500;"Bench; oak";North;;parks
b;400,25;مقعد 🙂;North;c;
c;300.00;Tree;South;;parks
d;0;<b>Sign</b>;South;;
VOTES
voter_id;vote;age
1;a,b;30
2;a,c,d;
3;;
"""


def test_it_works():
    voted = read(FILE)
    assert (voted.budget, voted.kind, len(voted.ballots)) == (100_050, Kind.APPROVAL, 3)
    assert [project.pence for project in voted.projects] == [50_000, 40_025, 30_000, 0]
    assert voted.projects[0].name == "Bench; oak"
    assert {limit.name: (limit.at_most, limit.pence) for limit in voted.limits} == {
        "b / c": (1, None),
        "North": (None, 70_000),
    }


def test_nothing_is_lost_on_the_way_out_and_back():
    voted = read(FILE)
    again = read(write(voted))
    assert again.ballots == voted.ballots
    assert [(p.id, p.pence, p.name, p.area) for p in again.projects] == [
        (p.id, p.pence, p.name, p.area) for p in voted.projects
    ]
    assert set(again.limits) == set(voted.limits)
    assert again.facts == voted.facts
    assert write(again) == write(voted)


def test_a_counted_file_says_votes_and_winners_and_counts_the_same_again():
    result = count(read(FILE), Rule(step=1000))
    text = write(result.election, votes=result.votes, winners=result.winners)
    assert "votes;selected" in text
    again = count(read(text), Rule(step=1000))
    assert (again.winners, again.payments()) == (result.winners, result.payments())


@pytest.mark.parametrize(
    "vote_type, votes, kind",
    [
        ("ordinal", "1;a,b", Kind.RANKED),
        ("cumulative", "1;a,b;3,2", Kind.POINTS),
        ("scoring", "1;a,b;3.0,2", Kind.POINTS),
        ("choose-1", "1;a", Kind.APPROVAL),
        ("knapsack", "1;a,b", Kind.KNAPSACK),
    ],
)
def test_every_kind_of_ballot_is_read_and_counted(vote_type, votes, kind):
    header = "voter_id;vote;points" if kind is Kind.POINTS else "voter_id;vote"
    text = f"META\nkey;value\nbudget;10\nvote_type;{vote_type}\nPROJECTS\nproject_id;cost\na;4\nb;6\nVOTES\n{header}\n{votes}\n"
    voted = read(text)
    assert voted.kind is kind
    assert count(voted, Rule()).winners[0] == "a"
    assert read(write(voted)).ballots == voted.ballots


@pytest.mark.parametrize(
    "before, after, said",
    [
        ("META\nkey", "key", "must begin with a line that says META"),
        ("VOTES\n", "", "no section VOTES"),
        ("budget;1000.50", "budget;lots", "META: budget: “lots” is not an amount"),
        ("vote_type;approval", "vote_type;song", "vote_type is “song”"),
        ("num_votes;3", "num_votes;4", "num_votes is 4, but there are 3"),
        ("c;300.00", "c;300.005", "Line 13: the cost of project c: “300.005” has part of a penny"),
        ("\n3;;", "\n;a;", "Line 19: the ballot has no voter_id"),
        ("area_caps;North=700", "area_caps;North", "area_caps, North"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(before, after, said):
    assert before in FILE
    with pytest.raises(CountRefused, match=said.replace("(", r"\(")):
        read(FILE.replace(before, after, 1))


def test_areas_with_budgets_of_their_own():
    text = FILE.replace("area_caps;North=700", "area_budgets;North=500,South=300").replace(";c;", ";;")
    north, south = count_areas(read(text), Rule())
    assert (north.area, north.result.winners, north.result.turn_out) == ("North", ["a"], 2)
    assert (south.area, south.result.winners, south.result.turn_out) == ("South", ["d", "c"], 1)


@pytest.mark.parametrize(
    "budgets, said",
    [
        ("North=900,South=300", "more than the whole"),
        ("North=500", "no area with a budget"),
        ("North=x", "not an amount"),
    ],
)
def test_area_budgets_that_cannot_be(budgets, said):
    with pytest.raises(CountRefused, match=said):
        count_areas(read(FILE.replace("area_caps;North=700", f"area_budgets;{budgets}")), Rule())


def test_a_limit_across_areas_with_own_budgets_is_refused():
    with pytest.raises(CountRefused, match="joins projects of different areas"):
        count_areas(read(FILE.replace("area_caps;North=700", "area_budgets;North=500,South=300")), Rule())


def test_the_story_says_why_for_every_project_and_is_plain_json():
    told = json.loads(as_json(story(count(read(FILE), Rule(step=1000)))))
    assert [each["project"] for each in told["projects"]] == ["a", "b", "c", "d"]
    assert all(each["in_words"] for each in told["projects"])
    assert told["spent_pence"] <= told["budget_pence"]
    assert told["steps"][1]["price_per_vote"].isdigit() or "/" in told["steps"][1]["price_per_vote"]
    assert told["rule"]["in_words"][-1].startswith("Ties are settled by more votes, then the lower price")


def test_payments_add_up_to_the_price_within_rounding():
    result = count(read(FILE), Rule(step=1000))
    for step in result.steps:
        rows = [row for row in payment_rows(result) if row[1] == str(step.number)]
        if step.payment:
            assert abs(sum(float(row[4]) for row in rows) - step.pence) < 0.001 * len(rows)


@pytest.mark.parametrize(
    "written, pence", [("5", 500), ("5.5", 550), ("5,05", 505), ("£5.50", 550), ("0", 0), ("5.00", 500)]
)
def test_amounts(written, pence):
    assert pence_of(written) == pence
    assert pence_of(as_pounds(pence)) == pence


@pytest.mark.parametrize("written", ["", "-1", "1.005", "1e3", "1,000.00", "٣", "²"])
def test_amounts_that_are_none(written):
    with pytest.raises(ValueError, match="“"):
        pence_of(written)


def test_money_for_people():
    assert [money(each) for each in (0, 5, 120_000, 123_456)] == ["£0", "£0.05", "£1,200", "£1,234.56"]
