"""The life of a consultation: prepared, announced, opened, closed, read, answered."""

from datetime import timedelta

import pytest

from folkmoot.core.clock import day_of
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.posting import ChangedMeanwhile
from folkmoot.engagement.actions import (
    Asked,
    InFormat,
    add_format,
    add_question,
    add_theme,
    announce,
    answer_theme,
    close_consultation,
    complete_consultation,
    open_consultation,
    prepare_consultation,
    read_response,
    remove_format,
    remove_question,
    revise_consultation,
    withdraw_consultation,
)  # fmt: skip
from folkmoot.engagement.models import QuestionKind
from folkmoot.engagement.states import ConsultationState as State
from tests.engagement import made

DAY = timedelta(days=1)


def entries_written(action):
    before = Entry.objects.count()
    action()
    return Entry.objects.count() - before


def test_it_works(cast, now):
    consultation = made.completed(cast, now)
    assert consultation.state == State.COMPLETE
    assert consultation.days == 90
    assert consultation.themes.get().acted is True


def test_only_the_body_that_consults_may_run_it(cast, now):
    project = made.project(cast, now)
    for person in (cast.rival, cast.resident, cast.nhs, cast.stranger):
        with pytest.raises(NotAllowed):
            prepare_consultation(project, by=person, now=now, **made.words(now))
    consultation = made.prepared(cast, now, on=project)
    for verb in (announce, open_consultation, close_consultation):
        with pytest.raises(NotAllowed):
            verb(consultation, by=cast.rival, now=now)
    with pytest.raises(NotAllowed):
        withdraw_consultation(consultation, reasons="no", by=cast.rival, now=now)


def test_a_partner_may_run_it_too(cast, now):
    project = made.project(cast, now)
    project.partners.add(cast.bodies.nhs)
    assert made.prepared(cast, now, on=project, by=cast.nhs).pk


@pytest.mark.ledger("EN-01")
def test_without_early_notice_it_opens_only_with_a_reason_on_the_record(cast, now):
    today = day_of(now)
    consultation = made.prepared(cast, now, opens_date=today, closes_date=today + 90 * DAY)
    with pytest.raises(Refused, match="no early notice") as refusal:
        open_consultation(consultation, by=cast.lead, now=now)
    assert refusal.value.field == "no_notice_reason"
    revise_consultation(
        consultation, seen_version=1, no_notice_reason="The hall burnt down last week.", by=cast.lead, now=now
    )
    open_consultation(consultation, by=cast.lead, now=now)
    assert Entry.objects.latest("number").private.reasons == "The hall burnt down last week."


@pytest.mark.ledger("EN-02")
@pytest.mark.parametrize(("days", "opens"), [(83, False), (84, True)])
def test_a_formal_consultation_of_fewer_than_84_days_needs_a_published_reason(cast, now, days, opens):
    consultation = made.announced(cast, now, closes_date=day_of(now) + (14 + days) * DAY)
    later = now + 14 * DAY
    if opens:
        assert open_consultation(consultation, by=cast.lead, now=later).state == State.OPEN
        return
    with pytest.raises(Refused, match="open for 83 days") as refusal:
        open_consultation(consultation, by=cast.lead, now=later)
    assert refusal.value.field == "short_reason"
    consultation.refresh_from_db()
    assert consultation.state == State.NOTICED
    revise_consultation(consultation, seen_version=1, short_reason="The grant ends in May.", by=cast.lead, now=later)
    assert open_consultation(consultation, by=cast.lead, now=later).state == State.OPEN


def test_an_informal_consultation_says_why(cast, now):
    consultation = made.announced(cast, now, is_formal=False)
    with pytest.raises(Refused, match="informal"):
        open_consultation(consultation, by=cast.lead, now=now + 14 * DAY)


def test_opening_late_is_judged_by_the_days_that_are_left(cast, now):
    consultation = made.announced(cast, now)  # 90 days from its first day
    with pytest.raises(Refused, match="open for 80 days"):
        open_consultation(consultation, by=cast.lead, now=now + 24 * DAY)


def test_it_does_not_open_before_the_day_announced(cast, now):
    with pytest.raises(Refused, match="announced for a later day"):
        open_consultation(made.announced(cast, now), by=cast.lead, now=now + 13 * DAY)


