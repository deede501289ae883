"""Two opportunities of the demo borough: company on weekday mornings (decided) and help with debt (open now)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from folkmoot.core.clock import LONDON
from folkmoot.core.demo import Demo, chapter
from folkmoot.funding import actions
from folkmoot.funding.citing import Citation
from folkmoot.funding.models import Bid, ConflictStep, FundingDecision, Opportunity, Route

CRITERIA: tuple[dict[str, Any], ...] = (
    {"title": "How it will work", "question": "How will you run it, week by week, and who will do the work?", "weight": 40},
    {"title": "Close to people", "question": "How will those it is for find you, and have a say in how it is run?", "weight": 25},
    {
        "title": "Good for the borough",
        "question": "What else will it bring: work, skills, volunteers, places to meet?",
        "weight": 15,
        "is_social_value": True,
    },
    {"title": "Price", "question": "What does your price pay for, the cost of running your organisation included?", "weight": 20, "is_price": True},
)  # fmt: skip
CONDITIONS = (
    "You work in Wandle Vale, or with a partner who does.\n"
    "You have a policy for keeping people safe.\n"
    "You are insured for the public, or will be by the first day."
)


def midday(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=LONDON)


def offer(demo: Demo, key: str, *, opens: int, closes: int, decides: int, **words: Any) -> Opportunity:
    """Prepare, with the usual criteria, and announce. Days count from the chapter's own."""
    lead = demo.people["lead"]
    row = actions.prepare_opportunity(
        demo.things[f"project.{key}"], eligibility=CONDITIONS, opens_date=demo.day(opens),
        closes_at=midday(demo.day(closes)), decides_date=demo.day(decides), by=lead, now=demo.now, **words,
    )  # fmt: skip
    for criterion in CRITERIA:
        actions.add_criterion(row, **criterion, by=lead, now=demo.now)
    demo.things[f"opportunity.{key}"] = row
    actions.assess_conflicts(
        row, step=ConflictStep.NOTICE, asked="The lead, the officer who wrote the specification, and the task group.",
        found="Nobody has an interest in any group that is likely to bid.", by=lead, now=demo.now,
    )  # fmt: skip
    return actions.announce(row, by=lead, now=demo.now)


def again(row: Any) -> Any:
    """The row as it is now."""
    return type(row).objects.get(pk=row.pk)


def write(demo: Demo, key: str, bidder: str, person: str, *, plan: str, price: int, answers: tuple[str, ...]) -> Bid:
    row, by = again(demo.things[f"opportunity.{key}"]), demo.people[person]
    bid = actions.start_bid(row, demo.bodies[bidder], meets=[True] * len(row.conditions), by=by, now=demo.now)
    bid = actions.save_offer(bid, outcome_plan=plan, price=Decimal(price), seen_version=1, by=by, now=demo.now)
    for criterion, text in zip(row.criteria.order_by("position"), answers, strict=False):
        actions.save_answer(bid, criterion, text=text, by=by, now=demo.now)
    demo.things[f"bid.{key}.{bidder}"] = bid
    return bid


# --- company on weekday mornings


@chapter(days_ago=870, order=10)
def company_is_announced(demo: Demo) -> None:
    offer(
        demo, "company", opens=30, closes=60, decides=84,
        title="Warm rooms on weekday mornings",
        summary=(
            "Keep a warm, friendly room open in Northfield on weekday mornings, where adults who are often alone can sit, "
            "talk and eat something. We look for somebody who is already near these people, or works with those who are."
        ),
        route=Route.GRANT,
        route_reason=(
            "Small groups know who is lonely and we do not. A grant lets them shape the rooms with the people who come, "
            "which a competition on price would not."
        ),
        value=Decimal("96000"), term_months=24,
    )  # fmt: skip


@chapter(days_ago=840, order=10)
def company_opens_for_bids(demo: Demo) -> None:
    actions.open_bids(again(demo.things["opportunity.company"]), by=demo.people["lead"], now=demo.now)


@chapter(days_ago=825, order=10)
def the_panel_for_company_is_seated(demo: Demo) -> None:
    row, lead = demo.things["opportunity.company"], demo.people["lead"]
    for person in ("lead", "citizen", "nhs"):
        actions.seat_panel_member(row, demo.people[person], is_citizen=person == "citizen", by=lead, now=demo.now)


