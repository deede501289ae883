"""A standing panel: joining, being asked twice, weighting, leaving, and how like its place it is."""

import re
from datetime import date, timedelta

import pytest

from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.engagement.actions import panels as actions
from folkmoot.engagement.models import WaveAnswer
from folkmoot.engagement.queries import panels as queries
from folkmoot.people.models import Person

DAY = timedelta(days=1)


@pytest.fixture
def panel(cast, now):
    row = actions.open_standing_panel(
        body=cast.bodies.council, area=cast.borough, title="The Vale Panel", about="A few questions.",
        promise="We say what we did.", contact="Consultation team", stays_months=12, by=cast.lead, now=now,
    )  # fmt: skip
    actions.add_category(
        row, name="age", question="How old are you?", source="Census 2021",
        values=[actions.Share("16 to 44", 600), actions.Share("45 and over", 400)], by=cast.lead, now=now,
    )  # fmt: skip
    return row


def joined(panel, now, young, old):
    """So many new people of each age, on the panel."""
    category = panel.categories.get()
    values = list(category.values.order_by("position"))
    members = []
    for at in range(young + old):
        person = Person.objects.create_user(f"p{panel.members.count()}.{at}@example.org", name=f"P {at}", joined_at=now)
        value = values[0] if at < young else values[1]
        members.append(actions.join_panel(panel, values={category: value}, by=person, now=now))
    return members


def asked(cast, panel, now, members, yes, repeats=None):
    wave = actions.prepare_wave(
        panel, title="Safe?", questions=[actions.Put("Do you feel safe?", ("yes", "no"))], repeats=repeats,
        closes_date=day_of(now) + 14 * DAY, by=cast.lead, now=now,
    )  # fmt: skip
    actions.open_wave(wave, by=cast.lead, now=now)
    for at, member in enumerate(members):
        actions.answer_wave(wave, member=member, answers={0: "yes" if at < yes else "no"}, by=member.person, now=now)
    return actions.close_wave(wave, what_changed="Lights are mended.", by=cast.lead, now=now + 15 * DAY)


def test_it_works(cast, now, panel, site):
    members = joined(panel, now, 10, 30)
    wave = asked(cast, panel, now, members, yes=10)  # every young member says yes, no old one does
    choice = queries.result_of(wave).questions[0][1][0]
    assert (choice.count, choice.plain) == (10, 0.25)
    assert choice.weighted == pytest.approx(0.6, abs=1e-3)
    page = site.get(wave.get_absolute_url(), most=20)
    assert "Lights are mended." in page.text and "25.0%" in page.text and "60.0%" in page.text


@pytest.mark.ledger("EN-13")
def test_the_panel_stands_beside_the_census_by_age_and_by_ward(cast, now, panel, site):
    actions.add_category(
        panel, name="ward", question="In which ward do you live?", source="Census 2021",
        values=[actions.Share("Northfield", 800), actions.Share("Riverside", 200)], by=cast.lead, now=now,
    )  # fmt: skip
    age, ward = panel.categories.order_by("position")
    ages, wards = (list(each.values.order_by("position")) for each in (age, ward))
    for at in range(40):
        person = Person.objects.create_user(f"w{at}@example.org", name=f"W {at}", joined_at=now)
        values = {age: ages[at >= 10], ward: wards[at >= 14]}
        actions.join_panel(panel, values=values, by=person, now=now)
    page = site.get(panel.get_absolute_url(), most=22)
    for share in ("60", "25", "80", "35"):  # of the place, and of the panel: aged 16 to 44; living in Northfield
        assert re.search(rf"\b{share}(\.0)?%", page.text), share
    assert "Northfield" in page.text and "16 to 44" in page.text and "Census 2021" in page.text


def test_small_numbers_are_hidden(cast, now, panel, site):
    joined(panel, now, 3, 30)
    page = site.get(panel.get_absolute_url())
    assert "hidden: too few people" in page.text and "90.9%" not in page.text


@pytest.mark.ledger("EN-27")
def test_two_waves_yield_change_and_few_answers_are_hidden(cast, now, panel, site):
    members = joined(panel, now, 20, 20)
    first = asked(cast, panel, now, members, yes=10)
    second = asked(cast, panel, now, members, yes=20, repeats=first)
    assert second.questions == first.questions
    assert queries.result_of(second).questions[0][1][0].change == pytest.approx(0.6 - 0.3, abs=1e-3)
    page = site.get(second.get_absolute_url(), most=20)
    assert "yes 20 50.0% 60.0% +30.0" in page.text and "Change since Safe?" in page.text
    third = asked(cast, panel, now, members, yes=4, repeats=first)
    assert all(each.count is None and each.change is None for each in queries.result_of(third).questions[0][1])
    fourth = asked(cast, panel, now, members[:4], yes=0, repeats=first)
    for wave in (third, fourth):
        page = site.get(wave.get_absolute_url(), most=20)
        assert page.text.count("hidden: too few people") == 2 and "%" not in page.text


def test_answers_do_not_say_whose_they_are_and_are_given_once(cast, now, panel):
    member = joined(panel, now, 1, 0)[0]
    wave = actions.prepare_wave(
        panel,
        title="Safe?",
        questions=[actions.Put("Safe?", ("yes", "no"))],
        closes_date=day_of(now) + DAY,
        by=cast.lead,
        now=now,
    )
    actions.open_wave(wave, by=cast.lead, now=now)
    with pytest.raises(NotAllowed):
        actions.answer_wave(wave, member=member, answers={0: "yes"}, by=cast.resident, now=now)
    with pytest.raises(Refused, match="offered"):
        actions.answer_wave(wave, member=member, answers={0: "maybe"}, by=member.person, now=now)
    actions.answer_wave(wave, member=member, answers={0: "yes"}, by=member.person, now=now)
    assert {field.name for field in WaveAnswer._meta.get_fields()} == {"id", "wave", "answers", "values"}
    with pytest.raises(Refused, match="already"):
        actions.answer_wave(wave, member=member, answers={0: "no"}, by=member.person, now=now)


def test_whoever_stays_stays_and_the_others_are_let_go(cast, now, panel):
    gone, stays = joined(panel, now, 2, 0)
    later = now + 370 * DAY
    category = panel.categories.get()
    actions.change_panel_answers(
        stays, values={category: category.values.first()}, by=stays.person, now=now + 300 * DAY
    )
    assert actions.refresh_panel(panel, by=cast.lead, now=later) == 1
    gone.refresh_from_db()
    assert gone.values == {} and gone.left_at == later
    actions.leave_panel(stays, by=stays.person, now=later)
    assert panel.members.filter(left_at=None).count() == 0


def test_nobody_under_18_joins_without_consent(cast, now, panel):
    child = Person.objects.create_user("c@example.org", name="C", birth_date=date(2012, 1, 1), joined_at=now)
    with pytest.raises(NotAllowed, match="guardian"):
        actions.join_panel(panel, values={}, by=child, now=now)
    actions.join_panel(panel, values={}, by=cast.young, now=now)
    with pytest.raises(Refused, match="already"):
        actions.join_panel(panel, values={}, by=cast.young, now=now)


def test_pages_of_those_who_run_it_are_theirs(cast, now, panel, site):
    for name in ("run", "ask"):
        url = f"/consultations/panel/{panel.pk}/{name}/"
        site.get(url, by=cast.lead, most=20)
        site.refuses(url, cast.stranger, cast.rival)
    site.get("/consultations/panels/", most=12)
    site.refuses(f"/consultations/panel/{panel.pk}/join/", cast.stranger)
