"""Citizens at their browsers: a girl of 12 with her mother, somebody of 16, somebody retired who uses the keyboard alone,
and the scheme's worker. They join, learn, are accredited, choose, judge bids, see what changed, and take a badge away
that a separate script checks with the public key alone.
"""

import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.browser.steps.story import Story
from tests.browser.steps.tasks import an_officer_opens_a_task

CORE = "Commissioning for citizens"


@pytest.fixture
def story(request, people, server):
    return Story(people, server.database, request.node.callspec.id, "")


def the_scheme_takes_in(story: Story, name: str, whole_name: str, *, young: bool = False) -> None:
    """Admitted, the agreement accepted for the scheme, an adult named, the core course confirmed and accredited."""
    scheme = story.people("scheme").go("/citizens/scheme/").press(f"Admit {name}").press(whole_name)
    here = scheme.path
    if young:
        scheme.press("Name one", exact=False).choose("Which adult looks out for them?", "Sam Patel")
        scheme.press("Name them")
    scheme.go(here).press("Accept it for the scheme").go(here).sees("accepted by both")
    scheme.press("Confirm a course").choose("Course", CORE).press("Confirm")
    scheme.go(here).press(f"Note an accreditation for {CORE}").choose("Awarding body", "Vale Community Foundation")
    scheme.type("Level", "Level 1").type("Certificate number", f"{name}-{story.subject}")
    scheme.date("Awarded on", story.day(0)).press("Note it")
    for stranger in ("rival", "resident", None):
        story.people(stranger).is_refused(here)


def test_a_girl_of_twelve_joins_with_her_mother(story):
    mother, name = story.people("guardian"), f"Abena{len(story.subject)}"
    mother.go("/citizens/family/").press("Open an account for a child of 12").type("Child’s name", f"{name} Adu")
    mother.date("Child’s date of birth", date(story.day(0).year - 12, 1, 1)).press("Open the account")
    mother.press(f"Agree that {name} takes part").fill(
        {"Who are you to them?": "mother", "Telephone number": "020 7946 0033"}
    )
    mother.tick("I am 18 or over", exact=False).press("I agree").press(f"Go on as {name}")
    mother.sees(f"You act for {name}.").press("Join").type("What do you want out of it?", "A safe park.").press("Apply")
    mother.sees("will be in touch").press("The agreement between you and the scheme").press("I accept my side")
    mother.shot("citizens-twelve").press("Go back to my own account")
    the_scheme_takes_in(story, name, f"{name} Adu", young=True)
    an_officer_opens_a_task(story)
    mother.go("/citizens/family/").press(f"Go on as {name}").sees(CORE).sees("Level 1")
    mother.go(story.at["task"]).press("Choose this task").sees("You chose this task")
    lead = story.people("lead").go(story.at["task"]).sees(name)
    lead.never_reads("Adu")
    for somebody in (None, "rival"):
        story.people(somebody).go(story.at["task"])
        story.people(somebody).never_reads(name)


def test_at_sixteen_one_judges_bids_and_reads_what_changed(story, tmp_path, server):
    an_officer_opens_a_task(story)
    young, lead = story.people("young"), story.people("lead")
    young.go("/my-work/").go(story.at["task"]).press("Choose this task")
    if not young.has_scripts:
        sits_on_the_panel(story)
    young.go(story.at["task"]).press("Say what you did").type("Hours you gave", 3)
    young.type("What did you do?", "Asked for words my nan would use.").press("Put it on my record")
    lead.go(story.at["task"]).press("Tell Kofi what changed")
    lead.type("What changed because of what they did?", "The questions are shorter now.").press("Tell them")
    young.go("/citizens/mine/").sees("The questions are shorter now.").shot("citizens-record")
    story.people("rival").is_refused(f"{story.at['opportunity']}scoring/")
    takes_a_badge_away(young, tmp_path, server.address, says="Kofi", never="Adu")


def sits_on_the_panel(story: Story) -> None:
    lead, young, here = story.people("lead"), story.people("young"), story.at["opportunity"]
    lead.go(here).press("The panel").choose("Who joins the panel?", "Kofi").press("Give the seat")
    lead.never_reads("Adu")
    number = story.number("opportunity")
    story.time_passes("60 days", ("funding_opportunity", "id", number), ("funding_bid", "opportunity_id", number))
    lead.go(here).press("Close the bids").press("Close the bids")
    story.people("colleague").go(here).press("Open the bids, as the second of two").press("Open the bids")
    young.go(here).press("Your declarations and score sheets")
    bids = [
        link.inner_text()
        for link in young.page.get_by_role("link").all()
        if "/bid/" in (link.get_attribute("href") or "")
    ]
    assert bids, f"no bid to score on {young.path}"
    for name in bids:
        young.go(here).press("Your declarations and score sheets").press(name)
        young.tick("No, none").press("Declare").tick_each("3").type_each(
            "Why this score?", "It answers what was asked."
        )
        young.press("Save my scores")
    young.press("Lock my scores").sees("You locked your scores").shot("citizens-panel")


