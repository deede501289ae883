"""What citizen commissioners worked on beside the three projects told here: the kinds of work such schemes do."""

from folkmoot.citizens import actions
from folkmoot.citizens.queries import letter_draft
from folkmoot.core.demo import Demo, chapter

ORDER = 41

# (type, title, stage, what they did, for whom, began: days ago, ended: days ago or None, what came of it)
PROJECTS = (
    ("sexual_health", "A sexual health website that young people can use", "analyse",
     "Read the old website on their own phones, asked forty others at two youth clubs, and wrote down where people gave up.",
     "Wandle Vale NHS Partnership", 860, 790, "The clinic finder is on the first page now, and nothing asks for a name."),
    ("young_survey", "The Wandle Vale young people survey", "analyse",
     "Chose the questions, tried them on their classes and took out what nobody understood.", "Wandle Vale Council", 800,
     700, "Loneliness was asked about for the first time. The answers went to the board as evidence."),
    ("e_safety", "Safe online: what schools should tell parents", "review",
     "Said what they thought of the council’s e-safety leaflets and showed how the apps have changed.",
     "Wandle Vale Council", 640, 600, "The leaflets were withdrawn. A young commissioner’s page took their place."),
    ("recycling", "Recycling in flats", "plan",
     "Went from door to door in four blocks and drew bins that fit the landings.", "Wandle Vale Council", 560, 470,
     "Smaller bins on every landing of two blocks. The other two are owned by a landlord who said no."),
    ("recycling", "The school recycling campaign", "deliver",
     "Wrote the posters and led six assemblies.", "Wandle Vale Council", 300, 240, "Nine schools sort their waste."),
    ("make_your_mark", "Make Your Mark in every school", "deliver",
     "Took the ballot of the UK Youth Parliament to schools and clubs, and counted the votes in public.",
     "Wandle Vale Voluntary Action", 420, 380, "More schools took part than ever before here."),
    ("make_your_mark", "Make Your Mark, the year after", "deliver",
     "The same again, with the two schools that stayed away.", "Wandle Vale Voluntary Action", 60, None, ""),
    ("placements", "Placements for looked-after children, commissioned again", "plan",
     "Met the officers who buy placements, wrote three questions for bidders and sat in on the talks.",
     "Wandle Vale Council", 520, 410, "“Who do I ring at night?” is a question that every bidder answers."),
    ("local_plan", "The part of young people in the Wandle Vale Plan", "plan",
     "Ran five evenings about the plan for the borough and wrote the chapter on growing up here.",
     "Wandle Vale Council", 200, None, ""),
)  # fmt: skip


@chapter(days_ago=30, order=ORDER)
def what_citizens_worked_on(demo: Demo) -> None:
    cvs, scheme = demo.bodies["cvs"], demo.people["scheme"]
    for kind, title, stage, did, asked_by, began, ended, came_of_it in PROJECTS:
        row = actions.note_project(
            cvs, kind=kind, title=title, stage=stage, did=did, asked_by=asked_by, start_date=demo.day(-began), by=scheme,
            now=demo.now,
        )  # fmt: skip
        if ended is not None:
            actions.end_project(row, end_date=demo.day(-ended), came_of_it=came_of_it, by=scheme, now=demo.now)


@chapter(days_ago=29, order=ORDER)
def a_young_commissioner_gets_a_letter(demo: Demo) -> None:
    membership = demo.things["member.young"]
    draft = letter_draft(membership)
    actions.sign_letter(
        membership, by=demo.people["scheme"], now=demo.now,
        words=f"{draft}\n\nKofi listens first and then asks the question that others were afraid to ask. I would have him on "
        "any panel.",
    )  # fmt: skip
