"""Ideas and challenges by anyone, petitions, and communities."""

import pytest
from django.db import IntegrityError, transaction

from folkmoot.core.clock import day_of
from folkmoot.core.models import PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.engagement.actions import moderation, proposals
from folkmoot.engagement.models import Comment, CommunityLead, Signature
from folkmoot.engagement.states import PetitionState, ProposalState
from folkmoot.web.queries import owed_an_answer
from tests.engagement import made as consultations
from tests.engagement.maps import made
from tests.engagement.maps.made import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rule(cast, now, clock_at):
    clock_at(now)
    made.moderators(cast, now)
    return made.ruled(cast, now)


@pytest.mark.ledger("EN-31")
def test_a_challenge_is_answered_in_time_or_listed_as_overdue_in_public(cast, now, site, clock_at):
    url = "/consultations/proposals/bring/"
    site.refuses(url, cast.stranger)
    fields = {
        "sort": "challenge", "title": "Let tenants run the hall", "text": "We could open it on more days.",
        "area": cast.borough.code, "body": cast.bodies.council.pk,
    }  # fmt: skip
    page = site.post(url, fields, by=cast.resident, follow=True)
    assert "A moderator looks at it first" in page.text
    row = cast.bodies.council.writings.get(kind="proposal").noun
    site.refuses(row.get_absolute_url(), cast.stranger, cast.neighbour)
    moderation.show(row, by=cast.colleague, now=now)
    assert row.answer_due_date == day_of(now) + 28 * DAY

    assert not any(item.title == row.title and item.late for item in owed_an_answer(day_of(now) + 28 * DAY))
    late = next(item for item in owed_an_answer(day_of(now) + 29 * DAY) if item.title == row.title)
    assert late.late and late.by == row.answer_due_date
    clock_at(now + 29 * DAY)
    assert row.title in site.get("/consultations/proposals/?show=overdue", most=12).text
    assert "answer overdue" in site.get(row.get_absolute_url(), most=22).text
    assert PendingTurn.objects.get(subject=f"engagement.proposal:{row.pk}").due_date == row.answer_due_date

    answer = f"/consultations/proposal/{row.pk}/answer/"
    site.refuses(answer, cast.stranger, cast.resident, cast.rival, cast.nhs)
    page = site.post(answer, {"outcome": "try_it", "answer": ""}, by=cast.lead, status=200)
    assert page.all("title")[0].text.startswith("Error:")
    site.post(answer, {"outcome": "try_it", "answer": "For three months."}, by=cast.lead)
    page = site.get(row.get_absolute_url())
    assert "For three months." in page.text and "We will try it out" in page.text
    assert row.title not in site.get("/consultations/proposals/?show=overdue").text
    assert not any(item.title == row.title for item in owed_an_answer(day_of(now) + 29 * DAY))


def test_a_proposal_is_for_a_place_or_a_community_and_to_a_body_that_answers(cast, now):
    with pytest.raises(Refused, match="place or the community"):
        made.proposed(cast, now, area=None)
    with pytest.raises(Refused, match="not yet said"):
        made.proposed(cast, now, body=cast.bodies.nhs)


def test_somebody_sees_what_is_nearly_the_same_before_it_is_sent_twice(cast, now, site):
    made.proposed(cast, now)
    fields = {
        "sort": "proposal", "title": "Let the tenants run the hall", "text": "Open on more days for the same money.",
        "area": cast.borough.code, "body": cast.bodies.council.pk,
    }  # fmt: skip
    page = site.post("/consultations/proposals/bring/", fields, by=cast.neighbour, status=200)
    assert "Is it one of these?" in page.text
    site.post("/consultations/proposals/bring/", {**fields, "seen": "yes"}, by=cast.neighbour)
    assert cast.bodies.council.writings.filter(kind="proposal").count() == 2


