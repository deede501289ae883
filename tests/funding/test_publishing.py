"""What is published: notices drafted from the case, OCDS, 360Giving, the lists of the Transparency Code."""

import csv
import io
import json
import os
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse

from folkmoot.commissioning.models.project import ServiceKind
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.funding import actions
from folkmoot.funding.models import Award, Notice, NoticeAward, NoticeCode, Procedure, PublishedNotice, Release, Route
from folkmoot.funding.publishing import values
from folkmoot.funding.publishing.files import KINDS
from folkmoot.funding.publishing.identity import amount, organisation_id
from folkmoot.funding.publishing.uk_notices import drafts_of
from folkmoot.funding.publishing.validating import problems_in, validator_for
from folkmoot.people.models import OrganisationIdentifier
from tests.funding import made
from tests.site import CASE_QUERIES

SCHEMAS = os.environ.get("FOLKMOOT_SCHEMAS", "")
needs_schemas = pytest.mark.skipif(not SCHEMAS, reason="set FOLKMOOT_SCHEMAS to the folder of official schemas")
SECRETS = (
    "We open the hall and sit down with people.", "answers.", "My sister", "Tom Ashworth", "Priya Nair", "Amara Stone",
    "Jack Turner", "@example.org", "Say more about mornings.", "Your plan for volunteers is strong.", "They say who comes.",
    "We all saw it the same way.", "Clear and close to people.",
)  # fmt: skip


def url(name, *args):
    return reverse(f"funding:{name}", args=args)


def files(kind, now):
    return {name: content for name, content, _count in KINDS[kind](now)}


def contract(cast, now):
    """A contract, awarded to riverside, whose standstill has not ended."""
    return made.decided(cast, now, **made.bought(cast, now))


def tags(opportunity):
    return list(
        Release.objects.filter(opportunity=opportunity).order_by("released_at", "pk").values_list("tag", flat=True)
    )


# --- releases


def test_it_works(cast, now):
    panel = contract(cast, now)
    assert tags(panel.opportunity) == ["planning", "tender", "award"]
    release = Release.objects.latest("released_at").content
    assert release["buyer"]["name"] == "Wandle Vale Council"
    assert release["tender"]["status"] == "complete" and release["tender"]["numberOfTenderers"] == 2
    assert release["awards"][0]["status"] == "pending" and release["awards"][0]["value"]["amount"] == 90000
    assert [one["roles"] for one in release["parties"]] == [["buyer"], ["supplier"]]
    actions.finish_award(Award.objects.get(), by=cast.lead, now=panel.now + timedelta(days=40))
    assert Release.objects.latest("released_at").content["awards"][0]["status"] == "active"


def test_nothing_sealed_and_nobody_by_name_is_in_any_of_it(cast, now):
    panel = contract(cast, now)
    made.decided(cast, now, for_project=panel.opportunity.project)  # a grant beside it
    for kind in KINDS:
        for name, content in files(kind, now).items():
            text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
            assert [secret for secret in SECRETS if secret in text] == [], name


def test_before_the_decision_no_bidder_is_named_or_counted(cast, now):
    panel = made.moderated(cast, now, route=Route.COMPETITIVE)
    for content in Release.objects.values_list("content", flat=True):
        text = json.dumps(content)
        assert "Silver" not in text and "Riverside" not in text and "numberOfTenderers" not in text
    assert tags(panel.opportunity) == ["planning", "tender"]


def test_what_is_only_prepared_is_not_published(cast, now):
    made.prepared(cast, now, route=Route.COMPETITIVE)
    assert not Release.objects.exists() and files("ocds", now) == {} and files("360giving", now) == {}
    assert "Weekday company" not in files("transparency", now)["tenders.csv"]


