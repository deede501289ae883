"""A study that the story's first project rests on."""

from folkmoot.core.demo import Demo, chapter
from folkmoot.evidence.actions import add_study
from folkmoot.evidence.models.study import EvidenceKind


@chapter(days_ago=1045)
def a_look_at_warm_places(demo: Demo) -> None:
    demo.things["study.cafes"] = add_study(
        title="What warm places do for people who are often alone",
        kind=EvidenceKind.EVALUATION,
        source="Wandle Vale Voluntary Action",
        method="Talks with 46 people in six free cafés, before and a year after they began to come.",
        published_date=demo.day(-60),
        summary="Thirty-one of the 46 said that they felt alone less often. Those who came twice a week or more gained "
        "most. What mattered was that the same faces were there each time, and that nobody had to buy anything.",
        area=demo.areas["borough"],
        by=demo.people["lead"],
        now=demo.now,
    )
