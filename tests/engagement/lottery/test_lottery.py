"""The lottery: fair as the definition says, the same for the same seed, honest about what cannot be done."""

from collections import Counter
from fractions import Fraction

import pytest

from folkmoot.engagement.lottery import (
    Fairness,
    LotteryRefused,
    Person,
    Pool,
    Target,
    draw,
    invited,
    prepare,
    replacements,
)
from tests.engagement.lottery.made import (
    every_panel,
    leximin_by_brute_force,
    meets,
    pool_of,
    random_pool,
    targets_around,
)


def chances(lottery):
    return {
        person: chance
        for members, chance in zip(lottery.pool.members, lottery.chances, strict=True)
        for person in members
    }


def test_it_works():
    """Two of three seats for the one young person and one other young: both kinds have their seats for certain."""
    pool = pool_of("y", "y", "o", "o", "o", "o")
    lottery = prepare(pool, [Target("c0", "y", 1, 1), Target("c0", "o", 2, 2)], 3)
    assert set(chances(lottery).values()) == {Fraction(1, 2)}
    assert sum(lottery.tickets) == 10**12
    panel = draw(lottery, "2026").members
    assert len(set(panel)) == 3
    assert meets(pool, list(lottery.frame.targets), list(panel))


@pytest.mark.ledger("EN-15")
def test_the_same_seed_gives_the_same_panel_and_other_seeds_give_others():
    pool = random_pool(3, 60, (2, 3, 3))
    targets = targets_around(pool, 12, 3)
    panels = {seed: draw(prepare(pool, targets, 12), seed).members for seed in ("a", "b", "c", "d")}
    assert panels == {seed: draw(prepare(pool, targets, 12), seed).members for seed in panels}
    assert len(set(panels.values())) > 1
    assert all(meets(pool, targets, list(panel)) for panel in panels.values())


@pytest.mark.parametrize("seed", range(25))
def test_small_pools_have_the_chances_that_brute_force_finds(seed):
    pool = random_pool(seed, 7 + seed % 4, ((2, 2), (2, 3), (2, 2, 2), (3, 3))[seed % 4])
    targets = targets_around(pool, 3 + seed % 3, seed, loose=seed % 2)
    expected = leximin_by_brute_force(pool, every_panel(pool, targets, 3 + seed % 3))
    lottery = prepare(pool, targets, 3 + seed % 3)
    found = chances(lottery)
    assert found.keys() == expected.keys()
    assert {person: round(float(each), 5) for person, each in found.items()} == pytest.approx(expected, abs=2e-5)
    smallest = prepare(pool, targets, 3 + seed % 3, fairness=Fairness.MAXIMIN)
    assert float(min(smallest.chances)) == pytest.approx(min(expected.values()), abs=1e-5)


@pytest.mark.parametrize("seed", [20, 67, 97, 106, 139])
def test_where_averages_promise_more_than_panels_can_keep(seed):
    """Pools found by search: the chances that averages allow cannot be had from whole panels, and cuts show it."""
    pool = random_pool(seed, 8 + seed % 4, ((2, 2, 2), (3, 3, 3), (2, 3, 3))[seed % 3])
    seats = 3 + seed % 2
    targets = targets_around(pool, seats, seed, loose=0)
    lottery = prepare(pool, targets, seats)
    expected = leximin_by_brute_force(pool, every_panel(pool, targets, seats))
    assert {person: float(each) for person, each in chances(lottery).items()} == pytest.approx(expected, abs=2e-5)
    assert not lottery.proven


