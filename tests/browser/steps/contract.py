"""A contract in two lots: a joint bid, a late amendment, a recusal, a score that the panel's talk changes, and an
objection that is upheld."""

from tests.browser.person import AtBrowser
from tests.browser.steps.offering import AHEAD, CONDITION, CONTRACT, OPEN, conflicts_are_looked_for, weighed_up
from tests.browser.steps.story import Story

HOME, OUT = CONTRACT.lots
BIDDERS = {"adviser": HOME, "vco": OUT, "rival": OUT}
NAMES = {"adviser": "Open Door Advice", "vco": "Riverside Anchor Trust", "rival": "Silver Threads"}
PRICES = {"adviser": "390,000", "vco": "290,000", "rival": "295,000"}
AGREED = {"adviser": "4.0", "vco": "4.5", "rival": "3.0"}


def bid_page(story: Story, key: str) -> str:
    return story.at[f"bid of {key}"]


def time_passes(story: Story, days: int) -> None:
    number = story.number("opportunity")
    rows = ("funding_opportunity", "id", number), ("funding_bid", "opportunity_id", number), *weighed_up(story)
    story.time_passes(f"{days} days", *rows)


def each_lot_is_bid_for(story: Story) -> None:
    for key, lot in BIDDERS.items():
        begins(story, key, lot)
    a_small_group_joins(story)
    for key in BIDDERS:
        hands_in(story, key)
    for who in ("lead", "citizen", "resident"):
        story.people(who).is_refused(bid_page(story, "rival"))
    story.people("vco").is_refused(bid_page(story, "rival"))


def begins(story: Story, key: str, lot: str) -> None:
    bidder = story.people(key)
    bidder.go(story.at["opportunity"]).press("Start a bid").tick("Yes", under=CONDITION).tick(lot).press(
        "Start the bid"
    )
    story.at[f"bid of {key}"] = here = bidder.path
    bidder.press("How you will bring about the outcome, and the price").fill({
        "How will you bring about the outcome?": "Two people who live near come every week, and stay for tea.",
        "Your price for the whole term": PRICES[key],
    }).press("Save and continue")  # fmt: skip
    for title in CONTRACT.criteria:
        bidder.go(here).press(title).type("Your answer", f"{title}: neighbours lead it, and are paid for it.")
        bidder.press("Save and continue")


def a_small_group_joins(story: Story) -> None:
    """A consortium: the lead asks a small group, both have a share, and the small group signs off what was written."""
    lead, small, here = story.people("vco"), story.people("small"), bid_page(story, "vco")
    small.is_refused(here)
    lead.go(f"{here}together/").type("Who joins you?", "Kettle and Chat").press("Add them")
    lead.tick("As a consortium", exact=False)
    lead.fill({"Share of Riverside Anchor Trust": 60, "Share of Kettle and Chat": 40}).press("Save")
    lead.go(here).has_no("Check your answers and submit").sees("Kettle and Chat has to sign off")
    signs(small, here)


def signs(member: AtBrowser, bid: str) -> None:
    member.go(f"{bid}together/").press("Sign off the bid as it is").sees("signed off").shot("bid-together")


def hands_in(story: Story, key: str) -> None:
    bidder = story.people(key).go(bid_page(story, key)).press("Check your answers and submit")
    bidder.press("Submit the bid").sees("Your bid is sealed")


def the_terms_are_amended_late(story: Story) -> None:
    """Three days before bids close. They close later, and whoever had submitted reads what changed and submits again."""
    time_passes(story, OPEN - 3)
    lead, vco, rival = (story.people(who) for who in ("lead", "vco", "rival"))
    rival.is_refused(f"{story.at['opportunity']}amend/")
    lead.go(story.at["opportunity"]).press("Amend the terms").fill({
        "What changes?": "The hours are for evenings too.", "Why?": "Bidders asked whether evenings count.",
        "What is wanted": "Company each week, by day or in the evening.",
    })  # fmt: skip
    lead.press("Amend the terms").sees("Bids now close").sees("How buying it could do wider good was written down")
    lead.shot("opportunity-amended")
    vco.go(bid_page(story, "vco")).sees("The terms changed after you submitted").sees("The hours are for evenings too.")
    vco.shot("bid-asked-again")
    for key in BIDDERS:
        hands_in(story, key)


def bids_are_opened_by_two(story: Story) -> None:
    """An officer closes them, a citizen commissioner opens them with her: neither could alone."""
    time_passes(story, 8)
    lead, citizen, seal = story.people("lead"), story.people("citizen"), f"{story.at['opportunity']}open-the-seal/"
    lead.go(story.at["opportunity"]).press("Close the bids").press("Close the bids").is_refused(seal)
    lead.is_refused(bid_page(story, "vco"))
    citizen.go(seal).shot("open-seal").press("Open the bids")


def the_panel_scores(story: Story) -> None:
    """The officer on the panel has an interest and keeps out of that bid; the citizen scores all three."""
    citizen, officer = story.people("citizen"), story.people("nhs")
    declares(citizen, story, ())
    declares(officer, story, ("rival",))
    somebody_else_looks_at_it(story)
    officer.is_refused(bid_page(story, "rival")).is_refused(f"{bid_page(story, 'rival')}score/")
    for key in BIDDERS:
        scores(citizen, story, key, 5 if key == "vco" else 3)
    for key in ("adviser", "vco"):
        scores(officer, story, key, 3)
    for member in (citizen, officer):
        member.go(f"{story.at['opportunity']}scoring/").press("Lock my scores").sees("You locked your scores")
    officer.go(f"{story.at['opportunity']}moderation/").sees("You declared an interest in this bidder")
    citizen.go(f"{story.at['opportunity']}chair/").shot("chair")


