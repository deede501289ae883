"""The year is looked back on, money is disputed and paid, trouble is mended, and one help ends as the Compact asks."""

from tests.browser.steps.agreement import the_account_is_asked_about
from tests.browser.steps.story import Story


def the_review_varies_it(story: Story) -> None:
    lead, vco, here = story.people("lead"), story.people("vco"), f"{story.at['agreement']}changes/"
    vco.go(here).press("Add your part to the review").fill({"How do you see the year?": "Thursdays are full."})
    vco.press("Save it")
    lead.go(here).press("Hold the review").fill({
        "How many people who use it were heard?": 44, "What changed because of them?": "Soup",
        "Does the work do what it should?": "Yes: every room is full.",
    }).press("Publish the review")  # fmt: skip
    lead.press("Propose a change").fill({
        "What changes?": "A second Thursday table", "Why?": "The first is full", "What does it do to the provider?": "Nothing",
    }).choose("Does it come from an annual review?", "year 1").press("Propose it")  # fmt: skip
    story.people("rival").go(here).has_no("Answer it")
    vco.go(here).press("Answer it").tick("yes").fill({"What does it mean for you?": "We have the people."})
    vco.press("Send your answer")
    story.people(None).go(here).sees("A second Thursday table").shot("changes")


def a_payment_is_disputed_and_paid(story: Story) -> None:
    finance, vco, here = story.people("finance"), story.people("vco"), story.at["agreement"]
    vco.go(here).press("Send the invoice for", exact=False).fill({"Your invoice number": "R-1"}).press("Send the claim")
    claim = vco.path
    story.people("rival").is_refused(claim)
    finance.go(claim).press("Dispute it").fill(
        {"How much do you dispute?": "500.25", "What do you dispute, and why?": "One morning was shut."}
    )
    finance.press("Dispute it").shot("claim")
    vco.go(claim).press("Answer the dispute").fill({"Your answer": "It was held next door."}).press("Send the answer")
    finance.go(claim).press("Settle the dispute").fill(
        {"How much of it is owed?": "500.25", "How was it settled?": "The book next door shows it."}
    )
    finance.press("Settle it")
    the_account_is_asked_about(story)
    for number in (1, 9):  # what was never disputed, and what was settled, after the eight of the plan
        finance.go(here).press(f"Write down that it is paid ({number})", exact=False)
        finance.date("On which day was it paid?", story.day(0)).press("Save", exact=False)
    story.people(None).go(here).sees("2 of the 4 payments").sees("£500.25").shot("anchor-agreement")


def an_improvement_plan_works(story: Story) -> None:
    lead, vco = story.people("lead"), story.people("vco")
    lead.go(f"{story.at['agreement']}changes/").press("Propose an improvement plan").fill(
        {"What is not going well?": "Two rooms opened late.", "What help do you give?": "A second set of keys."}
    )
    lead.date("When do you look at it again?", story.day(60)).press("Save it")
    plan = lead.path
    lead.press("Add a step").fill({"What is done?": "Keys at both doors"}).tick("the provider")
    lead.date("By which day?", story.day(20)).press("Add it")
    lead.go(plan).has_no("Agree to this timetable")
    vco.go(plan).press("Agree to this timetable")
    vco.go(plan).press("Write down that it is done", exact=False).date("On which day was it done?", story.day(0))
    vco.press("Save it")
    lead.go(plan).press("Say how it turned out").tick("yes").fill({"How did it turn out?": "Both open at nine."})
    lead.press("Publish it")
    story.people(None).go(plan).sees("Both open at nine.").shot("improvement")


def talk_of_ending(story: Story, what: str, support: str) -> str:
    lead, vco = story.people("lead"), story.people("vco")
    lead.go(f"{story.at['agreement']}changes/").press("Talk early about a cut or an ending")
    lead.tick("end it").tick(support).tick("the funder has less money")
    lead.fill({"What exactly would end or shrink?": what, "Why is it thought of?": "The building is to be let."})
    lead.date("Until when may the provider answer?", story.day(30)).press("Tell the provider")
    page = lead.path
    story.people("rival").is_refused(page)
    vco.go(page).press("Say something").tick("another way to do it").fill({"What do you say?": "Let us share it."})
    vco.press("Send it")
    vco.go(page).press("That is our answer")
    lead.go(page).press("Reply to this point").fill({"Your": "We asked; they open at eight."}).press("Send your reply")
    return page


def an_ending_without_its_impact_is_refused(story: Story) -> None:
    lead = story.people("lead")
    page = talk_of_ending(story, "The money for mornings", "money")
    lead.go(f"{page}decide/").sees("It cannot go ahead yet.").tick("yes").fill({"Why?": "There is less money."})
    lead.is_told("Publish the decision", "Assess first what it would do to the people it helps").shot("ending-refused")
    lead.go(f"{page}decide/").tick("no").fill({"Why?": "We found the money."}).press("Publish the decision")
    story.people(None).is_refused(page)


def an_ending_is_done_right(story: Story) -> None:
    lead, vco = story.people("lead"), story.people("vco")
    page = talk_of_ending(story, "Rent-free use of the old library", "rent-free space")
    lead.go(page).press("Assess what it would do").fill({
        "What would it do to the people it helps?": "Ten walk further.", "What would it do to those who use": "A ramp is built.",
        "What would it do to volunteers?": "None stops.", "Why, or why not?": "It is a room.",
    }).tick("no").press("Save the assessment")  # fmt: skip
    lead.go(page).press("Decide").tick("yes").fill({"Why?": "Its rent mends two halls."}).press("Publish the decision")
    lead.go(page).press("Give written notice").fill({"The notice": "The room ends. Ask the community team."})
    lead.date("It bears the date of", story.day(0)).date("It takes effect on", story.day(200)).press("Send the notice")
    lead.go(page).press("Users and the public are told")
    lead.fill({"How were the people who use it": "A poster at the door."}).press("Publish it")
    vco.go(page).has_no("Carry it out")
    number = int(page.rstrip("/").split("/")[-1])
    story.time_passes("7 months", ("agreements_ending", "id", number), ("agreements_endingpoint", "ending_id", number))
    lead.go(page).press("Carry it out")
    story.people(None).go(page).sees("carried out").shot("ending")
