"""Who took part in each stage, and which groups an equality assessment heard: what is missing is shown, not hidden."""

import pytest
from django.urls import reverse

from folkmoot.commissioning import actions
from folkmoot.commissioning.actions.decide_gate import GateShut
from folkmoot.commissioning.models import AskedGroup, Involvement
from folkmoot.commissioning.states import Stage
from folkmoot.commitments.actions.explain import explain
from folkmoot.commitments.models import Finding, Undertaking
from folkmoot.core.subjects import refer
from tests.commissioning import made
from tests.site import CASE_QUERIES


def at(name, *keys):
    return reverse(f"commissioning:{name}", args=keys)


def stages(page):
    """The table of who took part, as cells of text for each line."""
    table = next(table for table in page.all("table") if "each stage" in " ".join(table.itertext()))
    return [[" ".join(" ".join(cell.itertext()).split()) for cell in line] for line in table.iter("tr")][1:]


REASON = "Nobody could be asked in the two weeks that we had."


@pytest.mark.ledger("EN-07")
def test_the_gates_report_shows_who_took_part_in_each_stage(cast, now, site, others_keep):
    project = made.in_plan(cast, now)
    made.decided(project, cast, now)
    page = site.get(at("gate", project.pk), by=cast.colleague, most=CASE_QUERIES + 2)
    owed = "A reason is needed: note who took part, or why nobody did."
    assert stages(page) == [
        ["Analyse", "12 residents", "They told us about mornings."],
        ["Plan", "nobody noted", owed],
        ["Deliver", "–", "This stage has not begun."],
        ["Review", "–", "This stage has not begun."],
    ]
    assert stages(site.get(project.get_absolute_url(), by=cast.stranger)) == stages(page)
    shut = site.post(at("gate", project.pk), {"outcome": "approve", "reasons": "x"}, by=cast.colleague, status=200)
    assert "Not settled: P7." in shut.text

    actions.note_involvement(project, stage=Stage.PLAN, none_because=REASON, by=cast.lead, now=now)
    page = site.get(at("gate", project.pk), by=cast.colleague)
    assert stages(page)[1] == ["Plan", "nobody", REASON]
    made.passed(project, cast, now)
    page = site.get(at("gate", project.pk), by=cast.colleague)
    assert stages(page)[1:3] == [["Plan", "nobody", REASON], ["Deliver", "nobody noted", owed]]
    with pytest.raises(GateShut) as stopped:
        made.passed(project, cast, now)
    assert "D4" in stopped.value.items


@pytest.mark.ledger("EN-07")
def test_a_reason_given_beside_the_commitment_counts_for_the_stage(cast, now, site):
    project = made.analysed(cast, now)
    Involvement.objects.all().delete()
    line = Undertaking.objects.get(rulebook=project.framework, number="A4")
    explain(line, project, words=REASON, by=cast.lead, now=now)
    assert stages(site.get(at("gate", project.pk), by=cast.colleague))[0] == ["Analyse", "nobody", REASON]
    page = site.get(project.get_absolute_url(), by=cast.stranger, most=CASE_QUERIES + 2)
    assert stages(page)[0] == ["Analyse", "nobody", REASON]


def test_a_stopped_project_owes_no_reason(cast, now, site):
    project = made.project(cast, now)
    site.post(at("gate", project.pk), {"outcome": "reject", "reasons": "No."}, by=cast.colleague)
    page = site.get(project.get_absolute_url(), by=cast.stranger)
    assert stages(page)[0] == ["Analyse", "nobody noted", "The project was stopped."]


@pytest.mark.ledger("EQ-05")
@pytest.mark.parametrize("nobody", ["", " \n"])
def test_an_assessment_that_heard_no_group_is_flagged_wherever_it_counts(cast, now, site, nobody):
    project = made.in_plan(cast, now)
    made.specification(project, cast, now)
    made.appraisal(project, cast, now)
    silent = made.assessment(project, cast, now, engagement=nobody)
    report = made.report(project, cast, now, submit=True)
    flag = "no group was heard directly"
    for row in (project, silent, report):
        assert flag in site.get(row.get_absolute_url(), by=cast.stranger, most=CASE_QUERIES + 3).text.lower()
    finding = Finding.objects.get(subject=refer(project), undertaking__number="P4")
    assert flag in finding.sentence

    actions.take_report_back(report, reasons="To hear people first.", by=cast.lead, now=now)
    version = actions.revise_assessment(silent, by=cast.lead, now=now)
    sign = site.get(at("sign_assessment", version.pk), by=cast.lead)
    assert "none: this is flagged on every page that shows it" in sign.text
    heard = "Deaf residents, in two evenings with an interpreter."
    actions.edit_assessment(version, seen_version=version.version, engagement=heard, by=cast.lead, now=now)
    assert heard in site.get(at("sign_assessment", version.pk), by=cast.lead).text
    actions.sign_assessment(version, by=cast.lead, now=now)
    report.refresh_from_db()
    actions.submit_report(report, by=cast.lead, now=now)
    for row in (version, report):
        assert flag not in site.get(row.get_absolute_url(), by=cast.stranger).text.lower()
    finding.refresh_from_db()
    assert flag not in finding.sentence
    documents = site.get(project.get_absolute_url(), by=cast.stranger).text.lower()
    assert documents.count(flag) == 1  # the earlier version keeps its flag; the one in force has none


