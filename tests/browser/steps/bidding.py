"""Step 6: announced ahead, open to bids, scored with a trained citizen, decided by somebody who did not score."""

from tests.browser.person import AtBrowser
from tests.browser.steps.story import Story

AHEAD, OPEN = 14, 28
BIDDERS = {"vco": ("Riverside Anchor Trust", 5), "rival": ("Silver Threads", 3)}
ASKED = {"How it will work": 70, "Good for the borough": 10, "Price": 20}
CONDITIONS = ("You work in Wandle Vale.", "You have a policy for keeping people safe.")


def it_is_funded(story: Story) -> None:
    it_is_offered(story)
    for key in BIDDERS:
        somebody_bids(story, key)
    the_panel_scores(story)
    it_is_awarded(story)


def it_is_offered(story: Story) -> None:
    lead, rival = story.people("lead"), story.people("rival")
    rival.go(story.at["project"]).has_no("Prepare an opportunity")
    lead.go(story.at["project"]).press("Prepare an opportunity")
    lead.tick("grant").press("Continue").shot("opportunity-prepare")
    lead.fill({
        "Title": story.subject, "What is wanted?": "A warm evening a week in Northfield, run with those who come.",
        "Why does this route fit this service?": "A grant leaves a small group free to change what does not work.",
        "Value over the whole term": "£96,000", "How long will it run?": 24, "Who can bid?": "\n".join(CONDITIONS),
    })  # fmt: skip
    lead.date("Bids open on", story.day(AHEAD)).date("Bids close on", story.day(AHEAD + OPEN))
    lead.date("We decide by", story.day(AHEAD + OPEN + 30)).press("Save and continue")
    for title, weight in ASKED.items():
        lead.fill({"Criterion": title, "What are bidders asked?": f"{title}: tell us.", "Weight": weight})
        if title == "Price":
            lead.tick("This is the price")
        if title == "Good for the borough":
            lead.tick("This is social value", exact=False)
        lead.press("Add the criterion")
    lead.press("Go on to announce it").press("Announce it ahead").press("Announce it").shot("opportunity-announced")
    story.at["opportunity"] = lead.path
    rival.go(story.at["opportunity"]).has_no("Open for bids").has_no("Start a bid").is_refused(
        f"{story.at['opportunity']}open/"
    )
    story.time_passes(f"{AHEAD} days", ("funding_opportunity", "id", story.number("opportunity")))
    lead.go(story.at["opportunity"]).press("Open for bids").press("Open for bids")
    lead.go(story.at["opportunity"]).press("The panel")
    for name in ("Maureen Doyle", "Priya Nair"):
        lead.choose("Who joins the panel?", name).press("Give the seat")
    story.people("citizen").is_refused(f"{story.at['opportunity']}panel/")


def somebody_bids(story: Story, key: str) -> None:
    bidder, lead = story.people(key), story.people("lead")
    story.people("resident").go(story.at["opportunity"]).has_no("Start a bid")
    bidder.go(story.at["opportunity"]).shot("opportunity-open").press("Start a bid")
    for condition in CONDITIONS:
        bidder.tick("Yes", under=condition)
    bidder.press("Start the bid")
    story.at[f"bid of {key}"] = here = bidder.path
    bidder.press("How you will bring about the outcome, and the price")
    bidder.fill(
        {
            "How will you bring about the outcome?": "We know the street, and the street knows us.",
            "Your price for the whole term": "95,000",
        }
    )
    bidder.press("Save and continue")
    for title in ASKED:
        bidder.go(here).press(title).type("Your answer", f"{title}: every Thursday, with two hosts who live near.")
        bidder.press("Save and continue")
    bidder.go(here).shot("bid").press("Check your answers and submit").press("Submit the bid").sees(
        "Your bid is sealed"
    )
    lead.is_refused(here)
    story.people("resident").is_refused(here)


def the_panel_scores(story: Story) -> None:
    lead, citizen, number = story.people("lead"), story.people("citizen"), story.number("opportunity")
    lead.go(f"{story.at['opportunity']}close/").sees("cannot be closed earlier")
    story.people("vco").is_refused(story.at["bid of rival"])
    story.people("rival").is_refused(f"{story.at['opportunity']}scoring/")
    story.time_passes(
        f"{OPEN + 1} days", ("funding_opportunity", "id", number), ("funding_bid", "opportunity_id", number)
    )
    lead.go(story.at["opportunity"]).press("Close the bids").press("Close the bids")
    lead.is_refused(f"{story.at['opportunity']}open-the-seal/")
    second = story.people("colleague").go(story.at["opportunity"])
    second.press("Open the bids, as the second of two").press("Open the bids")
    for member in (citizen, lead):
        for name, score in BIDDERS.values():
            member.go(story.at["opportunity"]).press("Your declarations and score sheets").press(name)
            member.tick("No, none").press("Declare").tick_each(str(score)).type_each(
                "Why this score?", "What they say fits the place."
            )
            member.shot("score").press("Save my scores")
        member.press("Lock my scores").sees("You locked your scores")
    story.people("rival").is_refused(f"{story.at['opportunity']}moderation/")
    for name, score in BIDDERS.values():
        lead.go(story.at["opportunity"]).press("Scores, and what the panel agrees")
        lead.press(f"Write down what the panel agreed for {name}").choose_each("The score you agreed", f"{score}.0")
        lead.type_each("Why you agreed it", "The panel was of one mind.").shot("moderate").press(
            "Write down the agreed scores"
        )


def it_is_awarded(story: Story) -> None:
    lead, colleague = story.people("lead"), story.people("colleague")
    story.people("citizen").is_refused(f"{story.at['opportunity']}decide/")
    lead.go(story.at["opportunity"]).press("The way to a decision").press("Choose who is awarded")
    lead.type("Award to Riverside Anchor Trust", "95,000").press("Save and continue").shot("award-steps")
    lead.press("Write to Riverside Anchor Trust")
    lead.fill({"Reasons": "It knows the street best.", "Feedback": "Say more about Thursdays."}).press(
        "Save and continue"
    )
    lead.press("Write to Silver Threads")
    lead.fill({"Reasons": "It said less about who would come.", "Feedback": "Your hosts are strong: begin with them."})
    lead.shot("award-summary").press("Save and continue").press("Recommend it to whoever decides")
    lead.type("Why do you recommend this?", "It came first on every criterion.").press("Recommend it")
    lead.is_refused(f"{story.at['opportunity']}decide/confirm/")
    colleague.go(story.at["opportunity"]).press("Decide who is awarded").press("Decide", exact=True)
    colleague.sees("Check before you decide").shot("award-check").press("Decide and publish")
    stranger, rival = story.people(None), story.people("rival")
    stranger.go(f"{story.at['opportunity']}decision/").sees("It said less about who would come.").shot("award")
    reads_feedback(rival, story)
    story.people("vco").is_refused(f"{story.at['bid of rival']}feedback/")


def reads_feedback(rival: AtBrowser, story: Story) -> None:
    rival.go(story.at["bid of rival"]).press("Read the decision on your bid and your feedback")
    rival.sees("begin with them").shot("feedback")
