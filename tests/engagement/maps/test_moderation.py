"""Named moderators, reasons, second looks, and a public log without the words."""

from datetime import timedelta

import pytest
from django.db import connection

from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.engagement.actions import moderation, opinions, proposals
from folkmoot.engagement.models import Contribution, Reason, Statement
from folkmoot.engagement.moderation import fingerprint, likeness, why_held
from folkmoot.engagement.states import Moderation
from tests.engagement.maps import made

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def conversation(cast, now):
    return made.opened(cast, now)


@pytest.fixture
def waiting(cast, now, conversation):
    return opinions.say(conversation, text="Somebody should bake.", by=cast.resident, now=now)


def test_it_works(cast, now, site, conversation, waiting, clock_at):
    clock_at(now + 3 * HOUR)
    queue = f"/consultations/moderation/{conversation.body_id}/queue/"
    site.refuses(queue, cast.stranger, cast.resident, cast.rival, cast.lead)
    assert "Somebody should bake." in site.get(queue, by=cast.colleague, most=22).text
    vote = f"{conversation.get_absolute_url()}vote/?statement={waiting.pk}"
    assert "Somebody should bake." not in site.get(vote, by=cast.neighbour).text
    site.post(f"/consultations/contribution/{waiting.pk}/show/", by=cast.colleague)
    assert "Somebody should bake." in site.get(vote, by=cast.neighbour).text
    assert "within 3 hours" in site.get(f"/consultations/moderation/{conversation.body_id}/", most=12).text


def test_refused_with_a_reason_a_second_look_and_a_log_without_the_words(
    cast, now, site, conversation, waiting, clock_at
):
    clock_at(now)
    for reason, words in (("because", "So."), (Reason.OFF_TOPIC, " ")):
        with pytest.raises(Refused):
            moderation.refuse(waiting, reason=reason, words=words, by=cast.colleague, now=now)
    moderation.refuse(waiting, reason=Reason.OFF_TOPIC, words="It is about cake.", by=cast.colleague, now=now)
    log = f"/consultations/moderation/{conversation.body_id}/"
    page = site.get(log)
    assert "It is about cake." in page.text and "Somebody should bake." not in page.text
    rows = b"".join(site.get(f"{log}?format=csv").response.streaming_content).decode()
    assert "It is about cake." in rows and "bake." not in rows

    url = f"/consultations/contribution/{waiting.pk}/second-look/"
    site.refuses(url, cast.stranger, cast.neighbour, cast.colleague)
    assert "It is about cake." in site.get(url, by=cast.resident).text
    site.post(url, {"words": "Cake is company."}, by=cast.resident)
    with pytest.raises(Refused):
        moderation.ask_for_a_second_look(waiting, words="Again.", by=cast.resident, now=now)
    with pytest.raises(NotAllowed, match="another moderator"):
        moderation.decide_appeal(waiting, upheld=True, words="Right.", by=cast.colleague, now=now)
    site.post(
        f"/consultations/contribution/{waiting.pk}/decide/", {"upheld": "yes", "words": "Cake counts."}, by=cast.clerk
    )
    waiting.refresh_from_db()
    assert waiting.moderation == Moderation.SHOWN
    assert "shown after all" in site.get(log).text


def test_a_moderator_who_is_the_author_is_refused(cast, now, site, conversation, clock_at):
    clock_at(now)
    own = opinions.say(conversation, text="Clerks make good tea.", by=cast.clerk, now=now)
    for act in (
        lambda: moderation.show(own, by=cast.clerk, now=now),
        lambda: moderation.refuse(own, reason=Reason.ADVERT, words="Mine.", by=cast.clerk, now=now),
    ):
        with pytest.raises(NotAllowed, match="You wrote this"):
            act()
    page = site.get(f"/consultations/moderation/{conversation.body_id}/queue/", by=cast.clerk)
    assert "You wrote this" in page.text
    site.post(f"/consultations/contribution/{own.pk}/show/", by=cast.clerk, status=403)


def test_nor_does_a_moderator_decide_on_a_double_of_their_own(cast, now, conversation):
    """The same words by somebody else: what the moderator decides must not carry their own along as its double."""
    own = opinions.say(conversation, text="Clerks make good tea.", by=cast.clerk, now=now)
    other = opinions.say(conversation, text="Clerks make good tea!", by=cast.resident, now=now)
    moderation.show(other, by=cast.clerk, now=now)
    own.refresh_from_db()
    assert own.moderation == Moderation.WAITING and own.decided_by is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mrs Ashdown should run it.", "Mrs Ashdown"), ("My neighbour Sarah is alone.", "Sarah"),
        ("The best helper is Dawit Bekele from the hall.", "Dawit Bekele"), ("Ring 020 7946 0123 for tea.", "telephone"),
        ("Write to tea@example.org.", "email"), ("The lady at 12 Elm Road needs help.", "address"),
    ],
)  # fmt: skip
def test_a_statement_with_a_name_in_it_is_held_back_and_says_why(cast, now, site, clock_at, text, words):
    clock_at(now)
    conversation = made.opened(cast, now, regime="after")
    page = site.post(f"{conversation.get_absolute_url()}say/", {"text": text}, by=cast.resident, follow=True)
    statement = Statement.objects.get(is_seed=False)
    assert statement.moderation == Moderation.WAITING and words in statement.held_because
    assert words in page.text and "What happens next" in page.text
    assert words in site.get(f"/consultations/moderation/{conversation.body_id}/queue/", by=cast.colleague).text


