"""Around the agreement on company: its parts, who used it, a bad spring mended, a room that went, and a fair word back."""

from datetime import timedelta
from decimal import Decimal

from folkmoot.agreements import actions
from folkmoot.agreements.demo.company import REPORTED, agreement_of, answer
from folkmoot.agreements.models import BodyFeedback, Clause, Ending, ImprovementPlan, SocialValue, Variation
from folkmoot.agreements.states import ReportState
from folkmoot.commissioning.models import MeasureKind
from folkmoot.core.clock import add_months
from folkmoot.core.demo import Demo, Teller, chapter

LIBRARY = (
    ("recognition", "recognition", "Saying who pays",
     "The provider says in public, in its own way, that public money pays for this work. The funder says in public who does it."),
    ("compact-for-all", "flow_down", "The Compact holds for everybody",
     "Whoever does part of the work is treated by the provider as the Compact asks the funder to treat the provider: in"
     " time, in the open, and with a fair share of the risk."),
    ("free-to-speak", "other", "Free to speak",
     "Nothing in this agreement keeps either side from saying what it thinks, in public or to anybody."),
    ("records", "data", "Records about people",
     "Records about people are kept by whoever gathered them, for as long as the work needs them. When the work ends they"
     " are passed on with each person's consent, or destroyed."),
)  # fmt: skip
RISKS = (
    ("A room is lost at short notice", 2, 2, "council", "It owns two of the three rooms"),
    ("A volunteer who opens a room falls ill", 2, 1, "riverside", "It knows the others who could open"),
    ("Heating costs more than planned", 2, 2, "council", "It buys heat for many buildings at once"),
)
# Who came in each report: women, men, did not say; under 35, 35 to 64, 65 and over, did not say.
WHO = ((31, 20, 7, 6, 18, 30, 4), (52, 35, 9, 11, 30, 50, 5), (66, 45, 10, 14, 41, 61, 5), (73, 51, 10, 17, 48, 64, 5))
# Of each report but the first: how many of each fifth would come again, per cent, from the most deprived; and how many came.
FIFTHS = (
    (), ((78, 22), (83, 24), (85, 20), (88, 18), (92, 12)), ((84, 28), (87, 30), (89, 25), (91, 22), (93, 16)),
    ((88, 31), (91, 33), (92, 28), (93, 24), (94, 18)),
)  # fmt: skip
STORY = "I had not sat at a table with anybody since March. Now I know who takes sugar."


@chapter(days_ago=786, order=20)
def the_clause_library_begins(demo: Demo) -> None:
    for code, kind, title, text in LIBRARY:
        actions.write_clause(code=code, kind=kind, title=title, text=text, why="", by=demo.people["lead"], now=demo.now)


@chapter(days_ago=784, order=21)
def the_parts_are_settled(demo: Demo) -> None:
    agreement, by = agreement_of(demo), {"by": demo.people["lead"], "now": demo.now}
    actions.settle_particulars(
        agreement, relationship="partner", extension_months=12, cost_of_hour=Decimal("19.50"), **by
    )
    for clause in Clause.objects.filter(code__in=("recognition", "free-to-speak", "records")).order_by("pk"):
        actions.take_clause(agreement, clause=clause, **by)
    for title, likelihood, harm, owner, reason in RISKS:
        actions.add_risk(
            agreement, title=title, likelihood=likelihood, harm=harm, owner=demo.bodies[owner], reason=reason, **by
        )


@chapter(days_ago=700, order=20)
def recognition_is_shown(demo: Demo) -> None:
    by = {"by": demo.people["vco"], "now": demo.now}
    actions.add_document(
        agreement_of(demo), title="The poster at each door", address="https://example.org/warm-rooms-poster",
        shows_recognition=True, **by,
    )  # fmt: skip
    actions.claim_value(
        agreement_of(demo), kind="social", claim="Neighbours knock for each other on days when the rooms are shut",
        method="Asked of everybody who came in one week of each report", **by,
    )  # fmt: skip


@chapter(days_ago=695, order=20)
def the_council_looks_from_several_sides(demo: Demo) -> None:
    by, council = {"by": demo.people["lead"], "now": demo.now}, demo.bodies["council"]
    users = actions.add_perspective(council, name="The people who use it", position=1, **by)
    running = actions.add_perspective(council, name="How well it runs", position=2, **by)
    actions.add_perspective(council, name="What we learn", position=3, **by)
    for measure in agreement_of(demo).measures.order_by("pk"):
        actions.place_measure(measure, perspective=users if measure.kind == "better_off" else running, **by)


