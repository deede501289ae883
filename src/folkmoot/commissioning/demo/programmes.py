"""Two programmes: one has its champion, the other waits for one."""

from folkmoot.commissioning import actions
from folkmoot.commissioning.demo.telling import ORDER, by, project_of
from folkmoot.core.demo import Demo, chapter


@chapter(days_ago=150, order=ORDER + 5)
def two_programmes_are_opened(demo: Demo) -> None:
    demo.things["programme.together"] = actions.open_programme(
        demo.bodies["council"], title="Nobody on their own", **by(demo, "lead"),
        aim="Fewer people carry loneliness or debt alone. What residents asked for first is done first, near where they "
        "live, by groups they trust.",
        projects=[project_of(demo, "company"), project_of(demo, "debt")],
    )  # fmt: skip
    worries = project_of(demo, "worries")
    actions.open_programme(
        worries.body, title="Somebody to talk to", projects=[worries],
        aim="Young people find somebody to talk to when a worry begins, not when it has become an illness.",
        by=worries.lead, now=demo.now,
    )  # fmt: skip


@chapter(days_ago=141, order=ORDER + 5)
def a_councillor_champions_one(demo: Demo) -> None:
    actions.name_champion(demo.things["programme.together"], demo.people["councillor"], **by(demo, "clerk"))
