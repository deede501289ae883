"""Following a project and offering to help: for anybody, on every project that is open; nobody can switch it off."""

import pytest
from django.urls import reverse

from folkmoot.citizens.actions import answer_offer, follow_project, unfollow_project
from folkmoot.citizens.models import ProjectFollow
from folkmoot.commissioning.models import Project
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.models import GuardianConsent
from tests.engagement.made import project

MINE = reverse("citizens:following")


@pytest.fixture
def case(cast, now):
    return project(cast, now)


def address(case):
    return reverse("citizens:follow", args=[case.pk])


def test_it_works(cast, now, site, case):
    page = site.get(case.get_absolute_url(), by=cast.resident)
    assert "Follow it, or offer to help" in page.text
    site.get(address(case), by=cast.resident, most=12)
    page = site.post(address(case), by=cast.resident, offer="I can print leaflets.", follow=True)
    assert case.title in page.text and "I can print leaflets." in page.text and "not answered yet" in page.text
    row = ProjectFollow.objects.get()
    reply = reverse("citizens:answer_offer", args=[row.pk])
    site.refuses(reply, cast.stranger, cast.rival, cast.resident)
    assert "Answer Leila" in site.get(reply, by=cast.lead).text
    site.post(reply, by=cast.lead, answer="Yes please: 200 by Friday.")
    page = site.get(MINE, by=cast.resident, most=12)
    assert "200 by Friday" in page.text
    assert "Haddad" not in site.get(case.get_absolute_url(), by=cast.lead).text
    site.post(reverse("citizens:unfollow", args=[row.pk]), by=cast.resident)
    assert not ProjectFollow.objects.exists()


@pytest.mark.ledger("EN-10")
def test_a_commissioner_cannot_switch_it_off(cast, now, site, case):
    """No field of a project takes it away, and who writes the project has no button for it: it shows whatever is saved."""
    site.refuses(address(case), cast.stranger)
    assert not [f.name for f in Project._meta.fields if "follow" in f.name or "help" in f.name]
    for switch in Project._meta.fields:  # every yes or no a commissioner could set, set both ways
        if switch.get_internal_type() == "BooleanField":
            for value in (True, False):
                Project.objects.filter(pk=case.pk).update(**{switch.name: value})
                assert "Follow it, or offer to help" in site.get(case.get_absolute_url()).text
    for stage in ("analyse", "plan", "deliver", "review"):
        Project.objects.filter(pk=case.pk).update(stage=stage)
        assert "Follow it, or offer to help" in site.get(case.get_absolute_url(), by=cast.rival).text
        assert follow_project(case, offer=f"At stage {stage}.", by=cast.resident, now=now).offer == f"At stage {stage}."


def test_an_offer_made_anew_waits_again(cast, now, case):
    row = follow_project(case, offer="Tea.", by=cast.resident, now=now)
    answer_offer(row, answer="Lovely.", by=cast.lead, now=now)
    with pytest.raises(Refused, match="no offer that waits"):
        answer_offer(row, answer="Again.", by=cast.lead, now=now)
    follow_project(case, offer="Tea.", by=cast.resident, now=now)  # the same words change nothing
    row.refresh_from_db()
    assert row.answer == "Lovely."
    row = follow_project(case, offer="Cake too.", by=cast.resident, now=now)
    assert row.waits and row.answer == ""


def test_who_may_not(cast, now, site, case):
    row = follow_project(case, by=cast.resident, now=now)
    for person in (cast.rival, cast.lead):
        with pytest.raises(NotAllowed):
            unfollow_project(row, by=person, now=now)
    follow_project(case, by=cast.young, now=now)
    GuardianConsent.objects.all().delete()
    with pytest.raises(NotAllowed, match="guardian"):
        follow_project(case, offer="I can draw.", by=cast.young, now=now)
    with pytest.raises(Refused, match="no offer"):
        answer_offer(row, answer="Hm.", by=cast.lead, now=now)
    with pytest.raises(NotAllowed):
        answer_offer(row, answer="Hm.", by=cast.vco, now=now)


def test_a_project_that_ended_is_followed_no_more(cast, now, site, case):
    Project.objects.filter(pk=case.pk).update(closed_at=now)
    assert "Follow it, or offer" not in site.get(case.get_absolute_url()).text
    case.refresh_from_db()
    with pytest.raises(Refused, match="has ended"):
        follow_project(case, by=cast.resident, now=now)


def test_nobody_sees_who_follows(cast, now, site, case):
    follow_project(case, offer="I could knock on doors.", by=cast.resident, now=now)
    for person in (cast.stranger, cast.rival, cast.neighbour):
        source = site.get(case.get_absolute_url(), by=person).html
        assert "knock on doors" not in source and "Leila" not in source
    assert "follow no project yet" in site.get(MINE, by=cast.rival).text