@pytest.mark.ledger("EN-32")
@pytest.mark.parametrize("field", ["can_change", "cannot_change", "who_decides"])
def test_it_cannot_open_without_scope_and_who_decides(cast, now, field):
    consultation = made.announced(cast, now, **{field: " "})
    with pytest.raises(Refused) as refusal:
        open_consultation(consultation, by=cast.lead, now=now + 14 * DAY)
    assert refusal.value.field == field


@pytest.mark.parametrize("field", ["why", "level", "promise", "options", "contact"])
def test_it_cannot_open_without_what_people_need_to_answer_well(cast, now, field):
    consultation = made.announced(cast, now, **{field: ""})
    with pytest.raises(Refused) as refusal:
        open_consultation(consultation, by=cast.lead, now=now + 14 * DAY)
    assert refusal.value.field == field


def test_it_is_declared_that_nothing_is_decided_before_people_are_asked(cast, now):
    consultation = made.announced(cast, now, nothing_decided=False)
    with pytest.raises(Refused, match="do not ask them") as refusal:
        open_consultation(consultation, by=cast.lead, now=now + 14 * DAY)
    assert refusal.value.field == "nothing_decided"


def test_options_say_what_they_cost_and_what_gets_worse_and_stand_in_place_of_words(cast, now, site):
    draft = made.prepared(cast, now - 14 * DAY, options="")
    url = f"{draft.get_absolute_url()}options/"
    site.refuses(url, cast.stranger, cast.rival)
    café = {"title": "A café", "good": "Warm.", "bad": "Dear for those who only sit."}
    assert "Say what it costs" in site.post(url, café, by=cast.lead, status=200).text
    site.post(url, {**café, "cost": "£12,000"}, by=cast.lead)
    site.post(url, {**café, "title": "A hall", "cost_words": "nobody knows yet"}, by=cast.lead)
    announced = announce(draft, by=cast.lead, now=now - 14 * DAY)
    opened = open_consultation(announced, by=cast.lead, now=now)
    page = site.get(opened.get_absolute_url(), most=22)
    for words in ("A café £12,000 Warm. Dear for those who only sit.", "A hall nobody knows yet"):
        assert words in page.text
    page = site.post(url, {**café, "title": "Late", "cost": "1"}, by=cast.lead, status=200)
    assert "the options stay as they are" in page.text
    assert opened.costed_options.count() == 2, "what people were asked about does not change"


def test_it_cannot_open_without_a_question_or_merely_to_inform(cast, now):
    with pytest.raises(Refused, match="at least one question"):
        open_consultation(made.announced(cast, now, questions=()), by=cast.lead, now=now + 14 * DAY)
    with pytest.raises(Refused, match="inform is not to consult"):
        open_consultation(made.announced(cast, now, level="inform"), by=cast.lead, now=now + 14 * DAY)


def test_days_out_of_order_are_refused(cast, now):
    today = day_of(now)
    with pytest.raises(Refused, match="last day") as refusal:
        made.prepared(cast, now, opens_date=today + 5 * DAY, closes_date=today + 5 * DAY)
    assert refusal.value.field == "closes_date"
    with pytest.raises(Refused, match="today or later"):
        made.prepared(cast, now, opens_date=today - DAY)


def test_early_notice_comes_before_the_first_day(cast, now):
    with pytest.raises(Refused, match="later first day"):
        announce(made.prepared(cast, now, opens_date=day_of(now)), by=cast.lead, now=now)


def test_nothing_changes_once_it_is_open(cast, now):
    consultation = made.opened(cast, now)
    with pytest.raises(Refused, match="can no longer be changed"):
        revise_consultation(consultation, seen_version=1, title="Other", by=cast.lead, now=now)
    with pytest.raises(Refused, match="can no longer be changed"):
        add_question(consultation, asked=Asked("One more?"), by=cast.lead, now=now)
    with pytest.raises(Refused, match="can no longer be changed"):
        remove_question(consultation.questions.first(), by=cast.lead, now=now)
    with pytest.raises(Refused, match="can no longer be changed"):
        remove_format(consultation.formats.get(), by=cast.lead, now=now)
    with pytest.raises(Refused):
        withdraw_consultation(consultation, reasons="Changed our minds.", by=cast.lead, now=now)
    assert add_format(
        consultation, given=InFormat("Large print", link="https://example.org/large"), by=cast.lead, now=now
    )


def test_two_editors(cast, now):
    consultation = made.prepared(cast, now)
    revise_consultation(consultation, seen_version=1, title="First", by=cast.lead, now=now)
    with pytest.raises(ChangedMeanwhile) as refusal:
        revise_consultation(consultation, seen_version=1, title="Second", by=cast.colleague, now=now)
    assert ("title", "First", "Second") in refusal.value.changes


