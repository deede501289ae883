"""Which organisation is meant, read from numbers as publishers truly write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.people.identifiers import (
    Identifier,
    read_charity_number,
    read_company_number,
    read_identifier,
    same_organisation,
)
from folkmoot.people.names import name_key, name_keys
from folkmoot.people.sector import Vco, guess_vco


def test_it_works():
    reading = read_identifier("GB-CHC-1234567")
    assert reading.identifier == Identifier("GB-CHC", "1234567")
    assert (reading.mended, reading.problem) == ("", "")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("GB-COH-1234567", "GB-COH-01234567"),
        ("gb-coh-sc123456", "GB-COH-SC123456"),
        ("GB-COH-NI12345", "GB-COH-NI012345"),
        ("GB-COH-NIO12345", "GB-COH-NI012345"),
        ("GB-COH-IP12345R", "GB-COH-IP12345R"),
        ("GB-COH-OC301234", "GB-COH-OC301234"),
        ("GB-CHC-01234567", "GB-CHC-1234567"),
        ("GB-CHC-CN 1234567", "GB-CHC-1234567"),
        ("GB-CHC-\u00a0234567", "GB-CHC-234567"),
        ("GB-CHC-1234567/1", "GB-CHC-1234567-1"),
        ("GB-CHC-SC012345", "GB-SC-SC012345"),
        ("GB-SC-SCO 12345", "GB-SC-SC012345"),
        ("GB-SC-SCO012345", "GB-SC-SC012345"),
        ("GB-SC-SC 012 345", "GB-SC-SC012345"),
        ("GB-NIC-NIC101234", "GB-NIC-101234"),
        ("GB-NIC-NI101234", "GB-NIC-101234"),
        ("GB-NIC-XR12345", "GB-REV-XR12345"),
        ("GB-CHC-12345R", "GB-MPR-12345R"),
        ("GB-CHC-IPS 12345R", "GB-MPR-12345R"),
        ("GB-NHS-rx1", "GB-NHS-RX1"),
        ("GB-PPON-PABC-1234-DEFG", "GB-PPG-PABC-1234-DEFG"),
    ],
)
def test_a_number_that_can_be_read_is_mended_and_strong(written, read):
    reading = read_identifier(written)
    assert str(reading.identifier) == read
    assert reading.identifier.strong
    assert reading.problem == ""


@pytest.mark.parametrize(
    "written", ["GB-COH-", "GB-COH-458577871", "GB-CHC-10049002", "GB-COH-0NI00895", "GB-SC-1", "rubbish", "GB-COH-12x"]
)
def test_a_number_that_cannot_be_read_is_never_used_and_the_report_says_why(written):
    reading = read_identifier(written)
    assert reading.identifier is None
    assert reading.problem


@pytest.mark.parametrize("written", ["", "0", "n/a", " - ", "None"])
def test_a_blank_is_not_a_problem(written):
    for read in (read_identifier, read_charity_number, read_company_number):
        assert read(written).identifier is None
        assert read(written).problem == ""


@pytest.mark.parametrize("written", ["360G-Fund-ACC1", "GB-CFS-123", "GB-CHC-1234567:org-9"])
def test_a_publishers_own_number_is_local(written):
    assert not read_identifier(written).identifier.strong


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1234567.0", "GB-CHC-1234567"),
        ("GB-CHC-1234567", "GB-CHC-1234567"),
        ("SC593956", "GB-COH-SC593956"),  # a company's, put in the wrong column
        ("RC 000391", "GB-COH-RC000391"),
        ("101234", "GB-CHC-101234"),
    ],
)
def test_charity_numbers(written, read):
    assert str(read_charity_number(written).identifier) == read


@pytest.mark.parametrize(
    ("written", "read"), [("9471420.0", "GB-COH-09471420"), ("CE001234 ", "GB-COH-CE001234"), ("1", "None")]
)
def test_company_numbers(written, read):
    assert str(read_company_number(written).identifier) == read


def test_same_organisation_needs_a_shared_register_number():
    charity, company = Identifier("GB-CHC", "1234567"), Identifier("GB-COH", "01234567")
    local = Identifier("360G", "Fund-1", strong=False)
    assert same_organisation({charity, company}, {company})
    assert not same_organisation({local}, {local})
    assert not same_organisation({charity}, {company})


@given(st.text(max_size=40))
def test_reading_never_fails_and_reading_twice_changes_nothing(text):
    first = read_identifier(text).identifier
    if first is not None:
        assert read_identifier(str(first)).identifier == first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Oak & Ash Trust Ltd.", "Oak and Ash Trust, The"),
        ("OAK HOUSE C.I.C.", "Oak House Community Interest Company"),
        ("London Borough of Elmham", "Elmham London Borough Council"),
        ("St. Elm's Hall", "St Elms Hall"),
        ("Café Élan (CE)", "Cafe Elan"),
        ("ELMHAM COUNCIL", "London Borough of Elmham Council"),
    ],
)
def test_spellings_of_one_name_agree(one, other):
    assert name_key(one) == name_key(other)


def test_names_that_differ_do_not_agree():
    assert name_key("Oak Trust") != name_key("Ash Trust")
    assert name_key("Limited") == "limited"
    assert name_keys("Oak Ltd T/A Ash Wellbeing") >= {"oak", "ash wellbeing"}


@pytest.mark.parametrize(
    ("identifiers", "name", "declared", "answer"),
    [
        (["GB-CHC-1234567"], "", False, Vco.YES),
        (["GB-COH-CE001234"], "", None, Vco.YES),
        (["GB-COH-01234567"], "Oak CIC", None, Vco.YES),
        (["GB-COH-01234567"], "Oak Charity Ltd", None, Vco.UNKNOWN),
        ([], "Oak CIC", None, Vco.UNKNOWN),
        ([], "The Community Charity", None, Vco.UNKNOWN),
        ([], "Oak", True, Vco.YES),
        ([], "Oak", False, Vco.NO),
        (["GB-COH-OC301234"], "", None, Vco.NO),
        (["GB-NHS-RX1"], "", True, Vco.NO),
        (["360G-Fund-1"], "Oak Trust", None, Vco.UNKNOWN),
    ],
)
def test_a_name_alone_never_makes_it_a_vco(identifiers, name, declared, answer):
    found = [read_identifier(one).identifier for one in identifiers]
    guess = guess_vco(found, name=name, declared=declared)
    assert guess.answer is answer
    assert guess.reason
