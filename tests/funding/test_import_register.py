"""Notices and grants into the register: whole or not at all, and only once."""

import json
from datetime import date
from decimal import Decimal

import pytest

from folkmoot.core.intake import FileRefused, Opened
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed
from folkmoot.funding.actions import import_grants, import_ocds
from folkmoot.funding.models import ImportRun, Notice, NoticeAward
from folkmoot.people.models import Organisation, OrganisationIdentifier
from folkmoot.people.operator import Operator
from tests.funding.test_intake_grants import grant
from tests.funding.test_intake_ocds import award, release


def bring(action, document, now, by=None, **how):
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    return action(Opened("file.json", data), by=by or Operator(), now=now, **how)


def everything():
    models = (Notice, NoticeAward, Organisation, OrganisationIdentifier, ImportRun, Entry)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.django_db
def test_it_works(now):
    body = release(1, awards=[award(1), award(2, suppliers=("S1", "S2"))])
    report = bring(import_ocds, {"license": "https://x/open-government-licence/version/3/", "releases": [body]}, now)
    assert (report.read, report.added, report.refused) == (1, 1, 0)
    notice = Notice.objects.get()
    assert (notice.body.name, notice.stage, notice.suits_vco) == ("Elmham Council", "awarded", True)
    assert notice.licence == "Open Government Licence v3.0"
    assert notice.closes_date == date(2025, 7, 1)
    lines = {(one.identifier, one.recipient and one.recipient.name, one.value) for one in NoticeAward.objects.all()}
    assert lines == {
        ("a1", "Supplier S1", Decimal(5000)),
        ("a2", None, Decimal(5000)),
        ("a2", "Supplier S1", None),
        ("a2", "Supplier S2", None),
    }


@pytest.mark.django_db
def test_grants_work_and_a_person_is_not_named(now):
    person = grant(2, recipientIndividual={"id": "p", "name": "Ash Elmham"}, title="For Ash Elmham")
    del person["recipientOrganization"]
    report = bring(import_grants, {"grants": [grant(1), person]}, now)
    assert report.added == 2
    assert Notice.objects.get(identifier="360G-oak-1").body.kind == "funder"
    award = NoticeAward.objects.get(identifier="360G-oak-2")
    assert (award.recipient, award.is_to_individual, award.value) == (None, True, Decimal(6000))
    assert not Notice.objects.filter(title__icontains="Elmham").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("action", "document"),
    [
        (import_ocds, {"releases": [release(n, awards=[award(1, ("S1", "S2"))]) for n in range(3)]}),
        (import_grants, {"grants": [grant(n) for n in range(3)]}),
    ],
)
def test_a_second_import_changes_no_row(now, action, document):
    bring(action, document, now)
    before = everything()
    report = bring(action, document, now)
    assert report.changes_nothing
    assert report.unchanged == 3
    assert everything() == before


@pytest.mark.django_db
def test_a_dry_run_says_the_same_and_changes_nothing(now):
    before = everything()
    assert bring(import_ocds, release(1, awards=[award()]), now, dry_run=True).added == 1
    assert bring(import_grants, [grant()], now, dry_run=True).added == 1
    assert everything() == before


@pytest.mark.django_db
def test_only_an_administrator_may(cast, now):
    for person in (cast.lead, cast.rival, cast.stranger):
        for action, document in ((import_ocds, release()), (import_grants, [grant()])):
            with pytest.raises(NotAllowed, match="administrator"):
                action(Opened("x.json", json.dumps(document).encode()), by=person, now=now)
    assert not Notice.objects.exists()
    assert bring(import_ocds, release(), now, by=cast.admin).added == 1


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_writes_nothing(now):
    before = everything()
    for wrong in (b'{"releases": [{"ocid": "o', {"grants": []}, b"<html>"):
        with pytest.raises(FileRefused):
            bring(import_ocds, wrong, now)
    assert everything() == before


@pytest.mark.django_db
def test_one_bad_row_is_named_and_the_rest_comes_in(now):
    report = bring(import_ocds, {"releases": [release(1), release(2, buyer=None, parties=[]), release(3)]}, now)
    assert (report.added, report.refused) == (2, 1)
    assert Notice.objects.count() == 2
    assert ImportRun.objects.get().report["problems"][0]["row"] == 2


@pytest.mark.django_db
def test_a_newer_release_changes_the_notice_and_an_older_one_does_not(now):
    bring(import_ocds, release(1, tender={"status": "active"}), now)
    newer = release(1, id="r9", date="2025-06-01T09:00:00Z", awards=[award(1, ("S1", "S2"))])
    assert bring(import_ocds, newer, now).changed == 1
    assert Notice.objects.get().stage == "awarded"
    assert bring(import_ocds, release(1), now).changes_nothing
    fewer = release(1, id="r10", date="2025-07-01T09:00:00Z", awards=[award(1, ("S1",))])
    assert bring(import_ocds, fewer, now).changed == 1
    assert [one.value for one in NoticeAward.objects.all()] == [Decimal(5000)]


@pytest.mark.django_db
def test_one_body_is_one_across_notices_and_grants(now):
    body = release(awards=[award()])
    body["parties"].append(
        {"id": "S1", "name": "ELMHAM LUNCHES LTD", "identifier": {"scheme": "GB-COH", "id": "1234567"}}
    )
    bring(import_ocds, body, now)
    bring(import_grants, [grant()], now)
    lunches = Organisation.objects.get(identifiers__value="01234567")
    assert lunches.awards.count() == 2
    assert lunches.kind == "vco"


@pytest.mark.django_db
def test_each_import_stands_once_in_the_record(now):
    count = Entry.objects.count()
    bring(import_grants, [grant()], now)
    assert Entry.objects.count() == count + 1
    entry = Entry.objects.order_by("-number").first()
    assert (entry.code, entry.facts["added"], entry.facts["kind"]) == ("funding.register.imported", 1, "360giving")


@pytest.mark.django_db
def test_queries_do_not_grow_with_the_file(now, django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        bring(import_ocds, {"releases": [release(n, awards=[award(1, (f"S{n}",))]) for n in range(300)]}, now)
    with django_assert_max_num_queries(20):
        bring(import_ocds, {"releases": [release(n, awards=[award(1, (f"S{n}",))]) for n in range(300)]}, now)
