"""A civic lottery: panels that meet their targets, chances as fair as can be, and the same draw for everybody."""

from collections import Counter
from fractions import Fraction

import pytest

from folkmoot.engagement.lottery import Fairness, LotteryRefused, Person, Pool, Target, draw, prepare, replacements
from folkmoot.engagement.lottery.prepare import TICKETS


def pool(**groups):
    """`pool(woman=2, man=6)`: so many people of each value of one category."""
    people = [Person(f"{value}{place}", (value,)) for value, many in groups.items() for place in range(many)]
    return Pool(("sex",), tuple(people))


def exactly(**seats):
    return [Target("sex", value, many, many) for value, many in seats.items()]


def chances_of(lottery):
    return {kind[0]: chance for kind, chance in zip(lottery.pool.kinds, lottery.chances, strict=True)}


@pytest.mark.parametrize("fairness", Fairness)
def test_everybody_alike_has_the_same_chance(fairness):
    lottery = prepare(pool(anyone=10), [Target("sex", "anyone", 0, 10)], 4, fairness=fairness)
    assert chances_of(lottery) == {"anyone": Fraction(2, 5)}


@pytest.mark.parametrize("fairness", Fairness)
def test_targets_decide_who_is_likelier(fairness):
    lottery = prepare(pool(woman=2, man=6), exactly(woman=2, man=2), 4, fairness=fairness)
    assert chances_of(lottery) == {"woman": 1, "man": Fraction(1, 3)}
    assert sum(lottery.tickets) == TICKETS
    for panel in lottery.panels.tolist():
        assert Counter(lottery.pool.kinds[kind][0] for kind in panel) == {"woman": 2, "man": 2}


def test_leximin_raises_the_next_smallest_chance_too():
    """One old person must sit; the two other seats are shared as evenly as the targets allow."""
    people = [Person("old0", ("old", "east")), *(Person(f"e{n}", ("young", "east")) for n in range(2)),
              *(Person(f"w{n}", ("young", "west")) for n in range(8))]  # fmt: skip
    both = Pool(("age", "side"), tuple(people))
    targets = [Target("age", "old", 1, 1), Target("age", "young", 2, 2), Target("side", "east", 1, 2),
               Target("side", "west", 1, 2)]  # fmt: skip
    lottery = prepare(both, targets, 3)
    found = dict(zip(lottery.pool.kinds, lottery.chances, strict=True))
    assert found[("old", "east")] == 1
    assert found[("young", "east")] == pytest.approx(Fraction(1, 5), abs=1e-4)
    assert found[("young", "west")] == pytest.approx(Fraction(1, 5), abs=1e-4)


def test_the_same_seed_draws_the_same_panel_and_another_one_others():
    lottery = prepare(pool(woman=20, man=30), exactly(woman=5, man=5), 10)
    first = draw(lottery, "the numbers of Saturday")
    assert first == draw(prepare(pool(woman=20, man=30), exactly(woman=5, man=5), 10), "the numbers of Saturday")
    assert len(set(first.members)) == 10
    assert Counter(name.rstrip("0123456789") for name in first.members) == {"woman": 5, "man": 5}
    assert len({draw(lottery, f"seed {number}").members for number in range(20)}) > 10


def test_over_many_seeds_people_are_drawn_as_often_as_was_said():
    lottery = prepare(pool(woman=3, man=9), exactly(woman=2, man=2), 4)
    drawn = Counter(name for number in range(900) for name in draw(lottery, f"{number}").members)
    for name, times in drawn.items():
        expected = 600 if name.startswith("woman") else 200
        assert abs(times - expected) < 75, name


def test_a_seat_that_falls_empty_is_filled_the_same_way():
    people = pool(woman=6, man=6)
    panel = draw(prepare(people, exactly(woman=2, man=2), 4), "seed").members
    gone = next(name for name in panel if name.startswith("woman"))
    found = draw(replacements(people, exactly(woman=2, man=2), panel, [gone]), "second seed").members
    assert found == draw(replacements(people, exactly(woman=2, man=2), panel, [gone]), "second seed").members
    assert len(found) == 1 and found[0].startswith("woman") and found[0] not in panel
    with pytest.raises(LotteryRefused, match="is not on the panel"):
        replacements(people, exactly(woman=2, man=2), panel, ["nobody"])


def test_targets_that_cannot_be_met_are_refused_with_the_nearest_that_can():
    with pytest.raises(LotteryRefused) as refused:
        prepare(pool(woman=1, man=9), exactly(woman=3, man=1), 4)
    assert refused.value.reasons
    nearest = {target.value: target for target in refused.value.nearest}
    assert nearest["woman"].least <= 1
    assert prepare(pool(woman=1, man=9), refused.value.nearest, 4).chances


def test_a_pool_is_refused_with_every_reason():
    twice = Pool(("sex",), (Person("a", ("woman",)), Person("a", ("man",))))
    with pytest.raises(LotteryRefused, match="Two people have the number a"):
        prepare(twice, [Target("sex", "woman", 0, 1), Target("sex", "man", 0, 1)], 1)
    with pytest.raises(LotteryRefused):
        prepare(pool(woman=2), exactly(woman=3), 3)
