"""Step 7: both sides settle the measures before they sign; money is paid on its day; a report comes in."""

from tests.browser.steps.project import a_colleague_decides_the_gate, took_part
from tests.browser.steps.story import Story


def it_is_delivered(story: Story) -> None:
    both_sides_sign(story)
    the_money_is_paid(story)
    a_report_comes_in(story)
    took_part(story, "deliver")
    a_colleague_decides_the_gate(story, "deliver")


def both_sides_sign(story: Story) -> None:
    lead, vco, rival = story.people("lead"), story.people("vco"), story.people("rival")
    rival.go(story.at["project"]).has_no("Draft the agreement")
    lead.go(story.at["project"]).press("Draft the agreement").shot("agreement-draft")
    lead.date("First day", story.first_of_next_month()).date("Last day", story.day(760)).choose(
        "How often is money paid?", "every year"
    )
    lead.press("Save the draft").sees("Now settle the measures")
    story.at["agreement"] = here = lead.path.removesuffix("measures/")
    vco.go(f"{here}measures/").has_no("Agree these measures")
    lead.go(here).has_no("Check and sign")
    lead.go(f"{here}measures/").press("Propose these measures")
    rival.is_refused(f"{here}measures/")
    vco.go(f"{here}measures/").shot("measures").press("Agree these measures")
    rival.is_refused(f"{here}sign/")
    rival.is_refused(f"{here}payment-plan/why/")
    lead.go(f"{here}payment-plan/why/").fill(
        {
            "Why is paying so much in advance good value?": "A small trust pays its rooms and people before anybody comes."
        }
    ).shot("payment-plan-why").press("Save", exact=False)
    vco.go(here).has_no("Check and sign")
    lead.go(here).press("Check and sign").shot("sign").press("Sign for the funder")
    lead.go(here).has_no("Check and sign")
    vco.go(here).press("Check and sign").press("Sign for the provider")
    story.people(None).go(here).sees("Signed for the provider").shot("agreement")


def the_account_is_asked_about(story: Story) -> None:
    """Whoever commissions asks the provider about its account before it is paid for the first time; one call does for
    every agreement of the same funder, so a later journey finds nothing to ask."""
    lead = story.people("lead").go(story.at["agreement"])
    if lead.page.get_by_role("link", name="Check the new bank details").count():
        lead.press("Check the new bank details").sees("Do not use one from the message").shot("check-bank")
        lead.fill({"Whom did you ask": "Amara, at the number in last year's file."})
        lead.press("I have asked; they are right").sees("Somebody other than you now makes the payment.")


def the_money_is_paid(story: Story) -> None:
    finance, vco = story.people("finance"), story.people("vco")
    the_account_is_asked_about(story)
    vco.go(story.at["agreement"]).has_no("Write down that it is paid").is_refused("/agreements/payments/due/")
    finance.go("/my-work/").take_turn(story.subject).go("/agreements/payments/due/").sees(story.subject).shot(
        "payments-due"
    )
    finance.go(story.at["agreement"]).press("Write down that it is paid", exact=False)
    finance.date("On which day was it paid?", story.day(0)).press("Save", exact=False)
    story.people(None).go(story.at["agreement"]).sees("1 of the 1 payment")


def a_report_comes_in(story: Story) -> None:
    lead, vco, rival, number = (
        story.people("lead"),
        story.people("vco"),
        story.people("rival"),
        story.number("agreement"),
    )
    story.time_passes(
        "7 months", ("agreements_agreement", "id", number), ("agreements_report", "agreement_id", number),
        ("agreements_payment", "agreement_id", number),
    )  # fmt: skip
    vco.go("/my-work/").take_turn(story.subject)
    story.at["report"] = vco.path
    rival.go(story.at["report"]).has_no("Write the report").is_refused(f"{story.at['report']}write/")
    vco.press("Write the report").shot("report-write")
    vco.fill({
        "Figure": 31, "How do you know?": "We asked everybody who came in the last week.",
        "What happened, in your own words?": "Two evenings a week now, and neighbours lead one of them.",
        "How many people who use it told you how it is?": 26, "How many hours did this report take you?": 2,
    })  # fmt: skip
    vco.press("Check your answers").press("Send the report").shot("report")
    lead.go(story.at["report"]).press("Accept it, or ask again").tick("I accept it").press("Send your answer")
    story.people(None).go(story.at["report"]).sees("neighbours lead one of them")