def test_support_counts_once_and_not_ones_own(cast, now):
    row = made.proposed(cast, now)
    proposals.support(row, by=cast.neighbour, now=now)
    for who in (cast.neighbour, cast.resident):
        with pytest.raises(Refused):
            proposals.support(row, by=who, now=now)
    row.refresh_from_db()
    assert row.support_count == 1


def test_who_brought_it_takes_it_back_and_does_not_answer_it(cast, now):
    row = made.proposed(cast, now, by=cast.lead)
    with pytest.raises(NotAllowed, match="colleague"):
        proposals.answer_proposal(row, outcome="will_do", answer="Yes.", by=cast.lead, now=now)
    with pytest.raises(NotAllowed):
        proposals.withdraw_proposal(row, by=cast.resident, now=now)
    assert proposals.withdraw_proposal(row, by=cast.lead, now=now).state == ProposalState.WITHDRAWN


def test_a_thread_costs_the_same_however_long_it_is(cast, now, site):
    row = made.proposed(cast, now)

    def say(count, start=0):
        for n in range(start, start + count):
            Comment.objects.create(
                about=row, kind="comment", body=row.body, text=f"Comment {n}", author=cast.neighbour, sent_at=now,
                moderation="shown", fingerprint=str(n),
            )  # fmt: skip

    say(3)
    few = site.get(row.get_absolute_url(), by=cast.resident).queries
    say(80, 3)
    page = site.get(row.get_absolute_url(), by=cast.resident, most=22)
    assert page.queries - few <= 0 and "Comment 24" in page.text and "Comment 25" not in page.text
    assert "Comment 82" in site.get(f"{row.get_absolute_url()}?page=4").text
    assert "83 comments" in site.get("/consultations/proposals/", most=12).text


def test_a_petition_from_first_signature_to_debate_and_answer(cast, now, site, clock_at):
    row = made.petitioned(cast, now)
    url = row.get_absolute_url()
    voters = made.people(5)
    assert "3 more signatures" in site.get(url, most=22).text
    site.refuses(f"{url}sign/", cast.stranger, method="post")
    for voter in voters[:3]:
        site.post(f"{url}sign/", by=voter)
    row.refresh_from_db()
    assert row.answer_due_date == day_of(now) + 20 * DAY
    item = next(item for item in owed_an_answer(day_of(now) + 21 * DAY) if item.title == row.title)
    assert item.late
    for voter in voters[3:]:
        site.post(f"{url}sign/", by=voter)
    clock_at(now + 21 * DAY)
    assert "answer overdue" in site.get("/consultations/petitions/", most=12).text
    fields = {"answer": "It stays open."}
    assert "debate" in site.post(f"{url}answer/", fields, by=cast.lead, status=200).text
    early = {**fields, **dict(zip(("debated_date_0", "debated_date_1", "debated_date_2"), (1, 1, 2027), strict=True))}
    site.post(f"{url}answer/", {**early, "debated_where": "Full council"}, by=cast.lead, status=200)
    row = proposals.answer_petition(
        row, answer="It stays open.", debated_date=day_of(now), debated_where="Full council", by=cast.lead,
        now=now + 21 * DAY,
    )  # fmt: skip
    assert row.state == PetitionState.ANSWERED
    assert "It stays open." in site.get(url).text
    assert not any(item.title == row.title for item in owed_an_answer(day_of(now) + 30 * DAY))


