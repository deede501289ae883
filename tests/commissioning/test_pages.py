"""Every page of the room: it works, who is refused, how many queries it takes, what a wrong answer says."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse

from folkmoot.commissioning import actions
from folkmoot.commissioning.actions.decide_gate import GateShut
from folkmoot.commissioning.models import Decision, Group, Project, Specification
from folkmoot.commissioning.models.intention import IntentionLevel
from folkmoot.commissioning.states import GateOutcome, ReportState, Stage
from folkmoot.core.clock import day_of
from folkmoot.core.models import Entry
from tests.commissioning import made
from tests.site import CASE_QUERIES

STEPS = (
    "edit", "involvement", "evidence", "fairness", "no_consultation", "gate", "go_back", "write_specification",
    "start_appraisal", "write_assessment", "draft_report", "write_review", "add_lesson", "core_services", "double_role",
    "assess_market", "feedback",
)  # fmt: skip


def at(name, *keys):
    return reverse(f"commissioning:{name}", args=keys)


@pytest.fixture
def project(cast, now):
    return made.in_plan(cast, now)


OPENING = {
    "title": "Morning company",
    "summary": "Warm places to sit.",
    "service_kind": "isolation",
    "existing_service": "no",
}


def opening(cast, **changes):
    return {**OPENING, "body": cast.bodies.council.pk, "area": cast.north.pk, **changes}


# Opening a project


def test_it_works(cast, now, site):
    aim = made.outcome(cast, now)
    page = site.get(at("open") + f"?outcome={aim.pk}", by=cast.lead, most=CASE_QUERIES + 2)
    assert "Open a project" in page.text
    answer = site.post(at("open"), opening(cast, outcome=aim.pk), by=cast.lead, follow=True)
    project = Project.objects.get()
    assert (project.priority, project.lead, project.framework.version) == (aim.priority, cast.lead, "2012")
    assert "The project is open" in answer.text and "you are here" in answer.text


def test_who_opens_no_project(cast, site):
    site.refuses(at("open"), cast.stranger, cast.rival, cast.resident, cast.clerk)
    site.refuses(at("open"), cast.rival, method="post", data=opening(cast))
    assert not Project.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": ""}, "Enter name of the project"),
        ({"title": "x" * 161}, "160 characters or fewer"),
        ({"summary": "x" * 4001}, "4,000 characters or fewer"),
        ({"area": "999999"}, "Select one of the choices"),
        ({"service_kind": "nonsense"}, "Select one of the choices"),
        ({"existing_service": ""}, "Choose an answer to"),
        ({"no_intention_reason": "Because."}, "Say a little more"),
    ],
)
def test_a_wrong_answer_says_how_to_mend_it(cast, site, wrong, says):
    page = site.post(at("open"), opening(cast, **wrong), by=cast.lead, status=200)
    assert says in page.text
    assert page.tree.find("head/title").text.startswith("Error:")
    assert not Project.objects.exists()


def test_another_bodys_project_cannot_be_opened(cast, site):
    page = site.post(at("open"), opening(cast, body=cast.bodies.nhs.pk), by=cast.lead, status=200)
    assert "Select one of the choices" in page.text


def test_sent_twice_it_is_opened_once(cast, site):
    once = {"once": "6d1f2f0e-5b1e-4d2a-9a55-0a0a0a0a0a0a"}
    first = site.post(at("open"), opening(cast, **once), by=cast.lead)
    second = site.post(at("open"), opening(cast, **once), by=cast.lead)
    assert first.response["Location"] == second.response["Location"]
    assert Project.objects.count() == 1


# The project's page and its steps


def test_everyone_can_read_a_project(cast, now, site, project):
    made.decided(project, cast, now)
    for person in (cast.stranger, cast.resident, cast.lead, cast.colleague, cast.nhs):
        page = site.get(
            project.get_absolute_url(), by=person, most=CASE_QUERIES + 3
        )  # one more for who decides: did they write its report?
        assert "Morning company" in page.text and "The gate after “plan”" in page.text
    public = site.get(project.get_absolute_url(), by=cast.stranger)
    assert cast.colleague.name not in public.text and cast.lead.name not in public.text
    assert "Change these details" not in public.text and "Decide this gate" not in public.text


def test_the_list_leads_to_where_each_line_is_mended_or_explained(cast, now, site):
    project = made.project(cast, now)
    links = site.get(project.get_absolute_url(), by=cast.lead).links()
    assert at("fairness", project.pk) in links
    assert at("involvement", project.pk) + "?stage=analyse" in links
    explain = [link for link in links if "/explain/" in link]
    assert len(explain) == 4  # A3, A4, A6 and A7; A5 is a must
    assert site.get(explain[0], by=cast.lead).status == 200


def test_only_who_may_decide_is_offered_the_gate(cast, now, site):
    project = made.analysed(cast, now)
    assert "Decide this gate" in site.get(project.get_absolute_url(), by=cast.colleague).text
    lead = site.get(project.get_absolute_url(), by=cast.lead).text
    assert "Decide this gate" not in lead and "somebody else decides its gates" in lead


def test_the_gate_waits_for_those_who_may_decide_it_and_not_for_the_lead(cast, now, site, others_keep):
    project = made.analysed(cast, now)
    waiting = "Decide the gate after"
    assert waiting in site.get("/my-work/", by=cast.colleague).text
    assert waiting not in site.get("/my-work/", by=cast.lead).text
    assert site.get(project.get_absolute_url(), by=cast.colleague).html.count("fm-turn--mine") == 1
    assert "fm-turn--mine" not in site.get(project.get_absolute_url(), by=cast.lead).html


@pytest.mark.parametrize("name", STEPS)
def test_strangers_and_rivals_take_no_step(cast, now, site, project, name):
    entries = Entry.objects.count()
    site.refuses(at(name, project.pk), cast.stranger, cast.rival, cast.resident, cast.nhs)
    site.refuses(at(name, project.pk), cast.stranger, cast.rival, method="post", data={"note": "x", "reasons": "x"})
    assert Entry.objects.count() == entries


@pytest.mark.parametrize("name", ["gate", "go_back"])
def test_the_lead_is_refused_at_the_gate(cast, now, site, project, name):
    page = site.get(at(name, project.pk), by=cast.lead, status=403)
    assert "You lead this project" in page.text


def test_a_page_not_there(cast, now, site):
    for name in ("project", "specification", "appraisal", "assessment", "decision_report", "decision", "review"):
        site.get(at(name, 999), status=404)


@pytest.mark.ledger("CC-08")
def test_deciding_a_gate(cast, now, site):
    project = made.analysed(cast, now)
    url = at("gate", project.pk)
    page = site.get(url, by=cast.colleague, most=CASE_QUERIES + 2)
    assert "A gate decision is never changed" in page.text
    missing = site.post(url, {"outcome": "approve", "reasons": ""}, by=cast.colleague, status=200)
    assert "Answer “Why?”" in missing.text
    done = site.post(url, {"outcome": "approve", "reasons": "The need is clear."}, by=cast.colleague, follow=True)
    assert "The gate after “plan”" in done.text and "The need is clear." in done.text


def test_a_shut_gate_names_what_is_open(cast, now, site):
    project = made.project(cast, now)
    page = site.post(at("gate", project.pk), {"outcome": "approve", "reasons": "Now."}, by=cast.colleague, status=200)
    assert "Not settled: A3, A4, A5, A6 and A7." in page.text
    project.refresh_from_db()
    assert project.stage == Stage.ANALYSE


def test_going_back(cast, now, site, project):
    url = at("go_back", project.pk)
    wrong = site.post(url, {"to": "review", "reasons": "x"}, by=cast.colleague, status=200)
    assert "Select one of the choices" in wrong.text
    site.post(url, {"to": "analyse", "reasons": "Others need it more."}, by=cast.colleague)
    project.refresh_from_db()
    assert project.stage == Stage.ANALYSE


def test_rejecting_ends_it(cast, now, site, project):
    site.post(at("gate", project.pk), {"outcome": "reject", "reasons": "No."}, by=cast.colleague)
    page = site.get(project.get_absolute_url(), by=cast.lead, most=CASE_QUERIES + 2)
    assert "This project ended" in page.text and "The gate after" not in page.text
    assert "Note who took part" not in page.text


def test_the_small_steps(cast, now, site):
    project = made.project(cast, now)
    study = made.study(cast, now)
    by = {"by": cast.lead, "follow": True}
    assert (
        "Noted."
        in site.post(
            at("involvement", project.pk), {"stage": "analyse", "who": "12 residents", "how": "A walk."}, **by
        ).text
    )
    assert "12 residents" in site.post(at("fairness", project.pk), {"note": "People without money."}, **by).text
    page = site.post(at("evidence", project.pk), {"source": f"study:{study.pk}", "says": "Mornings."}, **by)
    assert "insight" in page.text
    page = site.post(
        at("no_consultation", project.pk), {"reason": "Nothing about the service changes for anybody."}, **by
    )
    assert "Why nobody is consulted" in page.text
    bad = site.post(at("involvement", project.pk), {"stage": "analyse"}, by=cast.lead, status=200)
    assert "Say who took part, or why nobody did." in bad.text
    bad = site.post(at("evidence", project.pk), {"source": "study:x", "says": "y"}, by=cast.lead, status=200)
    assert "Select one of the choices" in bad.text


def test_two_editors(cast, now, site):
    project = made.project(cast, now)
    url = at("edit", project.pk)
    form = {"area": cast.north.pk, "service_kind": "isolation", "existing_service": "no", "outcome": project.outcome_id}
    assert f'name="version" value="{project.version}"' in site.get(url, by=cast.lead, most=CASE_QUERIES + 2).html
    site.post(url, {**form, "title": "Morning tea", "version": project.version}, by=cast.colleague)
    page = site.post(url, {**form, "title": "Morning talk", "version": project.version}, by=cast.lead, status=200)
    for words in ("Somebody else changed this", "Morning tea", "Morning talk"):
        assert words in page.text
    project.refresh_from_db()
    assert project.title == "Morning tea"
    site.post(url, {**form, "title": "Morning talk", "version": project.version}, by=cast.lead)
    project.refresh_from_db()
    assert project.title == "Morning talk"


@pytest.mark.ledger("CC-06")
def test_a_gate_has_one_person_who_answers_for_the_work(cast, now, site):
    """Nobody shuts the gate, one opens this line of it, and two are refused. The words are defined on the help page."""
    project = made.analysed(cast, now, accountable=None)
    assert (
        "Name the one person who answers for the work" in site.get(project.get_absolute_url(), by=cast.colleague).text
    )
    with pytest.raises(GateShut, match="A5"):
        actions.decide_gate(project, outcome=GateOutcome.APPROVE, reasons="x", by=cast.colleague, now=now)
    form = {"title": "Tea", "area": cast.north.pk, "service_kind": "isolation", "existing_service": "no",
            "outcome": project.outcome_id, "version": project.version}  # fmt: skip
    two = {**form, "accountable": [cast.lead.pk, cast.colleague.pk]}
    assert "Name one person" in site.post(at("edit", project.pk), two, by=cast.lead, status=200).text
    site.post(at("edit", project.pk), {**form, "accountable": cast.lead.pk}, by=cast.lead)
    assert "One person answers for the work" in site.get(at("gate", project.pk), by=cast.colleague).text
    page = site.get("/help/").text
    assert "four parts of a project" in page and "Someone other than the author says whether" in page


# Specification


def test_writing_a_specification(cast, now, site, project):
    answer = site.post(at("write_specification", project.pk), made.SPECIFICATION, by=cast.lead, follow=True)
    spec = Specification.objects.get()
    assert "not called co-designed" in answer.text
    site.post(
        at("add_contribution", spec.pk),
        {
            "contributor": "A carer",
            "is_resident": "on",
            "said": "Mornings.",
            "changed": "Mornings.",
            "may_publish": "on",
        },
        by=cast.lead,
    )
    measure = {"kind": "better_off", "title": "Less alone", "unit": "people", "purpose": "To know.", "use": "To decide.",
               "baseline": "3", "months_between": "6"}  # fmt: skip
    site.post(at("plan_measure", spec.pk), measure, by=cast.lead)
    bad = site.post(
        at("plan_measure", spec.pk), {**measure, "months_between": "0", "use": ""}, by=cast.lead, status=200
    )
    assert "must be 1 or more" in bad.text and "How will the answer be used?" in bad.text
    assert "Co-designed" in site.get(at("agree_specification", spec.pk), by=cast.lead, most=CASE_QUERIES + 2).text
    page = site.post(at("agree_specification", spec.pk), {}, by=cast.lead, follow=True)
    assert "co-designed" in page.text and "agreed" in page.text
    assert "Less alone" in site.get(spec.get_absolute_url(), by=cast.stranger, most=CASE_QUERIES + 2).text
    again = site.post(at("agree_specification", spec.pk), {}, by=cast.lead, status=200)
    assert "never edited" in again.text


@pytest.mark.ledger("TR-04")
def test_its_history_shows_what_came_from_whom_with_consent(cast, now, site, project):
    spec = made.specification(project, cast, now, agree=False)
    secret = {
        "contributor": "Mrs Shy",
        "is_resident": True,
        "said": "My knees hurt.",
        "changed": "Chairs.",
        "may_publish": False,
    }
    actions.add_contribution(spec, **secret, by=cast.lead, now=now)
    actions.agree_specification(spec, by=cast.lead, now=now)
    version = actions.revise_specification(spec, what_changed="Chairs, as a neighbour asked.", by=cast.lead, now=now)
    page = site.get(version.get_absolute_url(), by=cast.stranger, most=CASE_QUERIES + 2)
    for words in (
        "A resident of Northfield",
        "Evenings are no use to me.",
        "Mornings only.",
        "Chairs, as a neighbour asked.",
    ):
        assert words in page.text
    assert "Mrs Shy" not in page.html and "My knees hurt" not in page.html
    assert "1 contribution is not shown" in page.text
    assert "Mrs Shy" in site.get(version.get_absolute_url(), by=cast.colleague).text


@pytest.mark.parametrize(
    "name", ["edit_specification", "add_contribution", "plan_measure", "agree_specification", "revise_specification"]
)
def test_others_do_not_touch_a_specification(cast, now, site, project, name):
    spec = made.specification(project, cast, now, agree=False)
    site.refuses(at(name, spec.pk), cast.stranger, cast.rival, cast.nhs)
    site.refuses(at(name, spec.pk), cast.stranger, cast.rival, method="post", data=made.SPECIFICATION)


def test_two_writers_of_a_specification(cast, now, site, project):
    spec = made.specification(project, cast, now, agree=False)
    url = at("edit_specification", spec.pk)
    site.post(url, {**made.SPECIFICATION, "purpose": "Tea.", "version": spec.version}, by=cast.colleague)
    page = site.post(url, {**made.SPECIFICATION, "purpose": "Talk.", "version": spec.version}, by=cast.lead, status=200)
    assert "Somebody else changed this" in page.text and "Tea." in page.text and "Talk." in page.text


def test_a_new_version_through_its_page(cast, now, site, project):
    spec = made.specification(project, cast, now)
    assert "because of whom" in site.get(at("revise_specification", spec.pk), by=cast.lead, most=CASE_QUERIES + 2).text
    page = site.post(at("revise_specification", spec.pk), {"what_changed": "Evenings too."}, by=cast.lead, follow=True)
    assert "Specification, version 2" in page.text


# Options


def test_comparing_options(cast, now, site, project):
    study = made.study(cast, now)
    page = site.post(at("start_appraisal", project.pk), {}, by=cast.lead, follow=True)
    comparison = project.appraisals.get()
    assert "No option has been added yet" in page.text
    for kind, cost in (("in_house", "£1,250.50"), ("voluntary", "900")):
        option = {"kind": kind, "title": f"By {kind}", "for_it": "x", "against_it": "y", "cost": cost}
        site.post(at("add_option", comparison.pk), option, by=cast.lead)
    bad = site.post(at("add_option", comparison.pk), {**option, "cost": "-1", "kind": ""}, by=cast.lead, status=200)
    assert "must be 0 or more" in bad.text
    preferred = comparison.options.get(kind="voluntary")
    site.post(at("cite_evidence", preferred.pk), {"source": f"study:{study.pk}", "says": "It works."}, by=cast.lead)
    refused = site.post(at("agree_appraisal", comparison.pk), {}, by=cast.lead, status=200)
    assert "Say which option is preferred" in refused.text
    site.post(at("prefer_option", comparison.pk), {"option": preferred.pk, "reasons": "Nearer."}, by=cast.lead)
    page = site.post(at("agree_appraisal", comparison.pk), {}, by=cast.lead, follow=True)
    assert "£1,250.50" in page.text and "It works." in page.text
    assert "Nearer." in site.get(comparison.get_absolute_url(), by=cast.stranger, most=CASE_QUERIES + 2).text


def test_a_draft_comparison_is_the_teams_alone(cast, now, site, project):
    comparison = made.appraisal(project, cast, now, agree=False)
    for person in (cast.stranger, cast.rival, cast.nhs):
        site.get(comparison.get_absolute_url(), by=person, status=404)
    site.get(comparison.get_absolute_url(), by=cast.lead, most=CASE_QUERIES + 2)
    for name in ("add_option", "prefer_option", "agree_appraisal"):
        site.refuses(at(name, comparison.pk), cast.stranger, cast.rival)
    site.refuses(at("cite_evidence", comparison.options.first().pk), cast.stranger, cast.rival)
    page = site.get(project.get_absolute_url(), by=cast.stranger)
    assert comparison.get_absolute_url() not in page.links()


# Equality


def test_assessing_equality(cast, now, site, project):
    ahead = day_of(now) + timedelta(days=300)
    url = at("write_assessment", project.pk)
    wrong = site.post(url, {**made.ASSESSMENT, "review_date": "2020-01-01"}, by=cast.lead, status=200)
    assert "must lie ahead" in wrong.text
    site.post(url, {**made.ASSESSMENT, "review_date": ahead.isoformat()}, by=cast.lead)
    eia = project.impact_assessments.get()
    page = site.get(eia.get_absolute_url(), by=cast.lead, most=CASE_QUERIES + 2)
    assert "Still to be answered" in page.text
    site.get(eia.get_absolute_url(), by=cast.stranger, status=404)
    refused = site.post(at("sign_assessment", eia.pk), {}, by=cast.lead, status=200)
    assert "Say first what it means for: age" in refused.text
    for group in Group:
        site.post(at("group_impact", eia.pk, group.value), {"impact": "none", "how": "The same."}, by=cast.lead)
    bad = site.post(at("group_impact", eia.pk, "age"), {"impact": "adverse", "how": "Far."}, by=cast.lead, status=200)
    assert "what will be done about it" in bad.text
    site.get(at("group_impact", eia.pk, "nobody"), by=cast.lead, status=404)
    page = site.post(at("sign_assessment", eia.pk), {}, by=cast.lead, follow=True)
    assert "signed" in page.text
    public = site.get(eia.get_absolute_url(), by=cast.stranger, most=CASE_QUERIES + 2)
    assert "Signed on 4 November 2026 by a commissioner, Wandle Vale Council" in public.text
    assert "No group was heard directly" in public.text
    assert cast.lead.name not in public.text


def test_making_it_stale_and_new(cast, now, site, project):
    eia = made.assessment(project, cast, now)
    page = site.post(at("mark_stale", eia.pk), {"because": "The hall closed"}, by=cast.lead, follow=True)
    assert "It no longer fits the plan: The hall closed" in page.text
    page = site.post(at("revise_assessment", eia.pk), {}, by=cast.lead, follow=True)
    assert "version 2" in page.text
    for name in ("edit_assessment", "sign_assessment", "revise_assessment", "mark_stale"):
        site.refuses(at(name, eia.pk), cast.stranger, cast.rival, cast.nhs)
    site.refuses(at("group_impact", eia.pk, "age"), cast.stranger, cast.rival)


# Report and decision


def test_a_report_from_draft_to_decision(cast, now, site, project):
    made.specification(project, cast, now), made.appraisal(project, cast, now), made.assessment(project, cast, now)
    url = at("draft_report", project.pk)
    form = site.get(url, by=cast.lead, most=25)
    assert "Better for: carers." in form.html  # drawn from the assessment, not typed
    answers = {
        "title": "Morning company", "decided_by_body": "Executive", "meeting_date": day_of(now).isoformat(),
        "wards": "Northfield", "is_key_decision": "yes", "financial": "£96,000.", "equality": "Better for carers.",
        "recommendation": "Commission it.",
    }  # fmt: skip
    page = site.post(url, answers, by=cast.lead, follow=True)
    report = project.decision_reports.get()
    assert "Answer the 12 principles still open." in page.text
    for person in (cast.stranger, cast.rival, cast.nhs):
        site.get(report.get_absolute_url(), by=person, status=404)
    site.get(report.get_absolute_url(), by=cast.clerk, most=CASE_QUERIES + 2)
    refused = site.post(at("submit_report", report.pk), {}, by=cast.lead, status=200)
    assert "cannot go on an agenda yet" in refused.text
    half = site.post(at("principles", report.pk), {"answer_PR1": "met"}, by=cast.lead, status=200)
    assert "Say how PR1 is met, or why not." in half.text
    said = {f"answer_PR{n}": "met" for n in range(1, 13)} | {f"words_PR{n}": f"So {n}." for n in range(1, 13)}
    site.post(at("principles", report.pk), said, by=cast.lead)
    page = site.post(at("submit_report", report.pk), {}, by=cast.lead, follow=True)
    assert "awaiting decision" in page.text
    decide = at("decide_report", report.pk)
    site.refuses(decide, cast.stranger, cast.rival, cast.lead, cast.colleague)
    outcome = {"body_name": "Executive", "decided_date": day_of(now).isoformat(), "approved": "yes", "votes_for": "7",
               "votes_against": "1", "reasons": "It is needed."}  # fmt: skip
    wrong = site.post(decide, {**outcome, "votes_for": "0", "decided_date": "2030-01-01"}, by=cast.clerk, status=200)
    assert "this day lies ahead" in wrong.text
    page = site.post(decide, outcome, by=cast.clerk, follow=True)
    decision = Decision.objects.get()
    assert "Executive decided on 4 November 2026" in page.text
    public = site.get(report.get_absolute_url(), by=cast.stranger, most=CASE_QUERIES + 2)
    for words in ("Executive", "4 November 2026", "an officer of Wandle Vale Council", "Northfield", "Commission it.",
                  "£96,000.", "Option 1", "Option 2", "So 12."):  # fmt: skip
        assert words in public.text
    assert cast.lead.name not in public.text
    public = site.get(decision.get_absolute_url(), by=cast.stranger, most=CASE_QUERIES + 2)
    assert "It is needed." in public.text and "So 12." in public.text and "7" in public.text


@pytest.mark.ledger("CC-14")
def test_correcting_the_record(cast, now, site, project):
    decision = made.decided(project, cast, now)
    url = at("correct_decision", decision.pk)
    site.refuses(url, cast.stranger, cast.rival, cast.lead)
    outcome = {"body_name": "Executive", "decided_date": day_of(now).isoformat(), "approved": "yes", "votes_for": "8",
               "votes_against": "1", "reasons": "The count was misread."}  # fmt: skip
    page = site.post(url, outcome, by=cast.clerk, follow=True)
    assert "This record corrects an earlier one" in page.text
    assert (
        "This record was corrected"
        in site.get(decision.get_absolute_url(), by=cast.stranger, most=CASE_QUERIES + 2).text
    )
    again = site.post(url, outcome, by=cast.clerk, status=200)
    assert "corrected already" in again.text


def test_taking_a_report_back(cast, now, site, project):
    made.specification(project, cast, now), made.appraisal(project, cast, now), made.assessment(project, cast, now)
    report = made.report(project, cast, now, submit=True)
    for name in ("edit_report", "principles", "submit_report", "take_report_back"):
        site.refuses(at(name, report.pk), cast.stranger, cast.rival)
    site.post(at("take_report_back", report.pk), {"reasons": "A figure was wrong."}, by=cast.clerk)
    report.refresh_from_db()
    assert report.state == ReportState.DRAFT
    page = site.get(at("edit_report", report.pk), by=cast.lead, most=CASE_QUERIES + 2)
    assert f'name="version" value="{report.version}"' in page.html


# Review


def test_review_and_lesson(cast, now, site, others_keep):
    project = made.in_review(cast, now)
    site.get(at("review", project.pk), status=404)
    site.refuses(at("write_review", project.pk), cast.stranger, cast.rival)
    bad = site.post(at("write_review", project.pk), {**made.REVIEW, "user_perspective": ""}, by=cast.lead, status=200)
    assert "How does it look to the people who use it?" in bad.text
    page = site.post(at("write_review", project.pk), made.REVIEW, by=cast.lead, follow=True)
    assert "People say they sleep better." in page.text and "31 people" in page.text
    half = site.post(at("add_lesson", project.pk), {**made.LESSON, "next_title": "Evenings"}, by=cast.lead, status=200)
    assert "or neither" in half.text
    full = {**made.LESSON, "next_title": "Evening company", "next_words": "I work all day."}
    page = site.post(at("add_lesson", project.pk), full, by=cast.lead, follow=True)
    assert "It raised the next need: Evening company" in page.text
    public = site.get(at("review", project.pk), by=cast.stranger, most=CASE_QUERIES + 2)
    assert "We ask first." in public.text


# Registers


def test_the_register(cast, now, site):
    for number in range(30):
        made.project(cast, now + timedelta(minutes=number), title=f"Project {number}", outcome=None)
    tea = made.project(cast, now, title="Afternoon teas", area=cast.borough)
    page = site.get(at("index"), most=12)
    assert "31 projects" in page.text and "Project 29" in page.text and "Project 3 " not in page.text
    assert "Open a project" not in page.text
    assert "Open a project" in site.get(at("index"), by=cast.lead, most=12).text
    page = site.get(at("index") + "?words=tea", most=12)
    assert "1 project" in page.text and "Afternoon teas" in page.text
    assert "Afternoon teas" not in site.get(at("index") + f"?area={cast.north.pk}").text
    assert "No project fits" in site.get(at("index") + "?stage=review").text
    assert "31 projects" in site.get(at("index") + "?stage=nonsense&body=x&page=zz").text
    found = b"".join(site.get(at("index") + "?words=tea&format=csv").response.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(found)))
    assert [(row["project"], row["stage"], row["body"]) for row in rows] == [
        (tea.title, "analyse", "Wandle Vale Council")
    ]


@pytest.mark.parametrize("count", [2, 24])
def test_the_register_costs_the_same_however_long(cast, now, site, count):
    for number in range(count):
        made.project(cast, now, title=f"Project {number}", outcome=None)
    assert site.get(at("index"), by=cast.lead, most=12).queries == site.get(at("index"), by=cast.lead).queries


def test_services_and_when_they_were_reviewed(cast, now, site, others_keep):
    reviewed = made.in_review(cast, now, title="Reviewed")
    actions.write_review(reviewed, **made.REVIEW, by=cast.lead, now=now)
    made.project(cast, now, title="Runs today", existing_service=True, outcome=None)
    made.project(cast, now, title="Only an idea", outcome=None)
    page = site.get(at("services"), most=12)
    assert page.text.index("Runs today") < page.text.index("Reviewed")
    assert "never" in page.text and "4 November 2026" in page.text and "Only an idea" not in page.text
    found = b"".join(site.get(at("services") + "?format=csv").response.streaming_content).decode("utf-8-sig")
    assert [row["last reviewed"] for row in csv.DictReader(io.StringIO(found))] == ["never", "2026-11-04"]


def test_intentions(cast, now, site):
    assert "No body has published" in site.get(at("intentions"), most=12).text
    site.refuses(at("state_intention"), cast.stranger, cast.rival, cast.resident)
    form = {"body": cast.bodies.council.pk, "title": "Help people who are alone", "level": "corporate", "year": "2026",
            "agreed_date": "2026-06-01"}  # fmt: skip
    bad = site.post(at("state_intention"), {**form, "year": "26", "agreed_date": "31 June"}, by=cast.lead, status=200)
    assert "2,000 or more" in bad.text or "2000 or more" in bad.text
    site.post(at("state_intention"), form, by=cast.lead)
    assert "Help people who are alone" in site.get(at("intentions"), by=cast.lead, most=12).text


def test_cards_on_lower_pages(cast, now, site):
    from folkmoot.core.cards import cards_for

    project = made.project(cast, now)
    need = project.priority.needs.get()
    titles = {card.title for thing in (need, project.priority, project.body) for card in cards_for(None, thing)}
    assert {"What is being done about it", "Projects", "What it commissions"} <= titles
    actions.state_intention(cast.bodies.nhs, title="x", level=IntentionLevel.SERVICE, year=2026, by=cast.nhs, now=now)
