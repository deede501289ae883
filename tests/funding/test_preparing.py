from datetime import date, timedelta
from decimal import Decimal

import pytest

from folkmoot.commissioning.models.project import ServiceKind
from folkmoot.commissioning.states import DocumentState, Stage
from folkmoot.commitments.models import Explanation, Finding
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.posting import ChangedMeanwhile
from folkmoot.core.record import timeline
from folkmoot.funding import actions, rules
from folkmoot.funding.catalogues import default_catalogue
from folkmoot.funding.models import Notice, NoticeStage, Opportunity, Route
from tests.funding import made


def finding(thing, rulebook, number):
    subject = f"{thing._meta.label_lower}:{thing.pk}"
    return Finding.objects.get(subject=subject, undertaking__rulebook__code=rulebook, undertaking__number=number)


def test_it_works(cast, now):
    before = Entry.objects.count()
    opportunity = made.prepared(cast, now)
    assert opportunity.specification.state == DocumentState.AGREED
    assert Entry.objects.count() == before + 4
    assert not Notice.objects.exists()

    actions.announce(opportunity, by=cast.lead, now=now)
    notice = Notice.objects.get(identifier=f"FM-OPP-{opportunity.pk}")
    assert notice.stage == NoticeStage.PLANNED and notice.value == Decimal("96000")

    opportunity.refresh_from_db()
    actions.open_bids(opportunity, by=cast.lead, now=now + timedelta(days=30))
    notice.refresh_from_db()
    assert notice.stage == NoticeStage.OPEN


@pytest.mark.ledger("CC-33")
@pytest.mark.parametrize("stage", [Stage.ANALYSE, Stage.PLAN, Stage.REVIEW, Stage.CLOSED])
def test_nothing_is_bought_for_a_project_outside_its_deliver_stage(cast, now, stage):
    project = made.project(cast, now, stage=stage)
    made.specification(project, now)
    with pytest.raises(Refused, match="plan gate"):
        actions.prepare_opportunity(project, **made.terms(now), by=cast.lead, now=now)
    assert not Opportunity.objects.exists()


def test_a_project_taken_back_cannot_open_for_bids(cast, now):
    opportunity = made.announced(cast, now)
    type(opportunity.project).objects.update(stage=Stage.PLAN)
    with pytest.raises(Refused, match="earlier stage"):
        actions.open_bids(made_again(opportunity), by=cast.lead, now=now + timedelta(days=30))


def test_a_draft_specification_is_not_enough(cast, now):
    project = made.project(cast, now)
    made.specification(project, now, state=DocumentState.DRAFT)
    with pytest.raises(Refused, match="Agree the specification"):
        actions.prepare_opportunity(project, **made.terms(now), by=cast.lead, now=now)


def test_only_the_bodys_own_people_prepare(cast, now):
    project = made.project(cast, now)
    made.specification(project, now)
    for person in (cast.vco, cast.rival, cast.nhs, cast.citizen, cast.resident, cast.councillor, cast.stranger):
        with pytest.raises(NotAllowed):
            actions.prepare_opportunity(project, **made.terms(now), by=person, now=now)
    project.partners.add(cast.bodies.nhs)
    assert actions.prepare_opportunity(project, **made.terms(now), by=cast.nhs, now=now)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("route_reason", "  "), ("value", Decimal(0)), ("value", Decimal(-5)), ("term_months", 0), ("term_months", 181),
        ("eligibility", " \n "), ("opens_date", -1), ("closes_at", 5), ("decides_date", 40),
    ],
)  # fmt: skip
def test_bad_terms_are_refused_beside_their_field(cast, now, field, value):
    project = made.project(cast, now)
    made.specification(project, now)
    if field.endswith("_date"):
        value = (now + timedelta(days=value)).date()
    if field == "closes_at":
        value = now + timedelta(days=value)
    with pytest.raises(Refused) as refusal:
        actions.prepare_opportunity(project, **made.terms(now, **{field: value}), by=cast.lead, now=now)
    assert refusal.value.field == ("closes_date" if field == "closes_at" else field)
    assert not Opportunity.objects.exists()


def made_again(row):
    return type(row).objects.get(pk=row.pk)


def test_two_editors_the_second_sees_what_the_first_wrote(cast, now):
    opportunity = made.prepared(cast, now)
    actions.change_opportunity(opportunity, title="Company", seen_version=1, by=cast.lead, now=now)
    with pytest.raises(ChangedMeanwhile) as clash:
        actions.change_opportunity(opportunity, title="Warm rooms", seen_version=1, by=cast.colleague, now=now)
    assert clash.value.changes == [("title", "Company", "Warm rooms")]


@pytest.mark.ledger("CC-04")
def test_a_price_that_is_all_that_counts_is_refused(cast, now):
    opportunity = made.prepared(cast, now)
    opportunity.criteria.all().delete()
    with pytest.raises(Refused, match="price cannot be all"):
        actions.add_criterion(
            opportunity, title="Price", question="How much?", weight=100, is_price=True, by=cast.lead, now=now
        )
    kept = actions.add_criterion(opportunity, title="Work", question="How?", weight=100, by=cast.lead, now=now)
    with pytest.raises(Refused, match="price cannot be all"):
        actions.change_criterion(kept, title="Price", question="?", weight=100, is_price=True, by=cast.lead, now=now)
    assert opportunity.criteria.get().is_price is False