def test_one_signature_each(cast, now):
    row = made.petitioned(cast, now)
    proposals.sign(row, by=cast.neighbour, now=now)
    with pytest.raises(Refused, match="signed"):
        proposals.sign(row, by=cast.neighbour, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(petition=row, person=cast.neighbour, at=now)
    row.refresh_from_db()
    assert row.signature_count == 1


def test_nobody_signs_after_the_last_day_and_it_is_closed_the_day_after(cast, now):
    row = made.petitioned(cast, now)
    proposals.sign(row, by=cast.neighbour, now=now + 60 * DAY)
    with pytest.raises(Refused, match="last day"):
        proposals.sign(row, by=cast.vco, now=now + 61 * DAY)
    with pytest.raises(Refused, match="end of the last day"):
        proposals.close_petition(row, by=cast.lead, now=now + 60 * DAY)
    assert proposals.close_petition(row, by=cast.lead, now=now + 61 * DAY).state == PetitionState.CLOSED


def test_a_new_promise_ends_the_old_one_and_old_petitions_keep_theirs(cast, now, rule):
    old = made.petitioned(cast, now)
    later = now + 10 * DAY
    moderation.set_answer_rule(
        cast.bodies.council,
        from_date=day_of(later),
        by=cast.lead,
        now=now,
        **{**made.RULE, "answered_at": 1, "debated_at": None},
    )
    rule.refresh_from_db()
    assert rule.until_date == day_of(later)
    new = made.petitioned(cast, later, title="Open the park gate", text="It is locked too early.", by=cast.neighbour)
    assert (old.rule.answered_at, new.rule.answered_at) == (3, 1)
    for changes in (
        {"from_date": day_of(now) - DAY},
        {"from_date": day_of(later)},
        {"from_date": day_of(later) + DAY, "debated_at": 2},
    ):
        with pytest.raises(Refused):
            moderation.set_answer_rule(cast.bodies.council, by=cast.lead, now=now, **{**made.RULE, **changes})
    with pytest.raises(NotAllowed):
        moderation.set_answer_rule(
            cast.bodies.council, from_date=day_of(later) + DAY, by=cast.rival, now=now, **made.RULE
        )


@pytest.mark.ledger("EN-18", "EQ-15")
def test_a_community_of_interest_without_a_ward_leads_a_project_and_says_whom_it_reaches(cast, now, site):
    people = proposals.start_community(
        name="People who cannot hear",
        kind="interest",
        about="Deaf people from all over the borough.",
        by=cast.resident,
        now=now,
    )
    assert people.area is None
    project = consultations.project(cast, now)
    with pytest.raises(NotAllowed):
        proposals.give_lead(people, project=project, does="All of it.", reach="At home.", by=cast.resident, now=now)
    with pytest.raises(Refused, match="need it most"):
        proposals.give_lead(people, project=project, does="All of it.", reach=" ", by=cast.lead, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        CommunityLead.objects.create(community=people, project=project, does="All.", reach="", agreed_at=now)
    url = f"/consultations/project/{project.pk}/community/"
    site.refuses(url, cast.stranger, cast.rival)
    site.post(
        url, {"community": people.pk, "does": "Choose the rooms.", "reach": "We visit those who stay in."}, by=cast.lead
    )
    assert "We visit those who stay in." in site.get(project.get_absolute_url(), most=22).text
    assert "Choose the rooms." in site.get(people.get_absolute_url(), most=22).text
    row = made.proposed(cast, now, area=None, community=people)
    assert row.title in site.get(people.get_absolute_url()).text


def test_belonging_is_private_and_few_are_not_counted(cast, now, site):
    people = proposals.start_community(
        name="Night workers", kind="interest", about="People awake at night.", by=cast.vco, now=now
    )
    for who in made.people(3):
        proposals.join_community(people, by=who, now=now)
    assert "few people so far" in site.get("/consultations/communities/", most=12).text
    proposals.join_community(people, by=cast.resident, now=now)
    assert "5 people" in site.get("/consultations/communities/").text
    with pytest.raises(Refused):
        proposals.join_community(people, by=cast.resident, now=now)
    with pytest.raises(Refused, match="place"):
        proposals.start_community(name="The hill", kind="place", about="Us.", by=cast.vco, now=now)


def test_petitions_are_downloaded(cast, now, site):
    row = made.petitioned(cast, now)
    lines = b"".join(site.get("/consultations/petitions/?format=csv").response.streaming_content).decode().splitlines()
    assert len(lines) == 2 and row.title in lines[1]
