"""The citizens' scheme in Wandle Vale: its core course, two members, a task done and a task open."""

from datetime import date, timedelta
from decimal import Decimal

from folkmoot.citizens import actions, changes
from folkmoot.citizens.models import Completion, TaskKind
from folkmoot.core.demo import Demo, chapter
from folkmoot.people.models import Role

ORDER = 40


@chapter(days_ago=1195, order=ORDER)
def the_scheme_is_given_to_the_volunteer_centre(demo: Demo) -> None:
    actions.note_term(
        demo.bodies["cvs"], start_date=demo.today, end_date=demo.day(5 * 365), by=demo.people["admin"], now=demo.now,
        words="Contract of the council, made before this site; the clerk shows it to anybody",
    )  # fmt: skip


@chapter(days_ago=1190, order=ORDER)
def the_core_course_is_offered(demo: Demo) -> None:
    demo.things["course.core"] = actions.offer_course(
        demo.bodies["cvs"], title="Commissioning for citizens", hours=12, is_core=True,
        analyse="Finding out what people need, from figures and from listening; telling a need from a service.",
        plan="Saying what a service must achieve, comparing ways to do it, and asking who could lose.",
        deliver="Reading bids fairly, scoring them against what was asked, and keeping confidences.",
        review="Asking the people who use a service whether it worked, and passing on what was learnt.",
        by=demo.people["scheme"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=1189, order=ORDER)
def the_two_way_agreement_is_published(demo: Demo) -> None:
    demo.things["two_way"] = actions.publish_agreement(
        demo.bodies["cvs"], by=demo.people["scheme"], now=demo.now,
        member_promises="I come when I said I would, or tell somebody.\n\nI keep bids and other people’s stories to myself."
        "\n\nI say so when I am tied to anybody we decide about.",
        scheme_promises="We pay your travel and care, and never ask you to pay for a check.\n\nWe tell you what changed "
        "because of you, and what did not and why.\n\nYou may stop at any time, without giving a reason.",
    )  # fmt: skip


@chapter(days_ago=1160, order=ORDER)
def two_people_apply(demo: Demo) -> None:
    wants = {"citizen": "To see that older people are asked first.", "young": "To learn how decisions are made."}
    for key, words in wants.items():
        demo.things[f"member.{key}"] = actions.apply_to_join(
            demo.bodies["cvs"], wants=words, by=demo.people[key], now=demo.now
        )


def _checked(demo: Demo, *keys: str) -> None:
    for key in keys:
        actions.note_check(
            demo.people[key], role=demo.things["check_role"], level="enhanced", issued_date=demo.today,
            payer=demo.bodies["cvs"], by=demo.people["admin" if key == "scheme" else "scheme"], now=demo.now,
        )  # fmt: skip


def _looked_at_the_risks(demo: Demo, task: str) -> None:
    actions.assess_risk(
        demo.things[task], host=demo.people["lead"], second_adult=demo.people["scheme"], end_date=demo.day(180),
        risks="Young members go home in the dark. Hard stories may be told.",
        measures="We end by six and see them to the bus. Somebody stays to talk afterwards.",
        supervision="Both adults are in the room the whole time; nobody is alone with a young member.",
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=1159, order=ORDER)
def adults_are_checked(demo: Demo) -> None:
    demo.things["check_role"] = actions.name_check_role(
        demo.bodies["cvs"], name="adult who is with young members", highest_level="enhanced",
        why="They look after under-18s on their own, several times a month.", by=demo.people["scheme"], now=demo.now,
    )  # fmt: skip
    _checked(demo, "scheme", "lead")


@chapter(days_ago=100, order=ORDER)
def the_checks_are_renewed(demo: Demo) -> None:
    _checked(demo, "scheme", "lead")


@chapter(days_ago=1158, order=ORDER)
def they_are_admitted(demo: Demo) -> None:
    for key in ("citizen", "young"):
        actions.admit(demo.things[f"member.{key}"], by=demo.people["scheme"], now=demo.now)
        accepted = actions.accept_agreement(demo.things["two_way"], by=demo.people[key], now=demo.now)
        actions.countersign(accepted, by=demo.people["scheme"], now=demo.now)


@chapter(days_ago=1157, order=ORDER)
def they_say_how_they_take_part(demo: Demo) -> None:
    actions.set_preferences(
        contact_by="phone", phone="020 7946 0011", access_needs="A room I can reach without stairs, and large print.",
        needs_travel=True, benefits=["cause", "people", "influence"], interests=["isolation", "care"],
        by=demo.people["citizen"], now=demo.now,
    )  # fmt: skip
    actions.set_preferences(
        languages="English, Twi", benefits=["skills", "cv"], interests=["advice"], by=demo.people["young"], now=demo.now
    )


@chapter(days_ago=1150, order=ORDER)
def they_complete_the_core_course(demo: Demo) -> None:
    for key in ("citizen", "young"):
        actions.complete_course(
            demo.things["course.core"], person=demo.people[key], by=demo.people["scheme"], now=demo.now
        )


@chapter(days_ago=1149, order=ORDER)
def one_course_is_accredited(demo: Demo) -> None:
    row = actions.accredit(
        Completion.objects.get(person=demo.people["citizen"]), awarding_body=demo.bodies["foundation"], level="Level 2",
        number="WV-0001", awarded_date=demo.today, by=demo.people["scheme"], now=demo.now,
    )  # fmt: skip
    shows = ["course", "level", "awarding_body", "awarded"]
    actions.choose_what_shows(row, shows=shows, by=demo.people["citizen"], now=demo.now)


@chapter(days_ago=922, order=ORDER)
def a_task_is_opened(demo: Demo) -> None:
    demo.things["task.company"] = actions.open_task(
        demo.things["project.company"], kind=TaskKind.SPECIFICATION, places=2, hours=6,
        title="Help write what the morning company must offer",
        what="Two evenings with the task group: read what people said, and write what a good morning looks like.",
        influence="What happens on the mornings, where they are, and how we will know that they work.",
        limits="The money (£96,000 over two years) and that it is for adults.",
        level="collaborate", who_decides="The task group agrees it; the council’s People Committee approves it",
        when="Two Tuesday evenings", access="Ground floor, a loop, tea; papers a week ahead.", benefits=["cause", "influence"],
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=921, order=ORDER)
def its_risks_are_looked_at(demo: Demo) -> None:
    _looked_at_the_risks(demo, "task.company")


@chapter(days_ago=920, order=ORDER)
def two_people_choose_it(demo: Demo) -> None:
    for key in ("citizen", "young"):
        demo.things[f"did.{key}"] = actions.choose_task(demo.things["task.company"], by=demo.people[key], now=demo.now)


@chapter(days_ago=911, order=ORDER)
def they_say_what_they_did(demo: Demo) -> None:
    actions.finish_task(
        demo.things["did.citizen"], hours_given="7", by=demo.people["citizen"], now=demo.now,
        did="Wrote the part about being welcomed at the door, and asked for transport to be counted in.",
    )  # fmt: skip
    actions.finish_task(
        demo.things["did.young"], hours_given="5.5", by=demo.people["young"], now=demo.now,
        did="Wrote the question that asks people whether they feel less alone, in words my nan would use.",
    )  # fmt: skip


@chapter(days_ago=898, order=ORDER)
def they_are_told_what_changed(demo: Demo) -> None:
    actions.answer_contribution(
        demo.things["did.citizen"], by=demo.people["lead"], now=demo.now,
        changed="A greeter at the door is now part of what is asked for. Lifts are not: the bus pass covers the route.",
    )  # fmt: skip
    actions.answer_contribution(
        demo.things["did.young"], by=demo.people["lead"], now=demo.now,
        changed="Your question is the main measure of the service.",
        changed_subject=changes.choices(demo.things["project.company"])[0][0],
    )  # fmt: skip


@chapter(days_ago=895, order=ORDER)
def somebody_challenges_the_evidence(demo: Demo) -> None:
    row = actions.challenge_evidence(
        demo.things["project.company"], about="Who is alone in the mornings", by=demo.people["citizen"], now=demo.now,
        says="It counts people of 65 and over. Young carers are alone then too.",
        shown_by="I sat in the school hall and listened to them.",
    )  # fmt: skip
    actions.check_challenge(
        row, found="The survey asked nobody under 18. The school’s own figures say that eleven come in late.",
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    actions.answer_challenge(
        row, upheld=False, by=demo.people["lead"], now=demo.now,
        reasons="They are right about the gap. This service is for adults; the gap went to the board as a need of its own.",
    )  # fmt: skip


@chapter(days_ago=894, order=ORDER)
def somebody_gets_a_badge(demo: Demo) -> None:
    actions.issue_badge(
        shows=["name", "hours", "courses", "tasks"], issuer_url="https://folkmoot.example/citizens/badges/",
        by=demo.people["citizen"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=15, order=ORDER)
def somebody_new_applies(demo: Demo) -> None:
    actions.apply_to_join(
        demo.bodies["cvs"], birth_date=date(demo.today.year - 55, 3, 2), by=demo.people["neighbour"], now=demo.now,
        wants="To have a say about the estate.",
    )  # fmt: skip


@chapter(days_ago=12, order=ORDER)
def a_task_is_open_now(demo: Demo) -> None:
    demo.things["task.debt"] = actions.open_task(
        demo.things["project.debt"], kind=TaskKind.TENDER_EVALUATION, places=2, hours=8,
        title="Score the bids for help with debt",
        what="Read every bid, score it on your own, then talk it through with the others on the panel.",
        influence="Which organisation is funded: your scores count as much as an officer's.",
        limits="The questions and the weights. They were published when bidding opened.",
        level="collaborate", who_decides="The council, on the panel’s scores", when="Two days, three weeks from now",
        access="Step-free, a loop, papers in large print if you ask.", benefits=["influence", "skills", "cv"],
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=11, order=ORDER)
def costs_and_a_worry(demo: Demo) -> None:
    actions.claim_expense(
        kind="travel", words="Bus there and back", amount=Decimal("3.50"), spent_date=demo.today,
        by=demo.people["citizen"], now=demo.now,
    )  # fmt: skip
    _looked_at_the_risks(demo, "task.debt")
    actions.tell_in_private(
        Role.objects.get(person=demo.people["guard"]), words="Somebody keeps asking me where I live.",
        by=demo.people["young"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=9, order=ORDER)
def a_task_for_which_names_are_drawn(demo: Demo) -> None:
    demo.things["task.visit"] = actions.open_task(
        demo.things["project.debt"], kind=TaskKind.SOUNDING_BOARD, places=2, hours=3,
        title="Say what you think of the council’s debt letters",
        what="Read six letters that people get, and tell us what they do to whoever opens them.",
        influence="The words, the order and the telephone number on top.", limits="That the debt is owed, and the law.",
        level="consult", who_decides="The head of revenues", when="One Saturday morning, next month",
        access="Online or in the library; letters read out if you like.", benefits=["cause", "people"],
        choose_by=demo.now + timedelta(days=20), by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    actions.put_name_in(demo.things["task.visit"], by=demo.people["citizen"], now=demo.now)


CLAIMS = {
    "trained": (115, "about 115"), "projects": (100, "more than 100"), "organisations": (37, "37"), "residents": (520, "520"),
}  # fmt: skip


@chapter(days_ago=120, order=ORDER)
def what_it_cost_and_what_was_published(demo: Demo) -> None:
    cvs, scheme = demo.bodies["cvs"], demo.people["scheme"]
    actions.note_cost(
        cvs, kind="cash", amount=Decimal(20000), words="Starting the scheme", paid_by="Wandle Vale Council",
        on_date=demo.day(-900), by=scheme, now=demo.now,
    )  # fmt: skip
    actions.note_cost(
        cvs, kind="in_kind", amount=Decimal(3600), hours=Decimal(120), words="Officers who help with tasks",
        paid_by="Wandle Vale Council", on_date=demo.day(-30), by=scheme, now=demo.now,
    )  # fmt: skip
    for figure, (value, words) in CLAIMS.items():
        actions.note_claim(
            cvs, figure=figure, value=value, words=words, by=scheme, now=demo.now,
            source="What was said of a scheme of this kind elsewhere",
        )  # fmt: skip


@chapter(days_ago=18, order=ORDER)
def trained_members_are_asked_about_a_policy(demo: Demo) -> None:
    question = actions.ask_about_policy(
        demo.bodies["council"], title="Paying people’s costs before they come, not after", closes_date=demo.day(32),
        change="Today people pay their bus or their carer and claim it back. We mean to send the money the week before.",
        asks="Would it make coming easier? For whom would it make it harder?",
        limits="The law on benefits, and the money set aside for this year.", who_decides="The council’s People Committee",
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    actions.answer_about_policy(
        question, words="Yes. Some of us stay away in the week before pay day and never say why.",
        by=demo.people["citizen"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=14, order=ORDER)
def somebody_offers_to_help(demo: Demo) -> None:
    follow = actions.follow_project(
        demo.things["project.debt"], offer="I was a bank clerk for thirty years and could explain a statement.",
        by=demo.people["resident"], now=demo.now,
    )  # fmt: skip
    actions.answer_offer(
        follow, answer="Yes please. Once advisers are chosen we train neighbours; you will hear from us first.",
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    actions.follow_project(
        demo.things["project.debt"], offer="I know every door on the estate.", by=demo.people["neighbour"], now=demo.now
    )
