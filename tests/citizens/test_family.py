"""The pages of parents and guardians, of the agreement, and of how somebody takes part."""

from datetime import date

import pytest

from folkmoot.citizens.models import Acceptance, Membership, Preferences
from folkmoot.people.actions import open_child_account
from folkmoot.people.models import GuardianConsent, Guardianship, Person
from tests.citizens import made

AGREES = {"relationship": "mother", "guardian_phone": "020 7946 0000", "has_responsibility": "on"}


def test_it_works(cast, now, site):
    page = site.post("/citizens/family/child/", {"name": "Zoë Quartey", "birth_date": "2014-01-02"}, by=cast.resident, follow=True)  # fmt: skip
    row = Guardianship.objects.get()
    assert "Go on as Zoë" in page.text and "Quartey" not in page.text
    site.post(f"/citizens/family/agree/{row.child_id}/", AGREES, by=cast.resident)
    page = site.post(f"/citizens/family/child/{row.pk}/go-on/", by=cast.resident, follow=True)
    assert "You act for Zoë" in page.text
    page = site.client.post("/citizens/join/", {"operator": cast.bodies.cvs.pk}, follow=True)
    assert Membership.objects.get().person == row.child
    assert (
        "act for" not in site.client.post("/citizens/family/back/", follow=True).content.decode().partition("<main")[0]
    )
    assert site.client.session["_auth_user_id"] == str(cast.resident.pk)


def test_who_may_not(cast, now, site):
    row = open_child_account(name="Zoë", birth_date=date(2014, 1, 2), by=cast.resident, now=now)
    consent = GuardianConsent.objects.get(person=cast.young)
    site.refuses("/citizens/family/", cast.stranger, cast.young)
    site.refuses(f"/citizens/family/agree/{row.child_id}/", cast.stranger, cast.rival, cast.neighbour, cast.young)
    site.refuses(f"/citizens/family/consent/{consent.pk}/take-back/", cast.stranger, cast.rival, cast.young)
    for step in ("go-on", "hand-over"):
        method = "post" if step == "go-on" else "get"
        site.refuses(f"/citizens/family/child/{row.pk}/{step}/", cast.stranger, cast.rival, cast.scheme, method=method)
    site._as(cast.rival)
    site.client.post("/citizens/family/back/")  # nobody to go back to
    assert site.client.session["_auth_user_id"] == str(cast.rival.pk)


def test_a_young_person_asks_and_a_guardian_answers_and_takes_it_back(cast, now, site):
    GuardianConsent.objects.all().delete()
    made.member(cast, cast.young, now)
    assert "must agree first" in site.get("/citizens/mine/", by=cast.young).text
    page = site.post("/citizens/mine/ask/", {"guardian_email": cast.young.email}, by=cast.young, status=200)
    assert "own address" in page.text
    site.post("/citizens/mine/ask/", {"guardian_email": cast.resident.email}, by=cast.young)
    page = site.get("/citizens/family/", by=cast.resident, most=12)
    assert "Kofi asks whether they may take part" in page.text and "Adu" not in page.text
    page = site.post(f"/citizens/family/agree/{cast.young.pk}/", {**AGREES, "has_responsibility": ""}, by=cast.resident, status=200)  # fmt: skip
    assert page.all("title")[0].text.startswith("Error:")
    site.post(f"/citizens/family/agree/{cast.young.pk}/", AGREES, by=cast.resident)
    assert "must agree first" not in site.get("/citizens/mine/", by=cast.young).text
    row = GuardianConsent.objects.get()
    page = site.post(f"/citizens/family/consent/{row.pk}/take-back/", by=cast.resident, follow=True)
    assert "taken back" in page.text


def test_the_agreement_is_public_and_both_sides_accept_it(cast, now, site):
    site.refuses("/citizens/scheme/agreement/", cast.stranger, cast.rival, cast.lead, cast.citizen)
    typed = {"member_promises": "To come.", "scheme_promises": ""}
    page = site.post("/citizens/scheme/agreement/", typed, by=cast.scheme, status=200)
    assert page.all("title")[0].text.startswith("Error:")
    page = site.post(
        "/citizens/scheme/agreement/", {**typed, "scheme_promises": "To pay."}, by=cast.scheme, follow=True
    )
    url = page.response.redirect_chain[-1][0]
    page = site.get(url)
    assert "To come." in page.text and "To pay." in page.text and "I accept" not in page.text
    membership = made.member(cast, cast.citizen, now, agreed=False)
    assert "I accept my side" in site.get(url, by=cast.citizen).text
    site.refuses(f"{url}accept/", cast.stranger, cast.rival, method="post")
    page = site.post(f"{url}accept/", by=cast.citizen, follow=True)
    assert "must both accept" in page.text
    row = Acceptance.objects.get()
    site.refuses(f"/citizens/agreement/accepted/{row.pk}/countersign/", cast.stranger, cast.citizen, method="post")
    site.refuses(f"/citizens/member/{membership.pk}/", cast.stranger, cast.rival, cast.lead, cast.citizen, cast.admin)
    assert "Accept it for the scheme" in site.get(f"/citizens/member/{membership.pk}/", by=cast.scheme, most=22).text
    site.post(f"/citizens/agreement/accepted/{row.pk}/countersign/", by=cast.scheme)
    assert "accepted by both" in site.get(f"/citizens/member/{membership.pk}/", by=cast.scheme).text


@pytest.mark.ledger("PO-09")
def test_only_oneself_says_what_one_wants(cast, now, site):
    site.refuses("/citizens/mine/preferences/", cast.stranger)
    typed = {
        "contact_by": "text",
        "phone": "",
        "access_needs": "Step-free",
        "benefits": ["cv", "people"],
        "needs_care": "on",
    }
    page = site.post("/citizens/mine/preferences/", typed, by=cast.citizen, status=200)
    assert "Give a number" in page.text
    site.post("/citizens/mine/preferences/", {**typed, "phone": "07700 900000"}, by=cast.citizen)
    mine = Preferences.objects.get()
    assert (mine.person, mine.benefits, mine.needs_care) == (cast.citizen, ["cv", "people"], True)
    membership = made.member(cast, cast.citizen, now)
    site.get(f"/citizens/member/{membership.pk}/", by=cast.scheme)  # the day's first look is noted, and costs more
    page = site.get(f"/citizens/member/{membership.pk}/", by=cast.scheme, most=22)
    assert "something for my CV, meeting people" in page.text and "Step-free" in page.text
    assert not page.all("input", name="benefits")
    site.post("/citizens/mine/preferences/", {"contact_by": "email", "benefits": ["nonsense"]}, by=cast.citizen, status=200)  # fmt: skip


def test_the_scheme_names_who_looks_out_for_a_young_member(cast, now, site):
    membership = made.member(cast, cast.young, now)
    url = f"/citizens/member/{membership.pk}/adult/"
    site.refuses(url, cast.stranger, cast.rival, cast.young, cast.lead)
    page = site.post(url, {"adult": cast.lead.pk}, by=cast.scheme, status=200)  # not a worker of the scheme
    assert page.all("title")[0].text.startswith("Error:")
    site.post(url, {"adult": cast.scheme.pk}, by=cast.scheme)
    assert cast.scheme.name in site.get(f"/citizens/member/{membership.pk}/", by=cast.scheme).text


def test_a_guardian_who_is_twelve_themself_is_nobodys_guardian(cast, now, site):
    young = Person.objects.create_user("a@example.org", name="A", birth_date=date(2012, 1, 1))
    site.refuses("/citizens/family/child/", young)
