"""The groups choose Riverside as their anchor, and two of them share in its agreement on company."""

from datetime import date
from decimal import Decimal

from folkmoot.agreements import actions
from folkmoot.agreements.models import Agreement, Allocation, AnchorChoice, Heading, Sharing
from folkmoot.core.clock import add_months
from folkmoot.core.demo import Demo, chapter

# Who speaks for which group. Each says in confidence whom it trusts.
GROUPS = (("small", "kettle"), ("adviser", "advice"), ("rival", "silver"))


def agreement_of(demo: Demo) -> Agreement:
    return Agreement.objects.get(pk=demo.things["agreement.company"].pk)


def sharing_of(demo: Demo) -> Sharing:
    return Sharing.objects.get(pk=demo.things["agreement.company"].pk)


def choice_of(demo: Demo) -> AnchorChoice:
    return AnchorChoice.objects.get(pk=demo.things["choice.company"].pk)


def share_of(demo: Demo, body: str) -> Allocation:
    return Allocation.objects.get(agreement=agreement_of(demo), group=demo.bodies[body])


def look(demo: Demo, until: date) -> None:
    for heading in Heading:
        actions.check_governance(
            demo.bodies["riverside"], heading=heading, passed=True, expires_date=until,
            note="We read its papers and spoke with two trustees.", by=demo.people["nhs"], now=demo.now,
        )  # fmt: skip


@chapter(days_ago=784, order=25)
def the_groups_are_asked(demo: Demo) -> None:
    demo.things["choice.company"] = actions.open_choice(
        agreement_of(demo).project, closes_date=demo.day(14), by=demo.people["lead"], now=demo.now
    )


@chapter(days_ago=776, order=25)
def each_says_in_confidence(demo: Demo) -> None:
    for worker, body in GROUPS:
        actions.nominate(
            choice_of(demo), group=demo.bodies[body], nominee=demo.bodies["riverside"], by=demo.people[worker],
            now=demo.now,
        )  # fmt: skip


@chapter(days_ago=769, order=25)
def riverside_is_chosen_and_willing(demo: Demo) -> None:
    actions.count_nominations(choice_of(demo), by=demo.people["lead"], now=demo.now)
    actions.answer_choice(
        choice_of(demo), accepts=True, by=demo.people["vco"], now=demo.now,
        words="Thank you. You keep your names on your doors and your own ways. We do the paper.",
    )  # fmt: skip
    look(demo, add_months(demo.today, 12))


@chapter(days_ago=765, order=25)
def two_groups_ask_for_a_share(demo: Demo) -> None:
    sharing = actions.share_out(
        agreement_of(demo), words="For weekday mornings that a group runs itself. Ask for what you need, not for more.",
        closes_date=demo.day(30), by=demo.people["vco"], now=demo.now,
    )  # fmt: skip
    asking = (
        ("small", "kettle", "Tea and talk on Tuesdays", "The borrowed hall, Tuesdays at ten", Decimal(6400)),
        ("rival", "silver", "A lift to the warm rooms", "From the door, three mornings a week", Decimal(9100)),
    )
    for worker, body, what, where, amount in asking:
        actions.ask_for_share(
            sharing, group=demo.bodies[body], what=what, whom="About twenty people who live alone", where=where,
            cost="Rent, milk and somebody’s bus fares", asked_amount=amount,
            difference="They come back, and bring somebody", by=demo.people[worker], now=demo.now,
        )  # fmt: skip


@chapter(days_ago=760, order=25)
def both_are_offered_a_share_and_accept(demo: Demo) -> None:
    year = add_months(demo.today, 24)
    actions.check_safeguarding(
        agreement_of(demo),
        demo.bodies["riverside"],
        passed=True,
        expires_date=year,
        by=demo.people["lead"],
        now=demo.now,
    )
    for worker, body in (("small", "kettle"), ("rival", "silver")):
        actions.check_safeguarding(
            agreement_of(demo), demo.bodies[body], passed=True, expires_date=year, by=demo.people["vco"], now=demo.now
        )
        row = share_of(demo, body)
        actions.offer(row, amount=row.asked_amount, has_flow_down=True, by=demo.people["vco"], now=demo.now)
        row = actions.answer_offer(row, accepts=True, by=demo.people[worker], now=demo.now)
        actions.pass_on(row, amount=row.asked_amount / 2, paid_date=demo.today, by=demo.people["vco"], now=demo.now)


@chapter(days_ago=410, order=25)
def its_governance_is_looked_at_again_and_the_groups_are_paid(demo: Demo) -> None:
    look(demo, add_months(demo.today, 23))
    year = add_months(demo.today, 23)
    actions.check_safeguarding(
        agreement_of(demo),
        demo.bodies["riverside"],
        passed=True,
        expires_date=year,
        by=demo.people["lead"],
        now=demo.now,
    )
    actions.check_safeguarding(
        agreement_of(demo), demo.bodies["kettle"], passed=True, expires_date=year, by=demo.people["vco"], now=demo.now
    )
    question = actions.ask_anchor(
        agreement_of(demo), question="How many of the people at Tuesday tea live alone?", about=share_of(demo, "kettle"),
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    actions.answer_question(
        question, answer="About two in three. The group asks each newcomer once, and writes down no names.",
        by=demo.people["vco"], now=demo.now,
    )  # fmt: skip
    for body in ("kettle", "silver"):
        row = share_of(demo, body)
        left = (row.amount or Decimal(0)) - row.paid
        actions.pass_on(row, amount=left, paid_date=demo.today, by=demo.people["vco"], now=demo.now)
