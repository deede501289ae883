"""Specification, options, equality: what may be written, agreed and signed, and what makes it stale."""

from datetime import timedelta
from decimal import Decimal

import pytest

from folkmoot.commissioning import actions
from folkmoot.commissioning.models import Contribution, Group, Impact, MeasureKind, OptionKind
from folkmoot.commissioning.models.assessment import PROTECTED
from folkmoot.commissioning.states import DocumentState
from folkmoot.commitments.models import Finding
from folkmoot.core.clock import day_of
from folkmoot.core.listings import walk
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.posting import ChangedMeanwhile
from folkmoot.core.subjects import refer
from tests.commissioning import made


def state(project, number, code="commissioning-framework"):
    return Finding.objects.get(
        subject=refer(project), undertaking__number=number, undertaking__rulebook__code=code
    ).state


@pytest.fixture
def project(cast, now):
    return made.in_plan(cast, now, existing_service=True)


def test_it_works(cast, now, project):
    made.specification(project, cast, now)
    made.appraisal(project, cast, now)
    made.assessment(project, cast, now)
    assert {number: state(project, number) for number in ("P1", "P2", "P3", "P4", "P8")} == dict.fromkeys(
        ("P1", "P2", "P3", "P4", "P8"), "kept"
    )
    assert state(project, "4", "lcc-recommendations") == "not_applicable"  # the council has not taken it up


def test_outsiders_write_nothing(cast, now, project):
    spec = made.specification(project, cast, now, agree=False)
    eia = made.assessment(project, cast, now, sign=False)
    options = made.appraisal(project, cast, now, agree=False)
    entries = Entry.objects.count()
    for person in (cast.nhs, cast.vco, cast.resident, cast.clerk, cast.stranger):
        by = {"by": person, "now": now}
        for act in (
            lambda by=by: actions.edit_specification(spec, seen_version=1, purpose="x", **by),
            lambda by=by: actions.plan_measure(spec, **made.MEASURE, **by),
            lambda by=by: actions.agree_specification(spec, **by),
            lambda by=by: actions.agree_appraisal(options, **by),
            lambda by=by: actions.start_appraisal(project, **by),
            lambda by=by: actions.sign_assessment(eia, **by),
            lambda by=by: actions.edit_assessment(eia, seen_version=1, scope="x", **by),
        ):
            with pytest.raises(NotAllowed):
                act()
    assert Entry.objects.count() == entries


def test_a_specification_hangs_on_its_outcome(cast, now, project):
    spec = made.specification(project, cast, now)
    stretches = {stretch.knot: stretch.items for stretch in walk([refer(project.outcome)], ["public"])}
    assert [row.subject for row in stretches["specification"]] == [refer(spec)]


def test_a_specification_needs_an_outcome(cast, now):
    with pytest.raises(Refused, match="agreed outcome"):
        actions.write_specification(made.project(cast, now, outcome=None), **made.SPECIFICATION, by=cast.lead, now=now)


@pytest.mark.ledger("AG-04")
def test_a_specification_belongs_to_a_task_group_and_an_outcome(cast, now, project):
    spec = made.specification(project, cast, now, agree=False, task_group=" ")
    with pytest.raises(Refused, match="task group"):
        actions.agree_specification(spec, by=cast.lead, now=now)
    assert spec.outcome == project.outcome
    assert state(project, "P1") == "due"


def test_an_agreed_version_is_never_edited(cast, now, project):
    spec = made.specification(project, cast, now)
    by = {"by": cast.lead, "now": now}
    for act in (
        lambda: actions.edit_specification(spec, seen_version=spec.version, purpose="x", **by),
        lambda: actions.plan_measure(spec, **made.MEASURE, **by),
        lambda: actions.agree_specification(spec, **by),
        lambda: actions.write_specification(project, **made.SPECIFICATION, **by),
    ):
        with pytest.raises(Refused):
            act()


def test_of_two_writers_the_second_is_shown_what_changed(cast, now, project):
    spec = made.specification(project, cast, now, agree=False)
    actions.edit_specification(spec, seen_version=1, purpose="Tea.", by=cast.colleague, now=now)
    with pytest.raises(ChangedMeanwhile) as shown:
        actions.edit_specification(spec, seen_version=1, purpose="Talk.", by=cast.lead, now=now)
    assert shown.value.changes == [("what the service is for", "Tea.", "Talk.")]


