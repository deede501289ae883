"""Likely duplicates are offered; a person joins them, keeps them apart, or parts them again."""

import json

import pytest

from folkmoot.core.intake import Opened
from folkmoot.core.models import Entry, Listing
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from folkmoot.funding.actions import import_ocds
from folkmoot.funding.models import Notice, NoticeAward
from folkmoot.people.actions import keep_apart, merge_organisations, separate_organisations
from folkmoot.people.merging import likely_duplicates
from folkmoot.people.models import Organisation, OrganisationMerge
from folkmoot.people.operator import Operator
from tests.funding.test_intake_ocds import award, release

LIST = "/organisations/duplicates/"


def notice(number, party, name="The Oak & Ash Trust Ltd", **more):
    body = release(number, awards=[award(1, (party,))], **more)
    body["parties"].append({"id": party, "name": name})
    return body


@pytest.fixture
def two(db, now):
    """Two records of like name, each with an award of its own."""
    document = {"releases": [notice(1, "GB-CFS-1"), notice(2, "GB-CFS-2", "Oak and Ash Trust, The")]}
    import_ocds(Opened("n.json", json.dumps(document).encode()), by=Operator(), now=now)
    return list(Organisation.objects.filter(name_key="oak and ash trust").order_by("pk"))


def state_of(*records):
    return [
        (
            record.merged_into_id,
            sorted(map(str, record.identifiers.all())),
            list(NoticeAward.objects.filter(recipient=record).order_by("pk").values_list("pk", flat=True)),
        )
        for record in Organisation.objects.filter(pk__in=[one.pk for one in records]).order_by("pk")
    ]


def test_it_works(site, cast, two):
    one, other = two
    page = site.get(LIST, by=cast.admin, most=12)
    assert f"Compare {one.pk} and {other.pk}" in page.text
    url = f"{LIST}{one.pk}/{other.pk}/"
    assert "side by side" in site.get(url, by=cast.admin, most=20).text
    after = site.post(url, by=cast.admin, follow=True, answer=str(one.pk), reasons="Same page on the charity register.")
    assert "The two records are joined." in after.text
    assert NoticeAward.objects.filter(recipient=one).count() == 2
    other.refresh_from_db()
    assert other.merged_into == one
    assert {str(number) for number in one.identifiers.all()} == {"GB-CFS-1", "GB-CFS-2"}
    assert "Compare" not in site.get(LIST, by=cast.admin).text
    assert not Listing.objects.filter(subject=refer(other)).exists()


def test_who_is_refused(site, cast, now, two):
    one, other = two
    for url in (LIST, f"{LIST}{one.pk}/{other.pk}/", f"{LIST}{other.pk}/part/"):
        site.refuses(url, cast.stranger, cast.rival, cast.lead)
    for person in (cast.rival, cast.lead, cast.stranger):
        with pytest.raises(NotAllowed):
            merge_organisations(one, merged=other, reasons="x", by=person, now=now)
        with pytest.raises(NotAllowed):
            keep_apart(one, other=other, reasons="x", by=person, now=now)
        with pytest.raises(NotAllowed):
            separate_organisations(other, reasons="x", by=person, now=now)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Choose whether these are one organisation"),
        ({"answer": "apart"}, "how you know"),
        ({"answer": "999999", "reasons": "x"}, "one organisation"),
        ({"answer": "apart", "reasons": "x" * 301}, "300"),
    ],
)
def test_bad_input(site, cast, two, fields, words):
    one, other = two
    page = site.post(f"{LIST}{one.pk}/{other.pk}/", fields, by=cast.admin, status=200)
    assert words.casefold() in page.text.casefold()
    assert not OrganisationMerge.objects.exists()


def test_a_repeated_submit_has_one_effect(site, cast, two):
    one, other = two
    sent = {"once": "6f1b2a34-0000-4000-8000-000000000001", "answer": "apart", "reasons": "Different towns."}
    for _turn in range(2):
        site.post(f"{LIST}{one.pk}/{other.pk}/", sent, by=cast.admin)
    assert OrganisationMerge.objects.count() == 1
    assert Entry.objects.filter(code="people.organisation.kept_apart").count() == 1


