"""Scorecards, outcomes and the market."""

from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.agreements import actions, queries
from folkmoot.agreements.models import Agreement, Measure, Overlap
from folkmoot.agreements.queries.seeing import people_of
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.evidence.models import Dataset, Indicator
from tests.agreements import made
from tests.agreements.test_agreement_pages import csv_of, vars_of
from tests.site import LIST_QUERIES


def url(name, *args):
    return reverse(f"agreements:{name}", args=args)


def second_of(cast, now, live, to="silver"):
    """Another agreement for the same outcome, with another provider."""
    other = made.live(cast, now, to=to)
    other.specification.outcome = live.specification.outcome
    other.specification.save()
    return Agreement.objects.get(pk=other.pk)


@pytest.mark.ledger("MP-05")
def test_every_measure_stands_under_one_perspective_and_empty_ones_are_flagged(cast, now, site, live):
    body = f"{url('scorecard')}?body={cast.bodies.council.pk}"
    site.post(url("add_perspective", cast.bodies.council.pk), {"name": "Users", "position": "1"}, by=cast.lead)
    learning = actions.add_perspective(cast.bodies.council, name="Learning", position=2, by=cast.lead, now=now)
    users = cast.bodies.council.perspectives.get(name="Users")
    with pytest.raises(Refused, match="already"):
        actions.add_perspective(cast.bodies.council, name="users", position=3, by=cast.lead, now=now)
    for measure in live.measures.all():
        site.post(url("place_measure", measure.pk), {"perspective": str(users.pk)}, by=cast.lead)
    page = site.get(body, most=LIST_QUERIES).text
    assert "Users 3" in page and "Learning empty 0" in page.replace("  ", " ")
    actions.place_measure(live.measures.first(), perspective=learning, by=cast.lead, now=now)
    assert [row.perspective_id for row in live.measures.order_by("pk")] == [learning.pk, users.pk, users.pk]
    with pytest.raises(NotAllowed):
        actions.place_measure(live.measures.first(), perspective=users, by=cast.vco, now=now)
    site.refuses(url("add_perspective", cast.bodies.council.pk), cast.stranger, cast.vco, cast.nhs)


def test_scorecards_of_agreement_outcome_body_and_borough_are_public_and_do_not_grow(cast, now, site, live):
    made.report(cast, now, live, values={"People who came": 130, "Would come again": 75})
    for scope in (
        "",
        f"?agreement={live.pk}",
        f"?outcome={live.specification.outcome_id}",
        f"?body={cast.bodies.council.pk}",
    ):
        page = site.get(url("scorecard") + scope, most=LIST_QUERIES)
        assert "aim reached" in page.text and "People who came" in page.text
    few = site.get(url("scorecard")).queries
    Agreement.objects.bulk_create(Agreement(**{**vars_of(live), "title": f"Copy {n}"}) for n in range(30))
    copies = Agreement.objects.filter(title__startswith="Copy")
    Measure.objects.bulk_create(
        Measure(agreement=row, kind="how_much", title="M", unit="visits", purpose="a", use="b") for row in copies
    )
    assert site.get(url("scorecard")).queries == few
    assert len(csv_of(site, url("scorecard") + "?format=csv")) == 33
    site.get(url("scorecard") + "?agreement=99999", status=404)
    site.get(url("scorecard") + f"?agreement={made.draft(cast, now).pk}", status=404)


def test_a_reader_chooses_whose_scorecard_it_is_and_for_which_outcome(cast, now, site, live):
    other = made.live(cast, now, to="silver")
    other.title = "Choirs"
    other.save()
    page = site.get(url("scorecard")).text
    assert "Paid for by" in page
    both = f"?body={cast.bodies.council.pk}&outcome={live.specification.outcome_id}"
    lines = csv_of(site, url("scorecard") + both + "&format=csv")
    assert {line["agreement"] for line in lines} == {live.title}, "the other works for another outcome"
    assert len({line["agreement"] for line in csv_of(site, url("scorecard") + "?format=csv")}) == 2
    assert csv_of(site, url("scorecard") + f"?body={cast.bodies.nhs.pk}&format=csv") == []
    body = site.get(cast.bodies.council.get_absolute_url()).text
    assert "its scorecard" in body


