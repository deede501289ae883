"""What comes before anybody is asked to bid: a plan for Sundays, told ahead and talked over, and the file behind debt help."""

from datetime import timedelta
from decimal import Decimal

from folkmoot.core.clock import add_months
from folkmoot.core.demo import Demo, chapter
from folkmoot.funding import actions
from folkmoot.funding.actions.plan import quarter_of
from folkmoot.funding.catalogues import default_catalogue
from folkmoot.funding.models import Payment, Route, ValueBand


@chapter(days_ago=80, order=11)
def debt_is_weighed_up(demo: Demo) -> None:
    plan, lead = demo.things["opportunity.debt"].plan, demo.people["lead"]
    actions.note_engagement(
        plan, held_date=demo.day(-2), who="Open Door Advice, Riverside Anchor Trust and the food bank",
        heard="People stop opening letters long before they ask for help. An office with set hours comes too late for them.",
        changed="We ask for help in places people go to anyway, and pay for evenings.", by=lead, now=demo.now,
    )  # fmt: skip
    wanted = [one for one in default_catalogue().outcomes if one.code in ("2", "8")]
    actions.consider_social_value(
        plan, catalogue=default_catalogue().name, outcomes=wanted,
        how="Neighbours who help can gain a qualification in advice, and debt is what keeps many people here awake.",
        asks_people=True, asking_reason="The joint action board talked about it at its spring meeting.",
        by=lead, now=demo.now,
    )  # fmt: skip
    actions.review_terms(
        plan, term_months=36, payment=Payment.ADVANCE, advance_percent=25, lots=1,
        lots_reason="One family should have one adviser from the first letter to the last, so it is not divided.",
        questions=4, words=2000, documents=1, documents_reason="A safeguarding policy: advisers meet people alone.",
        turnover=Decimal("40000"), insurance=Decimal("1000000"), by=lead, now=demo.now,
    )  # fmt: skip
    actions.appraise_funding(
        plan, chosen="contract",
        options={
            "contract": ("We can say how soon people are seen, and hold to it.", "Heavier for a small group than a grant."),
            "grant": ("Light, and groups shape it themselves.", "We could not ask that everyone is seen within a week."),
            "outcome": ("Pays for debts that are settled.", "Would reward taking the easy cases first."),
        },
        reasons="People in debt cannot wait, so how soon they are seen has to be agreed and kept.", by=lead, now=demo.now,
    )  # fmt: skip


@chapter(days_ago=60, order=11)
def sundays_are_planned(demo: Demo) -> None:
    demo.things["plan.sundays"] = actions.publish_plan(
        demo.bodies["council"], title="Somewhere open on Sundays",
        summary=(
            "On Sundays nearly everything in the borough is shut, and people who live alone see nobody. We want places "
            "that open their doors on Sunday afternoons. How, we do not know yet: come and help us to find out."
        ),
        service_kind="isolation", quarter_date=quarter_of(add_months(demo.today, 8)), value_band=ValueBand.MEDIUM,
        route=Route.NEGOTIATED, suits_vco=True, by=demo.people["lead"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=58, order=11)
def some_follow_sundays(demo: Demo) -> None:
    actions.follow(demo.things["plan.sundays"], by=demo.people["small"], now=demo.now)
    actions.follow(None, by=demo.people["vco"], now=demo.now)


@chapter(days_ago=40, order=11)
def sundays_are_talked_over(demo: Demo) -> None:
    actions.note_engagement(
        demo.things["plan.sundays"], held_date=demo.day(-1), who="Kettle and Chat, Moorfield Gardeners",
        heard="Halls are free on Sundays but nobody holds the keys. Volunteers would come every other week, not every week.",
        changed="We now think of several small places that take turns, held together by one of them.",
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=20, order=11)
def a_meeting_about_sundays_is_announced(demo: Demo) -> None:
    begins = (demo.now + timedelta(days=40)).replace(hour=10, minute=0, second=0, microsecond=0)
    event = actions.announce_event(
        demo.things["plan.sundays"], title="Who could open on Sundays?", starts_at=begins, ends_at=begins + timedelta(hours=2),
        place="Northfield Library, the room on the ground floor",
        access="No steps, a hearing loop and a sign language interpreter. We pay fares and child care. You can join by telephone.",
        places=24, by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    actions.take_place(event, needs="A seat near the door", by=demo.people["small"], now=demo.now)
    actions.take_place(event, by=demo.people["vco"], now=demo.now)
