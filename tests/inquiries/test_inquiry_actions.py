"""An inquiry opens, hears evidence, publishes what nobody can edit, and is answered."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from folkmoot.core.clock import day_of
from folkmoot.core.models import Entry, Listing, PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from folkmoot.inquiries import actions, policy, queries
from folkmoot.inquiries.actions import Recommended
from folkmoot.inquiries.models import Inquiry, InquirySubmission, Recommendation
from folkmoot.inquiries.states import INQUIRY, InquiryState
from tests.inquiries import made

ANSWER = {"answer": "accepted", "reasons": "We agree. A repairs line opens in May."}


def test_it_works(cast, now):
    inquiry = made.inquiry(cast, now)
    actions.submit_evidence(inquiry, words="Mould for a year", source="I live there", by=cast.resident, now=now)
    inquiry = actions.publish_report(
        inquiry, findings="Repairs are slow.", recommendations=made.recommended(cast, now), by=cast.inquirer, now=now
    )
    answered = actions.answer_recommendation(inquiry.recommendations.first(), **ANSWER, by=cast.lead, now=now)
    assert (inquiry.state, answered.answered_as) == (InquiryState.REPORTED, "commissioner, Wandle Vale Council")
    codes = list(Entry.objects.filter(code__startswith="inquiries.").order_by("number").values_list("code", flat=True))
    assert codes == [
        "inquiries.inquiry.opened", "inquiries.evidence.received", "inquiries.report.published",
        "inquiries.recommendation.answered",
    ]  # fmt: skip


@pytest.mark.ledger("IQ-01")
def test_no_inquiry_without_aim_host_chair_and_reporting_route(cast, now):
    for field, wrong in (("aim", " "), ("reports_to", ""), ("title", ""), ("chair", cast.lead)):
        with pytest.raises(Refused) as refusal:
            made.inquiry(cast, now, **{field: wrong})
        assert refusal.value.field == field
    with pytest.raises(Refused) as refusal:
        made.inquiry(cast, now, report_due_date=day_of(now))
    assert refusal.value.field == "report_due_date"
    assert not Inquiry.objects.exists()
    whole = made.inquiry(cast, now)
    for field in ("aim", "chair_as", "reports_to"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Inquiry.objects.filter(pk=whole.pk).update(**{field: ""})
    with pytest.raises(IntegrityError), transaction.atomic():
        Inquiry.objects.filter(pk=whole.pk).update(host=None)


@pytest.mark.parametrize("who", ["lead", "councillor", "clerk", "scheme", "citizen", "resident"])
def test_only_an_inquiry_commissioner_of_the_host_opens_and_publishes(cast, now, who):
    person = getattr(cast, who)
    inquiry = made.inquiry(cast, now)
    with pytest.raises(NotAllowed, match="inquiry commissioner"):
        actions.publish_report(inquiry, findings="x", recommendations=made.recommended(cast, now), by=person, now=now)
    with pytest.raises(NotAllowed):
        actions.open_inquiry(
            title="a", aim="b", host=cast.bodies.cvs, chair=cast.inquirer, reports_to="c",
            report_due_date=day_of(now) + timedelta(days=9), by=person, now=now,
        )  # fmt: skip


@pytest.mark.ledger("IQ-02")
def test_a_host_that_is_no_community_body_raises_a_warning(cast):
    bodies = cast.bodies
    assert not policy.independence_warning(bodies.cvs) and not policy.independence_warning(bodies.tenants)
    for host in (bodies.council, bodies.nhs, bodies.foundation):
        assert "not a community body" in policy.independence_warning(host)


def test_evidence_says_how_it_is_known_and_comes_before_the_report(cast, now):
    inquiry = made.inquiry(cast, now)
    for fields, field in (({"words": " ", "source": "x"}, "words"), ({"words": "x", "source": " "}, "source")):
        with pytest.raises(Refused) as refusal:
            actions.submit_evidence(inquiry, **fields, by=cast.resident, now=now)
        assert refusal.value.field == field
    with pytest.raises(NotAllowed):
        actions.submit_evidence(inquiry, words="x", source="y", by=None, now=now)
    with pytest.raises(NotAllowed):
        actions.submit_evidence(inquiry, words="x", source="y", organisation=cast.bodies.silver, by=cast.vco, now=now)
    ours = actions.submit_evidence(
        inquiry, words="x", source="y", organisation=cast.bodies.riverside, by=cast.vco, now=now
    )
    assert ours.organisation == cast.bodies.riverside
    with pytest.raises(Refused, match="no more evidence"):
        actions.submit_evidence(made.published(cast, now), words="x", source="y", by=cast.resident, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        InquirySubmission.objects.filter(pk=ours.pk).update(source="")


def test_evidence_is_private_in_the_record(cast, now):
    inquiry = made.inquiry(cast, now)
    actions.submit_evidence(inquiry, words="Mould in Elm Court", source="I live there", by=cast.resident, now=now)
    entry = Entry.objects.get(code="inquiries.evidence.received")
    assert "Mould" not in str(entry.facts) and entry.private.reasons == ""
    assert not Listing.objects.filter(body__contains="Mould").exists()


@pytest.mark.ledger("IQ-09")
def test_each_recommendation_has_a_number_and_an_addressee(cast, now):
    inquiry = made.inquiry(cast, now)
    with pytest.raises(Refused, match="at least one recommendation"):
        actions.publish_report(inquiry, findings="x", recommendations=[], by=cast.inquirer, now=now)
    with pytest.raises(Refused) as refusal:
        actions.publish_report(
            inquiry, findings=" ", recommendations=made.recommended(cast, now), by=cast.inquirer, now=now
        )
    assert refusal.value.field == "findings"
    for wrong in (
        Recommended(" ", cast.bodies.nhs, day_of(now) + timedelta(days=3)),
        Recommended("x", cast.bodies.nhs, day_of(now)),
    ):
        with pytest.raises(Refused):
            actions.publish_report(inquiry, findings="x", recommendations=[wrong], by=cast.inquirer, now=now)
    asked = [*made.recommended(cast, now, 2), *made.recommended(cast, now, 1, to="nhs")]
    inquiry = actions.publish_report(inquiry, findings="x", recommendations=asked, by=cast.inquirer, now=now)
    rows = inquiry.recommendations.order_by("number")
    assert [(row.number, row.addressee.name) for row in rows] == [
        (1, "Wandle Vale Council"), (2, "Wandle Vale Council"), (3, "Wandle Vale NHS Partnership"),
    ]  # fmt: skip
    assert len({row.pk for row in rows}) == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        Recommendation.objects.filter(pk=rows[0].pk).update(addressee=None)


@pytest.mark.ledger("IQ-10")
def test_a_council_cannot_edit_or_unpublish_a_report_that_criticises_it_but_may_answer(cast, now):
    """No action of this room changes a published report; what a council may do leaves its words as they were."""
    inquiry = made.published(cast, now)
    before = (inquiry.findings, list(inquiry.recommendations.order_by("number").values_list("text", flat=True)))
    assert INQUIRY.ends() == {InquiryState.REPORTED}
    for person in (cast.lead, cast.councillor, cast.clerk, cast.admin):
        with pytest.raises(NotAllowed):
            actions.publish_report(inquiry, findings="All is well", recommendations=[], by=person, now=now)
    with pytest.raises(Refused, match="Nobody can change it"):
        actions.publish_report(
            inquiry, findings="All is well", recommendations=made.recommended(cast, now), by=cast.inquirer, now=now
        )
    assert set(actions.__all__) == {
        "Recommended", "answer_recommendation", "open_inquiry", "publish_report", "submit_evidence",
    }, "does the new action leave a published report alone?"  # fmt: skip
    first = inquiry.recommendations.order_by("number").first()
    rejected = {"answer": "rejected", "reasons": "We see it otherwise."}
    actions.answer_recommendation(first, **rejected, by=cast.lead, now=now)
    inquiry = Inquiry.objects.get(pk=inquiry.pk)
    after = (inquiry.findings, list(inquiry.recommendations.order_by("number").values_list("text", flat=True)))
    assert after == before and inquiry.is_published


@pytest.mark.ledger("IQ-11")
def test_a_recommendation_unanswered_after_its_day_is_overdue(cast, now):
    inquiry = made.published(cast, now)
    one, two, three = inquiry.recommendations.order_by("number")
    later = now + timedelta(days=61)
    actions.answer_recommendation(one, **ANSWER, by=cast.lead, now=now)
    owed = queries.answers_owed(day_of(later))
    assert owed == [two, three]
    assert [row.is_overdue(day_of(later)) for row in owed] == [True, False]
    assert not two.is_overdue(two.answer_due_date), "the day itself is still in time"
    assert list(queries.recommendations(state="overdue", today=day_of(later))) == [two]


def test_who_answers_and_how(cast, now):
    row = made.published(cast, now).recommendations.order_by("number").first()
    for person in (cast.nhs, cast.vco, cast.inquirer, cast.councillor, cast.finance, cast.resident):
        with pytest.raises(NotAllowed):
            actions.answer_recommendation(row, **ANSWER, by=person, now=now)
    with pytest.raises(Refused) as refusal:
        actions.answer_recommendation(row, answer="part", reasons=" ", by=cast.lead, now=now)
    assert refusal.value.field == "reasons"
    actions.answer_recommendation(row, **ANSWER, by=cast.lead, now=now)
    with pytest.raises(Refused, match="answered already"):
        actions.answer_recommendation(row, answer="rejected", reasons="No", by=cast.colleague, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recommendation.objects.filter(pk=row.pk).update(reasons="")


def test_nobody_answers_before_it_is_published(cast, now):
    inquiry = made.inquiry(cast, now)
    row = Recommendation.objects.create(
        inquiry=inquiry, number=1, text="x", addressee=cast.bodies.council, answer_due_date=day_of(now)
    )
    with pytest.raises(Refused, match="not published"):
        actions.answer_recommendation(row, **ANSWER, by=cast.lead, now=now)
    assert queries.answers_owed(day_of(now)) == []


def test_whose_turn_it_is(cast, now):
    inquiry = made.inquiry(cast, now)

    def turns():
        return [(t.holder, t.what) for t in PendingTurn.objects.filter(subject=refer(inquiry)).order_by("due_date")]

    assert turns() == [(f"org:{cast.bodies.cvs.pk}:inquiry_commissioner", "Publish the report")]
    inquiry = actions.publish_report(
        inquiry, findings="x", recommendations=made.recommended(cast, now, 2), by=cast.inquirer, now=now
    )
    council = f"answers:{cast.bodies.council.pk}"
    assert turns() == [(council, "Answer recommendation 1"), (council, "Answer recommendation 2")]
    actions.answer_recommendation(inquiry.recommendations.first(), **ANSWER, by=cast.lead, now=now)
    assert turns() == [(council, "Answer recommendation 2")]
