"""From a plan months ahead to bids that are open: for a contract in two lots, and for a small grant."""

from dataclasses import dataclass

from tests.browser.steps.story import Story

AHEAD, OPEN, DECIDES = 14, 28, 58
CONDITION = "You work in Wandle Vale."


@dataclass(frozen=True)
class Offer:
    """What is offered, in the words of its forms."""

    plan: str
    route: str
    procedure: str
    value: str
    band: str
    criteria: dict[str, tuple[int, int]]  # title: weight, most words
    lots: dict[str, str]  # title: value
    term_months: int = 24
    is_bought: bool = True


CONTRACT = Offer(
    "Company at home and out of it", "competition", "Light-touch contract", "700,000", "£500,000 and over",
    {"How it will work": (60, 300), "Good for the borough": (20, 200), "Price": (20, 100)},
    {"Company at home": "400,000", "Company out of the house": "300,000"},
)  # fmt: skip
GRANT = Offer(
    "A tea table on the landing", "grant", "", "8,000", "under £10,000",
    {"How it will work": (80, 150), "Good for the borough": (20, 100)}, {}, is_bought=False,
)  # fmt: skip


def it_is_planned_ahead(story: Story, offer: Offer) -> None:
    """In the pipeline for everyone, followed, talked over, and weighed up as the law asks."""
    lead = story.people("lead")
    lead.go("/funding/pipeline/").press("Tell ahead what Wandle Vale Council plans")
    lead.fill({"Title": story.subject, "What will be wanted?": "People who are often alone have company."})
    lead.choose("Kind of service", "isolation").choose("When do bids open?", str(story.day(AHEAD).year))
    lead.choose("Which project is it part of?", "debt").tick(offer.band).tick(offer.route).press("Publish it")
    story.at["plan"] = lead.path
    follower, stranger = story.people("small"), story.people(None)
    stranger.go("/funding/pipeline/").press(story.subject).has_no("Write down an early talk").shot("plan-public")
    follower.go(story.at["plan"]).press("Tell me of changes by e-mail")
    follower.is_refused(f"{story.at['plan']}talk/")
    if not offer.is_bought:
        return
    lead.go(story.at["plan"]).press("Write down an early talk").date("When was it?", story.day(-1)).fill({
        "With which organisations": "Riverside Anchor Trust, Kettle and Chat, Silver Threads",
        "What was said?": "One group cannot do both halves well.", "What did it change?": "It comes in two lots.",
    }).press("Save")  # fmt: skip
    lead.go(story.at["plan"]).press("Consider social value")
    lead.tick("Health of body and mind", exact=False)
    lead.fill({"How?": "Neighbours who help can be trained and paid.", "How do you ask them": "At the spring meeting."})
    lead.tick("Yes", under="Do you ask people").press("Save").shot("plan-weighed-up")


def it_is_announced(story: Story, offer: Offer) -> None:
    lead = story.people("lead")
    lead.go(story.at["plan"]).press("Prepare it as an opportunity").fill({
        "Title": story.subject, "What is wanted?": "People who are often alone have somebody to talk with each week.",
        "Why does this route fit this service?": "It is large enough to ask openly, and small enough to share.",
        "Value over the whole term": offer.value, "How long will it run?": offer.term_months, "Who can bid?": CONDITION,
    })  # fmt: skip
    lead.tick(offer.route)
    if offer.procedure:
        lead.choose("Which lawful procedure?", offer.procedure)
    lead.date("Bids open on", story.day(AHEAD)).date("Bids close on", story.day(AHEAD + OPEN))
    lead.date("We decide by", story.day(DECIDES)).press("Save and continue")
    for title, (weight, words) in offer.criteria.items():
        lead.fill({"Criterion": title, "What are bidders asked?": f"{title}: tell us.", "Weight": weight})
        lead.type("Most words", words)
        if title == "Price":
            lead.tick("This is the price")
        if title == "Good for the borough":
            lead.tick("This is social value", exact=False)
        lead.press("Add the criterion")
    lead.press("Go on to announce it")
    story.at["opportunity"] = lead.path
    if offer.lots:
        divide(story, offer.lots)
    lead.go(story.at["opportunity"]).press("Announce it ahead").press("Announce it")
    story.people("rival").go(story.at["opportunity"]).has_no("Start a bid").is_refused(
        f"{story.at['opportunity']}lots/"
    )


def divide(story: Story, lots: dict[str, str]) -> None:
    lead, (first, second) = story.people("lead"), lots
    lead.go(story.at["opportunity"]).press("Lots").fill({"What is this part?": second, "Its value": lots[second]})
    lead.press("Add the lot").press(f"Change “{story.subject}”")
    lead.fill({"What is this part?": first, "Its value": lots[first]}).press("Save").shot("lots")


def weighed_up(story: Story) -> tuple[tuple[str, str, int], ...]:
    """What was weighed up before bids opened: it grows old with its opportunity."""
    return (("funding_socialvaluerecord", "plan_id", story.number("plan")),)


def bids_are_opened(story: Story, offer: Offer) -> None:
    """The panel is seated, with a trained citizen as a full member; where something is bought, conflicts come first."""
    lead = story.people("lead")
    rows = ("funding_opportunity", "id", story.number("opportunity")), *weighed_up(story)
    story.time_passes(f"{AHEAD} days", *rows)
    if offer.is_bought:
        conflicts_are_looked_for(story, "before the notice")
    lead.go(story.at["opportunity"]).press("The panel")
    for name in ("Maureen Doyle", "Helen Marsh") if offer.is_bought else ("Maureen Doyle", "Priya Nair"):
        lead.choose("Who joins the panel?", name).press("Give the seat")
    lead.press("Make Maureen Doyle the chair").shot("panel")
    lead.go(story.at["opportunity"]).press("Open for bids").press("Open for bids")


def conflicts_are_looked_for(story: Story, step: str) -> None:
    lead = story.people("lead")
    lead.go(story.at["opportunity"]).press("Conflicts of interest").tick(step)
    lead.fill({"Who was asked": "The lead and the whole panel.", "What was found": "What was declared is looked at."})
    lead.press("Keep this assessment")
