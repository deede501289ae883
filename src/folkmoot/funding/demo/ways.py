"""Ways without bids: a dynamic market for help with debt on single days, and how large two organisations are."""

from decimal import Decimal

from folkmoot.core.demo import Demo, chapter
from folkmoot.funding import actions
from folkmoot.funding.demo.story import CONDITIONS, again, midday
from folkmoot.funding.models import ConflictStep, Procedure, Route, StepKind


@chapter(days_ago=40, order=14)
def a_market_opens(demo: Demo) -> None:
    """A list that advisers may join at any time; each single day is called off from it later."""
    lead = demo.people["lead"]
    row = actions.prepare_opportunity(
        demo.things["project.debt"], title="Advisers for single days",
        summary="A list of people who can sit with somebody and their letters for a day, when the regular adviser is away.",
        route=Route.FRAMEWORK, procedure=Procedure.objects.get(code="dynamic-market", valid_to=None),
        route_reason="We cannot know who is free on which day. A list that anyone who fits may join keeps the door open.",
        value=Decimal("20000"), term_months=24, eligibility=CONDITIONS, opens_date=demo.day(1),
        closes_at=midday(demo.day(400)), decides_date=demo.day(420), by=lead, now=demo.now,
    )  # fmt: skip
    actions.assess_conflicts(
        row, step=ConflictStep.NOTICE, asked="The lead and the officer who answers.", found="Nobody has an interest.",
        by=lead, now=demo.now,
    )  # fmt: skip
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
