"""Core services that a project engages; and a lead who also manages what is commissioned anew."""

import pytest
from django.db import IntegrityError
from django.urls import reverse

from folkmoot.commissioning import actions
from folkmoot.commissioning.actions.decide_gate import GateShut
from folkmoot.commissioning.models import CoreService, DoubleRole, EngagedService
from folkmoot.commissioning.states import Stage
from folkmoot.commitments.models import Finding
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from tests.commissioning import made
from tests.site import CASE_QUERIES

WARNING = "No core service is named: nobody can see who advises on law, money, buying or evidence."


def at(name, *keys):
    return reverse(f"commissioning:{name}", args=keys)


def state(project):
    return Finding.objects.get(subject=refer(project), undertaking__number="D5").state


def managed(project, cast, now, person):
    actions.name_service(
        project, service=CoreService.SERVICE_MANAGER, post="Libraries manager", person=person, by=cast.lead, now=now
    )


def answer(project, cast, now, **changes):
    values = {"mitigation": "She scores no bid.", "reviewer": cast.finance, "reviewer_post": "Head of audit", **changes}
    return actions.answer_double_role(project, **values, by=cast.lead, now=now)


@pytest.mark.ledger("PO-24")
def test_a_project_shows_which_core_services_are_engaged(cast, now, site):
    project = made.project(cast, now)
    assert "No core service is named yet." in site.get(project.get_absolute_url(), by=cast.stranger).text
    url = at("core_services", project.pk)
    for service in CoreService:
        given = {"service": service.value, "post": f"Team {service.value}", "person": cast.colleague.pk}
        site.post(url, given, by=cast.admin, follow=True)
    page = site.get(project.get_absolute_url(), by=cast.stranger, most=CASE_QUERIES + 2)
    table = next(table for table in page.all("table") if "Core service" in " ".join(table.itertext()))
    lines = [[" ".join(" ".join(cell.itertext()).split()) for cell in line] for line in table.iter("tr")][1:]
    assert lines == [
        [name, f"Team {service.value}", "4 November 2026"]
        for name, service in zip(
            ("Commissioner", "Manager of the service", "Officer set aside to support it", "Procurement", "Legal advice",
             "Finance", "Research and performance"),
            CoreService, strict=True,
        )
    ]  # fmt: skip
    assert cast.colleague.name not in page.text
    assert "Now: Team legal" in site.get(url, by=cast.lead).text
    site.post(url, {"service": "legal", "post": ""}, by=cast.lead)
    assert "Not named: legal advice." in site.get(project.get_absolute_url(), by=cast.stranger).text


@pytest.mark.ledger("PO-24")
def test_none_named_raises_a_warning_at_the_plan_gate(cast, now, site, others_keep):
    early = made.project(cast, now)
    assert WARNING not in site.get(at("gate", early.pk), by=cast.colleague).text
    project = made.in_plan(cast, now)
    for url, person in ((at("gate", project.pk), cast.colleague), (project.get_absolute_url(), cast.lead)):
        assert WARNING in site.get(url, by=person, most=CASE_QUERIES + 3).text
    actions.name_service(project, service=CoreService.LEGAL, post="Shared legal team", by=cast.lead, now=now)
    for url, person in ((at("gate", project.pk), cast.colleague), (project.get_absolute_url(), cast.lead)):
        assert WARNING not in site.get(url, by=person).text
    actions.name_service(project, service=CoreService.LEGAL, post="", by=cast.lead, now=now)
    made.decided(project, cast, now)
    actions.note_involvement(project, stage=Stage.PLAN, who="A task group", how="Wrote it.", by=cast.lead, now=now)
    made.passed(project, cast, now)  # it is a warning: whoever decides may go on
    assert WARNING not in site.get(at("gate", project.pk), by=cast.colleague).text


