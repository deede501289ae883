"""One report for everybody, and all that goes with it: stories, a second person, changes to measures, learning, visits."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from folkmoot.agreements import actions, queries
from folkmoot.agreements.models import LearningCycle, Measure, MonitoringVisit, Report, Story
from folkmoot.agreements.states import AgreementState, ReportState
from folkmoot.citizens.actions import give_task_back
from folkmoot.citizens.models import Assignment, CitizenTask, Membership
from folkmoot.commitments.models import Finding
from folkmoot.core.clock import day_of
from folkmoot.core.models import PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from folkmoot.evidence.models import Dataset, Indicator
from folkmoot.people.actions import give_role, register_organisation
from folkmoot.people.models import Notice
from folkmoot.people.models.role import RoleKind
from tests.agreements import made
from tests.agreements.test_agreement_pages import csv_of
from tests.agreements.test_parts import linked
from tests.site import CASE_QUERIES, LIST_QUERIES


def url(name, *args):
    return reverse(f"agreements:{name}", args=args)


@pytest.fixture
def first(live):
    return live.reports.order_by("start_date").first()


@pytest.fixture
def visitor(cast, now, live):
    """The citizen commissioner, who chose to check this service."""
    Membership.objects.create(
        person=cast.citizen, operator=cast.bodies.cvs, cohort="adult", state="active", applied_at=now
    )
    task = CitizenTask.objects.create(
        project=live.project, kind="monitoring", title="Look in", what="Go", influence="All", limits="None", hours=2,
        when="In spring", access="A lift", level="involve", who_decides="The council", officer=cast.lead, opened_at=now,
    )  # fmt: skip
    Assignment.objects.create(task=task, person=cast.citizen, accepted_at=now)
    return cast.citizen


@pytest.mark.ledger("MP-02")
def test_one_report_serves_every_funder_of_the_agreement(cast, now, site, live, first):
    second = linked(cast, now, live)
    for step, who in (("propose_measures", cast.nhs), ("agree_measures", cast.vco), ("sign_for_funder", cast.nhs),
                      ("sign_for_provider", cast.vco)):  # fmt: skip
        getattr(actions, step)(second, by=who, now=now)
    made.report(cast, now, live, values={"People who came": 61})
    assert Report.objects.exclude(agreement=live).count() == 0
    page = site.get(second.get_absolute_url(), by=cast.nhs, most=CASE_QUERIES + 1).text
    assert "serve this funder too" in page and "61 people" in page


def test_a_period_is_reported_once(cast, now, live, first):
    made.report(cast, now, live)
    with pytest.raises(Refused, match="has been sent"):
        made.report(cast, now, live)
    with pytest.raises(Refused, match="has been sent"):
        actions.count_people(first, group="sex", counts={"male": 30}, by=cast.vco, now=now)


@pytest.mark.ledger("MP-19")
def test_counts_by_group_are_published_with_small_ones_hidden(cast, now, site, live, first, clock_at):
    clock_at(made.at(now, first.due_date))
    assert "did not say" in site.get(url("count_people", first.pk, "sex"), by=cast.vco).text.lower()
    site.post(url("count_people", first.pk, "sex"), {"female": "38", "male": "3", "not_said": "12"}, by=cast.vco)
    wrong = site.post(url("count_people", first.pk, "age"), {"under_18": "-1"}, by=cast.vco, status=200)
    assert "Error:" in wrong.html
    site.refuses(url("who_used", first.pk), cast.stranger, cast.lead, cast.rival)
    site.refuses(url("count_people", first.pk, "sex"), cast.stranger, cast.rival)
    made.report(cast, now, live)
    page = site.get(first.get_absolute_url(), most=CASE_QUERIES).text
    assert "Female 40" in page and "Male hidden: too few people" in page and "38" not in page


def test_stories_are_told_with_consent_and_taken_back(cast, now, site, live, first):
    with pytest.raises(Refused) as refusal:
        actions.add_story(first, words="It was warm.", consent=" ", may_publish=True, by=cast.vco, now=now)
    assert refusal.value.field == "consent"
    told = {"consent": "Read it and said yes", "by": cast.vco, "now": now}
    public = actions.add_story(first, words="I know three names now.", told_by="a neighbour", may_publish=True, **told)
    actions.add_story(first, words="My son found me there.", may_publish=False, **told)
    made.report(cast, now, live)
    page = site.get(first.get_absolute_url()).text
    assert "three names" in page and "My son" not in page
    assert "My son" in site.get(url("held", live.pk), by=cast.lead).text
    site.post(url("take_story_back", public.pk), by=cast.vco)
    assert "three names" not in site.get(first.get_absolute_url()).html
    assert Story.objects.get(pk=public.pk).words == ""
    site.refuses(url("take_story_back", public.pk), cast.stranger, cast.rival, cast.lead, method="post")


def test_a_second_person_certifies_before_the_funder_accepts(cast, now, site):
    agreement = made.agreed(cast, now)
    actions.settle_particulars(agreement, needs_certifier=True, by=cast.lead, now=now)
    actions.sign_for_funder(agreement, by=cast.lead, now=now)
    actions.sign_for_provider(agreement, by=cast.vco, now=now)
    report = made.report(cast, now, agreement)
    with pytest.raises(Refused, match="second person"):
        actions.accept_report(report, by=cast.lead, now=now)
    with pytest.raises(NotAllowed, match="somebody else certifies"):
        actions.certify_report(report, by=cast.vco, now=now)
    with pytest.raises(NotAllowed):
        actions.certify_report(report, by=cast.lead, now=now)
    give_role(cast.adviser, RoleKind.VCO_WORKER, at=cast.bodies.riverside, by=cast.admin, now=now)
    cast.adviser.__dict__.pop("_roles_held", None)
    assert "Certify the figures" in site.get(report.get_absolute_url(), by=cast.adviser).text
    turns = PendingTurn.objects.filter(subject=refer(agreement))
    certify, read = turns.filter(what__contains="certifies"), turns.filter(what__startswith="Read the report")
    assert certify.get().holder == f"org:{agreement.provider_id}" and not read.exists()
    site.post(url("certify", report.pk), by=cast.adviser)
    assert read.get().holder == f"org:{agreement.funder_id}:commissioner" and not certify.exists()
    assert actions.accept_report(Report.objects.get(pk=report.pk), by=cast.lead, now=now).state == ReportState.ACCEPTED


@pytest.mark.ledger("AG-14")
def test_a_signed_measure_changes_only_with_a_reason_and_the_other_sides_agreement(cast, now, site, live):
    measure = live.measures.get(title="People who came")
    propose = {"title": "People who came twice", "by": cast.lead, "now": now}
    with pytest.raises(Refused) as refusal:
        actions.propose_measure_change(measure, reason=" ", **propose)
    assert refusal.value.field == "reason"
    change = actions.propose_measure_change(measure, reason="Once tells us little", **propose)
    assert Measure.objects.get(pk=measure.pk).title == "People who came", "nothing changes by the funder alone"
    for person in (cast.lead, cast.colleague, cast.rival):
        with pytest.raises(NotAllowed):
            actions.answer_measure_change(change, agrees=True, by=person, now=now)
    with pytest.raises(Refused, match="waits for an answer"):
        actions.propose_measure_change(measure, reason="Again", **propose)
    with pytest.raises(Refused, match="stays as it is"):
        actions.change_measure(
            measure, seen_version=1, title="Mine", purpose="a", use="b", months_between=6, by=cast.lead, now=now
        )
    site.post(url("answer_change", change.pk), {"agrees": "True", "words": ""}, by=cast.vco)
    assert Measure.objects.get(pk=measure.pk).title == "People who came twice"
    page = site.get(url("followed", live.pk), most=CASE_QUERIES).text
    assert "Once tells us little" in page and "People who came twice" in page
    second = actions.propose_measure_change(measure, reason="It is asked elsewhere", stop=True, by=cast.vco, now=now)
    with pytest.raises(Refused, match="Say why not"):
        actions.answer_measure_change(second, agrees=False, by=cast.lead, now=now)
    actions.answer_measure_change(second, agrees=True, by=cast.lead, now=now)
    report = live.reports.order_by("start_date").first()
    assert measure not in queries.measures_asked(report)


def test_two_sides_learn_instead_of_chasing_targets(cast, now, site):
    agreement = made.draft(cast, now, measures=())
    with pytest.raises(Refused, match="better off"):
        actions.propose_measures(agreement, by=cast.lead, now=now)
    with pytest.raises(Refused, match="Settle first"):
        actions.ask_question(agreement, question="Why?", by=cast.vco, now=now)
    actions.settle_particulars(agreement, is_learning=True, by=cast.lead, now=now)
    with pytest.raises(Refused, match="at least one question"):
        actions.propose_measures(agreement, by=cast.lead, now=now)
    site.post(url("ask_question", agreement.pk), {"question": "What makes people stay?"}, by=cast.vco)
    with pytest.raises(Refused, match="within the term"):
        actions.plan_cycle(agreement, by_date=agreement.end_date, by=cast.vco, now=now)
    day = agreement.start_date + timedelta(days=90)
    site.post(url("plan_cycle", agreement.pk), {"by_date": str(day)}, by=cast.lead)
    for step, who in (("propose_measures", cast.lead), ("agree_measures", cast.vco), ("sign_for_funder", cast.lead),
                      ("sign_for_provider", cast.vco)):  # fmt: skip
        agreement = getattr(actions, step)(agreement, by=who, now=now)
    assert agreement.state == AgreementState.LIVE
    cycle, later = LearningCycle.objects.get(), made.at(now, day)
    with pytest.raises(Refused) as refusal:
        actions.note_cycle(cycle, learnt="They stay for the soup", changed="", by=cast.vco, now=later)
    assert refusal.value.field == "changed"
    actions.note_cycle(cycle, learnt="They stay for the soup", changed="Soup on Thursdays", by=cast.vco, now=later)
    page = site.get(url("followed", agreement.pk), most=CASE_QUERIES).text
    assert "What makes people stay?" in page and "Soup on Thursdays" in page


@pytest.mark.ledger("MP-22")
def test_a_citizen_commissioners_visit_is_stored_and_answered_by_the_provider(cast, now, site, live, visitor, clock_at):
    moment = made.at(now, live.start_date + timedelta(days=20))
    clock_at(moment)
    sent = {
        "visited_date": str(day_of(moment)),
        "saw": "A full table",
        "heard": "They want evenings",
        "people_met": "6",
        "suggests": "",
    }
    site.refuses(url("visit", live.pk), cast.stranger, cast.rival, cast.vco, cast.young, cast.resident)
    site.post(url("visit", live.pk), sent, by=visitor)
    visit = MonitoringVisit.objects.get()
    assert "Maureen" not in site.get(url("followed", live.pk)).text, "named by her role alone"
    site.refuses(url("answer_visit", visit.pk), cast.stranger, visitor, cast.lead)
    site.post(url("answer_visit", visit.pk), {"words": "We open one evening from May."}, by=cast.vco)
    page = site.get(url("followed", live.pk)).text
    assert "They want evenings" in page and "one evening from May" in page
    assert Notice.objects.get(person=visitor, topic="agreements.visit").words == "We open one evening from May."
    with pytest.raises(Refused, match="not ahead"):
        actions.write_visit(
            live,
            visited_date=day_of(moment) + timedelta(days=1),
            saw="a",
            heard="b",
            people_met=0,
            by=visitor,
            now=moment,
        )
    give_task_back(visitor.assignments.get(), by=visitor, now=moment)
    site.refuses(url("visit", live.pk), visitor)


@pytest.mark.ledger("MP-20")
def test_the_provider_sees_everything_the_funder_holds(cast, now, site, live):
    with pytest.raises(NotAllowed):
        actions.write_note(live, words="Slow", by=cast.nhs, now=now)
    site.post(url("note", live.pk), {"words": "The June report was thin."}, by=cast.lead)
    made.report(cast, now, live, values={"People who came": 4})
    page = site.get(url("held", live.pk), by=cast.vco, most=CASE_QUERIES).text
    assert "The June report was thin." in page and "4 people" in page
    for person in (cast.rival, cast.nhs, cast.resident, cast.citizen):
        site.get(url("held", live.pk), by=person, status=404)
    assert "thin" not in site.get(live.get_absolute_url(), by=cast.resident).text


@pytest.mark.ledger("MP-17")
def test_an_evaluation_states_its_burden_and_independence_and_reads_figures_alone(cast, now, site, live):
    university = register_organisation(by=cast.admin, now=now, name="Vale University", kind="university")
    plan = {
        "evaluator": university, "question": "Did it help?", "method": "Figures", "burden_hours": Decimal(6),
        "from_date": day_of(now), "until_date": day_of(now) + timedelta(days=900), "by": cast.lead, "now": now,
    }  # fmt: skip
    with pytest.raises(Refused) as refusal:
        actions.plan_evaluation(live, **plan, independence=" ")
    assert refusal.value.field == "independence"
    with pytest.raises(Refused, match="does not evaluate it"):
        actions.plan_evaluation(live, **{**plan, "evaluator": cast.bodies.riverside}, independence="None")
    row = actions.plan_evaluation(live, **plan, independence="It takes no money from either side")
    report = made.report(
        cast, now, live, story="Ms Example came.", values={"People who came": 3, "Would come again": 77}
    )
    give_role(cast.neighbour, RoleKind.EVALUATOR, at=university, by=cast.admin, now=now)
    cast.neighbour.__dict__.pop("_roles_held", None)
    page = site.get(url("evaluate", row.pk), by=cast.neighbour, most=LIST_QUERIES).text
    assert "77" in page and "hidden: too few people" in page
    for words in ("Ms Example", "Riverside", "register at the door"):
        assert words not in page
    site._as(cast.neighbour)
    assert [line["figure"] for line in csv_of(site, url("evaluate", row.pk) + "?format=csv")] == ["", "77.00"]
    site.refuses(url("evaluate", row.pk), cast.stranger, cast.rival, cast.vco, cast.lead)
    assert report.results.count() == 2
    followed = site.get(url("followed", live.pk)).text
    assert "6" in followed and "takes no money from either side" in followed


def test_hours_are_shown_as_a_share_of_the_money(cast, now, site):
    agreement = made.agreed(cast, now, amount=Decimal(48000))
    actions.settle_particulars(agreement, cost_of_hour=Decimal(20), by=cast.lead, now=now)
    actions.sign_for_funder(agreement, by=cast.lead, now=now)
    live = actions.sign_for_provider(agreement, by=cast.vco, now=now)
    made.report(cast, now, live, hours_spent=Decimal(6))
    burden = queries.burden_of(live, list(live.reports.all()))
    period = live.reports.order_by("start_date").first()
    days = Decimal((period.end_date - period.start_date).days)
    money = (Decimal(48000) * days / (live.end_date - live.start_date).days).quantize(Decimal("0.01"))
    assert (burden.hours, burden.money) == (Decimal(6), money)
    assert burden.share == (Decimal(12000) / money).quantize(Decimal("0.01"))
    page = site.get(url("followed", live.pk)).text
    assert "6 hours on 1 report" in page and "reporting takes 1%" in page


@pytest.mark.ledger("MP-14", "EQ-09")
def test_voices_changes_and_the_help_to_equality_are_asked_and_shown(cast, now, site, live):
    report = made.report(
        cast, now, live, user_voices=14, voices_changed="We moved the chairs", equality_help="A ramp was built"
    )
    page = site.get(report.get_absolute_url()).text
    assert "We moved the chairs" in page and "A ramp was built" in page
    followed = site.get(url("followed", live.pk)).text
    assert "14 times somebody who uses it said how it is" in followed and "1 report tells what changed" in followed


def test_a_population_indicator_never_marks_a_provider_as_failing(cast, now, live):
    """The borough's figure may get as bad as it likes: no finding about the provider hangs on it."""
    dataset = Dataset.objects.create(
        code="d", title="D", publisher="P", licence="L", vintage="2026", geography="borough"
    )
    outcome = live.specification.outcome
    outcome.indicator = Indicator.objects.create(dataset=dataset, code="lonely", title="Lonely adults", theme="health")
    outcome.save()
    before = list(
        Finding.objects.filter(subject=f"agreements.agreement:{live.pk}").values_list(
            "undertaking", "state", "sentence"
        )
    )
    outcome.indicator.values.create(area=cast.borough, number=Decimal(99))
    from folkmoot.core.record import refresh

    refresh([live], now)
    after = list(
        Finding.objects.filter(subject=f"agreements.agreement:{live.pk}").values_list(
            "undertaking", "state", "sentence"
        )
    )
    assert before == after and before