def counting(place: int) -> Teller:
    def count(demo: Demo) -> None:
        report = (
            agreement_of(demo)
            .reports.filter(state=ReportState.DUE, end_date__lte=demo.today)
            .order_by("start_date")
            .first()
        )
        if report is None:
            return
        women, men, silent, young, middle, old, quiet = WHO[place]
        by = {"by": demo.people["vco"], "now": demo.now}
        actions.count_people(report, group="sex", counts={"female": women, "male": men, "not_said": silent}, **by)
        ages = {"under_18": 0, "18_34": young, "35_64": middle, "65_up": old, "not_said": quiet}
        actions.count_people(report, group="age", counts=ages, **by)
        if FIFTHS[place]:
            measure = report.agreement.measures.get(kind=MeasureKind.HOW_WELL)
            actions.save_report(report, answers={measure: answer(measure, place)}, **by)
            figures = {fifth: (Decimal(value), people) for fifth, (value, people) in enumerate(FIFTHS[place], 1)}
            actions.split_by_quintile(report, measure=measure, figures=figures, **by)
        if place == 1:
            actions.add_story(
                report,
                words=STORY,
                told_by="a neighbour, 74",
                consent="She read it and said yes",
                may_publish=True,
                **by,
            )

    return count


for place, days_ago in enumerate(REPORTED):
    chapter(days_ago=days_ago, order=19)(counting(place))


