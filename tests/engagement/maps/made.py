"""Conversations, proposals and petitions for tests, made through actions."""

from datetime import timedelta

from folkmoot.core.clock import day_of
from folkmoot.engagement.actions import moderation, opinions, proposals
from folkmoot.people.models import Person
from tests.engagement import made

DAY = timedelta(days=1)
SEEDS = (
    "Warm rooms should be open every day.",
    "Money is better spent on visits at home.",
    "There should be a bus from the hill.",
    "Volunteers can run this without paid staff.",
    "People should book before they come.",
    "Tea should be free.",
    "Doors should open before nine.",
    "Music makes a room warmer.",
)
RULE = {
    "regime": "before", "proposal_days": 28, "petition_days_open": 60, "answered_at": 3, "debated_at": 5,
    "petition_days": 20, "source": "Standing orders, part 4",
}  # fmt: skip


def moderators(cast, now, body=None):
    """The colleague and the clerk look after what people write to the council."""
    body = body or cast.bodies.council
    for who in (cast.colleague, cast.clerk):
        moderation.name_moderator(body, email=who.email, shown_as=f"Moderator {who.pk}", by=cast.lead, now=now)


def begun(cast, now, **changes):
    fields = {
        "project": changes.pop("project", None) or made.project(cast, now),
        "question": "What should keeping people company look like?",
        "about": "We want to spend £96,000 on company for people who are alone.",
        "level": "involve", "promise": "We say what we did with it.", "closes_date": day_of(now) + 30 * DAY, "seeds": SEEDS,
        "by": cast.lead, "now": now,
    }  # fmt: skip
    return opinions.begin_conversation(**{**fields, **changes})


def opened(cast, now, **changes):
    moderators(cast, now)
    return opinions.open_conversation(begun(cast, now, **changes), by=cast.lead, now=now)


def people(count, prefix="voter"):
    return [Person.objects.create_user(f"{prefix}{n}@example.org", name=f"Voter {n}") for n in range(count)]


def voted(conversation, voters, marks, now):
    """Each voter says `marks(place, number)` of each statement; None leaves it out."""
    for place, voter in enumerate(voters):
        for statement in conversation.statements.filter(moderation="shown").order_by("number"):
            mark = marks(place, statement.number)
            if mark is not None:
                opinions.vote(statement, mark=mark, by=voter, now=now)


def two_camps(place, number):
    """Everybody agrees with statement 1; on the others the even and the odd disagree."""
    if number == 1:
        return 1
    return (1 if number % 2 else -1) * (1 if place % 2 else -1)


def closed(cast, now, count=20, marks=two_camps, **changes):
    start = now - 31 * DAY
    conversation = opened(cast, start, **changes)
    voted(conversation, people(count), marks, start)
    return opinions.close_conversation(conversation, by=cast.lead, now=now)


def ruled(cast, now, **changes):
    return moderation.set_answer_rule(
        cast.bodies.council, from_date=day_of(now), by=cast.lead, now=now, **{**RULE, **changes}
    )


def proposed(cast, now, *, shown=True, by=None, **changes):
    fields = {
        "sort": "challenge", "title": "Let tenants run the hall", "text": "We could open it on more days for the same money.",
        "body": cast.bodies.council, "area": cast.north,
    }  # fmt: skip
    row = proposals.bring_proposal(**{**fields, **changes}, by=by or cast.resident, now=now)
    if shown and not row.is_shown:
        moderation.show(row, by=cast.colleague, now=now)
        row.refresh_from_db()
    return row


def petitioned(cast, now, *, by=None, **changes):
    fields = {
        "title": "Keep the library open on Mondays", "text": "It is warm and it is ours.", "body": cast.bodies.council,
    }  # fmt: skip
    row = proposals.start_petition(**{**fields, **changes}, by=by or cast.resident, now=now)
    if not row.is_shown:
        moderation.show(row, by=cast.colleague, now=now)
        row.refresh_from_db()
    return row
