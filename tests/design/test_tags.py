"""Filters and tags, one by one."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from folkmoot.design.samples import knots
from folkmoot.design.tags.states import tone_of
from folkmoot.design.tags.words import day, moment, money, number, percent, prose, until


def drawn(template: str, **context: object) -> str:
    return Template("{% load design %}" + template).render(Context(context))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1250, "£1,250"),
        (Decimal("1250.5"), "£1,250.50"),
        (Decimal("-3"), "−£3"),
        (0, "£0"),
        ("12.00", "£12"),
        (None, ""),
        ("much", ""),
        (Decimal("NaN"), ""),
    ],
)
def test_money(value, words):
    assert money(value) == words


def test_numbers_and_shares():
    assert number(Decimal("1250000")) == "1,250,000"
    assert number(1e21) == "1,000,000,000,000,000,000,000"
    assert number(Decimal("2.50")) == "2.5"
    assert number(-4) == "−4"
    assert percent(Decimal("33.333")) == "33.3%"
    assert percent(None) == ""


def test_days_and_moments_are_london_s():
    assert day(date(2026, 11, 21)) == "21 November 2026"
    assert moment(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2026 at 12:30am"
    assert moment(datetime(2026, 11, 21, 12, 0, tzinfo=UTC)) == "21 November 2026 at midday"
    assert day(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2026"
    assert day(None) == moment(None) == ""


def test_a_span_says_its_day_once():
    start = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
    assert until(start, start.replace(hour=12, minute=0)) == "21 November 2026, 9:30am to midday"
    assert until(start, start.replace(day=22)) == "21 November 2026 at 9:30am to 22 November 2026 at 9:30am"


def test_people_s_words_are_escaped():
    assert prose("One <b>\nline\r\n\r\nTwo") == "<p>One &lt;b&gt;<br>line</p>\n<p>Two</p>"
    assert prose(None) == ""


@pytest.mark.parametrize(
    ("state", "tone"),
    [("kept", "good"), ("broken", "bad"), ("due", "soon"), ("explained", "info"), ("soon", "soon"), ("odd", "none")],
)
def test_a_state_has_a_colour(state, tone):
    assert tone_of(state) == tone
    assert "Its words" in drawn("{% tag 'Its words' state %}", state=state)


def test_a_button_that_cannot_be_undone_says_so():
    shown = drawn("{% button 'Pull it up' warning=True once='It cannot be planted again.' %}")
    assert shown.index("It cannot be planted again.") < shown.index("Pull it up")


def test_cells_are_told_their_column():
    shown = drawn(
        "{% table_of 'Crops' 'Crop' 'Weight' numeric='2' %}<tr><th scope=\"row\">Kale</th><td>8</td></tr>{% endtable_of %}"
    )
    assert "<caption>Crops</caption>" in shown
    assert '<td role="cell" data-label="Weight" class="fm-number">8</td>' in shown
    assert '<th scope="row" role="rowheader" data-label="Crop">Kale</th>' in shown


def test_a_table_escapes_what_it_is_given():
    shown = drawn("{% table 'C' columns rows %}", columns=["<a>", ("B", "number")], rows=[["<i>", None]])
    assert "&lt;a&gt;" in shown
    assert "&lt;i&gt;" in shown
    assert "–" in shown


def test_pages_keep_the_filters():
    request = RequestFactory().get("/list/?q=kale&page=3")
    page = Paginator(range(260), 25).get_page(3)
    shown = drawn("{% pagination page %}", page=page, request=request)
    assert "?q=kale&amp;page=4" in shown
    assert "Showing 51 to 75 of 260" in shown
    assert shown.count('aria-current="page"') == 1


def test_a_single_page_has_no_way_to_others():
    request = RequestFactory().get("/list/")
    assert "<nav" not in drawn("{% pagination page %}", page=Paginator([1], 25).get_page(1), request=request)


def test_the_thread_is_an_ordered_list_that_says_where_you_are():
    small = drawn("{% thread_small knots url='/t/' %}", knots=knots(here=2))
    assert small.count("<li") == 8
    assert small.count('aria-current="step"') == 1
    assert "You are here: <strong>Plan</strong>, knot 3 of 8" in small
    large = drawn("{% thread_large knots %}", knots=knots(here=2))
    places = [large.index(f">{label}<") for label in ("Seed", "Bed", "Plan", "Planting", "Promise", "Learning")]
    assert all(a < b for a, b in pairwise(places))
    assert "Still ahead" in large


def test_a_figure_says_what_it_is_out_of():
    shown = drawn("{% stat '23.1%' 'given away' numerator='62' denominator='268' source='The book' %}")
    assert "62 of 268" in shown
    assert "Source: The book" in shown


def test_a_confirmation_says_what_happens_next():
    shown = drawn("{% confirmation 'Sent' reference='B-1' %}<p>Wait.</p>{% endconfirmation %}")
    assert shown.index("<h1") < shown.index("B-1") < shown.index("What happens next") < shown.index("Wait.")


def test_cards_and_panels_hold_what_is_put_in_them():
    shown = drawn("{% cards %}{% card title url='/x/' meta='Soon' %}<p>In</p>{% endcard %}{% endcards %}", title="<T>")
    assert "&lt;T&gt;" in shown
    assert 'href="/x/"' in shown
    assert "<p>In</p>" in shown


def test_a_long_timeline_shows_the_latest_and_folds_the_rest_away():
    entries = [{"title": f"Step {number}", "at": date(2026, 11, 21), "by": "", "text": ""} for number in range(13)]
    page = drawn("{% timeline entries %}", entries=entries)
    shown, folded = page.split("<details")
    assert "Step 9" in shown and "Step 10" not in shown
    assert "What happened before: 3 more" in folded and "Step 12" in folded and 'start="11"' in folded
    assert "<details" not in drawn("{% timeline entries %}", entries=entries[:10])


def test_an_empty_timeline_says_so():
    assert "Nothing has happened yet." in drawn("{% timeline entries %}", entries=[])
