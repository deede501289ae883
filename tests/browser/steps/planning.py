"""Step 5: what is wanted, which way, fair to whom; from these a report, and a decision taken by others."""

from tests.browser.steps.project import a_colleague_decides_the_gate, took_part
from tests.browser.steps.story import Story

NINE = ("age", "disability", "gender reassignment", "marriage and civil partnership", "pregnancy and maternity", "race",
        "religion or belief", "sex", "sexual orientation")  # fmt: skip


def it_is_planned(story: Story) -> None:
    who_has_a_hand(story)
    who_could_do_it(story)
    what_is_wanted(story)
    which_way(story)
    fair_to_whom(story)
    took_part(story, "plan")
    staff_are_asked(story)
    it_is_decided(story)
    a_colleague_decides_the_gate(story, "plan")


def who_has_a_hand(story: Story) -> None:
    lead, rival, project = story.people("lead"), story.people("rival"), story.at["project"]
    rival.is_refused(f"{project}core-services/")
    lead.go(project).sees("No core service is named").press("Name a core service").tick("legal advice")
    lead.fill({"Which post or team does it?": "The shared legal team"}).press("Save").sees("The shared legal team")


def who_could_do_it(story: Story) -> None:
    """The market is looked at before anything is specified."""
    lead, rival, project = story.people("lead"), story.people("rival"), story.at["project"]
    rival.is_refused(f"{project}market/assess/")
    lead.go(project).press("Assess the market, before the specification")
    lead.fill({
        "How much is asked for?": "Forty people said they would come each week.",
        "Who could provide it, and how much?": "Three groups near the library, one evening each.",
        "What is missing?": "A room with a ramp on Mondays.",
    })  # fmt: skip
    lead.date("When was this assessed?", story.day(0)).press("Publish it").sees("A room with a ramp").shot("market")


def staff_are_asked(story: Story) -> None:
    """The service runs today and may move, so those who work in it and their union are heard first."""
    lead = story.people("lead")
    for group, who in (("staff", "Four who work in the library"), ("trade union", "The union of library workers")):
        lead.go(story.at["project"]).press("Write down what staff or a trade union said").tick(group)
        lead.fill({"Which staff, or which union?": who, "What did they say?": "We would miss the evenings."})
        lead.date("When?", story.day(0)).type("What did you answer, or change?", "Two of you will be there each week.")
        lead.press("Publish it")
    story.people(None).go(story.at["project"]).sees("Two of you will be there each week.")


def what_is_wanted(story: Story) -> None:
    lead, citizen = story.people("lead"), story.people("citizen")
    lead.go(story.at["project"]).press("Write the specification")
    lead.fill({
        "Task group that writes it": "Five residents of Northfield and two officers",
        "What is the service for?": "A warm evening a week where people come to know each other.",
        "Who is it for?": "Anybody in Northfield.",
        "What choice and control do people have?": "They choose what is done, and who leads it.",
        "How are people’s own wishes": "Nobody is asked why they come.",
        "How does it stay affordable": "It is free.",
    })  # fmt: skip
    lead.press("Save the draft")
    story.at["specification"] = lead.path
    citizen.go(story.at["specification"]).has_no("Agree this version").is_refused(f"{story.at['specification']}agree/")
    lead.press("Note what somebody brought to it")
    lead.fill({
        "Who was it, as they wish to be named?": "a citizen commissioner of Northfield",
        "What did they say?": "Begin after people have eaten.",
        "What changed because of it?": "It begins at half past seven.",
    })  # fmt: skip
    lead.tick("A resident or citizen commissioner").tick("They agree that this is shown to everyone").press("Note it")
    lead.press("Plan a measure").tick("is anyone better off?")
    lead.fill({
        "The measure": "People who say they know somebody to call on", "Counted in": "people",
        "Why is it asked?": "It is the outcome itself.", "How will the answer be used?": "To change what does not help.",
        "How many are there now?": 12, "How many should there be?": 40,
    })  # fmt: skip
    lead.press("Add the measure").press("Agree this version").press("Agree version 1").sees("This version is agreed.")
    story.people(None).go(story.at["specification"]).sees("Begin after people have eaten.").shot("specification")


