"""A body brings in the contract register that it had before: any columns, tried first, mended row by row."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from folkmoot.agreements import actions
from folkmoot.agreements.file_states import FileState
from folkmoot.agreements.intake.contracts import guess
from folkmoot.agreements.models import ColumnMapping, ContractFile, ContractLine
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.models import Organisation
from tests.agreements.test_agreement_pages import csv_of
from tests.site import LIST_QUERIES

HEAD = "Contract Ref No,Contract Title,Supplier Name,Charity Number,Start Date,End Date,Contract Value,Directorate\n"
GOOD = (
    HEAD + 'C-1,Street lights,Bright Ltd,,2025-04-01,2028-03-31,"£120,000",Places\n'
    "C-2,Meals at home,Warm Plates,1112223,01/05/2025,,2500.50,People\n"
)
COLUMNS = {
    "reference": "Contract Ref No", "title": "Contract Title", "supplier": "Supplier Name", "start_date": "Start Date",
    "end_date": "End Date", "value": "Contract Value", "charity": "Charity Number", "department": "Directorate",
}  # fmt: skip


def url(name, *args):
    return reverse(f"agreements:{name}", args=args)


def upload(text, name="register.csv"):
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def tried(cast, now, text, **changes):
    row = actions.give_contract_file(cast.bodies.council, file=upload(text), by=cast.lead, now=now)
    return actions.try_contract_file(row, columns={**COLUMNS, **changes}, by=cast.lead, now=now)


def test_it_works(cast, now):
    before = Organisation.objects.count()
    row = tried(cast, now, GOOD)
    assert (row.report["added"], row.report["refused"], row.state) == (2, 0, FileState.TRIED)
    assert not ContractLine.objects.exists() and Organisation.objects.count() == before, "a trial changes nothing"
    row = actions.bring_in_contracts(row, by=cast.lead, now=now)
    one, two = ContractLine.objects.order_by("reference")
    assert (one.value, str(one.last_date), one.department) == (Decimal(120_000), "2028-03-31", "Places")
    assert (two.value, two.end_date, two.supplier.identifiers.get().value) == (Decimal("2500.50"), None, "1112223")
    assert row.report["mended_values"] >= 1, "a day written day first was read and said so"
    assert Entry.objects.filter(code="agreements.contracts.brought_in").get().facts["added"] == 2


def test_the_same_file_again_changes_nothing_and_a_mended_one_changes_its_rows(cast, now):
    actions.bring_in_contracts(tried(cast, now, GOOD), by=cast.lead, now=now)
    bodies = Organisation.objects.count()
    again = actions.bring_in_contracts(tried(cast, now, GOOD), by=cast.lead, now=now)
    assert (again.report["added"], again.report["changed"], again.report["unchanged"]) == (0, 0, 2)
    changed = tried(cast, now, GOOD.replace("2500.50", "2600"))
    assert (changed.report["changed"], changed.report["unchanged"]) == (1, 1)
    actions.bring_in_contracts(changed, by=cast.lead, now=now)
    assert ContractLine.objects.get(reference="C-2").value == Decimal(2600)
    assert Organisation.objects.count() == bodies and ContractLine.objects.count() == 2


@pytest.mark.parametrize(
    ("line", "field", "words"),
    [
        (",Lights,Bright,,2025-04-01,,5,", "Your number", "Fill it in"),
        ("C-9,,Bright,,2025-04-01,,5,", "Title", "Fill it in"),
        ("C-9,Lights,,,2025-04-01,,5,", "Supplier", "Fill it in"),
        ("C-9,Lights,Bright,,,,5,", "First day", "Fill it in"),
        ("C-9,Lights,Bright,,2025-02-30,,5,", "First day", "Write it as 2025-03-31"),
        ("C-9,Lights,Bright,,2025-04-01,2025-03-31,5,", "Last day", "Mend one of the two"),
        ("C-9,Lights,Bright,,2025-04-01,,-5,", "Value", "without a minus"),
        ("C-9,Lights,Bright,,2025-04-01,,about 5,", "Value", "Write a number"),
        ("C-1,Lights,Bright,,2025-04-01,,5,", "Your number", "Row 2 has this number too"),
    ],
)
def test_a_bad_row_is_named_and_says_how_to_mend_it_and_the_rest_comes_in(cast, now, line, field, words):
    row = tried(cast, now, GOOD + line + "\n")
    assert (row.report["read"], row.report["added"], row.report["refused"]) == (3, 2, 1)
    problem = next(one for one in row.report["problems"] if one["what"] == "refused")
    assert problem["row"] == 4 and problem["field"].startswith(field) and words in problem["sentence"]


def test_a_charity_number_that_cannot_be_is_left_out_and_the_row_comes_in(cast, now):
    row = tried(cast, now, GOOD.replace("1112223", "about a million"))
    assert (row.report["added"], row.report["left_out"]) == (2, 1)


def test_columns_are_guessed_and_then_remembered(cast, now):
    titles = HEAD.strip().split(",")
    first = guess(titles)
    assert (first["title"], first["supplier"], first["value"]) == ("Contract Title", "Supplier Name", "Contract Value")
    assert first["reference"] == "", "no usual title, so it is asked"
    tried(cast, now, GOOD)
    kept = ColumnMapping.objects.get(body=cast.bodies.council).columns
    assert guess(titles, kept)["reference"] == "Contract Ref No"
    assert guess(["Other"], kept)["reference"] == "", "a column that is not there is not chosen"


def test_a_needed_column_is_asked_for(cast, now):
    with pytest.raises(Refused) as refusal:
        tried(cast, now, GOOD, supplier="")
    assert refusal.value.field == "supplier"


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"\n\n", b"a,a\n1,2\n"])
def test_a_file_that_is_no_table_is_refused(cast, now, data):
    with pytest.raises(Refused) as refusal:
        actions.give_contract_file(cast.bodies.council, file=upload(data), by=cast.lead, now=now)
    assert refusal.value.field == "file"
    assert not ContractFile.objects.exists()


def test_only_the_bodys_own_people_and_administrators(cast, now):
    for person in (cast.vco, cast.nhs, cast.resident, cast.rival):
        with pytest.raises(NotAllowed):
            actions.give_contract_file(cast.bodies.council, file=upload(GOOD), by=person, now=now)
    row = tried(cast, now, GOOD)
    for person in (cast.vco, cast.nhs):
        for action in (actions.bring_in_contracts, actions.discard_contract_file):
            with pytest.raises(NotAllowed):
                action(row, by=person, now=now)
    actions.discard_contract_file(row, by=cast.admin, now=now)
    with pytest.raises(Refused):
        actions.bring_in_contracts(row, by=cast.lead, now=now)
    assert not ContractLine.objects.exists()


def test_on_pages(cast, now, site):
    assert "No body has brought in" in site.get(url("contracts"), most=LIST_QUERIES).text
    site.refuses(url("give_contracts"), cast.stranger, cast.vco, cast.resident)
    sent = {"body": cast.bodies.council.pk, "file": upload(GOOD + "C-9,Lights,Bright,,2025-04-01,,-5,\n")}
    site.post(url("give_contracts"), sent, by=cast.lead)
    row = ContractFile.objects.get()
    site.refuses(row.get_absolute_url(), cast.stranger, cast.nhs, cast.vco)
    site.refuses(url("bring_in_contracts", row.pk), cast.stranger, cast.nhs, method="post")
    site.refuses(url("discard_contracts", row.pk), cast.stranger, cast.nhs, method="post")
    assert "fits by its title" in site.get(row.get_absolute_url(), by=cast.lead).text
    page = site.post(row.get_absolute_url(), {**COLUMNS, "company": ""}, by=cast.lead, follow=True)
    assert "Nothing has been changed yet" in page.text and "without a minus" in page.text
    site.post(url("bring_in_contracts", row.pk), by=cast.lead)
    page = site.get(url("contracts"), most=LIST_QUERIES)
    assert "Street lights" in page.text and "not known" not in page.text
    assert [one["reference"] for one in csv_of(site, url("contracts") + "?format=csv")] == ["C-2", "C-1"]
    wrong = {"body": cast.bodies.council.pk, "file": upload("\n\n")}
    assert site.post(url("give_contracts"), wrong, by=cast.lead, status=200).all("a")
    again = {"body": cast.bodies.council.pk, "file": upload(GOOD)}
    site.post(url("give_contracts"), again, by=cast.lead)
    second = ContractFile.objects.latest("pk")
    page = site.get(second.get_absolute_url(), by=cast.lead)
    assert "Chosen as last time" in page.text
    chosen = [option.text for option in page.all("option") if option.get("selected") is not None]
    assert "Contract Ref No" in chosen
    site.post(url("discard_contracts", second.pk), by=cast.lead)
    second.refresh_from_db()
    assert second.state == FileState.DISCARDED
