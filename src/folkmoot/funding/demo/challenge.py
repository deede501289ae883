"""The right to challenge in the demo borough: what is listed, one letter accepted, one being weighed."""

from folkmoot.core.clock import add_months
from folkmoot.core.demo import Demo, chapter
from folkmoot.funding import actions
from folkmoot.funding.actions.plan import quarter_of
from folkmoot.funding.demo.story import again
from folkmoot.funding.models import ValueBand
from folkmoot.funding.models.expression import Exclusion


@chapter(days_ago=200, order=13)
def services_are_listed(demo: Demo) -> None:
    council, lead = demo.bodies["council"], demo.people["lead"]
    for key, title, summary in (
        ("lunch", "The lunch club at Moorfield", "A hot meal and company on five days a week, for people over 65."),
        ("rooms", "Letting of community rooms", "Keys, cleaning and bookings of six rooms that belong to the council."),
    ):
        demo.things[f"service.{key}"] = actions.list_service(
            council, title=title, summary=summary, by=lead, now=demo.now
        )
    actions.list_service(
        council, title="Inspection of kitchens", summary="Checks that food sold in the borough is safe.",
        exclusion=Exclusion.REGULATORY, exclusion_reason="The law lets the council alone close a kitchen.", by=lead, now=demo.now,
    )  # fmt: skip
    actions.list_service(
        council, title="Checking on children at risk", summary="Finds out whether a child is safe, and acts when not.",
        exclusion=Exclusion.SAFEGUARDING, exclusion_reason="Keeping children from harm is the council's own duty.",
        by=lead, now=demo.now,
    )  # fmt: skip
    actions.publish_window(
        council, opens_date=demo.day(10), closes_date=demo.day(240), decides_days=120,
        reasons="Most contracts end next summer, so there is time to change what follows them.", by=lead, now=demo.now,
    )  # fmt: skip


@chapter(days_ago=150, order=13)
def riverside_asks_for_the_lunch_club(demo: Demo) -> None:
    demo.things["letter.lunch"] = actions.express_interest(
        demo.things["service.lunch"], organisation=demo.bodies["riverside"],
        offer="The same five days, shared among three halls that people can walk to.",
        good="Half of those who come today take two buses. Nobody would have to, and each hall would gain a reason to open.",
        able="Kettle and Chat and the tenants cook for eighty people a week already. We would hire two cooks by summer.",
        means="Reserves of £60,000, four workers and forty volunteers.", partners="Kettle and Chat; Northfield Tenants Together",
        by=demo.people["vco"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=135, order=13)
def riverside_hears_when(demo: Demo) -> None:
    actions.tell_decision_date(
        demo.things["letter.lunch"], decides_date=demo.day(60), by=demo.people["lead"], now=demo.now
    )


@chapter(days_ago=100, order=13)
def the_lunch_club_is_to_be_bought(demo: Demo) -> None:
    actions.accept_expression(
        again(demo.things["letter.lunch"]), quarter_date=quarter_of(add_months(demo.today, 9)), value_band=ValueBand.LARGE,
        reasons="The letter shows that people would travel less and that local groups can cook. We buy it openly next year.",
        by=demo.people["colleague"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=16, order=13)
def silver_asks_for_the_rooms(demo: Demo) -> None:
    actions.express_interest(
        demo.things["service.rooms"], organisation=demo.bodies["silver"],
        offer="All six rooms, with keys held by somebody who lives nearby and bookings by telephone as well as online.",
        good="Rooms would be open at weekends, when groups need them most.",
        able="We let two rooms of our own and have a caretaker.", means="Reserves of £25,000 and three workers.",
        by=demo.people["rival"], now=demo.now,
    )  # fmt: skip