def which_way(story: Story) -> None:
    lead = story.people("lead")
    lead.go(story.at["project"]).press("Compare the options").press("Begin the comparison")
    appraisal = lead.path
    for kind, title, cost in (
        ("in-house", "The library's own staff", "52,000"),
        ("voluntary and community organisations", "A local group", "£48,000"),
    ):
        lead.press("Add an option").tick(kind)
        lead.fill(
            {
                "The option": title,
                "What speaks for it?": "People know them.",
                "What speaks against it?": "They have other work too.",
                "What would it cost a year?": cost,
            }
        )
        lead.press("Add the option")
    lead.press("Cite evidence for “A local group”").choose("Which study or indicator?", "warm places")
    lead.type("What does it say about this option?", "What mattered was that the same faces were there.").press(
        "Cite it"
    )
    lead.press("Name the preferred option").tick("A local group", exact=False)
    lead.type("Why?", "It is nearest to the people it is for.").press("Save").press("Agree the comparison").press(
        "Agree it"
    )
    lead.sees("The comparison is agreed").shot("options")
    story.people("rival").go(appraisal).has_no("Compare the options anew").is_refused(f"{appraisal}agree/")


def fair_to_whom(story: Story) -> None:
    lead, resident = story.people("lead"), story.people("resident")
    lead.go(story.at["project"]).press("Assess the effect on equality")
    lead.fill({
        "What is assessed?": "A weekly evening in Northfield.",
        "How does it help to end discrimination": "Everybody is welcome, and hosts are trained.",
        "How does it advance equality of opportunity?": "The hall has a ramp and a hearing loop.",
        "How does it foster good relations?": "People meet whom they would not have met.",
        "What do you know, and how?": "From the consultation and two studies.",
        "Which groups have you heard directly": "Older people and people with young children, in two meetings.",
    })  # fmt: skip
    lead.date("Look at it again by", story.day(365)).press("Save the draft")
    assessment = lead.path
    resident.is_refused(assessment)
    for group in NINE:
        lead.press(group)
        lead.tick("worse for them" if group == "religion or belief" else "no difference")
        lead.type("How, or how do you know", "We asked, and looked at who comes to evenings like it.")
        if group == "religion or belief":
            lead.type("If worse for them: what will be done", "It moves from Fridays to Thursdays.")
            lead.type("If worse for them: who sees to it?", "the commissioner for communities")
        lead.press("Save")
    lead.press("Sign it").press("Sign it").sees("It is signed").shot("equality")
    resident.go(assessment).has_no("Look at it again: begin a new version")


def it_is_decided(story: Story) -> None:
    lead, clerk, citizen = story.people("lead"), story.people("clerk"), story.people("citizen")
    lead.go(story.at["project"]).press("Draft the decision report")
    lead.fill({
        "Who decides?": "The committee for people and places",
        "What does it mean for money?": "£96,000 over two years, from the budget for communities.",
        "What is recommended?": "To invite local groups to run it for two years.",
        "Which legal power does it rest on?": "Localism Act 2011, section 1.",
    })  # fmt: skip
    lead.date("Date of the meeting", story.day(0)).tick("Yes", under="Is this a key decision?").press("Save the draft")
    report = lead.path
    citizen.is_refused(report).is_refused(f"{report}decide/")
    lead.press("Answer the principles").tick_each("met").type_each(
        "How, or why not?", "As the documents beside this show."
    )
    lead.press("Save the answers").press("Submit the report").shot("report-submit").press("Submit it")
    lead.has_no("Record what was decided").is_refused(f"{report}decide/")
    clerk.go(report).press("Record what was decided").tick("Approved")
    clerk.fill({"Votes for": 6, "Votes against": 1, "Reasons": "It answers what residents asked for, at a fair price."})
    clerk.press("Record the decision").sees("It answers what residents asked for").shot("decision")
    story.people(None).go(report).sees("To invite local groups").shot("decision-report")
