"""A consultation of 84 days, from early notice to "you said, we did": with a paper answer, an organisation's, one without
an account, and a campaign in it. Walked without JavaScript and again with it; axe looks at every page."""

import pytest

from tests.browser.steps.story import Story

NOTICE, OPEN = 14, 84
CAMPAIGN = "Please keep the advice desk at the library open, it is the only one that I can reach on foot."


@pytest.fixture
def story(people, server):
    return Story(people, server.database, "Where should advice be given?", "")


def test_eighty_four_days(story):
    it_is_announced(story)
    everybody_answers(story)
    it_is_heard(story)
    people_are_told(story)


def it_is_announced(story):
    lead, visitor = story.people("lead"), story.people(None)
    lead.go("/projects/").press("Help with debt, close to home").press("Prepare a consultation")
    lead.fill({
        "What is it called?": story.subject,
        "What is it about?": "Where people would go for advice about debt.",
        "Why do people’s views matter?": "You know where you would feel at ease.",
        "What do you promise to do with the answers?": "We publish what you said and what we did about it.",
        "What can still change?": "The place and the hours.",
        "What cannot change, and why?": "There is money for two desks.",
        "Who decides?": "The People Committee", "Whom can people ask?": "the commissioner for advice",
    })  # fmt: skip
    lead.tick("consult").tick("Nothing is decided yet: what people say can still change the plan")
    lead.tick("People may answer without an account")
    lead.date("First day", story.day(NOTICE)).date("Last day to answer", story.day(NOTICE + OPEN)).press("Save")
    lead.press("Options")
    for title, cost in (("Two desks in libraries", "40000"), ("One desk in the town hall", "31000")):
        lead.type("The option in a few words", title).type("What it costs a year", cost)
        lead.type("What would be better", "Nearer to people.").type(
            "What would be worse, and for whom", "Fewer hours at each."
        )
        lead.press("Add the option")
    lead.press("Back").press("Questions")
    lead.type("Question", "What would make you come?", exact=True).tick("It must be answered").press("Add the question")
    lead.type("Question", "Where should it be?", exact=True).tick("one choice")
    lead.type("Choices", "a library\nthe town hall").press("Add the question")
    lead.press("Ask about those who answer").tick("How old are you?").press("Add the question").press("Back")
    lead.press("Formats").type("Format", "Easy Read", exact=True)
    lead.date("Or the day by which it will be ready", story.day(NOTICE)).press("Add the format").press("Back")
    lead.press("Early notice").press("Announce it").sees("It is announced").shot("notice")
    story.at["consultation"] = lead.path
    visitor.go("/consultations/forward-plan/").sees(story.subject).press(story.subject).has_no(
        "Answer this consultation"
    )
    story.time_passes(f"{NOTICE} days", ("engagement_consultation", "id", story.number("consultation")))
    lead.go(story.at["consultation"]).press("Prepare, announce, open").press("Check and open")
    lead.sees("£40,000").press("Open the consultation").sees("It is open. Anybody can answer.")


