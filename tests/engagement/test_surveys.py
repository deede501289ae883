"""Surveys: every kind of question, of whom it is asked, what cannot be taken, how answers are counted."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.scanning import EICAR
from folkmoot.engagement.actions import (
    Asked,
    add_question,
    add_section,
    open_consultation,
    remove_question,
    renew_consultation,
)
from folkmoot.engagement.guest import Guest
from folkmoot.engagement.models import AnswerFile, Consultation, QuestionKind, Response, Way
from folkmoot.engagement.surveys.counted import tallies
from folkmoot.engagement.surveys.said import SentFile
from tests.engagement import made
from tests.engagement.asked import ALL, GOOD, but, sent


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
