"""Case studies: written, changed, published when whole, found."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from folkmoot.core.models import Entry, Listing
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.posting import ChangedMeanwhile
from folkmoot.core.search import find
from folkmoot.core.subjects import refer
from folkmoot.network import actions
from folkmoot.network.models import HEADINGS, CaseStudy
from tests.agreements import made as agreements_made
from tests.network import made
from tests.site import CASE_QUERIES, LIST_QUERIES


def url(name, *args):
    return reverse(f"network:{name}", args=args)


def test_it_works(cast, site):
    page = site.post(
        url("write"),
        {"title": "Mornings", "body": cast.bodies.riverside.pk, "story": "It began with tea."},
        by=cast.vco,
        follow=True,
    )
    assert "Saved as a draft" in page.text and "Nothing is written here yet" in page.text
    row = CaseStudy.objects.get()
    assert "Nothing is written yet under" in site.post(url("publish", row.pk), by=cast.vco, follow=True).text
    whole = {"title": "Mornings", "seen_version": "1", **made.WORDS}
    site.post(url("change", row.pk), whole, by=cast.vco)
    assert "Published" in site.post(url("publish", row.pk), by=cast.vco, follow=True).text
    public = site.get(row.get_absolute_url(), most=CASE_QUERIES)
    for name in HEADINGS:
        assert made.WORDS[name] in public.text
    assert "Change it" not in public.text
    listed = site.get(url("index"), most=LIST_QUERIES)
    assert "Mornings" in listed.text and "Riverside Anchor Trust" in listed.text


@pytest.mark.ledger("NW-03")
@pytest.mark.parametrize("blank", HEADINGS)
def test_seven_headings_and_a_blank_one_prevents_publishing(cast, now, blank):
    assert len(HEADINGS) == 7
    study = made.study(cast, now, **{blank: " "})
    with pytest.raises(Refused) as refusal:
        actions.publish_case_study(study, by=cast.lead, now=now)
    assert refusal.value.field == blank
    assert CaseStudy.objects.get(pk=study.pk).published_at is None
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseStudy.objects.filter(pk=study.pk).update(**{blank: ""}, published_at=now)
    kept = {"title": study.title, "seen_version": 1}
    study = actions.change_case_study(study, **kept, **made.WORDS, by=cast.lead, now=now)
    assert actions.publish_case_study(study, by=cast.lead, now=now).published_at == now
    with pytest.raises(Refused):
        actions.change_case_study(
            study, **{**kept, "seen_version": 2}, **{**made.WORDS, blank: ""}, by=cast.lead, now=now
        )


def test_only_those_of_the_body_write_change_and_publish(cast, now, site):
    study = made.study(cast, now)
    for person in (cast.vco, cast.nhs, cast.resident, cast.councillor):
        with pytest.raises(NotAllowed):
            actions.change_case_study(study, title="x", seen_version=1, by=person, now=now)
        with pytest.raises(NotAllowed):
            actions.publish_case_study(study, by=person, now=now)
        with pytest.raises(NotAllowed):
            made.actions.write_case_study(title="x", body=cast.bodies.council, by=person, now=now)
    site.refuses(url("write"), cast.stranger, cast.resident)
    site.refuses(url("change", study.pk), cast.stranger, cast.rival)
    site.refuses(url("publish", study.pk), cast.stranger, cast.rival, method="post")


def test_a_draft_is_its_bodys_own(cast, now, site):
    study = made.study(cast, now, story="A secret until told")
    site.refuses(study.get_absolute_url(), cast.stranger, cast.rival)
    site.get(study.get_absolute_url(), status=404)
    assert "A secret" in site.get(study.get_absolute_url(), by=cast.colleague).text
    assert not find("secret", {"public"}).exists()
    assert find("secret", {"public", f"org:{cast.bodies.council.pk}"}).exists()
    actions.publish_case_study(study, by=cast.lead, now=now)
    assert find("secret", {"public"}).exists()
    assert Listing.objects.get(subject=refer(study)).audience == "public"
    with pytest.raises(Refused, match="published already"):
        actions.publish_case_study(study, by=cast.lead, now=now)
    assert Entry.objects.filter(code="network.case_study.published").count() == 1


def test_two_editors(cast, now, site):
    study = made.study(cast, now)
    sent = {"title": "Mornings", "seen_version": "1", **made.WORDS}
    site.post(url("change", study.pk), {**sent, "story": "Theirs"}, by=cast.colleague)
    clash = site.post(url("change", study.pk), {**sent, "story": "Mine"}, by=cast.lead, status=200)
    assert "Theirs" in clash.text and "Mine" in clash.html
    with pytest.raises(ChangedMeanwhile):
        actions.change_case_study(study, title="x", seen_version=1, by=cast.lead, now=now)
    fresh = clash.all("input", name="seen_version")[0].get("value")
    site.post(url("change", study.pk), {**sent, "story": "Mine", "seen_version": fresh}, by=cast.lead)
    assert CaseStudy.objects.get(pk=study.pk).story == "Mine"


@pytest.mark.parametrize(("field", "typed", "says"), [
    ("title", "", "Enter title"), ("title", "x" * 161, "160 characters"), ("contacts", "x" * 201, "200 characters"),
    ("body", "999", "Select one of the choices"), ("project", "x", "Select one of the choices"),
])  # fmt: skip
def test_bad_input_is_shown_beside_its_field(cast, site, field, typed, says):
    sent = {"title": "Mornings", "body": cast.bodies.council.pk, **made.WORDS, field: typed}
    page = site.post(url("write"), sent, by=cast.lead, status=200)
    assert says in page.text and "Error:" in page.html and not CaseStudy.objects.exists()


def test_found_by_words_and_by_body_within_the_queries(cast, now, site):
    assert "No case study fits" in site.get(url("index")).text
    made.published(cast, now, title="Allotments", story="Leeks and company")
    few = site.get(url("index"), most=LIST_QUERIES).queries
    for n in range(30):
        made.published(cast, now, title=f"Study {n}")
    assert site.get(url("index")).queries == few
    assert "Allotments" in site.get(url("index") + "?q=leeks").text
    assert "Allotments" not in site.get(url("index") + "?q=Study").text
    assert "Study 29" in site.get(url("index") + f"?body={cast.bodies.council.pk}").text
    body = b"".join(site.client.get(url("index") + "?format=csv&q=leeks").streaming_content).decode()
    assert "Leeks and company" in body and "Study 1" not in body


def test_the_thread_of_its_project_is_beside_it(cast, now, site):
    study = made.published(cast, now, project=agreements_made.project(cast, now))
    page = site.get(study.get_absolute_url(), most=CASE_QUERIES)
    assert study.project.get_absolute_url() in page.links()