@chapter(days_ago=420, order=20)
def the_year_is_looked_back_on(demo: Demo) -> None:
    agreement = agreement_of(demo)
    actions.add_to_review(
        agreement, words="The rooms fill up on Tuesdays and stand half empty on Fridays. We would move Friday.",
        by=demo.people["vco"], now=demo.now,
    )  # fmt: skip
    review = actions.hold_review(
        agreement, user_voices=36, changes_made="Soup on Thursdays, and the table by the door for whoever comes first.",
        works="Yes for those who are free in the morning. Not yet for people who work.", by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    actions.propose_variation(
        agreement, what="The Friday morning becomes a Thursday evening.", review=review,
        reason="People who work asked for it at the yearly review.",
        viability="The same hours and the same rent. One worker changes her day and agrees to it.",
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=415, order=20)
def the_change_is_accepted(demo: Demo) -> None:
    actions.accept_variation(
        Variation.objects.get(agreement=agreement_of(demo)), words="It suits our volunteers too.", by=demo.people["vco"],
        now=demo.now,
    )  # fmt: skip


@chapter(days_ago=405, order=20)
def a_room_may_go(demo: Demo) -> None:
    actions.open_talk(
        agreement_of(demo), step="end", support="space", what="Rent-free use of the tenants’ room", ground="money",
        why="The building is to be let, and its rent pays for repairs to two others.", respond_by_date=demo.day(35),
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip


def the_room(demo: Demo) -> Ending:
    return Ending.objects.get(agreement=agreement_of(demo))


@chapter(days_ago=390, order=20)
def riverside_says_what_it_would_mean(demo: Demo) -> None:
    ending, by = the_room(demo), {"by": demo.people["vco"], "now": demo.now}
    for kind, words in (
        ("vulnerable", "Nine people come to this room because it has a ramp. The church hall has steps."),
        ("alternative", "Let us share the room with whoever rents it, on Tuesday mornings."),
    ):
        actions.say_point(ending, kind=kind, words=words, **by)
    actions.finish_response(ending, **by)


@chapter(days_ago=380, order=20)
def the_council_weighs_it(demo: Demo) -> None:
    ending, by = the_room(demo), {"by": demo.people["lead"], "now": demo.now}
    replies = (
        "A ramp is built at the church hall before the room goes.",
        "We asked. The new tenant opens at eight and cannot share.",
    )
    for point, words in zip(ending.points.order_by("pk"), replies, strict=True):
        actions.reply_to_point(point, words=words, **by)
    actions.assess_impact(
        ending, beneficiaries="Some forty people lose the nearest of three rooms.",
        users="Nine of them cannot manage steps; the ramp at the hall answers that.",
        volunteers="Four volunteers would open the hall instead.", reallocate=False,
        reallocate_reason="It is a room and not money: nobody else could use it for the same people.", **by,
    )  # fmt: skip


@chapter(days_ago=376, order=20)
def the_council_decides_and_gives_notice(demo: Demo) -> None:
    by = {"by": demo.people["lead"], "now": demo.now}
    ending = actions.decide_ending(
        the_room(demo),
        go_ahead=True,
        reasons="Two other buildings stay open with the rent, and the ramp comes first.",
        **by,
    )
    actions.give_notice(
        ending, notice="Rent-free use of the tenants’ room ends. The ramp at the church hall is ready a month before. Ask the"
        " community team.", dated=demo.today, effective_date=add_months(demo.today, 7), **by,
    )  # fmt: skip


@chapter(days_ago=370, order=20)
def users_are_told(demo: Demo) -> None:
    actions.tell_users(
        the_room(demo), how="A letter and a talk at each table, a poster at the door, and this page.",
        by=demo.people["vco"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=330, order=20)
def an_early_word(demo: Demo) -> None:
    notice = actions.warn(
        agreement_of(demo), words="The worker who runs the evenings leaves in six weeks. Evenings may close for a while.",
        by=demo.people["vco"], now=demo.now,
    )  # fmt: skip
    actions.acknowledge(
        notice, words="Thank you for saying so early. Shall we agree what we each do?", by=demo.people["colleague"],
        now=demo.now + timedelta(hours=3),
    )  # fmt: skip


@chapter(days_ago=320, order=20)
def a_plan_is_agreed(demo: Demo) -> None:
    lead, vco = {"by": demo.people["lead"], "now": demo.now}, {"by": demo.people["vco"], "now": demo.now}
    plan = actions.propose_plan(
        agreement_of(demo), trouble="The evenings have nobody to run them.", help_offered="A council worker for six weeks.",
        until_date=demo.day(80), **lead,
    )  # fmt: skip
    actions.add_step(plan, what="Lend a worker for six weeks", by_funder=True, by_date=demo.day(14), **lead)
    actions.add_step(plan, what="Find somebody new to run the evenings", by_funder=False, by_date=demo.day(60), **vco)
    actions.agree_plan(plan, **vco)


@chapter(days_ago=255, order=20)
def the_plan_worked(demo: Demo) -> None:
    plan = ImprovementPlan.objects.get(agreement=agreement_of(demo))
    for step in plan.steps.order_by("by_date"):
        who = demo.people["lead" if step.by_funder else "vco"]
        actions.note_step(step, done_date=step.by_date, by=who, now=demo.now)
    actions.close_plan(
        plan, worked=True, outcome="A regular runs the evenings now, and they are fuller than before.",
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=205, order=20)
def the_exit_is_planned(demo: Demo) -> None:
    actions.write_exit_plan(
        agreement_of(demo), users="The groups go on by themselves on two mornings; we walk over with whoever asks.",
        telling="Everybody at the tables in March, their families in April, the council all along.",
        redundancy="One worker, part time. Redundancy pay is set aside; we help her to find other work.",
        volunteers="A supper, a letter each, and a place with the other groups.",
        data="We keep only first names and telephone numbers of volunteers. They are asked; what is not passed on is shredded.",
        things="Two urns go to the church hall. The lease of the shed ends by itself.",
        knowledge="A folder on how to open a warm room, to the voluntary action's library.",
        small_groups="Three groups meet in our rooms. Each has the key of the hall from May.",
        by=demo.people["vco"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=155, order=20)
def the_room_goes(demo: Demo) -> None:
    actions.carry_out(the_room(demo), by=demo.people["lead"], now=demo.now)


@chapter(days_ago=100, order=20)
def a_fair_word_back(demo: Demo) -> None:
    actions.give_feedback(
        demo.bodies["council"], works="It told us a year ahead that a room might go, and built the ramp first.",
        could="One payment came three weeks late and nobody rang us. A word would have helped.",
        by=demo.people["vco"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=90, order=20)
def the_council_answers_it(demo: Demo) -> None:
    actions.answer_feedback(
        BodyFeedback.objects.get(body=demo.bodies["council"]),
        words="You are right. Whoever pays late now rings on the same day.", by=demo.people["lead"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=45, order=20)
def what_was_learnt_is_handed_over(demo: Demo) -> None:
    agreement, vco = agreement_of(demo), {"by": demo.people["vco"], "now": demo.now}
    actions.hand_over(agreement, what="The folder on opening a warm room, the urns and the keys.", **vco)
    actions.show_value(
        SocialValue.objects.get(agreement=agreement),
        grade="counted",
        evidence="Eleven people were knocked for last winter.",
        **vco,
    )
    actions.note_benefit(
        agreement, kind="avoided", what="Visits to the surgery for company", year=demo.today.year - 1, amount=Decimal(6200),
        method="The surgery counted such visits by forty of its patients before and after.", by=demo.people["lead"],
        now=demo.now,
    )  # fmt: skip
