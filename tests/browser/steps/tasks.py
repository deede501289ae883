"""An officer asks citizen commissioners to take part, and looks at what could go wrong."""

from datetime import date

from tests.browser.steps.story import Story

DEBT = "Help with debt, close to home"


def an_officer_opens_a_task(story: Story, *, places: int = 4, last_day: date | None = None) -> None:
    """Open to whoever comes first, the young too; or, with a last day for names, to the adults who are drawn."""
    lead = story.people("lead")
    lead.go("/funding/").press(DEBT)
    story.at["opportunity"] = lead.path
    project = lead.page.locator("a[href^='/projects/project/']").first.get_attribute("href")
    lead.go(str(project)).press("Open a task to citizen commissioners")
    story.at["title"] = f"Read the bids with us ({story.subject})"
    lead.tick("saying what you think of a policy", exact=False).tick("collaborate", exact=False).fill({
        "The task in a few words": story.at["title"], "What would somebody do?": "Read, and say what is missing.",
        "What can they influence?": "What we ask bidders.", "What can they not change?": "The money.",
        "Who decides in the end?": "The council", "When is it?": "Two evenings", "How do people get in": "A lift and a loop.",
        "Hours it takes": 4, "How many people": places,
    })  # fmt: skip
    if last_day:
        lead.date("If too many may want it", last_day)
    lead.press("Open the task")
    story.at["task"] = lead.path
    if not last_day:
        its_risks_are_looked_at(story)


def its_risks_are_looked_at(story: Story) -> None:
    """Before that nobody under 18 can choose it."""
    lead = story.people("lead")
    lead.press("Look at the risks").fill({
        "What could go wrong?": "Going home in the dark.", "What is done about it?": "We end by six.",
        "Who is with them, and when?": "Both adults, all the time.",
    })  # fmt: skip
    lead.choose("First adult there", "Priya Nair").choose("Second adult there", "Sam Patel")
    lead.date("Look at it again before", story.day(90)).press("Sign it")
