"""Two citizens' assemblies: one that has reported and is owed answers, one at work; and one that invites."""

from datetime import timedelta
from decimal import Decimal

from folkmoot.core.demo import Demo, chapter
from folkmoot.engagement.actions import panels as actions
from folkmoot.engagement.actions.panels import Share
from folkmoot.engagement.models import AdviceAnswer, Assembly, AssemblySeat, CostKind, LeftBecause, VoteChoice
from folkmoot.engagement.states import SeatState
from folkmoot.engagement.tasks import begin_work

ORDER = 52
LIBRARY, STREETS, MONEY = "assembly.library", "assembly.streets", "assembly.money"
AGES = (("16 to 34", 41_200), ("35 to 59", 62_400), ("60 and over", 43_900))
PARTS = (("Northfield", 38_100), ("Riverside", 29_700), ("Moorfield", 41_600), ("Hilltop", 38_100))
SEXES = (("women", 75_300), ("men", 72_200))
CAST = ("resident", "neighbour", "citizen")


def begin(demo: Demo, key: str, *, seats: int, weeks: int, reply: int, **words: str) -> Assembly:
    assembly = actions.begin_assembly(
        body=demo.bodies["council"], organiser=demo.bodies["cvs"], area=demo.areas["borough"], seats=seats,
        who="Everybody of 16 and over who lives in Wandle Vale", day_payment=Decimal(70), fairness="leximin",
        support="Travel and care are paid the same day. There are signers, a hearing loop, breaks and a quiet room.",
        adopts_at=66, answer_weeks=weeks, reply_by_date=demo.day(reply),
        contact="Assemblies team, Wandle Vale Voluntary Action", by=demo.people["lead"], now=demo.now, **words,
    )  # fmt: skip
    for name, question, figures in (
        ("age", "How old are you?", AGES),
        ("part of town", "In which part of town do you live?", PARTS),
        ("sex", "Are you a woman or a man?", SEXES),
    ):
        actions.add_category(
            assembly, name=name, question=question, source="Census 2021, made up for Wandle Vale",
            values=[Share(label, people) for label, people in figures], by=demo.people["lead"], now=demo.now,
        )  # fmt: skip
    demo.things[key] = assembly
    return assembly


def letters(demo: Demo, key: str, count: int) -> None:
    streets = ("Mill Lane", "Wandle Road", "Moor Street", "Hilltop Rise", "Church Path", "Station Road")
    actions.invite(
        demo.things[key], addresses=[f"{number} {street}, Wandle Vale" for street in streets for number in range(1, 120)],
        letters=count, source="Postcode Address File", by=demo.people["scheme"], now=demo.now,
    )  # fmt: skip


