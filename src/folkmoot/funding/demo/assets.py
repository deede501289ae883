"""A hall that people nominated, and whose owner means to sell; and one that was refused (ledger CR-01)."""

from folkmoot.core.demo import Demo, chapter
from folkmoot.funding import actions

ORDER = 60


@chapter(days_ago=260, order=ORDER)
def two_buildings_are_nominated(demo: Demo) -> None:
    council = demo.bodies["council"]
    demo.things["asset.hall"] = actions.nominate_asset(
        council, organisation=demo.bodies["riverside"], title="The boat club hall", address="Towpath, Riverside",
        use="Tea on three mornings, a choir, and the only room by the river where fifty people can sit down.",
        by=demo.people["vco"], now=demo.now,
    )  # fmt: skip
    demo.things["asset.house"] = actions.nominate_asset(
        council, organisation=demo.bodies["kettle"], title="The lock keeper’s house", address="Lock Lane, Riverside",
        use="People stop there to talk, and the garden is open on Sundays.", members=34,
        by=demo.people["small"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=221, order=ORDER)
def one_is_listed_and_one_is_not(demo: Demo) -> None:
    actions.decide_nomination(
        demo.things["asset.hall"], listed=True, by=demo.people["lead"], now=demo.now,
        reasons="The hall brings people together every week, and nothing else by the river could take its place.",
    )  # fmt: skip
    actions.decide_nomination(
        demo.things["asset.house"], listed=False, ground="left_out", by=demo.people["lead"], now=demo.now,
        reasons="Somebody lives in the house. The regulations leave homes out, gardens and all.",
    )  # fmt: skip


@chapter(days_ago=25, order=ORDER)
def the_owner_of_the_hall_means_to_sell(demo: Demo) -> None:
    demo.things["asset.hall"].refresh_from_db()
    actions.note_intended_sale(
        demo.things["asset.hall"], noticed_date=demo.today, by=demo.people["colleague"], now=demo.now
    )
