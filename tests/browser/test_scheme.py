"""The scheme's worker at the browser: from a poster to a report for the funder."""

import pytest

from tests.browser.person import AtBrowser
from tests.browser.steps.story import Story
from tests.browser.steps.tasks import an_officer_opens_a_task

# The second journey meets what the first one left, so it takes in somebody else.
NEWCOMERS = {"javascript-off": ("small", "Rosa Lind"), "javascript-on": ("adviser", "Nia Bevan")}


@pytest.fixture
def story(request, people, server):
    return Story(people, server.database, request.node.callspec.id, "")


@pytest.fixture
def newcomer(story):
    key, name = NEWCOMERS[story.subject]
    return story.people(key), name


def test_the_schemes_worker_runs_it(story, newcomer):
    person, name = newcomer
    story.people("scheme").go("/citizens/").press("A poster to print").sees("Become a citizen commissioner")
    somebody_new_is_taken_in(story, person, name)
    a_course_is_planned(story)
    a_session_is_held(story, person, name.split()[0])
    a_course_is_accredited(story, person)
    names_are_drawn_for_a_task(story, person)
    the_funder_is_told(story)


def somebody_new_is_taken_in(story: Story, person: AtBrowser, name: str) -> None:
    person.go("/citizens/").press("Join").date("Date of birth", story.day(0).replace(year=1985, day=1)).press("Apply")
    person.press("The agreement between you and the scheme").press("I accept my side")
    scheme = story.people("scheme").go("/citizens/scheme/").press(f"Admit {name.split()[0]}").press(name)
    story.at["member"] = scheme.path
    scheme.press("Accept it for the scheme")


def a_course_is_planned(story: Story) -> None:
    scheme, story.at["course_name"] = story.people("scheme"), f"Walking round a service ({story.subject})"
    scheme.go("/citizens/scheme/").press("Offer a course").type("Name of the course", story.at["course_name"])
    scheme.fill({"Hours": 2, "about reviewing": "What to look at, and whom to ask."}).press("Offer the course")
    scheme.press(story.at["course_name"])
    story.at["course"] = scheme.path
    scheme.press("Plan a session").date("Day", story.day(14))
    scheme.fill({"Where?": "The library", "How do people get in": "Step-free, with a loop.", "Places": 5})
    scheme.choose("Who gives it?", "Sam Patel").choose("Second adult there", "Priya Nair").press("Plan it")


def a_session_is_held(story: Story, person: AtBrowser, first_name: str) -> None:
    person.go(story.at["course"]).press("Take a place").type("What do you need", "Somebody to sign.").press("Take it")
    scheme = story.people("scheme").go(story.at["course"]).press("Who comes")
    story.at["session"] = scheme.path
    scheme.press(f"Say how it is met for {first_name}").type("How is it met?", "An interpreter is booked.")
    scheme.press("Tell them").sees("An interpreter is booked.")
    story.time_passes("15 days", ("citizens_coursesession", "id", story.number("session")))
    scheme.go(story.at["session"]).tick(first_name).press("Write down who came").sees("came")


def a_course_is_accredited(story: Story, person: AtBrowser) -> None:
    scheme, title = story.people("scheme"), story.at["course_name"]
    scheme.go(story.at["member"]).press("Confirm a course").choose("Course", title).press("Confirm")
    scheme.go(story.at["member"]).press(f"Note an accreditation for {title}")
    scheme.choose("Awarding body", "Vale Community Foundation").fill({"Level": "Level 1", "Certificate number": title})
    scheme.date("Awarded on", story.day(0)).press("Note it")
    person.go("/citizens/mine/").sees(title).sees("Level 1, Vale Community Foundation")


def names_are_drawn_for_a_task(story: Story, person: AtBrowser) -> None:
    an_officer_opens_a_task(story, places=1, last_day=story.day(2))
    both, here = (person, story.people("citizen")), story.at["task"]
    for each in both:
        each.go(here).press("Put my name in").sees("your name is in")
    story.time_passes("4 days", ("citizens_citizentask", "id", story.number("task")))
    story.people("lead").go(here).press("Draw the names")
    story.people("scheme").go(here).press("How the names were drawn").sees("Check it yourself").shot("draw")
    [drawn] = [each for each in both if each.go(here).page.get_by_role("button", name="Say what you did").count()]
    drawn.press("Say what you did").fill({"Hours you gave": 3, "What did you do?": "Read all of it."})
    drawn.press("Put it on my record").sees("Read all of it.")


def the_funder_is_told(story: Story) -> None:
    scheme = story.people("scheme").go("/citizens/figures/").press("Note a cost").tick("in cash")
    scheme.fill({"For what?": f"An interpreter ({story.subject})", "How much": "120", "Who bore it?": "The council"})
    scheme.date("When?", story.day(0)).press("Note it").sees(f"An interpreter ({story.subject})").shot("scheme-figures")
    scheme.press("Report to a funder").sees("Tasks they worked on").date("First day", story.day(0)).press("Count it")
    scheme.sees("People who completed the core course").shot("funder-report")
    story.people("citizen").is_refused(story.at["member"])
