"""An award that waits: lifts to the food bank. One bidder asked about its letter, and objects, so nothing is final."""

from decimal import Decimal

from folkmoot.core.demo import Demo, chapter
from folkmoot.funding import actions
from folkmoot.funding.demo.story import again, award, decided, offer, write
from folkmoot.funding.models import ConflictStep, Route

SCORES = {"riverside": ("4", "4.5", "4", "3"), "advice": ("3.5", "3", "3", "4.5")}
WHY = {
    "riverside": ("Drivers live on the route and know who waits.", "Riders choose the times.", "Two drivers gain a licence.", "Fair, though dearer."),
    "advice": ("A sound timetable, with one van and no second driver.", "Riders are asked once a year.", "Less is said of what stays here.", "The lower price."),
}  # fmt: skip


@chapter(days_ago=89, order=30)
def lifts_are_announced(demo: Demo) -> None:
    before = demo.things["opportunity.debt"]
    offer(
        demo, "debt", opens=16, closes=40, decides=90,
        title="Lifts to the food bank",
        summary=(
            "A van and a driver, twice a week. They link the estate, the clinic and the food bank in Riverside. It is for "
            "people who cannot walk so far, or carry what they are given."
        ),
        route=Route.COMPETITIVE,
        route_reason="Two organisations could run it from day one. An open comparison is quick and fair to both.",
        value=Decimal("52000"), term_months=24,
    )  # fmt: skip
    demo.things["opportunity.lifts"], demo.things["opportunity.debt"] = demo.things["opportunity.debt"], before


@chapter(days_ago=73, order=30)
def lifts_open(demo: Demo) -> None:
    actions.note_engagement(
        again(demo.things["opportunity.lifts"]).plan, held_date=demo.day(-20), who="Riverside Anchor Trust, Open Door Advice",
        heard="The van is easy. Somebody who carries the bags to the door is what people would miss.",
        changed="We ask for a second pair of hands on every trip.", by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    actions.open_bids(again(demo.things["opportunity.lifts"]), by=demo.people["lead"], now=demo.now)


@chapter(days_ago=60, order=30)
def two_bid_for_lifts(demo: Demo) -> None:
    row = demo.things["opportunity.lifts"]
    for key in ("lead", "citizen"):
        actions.seat_panel_member(
            row, demo.people[key], is_citizen=key == "citizen", by=demo.people["lead"], now=demo.now
        )
    for bidder, person, price in (("riverside", "vco", 49500), ("advice", "adviser", 46000)):
        bid = write(
            demo, "lifts", bidder, person, price=price,
            plan="Two round trips on Tuesdays and Fridays, with somebody who carries the bags to the door.",
            answers=(
                "A van with a step, a driver and a second pair of hands, at the same time every week.",
                "Riders ring the evening before. Those who cannot ring are on a list that the driver keeps.",
                "Drivers are paid the living wage and trained to help people in and out.",
                "Fuel, insurance, two drivers, and a tenth for our office.",
            ),
        )  # fmt: skip
        actions.submit_bid(bid, by=demo.people[person], now=demo.now)


@chapter(days_ago=48, order=30)
def lifts_are_scored(demo: Demo) -> None:
    row, lead = again(demo.things["opportunity.lifts"]), demo.people["lead"]
    row = actions.close_bids(row, by=lead, now=demo.now)
    actions.open_seal(row, by=demo.people["citizen"], now=demo.now)
    for key in ("lead", "citizen"):
        by = demo.people[key]
        for bidder, agreed in SCORES.items():
            bid = again(demo.things[f"bid.lifts.{bidder}"])
            actions.declare(bid, is_conflict=False, by=by, now=demo.now)
            criteria = row.criteria.order_by("position")
            sheet = {c: (int(Decimal(score)), why) for c, score, why in zip(criteria, agreed, WHY[bidder], strict=True)}
            actions.score_bid(bid, scores=sheet, by=by, now=demo.now)
        actions.lock_scores(row.panel.get(person=by), by=by, now=demo.now)
    for step in (ConflictStep.READING, ConflictStep.AWARD):
        actions.assess_conflicts(
            again(row), step=step, asked="Both members of the panel, the lead, and whoever decides.",
            found="Nobody has an interest in either bidder.", by=lead, now=demo.now,
        )  # fmt: skip
    for bidder, agreed in SCORES.items():
        criteria = row.criteria.order_by("position")
        scores = {c: (Decimal(score), why) for c, score, why in zip(criteria, agreed, WHY[bidder], strict=True)}
        actions.moderate(again(demo.things[f"bid.lifts.{bidder}"]), agreed=scores, by=lead, now=demo.now)


@chapter(days_ago=6, order=30)
def lifts_are_awarded(demo: Demo) -> None:
    award(
        demo, "lifts",
        {
            "riverside": (49500, "Its drivers live on the route, and riders choose the times.", "Tell us before signing who drives when both are away."),
            "advice": (0, "A sound timetable at a lower price, with one van and no second driver.", "The timetable was the clearest we read. Next time, say what happens when the van is in the garage."),
        },
        {"advice": ("A second driver lives two streets away.", "Riders meet every month and change the times.", "Two drivers gain a licence that they keep.")},
        why="Riverside comes first. The price would have to weigh more than half to change it.",
    )  # fmt: skip
    decided(demo, "lifts")


@chapter(days_ago=3, order=30)
def advice_asks_and_objects(demo: Demo) -> None:
    bid, adviser = again(demo.things["bid.lifts.advice"]), demo.people["adviser"]
    actions.ask_debrief(bid, question="Did you read the page on spare vans?", by=adviser, now=demo.now)
    actions.raise_challenge(
        bid, words="Our answer says that a second van is lent to us by the clinic. The reasons say there is none.",
        by=adviser, now=demo.now,
    )  # fmt: skip
