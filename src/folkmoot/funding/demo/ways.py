"""Ways without bids: a market for single days of debt advice, an award to the only one who may give it, talks with two
about advice in sign language; and how large two organisations are."""

from decimal import Decimal
from typing import Any

from folkmoot.core.demo import Demo, chapter
from folkmoot.funding import actions
from folkmoot.funding.demo.story import CONDITIONS, again
from folkmoot.funding.models import ConflictStep, Opportunity, Procedure, Route, StepKind


def assess(demo: Demo, row: Opportunity, step: ConflictStep) -> None:
    actions.assess_conflicts(
        row, step=step, asked="The lead and the officer who answers.", found="Nobody has an interest.",
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=40, order=14)
def a_market_opens(demo: Demo) -> None:
    """A list that advisers may join at any time; each single day is called off from it later."""
    lead = demo.people["lead"]
    row = actions.prepare_opportunity(
        demo.things["project.debt"], title="Advisers for single days",
        summary="A list of people who can sit with somebody and their letters for a day, when the regular adviser is away.",
        route=Route.FRAMEWORK, procedure=Procedure.objects.get(code="dynamic-market", valid_to=None),
        route_reason="We cannot know who is free on which day. A list that anyone who fits may join keeps the door open.",
        value=Decimal("20000"), term_months=24, eligibility=CONDITIONS, opens_date=demo.day(1), by=lead, now=demo.now,
    )  # fmt: skip
    assess(demo, row, ConflictStep.NOTICE)
    actions.take_step(
        row, kind=StepKind.JOINING,
        reasons="For days when the regular adviser is ill or away. Whoever asks hears within ten working days.",
        by=lead, now=demo.now,
    )  # fmt: skip
    demo.things["opportunity.market"] = row


@chapter(days_ago=33, order=14)
def riverside_joins_the_market(demo: Demo) -> None:
    place = actions.ask_for_place(
        again(demo.things["opportunity.market"]), demo.bodies["riverside"],
        words="We work in the borough, have a policy for keeping people safe, and are insured for the public.",
        by=demo.people["vco"], now=demo.now,
    )  # fmt: skip
    actions.answer_place(
        place, admitted=True, reasons="It fits each of the three conditions.", by=demo.people["lead"], now=demo.now
    )


@chapter(days_ago=32, order=14)
def two_say_how_large_they_are(demo: Demo) -> None:
    for body, person, staff, turnover in (("riverside", "vco", 14, 610000), ("silver", "rival", 320, 19400000)):
        actions.say_size(
            demo.bodies[body],
            staff=staff,
            turnover=Decimal(turnover),
            balance=None,
            by=demo.people[person],
            now=demo.now,
        )


@chapter(days_ago=37, order=14)
def an_adviser_on_call_is_awarded_directly(demo: Demo) -> None:
    """A small contract with the only one who may do it."""
    row = actions.prepare_opportunity(
        demo.things["project.debt"], title="An adviser whom neighbours can ring",
        summary="A number to ring while a neighbour sits with somebody and a letter. An adviser says what can wait and what cannot.",
        route=Route.NEGOTIATED, procedure=Procedure.objects.get(code="direct-below-people", valid_to=None, valid_from__year=2025),
        route_reason="The law lets only those on a public list advise on debt, and one of them works in the borough.",
        value=Decimal("4800"), term_months=6, eligibility="You are on the public list of those who may advise on debt.\nYou are insured for the public.",
        decides_date=demo.day(7), by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    assess(demo, row, ConflictStep.NOTICE)
    step(
        demo, row, StepKind.NAMED, organisation=demo.bodies["advice"], amount=Decimal("4500"),
        reasons="Open Door Advice is the only one in the borough on the list. We asked two in the next borough; neither would take calls at night.",
    )  # fmt: skip
    assess(demo, row, ConflictStep.AWARD)
    demo.things["opportunity.on_call"] = row


@chapter(days_ago=36, order=14)
def the_adviser_is_decided(demo: Demo) -> None:
    decide(
        demo,
        "on_call",
        "It costs less than an hour of an adviser a week, and neighbours are not left alone with a hard letter.",
    )


@chapter(days_ago=28, order=14)
def the_adviser_is_final(demo: Demo) -> None:
    award = again(demo.things["opportunity.on_call"]).awards.get()
    actions.finish_award(award, by=demo.people["lead"], now=demo.now)


@chapter(days_ago=34, order=14)
def two_are_asked_about_advice_in_sign_language(demo: Demo) -> None:
    row = actions.prepare_opportunity(
        demo.things["project.debt"], title="Debt advice in sign language",
        summary="Help with debt for deaf people, from somebody who signs: at the club, and at home where they ask for it.",
        route=Route.NEGOTIATED, procedure=Procedure.objects.filter(code="single-outcome").latest("valid_from"),
        route_reason="Those who advise do not sign, and those who sign do not advise. Together they can work out how.",
        value=Decimal("18000"), term_months=24, eligibility=CONDITIONS, opens_date=demo.day(1),
        decides_date=demo.day(30), by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    assess(demo, row, ConflictStep.NOTICE)
    step(
        demo, row, StepKind.TALKS, invited=[demo.bodies["advice"], demo.bodies["riverside"]],
        reasons="One has the advisers, the other pays two signers of the deaf club. Nobody else here has either.",
    )  # fmt: skip
    demo.things["opportunity.signing"] = row


@chapter(days_ago=26, order=14)
def they_talk_and_agree_on_an_offer(demo: Demo) -> None:
    row = demo.things["opportunity.signing"]
    step(
        demo, row, StepKind.ROUND, held_date=demo.day(-3),
        reasons="We talked of who books the signers. An afternoon a month at the club came out as best, and visits between.",
    )  # fmt: skip
    step(
        demo, row, StepKind.AGREED, organisation=demo.bodies["riverside"], amount=Decimal("17400"),
        reasons="Riverside holds it, pays the signers by the hour and buys the adviser's time. The club chose the afternoon.",
    )  # fmt: skip
    assess(demo, row, ConflictStep.AWARD)


@chapter(days_ago=22, order=14)
def the_offer_is_decided(demo: Demo) -> None:
    decide(demo, "signing", "It costs no more than an interpreter by the day, and the same people come every month.")


def step(demo: Demo, row: Opportunity, kind: StepKind, **said: Any) -> None:
    actions.take_step(again(row), kind=kind, by=demo.people["lead"], now=demo.now, **said)


def decide(demo: Demo, key: str, reasons: str) -> None:
    """By the colleague, who did not choose. Below the threshold no standstill is owed."""
    row = again(demo.things[f"opportunity.{key}"])
    agreed = "Agreed by the council alone, which pays the whole" if key == "signing" else ""
    actions.decide_step(row, reasons=reasons, minute=agreed, by=demo.people["colleague"], now=demo.now)