def test_how_a_measure_stands_is_read_from_its_start_and_its_aim(cast, now, live):
    made.report(cast, now, live, values={"People who came": 3, "Would come again": 75})
    made.report(
        cast,
        now,
        live,
        number=2,
        values={"People who came": 4, "Would come again": 81, "People who are often lonely": 36},
    )
    lines = {
        line.measure.title: line for line in queries.lines_of(queries.with_figures(queries.scorecard(agreement=live)))
    }
    assert lines["Would come again"].state == "reached"
    assert lines["People who are often lonely"].state == "moving", "lower is better: from 42 to 30"
    assert (lines["People who came"].state, lines["People who came"].latest) == ("hidden", None)


@pytest.mark.ledger("MP-18")
def test_an_outcome_shows_what_two_agreements_contribute_without_counting_anyone_twice(cast, now, site, live):
    other = second_of(cast, now, live)
    made.report(cast, now, live, values={"People who came": 100})
    made.report(cast, now, other, to="silver", values={"People who came": 40})
    outcome = url("outcome", live.specification.outcome_id)
    page = site.get(outcome, most=LIST_QUERIES).text
    assert "Between 100 and 140 people" in page and "Riverside Anchor Trust" in page and "Silver Threads" in page
    site.post(
        url("note_overlap", live.pk), {"other": other.pk, "people": "15", "how_known": "The same card"}, by=cast.vco
    )
    assert "125 people in all" in site.get(outcome).text
    lines = csv_of(site, f"{outcome}?format=csv&of=people")
    assert [(line["latest"], line["at least"], line["at most"]) for line in lines] == [
        ("100", "", ""), ("40", "", ""), ("", "125", "125")
    ]  # fmt: skip
    site.refuses(url("note_overlap", live.pk), cast.stranger, cast.nhs, cast.resident)
    apart = made.live(cast, now, to="advice")
    with pytest.raises(Refused, match="same outcome"):
        actions.note_overlap(live, other=apart, people=1, how_known="x", by=cast.vco, now=now)


def test_a_small_overlap_or_a_hidden_figure_is_not_recovered_from_the_total(cast, now, site, live):
    """Attack: the parts shown, taken away from the total shown."""
    other = second_of(cast, now, live)
    made.report(cast, now, live, values={"People who came": 100})
    made.report(cast, now, other, to="silver", values={"People who came": 40})
    actions.note_overlap(live, other=other, people=2, how_known="Asked", by=cast.vco, now=now)
    assert "Between 100 and 140 people" in site.get(url("outcome", live.specification.outcome_id)).text
    third = second_of(cast, now, live, to="advice")
    made.report(cast, now, third, to="advice", values={"People who came": 3})
    page = site.get(url("outcome", live.specification.outcome_id)).text
    assert "Between 100 and 140 people" in page and "hidden: too few people" in page
    lines = csv_of(site, url("outcome", live.specification.outcome_id) + "?format=csv&of=people")
    assert "3" not in {line["latest"] for line in lines} and lines[-1]["at most"] == "140"
    assert Overlap.objects.count() == 1


@given(st.lists(st.frozensets(st.integers(0, 40), min_size=5), min_size=1, max_size=4))
def test_the_bounds_hold_the_truth(groups):
    """Whatever the groups of people are, as many as there really are lies between the two bounds."""
    rows = [Agreement(pk=place) for place in range(len(groups))]
    parts = [(row, Decimal(len(people))) for row, people in zip(rows, groups, strict=True)]
    shared = {(a, b): len(groups[a] & groups[b]) for a in range(len(groups)) for b in range(a + 1, len(groups))}
    truth = len(frozenset.union(*groups))
    for known in ({}, shared):
        least, most, _count = people_of(parts, known)
        assert least <= truth <= most