def takes_a_badge_away(person, folder, address, *, says: str, never: str) -> None:
    """Downloaded, and checked by the script as anybody gets it, with the public key alone; then with one byte changed."""
    person.go("/citizens/mine/").press("Get a badge").tick("my name", exact=False)
    for each in person.page.get_by_role("checkbox").all():
        each.check()
    person.press("Sign it")
    with person.page.expect_download() as coming:
        person.page.get_by_role("button", name="Download it").or_(
            person.page.get_by_role("link", name="Download it")
        ).click()
    badge = folder / "badge.jwt"
    coming.value.save_as(badge)
    for name in ("key.pem", "verify_badge.py"):
        (folder / name).write_bytes(person.context.request.get(f"{address}/citizens/badges/{name}").body())

    def check(file):
        told = subprocess.run(
            [sys.executable, "-I", "verify_badge.py", file, "key.pem"], cwd=folder, capture_output=True, text=True
        )
        return told.returncode, told.stdout

    code, words = check("badge.jwt")
    assert code == 0 and words.startswith("WHOLE") and says in words and never not in words, words
    whole = badge.read_bytes()
    middle = len(whole) // 2
    (folder / "changed.jwt").write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    assert check("changed.jwt") == (1, check("changed.jwt")[1]) and "NOT WHOLE" in check("changed.jwt")[1]


def by_keyboard(person, name: str) -> None:
    """Reach what says `name` with the Tab key alone and press Enter, as somebody does who sees no pointer."""
    for _press in range(120):
        person.page.keyboard.press("Tab")
        if (
            person.page.evaluate("(document.activeElement.innerText || document.activeElement.value || '').trim()")
            == name
        ):
            with person.page.expect_navigation(wait_until="load"):
                person.page.keyboard.press("Enter")
            person.look()
            return
    raise AssertionError(f"the Tab key never reaches “{name}” on {person.path}")


def every_field_says_what_it_is(person) -> None:
    """A screen reader finds a name on each field, and an order in the headings."""
    unnamed = person.page.evaluate(
        "[...document.querySelectorAll('main input:not([type=hidden]), main select, main textarea')]"
        ".filter(f => !(f.labels && f.labels.length && f.labels[0].textContent.trim())).map(f => f.name)"
    )
    assert unnamed == [], f"fields without a name on {person.path}: {unnamed}"
    levels = person.page.evaluate("[...document.querySelectorAll('main h1, main h2, main h3')].map(h => +h.tagName[1])")
    jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
    assert jumps == [], f"headings jump on {person.path}: {levels}"


def test_somebody_retired_joins_by_keyboard_and_reader(story, tmp_path, server):
    retired = story.people("resident")
    retired.go("/citizens/")
    every_field_says_what_it_is(retired)
    by_keyboard(retired, "Join")
    every_field_says_what_it_is(retired)
    if retired.page.get_by_role("group", name="Date of birth").count():
        retired.date("Date of birth", date(1950, 3, 2))
    by_keyboard(retired, "Apply")
    by_keyboard(retired, "The agreement between you and the scheme")
    if retired.page.get_by_role("button", name="I accept my side").count():
        by_keyboard(retired, "I accept my side")
    retired.go("/citizens/mine/preferences/")
    every_field_says_what_it_is(retired)
    retired.type("What do you need so that you can take part?", "Papers a screen reader can read.")
    by_keyboard(retired, "Save")
    scheme = story.people("scheme").go("/citizens/scheme/").press("Admit Leila").press("Leila Haddad")
    scheme.sees("Papers a screen reader can read.")
    here = scheme.path
    if scheme.page.get_by_role("button", name="Accept it for the scheme").count():
        scheme.press("Accept it for the scheme")
        scheme.go(here).press("Confirm a course").choose("Course", CORE)
        scheme.date("Completed on", date.today() - timedelta(days=1)).press("Confirm")
    an_officer_opens_a_task(story)
    retired.go("/citizens/tasks/")
    every_field_says_what_it_is(retired)
    by_keyboard(retired, story.at["title"])
    by_keyboard(retired, "Choose this task")
    by_keyboard(retired, "Say what you did")
    every_field_says_what_it_is(retired)
    retired.type("Hours you gave", 2).type("What did you do?", "Asked for tables a reader can read.")
    by_keyboard(retired, "Put it on my record")
    takes_a_badge_away(retired, tmp_path, server.address, says="Leila Haddad", never="1950")
    retired.go("/citizens/mine/").press("Leave the scheme").press("Leave the scheme").sees("You have left the scheme")
    retired.sees(CORE)
