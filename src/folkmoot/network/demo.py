"""The past cycle of the demo borough, told so that another place can learn from it."""

from folkmoot.core.demo import Demo, chapter
from folkmoot.network import actions

STORY = {
    "context": (
        "Northfield is an estate of four thousand homes. Its day centre closed nine years ago. Adults who live alone told "
        "neighbours, doctors and the library the same thing: there is nowhere warm to sit in the morning where anyone speaks to you."
    ),
    "story": (
        "A resident raised the need in her own words, and others said “me too”. A board of residents, groups and public "
        "bodies agreed that it came first.\n\nThe council asked before it planned, and was told to pay for rooms that exist "
        "rather than build one. A task group with a citizen commissioner wrote what the service must do. Two organisations "
        "bid. A panel with a trained citizen chose the one that began with rooms people already trusted."
    ),
    "partners": "Wandle Vale Council, Riverside Anchor Trust, three small groups on the estate, and the NHS partnership.",
    "impact": (
        "More than a hundred and thirty people came in the last half-year, and six in ten of those asked felt less alone "
        "than when they first came. The figures, and how they are known, are in the agreement's reports."
    ),
    "success_factors": (
        "Rooms people already went to. Money in advance. A neighbour who knocks. One report for every funder, so that small "
        "groups could spend their hours on people."
    ),
    "learning": (
        "Ask about the evening as well: people who work were left out from the first question on. Visit a room in winter "
        "before choosing it. One late payment costs a small group more than it costs the council, so pay on the day."
    ),
    "contacts": "The commissioning team at Wandle Vale Council; the link worker at Riverside Anchor Trust.",
}


@chapter(days_ago=33, order=50)
def company_is_written_up(demo: Demo) -> None:
    demo.things["case_study.company"] = actions.write_case_study(
        title="Somewhere warm to sit: company on weekday mornings", body=demo.bodies["council"],
        project=demo.things.get("project.company"), by=demo.people["lead"], now=demo.now, **STORY,
    )  # fmt: skip


@chapter(days_ago=30, order=50)
def company_is_published(demo: Demo) -> None:
    actions.publish_case_study(demo.things["case_study.company"], by=demo.people["lead"], now=demo.now)