@pytest.mark.ledger("EQ-13")
def test_an_outcome_is_followed_by_the_gap_between_deprived_and_other_neighbourhoods(cast, now, site, live, clock_at):
    report = live.reports.order_by("start_date").first()
    clock_at(made.at(now, report.due_date))
    measure = live.measures.get(title="Would come again")
    with pytest.raises(Refused, match="figure for everybody"):
        actions.split_by_quintile(report, measure=measure, figures={1: (Decimal(60), 20)}, by=cast.vco, now=now)
    actions.save_report(report, answers=made.answers(report, {"Would come again": 75}), by=cast.vco, now=now)
    sent = {f"value_{n}": str(60 + 5 * n) for n in range(1, 6)} | {f"people_{n}": "30" for n in range(1, 6)}
    wrong = site.post(url("quintiles", report.pk, measure.pk), {**sent, "people_1": ""}, by=cast.vco, status=200)
    assert "or neither" in wrong.text
    site.refuses(url("quintiles", report.pk, measure.pk), cast.stranger, cast.lead, cast.rival)
    site.post(url("quintiles", report.pk, measure.pk), sent, by=cast.vco)
    made.report(cast, now, live, values={"Would come again": 75}, seen_version=2)
    (gap,) = queries.gaps_for(live.specification.outcome)
    assert gap.gap == Decimal(-20)
    outcome = url("outcome", live.specification.outcome_id)
    page = site.get(outcome, most=LIST_QUERIES).text
    assert "−20" in page.replace("-20", "−20") and "most and least deprived fifth" not in page
    second = live.reports.order_by("start_date")[1]
    clock_at(made.at(now, second.due_date))
    answers = made.answers(second, {"Would come again": 80})
    actions.save_report(second, answers=answers, by=cast.vco, now=now)
    site.post(url("quintiles", second.pk, measure.pk), {**sent, "value_1": "70", "people_5": "3"}, by=cast.vco)
    made.report(cast, now, live, number=2, values={"Would come again": 80}, seen_version=2)
    page = site.get(outcome, most=LIST_QUERIES).text
    assert "Would come again: most and least deprived fifth" in page
    assert [row.gap for row in queries.gaps_for(live.specification.outcome)] == [Decimal(-20), None]


def test_a_small_fifth_is_not_worked_out_from_the_others(cast, now, site, live):
    """Attack: the whole less the fifths that are shown."""
    report, moment = live.reports.order_by("start_date").first(), now
    measure = live.measures.get(title="People who came")
    actions.save_report(report, answers=made.answers(report, {"People who came": 93}), by=cast.vco, now=moment)
    figures = {
        1: (Decimal(30), 30),
        2: (Decimal(20), 20),
        3: (Decimal(25), 25),
        4: (Decimal(15), 15),
        5: (Decimal(3), 3),
    }
    actions.split_by_quintile(report, measure=measure, figures=figures, by=cast.vco, now=moment)
    made.report(cast, now, live, values={"People who came": 93}, seen_version=2)
    (gap,) = queries.gaps_for(live.specification.outcome)
    assert gap.fifths[4] is None and sum(value is None for value in gap.fifths) >= 2 and gap.gap is None
    [line] = csv_of(site, url("outcome", live.specification.outcome_id) + "?format=csv&of=gaps")
    assert (line["least deprived"], line["gap"]) == ("", "")


@pytest.mark.ledger("MP-11", "MP-12")
def test_the_market_shows_the_largest_three_small_providers_and_the_local_share_with_what_is_not_known(cast, now, site):
    for to, amount in (("riverside", 50000), ("silver", 30000), ("advice", 15000), ("kettle", 5000)):
        made.live(cast, now, to=to, amount=Decimal(amount))
    for body, area in (("riverside", cast.north), ("kettle", cast.borough)):
        row = getattr(cast.bodies, body)
        row.area = area
        row.save()
    (year,) = queries.market()
    assert (year.year, year.count, year.value, year.top_three) == (2026, 4, Decimal(100000), Decimal(95000))
    assert (year.small_providers, year.local_count, year.local_value) == (1, 2, Decimal(55000))
    assert (year.unknown_count, year.unknown_value) == (2, Decimal(45000))
    page = site.get(url("market"), most=LIST_QUERIES).text
    for words in ("95%", "50% (2 of 4)", "55% (£55,000)", "2 (£45,000)"):
        assert words in page, words
    assert csv_of(site, url("market") + "?format=csv")[0]["share of the largest three (%)"] == "95.0"


@pytest.mark.ledger("AG-17")
def test_the_middle_term_and_the_share_of_three_years_or_more(cast, now, site):
    assert queries.terms().median is None
    for to, months in (("riverside", 24), ("silver", 36), ("advice", 60)):
        made.live(cast, now, to=to, months=months)
    found = queries.terms()
    assert (found.count, found.median, found.long_share) == (3, Decimal(36), Decimal("66.7"))
    assert "66.7%" in site.get(url("market")).text
    made.live(cast, now, to="kettle", months=24)
    assert queries.terms().median == Decimal(30)


def test_the_outcomes_indicator_stands_apart_and_marks_nobody(cast, now, site, live):
    dataset = Dataset.objects.create(
        code="d", title="D", publisher="P", licence="L", vintage="2026", geography="borough"
    )
    outcome = live.specification.outcome
    outcome.indicator = Indicator.objects.create(dataset=dataset, code="lonely", title="Lonely adults", theme="health")
    outcome.save()
    page = site.get(url("outcome", outcome.pk)).text
    assert "no provider is marked by it" in page and "Lonely adults" in page
