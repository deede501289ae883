"""Weights: whatever the answers and the place, shares come out as the place's, as far as they can."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from folkmoot.engagement.lottery.targets import following
from folkmoot.engagement.weighting import cell_weights, effective_size, rake, share_of

LABELS = ("a", "b", "c")
answers_ = some.lists(some.sampled_from(LABELS), min_size=1, max_size=60)
place_ = some.fixed_dictionaries({label: some.integers(1, 10_000) for label in LABELS})


def share(values, weights, label):
    return sum(w for v, w in zip(values, weights, strict=True) if v == label) / sum(weights)


@given(answers_, place_)
def test_cell_weights_give_each_value_its_share(values, place):
    weights = cell_weights(values, place)
    assert sum(weights) == pytest.approx(len(values))
    whole = sum(place[label] for label in set(values))
    for label in set(values):
        assert share(values, weights, label) == pytest.approx(place[label] / whole)


@given(some.lists(some.tuples(some.sampled_from(LABELS), some.sampled_from("xy")), min_size=1, max_size=60), place_)
def test_raked_weights_are_held_and_say_how_far_off_they_are(rows, ages):
    place = {"age": ages, "sex": {"x": 50, "y": 50}}
    answers = [{"age": age, "sex": sex} for age, sex in rows]
    raked = rake(answers, place)
    assert sum(raked.weights) == pytest.approx(len(rows))
    assert min(raked.weights) > 0
    found = 0.0
    for category in place:
        values = [answer[category] for answer in answers]
        whole = sum(place[category][label] for label in set(values))
        for label in set(values):
            found = max(found, abs(share(values, raked.weights, label) - place[category][label] / whole))
    assert raked.off == pytest.approx(found, abs=1e-9)
    assert {label for category, label in raked.missing if category == "age"} == set(LABELS) - {a for a, _s in rows}
    assert effective_size(raked.weights) <= len(rows) + 1e-9


def test_raking_fits_both_categories_where_they_can_be_fitted():
    rows = [("a", "x")] * 30 + [("a", "y")] * 20 + [("b", "x")] * 10 + [("b", "y")] * 40
    answers = [{"age": age, "sex": sex} for age, sex in rows]
    raked = rake(answers, {"age": {"a": 70, "b": 30}, "sex": {"x": 51, "y": 49}})
    assert raked.fits and raked.off < 1e-6
    assert share([age for age, _sex in rows], raked.weights, "a") == pytest.approx(0.7, abs=1e-6)
    assert share_of([sex == "x" for _age, sex in rows], raked.weights) == pytest.approx(0.51, abs=1e-6)


def test_one_answer_never_speaks_for_all():
    answers = [{"age": "a"}] * 99 + [{"age": "b"}]
    raked = rake(answers, {"age": {"a": 1, "b": 1}})
    assert not raked.fits
    assert raked.weights[-1] / raked.weights[0] <= 5.0 / 0.2 + 1e-9
    assert rake([], {"age": {"a": 1}}).weights == ()


@given(
    some.dictionaries(some.text(min_size=1, max_size=3), some.integers(0, 100_000), min_size=1, max_size=8),
    some.integers(1, 200),
)
def test_targets_that_follow_a_place_can_always_be_met(people, seats):
    targets = following(people, seats)
    assert sum(least for least, _most in targets.values()) <= seats <= sum(most for _least, most in targets.values())
    if total := sum(people.values()):
        for value, (least, most) in targets.items():
            assert least <= people[value] * seats / total <= most <= least + 1
