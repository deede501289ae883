"""What of an opinion map may be shown: no figure of a few people, and none from which it could be worked out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from folkmoot.engagement.opinions import AGREE, DISAGREE, Votes, look_at
from folkmoot.engagement.opinions.files import told
from folkmoot.engagement.opinions.groups import LEAST
from folkmoot.engagement.opinions.hiding import visible

SIZES = st.lists(st.integers(0, 30), min_size=1, max_size=5)


def of(*sizes, too_few=0):
    """What was worked out of a map with groups of these sizes."""
    groups = [{"group": chr(ord("A") + at), "people": size} for at, size in enumerate(sizes)]
    return {"people": sum(sizes) + too_few, "people_with_too_few_votes": too_few, "groups": groups}


def votes_of(marks):
    marks = np.array(marks, dtype=np.int8)
    return Votes(
        tuple(f"p{at:03}" for at in range(len(marks))), tuple(f"s{at:03}" for at in range(marks.shape[1])), marks
    )


def test_it_works():
    shown = visible(of(12, 8))
    assert shown.enough and shown.whole and shown.groups == {"A": 12, "B": 8}
    assert shown.of_ten([[12, 0, 12], [2, 6, 8]]) == ({"A": 10.0, "B": 2.5}, 7.0)


def test_of_few_people_nothing_is_shown():
    shown = visible(of(4))
    assert not shown.enough and not shown.whole
    assert shown.of_ten([[4, 0, 4]]) == ({"A": None}, None)


def test_where_a_group_is_small_another_hides_with_it_and_so_does_what_all_say():
    shown = visible(of(20, 15, 3))
    assert shown.groups == {"A": None, "B": 15, "C": None} and shown.enough and not shown.whole
    of_ten, of_all = shown.of_ten([[10, 10, 20], [15, 0, 15], [0, 3, 3]])
    assert of_ten == {"A": None, "B": 10.0, "C": None} and of_all is None


def test_of_a_statement_that_few_of_a_group_voted_on_another_group_hides_with_it():
    shown = visible(of(20, 15, 10))
    of_ten, of_all = shown.of_ten([[10, 10, 20], [15, 0, 15], [1, 1, 2]])
    assert of_ten == {"A": None, "B": 10.0, "C": None} and of_all == 7.0


def test_those_who_voted_too_little_to_be_placed_hide_no_group():
    assert visible(of(20, 15, too_few=2)).groups == {"A": 20, "B": 15}


@given(SIZES, st.data())
def test_no_figure_of_fewer_than_five_is_shown_or_can_be_taken_from_all(sizes, data):
    shown = visible(of(*sizes))
    assert all(count is None or count == 0 or count >= 5 for count in shown.groups.values())
    voted = [data.draw(st.integers(0, size)) for size in sizes]
    of_ten, of_all = shown.of_ten([[data.draw(st.integers(0, most)), 0, most] for most in voted])
    hidden = [most for most, value in zip(voted, of_ten.values(), strict=True) if value is None and most]
    assert all(value is None or most >= 5 for most, value in zip(voted, of_ten.values(), strict=True))
    assert of_all is None or not hidden or (len(hidden) > 1 and sum(hidden) >= 5)


@given(
    arrays.arrays(np.int8, st.tuples(st.integers(0, 40), st.integers(0, 9)), elements=st.sampled_from([-2, -1, 0, 1]))
)
def test_no_votes_whatever_make_a_group_of_fewer_than_five(marks):
    """Then a map that enough people took part in hides no group, and whoever draws it again finds none that is small."""
    found = look_at(votes_of(marks))
    sizes = np.bincount(found.label[found.label >= 0], minlength=found.groups)
    assert found.groups < 2 or sizes.min() >= LEAST
    assert visible(told(found, {})).whole or (found.label >= 0).sum() < 5


@pytest.mark.parametrize("few", [1, 2, 4])
def test_a_few_who_stand_apart_do_not_keep_the_others_from_being_told_apart(few):
    one, other = [AGREE] * 5 + [DISAGREE] * 5, [DISAGREE] * 5 + [AGREE] * 5
    apart = [AGREE, DISAGREE] * 5
    found = look_at(votes_of([one] * 30 + [other] * 20 + [apart] * few))
    assert found.groups == 2
    assert len(set(found.label[:30])) == len(set(found.label[30:50])) == 1
    assert sorted(np.bincount(found.label)) >= [20, 30]


def test_those_who_run_it_on_their_own_votes_have_as_many_groups_as_they_want():
    marks = [[AGREE] * 8] * 3 + [[DISAGREE] * 8] * 3
    assert look_at(votes_of(marks)).groups == 1
    assert look_at(votes_of(marks), groups=2).groups == look_at(votes_of(marks), least=3).groups == 2
