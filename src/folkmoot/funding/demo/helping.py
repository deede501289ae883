"""Small groups ask for help with costs and with a first bid, and find each other."""

from folkmoot.core.demo import Demo, chapter
from folkmoot.funding import actions
from folkmoot.funding.demo.story import again
from folkmoot.funding.models.help import HelpKind, HelpOutcome


@chapter(days_ago=50, order=12)
def kettle_asks_what_it_costs(demo: Demo) -> None:
    demo.things["help.cost"] = actions.ask_help(
        demo.bodies["kettle"], helper=demo.bodies["cvs"], kind=HelpKind.COST,
        question="We only ever counted tea and biscuits. What else does a morning cost, and may we ask for it?",
        by=demo.people["small"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=48, order=12)
def kettle_is_answered(demo: Demo) -> None:
    actions.say(
        demo.things["help.cost"],
        text="The hall, insurance, training for your helpers and their fares, and a share of whoever does the books. All of "
        "it may be in the price. Shall we sit down with a sheet on Thursday?",
        by=demo.people["scheme"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=44, order=12)
def kettle_knows_what_it_costs(demo: Demo) -> None:
    actions.settle_help(
        again(demo.things["help.cost"]), outcome=HelpOutcome.COSTED, outcome_note="A morning costs £94. We had no idea.",
        by=demo.people["small"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=12, order=12)
def riverside_looks_for_partners(demo: Demo) -> None:
    demo.things["partners.debt"] = actions.call_for_partners(
        demo.bodies["riverside"], opportunity=again(demo.things["opportunity.debt"]),
        brings="Twelve trained neighbours, a hall and somebody who does the books.",
        seeks="An organisation with an adviser who may handle court papers.",
        by=demo.people["vco"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=11, order=12)
def kettle_offers_its_kitchen(demo: Demo) -> None:
    actions.reply_to_call(
        demo.things["partners.debt"], demo.bodies["kettle"],
        text="No adviser, but people talk about their letters over our tea. You could come on Tuesdays.",
        by=demo.people["small"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=3, order=12)
def kettle_asks_about_sundays(demo: Demo) -> None:
    actions.ask_help(
        demo.bodies["kettle"], helper=demo.bodies["cvs"], kind=HelpKind.PARTNER,
        question="We would open on every second Sunday. Whom could we share the other Sundays with?",
        by=demo.people["small"], now=demo.now,
    )  # fmt: skip