FEEDBACK = {
    "group": "providers",
    "who": "Six groups that bid, by telephone",
    "said": "Ten days to ask questions were too few.",
    "answer": "Questions are taken for three weeks from now on.",
}


@pytest.fixture
def reviewed(cast, now, others_keep):
    """Nothing is missing at the review gate but what was said of the commissioning itself."""
    project = made.in_review(cast, now)
    actions.note_involvement(project, stage=Stage.REVIEW, who="Users", how="Talks.", by=cast.lead, now=now)
    actions.write_review(project, **made.REVIEW, by=cast.lead, now=now)
    actions.add_lesson(project, **made.LESSON, by=cast.lead, now=now)
    return project


def stopped_by(project, cast, now):
    with pytest.raises(GateShut) as stopped:
        made.passed(project, cast, now)
    return stopped.value.items


@pytest.mark.ledger("MP-15")
def test_a_cycle_ends_when_two_of_three_groups_said_how_the_commissioning_went(cast, now, site, reviewed):
    project, url = reviewed, at("feedback", reviewed.pk)
    assert stopped_by(project, cast, now) == ["R6"]
    review = site.get(at("review", project.pk), by=cast.stranger)
    assert "Nobody has been asked yet how the commissioning itself went." in review.text
    assert url in site.get(project.get_absolute_url(), by=cast.lead).links()
    page = site.post(url, FEEDBACK, by=cast.lead, follow=True)
    assert "Questions are taken for three weeks from now on." in page.text
    site.post(url, {**FEEDBACK, "who": "Four that were refused"}, by=cast.lead)
    assert stopped_by(project, cast, now) == ["R6"]  # twice the same group is one group
    one = site.get(project.get_absolute_url(), by=cast.stranger, most=CASE_QUERIES + 3).text
    assert "Only one group has said how the commissioning itself went: providers, and those who bid." in one
    site.post(url, {**FEEDBACK, "group": "communities", "who": "Nine neighbours, at the hall"}, by=cast.lead)
    made.passed(project, cast, now)
    assert project.stage == Stage.CLOSED
    public = site.get(at("review", project.pk), by=cast.stranger, most=CASE_QUERIES + 2)
    for words in ("Communities", "Nine neighbours, at the hall", "Ten days to ask questions were too few."):
        assert words in public.text
    assert (
        "Note what somebody said of the commissioning itself"
        not in site.get(at("review", project.pk), by=cast.lead).text
    )
    closed = site.post(url, FEEDBACK, by=cast.lead, status=200)
    assert "This project has ended" in closed.text


@pytest.mark.ledger("MP-15")
@pytest.mark.parametrize("group", list(AskedGroup))
def test_with_one_group_or_none_a_public_reason_lets_the_cycle_end(cast, now, site, reviewed, group):
    made.feedback(reviewed, cast, now, groups=[group])
    line = Undertaking.objects.get(rulebook=reviewed.framework, number="R6")
    explain(line, reviewed, words="The others were asked three times, and did not want to.", by=cast.lead, now=now)
    page = site.get(at("gate", reviewed.pk), by=cast.colleague)
    assert "The others were asked three times, and did not want to." in page.text
    made.passed(reviewed, cast, now)
    assert reviewed.stage == Stage.CLOSED


@pytest.mark.parametrize("part", ["group", "who", "said", "answer"])
def test_feedback_is_whole(cast, now, site, part):
    project = made.project(cast, now)
    page = site.post(at("feedback", project.pk), {**FEEDBACK, part: " "}, by=cast.lead, status=200)
    assert "<title>Error:" in page.html
    assert not project.process_feedback.exists()