def test_who_names_services_and_what_is_missing(cast, now, site):
    project = made.project(cast, now)
    url = at("core_services", project.pk)
    site.refuses(url, cast.stranger, cast.rival, cast.resident, cast.nhs, cast.clerk)
    for given, words in (
        ({"service": "", "post": "x"}, "Which core service?"),
        ({"service": "legal", "post": " "}, "Say which post or team it is."),
        ({"service": "service_manager", "post": "Libraries manager"}, "Choose who manages the service"),
        ({"service": "legal", "post": "x", "person": cast.resident.pk}, "Select one of the choices"),
    ):
        page = site.post(url, given, by=cast.lead, status=200)
        assert words in page.text and "<title>Error:" in page.html
    assert not EngagedService.objects.exists()
    for post in ("Legal team", "Shared legal team"):
        actions.name_service(project, service=CoreService.LEGAL, post=post, by=cast.lead, now=now)
    assert EngagedService.objects.get().post == "Shared legal team"
    with pytest.raises(IntegrityError):
        EngagedService.objects.create(project=project, service="legal", post="Another", engaged_at=now)


@pytest.mark.ledger("PO-25")
def test_a_lead_who_manages_the_service_needs_a_mitigation_and_an_independent_reviewer(cast, now, site, others_keep):
    project = made.in_deliver(cast, now)
    actions.note_involvement(project, stage=Stage.DELIVER, who="Volunteers", how="They help.", by=cast.lead, now=now)
    managed(project, cast, now, cast.lead)
    with pytest.raises(GateShut) as stopped:
        made.passed(project, cast, now)
    assert stopped.value.items == ["D5"]
    url = at("double_role", project.pk)
    page = site.get(project.get_absolute_url(), by=cast.lead, most=CASE_QUERIES + 3)
    assert "What is done about it is not written down yet" in page.text and url in page.links()

    given = {"mitigation": "She scores no bid.", "reviewer": cast.finance.pk, "reviewer_post": "Head of audit"}
    for name in given:
        missing = site.post(url, {**given, name: ""}, by=cast.lead, status=200)
        assert "<title>Error:" in missing.html
    for hand in (cast.lead, cast.colleague):  # who leads it, and who answers for it
        page = site.post(url, {**given, "reviewer": hand.pk}, by=cast.lead, status=200)
        assert "Select one of the choices" in page.text
    assert state(project) == "due"

    site.post(url, given, by=cast.lead, follow=True)
    public = site.get(project.get_absolute_url(), by=cast.stranger, most=CASE_QUERIES + 3).text
    assert "She scores no bid." in public and "since 4 November 2026: Head of audit." in public
    assert cast.finance.name not in public and cast.lead.name not in public
    made.passed(project, cast, now)
    assert project.stage == Stage.REVIEW


@pytest.mark.ledger("PO-25")
def test_a_reviewer_who_takes_a_hand_in_the_work_is_independent_no_more(cast, now, others_keep):
    project = made.in_deliver(cast, now)
    managed(project, cast, now, cast.lead)
    answer(project, cast, now)
    assert state(project) == "kept"
    actions.name_service(
        project, service=CoreService.SUPPORT_OFFICER, post="Officer", person=cast.finance, by=cast.lead, now=now
    )
    assert state(project) == "due"
    with pytest.raises(Refused) as refusal:
        answer(project, cast, now)
    assert refusal.value.field == "reviewer"
    managed(project, cast, now, cast.colleague)
    assert state(project) == "not_applicable"


def test_it_is_asked_only_where_the_two_are_one_person(cast, now, site):
    project = made.in_plan(cast, now)
    managed(project, cast, now, cast.colleague)
    with pytest.raises(Refused, match="nothing is owed"):
        answer(project, cast, now)
    assert "The lead also manages the service" not in site.get(project.get_absolute_url(), by=cast.lead).text
    managed(project, cast, now, cast.lead)
    assert state(project) == "not_applicable"  # it comes in the stage "deliver", and may be answered before
    with pytest.raises(NotAllowed):
        actions.answer_double_role(
            project, mitigation="x", reviewer=cast.finance, reviewer_post="y", by=cast.rival, now=now
        )
    answer(project, cast, now)
    assert DoubleRole.objects.get().reviewer == cast.finance