def test_an_award_set_aside_is_cancelled_in_the_data_and_the_new_one_is_another(cast, now):
    panel = contract(cast, now)
    first = Release.objects.latest("released_at").content["awards"][0]["id"]
    challenge = actions.raise_challenge(panel.silver, words="Not read.", by=cast.rival, now=panel.now)
    later = panel.now + timedelta(hours=1)
    actions.answer_challenge(challenge, upheld=True, words="Overlooked.", by=cast.councillor, now=later)
    release = Release.objects.latest("released_at")
    assert release.tag == "awardCancellation"
    assert [(one["id"], one["status"]) for one in release.content["awards"]] == [(first, "cancelled")]
    actions.recommend(panel.opportunity, words="Still ahead.", by=cast.lead, now=later)
    actions.decide(panel.opportunity, by=cast.colleague, now=later + timedelta(hours=1))
    awards = Release.objects.latest("released_at").content["awards"]
    assert [one["status"] for one in awards] == ["pending", "cancelled"] and awards[0]["id"] != first == awards[1]["id"]


def test_withdrawing_is_news_and_nothing_new_is_none(cast, now):
    row = made.opened(cast, now, route=Route.COMPETITIVE)
    actions.withdraw_opportunity(
        row, reasons="The money was cut, and nobody knew before.", by=cast.lead, now=made.while_open(row)
    )
    assert tags(row)[-1] == "tenderCancellation"
    from folkmoot.funding.actions.notices import keep_release

    row.refresh_from_db()
    count = Release.objects.count()
    keep_release(row, now=made.while_open(row) + timedelta(days=1))
    assert Release.objects.count() == count


def test_organisations_keep_the_number_that_others_know(cast, now):
    riverside = cast.bodies.riverside
    assert organisation_id(riverside) == f"ocds-unregistered-ORG-{riverside.pk}"
    OrganisationIdentifier.objects.create(organisation=riverside, scheme="GB-COH", value="09999999")
    OrganisationIdentifier.objects.create(organisation=riverside, scheme="GB-CHC", value="1000009")
    assert organisation_id(riverside) == "GB-CHC-1000009"


@pytest.mark.parametrize(
    ("pounds", "written"),
    [("90000", "90000"), ("90000.00", "90000"), ("0.1", "0.1"), ("123456789012.34", "123456789012.34")],
)
def test_money_comes_out_as_it_went_in(pounds, written):
    assert json.dumps(amount(Decimal(pounds))) == written


# --- notices


def codes(opportunity):
    return {draft.code: draft for draft in drafts_of(opportunity)}


def test_notices_are_drafted_from_the_case(cast, now, site, clock_at):
    panel = contract(cast, now)
    found = codes(panel.opportunity)
    assert set(found) == {NoticeCode.UK2, NoticeCode.UK3, NoticeCode.UK4, NoticeCode.UK6, NoticeCode.UK7}
    tender, award = dict(found["UK4"].lines), dict(found["UK6"].lines)
    assert tender["Estimated value"] == "£250,000" and tender["Conflicts assessment"] == "4 November 2026"
    assert "Riverside Anchor Trust" in award["Supplier"] and award["Bids not awarded"] == 1
    assert award["Standstill ends"] and found["UK7"].missing == ["No agreement is signed yet."]
    clock_at(panel.now)
    at = url("uk_notices", panel.opportunity.pk)
    site.refuses(at, cast.stranger, cast.rival, cast.vco, cast.citizen, cast.nhs_colleague)
    site.refuses(url("uk_release", panel.opportunity.pk), cast.stranger, cast.rival, cast.nhs_colleague)
    page = site.get(at, by=cast.lead, most=CASE_QUERIES)
    for words in ("UK4: tender notice", "UK6: contract award notice", "not ready", "No agreement is signed yet."):
        assert words in page.text
    package = site.get(url("uk_release", panel.opportunity.pk), by=cast.lead).response.json()
    assert package["releases"][0]["tag"] == ["award"]


