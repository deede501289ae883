"""Two local committee areas: one has its briefing of this year, the other's is older than twelve months."""

from folkmoot.core.demo import Demo, chapter
from folkmoot.needs import actions

ORDER = 30


@chapter(days_ago=700, order=ORDER)
def two_committee_areas_are_formed(demo: Demo) -> None:
    for key, name, wards in (
        ("north", "Northfield and Hilltop", ("northfield", "hilltop")),
        ("south", "Riverside and Moorfield", ("riverside", "moorfield")),
    ):
        demo.things[f"committee.{key}"] = actions.form_committee(
            demo.bodies["council"], name=name, wards=[demo.areas[ward] for ward in wards], by=demo.people["clerk"],
            now=demo.now,
        )  # fmt: skip


@chapter(days_ago=390, order=ORDER)
def their_first_briefings(demo: Demo) -> None:
    actions.write_briefing(
        demo.things["committee.north"], by=demo.people["clerk"], now=demo.now,
        opening="Nobody here had a warm place to sit on weekday mornings since the café shut. A service that keeps people "
        "company is being set up because residents asked for it.\n\nParents worry about the road by the school.",
        steps="Ask the highways team what it plans for the crossing.\n\nVisit the hall on a weekday morning.",
    )  # fmt: skip
    actions.write_briefing(
        demo.things["committee.south"], by=demo.people["lead"], now=demo.now,
        opening="People who live alone by the river have nowhere near to go. Help with debt comes late: the advice is in "
        "the town centre, and the wait is five weeks.",
        steps="Tell people about the advice that there is, and send us what they say of the wait.",
    )  # fmt: skip


@chapter(days_ago=18, order=ORDER)
def the_north_is_briefed_again(demo: Demo) -> None:
    actions.write_briefing(
        demo.things["committee.north"], by=demo.people["clerk"], now=demo.now,
        opening="Repairs that are not done when they were promised are what people speak of most this autumn.\n\nThe warm "
        "mornings have begun. Those who work ask for an evening.",
        steps="Ask the landlord how many appointments were missed.\n\nAsk residents on the hill about the last bus.",
    )  # fmt: skip
