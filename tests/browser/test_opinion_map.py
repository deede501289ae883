"""A question becomes statements, statements votes, votes a map, and the map an answer."""

import re
from datetime import date, timedelta
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.browser.steps.story import Story

SEEDS = [
    "Warm rooms should be open every day.", "Money is better spent on visits at home.", "Tea should be free.",
    "People should book before they come.", "Doors should open before nine.",
]  # fmt: skip
OPEN_TO_ALL = SEEDS[0], SEEDS[2], SEEDS[4]  # whoever likes one of these likes all of them, and not the others
MUSIC = "There should be music."


@pytest.fixture
def story(people, server, request):
    return Story(people, server.database, f"What should mornings be like? ({request.node.callspec.id})", "")


def vote(person, mark):
    """Press a mark. With scripts on the page stays and its middle is replaced; then it is checked again."""
    if not person.has_scripts:
        person.press(mark)
        return
    before = person.page.locator("#one-by-one").inner_text()
    person.page.get_by_role("button", name=mark, exact=True).click()
    person.page.wait_for_function("text => document.getElementById('one-by-one').innerText !== text", arg=before)
    assert person.page.evaluate("document.activeElement.tagName") == "H1", "the reader is not taken to what is new"
    person.look()


def mark_of(text, open_to_all):
    return "Agree" if MUSIC in text or any(seed in text for seed in OPEN_TO_ALL) == open_to_all else "Disagree"


def strangers_vote(address, path, open_to_all):
    """Somebody without an account answers every statement, without a browser that draws each page."""
    person = build_opener(HTTPCookieProcessor())
    page = person.open(f"{address}{path}vote/").read().decode()
    form = re.compile(
        r'<p>([^<]*)</p>\s*</blockquote>.*?action="([^"]+/vote/)".*?csrfmiddlewaretoken" value="(\w+)"', re.S
    )
    while asked := form.search(page):
        text, action, token = asked.groups()
        said = {"mark": mark_of(text, open_to_all).lower(), "csrfmiddlewaretoken": token}
        page = person.open(f"{address}{action}", urlencode(said).encode()).read().decode()
    assert "You have answered them all" in page


def test_from_a_question_to_what_was_done_with_it(story, server):
    lead, moderator, resident = story.people("lead"), story.people("clerk"), story.people("resident")
    lead.go("/projects/").press("company", exact=False).press("Ask everybody a question")
    lead.fill({"What is the question?": story.subject, "What is it about?": "How mornings are spent together."})
    lead.tick("involve", exact=False).type("What do you promise to do with it?", "We say what we did with it.")
    lead.type("Statements to begin with", "\n".join(SEEDS)).date("Last day", date.today() + timedelta(days=20))
    lead.tick("No: quicker", exact=False).press("Save the question")
    story.at["question"] = lead.path
    story.people("neighbour").is_refused(story.at["question"])
    lead.press("Open the conversation").sees("The conversation is open.")

    resident.go(story.at["question"]).press("Take part")
    for mark in ("Agree", "Disagree", "Pass", "Agree", "Disagree"):
        vote(resident, mark)
    resident.sees("You have answered them all").press("Write a statement yourself")
    resident.type("Your statement", "Mrs Applegarth should run it.").press("Send the statement")
    resident.sees("seems to name a person").sees("What happens next").press("Go on").press("Write a statement yourself")
    resident.type("Your statement", MUSIC).press("Send the statement")

    queue = queue_of(moderator)
    story.people("rival").is_refused(queue)
    moderator.go(queue).sees("held back")
    moderator.follow(card(moderator, MUSIC).get_by_role("button").first, "Show it").sees("It is shown.")
    named = card(moderator, "Applegarth should run it").get_by_role("link", name=re.compile("Do not show"))
    moderator.follow(named, "Do not show it").tick("It names or points at a person").type(
        "In your own words", "It names a person."
    )
    moderator.press("Do not show it")
    resident.go(f"{story.at['question']}mine/").sees("It names a person.").press("See why, or ask for a second look")
    resident.go(f"{story.at['question']}mine/").press("Change", exact=False).sees("Choose again to change your mind.")

    for key in ("resident", "neighbour"):
        person = story.people(key).go(f"{story.at['question']}vote/")
        while person.page.get_by_role("button", name="Agree", exact=True).count():
            vote(person, mark_of(person.page.locator("#one-by-one").inner_text(), open_to_all=True))
        person.sees("You have answered them all")
    for number in range(10):
        strangers_vote(server.address, story.at["question"], open_to_all=number % 2 == 0)

    lead.go(story.at["question"]).has_no("Close it and draw the map")
    story.time_passes("21 days", ("engagement_conversation", "id", story.number("question")))
    lead.go(story.at["question"]).press("Close it and draw the map").sees("its map is drawn")
    stranger = story.people(None).go(story.at["question"]).press("See the opinion map")
    stranger.sees("12 people took part").sees("Group A").sees("Group B").sees("What divides").shot("opinion-map")
    assert MUSIC in stranger.page.get_by_role("figure").filter(has_text="What unites").inner_text()
    with stranger.page.expect_download() as file:
        stranger.page.get_by_role("link", name="The votes (CSV)").click()
    assert len(file.value.path().read_text().splitlines()) == 13
    lead.press("Say what you did with it").type("What did you do with it?", "There is music now.").press("Publish")
    stranger.go(story.at["question"]).sees("There is music now.")
    stranger.go("/consultations/framework/").sees(story.subject).shot("framework")


def queue_of(person):
    """The queue that waits for a moderator, from their own list of work."""
    person.go("/my-work/")
    links = person.page.get_by_role("link").all()
    return next(href for link in links if "/queue/" in (href := link.get_attribute("href") or ""))


def card(person, words):
    return person.page.locator(".fm-card").filter(has_text=words).first
