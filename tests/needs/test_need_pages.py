"""Needs as people meet them: raised in two minutes, read with the evidence beside them, answered in public."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.urls import reverse

from folkmoot.core.models import Entry, PendingTurn
from folkmoot.evidence.models import Theme
from folkmoot.needs import actions
from folkmoot.needs.models import Need, NeedSupport, Origin
from folkmoot.needs.states import NeedState
from folkmoot.people.models import GuardianConsent
from tests.evidence import made as figures
from tests.needs import made

SAID = {
    "title": "Somewhere warm to talk",
    "words": "I see nobody from Monday to Friday.\r\nThere used to be a café & it was <b>good</b>.",
    "theme": "mental-health",
    "area": "WV-north",
}


def rows_of(page):
    return list(csv.DictReader(StringIO(b"".join(page.response.streaming_content).decode("utf-8-sig"))))


def test_it_works(site, cast):
    site.get(reverse("needs:raise"), by=cast.resident)
    page = site.post(reverse("needs:raise"), SAID, by=cast.resident, follow=True)
    need = Need.objects.get()

    assert "What happens next" in page.text
    assert f"Need {need.pk}" in page.text
    assert need.words == "I see nobody from Monday to Friday.\nThere used to be a café & it was <b>good</b>."
    page = site.get(need.get_absolute_url(), most=20)
    assert "There used to be a café & it was <b>good</b>." in page.text
    assert "Said by a resident" in page.text
    assert cast.resident.name not in page.html
    assert need.title in site.get(reverse("needs:index"), most=12).text


def test_a_form_sent_twice_raises_one_need(site, cast):
    sent = {**SAID, "once": "5b0c2a52-6a0e-4e58-9d2e-3d1e7e1b8a13"}
    first = site.post(reverse("needs:raise"), sent, by=cast.resident)
    second = site.post(reverse("needs:raise"), sent, by=cast.resident)
    assert first.response["Location"] == second.response["Location"]
    assert Need.objects.count() == 1


def test_a_visitor_is_asked_to_sign_in_and_an_unagreed_child_is_told_why(site, cast, now):
    for method in ("get", "post"):
        site.refuses(reverse("needs:raise"), cast.stranger, method=method, data=SAID)
    GuardianConsent.objects.update(withdrawn_at=now)
    assert "guardian" in site.get(reverse("needs:raise"), by=cast.young, status=403).text
    assert not Need.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Enter what is needed, in a few words"),
        ({"title": "x" * 121}, "120 characters or fewer"),
        ({"words": "  "}, "Enter what is needed, in your own words"),
        ({"words": "x" * 4001}, "4,000 characters or fewer"),
        ({"theme": ""}, "Select what it is about"),
        ({"theme": "gossip"}, "Select one of the choices"),
        ({"area": "E09000001"}, ""),
        ({"area": "nowhere"}, "Select"),
    ],
)
def test_bad_input_is_named_and_nothing_is_lost(site, cast, changes, words):
    status = 302 if not words else 200
    page = site.post(reverse("needs:raise"), {**SAID, **changes}, by=cast.resident, status=status)
    if words:
        assert words in page.text
        assert "<title>Error:" in page.html
        assert "There used to be a café" in page.html or "words" in changes
        assert not Need.objects.exists()


def test_a_worker_says_whom_they_speak_for(site, cast):
    page = site.get(reverse("needs:raise"), by=cast.vco)
    assert "I do, as a resident" in page.text
    site.post(reverse("needs:raise"), {**SAID, "speaker": cast.bodies.riverside.pk}, by=cast.vco)
    assert Need.objects.get().origin == Origin.VCO
    site.post(reverse("needs:raise"), {**SAID, "speaker": cast.bodies.silver.pk}, by=cast.vco, status=200)
    site.post(reverse("needs:raise"), SAID, by=cast.vco)
    assert list(Need.objects.order_by("pk").values_list("origin", flat=True)) == [Origin.VCO, Origin.RESIDENT]


def test_an_officer_is_told_that_it_will_say_so(site, cast):
    assert "an officer raised it" in site.get(reverse("needs:raise"), by=cast.lead).text
    site.post(reverse("needs:raise"), SAID, by=cast.lead)
    assert Need.objects.get().origin == Origin.OFFICER


def test_only_whoever_raised_it_sees_the_confirmation(site, cast, now):
    need = made.need(cast, now)
    page = site.get(reverse("needs:raised", args=[need.pk]), by=cast.neighbour, status=302)
    assert page.response["Location"] == need.get_absolute_url()
    made.board(cast, now)
    assert "Joint Action Board" in site.get(reverse("needs:raised", args=[need.pk]), by=cast.resident).text


def test_me_too_is_counted_once_and_nobody_is_shown(site, cast, now):
    need = made.need(cast, now)
    url = reverse("needs:support", args=[need.pk])
    assert "Sign in to say “me too”" in site.get(need.get_absolute_url()).text
    for _time in range(2):
        page = site.post(url, by=cast.neighbour, follow=True)
    assert "1 person says “me too”." in page.text
    assert "You are one of them." in page.text
    assert cast.neighbour.name not in page.html
    assert NeedSupport.objects.count() == 1
    site.refuses(url, cast.stranger, cast.resident, method="post")
    site.get(url, by=cast.neighbour, status=405)


def test_evidence_about_the_area_is_beside_it(site, cast, now):
    release = figures.dataset()
    figures.value(figures.indicator(release), cast.borough, "0.125")
    need = made.need(cast, now)
    page = site.get(need.get_absolute_url(), by=cast.lead, most=20)
    assert "12.5% of adults (Sutton as a whole)" in page.text
    assert "Elmham Statistics, 2025, Open Government Licence v3.0" in page.text
    debt = made.need(cast, now, theme=Theme.DEBT)
    assert "Debt and money worries no data" in site.get(debt.get_absolute_url()).text


def test_whoever_raised_it_withdraws_it(site, cast, now):
    need = made.need(cast, now)
    url = reverse("needs:withdraw", args=[need.pk])
    site.refuses(url, cast.stranger, cast.neighbour, cast.lead, method="post")
    page = site.post(url, by=cast.resident, follow=True)
    assert "has withdrawn it" in page.text
    assert need.title not in site.get(reverse("needs:index")).text
    assert need.title in site.get(reverse("needs:index") + "?state=withdrawn").text
    assert "cannot become" in site.post(url, by=cast.resident, follow=True).text


def test_a_need_not_taken_up_is_answered_by_the_chair(site, cast, now):
    priority = made.priority(cast, now)
    left = priority.round.needs.get(state=NeedState.CONSIDERED)
    url = reverse("needs:decline", args=[left.pk])
    for method in ("get", "post"):
        site.refuses(
            url, cast.stranger, cast.rival, cast.lead, method=method, data={"answer": "No, and no again, never."}
        )
    assert "Say why it is not taken up" in site.get(left.get_absolute_url(), by=cast.scheme, most=20).text
    assert "Say why, so that" in site.post(url, {"answer": "No."}, by=cast.scheme, status=200).text
    page = site.post(url, {"answer": "The council mends paths already and begins here."}, by=cast.scheme, follow=True)
    assert "The council mends paths already and begins here." in page.text
    assert "not taken up this time" in page.text


def test_the_list_is_filtered_ordered_and_downloaded(site, cast, now):
    need = made.need(cast, now)
    other = made.need(cast, now - timedelta(days=1), title="Paths", theme=Theme.ENVIRONMENT, area=cast.borough)
    actions.support_need(other, by=cast.neighbour, now=now)
    url = reverse("needs:index")
    for query, shown in {
        "?q=nobody": {need.title, "Paths"},
        "?q=warm": {need.title},
        "?theme=environment": {"Paths"},
        "?area=WV-north": {need.title},
        "?area=E09000029": {need.title, "Paths"},
        "?state=agreed": set(),
        "?theme=nonsense": {need.title, "Paths"},
    }.items():
        text = site.get(url + query, most=12).text
        assert {title for title in (need.title, "Paths") if title in text.partition("Download")[0]} == shown, query
    assert [row["need"] for row in rows_of(site.get(url + "?format=csv"))] == [need.title, "Paths"]
    assert [row["me too"] for row in rows_of(site.get(url + "?order=support&format=csv"))] == ["1", "0"]


def test_a_long_list_costs_no_more(site, cast, now):
    assert "Be the first" in site.get(reverse("needs:index")).text
    made.need(cast, now)
    few = site.get(reverse("needs:index")).queries
    Need.objects.bulk_create(
        Need(title=f"Need {n}", words="x", origin="resident", theme="debt", area=cast.north, raised_at=now)
        for n in range(80)
    )
    page = site.get(reverse("needs:index") + "?page=2", most=12)
    assert page.queries <= few + 1
    assert "Showing 26 to 50 of 81" in page.text
    assert len(page.all("tbody")[0]) == 25


def test_a_case_costs_no_more_when_much_has_happened(site, cast, now):
    priority = made.priority(cast, now)
    need = priority.needs.get()
    for person in (cast.lead, cast.scheme, cast.neighbour, cast.stranger):
        site.get(need.get_absolute_url(), by=person, most=20)
    assert Entry.objects.filter(code="needs.priority.agreed").exists()


def test_it_says_whose_turn_it_is_even_when_it_is_nobody_s(site, cast, now):
    need = made.need(cast, now)
    Need.objects.filter(pk=need.pk).update(state=NeedState.AGREED)
    PendingTurn.objects.all().delete()
    assert "Nobody’s just now." in site.get(need.get_absolute_url()).text
