"""Contracting notices as publishers truly write them, in small made-up files."""

import json
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest

from folkmoot.core.intake import FileRefused, Report, open_file
from folkmoot.core.intake.values import LONDON
from folkmoot.funding.intake.ocds import read_notices
from folkmoot.funding.intake.shapes import NoticeStage
from folkmoot.people.identifiers import Identifier, publishers_own


def release(number=1, **more):
    body = {
        "ocid": f"ocds-abc123-{number}",
        "id": f"r{number}",
        "date": "2025-03-01T09:00:00Z",
        "tag": ["tender"],
        "buyer": {"id": "B1", "name": "Elmham Council"},
        "parties": [
            {
                "id": "B1",
                "name": "Elmham Council",
                "identifier": {"scheme": "GB-LAE", "id": "ELM"},
                "address": {"postalCode": "zz11zz"},
                "roles": ["buyer"],
            }
        ],
        "tender": {
            "id": "T-1",
            "title": "Day care for older people",
            "status": "active",
            "value": {"amount": 90000.5, "currency": "GBP"},
            "tenderPeriod": {"endDate": "2025-07-01T12:00:00+01:00"},
            "classification": {"scheme": "CPV", "id": "85000000", "description": "Health and social work"},
            "suitability": {"sme": True, "vcse": True},
            "items": [{"id": "1", "deliveryAddresses": [{"postalCode": "ZZ1 1ZZ"}, {"region": "London"}]}],
            "documents": [
                {"id": "1", "documentType": "tenderNotice", "url": "https://notices.example.gov.uk/Notice/1"}
            ],
        },
    }
    for key, value in more.items():
        body[key] = {**body[key], **value} if isinstance(value, dict) and isinstance(body.get(key), dict) else value
    return body


def award(number=1, suppliers=("S1",), **more):
    return {
        "id": f"a{number}",
        "status": "active",
        "date": "2025-02-01",
        "value": {"amount": 5000, "currency": "GBP"},
        "suppliers": [{"id": one, "name": f"Supplier {one}"} for one in suppliers],
        **more,
    }


def read(document, report=None):
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    report = report if report is not None else Report()
    return list(read_notices(open_file(BytesIO(data)), report)), report


def test_it_works():
    (notice,), report = read({"releases": [release()]})
    assert (report.read, report.refused, report.problems, report.mended) == (1, 0, [], [])
    assert notice.stage is NoticeStage.TENDER
    assert notice.buyer.name == "Elmham Council"
    assert notice.buyer.identifiers == {Identifier("GB-LAE", "ELM")}
    assert notice.buyer.postcode == "ZZ1 1ZZ"
    assert notice.value == Decimal("90000.50")
    assert notice.closes_at == datetime(2025, 7, 1, 12, tzinfo=LONDON)
    assert notice.classifications == [("85000000", "Health and social work")]
    assert (notice.regions, notice.postcodes) == (["London"], ["ZZ1 1ZZ"])
    assert (notice.for_small_firms, notice.for_vcos) == (True, True)
    assert (notice.notice_type, notice.source_url) == ("tenderNotice", "https://notices.example.gov.uk/Notice/1")


@pytest.mark.parametrize(
    "wrap",
    [
        lambda r: r,
        lambda r: [r],
        lambda r: {"releases": [r]},
        lambda r: [{"releases": [r]}],
        lambda r: {"records": [{"ocid": r["ocid"], "releases": [r]}]},
        lambda r: {"records": [{"ocid": r["ocid"], "releases": [{"url": "x"}], "compiledRelease": r}]},
        lambda r: {"ocid": r["ocid"], "compiledRelease": r},
        lambda r: json.dumps(r).encode() + b"\n" + json.dumps(release(2)).encode() + b"\n",
    ],
)
def test_every_wrapping_the_standard_allows(wrap):
    notices, report = read(wrap(release()))
    assert notices[0].ocid == "ocds-abc123-1"
    assert report.refused == 0


def test_several_releases_of_one_process_become_one_notice():
    older = release(date="2025-03-01T09:00:00Z")
    newer = release(date="2025-04-01T09:00:00Z", id="r2", tag=["award"], awards=[award()])
    newer["tender"] = {"status": "complete"}
    (notice,), report = read({"releases": [newer, older]})
    assert report.read == 2
    assert notice.release_id == "r2"
    assert notice.stage is NoticeStage.AWARD
    assert notice.title == "Day care for older people"
    assert [one.id for one in notice.awards] == ["a1"]


def test_the_same_release_twice_is_read_once():
    notices, report = read({"releases": [release(), release()]})
    assert len(notices) == 1
    assert report.mended_values == 1