@pytest.mark.ledger("EN-26")
def test_without_a_resident_it_is_not_co_designed(cast, now, project, site):
    spec = made.specification(project, cast, now, agree=False)
    assert spec.is_co_designed
    page = site.get(spec.get_absolute_url(), by=cast.lead)
    assert "co-designed 1 resident helped to write it." in page.text and "A resident of Northfield" in page.text
    Contribution.objects.update(is_resident=False)
    assert not spec.is_co_designed
    page = site.get(spec.get_absolute_url(), by=cast.lead)
    assert "it is not called co-designed" in page.text and "helped to write it" not in page.text
    actions.agree_specification(spec, by=cast.lead, now=now)
    entry = Entry.objects.get(code="commissioning.specification.agreed")
    assert entry.facts["co_designed"] is False


def test_nobody_under_18_is_named(cast, now, project):
    spec = made.specification(project, cast, now, agree=False)
    contribution = actions.add_contribution(
        spec, contributor="Kofi Adu", person=cast.young, is_resident=True, said="Wi-fi.", changed="Wi-fi.",
        may_publish=True, by=cast.lead, now=now,
    )  # fmt: skip
    assert contribution.contributor == "A young commissioner"


@pytest.mark.ledger("MP-01")
@pytest.mark.parametrize("field", ["purpose", "use"])
def test_a_measure_says_why_it_is_asked_and_how_it_is_used(cast, now, project, field):
    spec = made.specification(project, cast, now, agree=False)
    with pytest.raises(Refused) as refusal:
        actions.plan_measure(spec, **{**made.MEASURE, field: " "}, by=cast.lead, now=now)
    assert refusal.value.field == field


@pytest.mark.parametrize("change", [{"kind": MeasureKind.HOW_MUCH}, {"baseline": None}])
def test_one_measure_asks_whether_anyone_is_better_off_and_where_it_starts(cast, now, project, change):
    spec = made.specification(project, cast, now, agree=False)
    spec.measures.update(**change)
    actions.agree_specification(spec, by=cast.lead, now=now)
    assert state(project, "P8") == "due"


@pytest.mark.ledger("EQ-03")
def test_a_new_version_makes_the_signed_assessment_stale_until_signed_again(cast, now, project):
    spec, eia = made.specification(project, cast, now), made.assessment(project, cast, now)
    by = {"by": cast.lead, "now": now}
    version = actions.revise_specification(spec, what_changed="Evenings too, because a carer asked.", **by)
    assert (version.number, version.state, version.measures.count()) == (2, DocumentState.DRAFT, 1)
    eia.refresh_from_db()
    assert (eia.stale_because, state(project, "P4")) == ("version 2 of the specification was begun", "due")
    actions.agree_specification(version, **by)
    spec.refresh_from_db()
    assert spec.state == DocumentState.REPLACED
    again = actions.revise_assessment(eia, **by)
    assert (again.number, again.groups.count(), state(project, "P4")) == (2, 10, "due")
    actions.sign_assessment(again, **by)
    eia.refresh_from_db()
    assert (eia.state, state(project, "P4")) == (DocumentState.REPLACED, "kept")


def test_a_new_version_says_what_changed(cast, now, project):
    spec = made.specification(project, cast, now)
    with pytest.raises(Refused, match="because of whom"):
        actions.revise_specification(spec, what_changed=" ", by=cast.lead, now=now)


@pytest.mark.ledger("CC-03")
def test_options_are_fair(cast, now, project):
    by = {"by": cast.lead, "now": now}
    one = made.appraisal(project, cast, now, agree=False, kinds=(OptionKind.STOP, OptionKind.IN_HOUSE))
    with pytest.raises(Refused, match="at least two ways"):
        actions.agree_appraisal(one, **by)
    actions.add_option(one, kind=OptionKind.PRIVATE, title="x", for_it="x", against_it="x", cost=Decimal(1), **by)
    actions.agree_appraisal(one, **by)
    without = made.appraisal(project, cast, now, agree=False, kinds=(OptionKind.VOLUNTARY, OptionKind.PRIVATE))
    with pytest.raises(Refused, match="in-house must be"):
        actions.agree_appraisal(without, **by)
    fresh = made.in_plan(cast, now, existing_service=False)
    made.appraisal(fresh, cast, now, kinds=(OptionKind.VOLUNTARY, OptionKind.PRIVATE))
    assert state(fresh, "P2") == "kept"


