"""Steps 1 and 2: a resident says what is needed, a board with residents on it agrees that it comes first."""

from tests.browser.steps.story import Story

MEMBERS = ("scheme", "resident", "neighbour", "vco", "nhs", "lead")


def somebody_says_what_is_needed(story: Story) -> None:
    resident, neighbour, stranger = (story.people(who) for who in ("resident", "neighbour", None))
    stranger.go("/").shot("home").is_refused("/needs/raise/")
    resident.go("/").press("Needs").press("Say what is needed")
    resident.shot("need-raise")
    resident.fill(
        {
            "What is needed, in a few words?": story.subject,
            "Tell us in your own words": "I would come every week, and I know six others who would.",
        }
    )
    resident.choose("What is it about?", "mental health").choose("Where?", "Northfield").press("Send it")
    resident.sees("Your need is published").shot("need-raised").press("See your need")
    story.at["need"] = resident.path
    resident.sees("I would come every week").sees("What official figures say").has_no("Me too").shot("need")

    stranger.go(story.at["need"]).sees("Sign in to say “me too”")
    neighbour.go(story.at["need"]).press("Me too").sees("You are counted").sees("1 person says “me too”")
    neighbour.has_no("Me too").has_no("Withdraw it")
    neighbour.go("/needs/raise/")
    neighbour.fill(
        {"What is needed, in a few words?": story.other, "Tell us in your own words": "The last bus goes at six."}
    )
    neighbour.choose("What is it about?", "getting to services").choose("Where?", "Northfield").press("Send it")


def the_board_agrees_what_comes_first(story: Story) -> None:
    chair, rival = story.people("scheme"), story.people("rival")
    chair.go("/needs/boards/").press("Wandle Vale Joint Action Board").shot("board")
    board = chair.path
    rival.go(board).has_no("Put needs to the board").is_refused(f"{board}round/")
    chair.press("Put needs to the board")
    chair.type("What do you ask the board?", f"Is it {story.subject.lower()}?").date(
        "Last day for scores", story.day(10)
    )
    chair.tick(f"{story.subject} (Northfield)").tick(f"{story.other} (Northfield)")
    chair.press("Put them to the board")
    story.at["round"] = chair.path
    rival.go(story.at["round"]).has_no("Keep my scores").has_no("Close the scoring")
    rival.is_refused(f"{story.at['round']}agree/")
    for key in MEMBERS:
        member = story.people(key)
        member.go("/my-work/").sees(story.subject.lower())
        member.go(story.at["round"])
        member.tick("3, most", under=story.subject).tick("1, a little", under=story.other).press("Keep my scores")
    story.people("resident").shot("round-scored")
    chair.go(story.at["round"]).press("Close the scoring").sees("Scoring is closed").shot("round-closed")
    rival.go(story.at["round"]).has_no("Write down what was agreed")
    chair.press("Write down what was agreed")
    chair.tick(story.subject, exact=False)
    chair.fill({
        "The priority, in a few words": f"Begin with {story.subject.lower()}",
        "Why does this matter most?": "Residents scored it highest, and groups are ready to help.",
        "Who saw it otherwise, and why?": "One member thought that the bus should come first.",
        "What will be different for people?": f"More people know their neighbours through {story.subject.lower()}",
        "what does it mean for the rest?": "Other places may follow when this one has been reviewed.",
        "In how many months can it show?": 24,
    })  # fmt: skip
    chair.choose("What is that about?", "mental health").tick("the whole borough")
    chair.press("Check what you wrote").shot("priority-check").press("It is agreed")
    story.at["priority"] = chair.path
    chair.sees("What will be different for people").shot("priority")
    story.people(None).go(story.at["need"]).press(f"Begin with {story.subject.lower()}")