def somebody_else_looks_at_it(story: Story) -> None:
    colleague = story.people("colleague").go(f"{story.at['opportunity']}conflicts/")
    colleague.press("Helen Marsh, about Silver", exact=False).tick("keeps out of this bid")
    colleague.type("Why, and which safeguards", "Her sister works there.").press("Keep this review")


def declares(member: AtBrowser, story: Story, has_interest_in: tuple[str, ...]) -> None:
    member.go(f"{story.at['opportunity']}interests/")
    for key, name in NAMES.items():
        has_one = key in has_interest_in
        member.tick("Yes" if has_one else "No, none", under=f"Do you have an interest in {name}?")
        if has_one:
            member.type(f"If yes, what is your interest in {name}?", "My sister works there.")
    member.shot("declare").press("Declare")


def scores(member: AtBrowser, story: Story, key: str, score: int) -> None:
    member.go(f"{bid_page(story, key)}score/").tick_each(str(score)).type_each("Why this score?", "It fits the place.")
    member.press("Save my scores")


def the_panel_agrees(story: Story) -> None:
    """What was talked over changes a score: a 5 and a 3 become 4.5, which neither had given."""
    conflicts_are_looked_for(story, "once the panel has declared")
    for key, score in AGREED.items():
        agree(story, key, score)
    lead = story.people("lead").go(f"{story.at['opportunity']}moderation/").sees("5, 3").sees("4.5")
    lead.shot("moderation").go(f"{story.at['opportunity']}sensitivity/").shot("sensitivity")
    conflicts_are_looked_for(story, "before the award")


def agree(story: Story, key: str, score: str) -> None:
    lead = story.people("lead").go(f"{bid_page(story, key)}moderate/").choose_each("The score you agreed", score)
    lead.type_each("Why you agreed it", "We talked it over.").press("Write down the agreed scores")


def it_is_recommended(story: Story, *, anew: bool = False) -> None:
    """Each lot has its winner; every bidder is written to, criterion by criterion, before anybody may decide."""
    lead = story.people("lead").go(f"{story.at['opportunity']}decide/winners/")
    for key in ("adviser", "vco"):
        lead.type(f"Award to {NAMES[key]}", PRICES[key])
    lead.press("Save and continue")
    if not anew:
        lead.has_no("Recommend it to whoever decides")
    for key in BIDDERS:
        lead.go(f"{bid_page(story, key)}summary/")
        lead.fill({"Reasons": f"{NAMES[key]}: see the criteria.", "Feedback": "Say more about evenings."})
        lead.press("Save and continue")
    lead.press("Recommend it to whoever decides").type("Why do you recommend this?", "They came first in each lot.")
    lead.press("Recommend it").is_refused(f"{story.at['opportunity']}decide/confirm/")


def it_is_decided(story: Story) -> None:
    story.people("citizen").is_refused(f"{story.at['opportunity']}decide/confirm/")
    decider = story.people("colleague").go(f"{story.at['opportunity']}decide/confirm/")
    decider.tick("Hold a standstill before anything is signed").shot("award-check").press("Decide and publish")
    decider.go(f"{story.at['opportunity']}decision/").press("Letters, objections and the standstill")
    story.at["award"] = decider.path
    decider.sees("Nothing is signed before").has_no("Make the award final").shot("award-standstill")


def a_bidder_objects_and_is_right(story: Story) -> None:
    """In the standstill. Whoever scored or decided cannot answer; the clerk does, and the award is set aside."""
    rival = story.people("rival").go(f"{bid_page(story, 'rival')}letter/").sees("What the winner did better")
    rival.shot("letter").press("Object to the award")
    rival.type("What do you think was wrong?", "Our answer on evenings was not read.").press("Send the objection")
    story.at["challenge"] = rival.path
    story.people("vco").is_refused(story.at["challenge"])
    story.people("colleague").go(story.at["challenge"]).has_no("Send the answer")
    clerk = story.people("clerk").go(story.at["challenge"]).tick("Yes, the award is set aside", exact=False)
    clerk.type("Why?", "A page was missing from what the panel read.").press("Send the answer").shot("challenge-upheld")
    agree(story, "rival", "3.5")
    it_is_recommended(story, anew=True)
    it_is_decided(story)
    rival.go(f"{story.at['opportunity']}decision/").sees("Set aside").shot("decision-anew")


def it_is_final_and_published(story: Story) -> None:
    lead, stranger = story.people("lead"), story.people(None)
    story.time_passes(f"{AHEAD} days", ("funding_award", "id", story.number("award")))
    lead.go(story.at["award"]).press("Make the award final").sees("What happens next").shot("award-final")
    lead.go(f"{story.at['opportunity']}notices/").shot("notices")
    stranger.go(f"{story.at['opportunity']}decision/").sees(NAMES["adviser"]).sees("£290,000")
    stranger.sees(f"Part: {HOME}").sees(f"Part: {OUT}")
    stranger.go(f"/funding/register/?words={story.subject}").sees(story.subject)
    stranger.never_reads("Her sister")
