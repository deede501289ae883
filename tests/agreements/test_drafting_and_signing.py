"""From award to signature: drafted by the funder, its measures agreed by both, signed by the funder, then the provider."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folkmoot.agreements import actions, proportion
from folkmoot.agreements.models import Agreement, Measure
from folkmoot.agreements.states import AgreementState
from folkmoot.commissioning.models import MeasureKind
from folkmoot.commitments.models import Finding
from folkmoot.core.listings import walk
from folkmoot.core.models import Entry, PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.posting import ChangedMeanwhile
from folkmoot.core.record import refresh
from folkmoot.core.subjects import refer
from tests.agreements import made


def state_of(number, thing, rulebook="sutton-compact"):
    return Finding.objects.get(undertaking__number=number, undertaking__rulebook__code=rulebook, subject=refer(thing))


def sign_compact(body, now, code="sutton-compact"):
    from folkmoot.commitments.models import Signatory

    Signatory.objects.get_or_create(
        rulebook_code=code, body=body, defaults={"side": "public", "signed_date": now.date() - timedelta(days=900)}
    )


@pytest.fixture
def signed_compact(cast, now):
    sign_compact(cast.bodies.council, now)
    sign_compact(cast.bodies.council, now, "lcc-requirements")


def test_it_works(cast, now):
    agreement = made.live(cast, now)
    assert agreement.state == AgreementState.LIVE
    assert agreement.value == Decimal("96000")
    assert agreement.measures.count() == 3
    assert agreement.reports.count() == 4
    assert sum(agreement.payments.values_list("amount", flat=True)) == Decimal("96000")
    assert agreement.payments.count() == 8
    codes = Entry.objects.filter(code__startswith="agreements.").order_by("number").values_list("code", flat=True)
    assert [code.removeprefix("agreements.") for code in codes] == [
        "agreement.drafted", "measures.proposed", "measures.agreed", "agreement.signed_by_funder",
        "agreement.signed_by_provider",
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["colleague", "vco", "rival", "finance", "nhs", "citizen", "resident"])
def test_only_the_funders_commissioner_drafts(cast, now, who):
    decision = made.award(cast, now)
    person = getattr(cast, who)
    if who == "colleague":
        assert actions.draft_agreement(decision, **made.terms(now), by=person, now=now)
        return
    with pytest.raises(NotAllowed, match="Only a commissioner of Wandle Vale Council"):
        actions.draft_agreement(decision, **made.terms(now), by=person, now=now)


def test_nothing_is_drafted_for_a_refused_bid_or_twice(cast, now):
    with pytest.raises(Refused, match="not awarded"):
        actions.draft_agreement(made.award(cast, now, awarded=False), **made.terms(now), by=cast.lead, now=now)
    agreement = made.draft(cast, now)
    with pytest.raises(Refused, match="already"):
        actions.draft_agreement(agreement.decision, **made.terms(now), by=cast.lead, now=now)


@pytest.mark.ledger("AG-12")
def test_terms_outside_the_band_of_the_value_are_highlighted_for_whoever_signs(cast, now, site):
    small = made.agreed(cast, now, amount=Decimal(9_000))
    page = site.get(reverse("agreements:sign", args=[small.pk]), by=cast.lead).text
    assert "out of proportion" in page and "Every 12 months suits an agreement of this value" in page
    fitting = made.agreed(cast, now, amount=Decimal(49_000))
    assert "out of proportion" not in site.get(reverse("agreements:sign", args=[fitting.pk]), by=cast.lead).text


@pytest.mark.ledger("FT-05")
def test_a_term_under_two_years_needs_a_reason_and_one_under_the_outcomes_horizon_is_flagged(cast, now, signed_compact):
    with pytest.raises(Refused) as refusal:
        made.draft(cast, now, months=23)
    assert refusal.value.field == "short_term_reason"
    short = made.draft(cast, now, months=23, short_term_reason="The hall is let until then", to="silver")
    assert state_of("3.3.3", short).state == "explained"
    assert state_of("h", short, "lcc-requirements").state == "explained"
    hasty = made.live(cast, now, months=24, horizon_months=36)
    finding = state_of("3.3.3", hasty)
    assert (finding.state, "the outcome needs 36" in finding.sentence) == ("broken", True)
    enough = made.live(cast, now, months=36, horizon_months=36)
    assert state_of("3.3.3", enough).state == "kept"


def test_terms_must_hold_together(cast, now):
    start = made.terms(now)["start_date"]
    for changes, field in (
        ({"end_date": start}, "end_date"),
        ({"payment_days": 31}, "payment_days"),
        ({"payment_days": 0}, "payment_days"),
        ({"payment_months": 25}, "payment_months"),
    ):
        with pytest.raises(Refused) as refusal:
            made.draft(cast, now, **changes)
        assert refusal.value.field == field


def test_the_most_days_to_pay_names_its_law(cast, now):
    with pytest.raises(Refused, match="Procurement Act 2023, section 68"):
        made.draft(cast, now, payment_days=45)
    assert "Compact" in proportion.payment_rule(now.date().replace(year=2020)).source


@pytest.mark.ledger("PO-22")
def test_the_providers_size_decides_what_may_be_asked_and_how_it_is_paid(cast, now):
    """Measures and payments read the size band; a missing band stops the signature."""
    with pytest.raises(Refused, match="small") as refusal:
        made.draft(cast, now, to="kettle", in_advance=False, payment_reason="")
    assert refusal.value.field == "payment_reason"
    four = (*made.MEASURES, (MeasureKind.HOW_MUCH, "Cups of tea", "cups", None, None, 12))
    tiny = made.draft(cast, now, to="kettle", measures=four)
    with pytest.raises(Refused, match="ask for 3 at most"):
        actions.propose_measures(tiny, by=cast.lead, now=now)
    medium = made.agreed(cast, now, to="riverside", measures=four)
    cast.bodies.riverside.size = ""
    cast.bodies.riverside.save()
    with pytest.raises(Refused, match="How large Riverside Anchor Trust is"):
        actions.sign_for_funder(Agreement.objects.get(pk=medium.pk), by=cast.lead, now=now)
    assert Agreement.objects.get(pk=medium.pk).state == AgreementState.DRAFT


@pytest.mark.ledger("MP-01")
def test_a_measure_says_why_and_how_it_is_used_and_there_are_not_too_many(cast, now):
    agreement = made.draft(cast, now)
    fields = {
        "kind": MeasureKind.HOW_MUCH, "title": "Visits", "unit": "visits", "purpose": "To know", "use": "To plan",
        "baseline": None, "target": None, "months_between": 6,
    }  # fmt: skip
    for name in ("purpose", "use"):
        with pytest.raises(Refused) as refusal:
            actions.add_measure(agreement, **{**fields, name: " "}, by=cast.vco, now=now)
        assert refusal.value.field == name
        with pytest.raises(IntegrityError), transaction.atomic():
            Measure.objects.create(agreement=agreement, **{**fields, name: ""})
    for count in range(6):
        actions.add_measure(agreement, **{**fields, "title": f"Visits {count}"}, by=cast.vco, now=now)
    with pytest.raises(Refused, match=r"9 measures.* ask for 8 at most"):
        actions.propose_measures(agreement, by=cast.lead, now=now)


@pytest.mark.ledger("MP-06")
def test_an_aim_without_a_metric_or_an_owner_is_refused(cast, now, site):
    """While it is written, by the database, and once it is signed. Each side reads who answers for it."""
    agreement = made.draft(cast, now)
    fields = {
        "kind": MeasureKind.HOW_MUCH, "title": "Visits", "unit": "visits", "purpose": "To know", "use": "To plan",
        "baseline": None, "target": Decimal(90), "months_between": 6, "owner": "The centre’s manager",
    }  # fmt: skip
    for name in ("title", "unit", "owner"):
        with pytest.raises(Refused) as refusal:
            actions.add_measure(agreement, **{**fields, name: " "}, by=cast.vco, now=now)
        assert refusal.value.field == name
        with pytest.raises(IntegrityError), transaction.atomic():
            Measure.objects.create(agreement=agreement, **{**fields, name: ""})
    without_aim = actions.add_measure(agreement, **{**fields, "target": None, "owner": ""}, by=cast.vco, now=now)
    with pytest.raises(Refused, match="who answers"):
        actions.change_measure(without_aim, **{**fields, "owner": ""}, seen_version=1, by=cast.vco, now=now)
    actions.change_measure(without_aim, **fields, seen_version=1, by=cast.vco, now=now)
    address = f"/agreements/agreement/{agreement.pk}/measures/add/"
    sent = {name: "" if value is None else str(value) for name, value in fields.items()}
    assert "Say who answers for" in site.post(address, {**sent, "owner": ""}, by=cast.vco, status=200).text
    assert "Who answers for it: The centre’s manager." in site.get(agreement.get_absolute_url(), by=cast.vco).text


@pytest.mark.ledger("MP-06")
def test_a_signed_aim_has_an_owner_too_and_a_copied_one_begins_with_the_provider(cast, now):
    live = made.live(cast, now)
    measure = live.measures.filter(target__isnull=False).first()
    assert measure.owner == live.provider.name
    with pytest.raises(Refused) as refusal:
        actions.propose_measure_change(measure, owner="", reason="Nobody wants it", by=cast.lead, now=now)
    assert refusal.value.field == "owner"
    change = actions.propose_measure_change(measure, owner="The manager", reason="A post", by=cast.lead, now=now)
    actions.answer_measure_change(change, agrees=True, by=cast.vco, now=now)
    measure.refresh_from_db()
    assert measure.owner == "The manager"


@pytest.mark.ledger("MP-04")
def test_an_agreement_needs_a_measure_of_who_is_better_off_with_a_baseline(cast, now):
    agreement = made.draft(cast, now, measures=made.MEASURES[:2])
    with pytest.raises(Refused, match="better off"):
        actions.propose_measures(agreement, by=cast.lead, now=now)
    fields = {
        "kind": MeasureKind.BETTER_OFF, "title": "Lonely", "unit": "%", "purpose": "a", "use": "b", "target": None,
        "months_between": 12,
    }  # fmt: skip
    with pytest.raises(Refused) as refusal:
        actions.add_measure(agreement, **fields, baseline=None, by=cast.lead, now=now)
    assert refusal.value.field == "baseline"
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.create(agreement=agreement, baseline=None, **fields)
    actions.add_measure(agreement, **fields, baseline=Decimal(42), by=cast.lead, now=now)
    assert actions.propose_measures(agreement, by=cast.lead, now=now).measures_proposed_at == now


def test_measures_are_agreed_by_both_and_a_change_undoes_it(cast, now):
    agreement = made.draft(cast, now)
    with pytest.raises(Refused, match="not proposed"):
        actions.agree_measures(agreement, by=cast.vco, now=now)
    for person in (cast.vco, cast.rival, cast.finance):
        with pytest.raises(NotAllowed):
            actions.propose_measures(agreement, by=person, now=now)
    actions.propose_measures(agreement, by=cast.lead, now=now)
    for person in (cast.lead, cast.rival):
        with pytest.raises(NotAllowed):
            actions.agree_measures(agreement, by=person, now=now)
    measure = agreement.measures.first()
    kept = {
        name: getattr(measure, name)
        for name in ("kind", "title", "unit", "purpose", "use", "baseline", "months_between")
    }
    actions.change_measure(measure, **kept, target=Decimal(90), seen_version=1, by=cast.vco, now=now)
    with pytest.raises(Refused, match="changed them since"):
        actions.agree_measures(agreement, by=cast.vco, now=now)
    with pytest.raises(ChangedMeanwhile) as clash:
        actions.change_measure(measure, **kept, target=Decimal(70), seen_version=1, by=cast.lead, now=now)
    assert clash.value.changes == [("aim", "90.00", "70")]
    with pytest.raises(NotAllowed):
        actions.remove_measure(measure, by=cast.rival, now=now)
    assert actions.remove_measure(measure, by=cast.vco, now=now).measures.count() == 2


@pytest.mark.ledger("AG-13")
def test_no_signature_while_the_schedule_of_measures_is_missing_or_later(cast, now):
    agreement = made.draft(cast, now)
    with pytest.raises(Refused, match="Agree the measures"):
        actions.sign_for_funder(agreement, by=cast.lead, now=now)
    agreement = made.agreed(cast, now, to="silver")
    with pytest.raises(Refused, match="agreed after this signature"):
        actions.sign_for_funder(agreement, by=cast.lead, now=now - timedelta(hours=1))
    for missing in (None, now + timedelta(seconds=1)):
        with pytest.raises(IntegrityError, match="measures_are_agreed_before_signature"), transaction.atomic():
            Agreement.objects.filter(pk=agreement.pk).update(measures_agreed_at=missing, funder_signed_at=now)
    assert actions.sign_for_funder(agreement, by=cast.lead, now=now).state == AgreementState.OFFERED


def test_the_funder_signs_first_and_nobody_signs_for_the_other(cast, now):
    agreement = made.agreed(cast, now)
    with pytest.raises(Refused, match="funder signs first"):
        actions.sign_for_provider(agreement, by=cast.vco, now=now)
    for person in (cast.vco, cast.rival, cast.finance, cast.nhs):
        with pytest.raises(NotAllowed):
            actions.sign_for_funder(agreement, by=person, now=now)
    actions.sign_for_funder(agreement, by=cast.lead, now=now)
    for person in (cast.lead, cast.rival, cast.resident):
        with pytest.raises(NotAllowed):
            actions.sign_for_provider(agreement, by=person, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.filter(pk=agreement.pk).update(state=AgreementState.LIVE)


def test_who_acts_for_both_sides_does_not_sign_twice(cast, now):
    from folkmoot.people.actions import give_role
    from folkmoot.people.models.role import RoleKind

    agreement = made.offered(cast, now)
    give_role(cast.lead, RoleKind.VCO_WORKER, at=cast.bodies.riverside, by=cast.admin, now=now)
    cast.lead.__dict__.pop("_roles_held", None)
    with pytest.raises(NotAllowed, match="somebody else must sign"):
        actions.sign_for_provider(agreement, by=cast.lead, now=now)


def test_the_provider_may_send_it_back(cast, now):
    agreement = made.offered(cast, now)
    with pytest.raises(Refused) as refusal:
        actions.send_back(agreement, reasons="", by=cast.vco, now=now)
    assert refusal.value.field == "reasons"
    agreement = actions.send_back(agreement, reasons="The hall costs more from April", by=cast.vco, now=now)
    assert (agreement.state, agreement.funder_signed_at) == (AgreementState.DRAFT, None)
    changed = actions.change_terms(agreement, seen_version=agreement.version, payment_days=14, by=cast.lead, now=now)
    with pytest.raises(ChangedMeanwhile):
        actions.change_terms(changed, seen_version=1, payment_days=20, by=cast.colleague, now=now)
    assert changed.payment_days == 14


def test_nothing_changes_after_signature(cast, now):
    agreement = made.live(cast, now)
    measure = agreement.measures.first()
    tries = (
        lambda: actions.change_terms(agreement, seen_version=1, payment_days=3, by=cast.lead, now=now),
        lambda: actions.remove_measure(measure, by=cast.vco, now=now),
        lambda: actions.propose_measures(agreement, by=cast.lead, now=now),
        lambda: actions.sign_for_funder(agreement, by=cast.lead, now=now),
        lambda: actions.sign_for_provider(agreement, by=cast.vco, now=now),
        lambda: actions.send_back(agreement, reasons="x", by=cast.vco, now=now),
    )
    for attempt in tries:
        with pytest.raises(Refused):
            attempt()
    assert agreement.reports.count() == 4


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(amount=st.decimals("0.01", "9999999", places=2), every=st.integers(0, 24), months=st.integers(24, 60))
def test_payments_come_to_the_value_to_the_penny(cast, now, amount, every, months):
    from folkmoot.agreements.money.plans import Parts, planned_payments

    start = now.date()
    agreement = Agreement(
        value=amount, payment_months=every, start_date=start, end_date=made.terms(now, months=months)["end_date"],
        in_advance=True,
    )  # fmt: skip
    payments = planned_payments(agreement, Parts(agreement))
    assert sum(row.amount for row in payments) == amount
    assert [row.number for row in payments] == list(range(1, len(payments) + 1))
    assert all(start <= row.due_date < agreement.end_date for row in payments)


def test_the_thread_goes_from_specification_through_agreement_to_measures(cast, now):
    agreement = made.live(cast, now)
    stretches = {row.knot.value: row.items for row in walk([refer(agreement)], {"public"})}
    assert [row.title for row in stretches["agreement"]] == ["Company on weekday mornings"]
    assert {row.title for row in stretches["measure"]} == {title for _kind, title, *_rest in made.MEASURES}


def test_measures_are_on_no_thread_before_signature(cast, now):
    agreement = made.offered(cast, now)
    stretches = {row.knot.value: row.items for row in walk([refer(agreement)], {"public"})}
    assert stretches["measure"] == []


def test_whose_turn_it_is(cast, now):
    council, riverside = cast.bodies.council, cast.bodies.riverside
    agreement = made.draft(cast, now)

    def holders():
        return {turn.holder for turn in PendingTurn.objects.filter(subject=refer(agreement))}

    assert holders() == {f"org:{council.pk}:commissioner"}
    actions.propose_measures(agreement, by=cast.lead, now=now)
    assert holders() == {f"org:{riverside.pk}"}
    actions.agree_measures(agreement, by=cast.vco, now=now)
    assert holders() == {f"org:{council.pk}:commissioner"}
    actions.sign_for_funder(agreement, by=cast.lead, now=now)
    assert holders() == {f"org:{riverside.pk}"}
    actions.sign_for_provider(agreement, by=cast.vco, now=now)
    assert holders() == {f"org:{riverside.pk}", f"org:{council.pk}:finance"}


def test_an_award_waits_for_its_agreement(cast, now):
    decision = made.award(cast, now)
    refresh([decision], now)
    turn = PendingTurn.objects.get(subject=refer(decision))
    assert (turn.holder, turn.what) == (f"org:{cast.bodies.council.pk}:commissioner", "Draft the agreement")
    actions.draft_agreement(decision, **made.terms(now), by=cast.lead, now=now)
    assert not PendingTurn.objects.filter(subject=refer(decision)).exists()
    refused = made.award(cast, now, to="silver", awarded=False)
    refresh([refused], now)
    assert not PendingTurn.objects.filter(subject=refer(refused)).exists()


def test_the_gate_waits_for_both_signatures(cast, now):
    agreement = made.draft(cast, now)
    gate = "commissioning-framework"
    assert state_of("D2", agreement.project, gate).state == "due"
    actions.propose_measures(agreement, by=cast.lead, now=now)
    actions.agree_measures(agreement, by=cast.vco, now=now)
    actions.sign_for_funder(agreement, by=cast.lead, now=now)
    assert state_of("D2", agreement.project, gate).state == "due"
    actions.sign_for_provider(agreement, by=cast.vco, now=now)
    assert state_of("D2", agreement.project, gate).state == "kept"


def test_promises_on_measures(cast, now, signed_compact):
    sign_compact(cast.bodies.council, now, "nao-principles")
    agreement = made.draft(cast, now)
    assert state_of("3.3.5", agreement).state == "due"
    assert state_of("3", agreement, "nao-principles").state == "kept"
    live = made.live(cast, now, to="silver")
    assert state_of("3.3.5", live).state == "kept"
