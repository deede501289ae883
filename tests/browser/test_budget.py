"""A participatory budget from a resident's idea to the project that opened, voted on online and on paper."""

import re
import shlex
import subprocess
import sys
from datetime import date

import pytest

from folkmoot.design.tags.words import day
from tests.browser.steps.story import Story

BENCHES, MURAL, TOWER = "Benches by the pond", "A mural at the station", "A tower of glass"
BORN = date(1990, 1, 1)


@pytest.fixture
def story(people, server, request):
    return Story(people, server.database, f"Ten thousand pounds for us ({request.node.callspec.id})", "")


def days_pass(story, days):
    story.time_passes(f"{days} days", ("engagement_budget", "id", story.number("budget")))


def voter(person, name):
    """Say who votes."""
    person.fill({"Full name": name, "Postcode": "SM1 1AA"}).date("Day of birth", BORN)
    return person.tick("I declare that I live in", exact=False)


def it_is_begun(story):
    lead = story.people("lead").go("/budgets/").press("Begin a budget")
    lead.fill({
        "What is it called?": story.subject, "What is the money for?": "Small things that make streets better.",
        "How much is there": "10000", "From what age": "12", "Whom can people ask?": "Engagement team",
    })  # fmt: skip
    lead.choose("Whose money is it?", "Wandle Vale Council").choose("For which area?", "Moorfield")
    lead.date("Last day for ideas", story.day(10)).date("Voting opens on", story.day(20))
    lead.date("Voting closes on", story.day(40)).date("Winners are open by", story.day(300)).press("Begin")
    story.at["run"], story.at["budget"] = lead.path, lead.path.replace("run/", "")
    story.people(None).is_refused(story.at["budget"])
    lead.press("Open for ideas").sees("It is open for ideas.")
    story.people("resident").is_refused(story.at["run"])


def ideas_are_sent_and_checked(story):
    for key, title in (("resident", BENCHES), ("neighbour", MURAL), ("citizen", TOWER)):
        person = story.people(key).go(story.at["budget"]).press("Send an idea")
        person.fill(
            {"Your idea in a few words": title, "What should be done": "For everybody.", "Where?": "By the gate"}
        )
        person.choose("In which area?", "Moorfield").press("Send the idea").sees("What happens next")
        story.at[title] = person.path
    lead = story.people("lead").go(story.at["run"]).has_no("Close for ideas")
    lead.sees(f"You can close for ideas from {day(story.day(11))}.").shot("budget-run")
    days_pass(story, 11)
    lead.go(story.at["run"]).press("Close for ideas").sees("Closed for ideas.").sees("Not checked yet: 3.")
    for title, cost in ((BENCHES, "4000"), (MURAL, "7000"), (TOWER, "")):
        lead.press("Ideas").press(title).press("Check this idea")
        lead.tick("Yes, it can be voted on" if cost else "No").type("What did you find?", "We asked about the land.")
        lead.fill({"What does the whole": cost, "How was that worked out?": "Two quotes."} if cost else {})
        lead.press("Publish what you found").go(story.at["run"])
    story.people("citizen").go(story.at[TOWER]).sees("We asked about the land.").shot("budget-idea")


def rules_come_before_votes(story):
    lead = story.people("lead").go(story.at["run"]).has_no("Open the vote")
    lead.press("How people vote, how it is counted").type("Why this rule?", "Each voter has the same share.")
    lead.press("Fix the rule").press("Who may vote").tick("people who declare that they live here")
    lead.type("Why?", "Anybody who lives here.").press("Save").go(story.at["run"])
    stranger = story.people(None).go(story.at["budget"]).shot("budget")
    stranger.sees("How votes are counted").has_no("Find or change your vote")
    lead.sees(f"You can open the vote from {day(story.day(9))} ").has_no("Open the vote")
    days_pass(story, 10)
    lead.go(story.at["run"]).press("Open the vote").sees("Voting is open.")


