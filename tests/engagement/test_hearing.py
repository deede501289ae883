"""Hearing: who answered, equal words, suggested themes, two readers, what is published, what is tracked."""

from io import BytesIO

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.engagement.actions import (
    Asked,
    add_channel,
    add_theme,
    answer_theme,
    ask_about_people,
    close_consultation,
    complete_consultation,
    confirm_theme,
    hold_response,
    note_channel_used,
    note_effort,
    open_consultation,
    publish_response,
    quote,
    read_alike,
    read_response,
    respond,
    save_wording,
)
from folkmoot.engagement.guest import Guest
from folkmoot.engagement.hearing.agreement import agreement
from folkmoot.engagement.hearing.names import Cut, cut_out, suspects
from folkmoot.engagement.hearing.reach import beside, reach
from folkmoot.engagement.hearing.sameness import sameness_of
from folkmoot.engagement.hearing.suggest import suggest
from folkmoot.engagement.letters import send_news
from folkmoot.engagement.models import PublishedAnswer, Publishing, Response, Theme, Why
from folkmoot.engagement.queries.reading import agreement_of, campaigns, to_read
from folkmoot.engagement.surveys.holidays import warnings
from folkmoot.evidence.models import Dataset, Indicator, Value
from folkmoot.people.models import Notice
from tests.engagement import made

CAMPAIGN = "Please keep the library open because we all need it very much indeed."
START = 91 * made.DAY


def respond_as(consultation, by, now, text="A warm room with no agenda.", choice="A café", **more):
    return respond(consultation, answers=made.said(consultation, text, choice), by=by, now=now, **more)


@pytest.fixture
def heard(cast, now):
    """Closed at `now`: four in the same words, one of their own that may be published, one that may not."""
    consultation = made.opened(cast, now - START, without_account=True)
    for _copy in range(4):
        respond_as(consultation, Guest(), now - 80 * made.DAY, CAMPAIGN)
    own = "Mrs Underhill, 020 7946 0018, keeps the room warm."
    respond_as(consultation, cast.resident, now - 79 * made.DAY, own, may_be_published=True, wants_news=True)
    respond_as(consultation, cast.neighbour, now - 78 * made.DAY)
    return close_consultation(consultation, by=cast.lead, now=now)


# --- equal words ------------------------------------------------------------------------------------------------


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


# --- themes -----------------------------------------------------------------------------------------------------


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


# --- two readers ------------------------------------------------------------------------------------------------


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


# --- published by consent ---------------------------------------------------------------------------------------


def test_what_may_give_somebody_away_is_found():
    text = "Ask Mrs Underhill (mary@example.org, 020 7946 0018, SM1 1EA) or Anna Novak about my depression in Northfield Hall."
    found = {each.words: each.why for each in suspects(text, known=["Ann"], harmless=["Northfield Hall"])}
    assert found["Mrs Underhill"] == Why.NAME and found["Anna Novak"] == Why.NAME
    assert found["mary@example.org"] == found["020 7946 0018"] == found["SM1 1EA"] == Why.CONTACT
    assert found["my depression"] == Why.HEALTH and "Northfield Hall" not in found


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=10), max_size=4))
def test_what_is_cut_is_gone(text, words):
    cuts = [Cut(word, Why.NAME) for word in words if word in text]
    _told, taken = cut_out(text, cuts)
    assert all(letters > 0 for _cut, letters in taken)


def test_published_only_with_consent_and_with_the_reason_in_place(site, cast, now, heard):
    agreed, refused = heard.responses.get(person=cast.resident), heard.responses.get(person=cast.neighbour)
    with pytest.raises(Refused, match="did not agree"):
        publish_response(refused, cuts={}, by=cast.lead, now=now)
    page = site.get(f"/consultations/response/{agreed.pk}/publish/", by=cast.lead)
    assert "Mrs Underhill – it names a person" in page.text
    site.refuses(f"/consultations/response/{agreed.pk}/publish/", cast.stranger, cast.rival, cast.resident)
    site.post(
        f"/consultations/response/{agreed.pk}/publish/",
        {"cut": ["Mrs Underhill", "020 7946 0018"], "more": "warm", "why": "other", "reason": "a reason of its own"},
        by=cast.lead,
    )
    shown = site.get(f"{heard.get_absolute_url()}responses/", most=22)
    assert "[taken out: it names a person]" in shown.text and "[taken out: a reason of its own]" in shown.text
    assert "Underhill" not in shown.html and "7946" not in shown.html
    assert PublishedAnswer.objects.filter(answer__response=agreed).count() == 2
    hold_response(agreed, because="It tells of a neighbour.", by=cast.lead, now=now)
    shown = site.get(f"{heard.get_absolute_url()}responses/")
    assert "It tells of a neighbour." in shown.text and "keeps the room" not in shown.text


