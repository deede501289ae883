"""A citizens' assembly from its list of addresses to an answered recommendation, by people at browsers."""

import csv
import io
import subprocess
import sys
import zipfile
from datetime import date, timedelta

TITLE = "Who looks after the pond?"


def begun(lead):
    lead.go("/consultations/assemblies/").press("Begin an assembly")
    lead.choose("Who organises it?", "Wandle Vale Voluntary Action").choose("For which place?", "Moorfield")
    lead.fill({
        "What is it called?": TITLE, "What is the question?": "Who should look after the pond, and how?",
        "Why do you ask people?": "It is everybody’s.", "What do you promise": "We answer in public.",
        "How many members?": "2", "Payment for each session": "40", "What else do members get?": "Travel.",
        "Share of votes": "50", "In how many weeks": "6", "Whom can people ask?": "Assemblies team",
    })  # fmt: skip
    lead.date("Last day to say yes", date.today() + timedelta(days=30)).press("Begin it")
    lead.press("Categories and targets")
    lead.type("Category", "age", exact=True).fill({
        "How do you ask people for it?": "How old are you?", "The values": "16 to 44: 500\n45 and over: 500",
        "Where do these figures come from?": "Census 2021",
    }).press("Add the category")  # fmt: skip
    at = lead.shot("assembly-categories").path.replace("categories/", "")
    lead.go(f"{at}run/").shot("assembly-run")
    return at


def letters(scheme, at):
    """Draw letters, take the list away, and forget the addresses. Returns the codes."""
    scheme.go(f"{at}invite/")
    scheme.type("Or paste them here", "\n".join(f"{number} Pond Lane" for number in range(20)))
    scheme.fill({"How many letters?": "5", "Which list is it?": "Address file"}).press("Draw the letters")
    link = scheme.page.get_by_role("link", name="CSV").first.get_attribute("href")
    text = scheme.context.request.get(link).text()
    scheme.press("The letters are posted: forget the addresses").sees("were forgotten on")
    return [row["Code"] for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff")))]


def test_from_lottery_to_answered_recommendations(people, tmp_path):
    lead, scheme, stranger = people("lead"), people("scheme"), people(None)
    at = begun(lead)
    stranger.is_refused(at)
    codes = letters(scheme, at)

    # Four people say yes: one has an account, the others none.
    for number, code in enumerate(codes[:4]):
        somebody = people("resident") if number == 0 else stranger
        somebody.go(at).press("Answer my letter")
        somebody.fill(
            {"Code on the letter": code, "Your name": f"Resident {number}", "Telephone or e-mail": "020 7946 0000"}
        )
        somebody.tick("16 to 44" if number % 2 else "45 and over").tick("I agree to what is said above")
        if number == 3:
            somebody.shot("assembly-yes")
        somebody.press("Yes, put me in the pool").sees("You are in the pool")

    scheme.go(f"{at}lottery/").press("Close the pool of 4 people").sees("Fingerprint of the pool")
    scheme.press("Name the witnesses").fill({
        "First witness: e-mail": "clerk@example.org", "First witness: how": "The clerk",
        "Second witness: e-mail": "vco@example.org", "Second witness: how": "Riverside Anchor Trust",
    }).press("Name them")  # fmt: skip
    for key, words in (("clerk", "6 1 3 5"), ("vco", "queen of hearts")):
        people(key).go("/my-work/").take_turn(TITLE)
        people(key).press("Give my part of the seed")
        people(key).fill({"What fell?": words, "How did it fall?": "in public"}).press("Give it")

    # Anybody checks the draw from what is published, with the script alone.
    stranger.go(f"{at}lottery/").sees("6 1 3 5 / queen of hearts").shot("assembly-draw")
    zipped = stranger.context.request.get(stranger.page.get_by_role("link", name="ZIP").get_attribute("href")).body()
    zipfile.ZipFile(io.BytesIO(zipped)).extractall(tmp_path)
    checked = subprocess.run([sys.executable, "-I", "verify.py", "."], cwd=tmp_path, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout

    scheme.go(f"{at}sessions/").fill(
        {"What is it about?": "Mud and newts", "Where?": "Hall", "How do people get in": "No steps."}
    )
    scheme.date("Day", date.today() - timedelta(days=1)).press("Plan it")
    scheme.go(f"{at}seats/").shot("assembly-seats")
    for _member in range(2):
        takes = scheme.page.get_by_role("button", name="takes it").first.inner_text()
        scheme.press(takes).go(f"{at}seats/")
    scheme.press("The assembly begins its work")
    scheme.go(f"{at}sessions/").press("Who came to session 1, and what happened")
    for box in scheme.page.get_by_role("checkbox").all():
        box.check()
    scheme.type("What happened?", "Everybody held a newt.").press("Save").sees("Attendance is taken")

    scheme.go(f"{at}recommend/").fill({"What should be done?": "Plant reeds.", "Why?": "Newts like them."})
    scheme.choose("By whom?", "Wandle Vale Council").press("Put it to the vote")
    scheme.press("Type in votes on recommendation 1")
    scheme.shot("assembly-votes")
    for field in scheme.page.locator("select").all():
        field.select_option(label="for")
    scheme.press("Save the votes").press("Count the votes and publish").sees("2 for, 0 against")

    stranger.go("/consultations/assemblies/owed/").sees(TITLE).shot("assemblies-owed")
    lead.go(at).press("Answer recommendation 1").tick("accepted")
    lead.type("Why, and what happens next?", "In March.").press("Publish the answer")
    stranger.go(at).sees("In March.").shot("assembly")
