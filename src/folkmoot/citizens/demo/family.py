"""A girl of 12 joins. Her mother opened the account, agreed, and acts in it until she is 13."""

from folkmoot.citizens import actions
from folkmoot.core.clock import add_months
from folkmoot.core.demo import Demo, chapter
from folkmoot.people import actions as people

ORDER = 40


@chapter(days_ago=28, order=ORDER)
def a_mother_opens_an_account(demo: Demo) -> None:
    guardian = demo.people["guardian"]
    opened = people.open_child_account(
        name="Esi Adu", birth_date=add_months(demo.day(-200), -12 * 12), by=guardian, now=demo.now
    )
    people.agree_as_guardian(
        opened.child, relationship="mother", guardian_phone="020 7946 0022", has_responsibility=True, by=guardian,
        health="Asthma: her inhaler is in the blue bag.", now=demo.now,
    )  # fmt: skip
    demo.people["child"] = people.act_for(opened, by=guardian, now=demo.now)
    demo.things["member.child"] = actions.apply_to_join(
        demo.bodies["cvs"], wants="A park where my friends and me feel safe.", by=opened.child, now=demo.now
    )


@chapter(days_ago=25, order=ORDER)
def she_is_admitted(demo: Demo) -> None:
    scheme, child = demo.people["scheme"], demo.people["child"]
    actions.admit(demo.things["member.child"], by=scheme, now=demo.now)
    people.name_responsible_adult(child, adult=scheme, by=scheme, now=demo.now)
    actions.countersign(
        actions.accept_agreement(demo.things["two_way"], by=child, now=demo.now), by=scheme, now=demo.now
    )
    actions.set_preferences(
        languages="English, Twi", access_needs="Words read out to me, please.", benefits=["people", "skills"],
        interests=["environment"], by=child, now=demo.now,
    )  # fmt: skip