def everybody_answers(story):
    lead, visitor, vco, resident = (
        story.people("lead"),
        story.people(None),
        story.people("vco"),
        story.people("resident"),
    )
    page = story.at["consultation"]
    vco.go(page).press("Share it with your people").type("Which channel?", "The tea table").press("Make the link")
    link = vco.page.get_by_role("row").filter(has_text="The tea table").get_by_role("link").get_attribute("href")
    for _letter in range(3):  # three in the same words, through the partner's link, without accounts
        visitor.go(link).press("Answer this consultation")
        visitor.type("What would make you come?", CAMPAIGN).tick("a library").tick("65 to 79")
        visitor.press("Send the answer").sees("Keep it to yourself")
    resident.go(page).press("Answer this consultation").type(
        "What would make you come?", "If nobody sees me go in, ask Mrs Underhill."
    )
    resident.press("Save and finish later").sees("Saved.").tick("the town hall")
    resident.tick("My words may be published or quoted, without my name").tick(
        "Write to me once, to tell me what came of this"
    )
    resident.press("Send the answer").sees("You will be written to once").shot("receipt")
    story.at["receipt"] = resident.path
    lead.go(page).press("Answer this consultation").tick("Somebody who answered on paper, by phone or in person").press(
        "Continue"
    )
    lead.type("Taken down by", "Librarian").tick("by post").type(
        "What would make you come?", "Large letters on the door of the library."
    )
    lead.press("Send the answer").sees("By post")
    vco.go(page).press("Answer this consultation").tick("Riverside Anchor Trust").press("Continue")
    vco.fill({
        "Whom does the organisation speak for?": "Nine small groups, 400 people.",
        "In what capacity does it speak": "As their anchor: we asked each group.",
        "On what basis does it speak for them?": "Each group agreed to this answer.",
        "What would make you come?": "A desk in the library that does not look like an office.",
    })  # fmt: skip
    vco.tick("people who use its services").press("Send the answer").sees("Whom it asked")
    visitor.go(page).press("Who has answered, and who is missing").sees("The tea table").shot("who-answered")


def it_is_heard(story):
    lead, second, number = story.people("lead"), story.people("colleague"), story.number("consultation")
    story.time_passes(
        f"{OPEN + 1} days",
        ("engagement_consultation", "id", number),
        ("engagement_response", "consultation_id", number),
    )
    lead.go(story.at["consultation"]).press("Answers, themes and what we did").press("Close the consultation")
    lead.sees("3 answers in the same words").press("Themes that may be there").shot("suggested").press(
        "Take up “library” as a theme"
    )
    lead.type("The theme in a few words", "Close by").type("You said", "A desk people can reach on foot.").press(
        "Add the theme"
    )
    lead.press("Add a theme").type("The theme in a few words", "Unseen").type(
        "You said", "Nobody wants to be seen."
    ).press("Add the theme")
    lead.tick("Close by").press("Mark all 3 like", exact=False).sees("3 answers in the same words are read")
    for _each in range(3):
        lead.tick("Unseen").press("Mark ", exact=False)
    lead.sees("Every answer has been read")
    second.go(f"{story.at['consultation']}reading/").press("I agree that “Close by” is there")
    second.go(f"{story.at['consultation']}reading/?show=second").tick("Close by").press("Mark ", exact=False)
    second.go(f"{story.at['consultation']}reading/").sees("read by two people").shot("reading")
    lead.go(f"{story.at['consultation']}reading/?show=publish").press("Publish ", exact=False).sees(
        "Mrs Underhill – it names a person"
    )
    lead.press("Publish it")


def people_are_told(story):
    lead, visitor, resident = story.people("lead"), story.people(None), story.people("resident")
    lead.go(f"{story.at['consultation']}reading/").press("Answer “Close by”").tick("Yes: we did, or will do")
    lead.type("What you did, or will do", "Both desks are in libraries.").press("Publish the answer")
    lead.press("Answer “Unseen”").tick("No: we did not, because").type(
        "Because", "Libraries have one door each."
    ).press("Publish the answer")
    lead.press("Publish the whole account").type("How did you keep your promise?", "Every answer was read.")
    lead.press("Publish the whole account").sees("We did not, because").shot("you-said")
    visitor.go(story.at["consultation"]).press("The report: what was heard").sees(
        "Sent by several people in the same words"
    ).shot("report")
    visitor.press("What people wrote").sees("[taken out: it names a person]").shot("wrote")
    visitor.never_reads("Underhill")
    visitor.go("/consultations/what-changed/").sees("Both desks are in libraries.").shot("what-changed")
    resident.go(story.at["receipt"]).sees("What came of it").sees("Libraries have one door each.").shot(
        "receipt-answered"
    )
    story.people("rival").is_refused(story.at["receipt"])
