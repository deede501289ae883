"""Step 3: an officer opens a project for the outcome; a colleague, never its lead, decides its gates."""

from tests.browser.steps.story import Story


def an_officer_opens_a_project(story: Story) -> None:
    lead, rival, resident = story.people("lead"), story.people("rival"), story.people("resident")
    rival.go("/projects/").has_no("Open a project").is_refused("/projects/open/")
    lead.go("/projects/").press("Open a project").shot("project-open")
    lead.fill(
        {
            "Name of the project": story.subject,
            "What is it about?": "To begin what residents asked for, near where they live.",
        }
    )
    lead.choose("Which area is it for?", "Northfield").choose("Which agreed outcome", story.subject.lower())
    lead.tick("loneliness and isolation").tick("Yes", under="Does a service like this run today?")
    lead.type(
        "If it belongs to none of the year’s intentions",
        "The board agreed it after the year's intentions were written.",
    )
    lead.choose("Who answers for it?", "Priya Nair").press("Open the project").sees("the stage “analyse”")
    story.at["project"] = lead.path
    resident.go(story.at["project"]).has_no("Decide this gate").has_no("Note who took part").has_no(
        "Change these details"
    )
    resident.is_refused(f"{story.at['project']}edit/").is_refused(f"{story.at['project']}gate/")


def the_need_is_shown(story: Story) -> None:
    """The list of the first gate: evidence of two kinds, who took part, who could lose."""
    lead, project = story.people("lead"), story.at["project"]
    lead.go(project).press("Note evidence").choose("Which study or indicator?", "warm places")
    lead.type("What does it say about the need?", "Two in three felt alone less often.").press("Note it")
    lead.go("/evidence/studies/").press("Add a study")
    lead.fill(
        {
            "Title": f"What {story.people('vco').key} heard: {story.subject}",
            "Who made it?": "Riverside Anchor Trust",
            "What did it find?": "Thirty of forty people asked for it.",
        }
    )
    lead.tick("insight (people's experience)").date("Date", story.day(-30)).press("Add it")
    lead.go(project).press("Note evidence").choose("Which study or indicator?", story.subject)
    lead.type("What does it say about the need?", "Thirty of forty people asked for it.").press("Note it")
    took_part(story, "analyse")
    lead.press("Answer the fairness question")
    lead.type("Who misses out now", "People who work in the day; we know from the study.").press("Save")
    lead.go(project).sees("Every line is settled").has_no("Decide this gate").shot("project-analyse")


def took_part(story: Story, stage: str) -> None:
    lead = story.people("lead")
    lead.go(story.at["project"]).press("Note who took part").tick(stage)
    lead.fill(
        {"Who took part?": "12 residents of Northfield", "What did they do?": "They met twice and said what matters."}
    )
    lead.press("Note it").sees("12 residents of Northfield")


def a_colleague_decides_the_gate(story: Story, stage: str) -> None:
    lead, colleague, project = story.people("lead"), story.people("colleague"), story.at["project"]
    lead.is_refused(f"{project}gate/").sees("You lead this project")
    colleague.go(project).press("Decide this gate").shot(f"gate-{stage}")
    colleague.tick("Approve").type("Why?", f"The list of the stage “{stage}” is settled.").press("Decide")
    colleague.sees("Decided. Everyone can read it")


def it_is_analysed(story: Story) -> None:
    an_officer_opens_a_project(story)
    the_need_is_shown(story)
    a_colleague_decides_the_gate(story, "analyse")
    story.people("resident").go(story.at["project"]).sees("The gate after “plan”")
