"""Surveys as people meet them: without an account, saved and taken up again, a part at a time, with a file."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.engagement.actions import (
    Asked,
    add_question,
    add_section,
    open_consultation,
    respond,
    withdraw_response,
)
from folkmoot.engagement.guest import Guest
from folkmoot.engagement.models import AnswerDraft, AnswerFile, Response
from tests.engagement import made
from tests.engagement.asked import ALL, GOOD, but, sent


def test_no_account_is_needed_where_the_body_allows_it(site, cast, now, survey):
    answer = f"{survey.get_absolute_url()}answer/guest/"
    first = survey.questions.get(position=1)
    page = site.post(answer, {f"question_{first.pk}": "From nobody."})
    response = Response.objects.get()
    assert response.is_guest and response.person is None and len(response.receipt) == 14
    assert page.response["Location"] == response.get_absolute_url()
    assert "Keep it to yourself" in site.get(response.get_absolute_url()).text
    # It can be changed by whoever has the receipt, and by nobody without.
    site.post(f"{answer}?receipt={response.receipt}", {f"question_{first.pk}": "Changed."})
    assert Response.objects.get().answers.get().text == "Changed."
    site.post(answer, {f"question_{first.pk}": "Another."})
    assert Response.objects.count() == 2
    assert response.receipt not in site.get(f"{survey.get_absolute_url()}reading/", by=cast.lead).html
    site.refuses("/consultations/response/AAAA-BBBB-CCCC/", cast.stranger, cast.rival)


def test_no_account_only_where_it_is_allowed(site, cast, now):
    closed = made.opened(cast, now)
    site.refuses(f"{closed.get_absolute_url()}answer/guest/", cast.stranger)
    with pytest.raises(NotAllowed):
        respond(closed, answers=made.said(closed), by=Guest(), now=now)


def test_a_guest_saves_and_comes_back(site, survey):
    answer = f"{survey.get_absolute_url()}answer/guest/"
    name = f"question_{survey.questions.get(position=1).pk}"
    page = site.post(answer, {name: "Half a thou", "do": "save"})
    draft = AnswerDraft.objects.get()
    assert page.response["Location"].endswith(f"draft={draft.code}")
    assert "Half a thou" in site.get(page.response["Location"]).text
    assert "Half a thou" not in site.get(answer).text
    site.post(page.response["Location"], {name: "Half a thought more."})
    assert not AnswerDraft.objects.exists() and Response.objects.get().answers.get().text == "Half a thought more."


def test_a_part_at_a_time(site, cast, now):
    draft = made.prepared(cast, now - 14 * made.DAY, questions=(), step_by_step=True)
    for title, some in (
        ("First", ALL[:2]),
        ("Second", (Asked("Why B?", after=2, after_any=("B",), is_required=True),)),
        ("Last", (Asked("More?"),)),
    ):
        add_section(draft, title=title, by=cast.lead, now=now - 14 * made.DAY)
        for asked in some:
            add_question(draft, asked=asked, by=cast.lead, now=now - 14 * made.DAY)
    from folkmoot.engagement.actions import announce

    survey = open_consultation(announce(draft, by=cast.lead, now=now - 14 * made.DAY), by=cast.lead, now=now)
    q1, q2, q3, q4 = (f"question_{question.pk}" for question in survey.questions.order_by("position"))
    answer = f"{survey.get_absolute_url()}answer/me/"
    assert "Part 1 of 2" in site.get(answer, by=cast.resident, most=22).text
    site.post(answer, {q1: "", "do": "next"}, by=cast.resident, status=200)  # needed
    page = site.post(answer, {q1: "Warm", q2: "A", "do": "next"}, by=cast.resident)
    assert "More?" in site.get(page.response["Location"], by=cast.resident).text  # who chose A is not asked why B
    page = site.post(answer, {q1: "Warm", q2: "B", "do": "next"}, by=cast.resident)
    second = site.get(page.response["Location"], by=cast.resident)
    assert "Why B?" in second.text and "Part 2 of 3" in second.text
    page = site.post(page.response["Location"], {q3: "Near", "do": "next"}, by=cast.resident)
    site.post(page.response["Location"], {q4: "No.", "do": "send"}, by=cast.resident)
    assert [answer.text for answer in Response.objects.get().answers.order_by("question__position")] == [
        "Warm",
        "B",
        "Near",
        "No.",
    ]


def test_a_file_is_sent_with_the_page_and_fetched_by_those_who_read(site, cast, now, survey):
    questions = {question.position: f"question_{question.pk}" for question in survey.questions.all()}
    upload = SimpleUploadedFile("plan.txt", b"a bench here")
    site.post(
        f"{survey.get_absolute_url()}answer/me/", {questions[1]: "See file", questions[9]: upload}, by=cast.resident
    )
    file = AnswerFile.objects.get()
    answer = site.get(file.get_absolute_url(), by=cast.lead).response
    assert answer.content == b"a bench here" and "attachment" in answer["Content-Disposition"]
    site.refuses(file.get_absolute_url(), cast.stranger, cast.rival, cast.neighbour)


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "👩🏽‍🦽🏳️‍🌈 warm", "أريد مكاناً دافئاً", "a\0b", "‮evil"],
)
def test_words_of_every_kind_are_kept_and_shown_as_words(site, cast, now, survey, text):
    response = sent(survey, but(1, text), cast.resident, now)
    assert response.answers.get(question__position=1).text == text.replace("\0", "")
    page = site.get(response.get_absolute_url(), by=cast.resident)
    assert "<script>alert(1)" not in page.html and 'dir="auto"' in page.html


def test_a_response_withdrawn_stays_counted_as_withdrawn(site, cast, now, survey):
    response = sent(survey, GOOD, cast.resident, now)
    with pytest.raises(NotAllowed):
        withdraw_response(response, by=cast.lead, now=now)
    site.post(f"{response.get_absolute_url()}withdraw/", by=cast.resident)
    response.refresh_from_db()
    assert response.withdrawn_at and not response.answers.exists()
    assert survey.responses.standing().count() == 0 and survey.responses.count() == 1
    assert Entry.objects.latest("number").code == "engagement.response.withdrawn"
    with pytest.raises(Refused, match="already"):
        withdraw_response(response, by=cast.resident, now=now)
    assert sent(survey, GOOD, cast.resident, now).pk != response.pk


@pytest.mark.ledger("EN-29")
def test_a_borough_wide_consultation_is_counted_by_area_and_in_total(site, cast, now, survey):
    from folkmoot.engagement.actions import close_consultation
    from folkmoot.engagement.surveys.counted import by_area

    for at in range(30):
        answers = but(8, {"area": cast.north.code if at < 18 else cast.borough.code})
        answers[1], answers[9] = "A" if at % 3 else "B", "Near"
        sent(survey, answers, Guest(), now)
    question = survey.questions.get(position=2)
    found = by_area(question, {cast.north.pk: "Northfield", cast.borough.pk: "The borough"})
    assert found["Northfield"] == found["The borough"] == {"A": None, "B": None}, "four said B in one of them"
    assert found["everybody"] == {"A": 20, "B": 10}
    closed = close_consultation(survey, by=cast.lead, now=now + 91 * made.DAY)
    page = site.get(f"{closed.get_absolute_url()}report/", most=26)
    assert "By area, and everywhere" in page.text and "Everybody : A 20; B 10" in page.text


def test_a_hall_full_of_guests_may_answer_from_one_connection_and_a_flood_is_turned_away(
    site, cast, now, survey, monkeypatch
):
    monkeypatch.setattr("folkmoot.engagement.views.sitting.MOST_GUESTS_AN_HOUR", 2)
    cache.clear()
    answer, own = f"{survey.get_absolute_url()}answer/guest/", f"{survey.get_absolute_url()}answer/me/"
    first = f"question_{survey.questions.get(position=1).pk}"
    for words in ("One", "Two"):
        site.post(answer, {first: words})
    page = site.post(answer, {first: "The third, at length"}, status=200)
    assert "more than 2" in page.text and "The third, at length" in page.html
    change = f"{answer}?receipt={Response.objects.latest('pk').receipt}"
    site.post(change, {first: "Two, changed"})  # nothing new
    site.client.defaults["REMOTE_ADDR"] = "192.0.2.7"
    site.post(answer, {first: "Next door"})
    for words in ("Draft 1", "Draft 2"):
        site.post(answer, {first: words, "do": "save"})
    assert "more than 2" in site.post(answer, {first: "Draft 3", "do": "save"}, status=200).text
    site.post(own, {first: "Mine"}, by=cast.resident)
    assert Response.objects.count() == 4 and AnswerDraft.objects.count() == 2
