"""The pages of consultations, as strangers, respondents, rivals and officers meet them."""

from datetime import timedelta

import pytest

from folkmoot.core.clock import day_of
from folkmoot.engagement.models import AnswerDraft, Consultation, Response
from folkmoot.engagement.states import ConsultationState as State
from tests.engagement import made

DAY = timedelta(days=1)


@pytest.fixture
def consultation(cast, now):
    made.signed(cast, now)
    return made.opened(cast, now)


def fields(consultation, first="A warm room.", choice="A café"):
    one, two, _three = consultation.questions.order_by("position")
    return {f"question_{one.pk}": first, f"question_{two.pk}": choice, "do": "send"}


def test_it_works(cast, now, site, consultation):
    page = site.get(consultation.get_absolute_url(), most=20)
    for words in (
        "How should we keep people company?",
        "90 days left",
        "Our promise",
        "A café",
        "Easy Read",
        "Announced early",
    ):
        assert words in page.text


def test_a_draft_is_there_for_those_who_prepare_it_alone(cast, now, site):
    draft = made.prepared(cast, now)
    site.get(draft.get_absolute_url(), by=cast.lead)
    for person in (cast.stranger, cast.rival, cast.resident, cast.nhs):
        site.get(draft.get_absolute_url(), by=person, status=404)
    assert draft.title not in site.get("/consultations/").text
    assert draft.title in site.get("/consultations/", by=cast.lead).text


def test_the_list_is_filtered_downloaded_and_costs_the_same_however_long(cast, now, site):
    project = made.project(cast, now)
    made.opened(cast, now, on=project, title="Open now one")
    made.announced(cast, now, on=project, title="Coming soon one")
    most = site.get("/consultations/", most=12).queries
    for number in range(4):
        made.announced(cast, now, on=project, title=f"Coming {number}")
    page = site.get("/consultations/", most=12)
    assert page.queries == most
    assert page.text.index("Open now one") < page.text.index("Coming soon one")
    page = site.get("/consultations/?phase=announced")
    assert "Coming soon one" in page.text and "Open now one" not in page.text
    assert "No consultation fits" in site.get("/consultations/?phase=answered").text
    answer = site.get("/consultations/?phase=open&format=csv").response
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == 2 and "Open now one" in lines[1]
    site.get("/consultations/?phase=nonsense&body=999&page=99")


def test_an_empty_list_says_what_will_be_there(cast, site):
    assert "announced here ahead of time" in site.get("/consultations/").text


def test_somebody_answers_and_gets_a_receipt(cast, now, site, consultation):
    who = f"/consultations/consultation/{consultation.pk}/answer/"
    site.refuses(who, cast.stranger)
    page = site.get(who, by=cast.resident, follow=True)  # only for themself: straight to the questions
    assert "What would help you most?" in page.text
    page = site.post(f"{who}me/", fields(consultation), by=cast.resident, follow=True)
    sent = Response.objects.get()
    assert sent.receipt in page.text and "What happens next" in page.text and "A warm room." in page.text
    assert sent.receipt in site.get(consultation.get_absolute_url(), by=cast.resident, most=20).text
    site.refuses(sent.get_absolute_url(), cast.stranger, cast.rival, cast.neighbour)


def test_sending_twice_has_one_effect(cast, now, site, consultation):
    url = f"/consultations/consultation/{consultation.pk}/answer/me/"
    token = "6f1c2f7c-2b1d-4c0b-9a3e-0c9a6d3e7a11"
    for _time in range(2):
        site.post(url, fields(consultation), once=token, by=cast.resident)
    assert Response.objects.get().changed_at is None


def test_an_answer_is_changed_in_the_same_form(cast, now, site, consultation):
    url = f"/consultations/consultation/{consultation.pk}/answer/me/"
    site.post(url, fields(consultation), by=cast.resident)
    page = site.get(url, by=cast.resident)
    assert "A warm room." in page.html and "What you send now replaces it" in page.text
    site.post(url, fields(consultation, first="A garden."), by=cast.resident)
    assert Response.objects.get().answers.get(question__position=1).text == "A garden."


@pytest.mark.parametrize(
    ("first", "choice", "words"),
    [("", "A café", "Answer “What would help you most?”"), ("x" * 5001, "A café", "5,000 characters or fewer"),
     ("Warmth", "A pub", "Select one of the choices")],
)  # fmt: skip
def test_bad_answers_are_said_beside_the_field(cast, now, site, consultation, first, choice, words):
    url = f"/consultations/consultation/{consultation.pk}/answer/me/"
    page = site.post(url, fields(consultation, first, choice), by=cast.resident, status=200)
    assert words in page.text
    assert page.all("title")[0].text.startswith("Error:")
    assert not Response.objects.exists()


def test_an_answer_is_kept_half_written(cast, now, site, consultation):
    url = f"/consultations/consultation/{consultation.pk}/answer/me/"
    site.post(url, {**fields(consultation, first="Half a thought"), "do": "save"}, by=cast.resident)
    assert not Response.objects.exists()
    assert "Half a thought" in site.get(url, by=cast.resident).html
    assert "Half a thought" not in site.get(url, by=cast.neighbour).html
    site.post(url, fields(consultation), by=cast.resident)
    assert not AnswerDraft.objects.exists()