def test_a_large_one_owes_a_pipeline_notice_a_negotiated_one_a_transparency_notice_a_grant_none(cast, now):
    large = made.announced(cast, now, route=Route.COMPETITIVE, value=Decimal("2000000.01"))
    assert NoticeCode.UK1 in codes(large) and NoticeCode.UK5 not in codes(large)
    project = large.project
    direct = made.prepared(
        cast, now, route=Route.NEGOTIATED, value=Decimal("250000"), procedure=Procedure.objects.get(code="direct", valid_to=None),
        for_project=made.project(cast, now, title="Paths", service_kind=ServiceKind.ENVIRONMENT),
    )  # fmt: skip
    assert set(codes(direct)) == {NoticeCode.UK5} and codes(direct)["UK5"].missing == ["No provider is named yet."]
    small = made.announced(cast, now, route=Route.COMPETITIVE, value=Decimal(20000), for_project=project)
    assert codes(small) == {}
    assert drafts_of(made.announced(cast, now, for_project=project)) == []
    assert values.above("pipeline", date(2025, 2, 23)) is None and all(row.source for row in values.rows())


def test_ending_without_an_award_owes_a_termination_notice(cast, now):
    row = made.opened(cast, now, **made.bought(cast, now))
    actions.withdraw_opportunity(
        row, reasons="The money was cut, and nobody knew before.", by=cast.lead, now=made.while_open(row)
    )
    row.refresh_from_db()
    assert (
        dict(codes(row)["UK12"].lines)["Why it ended without an award"] == "The money was cut, and nobody knew before."
    )


def test_a_tender_notice_without_a_conflicts_assessment_cannot_go_out(cast, now):
    row = made.opened(cast, now, route=Route.COMPETITIVE)
    row.conflicts_assessments.all().delete()
    assert "conflicts assessment is missing" in codes(row)["UK4"].missing[0]
    given = {"code": "UK4", "reference": "2026/S 000-1", "published_date": date(2026, 11, 5), "by": cast.lead}
    with pytest.raises(Refused, match="conflicts assessment is missing"):
        actions.note_published(row, **given, now=made.while_open(row))


def test_a_notice_that_is_out_is_named_in_the_data(cast, now, site, clock_at):
    row = made.opened(cast, now, route=Route.COMPETITIVE)
    moment = clock_at(made.while_open(row))
    at = url("uk_notices", row.pk)
    given = {"code": "UK4", "reference": "2026/S 000-123", "published_date": "2026-12-05", "url": ""}
    ahead = site.post(at, {**given, "published_date": "2027-12-05"}, by=cast.lead, status=200)
    assert "a day to come" in ahead.text
    site.post(at, given, by=cast.lead)
    assert "written down already" in site.post(at, given, by=cast.lead, status=200).text
    with pytest.raises(Refused, match="not owed"):
        actions.note_published(
            row, code="UK6", reference="x", published_date=date(2026, 12, 5), by=cast.lead, now=moment
        )
    with pytest.raises(NotAllowed):
        actions.note_published(
            row, code="UK4", reference="y", published_date=date(2026, 12, 5), by=cast.rival, now=moment
        )
    document = Release.objects.latest("pk").content["tender"]["documents"][0]
    assert (document["noticeType"], document["documentType"]) == ("UK4", "tenderNotice")
    assert PublishedNotice.objects.get().reference == "2026/S 000-123"


