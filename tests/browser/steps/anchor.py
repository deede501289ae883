"""Three funders pool, groups choose an anchor, thirty share in one agreement, and a year is reported."""

from tests.browser.steps.story import Story

AGED = ("agreements_report", "agreements_payment", "agreements_sharing", "agreements_allocation", "agreements_draw")


def three_funders_pool(story: Story) -> None:
    lead = story.people("lead")
    lead.go("/agreements/funds/").press("Open a fund").fill(
        {
            "Name of the fund": f"{story.subject}, together",
            "What is the money for?": "Mornings that groups run themselves.",
        }
    )
    lead.choose("Who hosts it?", "Wandle Vale Council").choose("Where?", "Sutton").press("Open the fund")
    story.at["fund"] = lead.path
    for key, amount, only_voluntary in (
        ("lead", "30000", False),
        ("nhs", "20000.50", True),
        ("neighbour", "10000", False),
    ):
        funder = story.people(key)
        funder.go(story.at["fund"]).press("Put money in").fill({"How much?": amount})
        funder.date("First day on which it may be spent", story.day(0))
        funder.date("Last day on which it may be spent", story.day(1200))
        if only_voluntary:
            funder.tick("Only for voluntary and community organisations")
        funder.press("Put it in")
    story.people("rival").go(story.at["fund"]).has_no("Put money in")
    story.people(None).go(story.at["fund"]).sees("£60,000.50").shot("fund")


def the_groups_choose_their_anchor(story: Story) -> None:
    lead, small, vco, rival = (story.people(key) for key in ("lead", "small", "vco", "rival"))
    story.at |= story.prepare("groups")
    small.go(story.at["choice"]).press("Say whom your group trusts")
    small.choose("Whom does your group trust to hold the agreement?", "Riverside Anchor Trust")
    small.fill({"Why?": "They came when our boiler broke."}).shot("nominate").press("Say it in confidence")
    for who in (lead, vco, rival):
        who.go(story.at["choice"]).never_reads("boiler")
    lead.has_no("Count what the groups said")
    story.time_passes("40 days", ("agreements_anchorchoice", "id", story.number("choice")))
    lead.go(story.at["choice"]).press("Count what the groups said")
    vco.go(story.at["choice"]).press("Say whether you will be the anchor").tick("Yes").press("Answer")
    story.people(None).go(story.at["choice"]).sees("Riverside Anchor Trust").shot("choice")


def thirty_groups_share_it(story: Story) -> None:
    small, vco = story.people("small"), story.people("vco")
    story.at |= story.prepare("share")
    small.go(story.at["sharing"]).press("Ask for a share").fill({
        "1. What will you do?": "Tea on Thursdays", "2. For whom": "Twenty neighbours", "3. Where": "The hall, at ten",
        "4. What does it cost?": "Rent and milk", "How much do you ask for?": "1250.50",
        "5. How will you know": "They come back and bring others",
    }).shot("five-questions").press("Send it")  # fmt: skip
    asked = small.path
    story.people("rival").is_refused(asked)
    vco.go(asked).press("Offer a share").fill({"How much do you offer?": "1250.50"})
    vco.tick("The Compact holds between us", exact=False).press("Offer it")
    small.go(asked).press("Accept the share")
    story.people(None).go(story.at["sharing"]).sees("£27,350.50").shot("roll-up")


def a_year_is_reported(story: Story) -> None:
    lead, vco, number = story.people("lead"), story.people("vco"), story.number("agreement")
    rows = [(table, "agreement_id", number) for table in AGED]
    fund = ("agreements_contribution", "fund_id", story.number("fund"))
    story.time_passes("13 months", ("agreements_agreement", "id", number), fund, *rows)
    links = vco.go(story.at["agreement"]).page.locator("table a[href*='/agreements/report/']")
    reports = [link.get_attribute("href") for link in links.all()]
    for here, words in zip(reports, ("Four of thirty groups began late.", "All thirty ran every week."), strict=False):
        vco.go(here).press("Write the report").type_each("Figure", "31").type_each(
            "How do you know?", "The book at each door"
        )
        vco.fill({
            "3. What happened, in your own words?": words, "4. How many people who use it told you how it is?": 44,
            "5. How many hours did this report take you?": 3,
        })  # fmt: skip
        vco.press("Check your answers").press("Send the report")
        lead.go(here).press("Accept it, or ask again").tick("I accept it").press("Send your answer")
        story.people(None).go(here).sees(words)
