"""A panel at work: who trains the neighbours that open letters. One member keeps out, two disagree, one has still to score."""

from datetime import timedelta
from decimal import Decimal

from folkmoot.core.demo import Demo, chapter
from folkmoot.funding import actions
from folkmoot.funding.demo.story import again, offer, write
from folkmoot.funding.models import ConflictStep, ReviewOutcome, Route, SessionKind

KEY = "debt"
BIDDERS = {"riverside": "vco", "advice": "adviser", "silver": "rival"}


@chapter(days_ago=86, order=20)
def training_is_announced(demo: Demo) -> None:
    before = demo.things["opportunity.debt"]
    offer(
        demo, KEY, opens=16, closes=40, decides=100,
        title="Training for neighbours who open letters",
        summary=(
            "Teach forty neighbours in Riverside to sort letters about debt with the people who got them: what is urgent, "
            "what can wait, and when to fetch an adviser. Evenings and one Saturday, twice a year."
        ),
        route=Route.COMPETITIVE,
        route_reason="Three organisations here teach this, each in its own way. Comparing lessons tells more than comparing prices.",
        value=Decimal("38000"), term_months=24,
    )  # fmt: skip
    demo.things["opportunity.training"], demo.things["opportunity.debt"] = demo.things["opportunity.debt"], before
    actions.plan_panel(
        again(demo.things["opportunity.training"]), is_blind=False, by=demo.people["lead"], now=demo.now,
        guidance="3 is what a good evening class does. Score what they would teach, not how well they write.",
    )  # fmt: skip


@chapter(days_ago=70, order=20)
def training_opens(demo: Demo) -> None:
    actions.note_engagement(
        again(demo.things["opportunity.training"]).plan, held_date=demo.day(-20), who="Three organisations that teach this",
        heard="Neighbours cannot come on weekdays, and they learn most from real letters.",
        changed="We ask for evenings and one Saturday.", by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    actions.open_bids(again(demo.things["opportunity.training"]), by=demo.people["lead"], now=demo.now)


@chapter(days_ago=56, order=20)
def three_bid_for_training(demo: Demo) -> None:
    row = demo.things["opportunity.training"]
    for key in ("lead", "citizen", "nhs"):
        seat = actions.seat_panel_member(
            row, demo.people[key], is_citizen=key == "citizen", by=demo.people["lead"], now=demo.now
        )
        if key == "citizen":
            actions.name_chair(seat, by=demo.people["lead"], now=demo.now)
    for number, (bidder, person) in enumerate(BIDDERS.items()):
        bid = write(
            demo, "training", bidder, person, price=33000 + 1500 * number,
            plan=("Neighbours learn in pairs, with real letters that people lend us.", "Six evenings with an adviser at every table.",
                  "A course by post and a telephone line, so that nobody has to leave home.")[number],
            answers=(
                "We begin with the envelope: who sent it, what it wants, by when. The rest follows from that.",
                "Those who learned last year teach beside us and choose the letters.",
                "Each neighbour gains a certificate that employers here know.",
                "Teachers, rooms, childcare during the lessons, and a tenth for our office.",
            ),
        )  # fmt: skip
        actions.submit_bid(bid, by=demo.people[person], now=demo.now)


@chapter(days_ago=44, order=20)
def the_panel_declares(demo: Demo) -> None:
    row, lead = again(demo.things["opportunity.training"]), demo.people["lead"]
    row = actions.close_bids(row, by=lead, now=demo.now)
    actions.open_seal(row, by=demo.people["colleague"], now=demo.now)
    bids = {bidder: again(demo.things[f"bid.training.{bidder}"]) for bidder in BIDDERS}
    for key in ("lead", "citizen", "nhs"):
        for bidder, bid in bids.items():
            tie = {
                ("citizen", "silver"): "I helped at their lunch club until last winter.",
                ("nhs", "advice"): "My partner sits on their board.",
            }
            words = tie.get((key, bidder), "")
            declared = actions.declare(bid, is_conflict=bool(words), words=words, by=demo.people[key], now=demo.now)
            demo.things[f"declared.{key}.{bidder}"] = declared
    for who, outcome, words in (
        ("declared.citizen.silver", ReviewOutcome.MITIGATED, "She has left, and is paid by nobody there. The panel knows of it."),
        ("declared.nhs.advice", ReviewOutcome.RECUSED, "A partner on the board is too close. The others score this bid."),
    ):  # fmt: skip
        actions.review_conflict(
            demo.things[who], outcome=outcome, words=words, by=demo.people["colleague"], now=demo.now
        )
    actions.assess_conflicts(
        row, step=ConflictStep.READING, asked="The three members of the panel, about each bidder.",
        found="One member keeps out of one bid. One had helped a bidder and has stopped; the panel knows of it.",
        could_seem="The lead has met all three bidders at public meetings.", by=lead, now=demo.now,
    )  # fmt: skip
    actions.plan_sessions(
        again(row), kind=SessionKind.PRESENTATION, place="Riverside library, the upstairs room",
        questions="Show us the first ten minutes of a lesson. What do you do when somebody cries?",
        times={bid: demo.now + timedelta(days=6, hours=number) for number, bid in enumerate(bids.values())},
        by=lead, now=demo.now,
    )  # fmt: skip


@chapter(days_ago=36, order=20)
def the_panel_scores_training(demo: Demo) -> None:
    row = again(demo.things["opportunity.training"])
    given: dict[str, dict[str, tuple[int, ...]]] = {
        "lead": {"riverside": (4, 4, 4, 4), "advice": (5, 4, 3, 3), "silver": (2, 2, 3, 4)},
        "citizen": {"riverside": (5, 5, 4, 3), "advice": (2, 3, 3, 3), "silver": (2, 1, 3, 4)},
        "nhs": {"riverside": (4, 3), "silver": (3,)},
    }
    why = {
        "riverside": "Real letters, and neighbours who taught before.", "advice": "Sound lessons, far from the kitchen table.",
        "silver": "Kind, but nobody learns to sit beside somebody by post.",
    }  # fmt: skip
    for bidder in BIDDERS:
        session = again(demo.things[f"bid.training.{bidder}"]).sessions.get()
        actions.note_session(
            session,
            notes="They taught us for ten minutes and answered what we asked.",
            by=demo.people["lead"],
            now=demo.now,
        )
    for key, sheets in given.items():
        by = demo.people[key]
        for bidder, scores in sheets.items():
            bid, criteria = again(demo.things[f"bid.training.{bidder}"]), row.criteria.order_by("position")
            sheet = {c: (score, why[bidder]) for c, score in zip(criteria, scores, strict=False)}
            actions.score_bid(bid, scores=sheet, by=by, now=demo.now)
        if key != "nhs":
            actions.lock_scores(row.panel.get(person=by), by=by, now=demo.now)