def test_the_contract_is_told_once_both_have_signed(cast, now):
    from folkmoot.agreements.models import Agreement
    from folkmoot.agreements.states import AgreementState

    panel = contract(cast, now)
    later = panel.now + timedelta(days=40)
    actions.finish_award(Award.objects.get(), by=cast.lead, now=later)
    won = panel.riverside.decision
    Agreement.objects.create(
        project=panel.opportunity.project, specification=panel.opportunity.specification, decision=won, kind="contract",
        title="Weekday company", funder=cast.bodies.council, provider=cast.bodies.riverside, area=cast.north,
        start_date=date(2027, 4, 1), end_date=date(2029, 4, 1), value=won.amount, state=AgreementState.LIVE,
        measures_agreed_at=later, funder_signed_at=later, provider_signed_at=later,
    )  # fmt: skip
    assert codes(panel.opportunity)["UK7"].missing == []
    given = {"code": "UK7", "reference": "2027/S 000-9", "published_date": later.date(), "by": cast.lead, "now": later}
    actions.note_published(panel.opportunity, **given)
    release = Release.objects.latest("pk")
    assert release.tag == "contract"
    assert release.content["contracts"][0]["awardID"] == release.content["awards"][0]["id"]
    lines = list(csv.DictReader(io.StringIO(files("transparency", now)["contracts.csv"])))
    assert (lines[0]["start"], lines[0]["supplier is voluntary"]) == ("2027-04-01", "yes")


# --- the lists


def test_the_lists_of_the_code(cast, now):
    small = made.decided(cast, now, value=Decimal(95000), route=Route.COMPETITIVE)
    Award.objects.all()
    text = files("transparency", now)
    tenders = list(csv.DictReader(io.StringIO(text["tenders.csv"])))
    contracts = list(csv.DictReader(io.StringIO(text["contracts.csv"])))
    assert tenders[0]["title"] == small.opportunity.title
    assert (contracts[0]["supplier"], contracts[0]["number of bids"]) == ("Riverside Anchor Trust", "2")
    assert list(csv.DictReader(io.StringIO(text["grants.csv"]))) == []
    made.decided(cast, now, for_project=small.opportunity.project)
    grants = list(csv.DictReader(io.StringIO(files("transparency", now)["grants.csv"])))
    assert (grants[0]["recipient"], grants[0]["amount"]) == ("Riverside Anchor Trust", "90000.00")


def test_what_is_worth_5000_or_less_is_left_out(cast, now):
    made.opened(cast, now, route=Route.COMPETITIVE, value=Decimal("5000.00"))
    assert "Weekday company" not in files("transparency", now)["tenders.csv"]


def test_a_formula_in_a_title_is_only_text_in_the_lists(cast, now):
    made.opened(cast, now, route=Route.COMPETITIVE, title='=HYPERLINK("http://x","y")', summary="@SUM(A1:A9)")
    row = next(csv.DictReader(io.StringIO(files("transparency", now)["tenders.csv"])))
    assert row["title"].startswith("'=") and row["description"].startswith("'@")


# --- held against the official schemas, where there are any


def imported(cast, now):
    """Made-up notices and grants as imports leave them: shared awards, nobody named, nothing said."""
    council, silver = cast.bodies.council, cast.bodies.silver
    bare = Notice.objects.create(
        source="ocds", identifier="ocds-b5fd17-bare", stage="planned", body=council, title="Bare"
    )
    whole = Notice.objects.create(
        source="ocds", identifier="ocds-b5fd17-whole", release="r1", released_at=now, stage="awarded", body=council,
        title="Whole", description="Words.", value=Decimal("10.50"), published_date=now.date(), closes_date=now.date(),
    )  # fmt: skip
    for recipient, value in ((silver, Decimal("7.25")), (cast.bodies.riverside, None), (None, None)):
        NoticeAward.objects.create(
            notice=whole, identifier="a1", recipient=recipient, value=value, awarded_date=now.date()
        )
    NoticeAward.objects.create(notice=whole, identifier="a2", is_to_individual=True, value=Decimal(3))
    grant = Notice.objects.create(
        source="360giving", identifier="360G-x-1", stage="awarded", body=council, title="Grant"
    )
    NoticeAward.objects.create(
        notice=grant, identifier="360G-x-1", recipient=silver, value=Decimal(9), awarded_date=now.date()
    )
    person = Notice.objects.create(
        source="360giving", identifier="360G-x-2", stage="awarded", body=council, title="Person"
    )
    NoticeAward.objects.create(
        notice=person, identifier="360G-x-2", is_to_individual=True, value=Decimal(9), awarded_date=now.date()
    )
    undated = Notice.objects.create(
        source="360giving", identifier="360G-x-3", stage="awarded", body=council, title="Undated"
    )
    NoticeAward.objects.create(notice=undated, identifier="360G-x-3", recipient=silver, value=Decimal(9))
    return bare


