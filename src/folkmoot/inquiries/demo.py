"""An inquiry on renting: one recommendation answered, one still in time, one overdue."""

from folkmoot.core.demo import Demo, Teller, chapter
from folkmoot.inquiries import actions
from folkmoot.inquiries.actions import Recommended
from folkmoot.inquiries.states import RecommendationAnswer

EVIDENCE = (
    (
        280, "adviser", "advice", True,
        "Of the last two hundred people who came to us about their home, one in three had told the landlord of a repair "
        "more than three months before. Half of those had stopped asking because they feared to be put out.",
        "We counted our own cases, April to September.",
    ),
    (
        262, "resident", None, True,
        "The bedroom wall has been wet since last winter. I was told to open a window.",
        "I live there.",
    ),
    (
        240, "neighbour", None, False,
        "When I complained, the agent said that others would be glad of the flat.",
        "It was said to me on the doorstep.",
    ),
    (
        221, "vco", "riverside", True,
        "People ask us to make the call because they think that nobody listens to them. Mostly they are right.",
        "Our link workers write down each call they make for somebody.",
    ),
)  # fmt: skip
FINDINGS = """Repairs to rented homes in the borough take too long, and people who ask for them are afraid.

The council has the power to inspect and to order repairs. It used it eleven times in three years. Nobody at the council told us who is responsible for using it, and two departments each believed that it was the other.

Tenants who know each other's names get repairs sooner. Where a tenants' group meets, the wait is half as long."""


@chapter(days_ago=300, order=40)
def an_inquiry_opens(demo: Demo) -> None:
    demo.things["inquiry.renters"] = actions.open_inquiry(
        title="Fair to renters?",
        aim="Do people who rent a home here get repairs done in time, and can they ask without fear?",
        host=demo.bodies["cvs"], chair=demo.people["inquirer"], reports_to="the council's housing committee",
        report_due_date=demo.day(210), by=demo.people["inquirer"], now=demo.now,
    )  # fmt: skip


def hearing(person: str, body: str | None, may_publish: bool, words: str, source: str) -> Teller:
    def hear(demo: Demo) -> None:
        actions.submit_evidence(
            demo.things["inquiry.renters"], words=words, source=source, may_publish=may_publish,
            organisation=demo.bodies[body] if body else None, by=demo.people[person], now=demo.now,
        )  # fmt: skip

    return hear


for days_ago, *given in EVIDENCE:
    chapter(days_ago=days_ago, order=40)(hearing(*given))


@chapter(days_ago=100, order=40)
def the_inquiry_reports(demo: Demo) -> None:
    council = demo.bodies["council"]
    demo.things["inquiry.renters"] = actions.publish_report(
        demo.things["inquiry.renters"],
        findings=FINDINGS,
        recommendations=[
            Recommended(
                "Name one officer who answers for inspecting rented homes, and publish how to reach them.",
                council, demo.day(40),
            ),
            Recommended(
                "Publish every three months how many homes were inspected, how many repairs were ordered, and how long they took.",
                council, demo.day(90),
            ),
            Recommended(
                "Pay for a room and a part-time worker in each large estate, so that tenants can meet.", council, demo.day(115)
            ),
        ],
        by=demo.people["inquirer"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=70, order=40)
def the_council_answers_one(demo: Demo) -> None:
    first = demo.things["inquiry.renters"].recommendations.get(number=1)
    actions.answer_recommendation(
        first, answer=RecommendationAnswer.ACCEPTED,
        reasons="We agree. From next month the private housing manager answers for this, and the way to reach them is on every letter about renting.",
        by=demo.people["colleague"], now=demo.now,
    )  # fmt: skip
