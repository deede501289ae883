"""Events: what keeps one from being published, booking, who came, what was learnt."""

import csv
import io
from datetime import timedelta

import pytest

from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.engagement.actions import events as actions
from folkmoot.engagement.models import Sector, StaffEngagement
from folkmoot.engagement.states import EventState
from tests.engagement import made as consultations

DAY = timedelta(days=1)


def prepared(cast, now, **changes):
    words = {
        "title": "What keeps us well", "kind": "conference", "led_by": "body", "summary": "A day together.",
        "starts_at": now + 10 * DAY, "ends_at": now + 10 * DAY + timedelta(hours=5), "venue": "Civic Hall",
        "access": "No steps.", "places": 2, "contact": "Volunteer centre", "area": None, "project": None,
        "with_under_18": False, "with_children_in_care": False, "safeguarding_lead": None, "level": None,
    }  # fmt: skip
    return actions.prepare_event(body=cast.bodies.cvs, by=cast.scheme, now=now, **{**words, **changes})


def framework(cast, now):
    return actions.adopt_framework(
        body=cast.bodies.cvs, title="How you take part", standards="You hear what came of it.",
        levels=[("Asked", "We listen."), ("In charge", "You decide.")], by=cast.scheme, now=now,
    )  # fmt: skip


def published(cast, now, **changes):
    return actions.publish_event(prepared(cast, now, **changes), by=cast.scheme, now=now)


def test_it_works(cast, now, site):
    event = published(cast, now)
    page = site.get(event.get_absolute_url(), most=22)
    assert "Civic Hall" in page.text and "Book a place" in page.text
    assert event.title in site.get("/consultations/events/", most=12).text
    text = site.client.get(f"/consultations/event/{event.pk}/event.ics").content.decode()
    assert "SUMMARY:What keeps us well" in text and text.startswith("BEGIN:VCALENDAR")


@pytest.mark.ledger("EN-20")
def test_children_in_care_need_a_named_safeguarding_lead(cast, now):
    level = framework(cast, now).levels.first()
    event = prepared(cast, now, with_children_in_care=True, level=level)
    with pytest.raises(Refused, match="safeguarding lead"):
        actions.publish_event(event, by=cast.scheme, now=now)
    with pytest.raises(Refused, match="who is a safeguarding lead"):
        actions.revise_event(event, seen_version=1, safeguarding_lead=cast.resident, by=cast.scheme, now=now)
    event.refresh_from_db()
    event = actions.revise_event(event, seen_version=1, safeguarding_lead=cast.guard, by=cast.scheme, now=now)
    event = actions.publish_event(event, by=cast.scheme, now=now)
    with pytest.raises(Refused, match="safeguarding lead"):
        actions.revise_event(event, seen_version=2, safeguarding_lead=None, by=cast.scheme, now=now)


@pytest.mark.ledger("EN-21")
def test_a_youth_led_event_has_organisers_from_the_young_cohort(cast, now, site):
    level = framework(cast, now).levels.last()
    event = prepared(cast, now, led_by="young", with_under_18=True, safeguarding_lead=cast.guard, level=level)
    with pytest.raises(Refused, match="at least one organiser must be young"):
        actions.publish_event(event, by=cast.scheme, now=now)
    actions.add_organiser(event, person=cast.citizen, by=cast.scheme, now=now)
    with pytest.raises(Refused, match="must be young"):
        actions.publish_event(event, by=cast.scheme, now=now)
    actions.add_organiser(event, person=cast.young, by=cast.scheme, now=now)
    actions.publish_event(event, by=cast.young, now=now)
    page = site.get(event.get_absolute_url())
    assert "Young people" in page.text
    assert cast.young.name not in page.text and cast.guard.name not in page.text
    assert cast.guard.name in site.get(event.get_absolute_url(), by=cast.scheme).text


@pytest.mark.ledger("EN-23")
def test_each_youth_activity_has_a_level_of_participation(cast, now, site):
    event = prepared(cast, now, with_under_18=True, safeguarding_lead=cast.guard)
    with pytest.raises(Refused, match="level of the participation framework"):
        actions.publish_event(event, by=cast.scheme, now=now)
    made = framework(cast, now)
    event = actions.revise_event(event, seen_version=1, level=made.levels.first(), by=cast.scheme, now=now)
    actions.publish_event(event, by=cast.scheme, now=now)
    page = site.get(made.get_absolute_url(), most=12)
    assert "Asked" in page.text and event.title in page.text


def test_places_run_out_and_come_back(cast, now):
    event = published(cast, now)
    first, second, third = (
        actions.book_place(event, sector=Sector.RESIDENT, access_needs="A seat at the front.", by=person, now=now)
        for person in (cast.resident, cast.neighbour, cast.citizen)
    )
    assert [first.is_waiting, second.is_waiting, third.is_waiting] == [False, False, True]
    with pytest.raises(Refused, match="already"):
        actions.book_place(event, sector=Sector.RESIDENT, by=cast.resident, now=now)
    with pytest.raises(NotAllowed):
        actions.give_place_back(first, by=cast.neighbour, now=now)
    first = actions.give_place_back(first, by=cast.resident, now=now)
    third.refresh_from_db()
    assert first.access_needs == "" and not third.is_waiting
    with pytest.raises(NotAllowed, match="no longer"):
        actions.book_place(event, sector=Sector.RESIDENT, by=cast.vco, now=now + 11 * DAY)


