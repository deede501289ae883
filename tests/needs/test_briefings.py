"""Each local committee area has a needs briefing of the last twelve months, and its councillors are told."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from folkmoot.core.audiences import audiences_of
from folkmoot.core.clock import day_of
from folkmoot.core.listings import turns_of
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.evidence.actions import add_study
from folkmoot.needs import actions
from folkmoot.needs.models import Briefing, CommitteeArea, CommitteeWard
from folkmoot.needs.queries.briefings import councillors_of, standings
from folkmoot.people.actions import end_member_role, name_member
from folkmoot.people.models import Notice
from folkmoot.places.models import Area
from tests.needs import made
from tests.site import CASE_QUERIES, LIST_QUERIES


@pytest.fixture
def east(cast):
    return Area.objects.create(code="WV-east", name="Eastfield", kind="neighbourhood", borough=cast.borough)


@pytest.fixture
def committee(cast, now):
    name_member(cast.councillor, body=cast.bodies.council, post="ward", of="northfield ward", by=cast.clerk, now=now)
    return actions.form_committee(
        cast.bodies.council, name="Northfield and the hill", wards=[cast.north], by=cast.clerk, now=now
    )


def written(committee, cast, now, **changes):
    said = {"opening": "People are alone by day.", "steps": "Ask who holds the hall.", "by": cast.clerk, **changes}
    return actions.write_briefing(committee, now=now, **said)


@pytest.mark.ledger("LA-12")
def test_it_works(site, cast, now, clock_at, committee):
    """Formed, due, written from the needs there are, told, current, and due again after twelve months."""
    need = made.need(cast, now)
    page = site.get(reverse("needs:committees"), most=LIST_QUERIES)
    assert "Northfield and the hill Wandle Vale Council Northfield missing" in page.text
    assert "Write its first needs briefing" in [turn.what for turn in turns_of(audiences_of(cast.clerk, day_of(now)))]
    write = reverse("needs:write_briefing", args=[committee.pk])
    assert need.title in site.get(write, by=cast.clerk).text

    said = {"opening": "People are alone by day.", "steps": "Ask who holds the hall."}
    page = site.post(write, said, by=cast.clerk, follow=True)
    for words in (need.title, "People are alone by day.", cast.clerk.name, "4 November 2026", cast.councillor.name):
        assert words in page.text
    site.get(committee.get_absolute_url(), most=CASE_QUERIES)
    told = Notice.objects.get(topic="needs.briefing")
    assert (told.person, told.path) == (cast.councillor, committee.get_absolute_url())
    entry = Entry.objects.get(code="needs.briefing.written")
    assert entry.facts == {"number": 1, "told": 1}

    last_day = now.replace(year=2027)
    for moment, due in ((now, False), (last_day, False), (last_day + timedelta(days=1), True)):
        clock_at(moment)
        assert [one.is_due for one in standings(day_of(moment))] == [due]
        page = site.get(reverse("needs:committees"))
        assert ("Due" in [one.text for one in page.all("h2")]) is due
    assert "A new one is due" in site.get(committee.get_absolute_url()).text
    file = site.get(reverse("needs:committees") + "?format=csv").response.getvalue().decode()
    assert "Northfield,2026-11-04,yes" in file


@pytest.mark.ledger("LA-12")
def test_every_version_is_kept_as_it_was_written(site, cast, now, committee):
    need = made.need(cast, now)
    first = written(committee, cast, now)
    actions.support_need(need, by=cast.neighbour, now=now)
    second = written(committee, cast, now + timedelta(days=200), opening="The hall is open now.")

    assert (first.number, second.number) == (1, 2)
    assert [one.drawn["needs"][0]["me_too"] for one in (first, second)] == [0, 1]
    page = site.get(committee.get_absolute_url(), most=CASE_QUERIES)
    assert "The hall is open now." in page.text and "Version 1, 4 November 2026" in page.text
    page = site.get(first.get_absolute_url(), most=LIST_QUERIES)
    assert "People are alone by day." in page.text and "earlier version" in page.text
    assert "earlier version" not in site.get(second.get_absolute_url()).text
    first.opening = "Something else."
    with pytest.raises(Refused, match="stands as it was written"):
        first.save()
    assert Briefing.objects.get(pk=first.pk).opening == "People are alone by day."


def test_it_is_drawn_from_its_own_wards_alone(cast, now, committee, east):
    made.need(cast, now, title="A bench in the sun", area=east)
    withdrawn = made.need(cast, now, title="Nothing after all")
    actions.withdraw_need(withdrawn, by=cast.resident, now=now)
    with pytest.raises(Refused, match="nothing to draw on"):
        written(committee, cast, now)
    assert not Briefing.objects.exists() and not Notice.objects.filter(topic="needs.briefing").exists()
    add_study(
        title="Walks with residents", kind="insight", source="Wandle Vale Voluntary Action", method="12 walks",
        published_date=day_of(now), summary="Everybody stops at the empty hall.", link="", area=cast.north,
        by=cast.lead, now=now,
    )  # fmt: skip
    drawn = written(committee, cast, now).drawn
    assert [study["title"] for study in drawn["studies"]] == ["Walks with residents"]
    assert drawn["needs"] == [] and drawn["wards"] == ["Northfield"]
    actions.redraw_committee(committee, wards=[cast.north, east], by=cast.clerk, now=now)
    drawn = written(committee, cast, now).drawn
    assert [need["title"] for need in drawn["needs"]] == ["A bench in the sun"] and drawn["needs_in_all"] == 1


def test_only_sitting_councillors_of_its_wards_are_told(cast, now, committee, east):
    today = day_of(now)
    assert [post.person for post in councillors_of(committee, today)] == [cast.councillor]
    other = actions.form_committee(cast.bodies.council, name="East", wards=[east], by=cast.clerk, now=now)
    assert councillors_of(other, today) == []
    later = now + timedelta(days=30)
    end_member_role(councillors_of(committee, today)[0], by=cast.clerk, now=later)
    assert councillors_of(committee, day_of(later)) == []
    name_member(cast.councillor, body=cast.bodies.council, post="ward", of="Northfield", by=cast.clerk, now=later)
    cast.councillor.roles.update(end_date=day_of(later) + timedelta(days=1))
    assert len(councillors_of(committee, day_of(later))) == 1
    assert councillors_of(committee, day_of(later) + timedelta(days=1)) == []


def test_others_are_refused(site, cast, now, committee):
    made.need(cast, now)
    write, redraw = (reverse(f"needs:{name}", args=[committee.pk]) for name in ("write_briefing", "redraw_committee"))
    for method in ("get", "post"):
        site.refuses(
            write, cast.stranger, cast.rival, cast.resident, cast.councillor, cast.nhs, method=method,
            data={"opening": "Mine."},
        )  # fmt: skip
        for url in (redraw, reverse("needs:form_committee")):
            site.refuses(url, cast.stranger, cast.rival, cast.resident, cast.lead, cast.councillor, method=method)
    assert not Briefing.objects.exists()
    with pytest.raises(NotAllowed):
        actions.form_committee(cast.bodies.nhs, name="East", wards=[cast.north], by=cast.clerk, now=now)
    with pytest.raises(NotAllowed):
        actions.redraw_committee(committee, wards=[cast.north], by=cast.lead, now=now)
    assert written(committee, cast, now, by=cast.lead).author == cast.lead


def test_bad_input(site, cast, now, committee, east):
    made.need(cast, now)
    council = cast.bodies.council
    page = site.post(reverse("needs:write_briefing", args=[committee.pk]), {"opening": " "}, by=cast.clerk, status=200)
    assert "Enter what matters here now" in page.text
    for words, name, wards in (
        ("of that name", "northfield AND the hill", [east]),
        ("another committee area: Northfield", "West", [cast.north, east]),
        ("made of wards", "Whole", [cast.borough]),
        ("at least one ward", "None", []),
        ("its name", "  ", [east]),
    ):
        with pytest.raises(Refused, match=words):
            actions.form_committee(council, name=name, wards=wards, by=cast.clerk, now=now)
    with pytest.raises(Refused, match="Only a public body"):
        actions.form_committee(cast.bodies.cvs, name="East", wards=[east], by=cast.admin, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        CommitteeWard.objects.create(committee=committee, ward=cast.north)
    with pytest.raises(IntegrityError), transaction.atomic():
        CommitteeArea.objects.create(body=council, name=committee.name, formed_at=now)


def test_a_clerk_forms_an_area_and_changes_its_wards_through_pages(site, cast, now, east):
    form = reverse("needs:form_committee")
    site.get(form, by=cast.clerk)
    site.post(form, {"body": cast.bodies.council.pk, "name": "East", "wards": [east.pk]}, by=cast.clerk)
    row = CommitteeArea.objects.get()
    page = site.get(row.get_absolute_url(), by=cast.clerk, most=CASE_QUERIES + 2)
    assert "nobody is told" in page.text and "Write the first briefing" in page.text
    site.post(reverse("needs:redraw_committee", args=[row.pk]), {"wards": [cast.north.pk]}, by=cast.clerk)
    assert list(row.wards.all()) == [cast.north]
    assert "Its first needs briefing" not in site.get(cast.north.get_absolute_url()).text
    assert "The needs briefing of East" in site.get(cast.north.get_absolute_url()).text


def test_a_closed_account_leaves_the_briefing_and_its_role(site, cast, now, committee):
    made.need(cast, now)
    row = written(committee, cast, now)
    Briefing.objects.filter(pk=row.pk).update(author=None)
    page = site.get(row.get_absolute_url())
    assert cast.clerk.name not in page.text and "committee clerk, Wandle Vale Council" in page.text
