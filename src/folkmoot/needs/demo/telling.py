"""How the chapters say what somebody needs, ask the board, and score."""

from collections.abc import Iterable, Mapping

from folkmoot.core.demo import Demo
from folkmoot.evidence.models import Theme
from folkmoot.needs import actions
from folkmoot.needs.models import Need, PrioritisationRound

# (key, who says it, where, title, words, theme, who says "me too")
Said = tuple[str, str, str, str, str, Theme, Iterable[str]]


def say(demo: Demo, said: Said) -> Need:
    key, who, where, title, words, theme, others = said
    need = actions.raise_need(
        title=title, words=words, theme=theme, area=demo.areas[where], by=demo.people[who], now=demo.now
    )
    for other in others:
        actions.support_need(need, by=demo.people[other], now=demo.now)
    demo.things[f"need.{key}"] = need
    return need


def ask(demo: Demo, question: str, needs: Iterable[str], days: int = 10) -> PrioritisationRound:
    return actions.open_round(
        demo.things["board"], question=question, needs=[demo.things[f"need.{key}"] for key in needs],
        closes_date=demo.day(days), by=demo.people["scheme"], now=demo.now,
    )  # fmt: skip


def score(demo: Demo, round: PrioritisationRound, scores: Mapping[str, tuple[int, ...]]) -> None:
    """Each member scores the needs in the order in which they were raised."""
    for who, given in scores.items():
        for need, score in zip(round.needs.order_by("raised_at", "pk"), given, strict=True):
            actions.score_need(round, need, score=score, by=demo.people[who], now=demo.now)