@pytest.mark.parametrize("fairness", Fairness)
def test_a_pool_with_many_kinds(fairness):
    """So many kinds that panels are dealt: every panel meets the targets and the chances are those that were wanted."""
    pool = random_pool(5, 260, (2, 4, 4, 3, 3))
    targets = targets_around(pool, 30, 5)
    assert len(pool.kinds) > 120
    lottery = prepare(pool, targets, 30, fairness=fairness)
    members = lottery.pool.members
    for panel in lottery.panels[:: max(1, len(lottery.panels) // 40)].tolist():
        taken = [person for kind, count in Counter(panel).items() for person in members[kind][:count]]
        assert len(taken) == 30
        assert meets(pool, targets, taken)
    off = [abs(float(chance) - want) for chance, want in zip(lottery.chances, lottery.wanted.tolist(), strict=True)]
    assert max(off) < 2e-5
    assert float(min(lottery.chances)) == pytest.approx(lottery.levels[0].chance, abs=2e-5)


def test_many_draws_come_near_the_published_chances():
    pool = random_pool(8, 30, (2, 3))
    lottery = prepare(pool, targets_around(pool, 8, 8), 8)
    seen = Counter(person for seed in range(1500) for person in draw(lottery, str(seed)).members)
    for person, chance in chances(lottery).items():
        assert seen[person] / 1500 == pytest.approx(float(chance), abs=0.06)


def test_the_order_of_the_pool_does_not_matter():
    pool = random_pool(4, 40, (2, 3))
    turned = Pool(pool.categories, pool.people[::-1])
    targets = targets_around(pool, 8, 4)
    assert pool.sha256 == turned.sha256
    assert draw(prepare(pool, targets, 8), "s") == draw(prepare(turned, targets, 8), "s")


@pytest.mark.parametrize(
    "targets, said",
    [
        ([Target("c0", "y", 3, 3), Target("c0", "o", 0, 3)], "at least 3 are asked for; 2 said yes"),
        ([Target("c0", "y", 0, 1), Target("c0", "o", 0, 1)], "the most of all its targets make 2; there are 3 seats"),
        ([Target("c0", "y", 2, 2), Target("c0", "o", 2, 2)], "the least of all its targets make 4; there are 3 seats"),
        ([Target("c0", "y", 0, 0), Target("c0", "o", 3, 3), Target("c1", "Q", 1, 1), Target("c1", "R", 2, 2)], "all of them at once"),
    ],
)  # fmt: skip
def test_targets_that_cannot_be_met_are_explained_and_the_nearest_offered(targets, said):
    pool = pool_of("yQ", "yQ", "oR", "oR", "oR", "oR")
    with pytest.raises(LotteryRefused, match=said) as refused:
        prepare(pool, targets, 3)
    nearest = list(refused.value.nearest)
    assert nearest != targets
    assert meets(pool, nearest, list(draw(prepare(pool, nearest, 3), "s").members))


def test_a_pool_smaller_than_the_panel_has_nothing_near_to_offer():
    with pytest.raises(LotteryRefused, match="2 people in the pool for 3 seats") as refused:
        prepare(pool_of("y", "o"), [Target("c0", "y", 0, 3), Target("c0", "o", 0, 3)], 3)
    assert refused.value.nearest == ()


@pytest.mark.parametrize(
    "targets, said",
    [
        ([Target("colour", "y", 0, 3)], "no such category"),
        ([Target("c0", "y", 2, 1), Target("c0", "o", 0, 3)], "no range of seats"),
        ([Target("c0", "y", 0, 3)], "values without a target: o"),
        ([Target("c0", "y", 0, 3), Target("c0", "y", 0, 3), Target("c0", "o", 0, 3)], "two targets"),
    ],
)
def test_targets_that_make_no_sense_are_refused(targets, said):
    with pytest.raises(LotteryRefused, match=said):
        prepare(pool_of("y", "o", "o"), targets, 2)


def test_a_value_that_nobody_has_and_nobody_asks_for_does_no_harm():
    targets = [Target("c0", "y", 1, 2), Target("c0", "o", 0, 2), Target("c0", "unknown", 0, 1)]
    assert len(draw(prepare(pool_of("y", "o", "o"), targets, 2), "s").members) == 2


def test_two_people_with_one_number_are_refused():
    pool = Pool(("c0",), (Person("a", ("y",)), Person("a", ("y",))))
    with pytest.raises(LotteryRefused, match="Two people have the number a"):
        prepare(pool, [Target("c0", "y", 0, 1)], 1)


def test_without_targets_everybody_has_the_same_chance():
    pool = Pool((), tuple(Person(str(at), ()) for at in range(7)))
    lottery = prepare(pool, [], 2)
    assert lottery.chances == (Fraction(2, 7),)


def test_somebody_whom_no_panel_can_hold_has_no_chance_and_the_others_are_still_fair():
    targets = [Target("c0", "y", 0, 0), Target("c0", "o", 2, 2)]
    lottery = prepare(pool_of("y", "o", "o", "o", "o"), targets, 2)
    assert sorted(chances(lottery).values()) == pytest.approx([0, 0.5, 0.5, 0.5, 0.5], abs=1e-6)


def test_replacements_fill_what_the_panel_lacks_from_those_who_were_not_on_it():
    pool = random_pool(6, 80, (2, 3, 2))
    targets = targets_around(pool, 14, 6)
    panel = draw(prepare(pool, targets, 14), "first").members
    gone = panel[:3]
    drawn = draw(replacements(pool, targets, panel, gone, unavailable=["p00001"]), "second")
    assert len(drawn.members) == 3
    assert not set(drawn.members) & (set(panel) | {"p00001"})
    assert meets(pool, targets, [*panel[3:], *drawn.members])


def test_replacing_nobody_or_a_stranger_is_refused():
    pool = pool_of("y", "y", "o")
    targets = [Target("c0", "y", 0, 2), Target("c0", "o", 0, 2)]
    with pytest.raises(LotteryRefused, match="Nobody has left"):
        replacements(pool, targets, ["p000"], [])
    with pytest.raises(LotteryRefused, match="p002 is not on the panel"):
        replacements(pool, targets, ["p000"], ["p002"])


def test_invitations_are_drawn_evenly_whatever_the_order_of_the_list():
    listed = [str(at) for at in range(20)]
    assert invited(listed, 5, "s") == invited(listed[::-1], 5, "s")
    assert len(set(invited(listed, 5, "s"))) == 5
    seen = Counter(each for seed in range(800) for each in invited(listed, 5, str(seed)))
    assert min(seen.values()) > 140
    assert max(seen.values()) < 260
    assert invited(listed, 50, "s") == invited(listed, 20, "s")