@pytest.mark.parametrize(
    "text",
    [
        "Warm rooms should be open on Monday and in December.", "The NHS and Wandle Vale Council should pay.",
        "I like the High Street. Tea is good. Buses are late!", "WE NEED MORE TEA NOW", "English is not my first language.",
        "Will the hall open at 10? Mark the date.", "Northfield needs a bus.",
    ],
)  # fmt: skip
def test_names_of_places_bodies_and_days_are_no_names(text):
    assert why_held(text, ["Wandle Vale Council", "Northfield"]) == ""


def test_ten_thousand_identical_statements_are_one_line_and_one_decision(cast, now, site, conversation, clock_at):
    clock_at(now)
    text = "BUY MY TEA at a good price"
    first = opinions.say(conversation, text=text, by=cast.resident, now=now)
    rows = Contribution.objects.bulk_create(
        [
            Contribution(
                kind="statement", body=conversation.body, text=text.lower() + "!", author_key=f"k{n}", sent_at=now,
                fingerprint=fingerprint(text),
            )
            for n in range(9_999)
        ],
        batch_size=1000,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO engagement_statement (contribution_ptr_id, conversation_id, number, is_seed) VALUES (%s, %s, %s, %s)",
            [(row.pk, conversation.pk, 100 + n, False) for n, row in enumerate(rows)],
        )
    page = site.get(f"/consultations/moderation/{conversation.body_id}/queue/", by=cast.colleague, most=22)
    assert page.text.count("BUY MY TEA") == 1 and "10000 people or machines" in page.text
    moderation.refuse(first, reason=Reason.ADVERT, words="It sells tea.", by=cast.colleague, now=now)
    assert not Statement.objects.filter(moderation=Moderation.WAITING).exists()
    page = site.get(f"/consultations/moderation/{conversation.body_id}/", most=12)
    assert "BUY MY TEA" not in page.text


def test_a_near_double_is_pointed_out_to_the_moderator(cast, now, conversation):
    near = opinions.say(conversation, text="Warm rooms should be open every single day", by=cast.resident, now=now)
    far = opinions.say(conversation, text="Warm rooms should not be open every day", by=cast.resident, now=now)
    assert near.near_to.text == made.SEEDS[0]
    assert far.near_to is None, "the opposite is no double"


@pytest.mark.parametrize(("one", "other"), [("Tea", ""), ("", ""), ("🎉", "🎉🎉")])
def test_likeness_of_little_is_between_nought_and_one(one, other):
    assert 0 <= likeness(one, other) <= 1


def test_nobody_floods_a_conversation(cast, now, conversation):
    for n in range(10):
        opinions.say(conversation, text=f"Idea {n} about tea {n}", by=cast.resident, now=now)
    with pytest.raises(Refused, match="last hour"):
        opinions.say(conversation, text="One more idea", by=cast.resident, now=now + 59 * timedelta(minutes=1))
    opinions.say(conversation, text="One more idea", by=cast.neighbour, now=now)
    opinions.say(conversation, text="And another", by=cast.resident, now=now + HOUR)


def test_what_is_shown_at_once_is_reported_and_taken_away(cast, now, site, clock_at):
    clock_at(now)
    made.moderators(cast, now)
    made.ruled(cast, now, regime="after")
    proposal = made.proposed(cast, now)
    comment = proposals.comment(proposal, text="Rubbish, all of it.", by=cast.neighbour, now=now)
    assert comment.is_shown
    url = f"/consultations/contribution/{comment.pk}/report/"
    site.refuses(url, cast.stranger)
    for _twice in range(2):
        site.post(url, {"reason": "offensive"}, by=cast.resident)
    queue = site.get(f"/consultations/moderation/{proposal.body_id}/queue/", by=cast.colleague)
    assert "1 person reported it" in queue.text and "Rubbish" in queue.text
    site.post(
        f"/consultations/contribution/{comment.pk}/refuse/", {"reason": "offensive", "words": "Say what is wrong with it."},
        by=cast.colleague,
    )  # fmt: skip
    assert "Rubbish" not in site.get(proposal.get_absolute_url()).text
    assert "Say what is wrong" in site.get(proposal.get_absolute_url(), by=cast.neighbour).text


def test_moderators_are_named_in_public_and_step_down(cast, now, site, conversation):
    body = conversation.body
    with pytest.raises(NotAllowed):
        moderation.name_moderator(body, email=cast.vco.email, shown_as="Me", by=cast.vco, now=now)
    with pytest.raises(Refused, match="already"):
        moderation.name_moderator(body, email=cast.clerk.email, shown_as="Again", by=cast.lead, now=now)
    with pytest.raises(Refused, match="account"):
        moderation.name_moderator(body, email="nobody@example.org", shown_as="Nobody", by=cast.lead, now=now)
    one = body.moderators.get(person=cast.clerk)
    assert one.shown_as in site.get(f"/consultations/moderation/{body.pk}/").text
    moderation.end_moderator(one, by=cast.lead, now=now)
    site.refuses(f"/consultations/moderation/{body.pk}/queue/", cast.clerk)
