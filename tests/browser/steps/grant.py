"""A small grant: one bid of a small group, scored with a citizen, decided, and an objection that is answered."""

from tests.browser.person import AtBrowser
from tests.browser.steps.offering import CONDITION, GRANT, OPEN
from tests.browser.steps.story import Story


def a_small_group_bids(story: Story) -> None:
    for key, price in (("small", "7,500"), ("rival", "7,900")):
        bidder = story.people(key).go(story.at["opportunity"]).press("Start a bid").tick("Yes", under=CONDITION)
        bidder.press("Start the bid")
        story.at[f"bid of {key}"] = here = bidder.path
        bidder.press("How you will bring about the outcome, and the price").fill({
            "How will you bring about the outcome?": "A kettle, six chairs and two hosts on each landing.",
            "Your price for the whole term": price,
        }).press("Save and continue")  # fmt: skip
        for title in GRANT.criteria:
            bidder.go(here).press(title).type("Your answer", "Those who live there run it.").press("Save and continue")
        bidder.go(here).press("Check your answers and submit").press("Submit the bid").sees("Your bid is sealed")


def it_is_scored(story: Story) -> None:
    number, lead, citizen = story.number("opportunity"), story.people("lead"), story.people("citizen")
    story.time_passes(
        f"{OPEN + 1} days", ("funding_opportunity", "id", number), ("funding_bid", "opportunity_id", number)
    )
    lead.go(story.at["opportunity"]).press("Close the bids").press("Close the bids")
    citizen.go(f"{story.at['opportunity']}open-the-seal/").press("Open the bids")
    for member in (citizen, lead):
        member.go(f"{story.at['opportunity']}interests/").tick_each("No, none").press("Declare")
        for key, score in (("small", "4"), ("rival", "3")):
            member.go(f"{story.at[f'bid of {key}']}score/").tick_each(score)
            member.type_each("Why this score?", "It is near to people.")
            the_button_waits_for_what_is_being_kept(member, "Save my scores")
        member.go(f"{story.at['opportunity']}scoring/").press("Lock my scores")
    for key, score in (("small", "4.0"), ("rival", "3.0")):
        lead.go(f"{story.at[f'bid of {key}']}moderate/").choose_each("The score you agreed", score)
        lead.type_each("Why you agreed it", "We were of one mind.").press("Write down the agreed scores")


def the_button_waits_for_what_is_being_kept(member: AtBrowser, button: str) -> None:
    """With scripts on a sheet keeps itself; words on their way must not land after those that the button sent."""
    if not member.has_scripts:
        member.press(button)
        return
    here, held = member.page.url, []
    member.page.route("**/score/save/", lambda route: held.append(route))
    with member.page.expect_request("**/score/save/"):
        member.page.get_by_label("Why this score?").first.press("Tab")
    member.page.get_by_role("button", name=button).click()
    member.page.wait_for_timeout(300)
    assert member.page.url == here and held, "what the button sends went ahead of what is being kept"
    with member.page.expect_navigation(wait_until="load"):
        held[0].continue_()
    member.page.unroute("**/score/save/")
    member.look().sees("Your scores of this bid are saved.")


def it_is_awarded(story: Story) -> None:
    lead, colleague = story.people("lead"), story.people("colleague")
    lead.go(f"{story.at['opportunity']}decide/winners/").type("Award to Kettle and Chat", "7,500")
    lead.press("Save and continue")
    for key in ("small", "rival"):
        lead.go(f"{story.at[f'bid of {key}']}summary/")
        lead.fill({"Reasons": "Nearest to those who live there.", "Feedback": "Say who looks after the urn."})
        lead.press("Save and continue")
    lead.press("Recommend it to whoever decides").type("Why do you recommend this?", "It came first.")
    lead.press("Recommend it")
    colleague.go(f"{story.at['opportunity']}decide/confirm/").press("Decide and publish")
    colleague.go(f"{story.at['opportunity']}decision/").press("Letters, objections and the standstill")
    colleague.sees("the law asks for none here")
    story.at["award"] = colleague.path


def an_objection_is_answered(story: Story) -> None:
    rival, clerk, lead = story.people("rival"), story.people("clerk"), story.people("lead")
    rival.go(f"{story.at['bid of rival']}object/").type("What do you think was wrong?", "We were told too late.")
    rival.press("Send the objection")
    lead.go(story.at["award"]).has_no("Make the award final")
    clerk.go(rival.path).tick("No, the award stands", exact=False)
    clerk.type("Why?", "Everyone was told on the same day.").press("Send the answer")
    rival.go(clerk.path).sees("Everyone was told on the same day.")
    lead.go(story.at["award"]).press("Make the award final")
    stranger = story.people(None).go(f"{story.at['opportunity']}decision/").sees("Kettle and Chat").sees("£7,500")
    stranger.go(f"/funding/register/?words={story.subject}").sees(story.subject)
