"""Answering a consultation."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.engagement.actions import respond, save_draft
from folkmoot.engagement.models import AnswerDraft, GroupAsked, Response
from tests.engagement import made

DAY = timedelta(days=1)


@pytest.fixture
def consultation(cast, now):
    return made.opened(cast, now)


def test_it_works(cast, now, consultation):
    response = made.answered(consultation, cast.resident, now)
    assert response.answers.count() == 2  # the third question was left out
    assert len(response.receipt) == 9


def test_words_are_private_and_their_digest_is_on_the_record(cast, now, consultation):
    made.answered(consultation, cast.resident, now)
    entry = Entry.objects.latest("number")
    assert entry.private.words["answer 1"] == "A warm room with no agenda."
    assert "warm" not in str(entry.facts) + str(entry.words_digests)
    assert set(entry.words_digests) >= {"answer 1", "answer 2"}


def test_one_answer_each_which_may_be_changed_until_the_last_day_is_over(cast, now, consultation):
    first = made.answered(consultation, cast.resident, now)
    again = respond(consultation, answers=made.said(consultation, "A garden."), by=cast.resident, now=now + 90 * DAY)
    assert (again.pk, again.receipt) == (first.pk, first.receipt)
    assert consultation.responses.count() == 1
    assert again.answers.get(question__position=1).text == "A garden."
    assert Entry.objects.latest("number").code == "engagement.response.changed"
    with pytest.raises(Refused, match="last day to answer has passed"):
        made.answered(consultation, cast.resident, now + 91 * DAY)


def test_it_must_be_open(cast, now):
    with pytest.raises(Refused, match="not open"):
        made.answered(made.announced(cast, now), cast.resident, now)


def test_a_stranger_signs_in_first(cast, now, consultation):
    with pytest.raises(NotAllowed, match="Sign in"):
        made.answered(consultation, cast.stranger, now)


@pytest.mark.ledger("EN-05")
@pytest.mark.parametrize("missing", ["represents", "gathered_how", "basis"])
def test_an_organisation_says_whom_it_represents_how_and_on_what_basis(cast, now, consultation, missing):
    standing = {**made.FOR_RIVERSIDE, missing: "  "}
    with pytest.raises(Refused) as refusal:
        made.answered(consultation, cast.vco, now, organisation=cast.bodies.riverside, **standing)
    assert refusal.value.field == missing
    assert not Response.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.create(
            consultation=consultation, organisation=cast.bodies.riverside, receipt="X", received_at=now,
            **{name: "" if name == missing else "words" for name in ("represents", "gathered_how", "basis")},
        )  # fmt: skip


@pytest.mark.ledger("EN-03")
def test_an_organisation_can_attach_which_of_seven_groups_it_asked(cast, now, consultation):
    assert len(GroupAsked) == 7
    standing = {**made.FOR_RIVERSIDE, "groups_asked": list(GroupAsked.values)}
    response = made.answered(consultation, cast.vco, now, organisation=cast.bodies.riverside, **standing)
    response.refresh_from_db()
    assert response.groups_asked == list(GroupAsked.values)
    with pytest.raises(Refused) as refusal:
        standing = {**made.FOR_RIVERSIDE, "groups_asked": ["passers-by"]}
        made.answered(consultation, cast.vco, now, organisation=cast.bodies.riverside, **standing)
    assert refusal.value.field == "groups_asked"


def test_only_its_own_people_answer_for_an_organisation(cast, now, consultation):
    for person in (cast.rival, cast.resident, cast.citizen):
        with pytest.raises(NotAllowed):
            made.answered(consultation, person, now, organisation=cast.bodies.riverside, **made.FOR_RIVERSIDE)
    with pytest.raises(NotAllowed, match="volunteer centre worker"):
        # A citizen commissioner belongs to the volunteer centre, but does not speak for it.
        made.answered(consultation, cast.citizen, now, organisation=cast.bodies.cvs, **made.FOR_RIVERSIDE)


def test_the_body_that_asks_cannot_answer_itself(cast, now, consultation):
    with pytest.raises(NotAllowed, match="its own consultation"):
        made.answered(consultation, cast.lead, now, organisation=cast.bodies.council, **made.FOR_RIVERSIDE)


def test_an_organisation_has_one_answer_beside_its_workers_own(cast, now, consultation):
    own = made.answered(consultation, cast.vco, now)
    first = made.answered(consultation, cast.vco, now, organisation=cast.bodies.riverside, **made.FOR_RIVERSIDE)
    again = made.answered(consultation, cast.vco, now, organisation=cast.bodies.riverside, **made.FOR_RIVERSIDE)
    assert own.pk != first.pk == again.pk


def test_an_officer_takes_down_answers_on_paper_as_many_as_come(cast, now, consultation):
    first = made.answered(consultation, cast.lead, now, captured_by="Library assistant")
    second = made.answered(consultation, cast.lead, now, captured_by="Library assistant")
    assert first.pk != second.pk and first.person is None
    with pytest.raises(NotAllowed):
        made.answered(consultation, cast.resident, now, captured_by="Me")


@pytest.mark.parametrize(
    ("first", "choice", "sentence"),
    [("", "A café", "question 1"), ("Warmth", "A pub", "one of the answers"), ("x" * 5001, "A café", "5,000")],
)
def test_bad_answers(cast, now, consultation, first, choice, sentence):
    with pytest.raises(Refused, match=sentence):
        respond(consultation, answers=made.said(consultation, first, choice), by=cast.resident, now=now)
    assert not Response.objects.exists()


def test_a_draft_is_kept_until_it_is_sent(cast, now, consultation):
    save_draft(consultation, speaker="me", fields={"question_1": "A warm"}, by=cast.resident, now=now)
    save_draft(consultation, speaker="me", fields={"question_1": "A warm room"}, by=cast.resident, now=now)
    assert AnswerDraft.objects.get().fields == {"question_1": "A warm room"}
    made.answered(consultation, cast.resident, now)
    assert not AnswerDraft.objects.exists()
