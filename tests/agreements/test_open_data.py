"""Grants and contracts as open data: the same rows, in the standards' own words."""

import json
import os
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.agreements import actions
from folkmoot.agreements.models import AgreementKind
from folkmoot.agreements.publishing.amendments import Amendment
from folkmoot.agreements.publishing.contracts import contract_of, release_of
from folkmoot.agreements.publishing.files import whole
from folkmoot.agreements.publishing.grants import grant_of
from folkmoot.agreements.publishing.names import money, number
from folkmoot.funding.publishing.validating import problems_in, validator_for
from folkmoot.people.models import OrganisationIdentifier
from tests.agreements import made
from tests.agreements.test_anchors import agreed, chosen, in_order, workers
from tests.agreements.test_payment_plans import milestone, sign

NEEDED = (
    "id",
    "title",
    "description",
    "currency",
    "amountAwarded",
    "awardDate",
    "fundingOrganization",
    "recipientOrganization",
)


SCHEMAS = os.environ.get("FOLKMOOT_SCHEMAS", "")
needs_schemas = pytest.mark.skipif(not SCHEMAS, reason="set FOLKMOOT_SCHEMAS to the folder of official schemas")


def loaded(site, name):
    answer = site.client.get(reverse(f"agreements:{name}"))
    return json.loads(b"".join(answer.streaming_content))


def test_it_works(cast, now, site):
    """A grant and what its anchor passed on are grants; a contract is a contract."""
    live = made.live(cast, now)
    people = workers(cast, now)
    chosen(cast, now, live.project, people=people)
    in_order(cast, now, cast.bodies.riverside)
    sharing = actions.share_out(live, words="For mornings", by=cast.vco, now=now)
    agreed(cast, now, sharing, people)
    contract = made.live(cast, now, to="silver", kind=AgreementKind.CONTRACT)
    grants = loaded(site, "grants_file")["grants"]
    assert [row["amountAwarded"] for row in grants] == [96_000, 1000]
    assert all(name in row for row in grants for name in NEEDED)
    assert [row["fundingOrganization"][0]["name"] for row in grants] == [
        "Wandle Vale Council",
        "Riverside Anchor Trust",
    ]
    package = loaded(site, "contracts_file")
    [release] = package["releases"]
    assert release["contracts"][0]["id"].endswith(f"-agreement-{contract.pk}")
    assert package["version"] == "1.1" and release["tag"] == ["contract", "implementation"]


def test_a_place_without_agreements_publishes_empty_files(cast, site):
    assert loaded(site, "grants_file")["grants"] == []
    assert loaded(site, "contracts_file")["releases"] == []


def test_drafts_are_not_published(cast, now, site):
    made.offered(cast, now)
    assert loaded(site, "grants_file")["grants"] == []


def test_days_carry_their_offset_and_the_last_day_is_the_last(cast, now):
    live = made.live(cast, now)
    grant = grant_of(live, prefix="360G-test")
    planned = grant["plannedDates"][0]
    assert planned["endDate"].startswith(live.last_date.isoformat()) and planned["duration"] == 24
    for text in (grant["awardDate"], planned["startDate"], planned["endDate"]):
        assert datetime.fromisoformat(text).tzinfo is not None


def test_an_organisation_goes_by_its_best_known_number(cast, now):
    live = made.live(cast, now)
    assert grant_of(live, prefix="360G-t")["recipientOrganization"][0]["id"] == f"360G-t-ORG-{live.provider_id}"
    for scheme, value in (("GB-COH", "01234567"), ("GB-CHC", "1112223")):
        OrganisationIdentifier.objects.create(organisation=live.provider, scheme=scheme, value=value)
    assert grant_of(live, prefix="360G-t")["recipientOrganization"][0]["id"] == "GB-CHC-1112223"


def test_implementation_tells_what_was_paid_and_what_was_reached(cast, now):
    draft = made.agreed(cast, now, kind=AgreementKind.CONTRACT)
    row = milestone(cast, now, draft, 5000)
    live = sign(cast, now, draft)
    claim = actions.claim_milestone(row, evidence="Open", by=cast.vco, now=now)
    actions.pay(
        claim.payment,
        paid_date=live.payments.get(number=1).due_date,
        by=cast.finance,
        now=made.at(now, claim.payment.due_date),
    )
    block = contract_of(
        live,
        award_id="A-1",
        prefix="ocds-t",
        payments=live.payments.order_by("number"),
        milestones=live.milestones.all(),
    )
    paid = block["implementation"]["transactions"]
    assert [one["value"] for one in paid] == [{"amount": 5000, "currency": "GBP"}]
    assert (paid[0]["payer"]["name"], paid[0]["payee"]["name"]) == ("Wandle Vale Council", "Riverside Anchor Trust")
    kinds = [(one["type"], one["status"]) for one in block["implementation"]["milestones"]]
    assert kinds == [("financing", "scheduled")] * 8 + [("delivery", "met")]
    ids = [one["id"] for part in block["implementation"].values() for one in part]
    assert len(set(ids)) == len(ids)
    assert block["status"] == "active" and block["awardID"] == "A-1"


