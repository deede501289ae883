"""Surveys: every kind of question, of whom it is asked, a part at a time, without an account."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.scanning import EICAR
from folkmoot.engagement.actions import (
    Asked,
    add_question,
    add_section,
    open_consultation,
    remove_question,
    renew_consultation,
    respond,
    withdraw_response,
)
from folkmoot.engagement.guest import Guest
from folkmoot.engagement.models import AnswerDraft, AnswerFile, Consultation, QuestionKind, Response, Way
from folkmoot.engagement.surveys.counted import tallies
from folkmoot.engagement.surveys.said import SentFile
from tests.engagement import made

ALL = (
    Asked("In your words?", is_required=True),
    Asked("One?", QuestionKind.CHOICE, ("A", "B")),
    Asked("Many?", QuestionKind.MANY, ("A", "B", "C")),
    Asked("Order?", QuestionKind.RANK, ("A", "B", "C")),
    Asked("Mark?", QuestionKind.RATE, lowest=1, highest=5),
    Asked("Each?", QuestionKind.GRID, ("good", "bad"), lines=("bus", "train")),
    Asked("How many?", QuestionKind.NUMBER, lowest=0, highest=20),
    Asked("Where?", QuestionKind.PLACE, is_home=True),
    Asked("A picture?", QuestionKind.UPLOAD),
    Asked("Why B?", after=2, after_any=("B",), is_required=True),
)
GOOD = ["Warm.", "A", ["C", "A"], ["B", "A"], "4", {"bus": "good"}, "3.50", {"point": "51.36, -0.19"}, None, ""]


@pytest.fixture
def survey(cast, now):
    return made.opened(cast, now, questions=ALL, without_account=True)


def sent(survey, answers, by, now, **more):
    return respond(
        survey, answers=dict(zip(survey.questions.order_by("position"), answers, strict=True)), by=by, now=now, **more
    )


def but(position, value):
    return [value if at == position - 1 else each for at, each in enumerate(GOOD)]


def test_it_works(cast, now, survey):
    answers = but(8, {"area": cast.north.code})
    answers[8] = SentFile("map.txt", b"the bench is here")
    response = sent(survey, answers, cast.resident, now)
    said = {answer.question.position: answer for answer in response.answers.select_related("question")}
    assert said[3].value == ["A", "C"] and said[4].text == "1. B\n2. A"
    assert said[6].value == {"bus": "good"} and said[7].text == "3.5" and said[5].value == 4
    assert response.area == cast.north and said[8].text == "Northfield"
    file = AnswerFile.objects.get(response=response)
    assert (file.name, file.size, file.is_held) == ("map.txt", 17, False)
    assert 10 not in said  # asked only of those who chose B


@pytest.mark.parametrize(
    ("position", "value", "sentence"),
    [
        (3, ["A", "Z"], "answers that are offered"), (4, ["A", "A"], "each answer once"), (5, "9", "one of the marks"),
        (6, {"bus": "late"}, "answers that are offered"), (6, {"boat": "good"}, "answers that are offered"),
        (7, "many", "write a number"), (7, "21", "20 or less"), (7, "NaN", "write a number"), (7, "-1", "0 or more"),
        (8, {"area": "nowhere"}, "from the list"), (8, {"point": "51, here"}, "two numbers"),
        (8, {"point": "51"}, "two numbers"), (8, {"point": "0, 0"}, "two numbers"),
        (9, SentFile("a.exe", b"MZ"), "We take PDF"), (9, SentFile("a.pdf", b"hello"), "something else"),
    ],
)  # fmt: skip
def test_answers_that_cannot_be_taken(cast, now, survey, position, value, sentence):
    with pytest.raises(Refused, match=sentence) as refusal:
        sent(survey, but(position, value), cast.resident, now)
    assert refusal.value.field == f"question_{survey.questions.get(position=position).pk}"
    assert not Response.objects.exists()


def test_a_question_is_asked_of_some_people_only(cast, now, survey):
    with pytest.raises(Refused, match="Answer question 10"):
        sent(survey, but(2, "B"), cast.resident, now)
    kept = sent(survey, [*but(2, "B")[:-1], "It is near."], cast.resident, now)
    assert kept.answers.get(question__position=10).text == "It is near."
    again = sent(survey, [*but(2, "A")[:-1], "It is near."], cast.resident, now)
    assert not again.answers.filter(question__position=10).exists()


def test_a_harmful_file_is_held_back_and_nothing_else_is_lost(cast, now, survey):
    response = sent(survey, but(9, SentFile("bad.txt", EICAR)), cast.resident, now)
    file = response.files.get()
    assert file.is_held and not file.path and response.answers.count() == 9


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "👩🏽‍🦽🏳️‍🌈 warm", "أريد مكاناً دافئاً", "a\0b", "‮evil"],
)
def test_words_of_every_kind_are_kept_and_shown_as_words(site, cast, now, survey, text):
    response = sent(survey, but(1, text), cast.resident, now)
    assert response.answers.get(question__position=1).text == text.replace("\0", "")
    page = site.get(response.get_absolute_url(), by=cast.resident)
    assert "<script>alert(1)" not in page.html and 'dir="auto"' in page.html


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (Asked("?", QuestionKind.MANY, ("A",)), "two different"), (Asked("?", QuestionKind.GRID, ("A", "B")), "at least one line"),
        (Asked("?", QuestionKind.RATE, lowest=1, highest=1), "2 to 11 marks"), (Asked("?", QuestionKind.NUMBER, lowest=3, highest=2), "after the lowest"),
        (Asked("?", after=1, after_any=("A",)), "offers choices"), (Asked("?", after=2, after_any=("Z",)), "as they stand"),
        (Asked("?", after=99, after_any=("A",)), "offers choices"),
    ],
)  # fmt: skip
def test_questions_that_could_not_be_answered(cast, now, asked, sentence):
    draft = made.prepared(cast, now, questions=ALL[:2])
    with pytest.raises(Refused, match=sentence):
        add_question(draft, asked=asked, by=cast.lead, now=now)


def test_what_another_question_hangs_on_stays(cast, now):
    draft = made.prepared(cast, now, questions=ALL)
    with pytest.raises(Refused, match="Question 10 hangs on it"):
        remove_question(draft.questions.get(position=2), by=cast.lead, now=now)


def test_a_survey_changed_after_opening_is_refused_and_a_new_version_says_so(site, cast, now, survey):
    with pytest.raises(Refused, match="can no longer be changed"):
        add_question(survey, asked=Asked("More?"), by=cast.lead, now=now)
    with pytest.raises(Refused, match="can no longer be changed"):
        add_section(survey, title="More", by=cast.lead, now=now)
    days = {"opens_date": now.date() + 20 * made.DAY, "closes_date": now.date() + 120 * made.DAY}
    with pytest.raises(Refused, match="what is different"):
        renew_consultation(survey, what_is_new=" ", by=cast.lead, now=now, **days)
    sent(survey, GOOD, cast.resident, now)
    new = renew_consultation(survey, what_is_new="We forgot to ask about trains.", by=cast.lead, now=now, **days)
    assert new.questions.count() == 10 and new.questions.get(position=10).shown_if == new.questions.get(position=2)
    add_question(new, asked=Asked("Trains?"), by=cast.lead, now=now)
    assert "newer version" not in site.get(survey.get_absolute_url()).text  # nobody can see it yet
    new.no_notice_reason = "The one before was announced, and this one only adds a question."
    new.save()
    later = now + 20 * made.DAY
    open_consultation(new, by=cast.lead, now=later)
    survey.refresh_from_db()
    assert survey.state == "closed" and survey.responses.count() == 1
    assert "There is a newer version" in site.get(survey.get_absolute_url()).text
    assert "We forgot to ask about trains." in site.get(new.get_absolute_url()).text


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


def test_a_group_answers_from_a_meeting(cast, now, survey):
    with pytest.raises(Refused, match="how many people"):
        sent(survey, GOOD, cast.lead, now, way=Way.MEETING, captured_by="Clerk")
    with pytest.raises(Refused, match="who took the notes"):
        sent(survey, GOOD, cast.lead, now, way=Way.MEETING, people_present=9)
    response = sent(
        survey, GOOD, cast.lead, now, way=Way.MEETING, captured_by="Clerk", people_present=9, met_where="Hall, Tuesday"
    )
    assert (response.people_present, response.person) == (9, None)


def test_a_partner_with_a_channel_helps_people_to_answer(cast, now, survey):
    from folkmoot.engagement.actions import add_channel

    with pytest.raises(NotAllowed):
        sent(survey, GOOD, cast.vco, now, captured_by="Helper, Riverside")
    add_channel(survey, name="Tea table", partner=cast.bodies.riverside, by=cast.vco, now=now)
    assert sent(survey, GOOD, cast.vco, now, captured_by="Helper, Riverside").person is None
    with pytest.raises(NotAllowed):
        sent(survey, GOOD, cast.rival, now, captured_by="Helper")


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


@pytest.mark.django_db(transaction=False)
def test_answers_are_counted_and_small_numbers_hidden(cast, now, survey):
    for at in range(12):
        answers = but(2, "A" if at < 9 else "B")
        answers[9] = "Near"
        sent(survey, answers, Guest(), now)
    found = {tally.question.position: tally for tally in tallies(list(survey.questions.order_by("position")))}
    assert found[2].tables[""].counts == {"A": None, "B": None}  # 3 is small, and 9 would give it away
    assert found[3].tables[""].counts == {"A": 12, "B": 0, "C": 12}
    assert found[4].tables[""].counts == {"A": 0, "B": 12, "C": 0} and found[4].raw["points"] == {"B": 36, "A": 24}
    assert found[6].tables["bus"].counts == {"good": 12, "bad": 0}
    assert found[7].mean == pytest.approx(3.5) and found[5].mean == pytest.approx(4)
    assert found[1].tables == {}


@given(st.lists(st.sampled_from("ABC"), unique=True))
def test_an_order_comes_back_as_it_was_given(chosen):
    from folkmoot.engagement.models import Question
    from folkmoot.engagement.surveys.fields import given_to, initial_of

    question = Question(pk=1, kind=QuestionKind.RANK, choices=["A", "B", "C"])
    assert given_to(question, initial_of(question, chosen, ""), {}) == chosen


def test_a_public_figure_is_kept_exactly(cast, now, survey):
    response = sent(survey, but(7, Decimal("0.10")), cast.resident, now)
    assert response.answers.get(question__position=7).value == "0.1"
    assert Consultation.objects.count() == 1


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


@pytest.mark.ledger("EN-33")
def test_a_summary_that_few_could_read_is_refused(cast, now, settings):
    """Neither announced nor opened; the grade is a setting; no summary is measured by another language's rule."""
    from folkmoot.core.plain_words import reading_grade
    from folkmoot.engagement.actions import announce, open_consultation
    from folkmoot.engagement.readiness import hard_summary, what_is_missing

    hard = "Notwithstanding organisational interdependencies, commissioning intentions necessitate multidisciplinary reconfiguration."
    assert reading_grade(hard) > 20 > 6 > reading_grade("We want a warm room. You can say where it should be.")
    assert reading_grade("") == 0
    draft = made.prepared(cast, now, summary=hard)
    assert "years of school" in " ".join(each.sentence for each in what_is_missing(draft, now.date()))
    draft.opens_date, draft.closes_date = now.date() + 9 * made.DAY, now.date() + 99 * made.DAY
    draft.no_notice_reason = "The board met late this year."
    draft.save()
    for act in (announce, open_consultation):
        with pytest.raises(Refused, match="years of school") as refusal:
            act(draft, by=cast.lead, now=now)
        assert refusal.value.field == "summary"
    settings.FOLKMOOT_READING_GRADE = 90
    assert not hard_summary(draft)
    settings.FOLKMOOT_READING_GRADE, draft.language = 10, "cy"
    assert not hard_summary(draft)
