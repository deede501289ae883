"""Organisations in published files: recognised by their numbers, never by their names."""

import pytest

from folkmoot.core.intake import Report
from folkmoot.people.found import OrganisationFound
from folkmoot.people.identifiers import publishers_own, read_identifier
from folkmoot.people.intake import Register
from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import LegalForm, OrganisationKind


def found(name, *numbers, **more):
    return OrganisationFound(name, frozenset(read_identifier(one).identifier for one in numbers), **more)


def recognise(now, *every):
    report = Report()
    register = Register(report)
    answer = register.recognise(every, now=now)
    return [answer[id(one)] for one in every], report, register


CHARITY, COMPANY = "GB-CHC-1234567", "GB-COH-01234567"


@pytest.mark.django_db
def test_it_works(now):
    (one, two, three), report, _register = recognise(
        now, found("Oak Trust", CHARITY), found("Oak", CHARITY, COMPANY), found("OAK LTD", COMPANY)
    )
    assert one.pk == two.pk == three.pk
    assert Organisation.objects.filter(is_imported=True).count() == 1
    assert {str(number) for number in one.identifiers.all()} == {CHARITY, COMPANY}
    assert (one.kind, one.legal_form) == (OrganisationKind.VCO, LegalForm.CHARITY)
    assert CHARITY in one.kind_reason
    assert report.problems == []


@pytest.mark.django_db
def test_the_same_name_is_not_the_same_body(now):
    one, two = found("Oak Trust"), found("Oak Trust")
    one.identifiers = frozenset({publishers_own("ocds-a", "1", "oak trust")})
    two.identifiers = frozenset({publishers_own("ocds-b", "1", "oak trust")})
    (first, second), _report, _register = recognise(now, one, two)
    assert first.pk != second.pk


@pytest.mark.django_db
def test_a_second_time_changes_nothing(now):
    every = [found("Oak Trust", CHARITY), found("Ash", "GB-CFS-1", vcse=False), found("Elm", "360G-x-1")]
    recognise(now, *every)
    before = list(Organisation.objects.order_by("pk").values())
    _found, _report, register = recognise(now, *every)
    assert not register.changed_anything
    assert list(Organisation.objects.order_by("pk").values()) == before


@pytest.mark.django_db
def test_numbers_that_join_two_known_bodies_are_a_doubt_for_a_person(now):
    recognise(now, found("Oak Trust", CHARITY))
    recognise(now, found("Oak Ltd", COMPANY))
    _found, report, _register = recognise(now, found("Oak", CHARITY, COMPANY))
    assert "two organisations we keep apart" in report.problems[0].sentence
    assert Organisation.objects.filter(is_imported=True).count() == 2


@pytest.mark.django_db
def test_a_second_number_in_one_register_is_not_taken(now):
    recognise(now, found("Oak", CHARITY, COMPANY))
    (oak,), report, _register = recognise(now, found("Oak", CHARITY, "GB-COH-07654321"))
    assert "same register" in report.problems[0].sentence
    assert {str(number) for number in oak.identifiers.all()} == {CHARITY, COMPANY}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("seen", "kind"),
    [
        (found("Oak", "GB-CFS-1"), OrganisationKind.UNKNOWN),
        (found("Oak Charity CIC", "GB-CFS-1"), OrganisationKind.UNKNOWN),
        (found("Oak", "GB-CFS-1", vcse=True), OrganisationKind.VCO),
        (found("Oak", "GB-CFS-1", vcse=False), OrganisationKind.PRIVATE),
        (found("Elmham Council", "GB-CFS-1", is_buyer=True), OrganisationKind.COUNCIL),
        (found("Elmham Council for Voluntary Service", "GB-CFS-1", is_buyer=True), OrganisationKind.UNKNOWN),
        (found("Elmham NHS Trust", "GB-CFS-1", is_buyer=True), OrganisationKind.NHS),
        (found("Oak Fund", CHARITY, is_funder=True), OrganisationKind.FUNDER),
        (found("Oak", "GB-COH-OC301234"), OrganisationKind.PRIVATE),
        (found("Elmham", "GB-LAE-ELM"), OrganisationKind.COUNCIL),
    ],
)
def test_kinds_and_how_they_are_known(now, seen, kind):
    (organisation,), _report, _register = recognise(now, seen)
    assert organisation.kind == kind
    assert organisation.kind_reason


@pytest.mark.django_db
def test_a_register_outweighs_what_a_notice_said(now):
    recognise(now, found("Oak", COMPANY, vcse=False))
    (oak,), _report, _register = recognise(now, found("Oak", COMPANY, CHARITY))
    assert oak.kind == OrganisationKind.VCO
    (oak,), _report, _register = recognise(now, found("Oak", COMPANY, vcse=False))
    assert oak.kind == OrganisationKind.VCO


@pytest.mark.django_db
def test_what_a_person_registered_is_not_described_anew(now):
    ours = Organisation.objects.create(name="Oak", kind=OrganisationKind.MUTUAL)
    ours.identifiers.create(scheme="GB-COH", value="01234567")
    (oak,), _report, _register = recognise(now, found("Oak", COMPANY, CHARITY))
    assert (oak.pk, oak.kind) == (ours.pk, OrganisationKind.MUTUAL)
