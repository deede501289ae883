"""A small group asks to run a service; the council answers step by step, and buys it openly. And the pages of what comes
before bids, at a desk and on a phone."""

from datetime import date, timedelta

import pytest

PAGES = [
    "/funding/pipeline/", "/funding/routes/", "/funding/routes/?all=1", "/funding/routes/choose/", "/funding/how-to-bid/",
    "/funding/help/", "/funding/social-value/", "/funding/right-to-challenge/",
    "/funding/routes/choose/?kind=isolation&health=no&value=96000&gives=no&providers=few&special=",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_accessible(people, path):
    people(None).go(path)


def test_nothing_scrolls_sideways_on_a_phone(people):
    visitor = people(None)
    visitor.page.set_viewport_size({"width": 320, "height": 700})
    for path in PAGES:
        visitor.go(path)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_a_group_asks_to_run_a_service_and_it_is_bought_openly(people):
    group, council, decider = people("small"), people("lead"), people("colleague")
    group.go("/funding/right-to-challenge/").press("Inspection of kitchens")
    group.has_no("Ask to run it")
    group.go("/funding/right-to-challenge/").press("Letting of community rooms").press("Ask to run it")
    group.fill(
        {
            "What would you run, where, and how?": "Two of the six rooms, with keys at the tea table.",
            "What good would it do": "Rooms would be open on the mornings when people are there anyway.",
            "How would you be able to run it": "We open one room three times a week already.",
            "What money and people do you have?": "Eleven volunteers and £2,400.",
        }
    )
    group.press("Send it")
    letter = group.page.url.split("/funding/")[1]

    decider.go(f"/funding/{letter}")
    decider.has_no("Accept it")
    council.go(f"/funding/{letter}").press("Say by when it is decided")
    day = date.today() + timedelta(days=60)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        council.type(part, value, exact=True)
    council.press("Save")

    people("rival").is_refused(f"/funding/{letter}accept/")
    decider.go(f"/funding/{letter}").press("Accept it")
    decider.tick("£10,000 to £30,000").fill(
        {"Why is it accepted?": "Keys at the tea table would open rooms that stand empty."}
    )
    decider.press("Save").press("The procurement that follows")

    visitor = people(None)
    visitor.go("/funding/pipeline/").press("Letting of community rooms")
    visitor.press("It follows from a letter that asked to run this service")
    visitor.never_reads("Eleven volunteers")