def test_a_worker_chooses_for_whom_and_says_whom_it_represents(cast, now, site, consultation):
    base = f"/consultations/consultation/{consultation.pk}/answer/"
    assert "Riverside Anchor Trust" in site.get(base, by=cast.vco).text
    assert "Select for whom you answer" in site.get(f"{base}?go=on", by=cast.vco).text
    url = f"{base}org-{cast.bodies.riverside.pk}/"
    site.get(f"{base}?speaker=org-{cast.bodies.riverside.pk}", by=cast.vco, status=302)
    site.refuses(url, cast.stranger, cast.rival, cast.resident)
    page = site.post(url, fields(consultation), by=cast.vco, status=200)
    assert "Whom does the organisation speak for" in page.text and not Response.objects.exists()
    site.post(url, {**fields(consultation), **made.FOR_RIVERSIDE}, by=cast.vco)
    sent = Response.objects.get()
    assert sent.organisation == cast.bodies.riverside
    assert "members, volunteers" in site.get(sent.get_absolute_url(), by=cast.vco).text
    site.refuses(sent.get_absolute_url(), cast.rival)


def test_addresses_that_make_no_sense(cast, now, site, consultation):
    base = f"/consultations/consultation/{consultation.pk}/answer/"
    for speaker in ("org-999999", "org-x", "someone"):
        site.get(f"{base}{speaker}/", by=cast.vco, status=404)
    site.get("/consultations/response/NONE-NONE/", by=cast.vco, status=404)
    site.get("/consultations/consultation/999999/", status=404)


def test_an_officer_takes_down_a_paper_answer(cast, now, site, consultation):
    url = f"/consultations/consultation/{consultation.pk}/answer/paper/"
    site.refuses(url, cast.stranger, cast.rival, cast.resident)
    site.post(url, {**fields(consultation), "captured_by": "Library assistant"}, by=cast.lead)
    assert Response.objects.get().captured_by == "Library assistant"
    page = site.get(Response.objects.get().get_absolute_url(), by=cast.lead)
    assert "Library assistant" in page.text


def test_after_the_last_day_the_form_is_gone(cast, now, site, consultation, clock_at):
    clock_at(now + 91 * DAY)
    page = site.get(f"/consultations/consultation/{consultation.pk}/answer/me/", by=cast.resident, follow=True)
    assert "The last day to answer has passed" in page.text


def test_answers_are_counted_in_public_only_when_there_are_enough(cast, now, site, consultation):
    for person in (cast.resident, cast.neighbour, cast.small, cast.adviser):
        made.answered(consultation, person, now)
    assert "Fewer than 5 answers" in site.get(consultation.get_absolute_url()).text
    made.answered(consultation, cast.citizen, now)
    page = site.get(consultation.get_absolute_url())
    assert "5 answers" in page.text and "warm room with no agenda" not in page.text


def test_an_officer_prepares_announces_and_opens(cast, now, site, clock_at):
    project = made.project(cast, now)
    begin = f"/consultations/project/{project.pk}/begin/"
    site.refuses(begin, cast.stranger, cast.rival, cast.nhs)
    today = day_of(now)
    few = {"title": "A warm room", "summary": "Mornings", "is_formal": "yes",
           "opens_date": str(today + 14 * DAY), "closes_date": str(today + 104 * DAY)}  # fmt: skip
    page = site.post(begin, few, by=cast.lead, follow=True)
    assert "Say what you promise" in page.text and "Ask at least one question." in page.text
    row = Consultation.objects.get()
    base = f"/consultations/consultation/{row.pk}/"
    words = {name: value for name, value in made.words(now).items() if isinstance(value, str)} | {
        "nothing_decided": "on"
    }
    site.post(f"{base}edit/", {**few, **words, "version": "1"}, by=cast.lead)
    site.post(f"{base}questions/", {"text": "What would help?", "kind": "text"}, by=cast.lead)
    page = site.post(
        f"{base}questions/", {"text": "Which?", "kind": "choice", "choices": "One"}, by=cast.lead, status=200
    )
    assert "two different choices" in page.text
    site.post(f"{base}questions/", {"text": "Which?", "kind": "choice", "choices": "One\nTwo"}, by=cast.lead)
    site.post(f"/consultations/question/{row.questions.get(position=1).pk}/remove/", by=cast.lead)
    site.post(f"{base}formats/", {"name": "Easy Read", "link": "https://example.org/easy"}, by=cast.lead)
    site.get(f"{base}announce/", by=cast.lead)
    site.post(f"{base}announce/", by=cast.lead)
    clock_at(now + 14 * DAY)
    assert "Open the consultation" in site.get(f"{base}open/", by=cast.lead).text
    page = site.post(f"{base}open/", by=cast.lead, follow=True)
    assert "It is open." in page.text and "90 days left" in page.text
    row.refresh_from_db()
    assert row.state == State.OPEN
    for step in ("prepare/", "edit/"):
        site.get(f"{base}{step}", by=cast.lead, status=302)


