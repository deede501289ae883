"""360Giving grants as funders truly write them, in small made-up files."""

import json
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook

from folkmoot.core.intake import FileRefused, Opened, Report, open_file
from folkmoot.funding.intake.grants import read_grants
from folkmoot.funding.intake.shapes import PlaceFound
from folkmoot.people.identifiers import Identifier, publishers_own


def grant(number=1, **more):
    return {
        "id": f"360G-oak-{number}",
        "title": "Lunch club",
        "description": "Twelve months of lunches",
        "currency": "GBP",
        "amountAwarded": 6000,
        "awardDate": "2020-03-19T00:00:00+00:00",
        "fundingOrganization": [{"id": "GB-CHC-1234567", "name": "The Oak Fund"}],
        "recipientOrganization": [
            {
                "id": "GB-CHC-1000001",
                "name": "Elmham  Lunches",
                "charityNumber": "1000001.0",
                "companyNumber": "1234567",
                "postalCode": "zz1 1zz",
            }
        ],
        **more,
    }


def read(document):
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    report = Report()
    return list(read_grants(open_file(BytesIO(data)), report)), report


def test_it_works():
    (found,), report = read(
        {
            "grants": [
                grant(
                    plannedDates=[{"startDate": "2020-04-01", "endDate": "2021-03-31", "duration": 12}],
                    beneficiaryLocation=[{"name": "Elmham", "geoCode": "E09000099", "geoCodeType": "LONB"}],
                    grantProgramme=[{"code": "M", "title": "Main"}],
                    fromOpenCall="Yes",
                    url="https://oak.example.org/1",
                )
            ]
        }
    )
    assert (report.read, report.refused, report.problems) == (1, 0, [])
    assert (found.amount, found.currency, found.award_date) == (Decimal("6000.00"), "GBP", date(2020, 3, 19))
    assert (found.start_date, found.end_date, found.months) == (date(2020, 4, 1), date(2021, 4, 1), 12)
    assert found.funder.name == "The Oak Fund"
    (recipient,) = found.recipients
    assert recipient.name == "Elmham Lunches"
    assert recipient.identifiers == {Identifier("GB-CHC", "1000001"), Identifier("GB-COH", "01234567")}
    assert recipient.postcode == "ZZ1 1ZZ"
    assert found.places == [PlaceFound("E09000099", "borough", "Elmham")]
    assert (found.programme, found.open_call) == ("Main", True)


def test_a_person_given_a_grant_is_never_named():
    person = grant(
        title="Bursary for Ash Elmham",
        description="ASH ELMHAM will study",
        recipientIndividual={"id": "360G-oak-p1", "name": "Ash Elmham"},
    )
    del person["recipientOrganization"]
    (found,), report = read([person])
    assert found.to_an_individual
    assert found.recipients == []
    assert "elmham" not in repr(found).casefold()
    assert "elmham" not in repr(report).casefold()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"id": ""}, "id"),
        ({"fundingOrganization": []}, "fundingOrganization"),
        ({"recipientOrganization": []}, "recipientOrganization"),
        ({"awardDate": "soon"}, "awardDate"),
    ],
)
def test_one_bad_grant_is_named_and_the_rest_is_offered(changes, field):
    found, report = read({"grants": [grant(1), grant(2, **changes), grant(3)]})
    assert [one.id for one in found] == ["360G-oak-1", "360G-oak-3"]
    assert report.refused == 1
    assert (report.problems[-1].row, report.problems[-1].field) == (2, field)


def test_an_id_used_twice_is_refused_and_a_repeat_is_read_once():
    found, report = read([grant(1), grant(1), grant(1, title="Another")])
    assert len(found) == 1
    assert (report.mended_values - 1, report.refused) == (len(found), 1)


def test_a_number_that_cannot_be_read_still_knows_the_line_again():
    (found,), report = read([grant(recipientOrganization=[{"id": "GB-COH-", "name": "Kiln Club"}])])
    assert found.recipients[0].identifiers == {publishers_own("360G-oak-1", "GB-COH-", "kiln club")}
    assert report.left_out == 1


def test_a_code_and_its_kind_the_wrong_way_round_are_put_right():
    (found,), report = read([grant(beneficiaryLocation=[{"geoCode": "UA", "geoCodeType": "E06000099"}])])
    assert found.places == [PlaceFound("E06000099", "unitary", "")]
    assert report.mended_values >= 1


@pytest.mark.parametrize(("months", "kept"), [("12", 12), (0, None), (-3, None), ("a year", None), (5000, None)])
def test_lengths(months, kept):
    (found,), _report = read([grant(plannedDates=[{"Duration  months": months}])])
    assert found.months == kept


def test_a_grant_below_nought_has_no_amount():
    (found,), report = read([grant(amountAwarded=-100)])
    assert found.amount is None
    assert report.left_out == 1


TITLES = [
    "Identifier",
    "Title",
    "Description",
    "Currency",
    "Amount Awarded",
    "Award Date",
    "Recipient Org:Identifier",
    "Recipient Org:Name",
    "Funding Org:Identifier",
    "Funding Org:Name",
    "Beneficiary Location:0:Name",
    "Beneficiary Location:1:Name",
    "Our own column",
]
CELLS = ["360G-oak-1", "Lunch", "Lunches", "GBP", 6000, "19/03/2020", "GB-CHC-1000001", "Elmham", "GB-CHC-1234567"]
CELLS += ["Oak", "North", "South", "x"]


def test_a_table_under_the_standards_titles():
    (found,), report = read(f"{','.join(TITLES)}\n{','.join(str(cell) for cell in CELLS)}\n".encode())
    assert (found.amount, found.award_date) == (Decimal("6000.00"), date(2020, 3, 19))
    assert [place.name for place in found.places] == ["North", "South"]
    assert report.mended[0].field == "awardDate"


def test_a_spreadsheet():
    book = Workbook()
    book.active.append(TITLES)
    book.active.append([*CELLS[:5], date(2020, 3, 19), *CELLS[6:]])
    out = BytesIO()
    book.save(out)
    report = Report()
    (found,) = read_grants(Opened("grants.xlsx", out.getvalue()), report)
    assert (found.id, found.award_date) == ("360G-oak-1", date(2020, 3, 19))
    assert report.problems == []


@pytest.mark.parametrize("wrong", [{"releases": []}, b"a,b\n1,2\n", b'{"grants": [{"id": "36', b"<html></html>"])
def test_what_is_not_360giving_is_refused(wrong):
    with pytest.raises(FileRefused):
        read(wrong)