@chapter(days_ago=818, order=10)
def two_bid_for_company(demo: Demo) -> None:
    silver = write(
        demo, "company", "silver", "rival", price=94000,
        plan="Trained staff open two rooms, greet each visitor by name and ring those who stay away for a fortnight.",
        answers=(
            "Two paid hosts in each room, Monday to Friday from nine to one, with a rota of volunteers beside them.",
            "Doctors' receptions and the housing office send people to us. Visitors choose the food and what is on.",
            "We train eight volunteers a year, and two of them go on to paid work with us.",
            "Hosts are most of it. Rent, food and a tenth for our office make up the rest.",
        ),
    )  # fmt: skip
    actions.submit_bid(silver, by=demo.people["rival"], now=demo.now)
    riverside = write(
        demo, "company", "riverside", "vco", price=90000,
        plan=(
            "Three small groups that people already know open their own doors, each on its own mornings. We hold the "
            "contract, pay them in advance and do the reporting for all."
        ),
        answers=(
            "Kettle and Chat opens three mornings, the tenants' hall two, and the shared garden in summer. A neighbour "
            "who knows the street knocks for those who are shy.",
            "Those who come run it: a table of regulars decides every month what changes. We ask people where they "
            "already go, and open there.",
            "Two thirds of the money is spent with groups of fewer than five workers. Each gains a trained treasurer.",
            "Rooms, food and travel, a part-time link worker, and a twelfth for holding it together.",
        ),
    )  # fmt: skip
    actions.submit_bid(riverside, by=demo.people["vco"], now=demo.now)


@chapter(days_ago=809, order=10)
def company_closes(demo: Demo) -> None:
    row = actions.close_bids(again(demo.things["opportunity.company"]), by=demo.people["lead"], now=demo.now)
    actions.open_seal(row, by=demo.people["citizen"], now=demo.now)


@chapter(days_ago=803, order=10)
def the_panel_scores_company(demo: Demo) -> None:
    given = {
        "lead": {"riverside": (4, 5, 4, 4), "silver": (4, 3, 3, 3)},
        "citizen": {"riverside": (5, 5, 4, 4), "silver": (3, 2, 3, 3)},
        "nhs": {"riverside": (4, 4, 4, 4), "silver": (4, 3, 3, 4)},
    }
    why = {
        "riverside": "They start from where people already are.",
        "silver": "Well run, but people have to come to them.",
    }
    row = again(demo.things["opportunity.company"])
    for person, sheets in given.items():
        for bidder, scores in sheets.items():
            bid, by = again(demo.things[f"bid.company.{bidder}"]), demo.people[person]
            actions.declare(bid, is_conflict=False, by=by, now=demo.now)
            sheet = zip(row.criteria.order_by("position"), scores, strict=True)
            actions.score_bid(bid, scores={c: (score, why[bidder]) for c, score in sheet}, by=by, now=demo.now)
        actions.lock_scores(row.panel.get(person=demo.people[person]), by=demo.people[person], now=demo.now)


@chapter(days_ago=796, order=10)
def the_panel_agrees_on_company(demo: Demo) -> None:
    agreed = {
        "riverside": (
            ("4.5", "Three doors that people know already, and a neighbour who knocks."),
            ("5", "Those who come decide what changes. Nothing could be closer."),
            ("4", "The money reaches very small groups and leaves skills behind."),
            ("4", "Fair, with overheads that are named and modest."),
        ),
        "silver": (
            ("3.5", "Sound and well staffed, with little said about who opens when hosts are ill."),
            ("3", "Good links with doctors. People who see no doctor would not hear of it."),
            ("3", "Volunteers are trained; it is less clear what else stays in the borough."),
            ("3.5", "Clear and close to the most there is to spend."),
        ),
    }
    row = again(demo.things["opportunity.company"])
    for bidder, lines in agreed.items():
        bid = again(demo.things[f"bid.company.{bidder}"])
        pairs = zip(row.criteria.order_by("position"), lines, strict=True)
        actions.moderate(
            bid, agreed={c: (Decimal(score), why) for c, (score, why) in pairs}, by=demo.people["lead"], now=demo.now
        )


def award(
    demo: Demo, key: str, told: dict[str, tuple[int, str, str]], better: dict[str, tuple[str, ...]], *, why: str
) -> None:
    """Choose, write to each bidder and recommend. `told` gives for each bidder the amount, the reasons, the feedback."""
    row, lead = again(demo.things[f"opportunity.{key}"]), demo.people["lead"]
    bids = {bidder: again(demo.things[f"bid.{key}.{bidder}"]) for bidder in told}
    amounts = {bids[bidder]: Decimal(amount) for bidder, (amount, *_words) in told.items() if amount}
    actions.choose_winners(row, awards=amounts, by=lead, now=demo.now)
    criteria = list(row.criteria.order_by("position"))
    for bidder, (_amount, reasons, feedback) in told.items():
        lines = dict(zip(criteria, better.get(bidder, ()), strict=False))
        actions.write_summary(
            bids[bidder], reasons=reasons, feedback=feedback, better=lines, seen_version=1, by=lead, now=demo.now
        )
    actions.recommend(row, words=why, by=lead, now=demo.now)