@pytest.mark.parametrize("weight", [0, -1, 101])
def test_a_weight_is_1_to_100(cast, now, weight):
    opportunity = made.prepared(cast, now)
    opportunity.criteria.all().delete()
    with pytest.raises(Refused, match="from 1 to 100"):
        actions.add_criterion(opportunity, title="Work", question="How?", weight=weight, by=cast.lead, now=now)


@pytest.mark.ledger("FT-12")
def test_weights_of_99_do_not_open_and_social_value_left_out_needs_a_reason(cast, now):
    opportunity, later = made.announced(cast, now), now + timedelta(days=30)
    first, social, _price = opportunity.criteria.order_by("position")
    actions.change_criterion(first, title="A", question="B", weight=49, by=cast.lead, now=now)
    with pytest.raises(Refused, match="come to 99"):
        actions.open_bids(opportunity, by=cast.lead, now=later)
    actions.remove_criterion(social, by=cast.lead, now=now)
    actions.change_criterion(first, title="A", question="B", weight=70, by=cast.lead, now=now)
    with pytest.raises(Refused) as refusal:
        actions.open_bids(opportunity, by=cast.lead, now=later)
    assert refusal.value.field == "no_social_value_reason"
    opened = actions.open_bids(
        opportunity, no_social_value_reason="It is one morning of training.", by=cast.lead, now=later
    )
    assert opened.no_social_value_reason


def test_weights_over_100_are_refused_as_they_are_typed(cast, now):
    opportunity = made.prepared(cast, now)
    with pytest.raises(Refused, match="more than 100"):
        actions.add_criterion(opportunity, title="More", question="?", weight=1, by=cast.lead, now=now)


@pytest.mark.ledger("TR-02")
def test_criteria_are_published_before_opening_and_fixed_after(cast, now, site):
    opportunity = made.announced(cast, now)
    page = site.get(opportunity.get_absolute_url())
    for criterion in opportunity.criteria.all():
        assert criterion.title in page.text and str(criterion.weight) in page.text
    later = now + timedelta(days=30)
    actions.open_bids(opportunity, by=cast.lead, now=later)
    criterion = opportunity.criteria.first()
    attempts = [
        lambda: actions.add_criterion(opportunity, title="New", question="?", weight=1, by=cast.lead, now=later),
        lambda: actions.change_criterion(criterion, title="Changed", question="?", weight=1, by=cast.lead, now=later),
        lambda: actions.remove_criterion(criterion, by=cast.lead, now=later),
        lambda: actions.change_opportunity(
            made_again(opportunity), title="Other", seen_version=1, by=cast.lead, now=later
        ),
    ]
    for attempt in attempts:
        with pytest.raises(Refused, match="Bids have opened"):
            attempt()
    assert [c.weight for c in opportunity.criteria.order_by("position")] == [50, 20, 30]


@pytest.mark.ledger("FT-02")
def test_opening_without_notice_needs_a_reason_and_shows_as_explained(cast, now):
    opportunity = made.prepared(cast, now)
    with pytest.raises(Refused) as refusal:
        actions.open_bids(opportunity, by=cast.lead, now=now)
    assert refusal.value.field == "no_announcement_reason"
    why = "The winter money had to be spent before April."
    actions.open_bids(opportunity, no_announcement_reason=why, by=cast.lead, now=now)
    assert why in [entry.private.reasons for entry in timeline(opportunity)]
    assert Explanation.objects.get(undertaking__rulebook__code="islington").words == why


def test_a_notice_of_a_day_is_no_notice(cast, now):
    opportunity = made.prepared(cast, now, opens_date=(now + timedelta(days=1)).date())
    actions.announce(opportunity, by=cast.lead, now=now)
    with pytest.raises(Refused) as refusal:
        actions.open_bids(opportunity, by=cast.lead, now=now + timedelta(days=1))
    assert refusal.value.field == "no_announcement_reason"


def test_it_does_not_open_before_the_day_people_were_told(cast, now):
    opportunity = made.announced(cast, now)
    with pytest.raises(Refused, match="bids open later"):
        actions.open_bids(opportunity, by=cast.lead, now=now + timedelta(days=29))


def test_bids_stay_open_as_long_as_the_place_says(cast, now, settings):
    settings.FOLKMOOT_BIDS_OPEN_DAYS = 31
    opportunity = made.announced(cast, now)
    with pytest.raises(Refused, match=r"30 days\. Give people at least 31"):
        actions.open_bids(opportunity, by=cast.lead, now=now + timedelta(days=30))


def test_announcing_on_the_opening_day_is_too_late(cast, now):
    opportunity = made.prepared(cast, now)
    with pytest.raises(Refused, match="later opening day"):
        actions.announce(opportunity, by=cast.lead, now=now + timedelta(days=30))


