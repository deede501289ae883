"""Words that are published: with consent, without what gives somebody away; and who is told what came of theirs."""

import pytest
from django.core import mail
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.policy import Refused
from folkmoot.engagement.actions import (
    add_theme,
    answer_theme,
    complete_consultation,
    hold_response,
    publish_response,
    quote,
)
from folkmoot.engagement.hearing.names import Cut, cut_out, suspects
from folkmoot.engagement.letters import send_news
from folkmoot.engagement.models import PublishedAnswer, Publishing, Why
from folkmoot.people.models import Notice
from tests.engagement import made


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


def test_answers_are_published_only_when_nobody_can_answer_any_more(cast, now):
    consultation = made.opened(cast, now)
    response = made.answered(consultation, cast.resident, now, may_be_published=True)
    assert response.publishing == Publishing.AGREED
    with pytest.raises(Refused, match="so that none leads the next"):
        publish_response(response, cuts={}, by=cast.lead, now=now)