def test_days_out_of_order_are_said_beside_the_field(cast, now, site):
    begin = f"/consultations/project/{made.project(cast, now).pk}/begin/"
    few = {"title": "A warm room", "summary": "Mornings", "is_formal": "yes"}
    page = site.post(begin, {**few, "opens_date": "2027-02-01", "closes_date": "2027-01-01"}, by=cast.lead, status=200)
    assert "must come after the first day" in page.text
    page = site.post(begin, {**few, "opens_date": "2027-02-31", "closes_date": "soon"}, by=cast.lead, status=200)
    assert "must be a real date" in page.text
    page = site.post(begin, {}, by=cast.lead, status=200)
    assert "Error: " in page.html and not Consultation.objects.exists()


def test_the_second_editor_is_shown_what_the_first_changed(cast, now, site):
    row = made.prepared(cast, now)
    url = f"/consultations/consultation/{row.pk}/edit/"
    typed = {**{n: str(v) for n, v in made.words(now).items() if n != "is_formal"}, "is_formal": "yes", "version": "1"}
    site.post(url, {**typed, "title": "First"}, by=cast.lead)
    page = site.post(url, {**typed, "title": "Second"}, by=cast.colleague, status=200)
    assert "What somebody else changed" in page.text and "First" in page.text
    assert page.all("input", name="version")[0].get("value") == "2"
    site.post(url, {**typed, "title": "Second", "version": "2"}, by=cast.colleague)
    row.refresh_from_db()
    assert row.title == "Second"


def test_a_missing_reason_keeps_it_shut_in_words(cast, now, site, clock_at):
    row = made.announced(cast, now, closes_date=day_of(now) + 60 * DAY)
    clock_at(now + 14 * DAY)
    page = site.post(f"/consultations/consultation/{row.pk}/open/", by=cast.lead, status=200)
    assert "open for 46 days" in page.text
    page = site.post(
        f"/consultations/consultation/{row.pk}/withdraw/", {"reasons": "No money."}, by=cast.lead, follow=True
    )
    assert "withdrawn" in page.text and "No money." in page.text


def test_officers_read_and_answer_in_full(cast, now, site):
    row = made.closed(cast, now)
    base = f"/consultations/consultation/{row.pk}/"
    site.refuses(f"{base}reading/", cast.stranger, cast.rival, cast.resident, cast.nhs)
    page = site.get(f"{base}reading/", by=cast.lead, most=20)
    assert "A warm room with no agenda." in page.text and "Forty people" in page.text
    assert cast.resident.name not in page.text
    site.post(f"{base}themes/add/", {"title": "Warmth", "you_said": "It is cold."}, by=cast.lead)
    theme = row.themes.get()
    for response in row.responses.all():
        site.refuses(f"/consultations/response/{response.pk}/read/", cast.rival, method="post")
        site.post(f"/consultations/response/{response.pk}/read/", {f"r{response.pk}-themes": [theme.pk]}, by=cast.lead)
    page = site.get(f"{base}reading/?show=all", by=cast.lead, most=20)
    assert "not read yet" in page.text
    page = site.post(f"{base}complete/", {"promise_answer": "We read all."}, by=cast.lead, status=200)
    assert "Every theme needs an answer" in page.text
    site.refuses(f"/consultations/theme/{theme.pk}/answer/", cast.stranger, cast.rival)
    page = site.post(f"/consultations/theme/{theme.pk}/answer/", {"acted": "no"}, by=cast.lead, status=200)
    assert "Say why you did not act" in page.text
    site.post(f"/consultations/theme/{theme.pk}/answer/", {"acted": "yes", "we_did": "New heating."}, by=cast.lead)
    page = site.post(f"{base}complete/", {"promise_answer": "We read all."}, by=cast.lead, follow=True)
    assert "New heating." in page.text and "We read all." in page.text and "It is cold." in page.text


def test_the_account_is_public_with_small_numbers_hidden(cast, now, site):
    row = made.completed(cast, now)
    page = site.get(f"/consultations/consultation/{row.pk}/you-said-we-did/", most=12)
    assert "Heating is in the specification." in page.text
    assert "Fewer than 5 answers" in page.text and "hidden" in page.text
    assert "Forty people" not in page.text
    answer = site.get(f"/consultations/consultation/{row.pk}/you-said-we-did/?format=csv").response
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert "Warmth" in lines[1] and "Fewer than 5" in lines[1]
    assert "You said, we did" in site.get(row.get_absolute_url(), most=20).text


def test_answers_are_closed_by_button_after_the_last_day(cast, now, site, consultation, clock_at):
    url = f"/consultations/consultation/{consultation.pk}/close/"
    page = site.post(url, by=cast.lead, follow=True)
    assert "until the end of the last day" in page.text
    clock_at(now + 91 * DAY)
    site.refuses(url, cast.stranger, cast.rival, method="post")
    page = site.post(url, by=cast.lead, follow=True)
    assert "It is closed." in page.text
    site.get(url, by=cast.lead, status=405)