def test_withdrawing_says_why_and_the_register_shows_it(cast, now):
    opportunity = made.announced(cast, now)
    with pytest.raises(Refused):
        actions.withdraw_opportunity(opportunity, reasons="No.", by=cast.lead, now=now)
    why = "The health body has put the money into its own service."
    actions.withdraw_opportunity(opportunity, reasons=why, by=cast.lead, now=now)
    assert Notice.objects.get().stage == NoticeStage.WITHDRAWN
    assert timeline(opportunity)[0].private.reasons == why


@pytest.mark.ledger("CC-23")
def test_services_for_lonely_people_are_shaped_together_unless_a_reason_is_given(cast, now):
    for kind in (ServiceKind.BEHAVIOUR_CHANGE, ServiceKind.EARLY_INTERVENTION, ServiceKind.ISOLATION):
        assert rules.usual_route(kind) == Route.NEGOTIATED
    assert rules.usual_route(ServiceKind.ENVIRONMENT) == Route.COMPETITIVE
    project = made.project(cast, now)
    made.specification(project, now)
    with pytest.raises(Refused) as refusal:
        actions.prepare_opportunity(
            project, **made.terms(now, route=Route.COMPETITIVE, route_reason=""), by=cast.lead, now=now
        )
    assert refusal.value.field == "route_reason"


def test_the_commitment_to_tell_people_ahead_is_checked(cast, now):
    opportunity = made.announced(cast, now)
    sign_islington(cast, now)
    actions.change_opportunity(opportunity, title="Company", seen_version=1, by=cast.lead, now=now)
    assert finding(opportunity, "islington", "7").state == "due"
    actions.open_bids(made_again(opportunity), by=cast.lead, now=now + timedelta(days=30))
    found = finding(opportunity, "islington", "7")
    assert found.state == "kept" and "30 days before" in found.sentence


def sign_islington(cast, now):
    from folkmoot.commitments.models import Signatory

    Signatory.objects.create(rulebook_code="islington", body=cast.bodies.council, side="public", signed_date=now.date())


def considered(opportunity, cast, now):
    return actions.consider_social_value(
        opportunity.plan, catalogue="Ours", outcomes=default_catalogue().outcomes[:2], how="Local people could be trained.",
        asks_people=True, asking_reason="At the next board.", by=cast.lead, now=now,
    )  # fmt: skip


@pytest.mark.ledger("FT-09")
def test_above_the_laws_own_amount_nothing_opens_without_a_social_value_record(cast, now):
    grant = made.announced(cast, now, value=Decimal("300000"))
    assert finding(grant, "statute", "SVA1").state == "not_applicable"
    small = made.announced(cast, now, route=Route.COMPETITIVE)
    assert finding(small, "statute", "SVA1").state == "not_applicable"
    made.weighed_up(small, cast, now)
    actions.open_bids(small, by=cast.lead, now=now + timedelta(days=30))
    large = made.announced(cast, now, route=Route.COMPETITIVE, value=Decimal("207720"))
    actions.waive_engagement(large.plan, reasons="We talked with every firm last spring.", by=cast.lead, now=now)
    assert finding(large, "statute", "SVA1").state == "due"
    with pytest.raises(Refused, match="consider social value before"):
        actions.open_bids(large, by=cast.lead, now=now + timedelta(days=30))
    considered(large, cast, now + timedelta(days=1))
    assert finding(large, "statute", "SVA1").state == "kept"
    actions.open_bids(made_again(large), by=cast.lead, now=now + timedelta(days=30))
    assert finding(large, "statute", "SVA1").state == "kept"


@pytest.mark.ledger("FT-09")
def test_the_amount_is_the_one_of_the_day_the_work_began(cast, now):
    service = made.project(cast, now, service_kind=ServiceKind.ENVIRONMENT)
    for value, state in (("172513.99", "not_applicable"), ("172514", "due")):
        row = made.prepared(cast, now, route=Route.COMPETITIVE, for_project=service, value=Decimal(value))
        assert finding(row, "statute", "SVA1").state == "not_applicable"
        Opportunity.objects.filter(pk=row.pk).update(law_date=date(2014, 6, 1), procedure=None)
        changed = actions.change_opportunity(made_again(row), title="Parks", seen_version=1, by=cast.lead, now=now)
        assert finding(changed, "statute", "SVA1").state == state
    assert changed.procedure.code == "earlier-services"


@pytest.mark.ledger("FT-10")
def test_a_record_made_once_bids_are_open_is_refused(cast, now):
    opportunity = made.opened(cast, now)
    with pytest.raises(Refused, match="come before"):
        considered(opportunity, cast, made.while_open(opportunity))
    assert not opportunity.plan.social_value_records.exists()


def test_the_laws_amount_follows_the_day(db):
    assert rules.social_value_threshold(date(2026, 1, 1)).pounds == Decimal("207720")
    assert rules.social_value_threshold(date(2025, 12, 31)).pounds == Decimal("214904")
    assert rules.social_value_threshold(date(2024, 1, 1)).pounds == Decimal("214904")
    assert rules.social_value_threshold(date(2020, 1, 1)) is None
