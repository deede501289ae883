"""Reading what people said: equal words, themes that are suggested with their reason, two readers and how far they agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.engagement.actions import (
    add_theme,
    answer_theme,
    close_consultation,
    complete_consultation,
    confirm_theme,
    read_alike,
    read_response,
)
from folkmoot.engagement.guest import Guest
from folkmoot.engagement.hearing.agreement import agreement
from folkmoot.engagement.hearing.sameness import sameness_of
from folkmoot.engagement.hearing.suggest import suggest
from folkmoot.engagement.models import Response
from folkmoot.engagement.queries.reading import agreement_of, campaigns, to_read
from tests.engagement import made
from tests.engagement.made import CAMPAIGN, START, respond_as


def test_equal_words_are_one_group_and_each_counts(site, cast, now, heard):
    (group,) = campaigns(heard)
    assert group.count == 4 and to_read(heard).count() == 3
    page = site.get(f"{heard.get_absolute_url()}reading/", by=cast.lead, most=22)
    assert "4 answers in the same words" in page.text and page.text.count("Please keep the library open") == 1
    theme = add_theme(heard, title="Library", you_said="Keep it.", by=cast.lead, now=now)
    assert read_alike(group.first, themes=[theme], by=cast.lead, now=now) == 4
    assert theme.responses.count() == 4 and heard.responses.filter(read_at=None).count() == 2
    with pytest.raises(Refused, match="words of its own"):
        read_alike(heard.responses.get(person=cast.neighbour), by=cast.lead, now=now)


def test_ten_thousand_identical_answers(site, cast, now):
    """Made in bulk, as a campaign would arrive; shown as one group with its count, and read at once."""
    consultation = made.opened(cast, now - START, without_account=True)
    first = respond_as(consultation, Guest(), now - START, CAMPAIGN)
    Response.objects.bulk_create(
        Response(consultation=consultation, receipt=f"X{at}", received_at=now, is_guest=True, sameness=first.sameness)
        for at in range(9_999)
    )
    consultation = close_consultation(consultation, by=cast.lead, now=now)
    page = site.get(f"{consultation.get_absolute_url()}reading/", by=cast.lead, most=22)
    assert "10000 answers in the same words" in page.text.replace(",", "")
    theme = add_theme(consultation, title="Library", you_said="Keep it.", by=cast.lead, now=now)
    assert read_alike(first, themes=[theme], by=cast.lead, now=now) == 10_000
    assert theme.responses.count() == 10_000 and not consultation.responses.filter(read_at=None).exists()
    assert "10,000" in site.get(f"{consultation.get_absolute_url()}report/", most=22).text


@given(st.text(), st.sampled_from([str.upper, str.lower, lambda text: f"  {text}!\n"]))
def test_capitals_and_spaces_do_not_hide_equal_words(text, change):
    words = f"one two three four five six seven eight {text}"
    if change(words).casefold().strip(" !\n") == words.casefold().strip(" !\n"):
        assert sameness_of([words]) == sameness_of([change(words)])


def test_a_few_words_are_the_same_by_chance():
    assert sameness_of(["No more cars"]) == "" and sameness_of([]) == ""


def test_themes_are_suggested_with_the_reason():
    texts = [
        "The bus is late", "No bus after six", "A bus from the hill", "Warm rooms please", "The room was cold, not warm", "Keep it warm",
    ]  # fmt: skip
    found = suggest(enumerate(texts))
    assert {each.word for each in found} == {"bus", "warm"}
    bus = next(each for each in found if each.word == "bus")
    assert bus.answers == [0, 1, 2] and "3 of 6 answers use “bus”" in bus.because
    assert [each.word for each in suggest(enumerate(texts), taken=["Early buses"])] == ["warm"]
    assert suggest([]) == [] and suggest([(1, "")]) == []
    assert suggest(enumerate(texts), taken=["Bus"])[0].word == "warm"


@given(st.lists(st.text(max_size=60), max_size=30))
def test_suggesting_never_fails_and_always_says_why(texts):
    for each in suggest(enumerate(texts)):
        assert each.because and set(each.answers) <= set(range(len(texts))) and len(each.answers) >= 3


def test_a_suggested_theme_needs_two_people(site, cast, now, heard):
    page = site.get(f"{heard.get_absolute_url()}reading/suggested/", by=cast.lead, most=22)
    assert "Counting understands nothing" in page.text
    theme = add_theme(
        heard, title="Warmth", you_said="Warm.", suggested_because="3 of 3 answers use “warm”.", by=cast.lead, now=now
    )
    with pytest.raises(Refused, match="Somebody else"):
        confirm_theme(theme, by=cast.lead, now=now)
    for response in heard.responses.all():
        read_response(response, themes=[theme], by=cast.lead, now=now)
    answer_theme(theme, acted=True, we_did="Heating.", by=cast.lead, now=now)
    with pytest.raises(Refused, match="second person"):
        complete_consultation(heard, promise_answer="We read all.", by=cast.lead, now=now)
    with pytest.raises(NotAllowed):
        confirm_theme(theme, by=cast.rival, now=now)
    site.post(f"/consultations/theme/{theme.pk}/confirm/", by=cast.colleague)
    theme.refresh_from_db()
    assert theme.confirmed_by == cast.colleague
    complete_consultation(heard, promise_answer="We read all.", by=cast.lead, now=now)


def test_agreement_by_hand():
    # Cohen 1960's way: 20 both yes, 15 both no, 5 and 10 apart: observed .7, by chance .5, kappa .4.
    pairs = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    found = agreement(pairs)
    assert found.share == pytest.approx(70) and found.kappa == pytest.approx(0.4)
    assert agreement([(True, True)] * 3).kappa is None and agreement([]).cases == 0


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1))
def test_kappa_is_never_above_one_and_is_one_only_in_full_agreement(pairs):
    found = agreement(pairs)
    if found.kappa is not None:
        assert found.kappa <= 1 + 1e-9 and (found.kappa > 1 - 1e-9) == (found.agreed == found.cases)
    turned = agreement([(other, one) for one, other in pairs])
    assert (turned.kappa is None) == (found.kappa is None) and (
        found.kappa is None or turned.kappa == pytest.approx(found.kappa)
    )


def test_a_second_reader_does_not_see_the_first_and_both_are_compared(site, cast, now, heard):
    theme = add_theme(heard, title="Warmth", you_said="Warm.", by=cast.lead, now=now)
    mine = heard.responses.get(person=cast.resident)
    other = heard.responses.get(person=cast.neighbour)
    for response in (mine, other):
        read_response(response, themes=[theme], by=cast.lead, now=now)
    reading = f"{heard.get_absolute_url()}reading/"
    page = site.get(f"{reading}?show=second", by=cast.colleague, most=22)
    assert "You do not see what the first reader heard" in page.text and not page.all("input", checked="")
    assert "Every answer has been read" in page.text or "A person" in page.text
    read_response(mine, themes=[theme], by=cast.colleague, now=now)
    read_response(other, themes=[], by=cast.colleague, now=now)
    pairs, ((_theme, found),) = agreement_of(heard, [theme])
    assert pairs == 2 and found.share == pytest.approx(50)
    assert "2 answers were read by two people" in site.get(reading, by=cast.lead, most=22).text


def test_searching_the_answers(site, cast, heard):
    reading = f"{heard.get_absolute_url()}reading/?show=all"
    assert "Underhill" in site.get(f"{reading}&q=underhill", by=cast.lead).text
    assert "Underhill" not in site.get(f"{reading}&q=library", by=cast.lead).text
    site.refuses(reading, cast.stranger, cast.rival, cast.resident)
