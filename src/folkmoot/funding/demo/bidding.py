"""What bidders of the demo borough do besides writing: their passports, questions, files, costs, and a bid made by two."""

from decimal import Decimal

from folkmoot.core.demo import Demo, chapter
from folkmoot.funding import actions
from folkmoot.funding.costing import CostKind, CostLine
from folkmoot.funding.demo.story import again
from folkmoot.funding.models import Counting
from folkmoot.funding.models.passport import FactKind
from folkmoot.funding.queries.together import How, Subcontractor

PASSPORT = {
    FactKind.ACCOUNTS: "Last year we took in £412,000 and spent £398,000. Three months of spending are in reserve.",
    FactKind.INSURANCE: "Public liability of £5 million and employer's liability of £10 million.",
    FactKind.SAFEGUARDING: "Our policy is looked at every spring. Everybody who works alone with somebody is checked first.",
    FactKind.GOVERNANCE: "Nine trustees, five of whom have used what we do. They meet every other month.",
}


@chapter(days_ago=89, order=20)
def debt_asks_for_one_document(demo: Demo) -> None:
    actions.ask_for_document(
        again(demo.things["opportunity.debt"]), title="How you keep people safe",
        why="Advisers visit homes alone, so the panel reads how you look after both sides.",
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    actions.add_criterion(
        again(demo.things["opportunity.debt"]), title="Leave to advise on debt", weight=0, counts=Counting.PASS, most_words=80,
        question="The law asks for leave to advise on debt. Have you got it, or will you by the first day? Say how we can check.",
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=60, order=20)
def riverside_fills_its_passport(demo: Demo) -> None:
    riverside, vco = demo.bodies["riverside"], demo.people["vco"]
    for kind, words in PASSPORT.items():
        actions.keep_fact(riverside, kind, words=words, by=vco, now=demo.now)
    actions.keep_bank_details(
        riverside, holder="Riverside Anchor Trust", sort_code="00-00-00", account="00012345", by=vco, now=demo.now
    )


@chapter(days_ago=59, order=20)
def silver_says_by_and_for_whom_it_is_run(demo: Demo) -> None:
    actions.say_run_by(demo.bodies["silver"], groups=["older"], by=demo.people["rival"], now=demo.now)


@chapter(days_ago=12, order=20)
def two_ask_about_debt(demo: Demo) -> None:
    row = again(demo.things["opportunity.debt"])
    first = actions.ask(
        row, question="May part of the advice be given by telephone?", organisation=demo.bodies["advice"],
        by=demo.people["adviser"], now=demo.now,
    )  # fmt: skip
    actions.answer_question(
        first, published="May part of the advice be given by telephone?",
        answer="Yes, as long as everybody can meet somebody in person who wants to.", by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    actions.ask(
        row, question="Do the three years begin when the first person is seen, or when we sign?",
        organisation=demo.bodies["riverside"], by=demo.people["vco"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=8, order=20)
def advice_bids_with_a_neighbour(demo: Demo) -> None:
    bid, adviser, advice = again(demo.things["bid.debt.advice"]), demo.people["adviser"], demo.bodies["advice"]
    actions.add_member(bid, demo.bodies["kettle"], by=adviser, now=demo.now)
    actions.save_together(
        bid, how=How.CONSORTIUM, shares={advice.pk: Decimal(85), demo.bodies["kettle"].pk: Decimal(15)},
        subcontractors=[Subcontractor("A sign-language interpreter", "Interpret when somebody asks", Decimal(2))],
        by=adviser, now=demo.now,
    )  # fmt: skip
    actions.save_costs(
        bid,
        lines=[
            CostLine(CostKind.STAFF, "Two advisers, half the week each", Decimal(84000)),
            CostLine(CostKind.PREMISES, "A room at the food bank", Decimal(6000)),
            CostLine(CostKind.TRAINING, "Their yearly qualification", Decimal(4500)),
            CostLine(CostKind.RUNNING, "Supervision, accounts and insurance", Decimal(16000)),
        ],
        overheads_a_year=Decimal(62000), direct_a_year=Decimal(310000), by=adviser, now=demo.now,
    )  # fmt: skip
    actions.add_document(
        bid, name="keeping-safe.txt", content=b"Nobody visits alone the first time. Everybody can stop a visit.",
        asked=bid.opportunity.documents_asked.first(), by=adviser, now=demo.now,
    )  # fmt: skip


@chapter(days_ago=88, order=20)
def debt_is_rehearsed(demo: Demo) -> None:
    lead = demo.people["lead"]
    copy = actions.rehearse(again(demo.things["opportunity.debt"]), by=lead, now=demo.now)
    actions.open_bids(copy, by=lead, now=demo.now)