def people_vote(story):
    """Four online, one of whom thinks again and one of whom tries twice. Returns the receipt of the last."""
    stranger = story.people(None)
    for number in range(4):
        stranger.go(story.at["budget"]).press("Vote")
        voter(stranger, f"Voter {number}").tick(MURAL if number == 3 else BENCHES, exact=False)
        if number == 3:
            stranger.shot("budget-vote")
        stranger.press("Cast my vote").sees("Your vote is in").sees("This is what will be counted")
    stranger.shot("budget-voted")
    receipt = re.search(r"\b\w{4}-\w{4}-\w{4}\b", stranger.page.locator("main").inner_text())[0]
    stranger.go(story.at["budget"]).press("Vote")
    voter(stranger, "voter  0").tick(MURAL, exact=False)
    stranger.is_told("Cast my vote", "You have voted already.")
    stranger.go(story.at["budget"]).press("Find or change your vote").type("Receipt", receipt).press("Find it")
    stranger.sees(MURAL).press("Change my vote")
    stranger.page.get_by_label(MURAL).uncheck()
    stranger.tick(BENCHES, exact=False).press("Change my vote").sees("Your vote is changed").sees(BENCHES)
    return receipt


def papers_are_entered(story):
    lead, colleague = story.people("lead"), story.people("colleague")
    story.people("resident").is_refused(f"{story.at['budget']}papers/")
    lead.go(story.at["run"]).press("Paper and table").press("Somebody votes here")
    voter(lead, "Voter 1")
    lead.is_told("Hand them a ballot paper", "This person has voted already.")
    voter(lead, "Paper Voter").press("Hand them a ballot paper").sees("They are marked as having voted.")
    lead.press("Print papers").type("How many?", "2").press("Make them").shot("papers")
    paper = re.search(r"Number of this paper: (\S+)", lead.page.locator("main").inner_text())[1]
    for person, words in ((lead, "once somebody else has entered"), (colleague, "the paper is counted")):
        person.go(f"{story.at['budget']}papers/").press("Enter a paper").type("Number on the paper", paper)
        person.tick(MURAL, exact=False).press("Enter it").sees(words)


def it_is_counted(story, receipt, environ, folder):
    lead, stranger = story.people("lead"), story.people(None)
    lead.go(story.at["run"]).has_no("Close the vote")
    stranger.is_refused(f"{story.at['budget']}result/")
    days_pass(story, 20)
    lead.go(story.at["run"]).press("Close the vote").press("Count the votes").sees("Counted and published.")
    stranger.go(story.at["budget"]).has_no("Find or change your vote").press("Who won, and why")
    stranger.sees("Online 4 4").sees("On paper 1 1").sees("Together 5 5").shot("result")
    assert BENCHES in stranger.page.get_by_role("table", name="Ideas that won").inner_text()
    assert MURAL in stranger.page.get_by_role("table", name="Ideas that were not funded").inner_text()

    # Anybody counts again from what is published, and finds their own vote in it.
    command = stranger.page.locator("main code").first.inner_text()
    with stranger.page.expect_download() as file:
        stranger.page.get_by_role("link", name="All votes (Pabulib)").click()
    file.value.save_as(folder / file.value.suggested_filename)
    assert receipt in (folder / file.value.suggested_filename).read_text()
    again = [sys.executable, "-m", *shlex.split(command)]
    counted = subprocess.run(again, cwd=folder, env=environ, capture_output=True, text=True)
    assert counted.returncode == 0, counted.stderr
    assert BENCHES in counted.stdout
    stranger.press("Find your own vote by its receipt").type("Receipt", receipt).press("Find it")
    stranger.sees("It was counted like this:").sees(BENCHES)


def the_winner_opens(story):
    lead, stranger = story.people("lead"), story.people(None)
    story.people("resident").go(story.at[BENCHES]).has_no("Make it a project")
    lead.go(story.at[BENCHES]).press("Make it a project").choose("What kind of service", "streets, parks")
    lead.press("Open the project").press("Plan a step")
    lead.type("What happens next?", "Put them in").date("By when?", story.day(0)).press("Publish this step")
    stranger.go(f"{story.at['budget']}follow/").sees("Put them in: by")
    lead.press("“Put them in” is done").date("Done on", story.day(0)).press("Publish").press("It is open")
    lead.date("Open since", story.day(0)).type("What can people find there?", "Come and sit.").press("Tell everybody")
    stranger.go(f"{story.at['budget']}follow/").sees("Open since").shot("winners")
    stranger.press("its project").sees(BENCHES)


def test_from_an_idea_to_what_opened(story, server, tmp_path):
    it_is_begun(story)
    ideas_are_sent_and_checked(story)
    rules_come_before_votes(story)
    receipt = people_vote(story)
    papers_are_entered(story)
    it_is_counted(story, receipt, server.environ, tmp_path)
    the_winner_opens(story)