def test_words_to_take_out_that_are_nowhere_are_refused(site, cast, heard):
    agreed = heard.responses.get(person=cast.resident)
    page = site.post(
        f"/consultations/response/{agreed.pk}/publish/", {"more": "Underhil l", "why": "name"}, by=cast.lead, status=200
    )
    assert "These words are not in the answer" in page.text and not PublishedAnswer.objects.exists()


def test_a_quote_stands_beside_its_theme(site, cast, now, heard):
    theme = add_theme(heard, title="Warmth", you_said="Warm.", by=cast.lead, now=now)
    answer = heard.responses.get(person=cast.resident).answers.get(question__position=1)
    with pytest.raises(Refused, match="as they stand"):
        quote(answer, theme=theme, words="keeps the room cold", by=cast.lead, now=now)
    other = heard.responses.get(person=cast.neighbour).answers.get(question__position=1)
    with pytest.raises(Refused, match="did not agree"):
        quote(other, theme=theme, words="A warm room", by=cast.lead, now=now)
    quote(answer, theme=theme, words="keeps the room warm", by=cast.lead, now=now)
    answer_theme(theme, acted=True, we_did="Heating.", by=cast.lead, now=now)
    assert "keeps the room warm" in site.get(f"{heard.get_absolute_url()}you-said-we-did/").text


# --- told what came of it ---------------------------------------------------------------------------------------


def test_whoever_wished_is_told_once_what_came_of_it(cast, now, heard, django_capture_on_commit_callbacks):
    made.read_all(cast, heard, now)
    with django_capture_on_commit_callbacks(execute=True):
        complete_consultation(heard, promise_answer="We read all.", by=cast.lead, now=now)
    send_news.call(heard.pk)
    told = Notice.objects.get(topic="engagement.answered")  # it comes with the letter of the week
    assert told.person == cast.resident and "We did: Heating" in told.words and mail.outbox == []


def test_a_guest_who_wished_is_written_to_once(cast, now, heard, django_capture_on_commit_callbacks):
    heard.responses.filter(wants_news=True).update(person=None, news_email="guest@example.org")
    made.read_all(cast, heard, now)
    with django_capture_on_commit_callbacks(execute=True):
        complete_consultation(heard, promise_answer="We read all.", by=cast.lead, now=now)
    send_news.call(heard.pk)
    (letter,) = mail.outbox
    assert letter.to == ["guest@example.org"] and "We did: Heating" in letter.body
    assert letter.subject == "Folkmoot: a consultation you answered" and not Notice.objects.exists()


def test_their_own_page_says_what_came_of_it(site, cast, now, heard):
    made.read_all(cast, heard, now)
    complete_consultation(heard, promise_answer="We read all.", by=cast.lead, now=now)
    mine = heard.responses.get(person=cast.resident)
    assert "What came of it" in site.get(mine.get_absolute_url(), by=cast.resident).text


# --- reach ------------------------------------------------------------------------------------------------------


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


# --- languages, days --------------------------------------------------------------------------------------------


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


def test_holidays_are_warned_of():
    from datetime import date

    told = " ".join(warnings(date(2026, 7, 1), date(2026, 9, 23)))
    assert "41 of its days are in the summer holidays" in told and "bank holidays" not in told
    assert "Christmas" in " ".join(warnings(date(2026, 12, 1), date(2027, 2, 23)))
    assert warnings(date(2026, 9, 2), date(2026, 11, 25)) == []


# --- tracked results --------------------------------------------------------------------------------------------


def taken_away(site, url, by):
    """A file that is no text."""
    site.client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    return site.client.get(url).content


def edited(content, change):
    book = load_workbook(BytesIO(content))
    change(book.worksheets[0])
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("results.xlsx", out.getvalue())


def test_results_go_out_and_come_in_again_and_nothing_is_lost(site, cast, now):
    consultation = made.read(cast, now)
    theme = consultation.themes.get()
    Theme.objects.filter(pk=theme.pk).update(you_said="=1+1 is what they said")
    address = f"{consultation.get_absolute_url()}results/"
    content = taken_away(site, f"{address}?format=xlsx", cast.lead)
    same = site.post(address, {"file": edited(content, lambda sheet: None), "dry_run": "on"}, by=cast.lead, status=200)
    assert "0 new, 0 changed, 1 as they were" in same.text

    def change(sheet):
        assert sheet.cell(2, 3).value == "'=1+1 is what they said"
        sheet.cell(2, 7).value, sheet.cell(2, 8).value = "A kind nobody used before", "40%"
        sheet.cell(1, 11).value, sheet.cell(2, 11).value = "Ward budget", "£900"
        sheet.append([None, "Benches", "More benches.", "no", None, "No money.", "Parks", None, None, None])
        sheet.append([99999, "Stray", "Nobody's."])

    tried = site.post(address, {"file": edited(content, change), "dry_run": "on"}, by=cast.lead, status=200)
    assert "1 new, 1 changed" in tried.text and "99999" in tried.text and "Nothing has been changed yet" in tried.text
    assert consultation.themes.count() == 1
    site.post(address, {"file": edited(content, change)}, by=cast.lead, status=200)
    theme.refresh_from_db()
    assert (theme.category, theme.progress, theme.note) == ("A kind nobody used before", 40, "Ward budget: £900")
    assert theme.you_said == "=1+1 is what they said" and consultation.themes.get(title="Benches").acted is False
    site.refuses(address, cast.stranger, cast.rival, cast.resident)