@pytest.mark.ledger("EN-22")
def test_a_large_event_counts_by_sector_with_small_numbers_hidden(cast, now, site, clock_at):
    event = published(cast, now, places=None)
    then = now + 11 * DAY
    with pytest.raises(Refused, match="has begun"):
        actions.sign_in(event, people={Sector.VCO: 60}, by=cast.scheme, now=now)
    with pytest.raises(Refused, match="Say first how many"):
        actions.report_event(event, learnt="Much.", follows="More.", by=cast.scheme, now=then)
    actions.sign_in(
        event,
        people={Sector.VCO: 60, Sector.RESIDENT: 45, Sector.NHS: 9, Sector.UNIVERSITY: 2},
        by=cast.scheme,
        now=then,
    )
    actions.add_output(event, title="Seven things", words="A warm room.", by=cast.scheme, now=then)
    event = actions.report_event(
        event, learnt="Help comes late.", follows="A pot for early help.", by=cast.scheme, now=then
    )
    assert event.state == EventState.HELD
    clock_at(then)
    page = site.get(event.get_absolute_url(), most=22)
    for words in ("Help comes late.", "A pot for early help.", "Seven things", "60"):
        assert words in page.text
    answer = site.client.get(f"/consultations/event/{event.pk}/sectors.csv")
    rows = dict(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode().lstrip("\ufeff"))))
    assert rows["Everybody"] == "116" and rows["residents"] == "45"
    assert rows["universities and schools"] == rows["health"] == "hidden: too few people"


def test_a_draft_is_for_those_who_run_it_and_pages_refuse_others(cast, now, site):
    event = prepared(cast, now)
    site.get(event.get_absolute_url(), by=cast.scheme, most=22)
    site.get(event.get_absolute_url(), by=cast.resident, status=404)
    actions.publish_event(event, by=cast.scheme, now=now)
    for name in ("edit", "organiser", "sign-in", "output", "report", "call-off"):
        url = f"/consultations/event/{event.pk}/{name}/"
        site.get(url, by=cast.scheme)
        site.refuses(url, cast.stranger, cast.rival)


def test_an_event_is_prepared_published_and_booked_on_its_pages(cast, now, site):
    day = day_of(now) + 20 * DAY
    data = {
        "body": cast.bodies.cvs.pk, "title": "Pop-up at the market", "kind": "pop_up", "led_by": "vco", "summary": "Tea.",
        "day": str(day), "begins": "10:00", "ends": "12:00", "venue": "Market",
        "access": "Level ground.", "contact": "Volunteer centre",
    }  # fmt: skip
    page = site.post("/consultations/events/begin/", data, by=cast.scheme, follow=True)
    assert "Pop-up at the market" in page.text and "Publish the event" in page.text
    url = page.response.redirect_chain[-1][0]
    site.post(f"{url}publish/", by=cast.scheme)
    site.post(f"{url}book/", {"sector": "resident", "access_needs": "A chair."}, by=cast.resident)
    assert "Your place is booked." in site.get(url, by=cast.resident).text
    assert "A chair." in site.get(url, by=cast.scheme).text
    assert "A chair." not in site.get(url, by=cast.vco).text
    site.post(f"{url}give-back/", by=cast.resident)


def test_what_staff_and_unions_said_stands_on_the_project(cast, now, site):
    project = consultations.project(cast, now)
    url = f"/consultations/project/{project.pk}/staff/"
    site.refuses(url, cast.stranger, cast.rival)
    data = {
        "group": "union", "name": "Public service union", "held_date": str(day_of(now)), "said": "Keep pay as it is.", "answered": "The price has a floor.",
    }  # fmt: skip
    page = site.post(url, data, by=cast.lead, follow=True)
    assert "Keep pay as it is." in page.text and StaffEngagement.objects.count() == 1
    assert "Keep pay as it is." in site.get(project.get_absolute_url()).text


@pytest.mark.ledger("EN-28")
def test_a_service_does_not_move_past_the_plan_gate_before_staff_and_union_were_talked_with(cast, now):
    from folkmoot.commissioning.actions.decide_gate import GateShut
    from folkmoot.commissioning.models import OptionKind
    from folkmoot.engagement.checks.events import staff_and_unions_were_talked_with as look
    from tests.commissioning import made as commissioning

    project = commissioning.in_plan(cast, now, existing_service=True)
    assert look(project, day_of(now)).state == "not_applicable"
    appraisal = commissioning.appraisal(project, cast, now)
    appraisal.options.update(is_preferred=False)
    appraisal.options.filter(kind=OptionKind.VOLUNTARY).update(is_preferred=True)
    for group in ("staff", "union"):
        assert look(project, day_of(now)).state == "due"
        with pytest.raises(GateShut) as stopped:
            commissioning.passed(project, cast, now)
        assert "P9" in stopped.value.items
        actions.record_staff_engagement(
            project, group=group, name="Hosts", held_date=day_of(now), said="Keep our hours.", answered="They stay.",
            by=cast.lead, now=now,
        )  # fmt: skip
    assert look(project, day_of(now)).state == "kept"
    with pytest.raises(GateShut) as stopped:  # by what else the gate asks for
        commissioning.passed(project, cast, now)
    assert "P9" not in stopped.value.items


def test_the_check_stands_at_the_plan_gate(db):
    from folkmoot.commitments.models import Undertaking

    row = Undertaking.objects.get(rulebook__code="commissioning-framework", number="P9")
    assert row.gate == "plan"