def test_those_kept_apart_are_not_offered_again(cast, now, two):
    keep_apart(two[0], other=two[1], reasons="Different towns.", by=cast.admin, now=now)
    assert list(likely_duplicates()) == []


def test_each_pair_of_three_is_asked_about(cast, now, two):
    third = Organisation.objects.create(name="Oak & Ash Trust", name_key="oak and ash trust")
    keep_apart(two[0], other=two[1], reasons="x", by=cast.admin, now=now)
    keep_apart(two[0], other=third, reasons="x", by=cast.admin, now=now)
    assert [row["records"] for row in likely_duplicates()] == [3]
    keep_apart(third, other=two[1], reasons="x", by=cast.admin, now=now)
    assert list(likely_duplicates()) == []


def test_parting_puts_everything_back_by_the_record(site, cast, now, two):
    one, other = two
    before = state_of(one, other)
    merge_organisations(one, merged=other, reasons="One.", by=cast.admin, now=now)
    site.post(f"{LIST}{other.pk}/part/", by=cast.admin, reasons="Two after all.")
    assert state_of(one, other) == before
    codes = list(Entry.objects.order_by("-number").values_list("code", flat=True)[:2])
    assert codes == ["people.organisation.separated", "people.organisation.merged"]
    assert Listing.objects.filter(subject=refer(other)).exists()
    assert list(likely_duplicates()) == []


def test_a_record_with_people_or_work_of_its_own_is_only_ever_the_one_kept(cast, now, two):
    cast.bodies.silver.name_key = "oak and ash trust"
    cast.bodies.silver.save()
    with pytest.raises(Refused, match="cannot be joined"):
        merge_organisations(two[0], merged=cast.bodies.silver, reasons="x", by=cast.admin, now=now)
    merge_organisations(cast.bodies.silver, merged=two[0], reasons="x", by=cast.admin, now=now)
    assert NoticeAward.objects.filter(recipient=cast.bodies.silver).count() == 1


def test_what_cannot_be_joined(cast, now, two):
    one, other = two
    with pytest.raises(Refused, match="two different records"):
        merge_organisations(one, merged=one, reasons="x", by=cast.admin, now=now)
    merge_organisations(one, merged=other, reasons="x", by=cast.admin, now=now)
    with pytest.raises(Refused, match="joined to another record already"):
        merge_organisations(one, merged=other, reasons="x", by=cast.admin, now=now)
    with pytest.raises(Refused, match="is not joined"):
        separate_organisations(one, reasons="x", by=cast.admin, now=now)


def test_after_joining_the_same_file_changes_nothing(cast, now, two):
    one, other = two
    merge_organisations(one, merged=other, reasons="x", by=cast.admin, now=now)
    document = {"releases": [notice(1, "GB-CFS-1"), notice(2, "GB-CFS-2", "Oak and Ash Trust, The")]}
    report = import_ocds(Opened("n.json", json.dumps(document).encode()), by=Operator(), now=now)
    assert report.changes_nothing
    assert Notice.objects.count() == 2


def test_both_in_one_award_leave_one_line(cast, now, two):
    one, other = two
    line = NoticeAward.objects.filter(recipient=one).get()
    NoticeAward.objects.create(notice=line.notice, identifier=line.identifier, recipient=other)
    merge_organisations(one, merged=other, reasons="x", by=cast.admin, now=now)
    assert NoticeAward.objects.filter(recipient=other).count() == 0
    assert NoticeAward.objects.filter(recipient=one).count() == 2
    assert Entry.objects.order_by("-number").first().facts["doubled"] == 1


def test_different_numbers_in_one_register_are_warned_of(site, cast, two):
    one, other = two
    one.identifiers.create(scheme="GB-CHC", value="1234567")
    other.identifiers.create(scheme="GB-CHC", value="7654321")
    assert "different numbers in one register" in site.get(f"{LIST}{one.pk}/{other.pk}/", by=cast.admin).text
