"""What a board decided: by consent, by scores, or by order of preference."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.engagement.models import BoardDecision, DecisionMethod


def decide(decision: BoardDecision, voices: Sequence[Sequence[int]]) -> tuple[list[dict[str, Any]], str]:
    """Rows of (what, points), best first, and the outcome in a sentence. Equal points are said to be equal."""
    if decision.method == DecisionMethod.CONSENT:
        objections = sum(voice == [0] for voice in map(list, voices))
        rows = [
            {"what": _("consent"), "points": len(voices) - objections},
            {"what": _("object"), "points": objections},
        ]
        if objections:
            return rows, _("Not agreed: there were objections. The proposal goes back with their reasons.")
        return rows, _("Agreed by consent: nobody objected.")
    points = (
        scores(voices, len(decision.options))
        if decision.method == DecisionMethod.SCORE
        else borda(voices, len(decision.options))
    )
    order = sorted(range(len(points)), key=lambda place: (-points[place], place))
    rows = [{"what": decision.options[place], "points": points[place]} for place in order]
    first = [row["what"] for row in rows if row["points"] == rows[0]["points"]]
    if len(first) > 1:
        return rows, _("Undecided: %(options)s have the same points. The board decides between them.") % {
            "options": ", ".join(first)
        }
    return rows, _("Decided: %(option)s.") % {"option": first[0]}


def scores(voices: Sequence[Sequence[int]], count: int) -> list[int]:
    return [sum(voice[place] for voice in voices) for place in range(count)]


def borda(voices: Sequence[Sequence[int]], count: int) -> list[int]:
    """First place gives as many points as there are options, each next place one fewer; what is not ranked none."""
    points = [0] * count
    for voice in voices:
        for place, option in enumerate(voice):
            points[option] += count - place
    return points
