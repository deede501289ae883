"""A letter that a young commissioner can show."""

from folkmoot.citizens import actions
from folkmoot.citizens.queries import letter_draft
from folkmoot.core.demo import Demo, chapter


@chapter(days_ago=29, order=41)
def a_young_commissioner_gets_a_letter(demo: Demo) -> None:
    membership = demo.things["member.young"]
    draft = letter_draft(membership)
    actions.sign_letter(
        membership, by=demo.people["scheme"], now=demo.now,
        words=f"{draft}\n\nKofi listens first and then asks the question that others were afraid to ask. I would have him on "
        "any panel.",
    )  # fmt: skip
