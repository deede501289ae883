import pytest

from folkmoot.commitments import actions
from folkmoot.commitments.models import Undertaking
from folkmoot.commitments.states import FindingState


@pytest.fixture
def undertaking(db):
    return Undertaking.objects.get(rulebook__code="sutton-compact", number="3.1.1")


def test_index_and_rulebooks_work(site, cast):
    page = site.get("/commitments/", most=12)
    assert "Sutton Compact" in page.text
    for link in page.links():
        if link.startswith("/commitments/") and link.count("/") == 3 and "concerns" not in link:
            site.get(link, most=12)


def test_the_compact_shows_42_undertakings_by_section(site, cast):
    page = site.get("/commitments/sutton-compact/", most=12)
    assert len([row for row in page.all("tr") if (row.get("id") or "").startswith("u-")]) == 42


def test_body_page(site, cast):
    assert "Concerns about it" in site.get(f"/commitments/bodies/{cast.bodies.council.pk}/", most=20).text


def test_record_page_and_file(site, cast):
    assert "Fingerprint" in site.get("/open/record/", most=12).text
    assert site.get("/open/record/folkmoot-record.jsonl").response.streaming


def test_attest(site, cast, now, undertaking):
    actions.sign_rulebook("sutton-compact", cast.bodies.council, by=cast.scheme, now=now, signed_date=now.date())
    url = f"/commitments/undertakings/{undertaking.pk}/attest/{cast.bodies.council.pk}/"
    site.refuses(url, cast.stranger, cast.rival, cast.nhs)
    site.post(url, by=cast.lead, words="We never ask.", evidence="Our grant terms", review_date="2027-05-01")
    page = site.get(f"/commitments/bodies/{cast.bodies.council.pk}/", most=20)
    assert "We never ask." in page.text
    page = site.post(url, by=cast.lead, words="x", evidence="y", review_date="2029-05-01", status=200)
    assert "within the next twelve months" in page.text


@pytest.mark.ledger("AG-02")
def test_a_concern_gets_an_owner_and_a_day_and_is_listed_until_resolved(site, cast, undertaking):
    url = f"/commitments/undertakings/{undertaking.pk}/question/"
    site.refuses(url, cast.stranger)
    site.post(url, by=cast.resident, words="A charity was told not to campaign.")
    page = site.get("/commitments/concerns/", most=12)
    assert "told not to campaign" in page.text and "no day yet" in page.text
    link = next(
        link for link in page.links() if link.startswith("/commitments/concerns/") and link != "/commitments/concerns/"
    )
    site.refuses(f"{link}take/", cast.stranger, cast.resident, cast.rival)
    site.post(f"{link}take/", by=cast.scheme, owner=cast.lead.pk, resolve_by_date="2026-12-01")
    assert "1 December 2026" in site.get("/commitments/concerns/").text
    site.refuses(f"{link}resolve/", cast.stranger, cast.rival)
    site.post(f"{link}resolve/", by=cast.lead, resolution="We asked both sides and took the clause out of the terms.")
    assert "took the clause out" in site.get(link, most=20).text
    assert "open concern" in site.get("/commitments/").text and "0 open concerns" in site.get("/commitments/").text


def test_the_states_sort_from_worst_to_best():
    """Lists are ordered by the stored word, so that a page of them is read from an index."""
    worst_first = [
        FindingState.BROKEN, FindingState.DUE, FindingState.EXPLAINED, FindingState.KEPT, FindingState.NOT_APPLICABLE,
    ]  # fmt: skip
    assert sorted(FindingState.values) == [state.value for state in worst_first]
