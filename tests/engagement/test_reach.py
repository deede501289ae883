"""Who was reached, beside who lives here; partners’ channels, organisations, languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.policy import Refused
from folkmoot.engagement.actions import (
    add_channel,
    ask_about_people,
    close_consultation,
    note_channel_used,
    note_effort,
    open_consultation,
    respond,
    save_wording,
)
from folkmoot.engagement.guest import Guest
from folkmoot.engagement.hearing.reach import beside, reach
from folkmoot.evidence.models import Dataset, Indicator, Value
from tests.engagement import made
from tests.engagement.made import START


def census(area, **ages):
    of = Dataset.objects.create(
        code="census", title="Census", publisher="ONS", licence="OGL", vintage="2021", geography="borough"
    )
    for band, number in ages.items():
        code = f"census2021-ts007a-age-{band.strip('_').replace('_', '-')}"
        row = Indicator.objects.create(dataset=of, code=code, title=band, theme="demography", unit="people")
        Value.objects.create(indicator=row, area=area, number=number)


AGES = ("0_to_4", "5_to_9", "10_to_14", "15_to_19", "20_to_24", "25_to_29", "30_to_34", "35_to_39", "40_to_44", "45_to_49",
        "50_to_54", "55_to_59", "60_to_64", "65_to_69", "70_to_74", "75_to_79", "80_to_84", "85_and_over")  # fmt: skip


@pytest.mark.ledger("EN-19")
def test_closing_compares_who_answered_with_who_lives_here_and_lists_the_gaps(site, cast, now):
    census(cast.borough, **{f"_{age}" if age[0].isdigit() else age: 100 for age in AGES})
    start = now - START
    draft = made.prepared(cast, start - 14 * made.DAY)
    ask_about_people(draft, what="age", by=cast.lead, now=start - 14 * made.DAY)
    draft.no_notice_reason = "The place closes before an early notice could have been given."
    draft.opens_date = start.date()
    draft.save()
    consultation = open_consultation(draft, by=cast.lead, now=start)
    consultation.without_account = True
    consultation.save()
    age = consultation.questions.get(census="age")
    for at in range(30):
        group = "25 to 44" if at < 15 else "45 to 64"
        respond(consultation, answers={**made.said_first(consultation), age: group}, by=Guest(), now=start)
    page = site.get(f"{consultation.get_absolute_url()}who-answered/", most=22)
    assert "There is still time" in page.text or "Not heard enough" in page.text
    (by_age,) = reach(consultation)
    assert "How old are you?" in by_age.title and "15 to 24" in by_age.gaps and "25 to 44" not in by_age.gaps
    note_effort(consultation, group="15 to 24", method="Ask at the college.", result="", by=cast.lead, now=now)
    closed = close_consultation(consultation, by=cast.lead, now=now)
    assert "How old are you?: 15 to 24" in closed.gaps
    shown = site.get(f"{closed.get_absolute_url()}who-answered/", most=22)
    assert "When it closed, these were not heard enough" in shown.text and "Ask at the college." in shown.text
    site.refuses(f"{closed.get_absolute_url()}who-answered/add/", cast.stranger, cast.rival)


@given(st.dictionaries(st.sampled_from("ABCDE"), st.integers(0, 300), min_size=2), st.data())
def test_reach_never_shows_a_small_number(counts, data):
    people = {group: data.draw(st.integers(0, 10_000)) for group in counts}
    found = beside("Where", counts, people)
    assert all(line.answers is None or line.answers == 0 or line.answers >= 5 for line in found.lines)
    assert all(line.share is None or line.answers is not None for line in found.lines)


@pytest.mark.ledger("EN-24")
def test_partners_channels_are_listed_with_the_answers_that_came_through_each(site, cast, now):
    consultation = made.opened(cast, now, without_account=True)
    channel = add_channel(
        consultation, name="Youth strategy board", partner=cast.bodies.riverside, by=cast.lead, now=now
    )
    questions = [f"question_{question.pk}" for question in consultation.questions.order_by("position")]
    for _one in range(6):
        page = site.get(channel.get_absolute_url())
        assert "You were brought here by" in page.text
        answer = f"{consultation.get_absolute_url()}answer/guest/?via={channel.code}"
        site.post(answer, {questions[0]: "Warm.", questions[1]: "A café"})
    assert channel.responses.count() == 6
    shown = site.get(f"{consultation.get_absolute_url()}who-answered/").text
    assert "Youth strategy board" in shown and " 6 " in shown


@pytest.mark.ledger("EN-06")
def test_an_organisation_sees_what_came_of_its_promoting_and_its_own_answers(site, cast, now):
    consultation = made.opened(cast, now)
    share = f"{consultation.get_absolute_url()}share/"
    site.post(share, {"name": "Newsletter"}, by=cast.vco)
    channel = consultation.channels.get()
    assert channel.partner == cast.bodies.riverside
    note_channel_used(channel, by=cast.vco, now=now)
    made.answered(consultation, cast.vco, now, organisation=cast.bodies.riverside, **made.FOR_RIVERSIDE)
    made.answered(consultation, cast.resident, now)
    page = site.get(share, by=cast.vco, most=22)
    assert "Newsletter" in page.text and "1 time" in page.text
    assert "Answers sent for Riverside Anchor Trust itself: 1" in page.text
    assert "Newsletter" not in site.get(share, by=cast.rival).text
    site.refuses(share, cast.stranger, cast.resident)


def test_a_language_is_chosen_on_the_page_and_answers_are_counted_alike(site, cast, now):
    consultation = made.opened(cast, now)
    first, which, _third = consultation.questions.order_by("position")
    words = {"language": "ar", "title": "كيف نساعد؟", "summary": "نريد أن نسمع منكم.", "checked_by": "Advice desk"}
    choices = {str(which.pk): {"text": "ماذا تفضل؟", "choices": ["مقهى", "زيارات"]}}
    with pytest.raises(Refused, match="Translate each"):
        save_wording(consultation, questions={str(which.pk): {"choices": ["مقهى"]}}, by=cast.lead, now=now, **words)
    save_wording(consultation, questions=choices, by=cast.lead, now=now, **words)
    page = site.get(f"{consultation.get_absolute_url()}?lang=ar", most=22)
    assert "كيف نساعد؟" in page.text and 'dir="rtl"' in page.html
    answer = f"{consultation.get_absolute_url()}answer/me/?lang=ar"
    assert "مقهى" in site.get(answer, by=cast.resident).text
    site.post(answer, {f"question_{first.pk}": "دافئ", f"question_{which.pk}": "A café"}, by=cast.resident)
    response = consultation.responses.get()
    assert response.language == "ar" and response.answers.get(question=which).text == "A café"
