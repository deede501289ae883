"""Figures beside a case: always an answer, never another place's figure unsaid, never a small number."""

from decimal import Decimal

import pytest

from folkmoot.evidence.models import Theme
from folkmoot.evidence.printing import said
from folkmoot.evidence.queries import ALWAYS, figures_around, figures_beside, may_compare, profile
from tests.evidence import made


def test_it_works(cast):
    lonely = made.indicator(made.dataset())
    made.value(lonely, cast.north, "0.125")

    figure = figures_beside(cast.north, Theme.MENTAL_HEALTH)[0]
    assert figure.text == "12.5% of adults"
    assert figure.source == "Elmham Statistics, 2025, Open Government Licence v3.0"
    assert not figure.is_elsewhere


@pytest.mark.ledger("NE-03")
def test_a_small_area_answers_for_each_of_the_five_themes(cast):
    """For any London LSOA: a value, or an explicit "no data", on housing, jobs, debt, mental health and demography."""
    area, people = made.lsoa(cast.borough), made.dataset()
    housing = made.indicator(people, "homes", theme=Theme.HOUSING, unit="households", decimals=0, title="Rented")
    made.value(housing, area, 130)
    demography = made.indicator(people, "people", theme=Theme.DEMOGRAPHY, unit="people", decimals=0, title="People")
    made.value(demography, cast.borough, 209_600)

    figures = figures_beside(area)
    assert [figure.theme for figure in figures] == list(ALWAYS)
    said = {figure.theme.value: (figure.text, figure.is_elsewhere) for figure in figures}
    assert said == {
        "housing": ("130 households", False),
        "jobs": ("no data", False),
        "debt": ("no data", False),
        "mental-health": ("no data", False),
        "demography": ("209,600 people", True),
    }
    assert [chapter.theme for chapter in profile(area)] == [theme for theme in Theme if theme in ALWAYS]


def test_the_figure_of_the_nearest_area_is_taken(cast):
    ward = made.ward(cast.borough)
    area, lonely = made.lsoa(cast.borough, ward=ward), made.indicator(made.dataset())
    made.value(lonely, cast.borough, "0.2")
    assert figures_beside(area, Theme.MENTAL_HEALTH)[0].area == cast.borough
    made.value(lonely, ward, "0.3")
    assert figures_beside(area, Theme.MENTAL_HEALTH)[0].area == ward
    made.value(lonely, area, None, "left out by the publisher")
    figure = figures_beside(area, Theme.MENTAL_HEALTH)[0]
    assert (figure.area, figure.text) == (area, "no data (left out by the publisher)")


def test_a_part_says_its_share_of_the_whole(cast):
    people = made.dataset(small_numbers="Changed a little by the publisher.")
    whole = made.indicator(people, "all", title="People", theme=Theme.DEMOGRAPHY, unit="people", decimals=0)
    part = made.indicator(
        people, "young", title="Under 16", theme=Theme.DEMOGRAPHY, unit="people", decimals=0, part_of="all"
    )
    made.value(whole, cast.north, 1474)
    made.value(part, cast.north, 3)

    assert [figure.text for figure in figures_beside(cast.north, Theme.DEMOGRAPHY)] == [
        "1,474 people",
        "3 people (0.2%)",
    ]


def test_small_numbers_are_hidden_unless_the_publisher_protects_them(cast):
    people = made.dataset()
    wholes = {"part_of": "all", "theme": Theme.DEBT, "unit": "people", "decimals": 0}
    counts = {"few": 3, "some": 12, "many": 40}
    for code, count in counts.items():
        made.value(made.indicator(people, code, title=code, **wholes), cast.north, count)

    hidden = "no data (hidden: too few people)"
    assert [figure.text for figure in figures_beside(cast.north, Theme.DEBT)] == [hidden, hidden, "40 people"]
    people.small_numbers = "Rounded to 5."
    people.save()
    assert [figure.text for figure in figures_beside(cast.north, Theme.DEBT)] == ["3 people", "12 people", "40 people"]


@pytest.mark.parametrize(
    ("unit", "decimals", "number", "words"),
    [
        ("rank of 33,755", 0, "26525", "26,525 of 33,755"),
        ("tenth", 0, "8", "tenth 8 of 10"),
        ("share of households", 3, "0.046", "4.6% of households"),
        ("% of households", 1, "4.70", "4.7% of households"),
        ("score", 3, "13.850", "13.85 (score)"),
        ("score (higher is worse)", 3, "-1.699", "−1.699 (score, higher is worse)"),
        ("per 1,000 people at risk", 1, "5.2", "5.2 per 1,000 people at risk"),
        ("people", 0, "1474.000000", "1,474 people"),
        ("", 0, "7", "7"),
    ],
)
def test_figures_are_said_in_words(db, unit, decimals, number, words):
    assert said(made.indicator(made.dataset(), unit=unit, decimals=decimals), Decimal(number)) == words


def test_only_a_series_kept_alike_may_be_compared(db):
    old = made.indicator(made.dataset("2019"), "old", comparable_group="iod2019")
    new = made.indicator(made.dataset("2025"), "new", comparable_group="iod2025")
    none = made.indicator(made.dataset("other"), "none")
    assert not may_compare(old, new)
    assert not may_compare(none, none)
    new.comparable_group = "iod2019"
    assert may_compare(old, new)


def test_small_areas_speak_for_a_borough_that_has_no_figure(cast):
    lonely = made.indicator(made.dataset())
    for number, share in enumerate(("0.05", "0.3", "0.2"), 1):
        made.value(lonely, made.lsoa(cast.borough, number), share)

    for area in (cast.borough, cast.north):
        figure = figures_beside(area, Theme.MENTAL_HEALTH)[0]
        assert figure.text == "from 5 to 30% of adults across 3 small areas"
        assert figure.area == cast.borough
    people = made.indicator(made.dataset("raw"), "raw", theme=Theme.DEBT, unit="people", decimals=0)
    made.value(people, made.lsoa(cast.borough, 9), 2)
    assert figures_beside(cast.borough, Theme.DEBT)[0].text == "no data", "the lowest could be a small number"


def test_a_need_is_given_its_setting(cast):
    people = made.indicator(made.dataset(), "people", title="People", theme=Theme.DEMOGRAPHY, unit="people", decimals=0)
    made.value(people, cast.borough, 209_600)
    assert [figure.text for figure in figures_around(cast.north, Theme.DEBT)] == ["no data", "209,600 people"]
