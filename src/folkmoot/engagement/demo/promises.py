"""The council and the NHS say how they answer, and name moderators."""

from folkmoot.core.demo import Demo, chapter
from folkmoot.engagement.actions import moderation
from folkmoot.engagement.demo.telling import ORDER


@chapter(days_ago=400, order=ORDER)
def bodies_promise_to_answer(demo: Demo) -> None:
    moderation.set_answer_rule(
        demo.bodies["council"], from_date=demo.today, regime="before", proposal_days=42, petition_days_open=180, answered_at=25,
        debated_at=60, petition_days=28, source="Standing orders of Wandle Vale Council, part 4", by=demo.people["lead"],
        now=demo.now,
    )  # fmt: skip
    moderation.set_answer_rule(
        demo.bodies["nhs"], from_date=demo.today, regime="after", proposal_days=56, petition_days_open=180, answered_at=40,
        debated_at=None, petition_days=40, source="Board paper 14 of Wandle Vale NHS Partnership", by=demo.people["nhs"],
        now=demo.now,
    )  # fmt: skip


@chapter(days_ago=399, order=ORDER)
def moderators_are_named(demo: Demo) -> None:
    for key, shown_as in (("colleague", "Tom, engagement team"), ("clerk", "The committee clerk")):
        moderation.name_moderator(
            demo.bodies["council"],
            email=demo.people[key].email,
            shown_as=shown_as,
            by=demo.people["lead"],
            now=demo.now,
        )
    moderation.name_moderator(
        demo.bodies["nhs"], email=demo.people["nhs_colleague"].email, shown_as="Patient voice team", by=demo.people["nhs"],
        now=demo.now,
    )  # fmt: skip
