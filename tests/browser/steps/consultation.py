"""Step 4: people are told early, have 84 days to answer, and read what was done with what they said."""

from tests.browser.steps.story import Story

NOTICE, OPEN = 14, 84


def people_are_asked(story: Story) -> None:
    it_is_prepared(story)
    it_is_answered(story)
    it_is_read(story)


def it_is_prepared(story: Story) -> None:
    lead, rival, neighbour = story.people("lead"), story.people("rival"), story.people("neighbour")
    rival.go(story.at["project"]).has_no("Prepare a consultation")
    lead.go(story.at["project"]).press("Prepare a consultation").shot("consultation-prepare")
    lead.fill({
        "What is it called?": f"{story.subject}: how should it be?",
        "What is it about?": "Where it meets, when, and what it costs you.",
        "Why do people’s views matter?": "You know best what would make you come.",
        "What do you promise to do with the answers?": "We publish what you said and what we did about it.",
        "What are the options?": "The hall, which is warm and costs more, or the library, which is free and shuts at six.",
        "What can still change?": "The place, the hour and the price.",
        "What cannot change, and why?": "There is money for one place only.",
        "Who decides?": "The committee for people and places",
        "Whom can people ask?": "the commissioner for communities",
    })  # fmt: skip
    lead.tick("Nothing is decided yet: what people say can still change the plan")
    lead.tick("consult").date("First day", story.day(NOTICE)).date("Last day to answer", story.day(NOTICE + OPEN))
    lead.press("Save").press("Questions")
    lead.type("Question", "What would make you come?", exact=True).tick("It must be answered").press("Add the question")
    lead.type("Question", "Where should it be?", exact=True).tick("one choice")
    lead.type("Choices", "the hall\nthe library").press("Add the question").press("Back").press("Formats")
    lead.type("Format", "Easy Read", exact=True).date("Or the day by which it will be ready", story.day(NOTICE))
    lead.press("Add the format").press("Back").press("Early notice")
    lead.press("Announce it").sees("It is announced").shot("consultation-announced")
    story.at["consultation"] = lead.path
    neighbour.go(story.at["consultation"]).has_no("Answer this consultation").has_no("Prepare, announce, open")
    neighbour.is_refused(f"{story.at['consultation']}prepare/").is_refused(f"{story.at['consultation']}open/")
    story.time_passes(f"{NOTICE} days", ("engagement_consultation", "id", story.number("consultation")))
    lead.go(story.at["consultation"]).press("Prepare, announce, open").press("Check and open")
    lead.press("Open the consultation").sees("It is open. Anybody can answer.")


def it_is_answered(story: Story) -> None:
    neighbour, vco = story.people("neighbour"), story.people("vco")
    story.people(None).go(story.at["consultation"]).shot("consultation-open").is_refused(
        f"{story.at['consultation']}answer/me/"
    )
    neighbour.go(story.at["consultation"]).press("Answer this consultation")
    neighbour.type("What would make you come?", "A warm room, and nobody minding my dog.").tick("the library")
    neighbour.press("Send the answer").sees("Answer received").shot("consultation-answered")
    receipt = neighbour.path
    vco.go(story.at["consultation"]).press("Answer this consultation").tick("Riverside Anchor Trust").press("Continue")
    vco.fill({
        "Whom does the organisation speak for?": "Nine small groups near the river, 400 people in all.",
        "In what capacity does it speak": "As their anchor: we asked each group at its own meeting.",
        "On what basis does it speak for them?": "Each group agreed to this answer.",
        "What would make you come?": "A bus that still runs when it ends.",
    })  # fmt: skip
    vco.tick("people who use its services").tick("the hall").press("Send the answer").sees("Whom it asked")
    story.people("resident").is_refused(receipt)
    story.people("rival").is_refused(f"{story.at['consultation']}reading/")


def it_is_read(story: Story) -> None:
    lead, stranger, number = story.people("lead"), story.people(None), story.number("consultation")
    lead.go(f"{story.at['consultation']}reading/").has_no("Close the consultation")
    story.time_passes(
        f"{OPEN + 1} days",
        ("engagement_consultation", "id", number),
        ("engagement_response", "consultation_id", number),
    )
    lead.go(story.at["consultation"]).press("Answers, themes and what we did").press("Close the consultation")
    for title, said in (
        ("Warm and open to all", "People want a warm room where everybody fits."),
        ("The way home", "Without a bus, some cannot come."),
    ):
        lead.press("Add a theme").type("The theme in a few words", title).type("You said", said).press("Add the theme")
    lead.shot("consultation-reading")
    for theme in ("Warm and open to all", "The way home"):
        lead.tick(theme).press("Mark ", exact=False)
    lead.sees("Every answer has been read")
    lead.press("Answer “Warm and open to all”").tick("Yes: we did, or will do")
    lead.type("What you did, or will do", "The specification asks for a warm hall with a ramp.").press(
        "Publish the answer"
    )
    lead.press("Answer “The way home”").tick("No: we did not, because")
    lead.type("Because", "Buses are not ours to run; we passed it on.").press("Publish the answer")
    lead.press("Publish the whole account").type(
        "How did you keep your promise?", "Every answer was read, and each theme is answered here."
    )
    lead.press("Publish the whole account").sees("We did not, because")
    stranger.go(story.at["consultation"]).press("You said, we did").sees("Buses are not ours to run").shot(
        "you-said-we-did"
    )
