"""The pages of inquiries."""

from datetime import timedelta

import pytest
from django.urls import reverse

from folkmoot.core.models import Entry
from folkmoot.inquiries import actions
from folkmoot.inquiries.models import Inquiry, InquirySubmission
from folkmoot.people.actions import give_role
from folkmoot.people.models.role import RoleKind
from tests.agreements import made as agreements_made
from tests.inquiries import made
from tests.site import CASE_QUERIES, LIST_QUERIES


def url(name, *args):
    return reverse(f"inquiries:{name}", args=args)


def asked(cast, count=1, **changes):
    rows = {"findings": "Repairs take too long.", "asked-TOTAL_FORMS": str(count), "asked-INITIAL_FORMS": "0"}
    for n in range(count):
        rows |= {
            f"asked-{n}-text": f"Do thing {n}", f"asked-{n}-addressee": str(cast.bodies.council.pk),
            f"asked-{n}-answer_due_date": "2027-03-01",
        }  # fmt: skip
    return {**rows, **changes}


def test_it_works(cast, site):
    """Opened, given evidence, reported and answered, all on pages."""
    fields = {
        "title": "Fair to renters?", "aim": "Are repairs done in time?", "host": cast.bodies.cvs.pk,
        "chair": cast.inquirer.pk, "reports_to": "Housing committee", "report_due_date": "2027-06-01",
    }  # fmt: skip
    assert "The inquiry is open" in site.post(url("open"), fields, by=cast.inquirer, follow=True).text
    row = Inquiry.objects.get()
    evidence = {"words": "Mould for a year.", "source": "I live there", "may_publish": "on"}
    thanks = site.post(url("evidence", row.pk), evidence, by=cast.resident, follow=True)
    assert "Your evidence has arrived" in thanks.text and "What happens next" in thanks.text
    page = site.get(row.get_absolute_url(), most=CASE_QUERIES)
    assert "Mould for a year." in page.text and "A resident" in page.text and "Leila" not in page.text
    add = site.post(url("publish", row.pk), asked(cast, step="add"), by=cast.inquirer, status=200)
    assert "Recommendation 2" in add.text and "Do thing 0" in add.html and "Error:" not in add.html
    check = site.post(url("publish", row.pk), asked(cast, 2, step="check"), by=cast.inquirer, status=200)
    assert "Wandle Vale Council, to answer by 1 March 2027." in check.text and not Inquiry.objects.get().is_published
    kept = {
        field.get("name"): field.get("value")
        for field in check.all("input", type="hidden")
        if field.get("name") != "once"
    }
    change = site.post(url("publish", row.pk), {**kept, "step": "change"}, by=cast.inquirer, status=200)
    assert "Do thing 1" in change.html
    site.post(url("publish", row.pk), {**kept, "step": "publish"}, by=cast.inquirer)
    page = site.get(row.get_absolute_url(), most=CASE_QUERIES)
    assert (
        "Repairs take too long." in page.text
        and "answer due" in page.text
        and "Answer recommendation" not in "".join(page.links())
    )
    first = row.recommendations.order_by("number").first()
    site.post(url("answer", first.pk), {"answer": "part", "reasons": "From May."}, by=cast.lead)
    page = site.get(row.get_absolute_url())
    assert (
        "accepted in part" in page.text
        and "From May." in page.text
        and "commissioner, Wandle Vale Council" in page.text
    )


def test_wrong_people_are_refused(cast, now, site):
    row = made.inquiry(cast, now)
    site.refuses(url("open"), cast.stranger, cast.lead, cast.rival, cast.resident)
    for method in ("get", "post"):
        site.refuses(url("publish", row.pk), cast.stranger, cast.lead, cast.councillor, cast.rival, method=method)
    site.refuses(url("evidence", row.pk), cast.stranger)
    answer = url("answer", made.published(cast, now).recommendations.first().pk)
    for method in ("get", "post"):
        site.refuses(answer, cast.stranger, cast.rival, cast.nhs, cast.inquirer, method=method)
    site.get(url("inquiry", 999), status=404)


@pytest.mark.ledger("IQ-02")
def test_a_council_as_host_is_warned_of_on_the_page(cast, now, site):
    assert "not a community body" not in site.get(made.inquiry(cast, now).get_absolute_url()).text
    give_role(cast.inquirer, RoleKind.INQUIRY_COMMISSIONER, at=cast.bodies.council, by=cast.admin, now=now)
    cast.inquirer.__dict__.pop("_roles_held", None)
    hosted = made.inquiry(cast, now, host=cast.bodies.council)
    assert "Wandle Vale Council is not a community body" in site.get(hosted.get_absolute_url()).text


def test_evidence_not_for_publication_is_read_by_the_commission_alone(cast, now, site):
    row = made.inquiry(cast, now)
    actions.submit_evidence(row, words="My landlord shouted", source="I was there", by=cast.resident, now=now)
    for person in (cast.stranger, cast.lead, cast.resident):
        page = site.get(row.get_absolute_url(), by=person)
        assert "My landlord" not in page.text
    assert "My landlord shouted" in site.get(row.get_absolute_url(), by=cast.inquirer).text


@pytest.mark.parametrize(("field", "typed", "says"), [
    ("words", "", "What do you want the inquiry to know?"), ("source", "", "How do you know?"),
    ("words", "x" * 10001, "10,000 characters"), ("organisation", "999", "Select one of the choices"),
])  # fmt: skip
def test_bad_evidence_is_shown_beside_its_field(cast, now, site, field, typed, says):
    row = made.inquiry(cast, now)
    sent = {"words": "Mould", "source": "I live there", field: typed}
    page = site.post(url("evidence", row.pk), sent, by=cast.resident, status=200)
    assert says in page.text and "Error:" in page.html and not InquirySubmission.objects.exists()