@pytest.mark.parametrize(
    ("changes", "stage"),
    [
        ({"tag": ["planning"], "tender": {"status": "planned"}}, NoticeStage.PLANNING),
        ({"tender": {"status": "cancelled"}}, NoticeStage.CANCELLED),
        ({"tender": {"status": "unsuccessful"}}, NoticeStage.UNSUCCESSFUL),
        ({"tag": ["tenderCancellation"]}, NoticeStage.CANCELLED),
        ({"awards": [award()]}, NoticeStage.AWARD),
        ({"awards": [award(status="cancelled")]}, NoticeStage.CANCELLED),
        ({"awards": [award()], "contracts": [{"id": "c1", "status": "active"}]}, NoticeStage.CONTRACT),
        ({"tag": "tender"}, NoticeStage.TENDER),
    ],
)
def test_stages(changes, stage):
    (notice,), _report = read(release(**changes))
    assert notice.stage is stage


def test_an_award_knows_its_suppliers_and_what_the_notice_said_of_them():
    body = release(awards=[award(suppliers=("S1", "S2", "S1"))])
    body["parties"] += [
        {
            "id": "S1",
            "name": "Oak Wellbeing",
            "identifier": {"scheme": "GB-COH", "id": "1234567"},
            "details": {"scale": "sme", "vcse": True},
            "address": {"streetAddress": "1 High StreetrnElmhamrnZZ1 1ZZ"},
        },
        {"id": "S2", "details": {"scale": "large", "vcse": False}},
    ]
    (notice,), report = read(body)
    first, second = notice.awards[0].suppliers
    assert first.identifiers == {Identifier("GB-COH", "01234567")}
    assert (first.scale, first.vcse) == ("sme", True)
    assert (second.name, second.scale, second.vcse) == ("Supplier S2", "large", False)
    assert second.identifiers == {publishers_own("ocds-abc123", "S2", "supplier s2")}
    assert notice.awards[0].award_date == date(2025, 2, 1)
    assert any("read as GB-COH-01234567" in problem.sentence for problem in report.mended)


@pytest.mark.parametrize("amount", [0, 0.01, -5, "lots", True, 10**16])
def test_a_sum_that_says_nothing_is_not_stated_and_never_nought(amount):
    (notice,), report = read(release(tender={"value": {"amount": amount, "currency": "GBP"}}))
    assert notice.value is None
    assert report.left_out == 1
    assert report.refused == 0


def test_an_unknown_currency_and_a_vast_sum_are_doubts():
    (notice,), report = read(release(tender={"value": {"amount": 50_000_000_000, "currency": "XYZ"}}))
    assert notice.currency == "XYZ"
    assert report.doubts == 2


def test_bare_dates_are_said_to_be_bare():
    (notice,), report = read(release(tender={"tenderPeriod": {"endDate": "2025-07-01"}}))
    assert notice.closes_at == datetime(2025, 7, 1, 23, 59, tzinfo=LONDON)
    assert report.mended[0].field == "tender/tenderPeriod/endDate"


def test_a_contract_ends_on_the_day_after_its_last_day():
    period = {"startDate": "2025-04-01T00:00:00+01:00", "endDate": "2026-03-31T23:59:59+01:00"}
    (notice,), _report = read(release(tender={"contractPeriod": period}))
    assert (notice.contract_start_date, notice.contract_end_date) == (date(2025, 4, 1), date(2026, 4, 1))


def test_a_contract_that_ends_before_it_begins_has_no_end():
    (notice,), report = read(release(tender={"contractPeriod": {"startDate": "2025-04-01", "endDate": "2025-03-01"}}))
    assert notice.contract_end_date is None
    assert report.left_out == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"ocid": ""}, "ocid"), ({"buyer": None, "parties": []}, "buyer"), ({"ocid": "x" * 300}, "ocid")],
)
def test_one_bad_release_is_named_and_the_rest_is_offered(changes, field):
    notices, report = read({"releases": [release(1), release(2, **changes), release(3)]})
    assert [notice.ocid for notice in notices] == ["ocds-abc123-1", "ocds-abc123-3"]
    assert report.refused == 1
    assert (report.problems[0].row, report.problems[0].field) == (2, field)


def test_shapes_out_of_standard_are_noted_not_fatal():
    body = release(awards={"id": "a1", "suppliers": "Oak"}, parties="none")
    body["tender"]["items"] = 5
    body["tender"]["classification"] = [1, 2]
    (notice,), report = read(body)
    assert [one.id for one in notice.awards] == ["a1"]
    assert report.refused == 0
    assert report.left_out >= 3


def test_a_link_that_is_no_web_address_is_not_kept():
    documents = [{"documentType": "tenderNotice", "url": "javascript:alert(1)"}]
    (notice,), report = read(release(tender={"documents": documents}))
    assert notice.source_url == ""
    assert report.left_out == 1


@pytest.mark.parametrize("wrong", [{"grants": []}, 5, {"releases": 5}, "words"])
def test_json_that_is_not_open_contracting_is_refused(wrong):
    with pytest.raises(FileRefused):
        read(wrong)


def test_ten_thousand_releases_and_one_bad():
    many = [release(n) for n in range(10_000)]
    many[7_000]["buyer"], many[7_000]["parties"] = {}, []
    notices, report = read({"releases": many})
    assert len(notices) == 9_999
    assert [problem.row for problem in report.problems] == [7_001]
