"""Small counts stay hidden whatever is subtracted: attacks across tables, years and downloads."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from folkmoot.agreements import actions, equality
from folkmoot.commissioning.models.assessment import Group
from folkmoot.core.suppression import threshold
from tests.agreements import made
from tests.agreements.test_agreement_pages import url

SMALL = threshold(special=True)
TABLE = st.dictionaries(st.sampled_from(["a", "b", "c", "d", "not_said"]), st.integers(0, 60), min_size=1, max_size=5)


def worlds(cells, total, most=25):
    """Every set of counts that would have been shown like this: what an attacker cannot tell apart."""
    keys = list(cells)
    choices = [
        range(most) if cells[key] is None else [n for n in range(most) if equality.rounded(n) == cells[key]]
        for key in keys
    ]
    found = []
    for numbers in product(*choices):
        guess = dict(zip(keys, numbers, strict=True))
        if equality.shown(guess) == (cells, total):
            found.append(guess)
    return found


@pytest.mark.ledger("EQ-12")
def test_it_works():
    cells, total = equality.shown({"female": 3, "male": 41, "not_said": 12})
    assert cells == {"female": None, "male": 40, "not_said": None} and total == 55
    assert equality.shown({"female": 3, "male": 2}) == ({"female": None, "male": None}, None)
    assert equality.shown({"female": 0, "male": 44}) == ({"female": 0, "male": 45}, 45)


@pytest.mark.ledger("EQ-12")
@settings(max_examples=200)
@given(TABLE)
@example({"a": 9, "b": 9})
def test_no_small_count_is_shown(counts):
    cells, total = equality.shown(counts)
    for key, count in counts.items():
        if 0 < count < SMALL:
            assert cells[key] is None
        if cells[key] is not None:
            assert cells[key] % 5 == 0
    assert (total is None) == (0 < sum(counts.values()) < SMALL), (
        "every table of the same people shows its total or none does"
    )


@pytest.mark.ledger("EQ-12", "MP-19")
@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), st.integers(0, 24), min_size=2, max_size=3))
@example({"a": 17, "b": 17, "c": 9})
def test_a_hidden_count_could_be_more_than_one_number(counts):
    """Attack: rows subtracted from the total within one table, by an attacker who knows the rules."""
    cells, total = equality.shown(counts)
    possible = worlds(cells, total)
    assert counts in possible
    for key, cell in cells.items():
        if cell is None:
            assert len({world[key] for world in possible}) > 1


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 24), st.integers(0, 24), st.integers(1, 4), st.integers(0, 24))
def test_two_years_or_two_downloads_do_not_give_a_small_difference(a, b, more, c):
    """Attack: the same table before and after a few people more; the difference must not be known to be few."""
    before, after = equality.shown({"a": a, "b": b, "c": c}), equality.shown({"a": a + more, "b": b, "c": c})
    firsts, seconds = worlds(*before, most=30), worlds(*after, most=30)
    if before[0]["a"] is not None and after[0]["a"] is not None:
        differences = {two["a"] - one["a"] for one in firsts for two in seconds}
        assert len(differences) > 1, "a rise by few looks like another rise"


def test_two_tables_of_the_same_people_show_the_same_total_or_none(cast, now):
    """Attack: a total shown beside one table, taken away from the shown rows of another."""
    live = made.live(cast, now)
    report = live.reports.order_by("start_date").first()
    by = {"by": cast.vco, "now": now}
    actions.count_people(report, group="sex", counts={"female": 5, "male": 2, "not_said": 0}, **by)
    with pytest.raises(actions_refused(), match="comes to 9 people, the other tables to 7"):
        actions.count_people(report, group="race", counts={"black": 9}, **by)
    actions.count_people(report, group="race", counts={"black": 7, "not_said": 0}, **by)
    report.refresh_from_db()
    from folkmoot.agreements.queries import equality_tables

    tables = equality_tables(report)
    assert {table.total for table in tables} == {None}
    assert all(people in (None, 0) for table in tables for _label, people in table.rows)


def actions_refused():
    from folkmoot.core.policy import Refused

    return Refused


def test_every_group_offers_not_saying(cast):
    assert set(equality.ANSWERS) == set(Group.values)
    assert all(equality.answers_of(group)[-1][0] == equality.NOT_SAID for group in equality.ANSWERS)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (Decimal(3), "people", None), (Decimal(4), "people helped", None), (Decimal(5), "people", Decimal(5)),
        (Decimal(0), "people", Decimal(0)), (Decimal(3), "%", Decimal(3)), (Decimal(3), "visits", Decimal(3)),
        (Decimal("4.5"), "households", None),
    ],
)  # fmt: skip
def test_a_measure_that_counts_few_people_is_hidden(value, unit, shown):
    assert equality.figure(value, unit) == shown


def test_a_small_figure_is_on_no_page_and_in_no_search_but_the_parties_see_it(cast, now, site):
    live = made.live(cast, now)
    report = made.report(cast, now, live, values={"People who came": 4, "Would come again": 77})
    for address in (live.get_absolute_url(), report.get_absolute_url(), "/search/?q=came"):
        page = site.get(address).text
        assert "4 people" not in page and "People who came: 4" not in page, address
    assert "hidden: too few people" in site.get(report.get_absolute_url()).text
    assert "4 people" in site.get(url("held", live.pk), by=cast.vco).text
    site.refuses(url("held", live.pk), cast.stranger, cast.rival, cast.nhs, cast.resident)
