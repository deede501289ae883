"""The kinds of project that a scheme like this was asked into elsewhere, and one of Wandle Vale (ledger EN-34)."""

from folkmoot.citizens import actions
from folkmoot.core.demo import Demo, chapter

ORDER = 40

ELSEWHERE = "Fairness Commission of the London Borough of Sutton, 4 November 2019, appendix B"
NAMED = "Named there among the projects that citizen commissioners took part in. Nothing more is told of it."
PROJECTS = (
    ("consultation", "Sexual health website consultation"),
    ("survey", "Young people survey"),
    ("online_safety", "E-safety feedback"),
    ("campaign", "Recycling campaign"),
    ("youth_vote", "Make Your Mark"),
    ("recommissioning", "Recommissioning of placements for looked-after children"),
    ("plan", "Work for the plan of the borough"),
)


@chapter(days_ago=110, order=ORDER)
def what_members_worked_on(demo: Demo) -> None:
    cvs, scheme = demo.bodies["cvs"], demo.people["scheme"]
    for kind, title in PROJECTS:
        actions.note_project(
            cvs, kind=kind, title=title, what=NAMED, asked_by="Not told", source=ELSEWHERE, by=scheme, now=demo.now
        )
    actions.note_project(
        cvs, kind="recommissioning", title="Advice for people in debt", asked_by="Wandle Vale Council",
        what="Asked neighbours, helped to write the specification, and score the bids.",
        project=demo.things["project.debt"], year=demo.today.year, by=scheme, now=demo.now,
    )  # fmt: skip