def answers(demo: Demo, key: str, people: int) -> None:
    """People say yes: three of the cast, the only ones from Riverside, and others by letter or by phone."""
    assembly = demo.things[key]
    categories = [(each, list(each.values.order_by("position"))) for each in assembly.categories.order_by("position")]
    batch = assembly.rounds.get()
    codes = list(batch.invitations.order_by("pk").values_list("code", flat=True)[: people + 1])
    for at, code in enumerate(codes[:people]):
        cast = CAST[at] if at < len(CAST) else None
        picks = (at % 3, 1 if cast else (0, 2, 3)[at // 3 % 3], at // 2 % 2)
        person = demo.people[cast] if cast else None
        by_phone = at % 7 == 6
        actions.say_yes(
            assembly, code=code, name=person.name if person else f"Resident {at}", reach=f"020 7946 09{at:02}",
            values={category: values[pick] for (category, values), pick in zip(categories, picks, strict=True)},
            access_needs="Large print, please." if at % 9 == 4 else "",
            captured_by="Assemblies team" if by_phone else "", by=demo.people["scheme"] if by_phone else person,
            now=demo.now,
        )  # fmt: skip
    actions.say_no(assembly, code=codes[people], by=None, now=demo.now)
    actions.forget_addresses(batch, by=demo.people["scheme"], now=demo.now)


def draw(demo: Demo, key: str, first: str, second: str) -> None:
    row = begin_work(actions.close_pool(demo.things[key], by=demo.people["scheme"], now=demo.now), now=demo.now)
    row = actions.name_witnesses(
        row, people=[(demo.people["clerk"], "The council’s committee clerk"), (demo.people["vco"], "Riverside Anchor Trust")],
        by=demo.people["scheme"], now=demo.now,
    )  # fmt: skip
    actions.give_seed_part(row, words=first, how="five dice, in the library", by=demo.people["clerk"], now=demo.now)
    actions.give_seed_part(row, words=second, how="cards drawn by a child", by=demo.people["vco"], now=demo.now)
    again(demo, key)


def again(demo: Demo, key: str) -> Assembly:
    demo.things[key] = Assembly.objects.get(pk=demo.things[key].pk)
    return demo.things[key]


def seats(demo: Demo, key: str) -> list[AssemblySeat]:
    rows = AssemblySeat.objects.filter(lottery__assembly=demo.things[key]).exclude(state=SeatState.LEFT)
    return list(rows.select_related("entry", "lottery__assembly").order_by("pk"))


def take_seats(demo: Demo, key: str) -> None:
    """Everybody says yes on the phone, but for one, who is ill; somebody else is drawn for them."""
    unlucky = next(seat for seat in seats(demo, key) if seat.entry.person_id is None)
    actions.leave_seat(unlucky, because=LeftBecause.ILL, by=demo.people["scheme"], now=demo.now)
    for seat in seats(demo, key):
        actions.take_seat(seat, by=demo.people["scheme"], now=demo.now)


def meet(demo: Demo, key: str, sessions: tuple[tuple[str, int], ...]) -> None:
    for title, days in sessions:
        start = (demo.now + timedelta(days=days)).replace(hour=10, minute=0)
        session = actions.plan_session(
            demo.things[key], title=title, starts_at=start, ends_at=start + timedelta(hours=6), venue="Moorfield Hall",
            access="No steps. Hearing loop. Signers. Lunch and a quiet room.", by=demo.people["scheme"], now=demo.now,
        )  # fmt: skip
        for given_by in ("Wandle Vale Council", "Friends of the place"):
            actions.add_material(
                session, title=f"How {given_by} sees it", given_by=given_by,
                words="What there is now, what it costs, what could be otherwise, and what speaks against that.",
                by=demo.people["scheme"], now=demo.now,
            )  # fmt: skip
    actions.begin_work_of(again(demo, key), by=demo.people["scheme"], now=demo.now)


def hold(demo: Demo, key: str, number: int, happened: str) -> None:
    session = demo.things[key].sessions.get(number=number)
    members = seats(demo, key)
    actions.hold_session(session, came=members[1:], happened=happened, by=demo.people["scheme"], now=demo.now)
    actions.pay_member(
        session, seat=members[1], kind=CostKind.CARE, amount=Decimal(36), by=demo.people["scheme"], now=demo.now
    )
    actions.pay_member(
        session, seat=members[2], kind=CostKind.TRAVEL, amount=Decimal("8.40"), by=demo.people["scheme"], now=demo.now
    )


def recommend(demo: Demo, key: str, text: str, reasons: str, body: str, against: int) -> None:
    row = actions.propose_recommendation(
        again(demo, key),
        text=text,
        reasons=reasons,
        addressee=demo.bodies[body],
        by=demo.people["scheme"],
        now=demo.now,
    )
    for at, seat in enumerate(seats(demo, key)):
        choice = VoteChoice.AGAINST if at < against else VoteChoice.FOR
        actions.vote_on(row, seat=seat, choice=choice, by=demo.people["scheme"], now=demo.now)


@chapter(days_ago=260, order=ORDER)
def the_library_assembly_invites(demo: Demo) -> None:
    begin(
        demo, LIBRARY, seats=12, weeks=8, reply=40, title="What is the old library for?",
        question="The old library stands empty. What should it become, and who should look after it?",
        why="It was built with everybody’s money, and whatever it becomes, some will gain and some will not.",
        promise="Each recommendation is answered in public within eight weeks: yes, in part or no, and why.",
    )  # fmt: skip
    letters(demo, LIBRARY, 300)


@chapter(days_ago=225, order=ORDER)
def people_say_yes_to_the_library(demo: Demo) -> None:
    answers(demo, LIBRARY, 30)


@chapter(days_ago=215, order=ORDER)
def the_library_assembly_is_drawn(demo: Demo) -> None:
    draw(demo, LIBRARY, "6 1 3 5 2", "queen of hearts, nine of clubs")


@chapter(days_ago=205, order=ORDER)
def a_member_of_the_library_assembly_is_replaced(demo: Demo) -> None:
    take_seats(demo, LIBRARY)
    row = begin_work(
        actions.ask_for_replacements(again(demo, LIBRARY), by=demo.people["scheme"], now=demo.now), now=demo.now
    )
    if not row.published_at:
        return  # nobody else in the pool would keep the assembly like its place: its page says so, and the seat stays free
    actions.name_witnesses(
        row, people=[(demo.people["clerk"], "The council’s committee clerk"), (demo.people["vco"], "Riverside Anchor Trust")],
        by=demo.people["scheme"], now=demo.now,
    )  # fmt: skip
    actions.give_seed_part(
        row, words="4 4 1 6 2", how="five dice, in the library", by=demo.people["clerk"], now=demo.now
    )
    actions.give_seed_part(row, words="two of spades", how="a card", by=demo.people["vco"], now=demo.now)
    for seat in seats(demo, LIBRARY):
        if seat.state == SeatState.OFFERED:
            actions.take_seat(seat, by=demo.people["scheme"], now=demo.now)


@chapter(days_ago=200, order=ORDER)
def the_library_assembly_plans(demo: Demo) -> None:
    meet(demo, LIBRARY, (("What the building is, and what it costs", 10), ("What it could become", 31)))


@chapter(days_ago=189, order=ORDER)
def the_library_assembly_meets(demo: Demo) -> None:
    hold(demo, LIBRARY, 1, "Members walked through the building and heard what it costs to heat it.")


@chapter(days_ago=168, order=ORDER)
def the_library_assembly_meets_again(demo: Demo) -> None:
    hold(demo, LIBRARY, 2, "Members weighed up four uses in small groups, and wrote down what they would recommend.")
    recommend(
        demo,
        LIBRARY,
        "Make the ground floor a place where anybody can sit, warm, without buying anything.",
        "There is no other such room within a mile, and it costs little to keep open once the roof is mended.",
        "council",
        1,
    )
    recommend(
        demo,
        LIBRARY,
        "Let local groups run the upper floor together, and write down who answers for what.",
        "Groups told us that they would sooner share one good room than each rent a bad one.",
        "council",
        2,
    )
    recommend(
        demo,
        LIBRARY,
        "Hold a weekly clinic there, so that nobody has to take two buses for a blood test.",
        "Members from Hilltop spend half a day on it now.",
        "nhs",
        3,
    )
    recommend(demo, LIBRARY, "Sell the building and spend the money on the bus.", "Some members would rather have the bus.", "council", 9)  # fmt: skip


@chapter(days_ago=160, order=ORDER)
def the_library_assembly_reports(demo: Demo) -> None:
    actions.report_recommendations(again(demo, LIBRARY), by=demo.people["scheme"], now=demo.now)
    for at, seat in enumerate(seats(demo, LIBRARY)[:7]):
        actions.evaluate_assembly(
            seat, marks={"fair": 4, "heard": 5, "listened": 4 + at % 2, "able": 5, "again": 4 + at % 2},
            words="Send the papers earlier." if at == 2 else "", by=demo.people["scheme"], now=demo.now,
        )  # fmt: skip


@chapter(days_ago=120, order=ORDER)
def the_council_answers_the_first(demo: Demo) -> None:
    first = demo.things[LIBRARY].recommendations.get(number=1)
    actions.answer_advice(
        first, answer=AdviceAnswer.ACCEPTED, by=demo.people["colleague"], now=demo.now,
        reasons="The roof is mended this winter. The ground floor opens in spring, five days a week, with two paid hosts.",
    )  # fmt: skip


@chapter(days_ago=95, order=ORDER + 1)
def the_streets_assembly_invites(demo: Demo) -> None:
    begin(
        demo, STREETS, seats=12, weeks=12, reply=30, title="Streets for everybody",
        question="How should the space in our streets be shared between people who walk, cycle, drive and play?",
        why="There is not room for everything everywhere, and those who shout loudest are not everybody.",
        promise="Each recommendation is answered in public within twelve weeks: yes, in part or no, and why.",
    )  # fmt: skip
    letters(demo, STREETS, 300)


@chapter(days_ago=70, order=ORDER + 1)
def people_say_yes_to_streets(demo: Demo) -> None:
    answers(demo, STREETS, 33)


@chapter(days_ago=60, order=ORDER + 1)
def the_streets_assembly_is_drawn(demo: Demo) -> None:
    draw(demo, STREETS, "2 2 5 1 4", "seven of diamonds, king of clubs")


@chapter(days_ago=50, order=ORDER + 1)
def the_streets_assembly_plans(demo: Demo) -> None:
    for seat in seats(demo, STREETS):
        actions.take_seat(seat, by=seat.entry.person or demo.people["scheme"], now=demo.now)
    meet(demo, STREETS, (("Who is in our streets, and when", 20), ("What other places did", 62)))


@chapter(days_ago=28, order=ORDER + 1)
def the_streets_assembly_meets(demo: Demo) -> None:
    hold(
        demo,
        STREETS,
        1,
        "Members counted who passed on four streets, and heard from drivers, wheelchair users and children.",
    )
    recommend(demo, STREETS, "Close Mill Lane to cars while school begins and ends.",
              "Children told us that it is the only street they are afraid of.", "council", 2)  # fmt: skip


@chapter(days_ago=12, order=ORDER + 1)
def the_money_assembly_invites(demo: Demo) -> None:
    begin(
        demo, MONEY, seats=24, weeks=12, reply=45, title="Fair help when money runs out",
        question="When somebody cannot pay, what should the council do first, and what should it never do?",
        why="What is owed to the council is owed to everybody, and so is decency.",
        promise="Each recommendation is answered in public within twelve weeks: yes, in part or no, and why.",
    )  # fmt: skip
    letters(demo, MONEY, 400)