def test_a_change_is_an_amendment_and_an_end_a_termination(cast, now):
    live = made.live(cast, now, kind=AgreementKind.CONTRACT)
    block = contract_of(live, award_id="A", prefix="p", amendments=[Amendment("V-1", now, "A room was lost")])
    assert block["amendments"] == [
        {"id": "V-1", "date": now.isoformat(timespec="seconds"), "rationale": "A room was lost"}
    ]
    assert release_of(live, block, ocid="o-1", prefix="p", at=now)["tag"] == ["contractAmendment"]
    live.state = "ended"
    block = contract_of(live, award_id="A", prefix="p")
    assert block["status"] == "terminated"
    assert release_of(live, block, ocid="o-1", prefix="p", at=now)["tag"] == ["contractTermination"]


def varied(cast, now, live, **changes):
    """A change that both sides accepted, three days after it was proposed."""
    fields = {"what": "Two rooms instead of three", "reason": "The third was lost", "viability": "No change", **changes}
    row = actions.propose_variation(live, **fields, by=cast.lead, now=now)
    return actions.accept_variation(row, words="We can do that", by=cast.vco, now=now + timedelta(days=3))


def test_what_both_sides_accepted_is_in_the_file_as_an_amendment(cast, now, site):
    live = made.live(cast, now, kind=AgreementKind.CONTRACT)
    refused = {"what": "Half the money", "reason": "Cuts", "viability": "It would close"}
    row = actions.propose_variation(live, **refused, by=cast.lead, now=now)
    [release] = loaded(site, "contracts_file")["releases"]
    assert "amendments" not in release["contracts"][0], "what is only proposed is no amendment"
    actions.refuse_variation(row, words="We could not go on", by=cast.vco, now=now)
    varied(cast, now, live, new_value=Decimal("90000.50"))
    [release] = loaded(site, "contracts_file")["releases"]
    assert release["tag"] == ["contractAmendment", "implementation"]
    [change] = release["contracts"][0]["amendments"]
    assert change["rationale"] == "The third was lost"
    assert change["description"] == "Two rooms instead of three Value: £96,000.00, then £90,000.50."
    assert change["date"] == (now + timedelta(days=3)).isoformat(timespec="seconds")
    assert release["contracts"][0]["value"]["amount"] == 90_000.5


@needs_schemas
def test_both_files_are_valid_by_the_official_schemas(cast, now):
    """A contract paid, varied and with a milestone reached; a grant, and a share that its anchor passed on."""
    draft = made.agreed(cast, now, kind=AgreementKind.CONTRACT)
    milestone(cast, now, draft, 5000)
    contract = sign(cast, now, draft)
    row = actions.propose_variation(
        contract, what="Sooner", reason="The hall is let", viability="None", by=cast.lead, now=now
    )
    actions.accept_variation(row, words="Yes", by=cast.vco, now=now)
    live, people = made.live(cast, now), workers(cast, now)
    chosen(cast, now, live.project, people=people)
    in_order(cast, now, cast.bodies.riverside)
    agreed(cast, now, actions.share_out(live, words="For mornings", by=cast.vco, now=now), people)
    for name, content, count in whole(now):
        validator = validator_for(name.removesuffix(".json").rpartition("-")[2], Path(SCHEMAS))
        assert count and list(problems_in(content, validator)) == [], name


@given(value=st.decimals("0.01", "99999999.99", places=2))
def test_pence_come_out_of_json_as_they_went_in(value):
    assert Decimal(str(json.loads(json.dumps(number(value))))) == value
    assert money(value)["currency"] == "GBP"


@pytest.mark.parametrize("name", ["grants_file", "contracts_file"])
def test_the_number_of_queries_does_not_grow(cast, now, site, name, django_assert_max_num_queries):
    kinds = AgreementKind.GRANT if name == "grants_file" else AgreementKind.CONTRACT
    for body in ("riverside", "silver", "kettle", "advice"):
        made.live(cast, now, to=body, kind=kinds)
    with django_assert_max_num_queries(8):
        assert loaded(site, name)
