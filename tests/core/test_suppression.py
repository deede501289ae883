"""No small number of people can be read, or worked out, from what is published."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.suppression import is_small, suppress, threshold

groups = st.lists(st.integers(0, 30), min_size=1, max_size=6).map(lambda counts: dict(enumerate(counts)))


def test_it_works():
    shown = suppress({"a": 3, "b": 12, "c": 40, "d": 0})

    assert shown.counts == {"a": None, "b": None, "c": 40, "d": 0}
    assert shown.total == 55
    assert shown.hides_something


def test_nothing_is_hidden_without_need():
    shown = suppress({"a": 5, "b": 40, "c": 0})

    assert shown.counts == {"a": 5, "b": 40, "c": 0}
    assert (shown.total, shown.hides_something) == (45, False)


def test_a_small_total_is_hidden_too():
    assert suppress({"a": 1, "b": 2, "c": 0}).total is None


def test_ones_that_would_give_themselves_away():
    """Five hidden groups that add up to five are one each."""
    assert suppress(dict.fromkeys("abcde", 1)).total is None


@pytest.mark.parametrize(("special", "smallest"), [(False, 5), (True, 10)])
def test_thresholds_come_from_settings(settings, special, smallest):
    assert threshold(special=special) == smallest
    assert [is_small(count, special=special) for count in (0, 1, smallest - 1, smallest)] == [False, True, True, False]
    settings.FOLKMOOT_SUPPRESS_UNDER = settings.FOLKMOOT_SUPPRESS_SPECIAL_UNDER = 3
    assert suppress({"a": 3, "b": 9}, special=special).counts == {"a": 3, "b": 9}


@given(groups, st.booleans())
def test_every_small_number_is_hidden_and_no_true_number_is_changed(counts, special):
    shown = suppress(counts, special=special)

    for key, count in counts.items():
        assert shown.counts[key] in (None, count)
        assert shown.counts[key] is None or not is_small(count, special=special)
        assert count or shown.counts[key] == 0
    assert shown.total in (None, sum(counts.values()))
    assert shown.total is None or not is_small(shown.total, special=special)


@given(groups, st.booleans())
def test_nothing_hidden_can_be_worked_out(counts, special):
    """Whoever knows all that is shown, and that nobody hides a nought, is left with several answers for each."""
    shown = suppress(counts, special=special)
    hidden = [key for key, count in shown.counts.items() if count is None]
    if not hidden or shown.total is None:
        return
    left = shown.total - sum(count for count in shown.counts.values() if count is not None)
    highest = left - (len(hidden) - 1)
    assert len(hidden) >= 2
    assert highest >= 2, f"each of {len(hidden)} groups that add up to {left} must be one"
    assert not is_small(left, special=special), "the hidden groups together are a small number themselves"


@pytest.mark.parametrize(("groups", "most"), [("a", 12), ("ab", 12), ("abc", 9), ("abcd", 5)])
def test_whoever_knows_the_rule_is_left_with_several_answers(groups, most):
    """Every table there can be, sorted by what is published of it: what looks alike cannot be told apart."""
    alike = defaultdict(list)
    for numbers in product(range(most * min(4, len(groups)) + 1), repeat=len(groups)):
        shown = suppress(dict(zip(groups, numbers, strict=True)))
        alike[(*shown.counts.values(), shown.total)].append(numbers)
    for published, worlds in alike.items():
        if any(max(world) <= most for world in worlds):
            for place in range(len(groups)):
                if published[place] is None:
                    assert len({world[place] for world in worlds}) > 1, (published, worlds)


@pytest.mark.parametrize(
    "counts", [{"a": 12, "b": 12, "c": 4}, {"a": 14, "c": 4, "d": 4}, {"a": 1, "b": 1, "c": 1, "d": 1}]
)
def test_the_rule_itself_gives_nothing_away(counts):
    """The next smallest is not what is hidden, or it would tell; nor are those hidden all ones, or all fours."""
    shown = suppress(counts)
    hidden = [count for key, count in counts.items() if shown.counts[key] is None]
    assert max(hidden) >= 12 or shown.total is None


def test_the_spare_group_is_hidden_beside_a_small_one():
    counts = {"no": 30, "not_said": 12, "yes": 2}
    assert suppress(counts, spare="not_said").counts == {"no": 30, "not_said": None, "yes": None}
    assert suppress({**counts, "not_said": 0}, spare="not_said").counts == {"no": None, "not_said": 0, "yes": None}