def decided(demo: Demo, key: str) -> list[FundingDecision]:
    """Decided by the colleague. The bidders are told in the same transaction."""
    row = again(demo.things[f"opportunity.{key}"])
    return actions.decide(row, by=demo.people["colleague"], now=demo.now)


@chapter(days_ago=793, order=10)
def company_is_recommended(demo: Demo) -> None:
    award(
        demo, "company",
        {
            "riverside": (
                90000,
                "It begins with rooms that lonely people already trust, and lets them run them. It scored highest on both.",
                "The panel liked the neighbour who knocks. Before signing, tell us who holds the keys when a group is away.",
            ),
            "silver": (
                0,
                "A sound bid from a good organisation. It relied on people coming through a doctor, and many of them do not.",
                "How you would run it was strong. Next time, say how people hear of you who never see a doctor or an office, "
                "and name what stays behind when the money ends.",
            ),
        },
        {
            "silver": (
                "It said who opens when somebody is ill, door by door.",
                "Those who come decide what changes, every month.",
                "It named the very small groups that the money reaches.",
                "Its overheads were named line by line.",
            )
        },
        why="Riverside comes first on every criterion, and no change of weights would put the other before it.",
    )  # fmt: skip


@chapter(days_ago=790, order=10)
def company_is_decided(demo: Demo) -> None:
    demo.things["decision.company"] = next(one for one in decided(demo, "company") if one.awarded)


@chapter(days_ago=781, order=10)
def the_award_for_company_is_final(demo: Demo) -> None:
    row = again(demo.things["opportunity.company"])
    actions.finish_award(row.awards.get(), by=demo.people["lead"], now=demo.now)


# --- help with debt


@chapter(days_ago=90, order=10)
def debt_is_announced(demo: Demo) -> None:
    offer(
        demo, "debt", opens=76, closes=111, decides=139,
        title="Help with debt, close to home",
        summary=(
            "Free, patient help for people in Riverside who owe more than they can pay: somebody who opens the letters "
            "with them, talks to those they owe, and stays until it is settled."
        ),
        route=Route.COMPETITIVE,
        route_reason=(
            "Several organisations could do this well and differ in how. Comparing them openly, mostly on quality, shows "
            "which fits Riverside best."
        ),
        value=Decimal("120000"), term_months=36,
    )  # fmt: skip


@chapter(days_ago=14, order=10)
def debt_opens_for_bids(demo: Demo) -> None:
    actions.open_bids(again(demo.things["opportunity.debt"]), by=demo.people["lead"], now=demo.now)


@chapter(days_ago=9, order=10)
def advice_begins_its_bid(demo: Demo) -> None:
    write(
        demo, "debt", "advice", "adviser", price=117500,
        plan="An adviser at the food bank and at the school gate, every week, for as long as each family needs.",
        answers=("Two advisers share the week. Each family keeps the same one from the first letter to the last.",),
    )  # fmt: skip


@chapter(days_ago=4, order=10)
def riverside_bids_for_debt(demo: Demo) -> None:
    bid = write(
        demo, "debt", "riverside", "vco", price=114000,
        plan="Volunteers from the street open the letters; a qualified adviser stands behind them and takes the hard ones.",
        answers=(
            "Twelve trained neighbours, one adviser, and an evening every week in the tenants' hall.",
            "People came to these neighbours before anyone paid for it. They choose the evenings and the place.",
            "Each neighbour gains a qualification that is worth something at work.",
            "The adviser is half of it; training, rooms and supervision are the rest.",
            "We have had it since 2019. The regulator's public list shows us by name.",
        ),
    )  # fmt: skip
    found = Citation(
        "Of 60 people whom a neighbour came along with, 51 came a second time; of 60 who were sent alone, 22 did.",
        "Our own count of two years, which the panel may see",
    )
    actions.save_evidence(bid, cited=[found], by=demo.people["vco"], now=demo.now)
    actions.submit_bid(bid, by=demo.people["vco"], now=demo.now)
