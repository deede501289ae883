"""The parts of an agreement: parties, risks, clauses, papers, safeguarding, kinds; and what stops a signature."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from folkmoot.agreements import actions, years
from folkmoot.agreements.gagging import looks_gagging
from folkmoot.agreements.models import Agreement, AgreementKind, Clause
from folkmoot.agreements.states import AgreementState
from folkmoot.commissioning.models import ServiceKind
from folkmoot.core.clock import add_months, day_of
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.needs.models import Asset
from tests.agreements import made
from tests.site import CASE_QUERIES, LIST_QUERIES


def url(name, *args):
    return reverse(f"agreements:{name}", args=args)


def clause(cast, now, code="recognition", text="Say in public that this is paid for with public money.", **changes):
    fields = {"kind": "recognition", "title": "Public recognition", "why": "", **changes}
    return actions.write_clause(code=code, text=text, **fields, by=cast.lead, now=now)


def risk(agreement, owner, by, now, likelihood=1, harm=1, **changes):
    fields = {"title": "The hall is lost", "reason": "It holds the lease", **changes}
    return actions.add_risk(agreement, likelihood=likelihood, harm=harm, owner=owner, **fields, by=by, now=now)


def linked(cast, now, first, **changes):
    words = {"no_award_reason": "It joins what was awarded", "value": Decimal(24000), **changes}
    terms = made.terms(now)
    del terms["kind"]
    return actions.draft_linked(first, funder=cast.bodies.nhs, **terms, **words, by=cast.nhs, now=now)


def test_it_works(cast, now, site):
    """Settled through pages, then read in full by everybody."""
    agreement = made.agreed(cast, now)
    page = url("full", agreement.pk)
    site.post(url("write_clause"), {"code": "thanks", "kind": "recognition", "title": "Thanks", "text": "Say who pays.",
        "is_gagging": "False", "why": ""}, by=cast.lead)  # fmt: skip
    site.post(url("take_clause", agreement.pk), {"clause": Clause.objects.get().pk}, by=cast.lead)
    site.post(url("add_risk", agreement.pk), {"title": "The boiler fails", "likelihood": "2", "harm": "2",
        "owner": cast.bodies.council.pk, "reason": "It owns the hall"}, by=cast.vco)  # fmt: skip
    site.post(url("add_document", agreement.pk), {"title": "A poster", "address": "https://example.org/poster",
        "shows_recognition": "True"}, by=cast.vco)  # fmt: skip
    site.post(url("particulars", agreement.pk), {"relationship": "partner", "extension_months": "12",
        "serves_at_risk": "False", "is_learning": "False", "needs_certifier": "True", "cost_of_hour": "18.50",
        "obligations": "", "beside_reason": ""}, by=cast.lead)  # fmt: skip
    site.get(page, by=cast.vco, most=CASE_QUERIES)
    site.get(page, status=404)
    actions.sign_for_funder(agreement, by=cast.lead, now=now)
    actions.sign_for_provider(agreement, by=cast.vco, now=now)
    text = site.get(page, most=CASE_QUERIES).text
    for words in ("Say who pays.", "version 1", "The boiler fails", "It owns the hall", "A poster", "shows who pays",
                  "partner", "made longer by 12 months", "2026/27", "Wandle Vale Council"):  # fmt: skip
        assert words in text, words
    assert "18.50" not in text, "what an hour costs is the parties' own"


def test_wrong_people_settle_nothing(cast, now, site):
    agreement = made.draft(cast, now)
    for name in ("particulars", "add_party", "add_risk", "approve_risks", "take_clause", "add_document"):
        site.refuses(url(name, agreement.pk), cast.stranger, cast.rival, cast.nhs, cast.resident)
        site.refuses(url(name, agreement.pk), cast.stranger, cast.rival, method="post")
    for name in ("particulars", "add_party", "take_clause"):
        site.refuses(url(name, agreement.pk), cast.vco)
    site.refuses(url("write_clause"), cast.stranger, cast.vco, cast.resident)
    site.refuses(url("safeguarding", cast.bodies.riverside.pk), cast.stranger, cast.vco, cast.resident)
    site.refuses(url("link", made.live(cast, now, to="silver").pk), cast.stranger, cast.rival, cast.lead)
    site.refuses(url("draft_asset", agreement.specification_id), cast.stranger, cast.vco, cast.nhs)


def test_value_by_year_comes_to_the_whole(cast, now):
    agreement = made.live(cast, now, amount=Decimal("96000.07"))
    rows = years.by_year((row.due_date, row.amount) for row in agreement.payments.all())
    assert [year for year, _sum in rows] == ["2026/27", "2027/28", "2028/29"]
    assert sum(amount for _year, amount in rows) == Decimal("96000.07")


@pytest.mark.ledger("PO-27")
def test_a_gagging_clause_stops_the_signature_until_a_legal_override_is_recorded(cast, now):
    gag = clause(cast, now, "quiet", "The provider shall not criticise the council in public.", title="Quiet")
    assert gag.is_gagging, "it is one, though nobody ticked the box"
    agreement = made.agreed(cast, now)
    row = actions.take_clause(agreement, clause=gag, by=cast.lead, now=now)
    with pytest.raises(Refused, match="keep the provider from speaking"):
        actions.sign_for_funder(agreement, by=cast.lead, now=now)
    for person in (cast.lead, cast.vco, cast.nhs):
        with pytest.raises(NotAllowed):
            actions.override_gagging(row, reason="A court has ordered this in a case", by=person, now=now)
    with pytest.raises(Refused, match="legal advice"):
        actions.override_gagging(row, reason="Because", by=cast.finance, now=now)
    actions.override_gagging(row, reason="A court has ordered this in a case", by=cast.finance, now=now)
    assert actions.sign_for_funder(agreement, by=cast.lead, now=now).state == AgreementState.OFFERED


@pytest.mark.parametrize(
    ("text", "gags"),
    [
        ("The group must not campaign against any policy.", True),
        ("Statements to the press require the prior consent of the council.", True),
        ("Publicity is only allowed with the approval of the funder.", True),
        ("The provider agrees not to lobby members.", True),
        ("The funder pays within 30 days. The provider reports twice a year.", False),
        ("The provider may speak freely, and may criticise the funder.", False),
        ("Say in public that this is paid for with public money.", False),
    ],
)
def test_gagging_words_are_known(text, gags):
    assert looks_gagging(text) is gags


def test_a_clause_keeps_its_earlier_versions(cast, now, site):
    first = clause(cast, now)
    agreement = made.draft(cast, now)
    actions.take_clause(agreement, clause=first, by=cast.lead, now=now)
    with pytest.raises(Refused, match="what changed since version 1"):
        clause(cast, now, text="Say so plainly.")
    second = clause(cast, now, text="Say so plainly.", why="Too long")
    assert second.number == 2
    first.refresh_from_db()
    assert first.text.startswith("Say in public") and agreement.clauses.get().clause == first
    actions.take_clause(agreement, clause=second, by=cast.lead, now=now)
    assert [row.clause for row in agreement.clauses.all()] == [second], "one version of a clause at a time"
    with pytest.raises(NotAllowed):
        actions.withdraw_clause(second, why="Unclear", by=cast.lead, now=now)
    actions.withdraw_clause(second, why="Unclear", by=cast.scheme, now=now)
    with pytest.raises(Refused, match="withdrawn"):
        actions.take_clause(agreement, clause=second, by=cast.lead, now=now)
    page = site.get(url("clause", "recognition"), most=LIST_QUERIES)
    assert "Version 2" in page.text and "Say in public" in page.text
    site.get(url("clauses"), most=LIST_QUERIES)
    site.get(url("clause", "nothing"), status=404)


@pytest.mark.ledger("AG-10")
def test_each_risk_has_one_owner_and_a_reason_and_more_than_suits_a_small_vco_needs_approval(cast, now):
    agreement = made.agreed(cast, now, to="kettle", measures=made.MEASURES)
    kettle = cast.bodies.kettle
    with pytest.raises(Refused, match="best placed") as refusal:
        risk(agreement, kettle, cast.small, now, reason=" ")
    assert refusal.value.field == "reason"
    with pytest.raises(Refused, match="party to the agreement"):
        risk(agreement, cast.bodies.silver, cast.lead, now)
    risk(agreement, kettle, cast.lead, now, likelihood=2, harm=2)
    with pytest.raises(Refused, match="nothing needs approval"):
        actions.approve_risks(agreement, reason="It can", by=cast.finance, now=now)
    heavy = risk(agreement, kettle, cast.lead, now)
    with pytest.raises(Refused, match="weight of 5; 4 suits its size"):
        actions.sign_for_funder(agreement, by=cast.lead, now=now)
    for person in (cast.lead, cast.small):
        with pytest.raises(NotAllowed):
            actions.approve_risks(agreement, reason="It can", by=person, now=now)
    actions.approve_risks(agreement, reason="The hall is insured", by=cast.finance, now=now)
    risk(agreement, kettle, cast.lead, now)
    with pytest.raises(Refused, match="weight of 6"):
        actions.sign_for_funder(agreement, by=cast.lead, now=now)
    for row in (heavy, agreement.risks.last()):
        actions.remove_risk(row, by=cast.small, now=now)
    assert actions.sign_for_funder(agreement, by=cast.lead, now=now).state == AgreementState.OFFERED


@pytest.mark.ledger("AG-11")
def test_work_that_several_share_needs_the_clause_that_passes_the_compact_on(cast, now):
    agreement = made.agreed(cast, now, kind=AgreementKind.POOLED)
    with pytest.raises(Refused, match="passes the Compact on"):
        actions.sign_for_funder(agreement, by=cast.lead, now=now)
    flow = clause(
        cast, now, "compact", "Whoever does part of the work is treated as the Compact says.", kind="flow_down"
    )
    actions.take_clause(agreement, clause=flow, by=cast.lead, now=now)
    actions.sign_for_funder(agreement, by=cast.lead, now=now)


@pytest.mark.ledger("MP-13")
def test_agreements_for_people_at_risk_need_a_safeguarding_check_in_date(cast, now, site):
    agreement = made.agreed(cast, now)
    actions.settle_particulars(agreement, serves_at_risk=True, by=cast.lead, now=now)
    later = day_of(now) + timedelta(days=30)
    with pytest.raises(Refused, match="No safeguarding check in date for: Riverside Anchor Trust"):
        actions.sign_for_funder(agreement, by=cast.lead, now=now)
    seen = {"until_date": later, "seen": "The policy and the training book"}
    with pytest.raises(NotAllowed, match="their own"):
        actions.note_safeguarding(cast.bodies.council, passed=True, **seen, by=cast.lead, now=now)
    actions.note_safeguarding(cast.bodies.riverside, passed=False, **seen, by=cast.nhs, now=now)
    with pytest.raises(Refused, match="Riverside"):
        actions.sign_for_funder(agreement, by=cast.lead, now=now)
    page = site.get(url("full", agreement.pk), by=cast.lead, most=CASE_QUERIES)
    look = f"{url('safeguarding', cast.bodies.riverside.pk)}?agreement={agreement.pk}"
    assert "did not pass" in page.text and look in page.html
    assert look not in site.get(url("full", agreement.pk), by=cast.vco).html
    sent = {"passed": "True", "seen": "The policy", "until_date": str(later)}
    assert "The agreement in full" in site.post(look, sent, by=cast.lead, follow=True).text
    with pytest.raises(Refused, match="Riverside"):
        actions.sign_for_funder(agreement, by=cast.lead, now=made.at(now, later))
    assert actions.sign_for_funder(agreement, by=cast.lead, now=now).state == AgreementState.OFFERED


def test_a_care_service_is_taken_to_serve_people_at_risk_unless_said(cast, now):
    decision = made.award(cast, now)
    decision.case.service_kind = ServiceKind.CARE
    decision.case.save()
    assert actions.draft_agreement(decision, **made.terms(now), by=cast.lead, now=now).serves_at_risk


def test_every_party_signs_in_order_and_a_change_undoes_it(cast, now, site):
    agreement = made.draft(cast, now, kind=AgreementKind.ALLIANCE)
    flow = clause(cast, now, "compact", "The Compact holds for all.", kind="flow_down")
    actions.take_clause(agreement, clause=flow, by=cast.lead, now=now)
    add = {"by": cast.lead, "now": now}
    nhs = actions.add_party(agreement, organisation=cast.bodies.nhs, side="funder", part="A third of the money", **add)
    silver = actions.add_party(agreement, organisation=cast.bodies.silver, side="provider", part="The visits", **add)
    with pytest.raises(Refused, match="already"):
        actions.add_party(agreement, organisation=cast.bodies.council, side="provider", part="Rooms", **add)
    assert "Only its parties" in site.get(agreement.get_absolute_url(), by=cast.rival).text, "a party reads the draft"
    actions.propose_measures(agreement, by=cast.lead, now=now)
    actions.agree_measures(agreement, by=cast.vco, now=now)
    with pytest.raises(Refused, match="These sign before you: Wandle Vale NHS Partnership"):
        actions.sign_for_funder(agreement, by=cast.lead, now=now)
    with pytest.raises(NotAllowed):
        actions.sign_as_party(nhs, by=cast.lead, now=now)
    with pytest.raises(Refused, match="not this side's turn"):
        actions.sign_as_party(silver, by=cast.rival, now=now)
    site.post(url("sign_as_party", nhs.pk), by=cast.nhs)
    actions.settle_particulars(agreement, extension_months=6, by=cast.lead, now=now)
    nhs.refresh_from_db()
    assert nhs.signed_at is None, "what it signed was another text"
    actions.sign_as_party(nhs, by=cast.nhs, now=now)
    actions.sign_for_funder(agreement, by=cast.lead, now=now)
    with pytest.raises(Refused, match="Silver Threads"):
        actions.sign_for_provider(agreement, by=cast.vco, now=now)
    actions.sign_as_party(silver, by=cast.rival, now=now)
    assert actions.sign_for_provider(agreement, by=cast.vco, now=now).state == AgreementState.LIVE


@pytest.mark.ledger("AG-06")
def test_linked_contracts_share_specification_outcome_monitoring_and_report(cast, now, site):
    first = made.live(cast, now)
    with pytest.raises(NotAllowed):
        actions.draft_linked(
            first,
            funder=cast.bodies.nhs,
            value=Decimal(1),
            no_award_reason="x",
            by=cast.lead,
            now=now,
            **made.terms(now),
        )
    second = linked(cast, now, first)
    assert (second.specification, second.kind) == (first.specification, "linked")
    assert second.measures.count() == 3
    measure = second.measures.first()
    fields = {
        name: getattr(measure, name) for name in ("kind", "title", "unit", "purpose", "use", "baseline", "target")
    }
    actions.change_measure(measure, seen_version=1, **fields, months_between=1, by=cast.nhs, now=now)
    actions.propose_measures(second, by=cast.nhs, now=now)
    actions.agree_measures(second, by=cast.vco, now=now)
    with pytest.raises(Refused, match="Linked contracts ask for the same"):
        actions.sign_for_funder(second, by=cast.nhs, now=now)
    actions.change_measure(measure, seen_version=2, **fields, months_between=6, by=cast.nhs, now=now)
    actions.propose_measures(second, by=cast.nhs, now=now)
    actions.agree_measures(second, by=cast.vco, now=now)
    actions.sign_for_funder(second, by=cast.nhs, now=now)
    live = actions.sign_for_provider(second, by=cast.vco, now=now)
    assert live.reports.count() == 0 and live.payments.count() == 8
    assert "Nobody reports twice" in site.get(url("full", live.pk)).text


@pytest.mark.ledger("AG-05")
def test_two_live_agreements_for_one_service_in_one_area_need_a_reason(cast, now):
    first = made.live(cast, now)
    second = made.agreed(cast, now, to="silver")
    Agreement.objects.filter(pk=second.pk).update(project=first.project)
    second.refresh_from_db()
    with pytest.raises(Refused, match="is live for this service in this area already"):
        actions.sign_for_funder(second, by=cast.lead, now=now)
    actions.settle_particulars(second, beside_reason="One for mornings, one for evenings", by=cast.lead, now=now)
    actions.sign_for_funder(second, by=cast.lead, now=now)


@pytest.mark.ledger("AG-27")
def test_the_register_lists_who_manages_which_asset_for_how_long_with_what_obligations(cast, now, site):
    specification = made.specification(made.project(cast, now), now)
    hall = Asset.objects.create(
        title="Northfield Hall", kind="place", description="A hall", area=cast.north, is_public=True, added_at=now
    )
    terms = made.terms(now, months=120)
    del terms["kind"]
    fields = {"asset": hall, "provider": cast.bodies.kettle, "obligations": "Keep it open and warm", **terms}
    with pytest.raises(Refused, match="voluntary"):
        actions.draft_for_asset(
            specification, **{**fields, "provider": cast.bodies.nhs}, no_award_reason="x", by=cast.lead, now=now
        )
    for name in ("obligations", "no_award_reason"):
        with pytest.raises(Refused) as refusal:
            actions.draft_for_asset(
                specification, **{**fields, "no_award_reason": "A vote", name: " "}, by=cast.lead, now=now
            )
        assert refusal.value.field == name
    agreement = actions.draft_for_asset(
        specification, **fields, no_award_reason="A vote of users", by=cast.lead, now=now
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.filter(pk=agreement.pk).update(asset=None)
    for step, who in (("propose_measures", cast.lead), ("agree_measures", cast.small), ("sign_for_funder", cast.lead),
                      ("sign_for_provider", cast.small)):  # fmt: skip
        getattr(actions, step)(agreement, by=who, now=now)
    assert agreement.payments.count() == 0, "it costs nothing"
    page = site.get(url("index") + "?kind=asset", most=LIST_QUERIES).text
    for words in ("Northfield Hall", "Kettle and Chat", "(120 months)", "Keep it open and warm"):
        assert words in page, words


@pytest.mark.ledger("AG-18")
def test_the_provider_can_be_a_partner_a_trusted_supplier_or_a_navigator(cast, now, site):
    for value, words in (("partner", "partner"), ("trusted", "trusted supplier"), ("navigator", "navigator")):
        agreement = made.draft(cast, now)
        actions.settle_particulars(agreement, relationship=value, by=cast.lead, now=now)
        assert words in site.get(url("full", agreement.pk), by=cast.lead).text


@pytest.mark.ledger("AG-24")
def test_recognition_wording_is_shown_and_evidence_attached(cast, now, site):
    agreement = made.draft(cast, now)
    actions.take_clause(agreement, clause=clause(cast, now), by=cast.lead, now=now)
    for step, who in (("propose_measures", cast.lead), ("agree_measures", cast.vco), ("sign_for_funder", cast.lead),
                      ("sign_for_provider", cast.vco)):  # fmt: skip
        getattr(actions, step)(agreement, by=who, now=now)
    actions.add_document(
        agreement, title="Our poster", address="https://example.org/p", shows_recognition=True, by=cast.vco, now=now
    )
    page = site.get(url("full", agreement.pk)).text
    assert "paid for with public money" in page and "Our poster" in page and "shows who pays" in page


def test_pages_of_linked_contracts_and_assets(cast, now, site):
    first = made.live(cast, now)
    start = day_of(now) + timedelta(days=4)
    sent = {
        "title": "Mornings, too", "start_date": str(start), "end_date": str(add_months(start, 24) - timedelta(days=1)),
        "payment_months": "3", "in_advance": "True", "payment_days": "30", "value": "1,200", "no_award_reason": "It joins",
    }  # fmt: skip
    assert "Link a contract of your own" in site.get(url("full", first.pk), by=cast.nhs).text
    site.post(url("link", first.pk), sent, by=cast.nhs)
    assert Agreement.objects.get(kind="linked").value == Decimal(1200)
    Asset.objects.create(title="Hall", kind="place", description="A", area=cast.north, is_public=True, added_at=now)
    hand_over = url("draft_asset", first.specification_id)
    assert hand_over in site.get(first.specification.get_absolute_url(), by=cast.lead, most=CASE_QUERIES).html
    assert hand_over not in site.get(first.specification.get_absolute_url(), by=cast.vco).html
    page = site.get(hand_over, by=cast.lead)
    assert "Hall" in page.text
    wrong = site.post(url("draft_asset", first.specification_id), {**sent, "value": "0"}, by=cast.lead, status=200)
    assert "Error:" in wrong.html