def test_a_choice_needs_two_choices_and_a_format_needs_a_word_on_where_it_is(cast, now):
    consultation = made.prepared(cast, now)
    with pytest.raises(Refused, match="two different choices"):
        add_question(
            consultation, asked=Asked("Which?", QuestionKind.CHOICE, ("Yes", " Yes ", "")), by=cast.lead, now=now
        )
    with pytest.raises(Refused, match="why there is none"):
        add_format(consultation, given=InFormat("Braille"), by=cast.lead, now=now)


def test_it_is_withdrawn_with_a_reason_before_it_opens(cast, now):
    consultation = made.announced(cast, now)
    with pytest.raises(Refused, match="Say why"):
        withdraw_consultation(consultation, reasons=" ", by=cast.lead, now=now)
    assert (
        withdraw_consultation(consultation, reasons="The money went.", by=cast.lead, now=now).state == State.WITHDRAWN
    )


def test_it_closes_when_the_last_day_is_over(cast, now):
    consultation = made.opened(cast, now)
    with pytest.raises(Refused, match="end of the last day"):
        close_consultation(consultation, by=cast.lead, now=now + 90 * DAY)
    assert close_consultation(consultation, by=cast.lead, now=now + 91 * DAY).state == State.CLOSED


@pytest.mark.ledger("EN-04")
def test_it_is_not_complete_until_every_theme_has_an_answer_and_not_acted_on_says_because(cast, now):
    consultation = made.closed(cast, now)
    theme = add_theme(consultation, title="Buses", you_said="There is no bus.", by=cast.lead, now=now)
    other = add_theme(consultation, title="Warmth", you_said="It was cold.", by=cast.lead, now=now)
    for response in consultation.responses.all():
        read_response(response, themes=[theme], by=cast.lead, now=now)
    answer_theme(other, acted=True, we_did="New heating.", by=cast.lead, now=now)

    def complete():
        return complete_consultation(consultation, promise_answer="We read all.", by=cast.lead, now=now)

    with pytest.raises(Refused, match="Buses"):
        complete()
    with pytest.raises(Refused) as refusal:
        answer_theme(theme, acted=False, because=" ", by=cast.lead, now=now)
    assert refusal.value.field == "because"
    answer_theme(theme, acted=False, because="Buses are not ours to run.", by=cast.lead, now=now)
    assert complete().state == State.COMPLETE


def test_it_is_not_complete_while_an_answer_is_unread_or_the_promise_unanswered(cast, now):
    consultation = made.closed(cast, now)
    with pytest.raises(Refused, match="Not read yet: 3"):
        complete_consultation(consultation, promise_answer="Yes.", by=cast.lead, now=now)
    for response in consultation.responses.all():
        read_response(response, by=cast.lead, now=now)
    with pytest.raises(Refused, match="at least one theme"):
        complete_consultation(consultation, promise_answer="Yes.", by=cast.lead, now=now)
    theme = add_theme(consultation, title="Warmth", you_said="It was cold.", by=cast.lead, now=now)
    answer_theme(theme, acted=True, we_did="New heating.", by=cast.lead, now=now)
    with pytest.raises(Refused, match="promise"):
        complete_consultation(consultation, promise_answer=" ", by=cast.lead, now=now)


def test_themes_are_those_of_the_consultation_being_read(cast, now):
    consultation, other = made.closed(cast, now), made.closed(cast, now, title="Another")
    theme = add_theme(other, title="Elsewhere", you_said="…", by=cast.lead, now=now)
    with pytest.raises(Refused, match="of this consultation"):
        read_response(consultation.responses.first(), themes=[theme], by=cast.lead, now=now)
    with pytest.raises(Refused, match="between the last day"):
        add_theme(made.opened(cast, now), title="Too soon", you_said="…", by=cast.lead, now=now)
    with pytest.raises(NotAllowed):
        read_response(consultation.responses.first(), by=cast.rival, now=now)


def test_each_action_writes_one_entry(cast, now):
    consultation = made.prepared(cast, now)
    assert entries_written(lambda: announce(consultation, by=cast.lead, now=now)) == 1
    later = now + 14 * DAY
    assert entries_written(lambda: open_consultation(consultation, by=cast.lead, now=later)) == 1
    assert entries_written(lambda: made.answered(consultation, cast.resident, later)) == 1