@pytest.mark.ledger("NE-19")
def test_a_preference_without_evidence_fails_the_plan_gate(cast, now, project):
    comparison = made.appraisal(project, cast, now, agree=False)
    comparison.options.get(is_preferred=True).citations.all().delete()
    with pytest.raises(Refused, match="evidence"):
        actions.agree_appraisal(comparison, by=cast.lead, now=now)
    # Even one agreed before the evidence went missing keeps the gate shut.
    type(comparison).objects.update(state=DocumentState.AGREED, agreed_at=now)
    with pytest.raises(actions.GateShut) as stopped:
        made.passed(project, cast, now)
    assert "P3" in stopped.value.items


def test_a_comparison_names_its_preference(cast, now, project):
    comparison = made.appraisal(project, cast, now, agree=False)
    comparison.options.update(is_preferred=False)
    with pytest.raises(Refused, match="preferred"):
        actions.agree_appraisal(comparison, by=cast.lead, now=now)


def test_an_option_of_another_comparison_cannot_be_preferred(cast, now, project):
    mine = made.appraisal(project, cast, now, agree=False)
    theirs = made.appraisal(made.in_plan(cast, now), cast, now, agree=False)
    with pytest.raises(Refused, match="another comparison"):
        actions.prefer_option(mine, option=theirs.options.first(), reasons="x", by=cast.lead, now=now)


@pytest.mark.ledger("EQ-06")
@pytest.mark.parametrize("missing", ["mitigation", "owner"])
def test_whoever_is_worse_off_is_answered(cast, now, project, missing):
    eia = made.assessment(project, cast, now, sign=False)
    answer = {
        "group": Group.DISABILITY,
        "impact": Impact.ADVERSE,
        "how": "Steps.",
        "mitigation": "A ramp.",
        "owner": "Estates",
    }
    with pytest.raises(Refused) as refusal:
        actions.add_group_impact(eia, **{**answer, missing: ""}, by=cast.lead, now=now)
    assert refusal.value.field == missing
    actions.add_group_impact(eia, **answer, by=cast.lead, now=now)
    assert eia.groups.get(group=Group.DISABILITY).mitigation == "A ramp."


def test_it_is_not_signed_while_a_protected_group_is_unanswered(cast, now, project):
    eia = made.assessment(project, cast, now, sign=False)
    eia.groups.filter(group__in=PROTECTED[:2]).delete()
    actions.add_group_impact(eia, group=Group.CARE_EXPERIENCE, impact=Impact.UNKNOWN, how="Ask.", by=cast.lead, now=now)
    with pytest.raises(Refused, match="age, disability, care experience"):
        actions.sign_assessment(eia, by=cast.lead, now=now)


def test_a_screening_is_enough_only_when_nobody_is_worse_off(cast, now, project):
    screening = made.assessment(project, cast, now, sign=False, is_screening=True)
    actions.add_group_impact(
        screening, group=Group.AGE, impact=Impact.ADVERSE, how="x", mitigation="x", owner="x", by=cast.lead, now=now
    )
    with pytest.raises(Refused, match="not enough"):
        actions.sign_assessment(screening, by=cast.lead, now=now)
    screening.groups.all().delete()
    actions.sign_assessment(screening, by=cast.lead, now=now)
    assert state(project, "P4") == "kept"


def test_a_partner_does_not_sign_for_the_body(cast, now):
    project = made.project(cast, now, partners=[cast.bodies.nhs])
    eia = made.assessment(project, cast, now, sign=False)
    with pytest.raises(NotAllowed):
        actions.sign_assessment(eia, by=cast.nhs, now=now)


def test_the_day_to_look_again_lies_ahead_and_then_comes(cast, now, project):
    from folkmoot.commitments.engine import find_overdue

    with pytest.raises(Refused, match="lie ahead"):
        made.assessment(project, cast, now, review_date=day_of(now))
    made.assessment(project, cast, now, review_date=day_of(now) + timedelta(days=30))
    assert state(project, "P4") == "kept"
    find_overdue(now + timedelta(days=31))
    assert state(project, "P4") == "due"


def test_somebody_may_say_it_is_out_of_date(cast, now, project):
    eia = made.assessment(project, cast, now)
    actions.mark_stale(eia, because="The hall has closed.", by=cast.lead, now=now)
    assert state(project, "P4") == "due"
