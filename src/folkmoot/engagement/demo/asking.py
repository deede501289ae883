"""A petition over its threshold that is owed an answer, one being signed, two proposals, and a community that leads."""

from datetime import timedelta

from folkmoot.core.demo import Demo, chapter
from folkmoot.engagement.actions import moderation, proposals
from folkmoot.engagement.demo.telling import ORDER
from folkmoot.engagement.models import CommunityKind, Outcome, ProposalKind
from folkmoot.people.models import Person

PETITION, DEAF = "petition.crossing", "community.deaf"
SIGNERS = 31


@chapter(days_ago=300, order=ORDER + 2)
def deaf_people_are_a_community(demo: Demo) -> None:
    demo.things[DEAF] = proposals.start_community(
        name="Deaf people of Wandle Vale", kind=CommunityKind.INTEREST,
        about="People who sign, or who hear little, from all parts of the borough. We want to be asked in our own language.",
        by=demo.people["resident"], now=demo.now,
    )  # fmt: skip
    for who in ("neighbour", "citizen", "small", "adviser", "vco"):
        proposals.join_community(demo.things[DEAF], by=demo.people[who], now=demo.now)
    proposals.give_lead(
        demo.things[DEAF], project=demo.things["project.debt"], does="How advice is given in sign language, and where.",
        reach="Two signers of the community go to the club and to homes. Each month they say how many came for the first time.",
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=150, order=ORDER + 2)
def a_proposal_is_brought_and_answered(demo: Demo) -> None:
    row = proposals.bring_proposal(
        sort=ProposalKind.PROPOSAL, title="A film in sign language for every decision",
        text="When something is decided, put a short film beside it in which somebody signs what was decided and why. Today we wait "
        "weeks until a friend explains it.",
        community=demo.things[DEAF], body=demo.bodies["council"], by=demo.people["resident"], now=demo.now,
    )  # fmt: skip
    moderation.show(row, by=demo.people["clerk"], now=demo.now + timedelta(hours=20))
    for who in ("neighbour", "citizen", "small"):
        proposals.support(row, by=demo.people[who], now=demo.now + timedelta(days=2))
    comment = proposals.comment(
        row,
        text="It would help people who read slowly, too.",
        by=demo.people["citizen"],
        now=demo.now + timedelta(days=3),
    )
    moderation.show(comment, by=demo.people["colleague"], now=demo.now + timedelta(days=4))
    demo.things["proposal.film"] = row


@chapter(days_ago=118, order=ORDER + 2)
def the_film_is_answered(demo: Demo) -> None:
    proposals.answer_proposal(
        demo.things["proposal.film"], outcome=Outcome.TRY_IT, by=demo.people["lead"], now=demo.now,
        answer="For six months each decision about more than £100,000 has a film of two minutes. We then ask the community whether "
        "it helped before we go on.",
    )  # fmt: skip


@chapter(days_ago=60, order=ORDER + 2)
def a_challenge_is_brought_and_not_answered(demo: Demo) -> None:
    row = proposals.bring_proposal(
        sort=ProposalKind.CHALLENGE, title="Let tenants look after the green themselves",
        text="The grass on the estate is cut by a firm from far away. It comes in the wrong month. Give us the tools and half the "
        "money, and we do it better.",
        area=demo.areas["northfield"], body=demo.bodies["council"], by=demo.people["neighbour"], now=demo.now,
    )  # fmt: skip
    moderation.show(row, by=demo.people["colleague"], now=demo.now + timedelta(hours=30))
    for who in ("resident", "small", "vco", "citizen", "adviser"):
        proposals.support(row, by=demo.people[who], now=demo.now + timedelta(days=4))


@chapter(days_ago=75, order=ORDER + 2)
def a_petition_is_started(demo: Demo) -> None:
    row = proposals.start_petition(
        title="A safe crossing outside the health centre",
        text="Cars come fast round the bend. People with sticks and prams run for it. We ask for a crossing with lights.",
        area=demo.areas["northfield"], body=demo.bodies["council"], by=demo.people["citizen"], now=demo.now,
    )  # fmt: skip
    moderation.show(row, by=demo.people["clerk"], now=demo.now + timedelta(hours=9))
    demo.things[PETITION] = row


@chapter(days_ago=45, order=ORDER + 2)
def the_petition_passes_its_threshold(demo: Demo) -> None:
    signers = [
        Person.objects.create_user(f"signer{number}@example.org", name=f"Signer {number}", joined_at=demo.now)
        for number in range(1, SIGNERS + 1)
    ]
    for number, signer in enumerate(signers):
        proposals.sign(demo.things[PETITION], by=signer, now=demo.now + timedelta(hours=number))


@chapter(days_ago=20, order=ORDER + 2)
def another_petition_is_started(demo: Demo) -> None:
    row = proposals.start_petition(
        title="Keep the library open on Mondays",
        text="It is warm, it is free, and on Mondays nothing else is open.", body=demo.bodies["council"],
        by=demo.people["small"], now=demo.now,
    )  # fmt: skip
    moderation.show(row, by=demo.people["colleague"], now=demo.now + timedelta(hours=3))
    for who in ("resident", "neighbour", "adviser"):
        proposals.sign(row, by=demo.people[who], now=demo.now + timedelta(days=1))


@chapter(days_ago=1, order=ORDER + 2)
def something_waits_for_a_moderator(demo: Demo) -> None:
    proposals.bring_proposal(
        sort=ProposalKind.PROPOSAL, title="Benches on the way to the bus",
        text="It is ten minutes uphill from the flats to the stop, with nowhere to sit down.",
        area=demo.areas["northfield"], body=demo.bodies["council"], by=demo.people["citizen"], now=demo.now,
    )  # fmt: skip