def test_what_people_were_told_stays_when_results_come_in(site, cast, now):
    consultation = made.completed(cast, now)
    address = f"{consultation.get_absolute_url()}results/"
    content = taken_away(site, f"{address}?format=xlsx", cast.lead)

    def change(sheet):
        sheet.cell(2, 5).value = "Nothing at all."

    page = site.post(address, {"file": edited(content, change)}, by=cast.lead, status=200)
    assert "People have been told this" in page.text
    assert consultation.themes.get().we_did == "Heating is in the specification."
    broken = site.post(address, {"file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04 not")}, by=cast.lead, status=200)
    assert "broken off or damaged" in broken.text


# --- what engagement changed ------------------------------------------------------------------------------------


def test_what_engagement_changed_by_year_by_project_and_by_who_said_it(site, cast, now):
    consultation = made.completed(cast, now)
    page = site.get("/consultations/what-changed/", most=12)
    assert "Heating is in the specification." in page.text and "In 2026" in page.text
    assert "Organisations" in page.text and "Members, through an organisation" in page.text
    project = site.get(f"/consultations/what-changed/project/{consultation.project_id}/", most=12)
    assert "Warmth" in project.text
    other = made.project(cast, now)
    assert "No consultation has been answered" in site.get(f"/consultations/what-changed/project/{other.pk}/").text
    assert (
        "Heating" in b"".join(site.get("/consultations/what-changed/?format=csv").response.streaming_content).decode()
    )


def test_the_report_is_a_page_and_a_file_that_hide_small_numbers(site, cast, now):
    consultation = made.closed(cast, now)
    page = site.get(f"{consultation.get_absolute_url()}report/", most=22)
    assert "Fewer than 5 answers" in page.text
    lines = b"".join(
        site.get(f"{consultation.get_absolute_url()}report/?format=csv").response.streaming_content
    ).decode()
    assert "hidden: too few people" in lines and ",3," not in lines
    running = made.opened(cast, now)
    site.get(f"{running.get_absolute_url()}report/", status=404)


@pytest.mark.ledger("EN-01")
def test_the_forward_plan_lists_what_will_be_asked(site, cast, now):
    assert "Nothing is announced" in site.get("/consultations/forward-plan/").text
    made.announced(cast, now)
    page = site.get("/consultations/forward-plan/", most=12)
    assert "How should we keep people company?" in page.text and "90 days" in page.text
    bare = made.prepared(cast, now, opens_date=now.date(), closes_date=now.date() + 90 * made.DAY)
    with pytest.raises(Refused, match="no early notice"):
        open_consultation(bare, by=cast.lead, now=now)


@pytest.mark.ledger("EQ-17")
def test_formats_are_listed_and_a_missing_easy_read_needs_a_reason(site, cast, now):
    from folkmoot.engagement.actions import InFormat, add_format, announce, prepare_consultation

    early = now - 14 * made.DAY
    draft = prepare_consultation(
        made.project(cast, early), by=cast.lead, now=early, questions=[Asked("What?")],
        formats=[InFormat("Large print", link="https://example.org/large")], **made.words(early),
    )  # fmt: skip
    draft = announce(draft, by=cast.lead, now=early)
    with pytest.raises(Refused, match="Easy Read"):
        open_consultation(draft, by=cast.lead, now=now)
    add_format(draft, given=InFormat("Easy Read", none_because="the writer is ill"), by=cast.lead, now=now)
    draft = open_consultation(draft, by=cast.lead, now=now)
    page = site.get(draft.get_absolute_url())
    assert "Easy Read: not there, because the writer is ill" in page.text and "Large print" in page.text


def test_answers_are_published_only_when_nobody_can_answer_any_more(cast, now):
    consultation = made.opened(cast, now)
    response = made.answered(consultation, cast.resident, now, may_be_published=True)
    assert response.publishing == Publishing.AGREED
    with pytest.raises(Refused, match="so that none leads the next"):
        publish_response(response, cuts={}, by=cast.lead, now=now)
