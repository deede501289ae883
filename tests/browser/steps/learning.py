"""Step 8: how it looks to those who use it, what was learnt, and the next need; then the whole thread, both ways."""

from tests.browser.steps.project import a_colleague_decides_the_gate, took_part
from tests.browser.steps.story import Story

KNOTS = ("Need", "Priority", "Outcome", "Specification", "Agreement", "Measure", "Result", "Lesson")


def it_is_reviewed(story: Story) -> None:
    lead, vco = story.people("lead"), story.people("vco")
    vco.go(story.at["project"]).has_no("Review the service").is_refused(f"{story.at['project']}review/")
    lead.go(story.at["project"]).press("Review the service").fill({
        "How does it look to the people who use it?": "They say that they have somebody to call on now.",
        "How many people who use it were heard?": 26, "What worked?": "That neighbours lead it.",
        "What did not?": "People who work late cannot come.", "What does the provider say?": "Pay for a second evening.",
    })  # fmt: skip
    lead.press("Sign the review").press("Write down a lesson").fill({
        "The lesson, in a few words": "Evenings go on too early", "What happened?": "A third of those who asked for it could not come.",
        "What do you do differently now?": "We ask about working hours first.",
        "The next need it shows, in a few words": f"{story.subject}, later in the evening",
        "What is needed next?": "Something for people who work until eight.",
    })  # fmt: skip
    lead.press("Publish the lesson").sees("It raised the next need").shot("review")
    how_the_commissioning_went(story)
    took_part(story, "review")
    a_colleague_decides_the_gate(story, "review")
    lead.go(story.at["project"]).sees("This project ended on").has_no("Note who took part").shot("project-closed")


def how_the_commissioning_went(story: Story) -> None:
    """Two of three groups say how it was planned and decided, not how the service is."""
    lead, vco, project = story.people("lead"), story.people("vco"), story.at["project"]
    vco.is_refused(f"{project}feedback/")
    for group, said in (
        ("people who use the service", "We were asked before anything was fixed."),
        ("providers, and those who bid", "Ten days for questions were too few."),
    ):
        lead.go(project).press("Note what somebody said of the commissioning itself")
        lead.tick(group).fill({
            "How many were asked, and how?": "Six, by telephone", "What did they say of how this was commissioned?": said,
            "What do you do differently because of it": "Questions are taken for longer.",
        }).press("Publish it").sees(said)  # fmt: skip


def the_thread_is_whole(story: Story) -> None:
    resident = story.people("resident")
    resident.go(story.at["need"]).press("See the whole thread, from what people said to what changed")
    thread = resident.path
    for knot in KNOTS:
        resident.sees(knot)
    resident.sees(f"{story.subject}, later in the evening").shot("thread")
    for page in ("report", "agreement", "specification", "priority", "need"):
        resident.go(story.at[page]).press("See the whole thread", exact=False).sees("Evenings go on too early")
        resident.press(story.subject)
    assert resident.path == story.at["need"], f"back at {resident.path}, not at the need; thread was {thread}"
    resident.go("/my-work/")
    story.people(None).go(f"/search/?q={story.subject.replace(' ', '+')}").sees(story.subject).shot("search")
    story.people(None).go("/").sees(story.subject).shot("home-after")