def test_what_was_brought_in_goes_out_again_without_individuals(cast, now):
    imported(cast, now)
    releases = files("ocds", now)["imported-releases.json"]["releases"]
    assert [one["tag"] for one in releases] == [["planning"], ["award"]]
    shared = releases[1]["awards"][0]
    assert len(shared["suppliers"]) == 2 and shared["value"] == {"amount": 7.25, "currency": "GBP"}
    grants = files("360giving", now)["imported-grants.json"]["grants"]
    assert [one["id"] for one in grants] == ["360G-x-1", "360G-x-2"]
    assert grants[1]["recipientIndividual"]["name"] == "Individual"


@needs_schemas
def test_every_file_is_valid_by_the_official_schema(cast, now):
    panel = contract(cast, now)
    challenge = actions.raise_challenge(panel.silver, words="Not read.", by=cast.rival, now=panel.now)
    actions.answer_challenge(
        challenge, upheld=True, words="Overlooked.", by=cast.councillor, now=panel.now + timedelta(1)
    )
    made.decided(cast, now, for_project=panel.opportunity.project)
    OrganisationIdentifier.objects.create(organisation=cast.bodies.riverside, scheme="GB-CHC", value="1000009")
    imported(cast, now)
    seen = set()
    for kind in ("ocds", "360giving"):
        for name, content in files(kind, now).items():
            validator = validator_for(name.removesuffix(".json").rpartition("-")[2], Path(SCHEMAS))
            assert list(problems_in(content, validator)) == [], name
            seen.add(name)
    assert seen == {"releases.json", "records.json", "imported-releases.json", "grants.json", "imported-grants.json"}


@needs_schemas
def test_what_is_not_valid_is_told_with_its_place(cast, now):
    contract(cast, now)
    package = files("ocds", now)["releases.json"]
    package["releases"][1]["tender"]["value"]["amount"] = "much"
    del package["releases"][0]["ocid"]
    found = list(problems_in(package, validator_for("releases", Path(SCHEMAS))))
    assert any(line.startswith("releases/1/tender/value/amount: ") for line in found)
    assert any(line.startswith("releases/0: 'ocid'") for line in found)


@needs_schemas
def test_a_record_is_what_the_standards_own_merging_makes_of_its_releases(cast, now):
    import zipfile

    from ocdsmerge import Merger

    panel = contract(cast, now)
    actions.finish_award(Award.objects.get(), by=cast.lead, now=panel.now + timedelta(days=40))
    archive = next(Path(SCHEMAS).glob("ocds-standard-1__1*.zip"))
    with zipfile.ZipFile(archive) as opened:
        name = next(name for name in opened.namelist() if name.endswith("/dereferenced-release-schema.json"))
        merger = Merger(json.loads(opened.read(name)))
    record = files("ocds", now)["records.json"]["records"][0]
    merged = merger.create_compiled_release(record["releases"])
    ours = record["compiledRelease"]
    assert {key: merged[key] for key in ("ocid", "tag", "date", "buyer", "awards")} == {
        key: ours[key] for key in ("ocid", "tag", "date", "buyer", "awards")
    }
    assert merged["tender"]["status"] == ours["tender"]["status"]


def test_the_command_writes_files_and_says_what_is_in_them(cast, now, tmp_path, capsys):
    contract(cast, now)
    for kind in KINDS:
        call_command("export", kind, "--out", str(tmp_path / "out"))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "contracts.csv", "grants.csv", "records.json", "releases.json", "tenders.csv",
    ]  # fmt: skip
    assert "releases.json: 3" in capsys.readouterr().out
