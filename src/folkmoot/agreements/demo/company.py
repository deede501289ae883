"""The agreement on company: two years of reports, and payments on time but for one that nobody explained."""

from decimal import Decimal
from typing import Any

from folkmoot.agreements import actions, queries
from folkmoot.agreements.actions import Answer
from folkmoot.agreements.anchoring import story as _anchoring  # noqa: F401
from folkmoot.agreements.models import Agreement, AgreementKind, Measure
from folkmoot.agreements.money import story as _money  # noqa: F401
from folkmoot.agreements.states import ReportState
from folkmoot.commissioning.models import MeasureKind
from folkmoot.core.clock import add_months
from folkmoot.core.demo import Demo, Teller, chapter

# Days before today on which a payment was made; the sixth was due about three weeks before it.
PAID = (777, 686, 595, 505, 412, 295, 230, 139)
REPORTED = (580, 398, 214, 42)
STORIES = (
    "Three rooms opened: the church hall, the tenants' room and the garden shed. At first four or five people came. By "
    "spring the tables were full on Tuesdays. The shed was too cold before May, and we should have known.",
    "A table of regulars now decides what is on. They asked for less bingo and more soup. Two people who came alone in "
    "autumn now open up on Thursdays. We lost the Friday room for five weeks when the boiler went.",
    "Our payment came three weeks late and one group paid its rent from a volunteer's savings. The rooms stayed open. "
    "A neighbour knocks for eleven people who would not come alone.",
    "The groups go on without us on two mornings out of five. People who work say that a weekday morning is no use to "
    "them. They would come in the evening.",
)
VOICES = (14, 22, 31, 27)
WELL_DONE = "Thank you for saying plainly what did not work."
# How far from the start to the aim each report got; how many came; how many would come again.
PROGRESS = (Decimal("0.2"), Decimal("0.5"), Decimal("0.7"), Decimal("1.05"))
CAME = (58, 96, 121, 134)
CONTENT = (81, 84, 88, 91)


def agreement_of(demo: Demo) -> Agreement:
    """The agreement as it is now."""
    return Agreement.objects.get(pk=demo.things["agreement.company"].pk)


@chapter(days_ago=785, order=20)
def an_agreement_on_company(demo: Demo) -> None:
    start = demo.day(10)
    demo.things["agreement.company"] = actions.draft_agreement(
        demo.things["decision.company"], kind=AgreementKind.GRANT, title="Warm rooms on weekday mornings",
        start_date=start, end_date=add_months(start, 24), payment_months=3, in_advance=True,
        payment_reason="The small groups behind this grant have no savings to spend before they are paid.",
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=784, order=20)
def measures_are_proposed(demo: Demo) -> None:
    actions.propose_measures(agreement_of(demo), by=demo.people["lead"], now=demo.now)


@chapter(days_ago=783, order=20)
def measures_are_agreed(demo: Demo) -> None:
    actions.agree_measures(agreement_of(demo), by=demo.people["vco"], now=demo.now)


@chapter(days_ago=780, order=20)
def the_council_signs(demo: Demo) -> None:
    actions.sign_for_funder(agreement_of(demo), by=demo.people["lead"], now=demo.now)


@chapter(days_ago=779, order=20)
def riverside_signs(demo: Demo) -> None:
    actions.sign_for_provider(agreement_of(demo), by=demo.people["vco"], now=demo.now)


def paying(number: int) -> Teller:
    def pay(demo: Demo) -> None:
        payment = agreement_of(demo).payments.get(number=number)
        actions.pay(payment, paid_date=demo.today, by=demo.people["finance"], now=demo.now)

    return pay


for place, days_ago in enumerate(PAID, 1):
    chapter(days_ago=days_ago, order=20)(paying(place))


def answer(measure: Measure, place: int) -> Answer:
    """A figure that moves as such figures do."""
    if measure.kind == MeasureKind.HOW_MUCH:
        return Answer(Decimal(CAME[place]), "The book at each door")
    if measure.kind == MeasureKind.HOW_WELL:
        return Answer(Decimal(CONTENT[place]), "A card on the tables, in the last week of the period")
    start = measure.baseline or Decimal(0)
    aim = start if measure.target is None else measure.target
    moved = (start + (aim - start) * PROGRESS[place]).quantize(Decimal("1"))
    return Answer(moved, "Asked of everyone who came that month", "The same three questions as at the start")


def reporting(place: int) -> Teller:
    def report(demo: Demo) -> None:
        waiting = agreement_of(demo).reports.filter(state=ReportState.DUE, end_date__lte=demo.today)
        for row in waiting.order_by("start_date"):
            answers: dict[Any, Answer] = {measure: answer(measure, place) for measure in queries.measures_asked(row)}
            actions.submit_report(
                row, answers=answers, story=STORIES[place], user_voices=VOICES[place], hours_spent=Decimal("3.5"),
                by=demo.people["vco"], now=demo.now,
            )  # fmt: skip

    return report


def accept(demo: Demo) -> None:
    for row in agreement_of(demo).reports.filter(state=ReportState.SUBMITTED):
        actions.accept_report(row, words=WELL_DONE, by=demo.people["lead"], now=demo.now)


for place, days_ago in enumerate(REPORTED):
    chapter(days_ago=days_ago, order=20)(reporting(place))
    chapter(days_ago=days_ago - 1, order=20)(accept)


@chapter(days_ago=41, order=30)
def the_agreement_ends(demo: Demo) -> None:
    actions.end_agreement(agreement_of(demo), by=demo.people["lead"], now=demo.now)
