"""A question, statements, votes, and the map that comes of them."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from folkmoot.core.models import Entry, EntryWords
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.engagement.actions import opinions
from folkmoot.engagement.actions.moderation import Visitor
from folkmoot.engagement.models import DrawnMap, Statement, Vote, Voter
from folkmoot.engagement.queries.opinions import map_of
from folkmoot.engagement.states import Moderation
from tests.engagement import made as consultations
from tests.engagement.maps import made
from tests.engagement.maps.made import DAY

pytestmark = pytest.mark.django_db


def test_it_works(cast, now):
    conversation = made.closed(cast, now)
    drawn = DrawnMap.objects.get(conversation=conversation)
    shown = map_of(drawn)
    assert shown.people == 20 and shown.groups == {"A": 10, "B": 10}
    assert shown.unites[0].text == made.SEEDS[0]
    assert all(value == 10 for value in shown.unites[0].of_ten.values())
    assert {line.text for line in shown.divides} == set(made.SEEDS[1:])


def test_whoever_has_the_published_votes_gets_the_same_map(cast, now, tmp_path):
    drawn = DrawnMap.objects.get(conversation=made.closed(cast, now))
    (tmp_path / "votes.csv").write_text(drawn.votes)
    (tmp_path / "statements.csv").write_text("statement,text\n" + f"s0001,{made.SEEDS[0]}\n")
    call_command("opinions", str(tmp_path / "votes.csv"), "--out", str(tmp_path / "out"), stdout=StringIO())
    again = json.loads((tmp_path / "out" / "map.json").read_text())
    mine = json.loads(json.dumps(drawn.told))
    for each in (again, mine):
        for row in [*each["unites"], *each["divides"], *(one for group in each["groups"] for one in group["speaks"])]:
            row.pop("text")
    assert again == mine and again["votes_sha256"] == drawn.sha256


def test_published_votes_cannot_be_linked_to_people(cast, now):
    """The rows that knew who voted are gone, no number of theirs is in the file, and its order tells nothing."""
    orders = set()
    for turn in range(2):
        conversation = made.opened(cast, now - 31 * DAY) if not turn else made.begun(cast, now - 31 * DAY)
        if turn:
            opinions.open_conversation(conversation, by=cast.lead, now=now - 31 * DAY)
        voters = made.people(12, prefix=f"turn{turn}-")
        # The n-th to come agrees with all but statement n, so that each row tells its place in time.
        made.voted(conversation, voters, lambda place, number: -1 if number == place % 8 + 1 else 1, now - 31 * DAY)
        opinions.close_conversation(conversation, by=cast.lead, now=now)
        text = DrawnMap.objects.get(conversation=conversation).votes
        orders.add(text)
        rows = [line.split(",") for line in text.splitlines()[1:]]
        assert [row[0] for row in rows] == [f"v{n:06}" for n in range(1, 13)]
        assert not any(voter.email in text or voter.reference in text for voter in voters)
    assert len(orders) == 2, "the same votes in the same order were published in the same order"
    assert not Vote.objects.exists() and not Voter.objects.exists()
    closing = Entry.objects.filter(code="engagement.conversation.closed").last()
    assert closing.facts["votes_sha256"] == DrawnMap.objects.get(conversation=conversation).sha256


def test_the_record_says_who_joined_and_never_what_or_when_they_voted(cast, now):
    conversation = made.opened(cast, now)
    before = Entry.objects.count()
    made.voted(conversation, [cast.resident], lambda *_: 1, now)
    assert Entry.objects.count() == before + 1
    assert EntryWords.objects.latest("pk").words == {}


def test_one_changes_ones_mind_and_has_one_vote(cast, now):
    statement = made.opened(cast, now).statements.first()
    for mark in (1, -1, 0):
        opinions.vote(statement, mark=mark, by=cast.resident, now=now)
    assert Vote.objects.get().mark == 0


def test_a_visitor_takes_part_only_where_no_account_is_needed(cast, now):
    closed = made.opened(cast, now)
    with pytest.raises(NotAllowed):
        opinions.vote(closed.statements.first(), mark=1, by=Visitor("key"), now=now)
    free = opinions.open_conversation(made.begun(cast, now, needs_account=False), by=cast.lead, now=now)
    for key in ("one", "two", "one"):
        opinions.vote(free.statements.first(), mark=1, by=Visitor(key), now=now)
    assert Vote.objects.count() == 2


@pytest.mark.parametrize("mark", [2, -2, 9])
def test_a_vote_is_agree_disagree_or_pass(cast, now, mark):
    with pytest.raises(Refused):
        opinions.vote(made.opened(cast, now).statements.first(), mark=mark, by=cast.resident, now=now)


def test_nobody_votes_after_the_last_day(cast, now):
    statement = made.opened(cast, now).statements.first()
    opinions.vote(statement, mark=1, by=cast.resident, now=now + 30 * DAY)
    with pytest.raises(Refused, match="last day"):
        opinions.vote(statement, mark=1, by=cast.neighbour, now=now + 31 * DAY)


def test_it_is_not_closed_before_the_last_day_is_over(cast, now):
    conversation = made.opened(cast, now)
    with pytest.raises(Refused, match="end of the last day"):
        opinions.close_conversation(conversation, by=cast.lead, now=now + 30 * DAY)


def test_only_the_team_or_the_chair_runs_it(cast, now):
    project = consultations.project(cast, now)
    for who in (cast.rival, cast.resident, cast.nhs):
        with pytest.raises(NotAllowed):
            made.begun(cast, now, project=project, by=who)
    conversation = made.opened(cast, now, project=project)
    for act in (opinions.close_conversation, opinions.open_conversation):
        with pytest.raises(NotAllowed):
            act(conversation, by=cast.rival, now=now + 40 * DAY)
    with pytest.raises(NotAllowed):
        opinions.answer_conversation(conversation, answer="Done.", by=cast.resident, now=now)


@pytest.mark.ledger("EN-23")
def test_a_conversation_for_young_people_says_its_level(cast, now, site):
    with pytest.raises(Refused, match="how much say"):
        made.begun(cast, now, level="", for_young=True)
    made.moderators(cast, now)
    conversation = made.begun(cast, now, level="collaborate", for_young=True)
    opinions.open_conversation(conversation, by=cast.lead, now=now)
    page = site.get("/consultations/framework/?for=young", most=12)
    assert conversation.question in page.text and conversation.promise in page.text
    assert page.text.index("4. Collaborate") < page.text.index(conversation.question)


@pytest.mark.parametrize(
    ("seeds", "words"),
    [(("x" * 161,), "160"), (("Tea is good.", "tea is GOOD"), "twice"), (("One.", " "), "Statement 2")],
)
def test_bad_statements_to_begin_with(cast, now, seeds, words):
    with pytest.raises(Refused, match=words):
        made.begun(cast, now, seeds=seeds)


def test_it_opens_with_enough_statements_and_a_moderator(cast, now):
    with pytest.raises(Refused, match="at least 5"):
        opinions.open_conversation(made.begun(cast, now, seeds=made.SEEDS[:4]), by=cast.lead, now=now)
    with pytest.raises(Refused, match="moderator"):
        opinions.open_conversation(made.begun(cast, now), by=cast.lead, now=now)


@pytest.mark.parametrize(
    ("count", "marks"),
    [(0, lambda *_: None), (1, lambda *_: 1), (3, lambda place, number: 1 if place else -1), (30, lambda *_: 1), (30, lambda *_: 0)],
    ids=["empty", "one person", "three people", "unanimous", "all pass"],
)  # fmt: skip
def test_maps_of_few_people_and_of_one_mind_are_drawn_and_give_nobody_away(cast, now, site, count, marks):
    conversation = made.closed(cast, now, count=count, marks=marks)
    shown = map_of(DrawnMap.objects.get(conversation=conversation))
    assert shown.enough == (count == 30)
    if count < 5:
        assert shown.people is None and shown.everything == [] and shown.points == []
    page = site.get(f"{conversation.get_absolute_url()}map/", most=12)
    assert ("Too few people" in page.text) == (count != 30)


def test_a_few_who_stand_apart_are_no_group_and_nothing_published_makes_them_one(cast, now, site):
    """Three of 23 stand apart: on the page, in what was worked out and in the votes drawn again they are in a group with
    others. Beside two groups that are large enough they change nothing of what is found."""

    def marks(place, number):
        return -1 if place < 3 else made.two_camps(place, number)

    conversation = made.closed(cast, now, count=23, marks=marks)
    drawn = DrawnMap.objects.get(conversation=conversation)
    shown = map_of(drawn)
    assert shown.whole and len(shown.groups) == 2 and min(shown.groups.values()) >= 10
    assert all(value is not None for line in shown.everything for value in line.of_ten.values())
    address = f"{conversation.get_absolute_url()}map/"
    told = json.loads(site.get(f"{address}map.json").html)
    assert min(group["people"] for group in told["groups"]) >= 10
    assert told == json.loads(json.dumps(drawn.told))
    page = site.get(address, most=12)
    assert "What divides" in page.text and "too few people to show" not in page.text


def test_of_23_where_three_stand_apart_there_is_one_group_and_the_page_says_why_nothing_divides(cast, now, site):
    conversation = made.closed(cast, now, count=23, marks=lambda place, number: -1 if place < 3 else 1)
    shown = map_of(DrawnMap.objects.get(conversation=conversation))
    assert shown.groups == {"A": 23} and shown.whole
    page = site.get(f"{conversation.get_absolute_url()}map/", most=12)
    assert "Too few people stand apart from the others to be shown as a group." in page.text
    assert "1 group of opinion" in " ".join(page.text.split())


def test_a_group_that_is_small_by_a_number_raised_since_gives_nothing_away(cast, now, site, settings):
    """Ten and ten were groups of opinion; a place that hides fewer than twelve shows what no group is part of."""
    conversation = made.closed(cast, now)
    address = f"{conversation.get_absolute_url()}map/"
    assert site.get(f"{address}votes.csv").status == 200
    settings.FOLKMOOT_SUPPRESS_UNDER = 12
    shown = map_of(DrawnMap.objects.get(conversation=conversation))
    assert not shown.whole and shown.groups == {"A": None, "B": None}
    assert shown.unites == shown.divides == shown.points == [] and shown.speaks == {}
    assert all(line.all_agree is None and set(line.of_ten.values()) == {None} for line in shown.everything)
    page = site.get(address, most=12)
    assert "so small that its few people could be recognised" in page.text and "votes.csv" not in page.html
    for name in ("votes.csv", "map.json", "statements.csv"):
        assert site.get(f"{address}{name}", status=404)


def test_a_place_that_hides_more_draws_larger_groups_and_says_so_in_the_command(cast, now, site, settings):
    settings.FOLKMOOT_SUPPRESS_UNDER = 12
    conversation = made.closed(cast, now)
    shown = map_of(DrawnMap.objects.get(conversation=conversation))
    assert shown.groups == {"A": 20} and shown.whole
    assert "--least 12" in site.get(f"{conversation.get_absolute_url()}map/", most=12).text


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script> tea for all", "Tea ☕ for everybody 👵🏽", "يجب أن تكون الغرف دافئة كل يوم", "a=1"],
)
def test_html_emoji_and_right_to_left_are_words(cast, now, site, clock_at, text):
    clock_at(now)
    conversation = made.opened(cast, now, regime="after")
    statement = opinions.say(conversation, text=text, by=cast.resident, now=now)
    assert statement.moderation == Moderation.SHOWN and statement.text == text
    page = site.get(f"{conversation.get_absolute_url()}vote/?statement={statement.pk}", by=cast.neighbour)
    assert " ".join(text.split()) in page.text and "<script>alert" not in page.html


@pytest.mark.parametrize("text", ["", "   ", "?!", "x" * 161, "🎉"])
def test_a_statement_is_words_and_short(cast, now, text):
    with pytest.raises(Refused):
        opinions.say(made.opened(cast, now), text=text, by=cast.resident, now=now)
    assert Statement.objects.filter(is_seed=False).count() == 0


def test_what_is_there_already_is_agreed_with(cast, now):
    with pytest.raises(Refused, match="already"):
        opinions.say(made.opened(cast, now), text="warm rooms should be OPEN every day", by=cast.resident, now=now)


def test_answered_once_and_in_public(cast, now, site):
    conversation = made.closed(cast, now)
    conversation = opinions.answer_conversation(conversation, answer="We open on Mondays.", by=cast.lead, now=now)
    assert "We open on Mondays." in site.get(conversation.get_absolute_url(), most=22).text
    with pytest.raises(Refused):
        opinions.answer_conversation(conversation, answer="Or not.", by=cast.lead, now=now)