def test_evidence_sent_twice_counts_once_and_none_after_the_report(cast, now, site):
    row = made.inquiry(cast, now)
    once = {"words": "Mould", "source": "I live there", "once": "7d6ab2f0-3c55-4a9c-9f0e-3d6a3f0ce222"}
    for _time in range(2):
        site.post(url("evidence", row.pk), once, by=cast.resident)
    assert InquirySubmission.objects.count() == 1
    done = made.published(cast, now)
    site.get(url("evidence", done.pk), by=cast.resident, status=302)


def test_a_report_with_gaps_is_not_published(cast, now, site):
    row = made.inquiry(cast, now)
    for changes, says in (
        ({"findings": ""}, "What did the inquiry find?"),
        ({"asked-0-text": ""}, "What should be done?"),
        ({"asked-0-addressee": "0"}, "Select one of the choices"),
        ({"asked-0-answer_due_date": "2027-02-30"}, "real date"),
        ({"asked-TOTAL_FORMS": "many"}, "There is a problem"),
    ):
        page = site.post(url("publish", row.pk), asked(cast, step="check", **changes), by=cast.inquirer, status=200)
        assert says in page.text and "Error:" in page.html, changes
    past = asked(cast, step="publish", **{"asked-0-answer_due_date": "2026-11-04"})
    assert "day to come" in site.post(url("publish", row.pk), past, by=cast.inquirer, status=200).text
    assert not Inquiry.objects.get(pk=row.pk).is_published


def test_an_empty_recommendation_is_left_out(cast, now, site):
    row = made.inquiry(cast, now)
    blank = {"asked-1-text": "", "asked-1-addressee": "", "asked-1-answer_due_date": "", "asked-INITIAL_FORMS": "2"}
    site.post(url("publish", row.pk), asked(cast, 2, step="publish", **blank), by=cast.inquirer)
    assert row.recommendations.count() == 1


@pytest.mark.ledger("IQ-10")
def test_no_address_edits_or_withdraws_a_published_report(cast, now, site):
    row = made.published(cast, now)
    site.refuses(url("publish", row.pk), cast.lead, cast.councillor, cast.clerk, cast.admin, method="post")
    site.post(url("publish", row.pk), asked(cast, step="publish"), by=cast.inquirer)
    assert Inquiry.objects.get(pk=row.pk).findings == "The council does not lead."
    site.get(url("answer", row.recommendations.first().pk), by=cast.lead)


@pytest.mark.ledger("IQ-11")
def test_what_is_overdue_is_listed_for_everyone(cast, now, site, clock_at):
    row = made.published(cast, now)
    page = site.get(url("owed"), most=LIST_QUERIES)
    assert "Do thing 1" in page.text and "overdue" not in page.text.split("How it stands")[-1]
    clock_at(now + timedelta(days=45))
    page = site.get(url("owed") + "?state=overdue", most=LIST_QUERIES)
    assert "Do thing 1" in page.text and "Do thing 2" not in page.text
    assert "answer overdue" in site.get(row.get_absolute_url()).text
    assert "Nothing here" in site.get(url("owed") + f"?addressee={cast.bodies.council.pk}&state=answered").text
    site.get(url("owed") + "?addressee=x&state=nonsense&page=9")
    body = b"".join(site.client.get(url("owed") + "?format=csv").streaming_content).decode()
    assert body.count("Do thing") == 3 and body.count("yes") == 1


@pytest.mark.ledger("MP-24")
def test_a_recommendation_shows_its_status_and_the_work_that_came_of_it(cast, now, site):
    row = made.published(cast, now)
    project = agreements_made.project(cast, now)
    first = row.recommendations.order_by("number").first()
    fields = {"answer": "accepted", "reasons": "It begins in May.", "project": project.pk}
    site.post(url("answer", first.pk), fields, by=cast.lead)
    page = site.get(row.get_absolute_url())
    assert "accepted" in page.text and project.get_absolute_url() in page.links()
    assert "answer due" in page.text


@pytest.mark.ledger("IQ-12")
def test_an_overdue_report_is_flagged(cast, now, site, clock_at):
    row = made.inquiry(cast, now)
    assert "report overdue" not in site.get(url("index")).text
    clock_at(now + timedelta(days=201))
    assert "report overdue" in site.get(url("index"), most=LIST_QUERIES).text
    assert "report overdue" in site.get(row.get_absolute_url()).text


def test_an_answer_is_given_once(cast, now, site):
    first = made.published(cast, now).recommendations.first()
    wrong = site.post(url("answer", first.pk), {"answer": "perhaps", "reasons": ""}, by=cast.lead, status=200)
    assert "Error:" in wrong.html and "Select one of the choices" in wrong.text
    for _time in range(2):
        site.post(url("answer", first.pk), {"answer": "rejected", "reasons": "No money."}, by=cast.lead)
    assert Entry.objects.filter(code="inquiries.recommendation.answered").count() == 1
    again = site.get(url("answer", first.pk), by=cast.colleague, follow=True)
    assert "answered already" in again.text


def test_the_list_filters_and_never_grows_in_queries(cast, now, site):
    assert "No inquiry fits" in site.get(url("index")).text
    made.published(cast, now)
    few = site.get(url("index"), most=LIST_QUERIES).queries
    for n in range(30):
        made.inquiry(cast, now, title=f"Question {n}")
    assert site.get(url("index")).queries == few
    assert "0 of 3 recommendations answered" in site.get(url("index") + "?state=reported").text
    assert "Question 7" in site.get(url("index") + "?q=Question+7").text
    body = b"".join(site.client.get(url("index") + "?format=csv").streaming_content).decode()
    assert body.count("Question") == 30
