"""The kinds of project that a scheme like this was asked into elsewhere, and one of Wandle Vale (ledger EN-34)."""

from folkmoot.citizens import actions
from folkmoot.core.demo import Demo, chapter

ORDER = 40

ELSEWHERE = "Fairness Commission of the London Borough of Sutton, 4 November 2019, appendix B"
PROJECTS = (
    ("consultation", "A website about sexual health", "Said what young people look for, and what put them off.", "the council’s public health team"),
    ("survey", "The young people’s survey", "Wrote the questions, asked them, and read what came back.", "the council"),
    ("online_safety", "Safety online", "Told adults what children really meet online, and what helps.", "the safeguarding board"),
    ("campaign", "The recycling campaign", "Went from door to door and found out why bins stay empty.", "the council"),
    ("youth_vote", "Make Your Mark", "Took the ballot of young people into schools and clubs.", "the youth parliament"),
    ("recommissioning", "Placements of children who are looked after", "Wrote questions for bidders and sat with those who scored.", "the council"),
    ("plan", "A plan for the borough", "Held talks in each neighbourhood and wrote down what mattered.", "the partners of the borough"),
)  # fmt: skip


@chapter(days_ago=110, order=ORDER)
def what_members_worked_on(demo: Demo) -> None:
    cvs, scheme = demo.bodies["cvs"], demo.people["scheme"]
    for kind, title, what, asked_by in PROJECTS:
        actions.note_project(
            cvs, kind=kind, title=title, what=what, asked_by=asked_by, source=ELSEWHERE, by=scheme, now=demo.now
        )
    actions.note_project(
        cvs, kind="recommissioning", title="Advice for people in debt", asked_by="Wandle Vale Council",
        what="Asked neighbours, helped to write the specification, and score the bids.",
        project=demo.things["project.debt"], year=demo.today.year, by=scheme, now=demo.now,
    )  # fmt: skip
