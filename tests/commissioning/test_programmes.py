"""Each programme has a current champion among the elected members; those without are listed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from folkmoot.commissioning import actions, daily
from folkmoot.commissioning.models import Champion, CommissioningProgramme
from folkmoot.commissioning.queries.programmes import standings
from folkmoot.core.audiences import audiences_of
from folkmoot.core.clock import day_of
from folkmoot.core.listings import turns_of
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.actions import give_role
from folkmoot.people.models import Notice, Person
from folkmoot.people.models.role import RoleKind
from tests.commissioning import made
from tests.site import CASE_QUERIES, LIST_QUERIES

TURN = "Name an elected member who champions it"


def at(name, *keys):
    return reverse(f"commissioning:{name}", args=keys)


@pytest.fixture
def programme(cast, now):
    project = made.project(cast, now)
    return actions.open_programme(
        cast.bodies.council, title="Nobody alone", aim="Company near home.", projects=[project], by=cast.lead, now=now
    )


@pytest.fixture
def other_member(cast, now):
    person = Person.objects.create_user("second@example.org", name="Ivy Marsh", joined_at=now - timedelta(days=90))
    give_role(person, RoleKind.COUNCILLOR, at=cast.bodies.council, by=cast.admin, now=now - timedelta(days=60))
    return person


def clerks_turns(cast, now):
    return [turn.what for turn in turns_of(audiences_of(Person.objects.get(pk=cast.clerk.pk), day_of(now)))]


@pytest.mark.ledger("CC-29")
def test_it_works(site, cast, now):
    """Opened, listed as lacking, named through pages, told, shown, listed no longer."""
    project = made.project(cast, now)
    given = {"body": cast.bodies.council.pk, "title": "Nobody alone", "aim": "Company near home."}
    site.post(at("open_programme"), {**given, "projects": [project.pk]}, by=cast.lead)
    row = CommissioningProgramme.objects.get()
    page = site.get(row.get_absolute_url(), most=CASE_QUERIES)
    assert "No elected member champions it yet." in page.text and project.title in page.text
    assert "Nobody alone Wandle Vale Council missing" in site.get(at("programmes"), most=LIST_QUERIES).text
    assert TURN in clerks_turns(cast, now)

    page = site.post(at("name_champion", row.pk), {"person": cast.councillor.pk}, by=cast.clerk, follow=True)
    assert f"{cast.councillor.name}, since 4 November 2026" in page.text
    listed = site.get(at("programmes"), most=LIST_QUERIES)
    assert "Without a champion" not in [one.text for one in listed.all("h2")]
    assert f"{cast.councillor.name} 4 November 2026" in listed.text
    assert TURN not in clerks_turns(cast, now)
    told = Notice.objects.get(topic="commissioning.champion")
    assert (told.person, told.path) == (cast.councillor, row.get_absolute_url())
    assert Entry.objects.filter(code="commissioning.champion.named").count() == 1
    file = site.get(at("programmes") + "?format=csv").response.getvalue().decode()
    assert f"Nobody alone,Wandle Vale Council,{cast.councillor.name},2026-11-04,yes," in file


@pytest.mark.ledger("CC-29")
def test_a_champion_whose_term_ended_is_listed_and_the_daily_round_says_so(site, cast, now, clock_at, programme):
    actions.name_champion(programme, cast.councillor, by=cast.clerk, now=now)
    last = day_of(now) + timedelta(days=30)
    cast.councillor.roles.update(end_date=last)
    for day, lacks in ((last - timedelta(days=1), False), (last, True)):
        assert [one.lacks_champion for one in standings(day)] == [lacks]
    moment = clock_at(now + timedelta(days=30))
    assert "term ended" in site.get(at("programmes")).text
    assert "is a councillor no longer" in site.get(programme.get_absolute_url(), most=CASE_QUERIES).text
    assert TURN not in clerks_turns(cast, moment)

    assert daily.champions_who_left_the_council(moment).startswith("1 champion")
    assert daily.champions_who_left_the_council(moment).startswith("0 champion")
    assert TURN in clerks_turns(cast, moment)
    assert Champion.objects.get().end_date == last
    assert Entry.objects.filter(code="commissioning.champion.term_ended").count() == 1
    assert "Who championed it before" in site.get(programme.get_absolute_url()).text


def test_a_champion_who_still_sits_is_not_let_go(cast, now, programme):
    row = actions.name_champion(programme, cast.councillor, by=cast.clerk, now=now)
    with pytest.raises(Refused, match="still"):
        actions.let_champion_go(row, by=cast.admin, now=now)


@pytest.mark.ledger("CC-29")
def test_only_a_sitting_member_of_the_body_is_named(cast, now, site, programme, other_member):
    with pytest.raises(Refused, match="elected member of Wandle Vale Council today"):
        actions.name_champion(programme, cast.resident, by=cast.clerk, now=now)
    other_member.roles.update(end_date=day_of(now))
    other_member.__dict__.pop("_roles_held", None)
    with pytest.raises(Refused, match="elected member"):
        actions.name_champion(programme, other_member, by=cast.clerk, now=now)
    give_role(cast.nhs, RoleKind.COUNCILLOR, at=cast.bodies.nhs, by=cast.admin, now=now)
    with pytest.raises(Refused, match="elected member"):
        actions.name_champion(programme, Person.objects.get(pk=cast.nhs.pk), by=cast.clerk, now=now)
    page = site.post(at("name_champion", programme.pk), {"person": cast.resident.pk}, by=cast.clerk, status=200)
    assert "valid choice" in page.text or "Select" in page.text
    assert not Champion.objects.exists()


def test_one_champion_at_a_time_and_each_is_kept(cast, now, site, programme, other_member):
    first = actions.name_champion(programme, cast.councillor, by=cast.clerk, now=now)
    with pytest.raises(Refused, match="already"):
        actions.name_champion(programme, cast.councillor, by=cast.clerk, now=now)
    later = now + timedelta(days=20)
    second = actions.name_champion(programme, other_member, by=cast.lead, now=later)
    first.refresh_from_db()
    assert first.end_date == day_of(later) and second.end_date is None
    page = site.get(programme.get_absolute_url())
    assert f"{cast.councillor.name}, from 4 November 2026 to 24 November 2026" in page.text
    with pytest.raises(IntegrityError), transaction.atomic():
        Champion.objects.create(programme=programme, person=cast.councillor, start_date=day_of(now))


def test_a_champion_steps_down_by_themself(cast, now, site, programme):
    row = actions.name_champion(programme, cast.councillor, by=cast.clerk, now=now)
    url = at("step_down", row.pk)
    site.refuses(url, cast.stranger, cast.rival, cast.resident, cast.nhs, method="post")
    page = site.get(programme.get_absolute_url(), by=cast.councillor, most=CASE_QUERIES + 2)
    assert "Step down as its champion" in page.text
    site.post(url, by=cast.councillor)
    assert Champion.objects.get().end_date == day_of(now)
    assert "stepped down already" in site.post(url, by=cast.clerk, follow=True).text
    assert "missing" in site.get(at("programmes")).text


def test_others_are_refused(cast, now, site, programme):
    for method in ("get", "post"):
        for url in (at("open_programme"), at("choose_projects", programme.pk)):
            site.refuses(url, cast.stranger, cast.rival, cast.resident, cast.councillor, cast.clerk, method=method)
        site.refuses(
            at("name_champion", programme.pk), cast.stranger, cast.rival, cast.resident, cast.councillor, cast.nhs,
            method=method, data={"person": cast.councillor.pk},
        )  # fmt: skip
    site.refuses(at("end_programme", programme.pk), cast.stranger, cast.rival, cast.nhs, cast.clerk, method="post")
    with pytest.raises(NotAllowed):
        actions.name_champion(programme, cast.councillor, by=cast.councillor, now=now)


def test_bad_input(cast, now, programme):
    council = cast.bodies.council
    for words, given in (
        ("its name", {"title": " ", "aim": "Something."}),
        ("what it is for", {"title": "Other", "aim": " "}),
        ("of that name", {"title": "NOBODY  alone", "aim": "Again."}),
    ):
        with pytest.raises(Refused, match=words):
            actions.open_programme(council, **given, by=cast.lead, now=now)
    with pytest.raises(Refused, match="leads or has joined"):
        actions.open_programme(
            cast.bodies.nhs, title="Ours", aim="Theirs.", projects=list(programme.projects.all()), by=cast.nhs, now=now
        )


def test_an_ended_programme_needs_no_champion_and_takes_none(cast, now, site, programme):
    actions.name_champion(programme, cast.councillor, by=cast.clerk, now=now)
    site.post(at("choose_projects", programme.pk), {"projects": []}, by=cast.lead)
    assert programme.projects.count() == 0
    site.post(at("end_programme", programme.pk), by=cast.lead)
    assert Champion.objects.get().end_date == day_of(now)
    assert not [one for one in standings(day_of(now)) if one.lacks_champion]
    assert "ended" in site.get(at("programmes")).text and TURN not in clerks_turns(cast, now)
    programme.refresh_from_db()
    with pytest.raises(Refused, match="has ended"):
        actions.name_champion(programme, cast.councillor, by=cast.clerk, now=now)
    assert "has ended" in site.post(at("end_programme", programme.pk), by=cast.lead, follow=True).text
    assert "The programme has ended." in site.get(programme.get_absolute_url()).text


def test_a_closed_account_leaves_the_programme_without_a_champion(cast, now, site, programme):
    actions.name_champion(programme, cast.councillor, by=cast.clerk, now=now)
    Champion.objects.update(person=None)
    assert [one.lacks_champion for one in standings(day_of(now))] == [True]
    assert cast.councillor.name not in site.get(programme.get_absolute_url()).text
    assert daily.champions_who_left_the_council(now).startswith("1 champion")
