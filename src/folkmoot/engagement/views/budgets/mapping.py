"""Ideas on a map: those of one page numbered as its list has them, the others as dots; and as a file for other maps."""

from collections.abc import Iterable
from typing import Any

from django.http import JsonResponse
from django.utils.translation import gettext as _

from folkmoot.design.charts import Mark
from folkmoot.design.charts.ground import GroundMap
from folkmoot.engagement.models import Budget, Idea
from folkmoot.engagement.queries.budgets import idea_columns, idea_lines, with_point
from folkmoot.places.ground import draw, ground_of


def marks_of(ideas: Iterable[Idea]) -> list[Mark]:
    """The ideas that have a point, numbered as they come."""
    pairs = [(idea, idea.point) for idea in ideas]
    pointed = [(idea, point) for idea, point in pairs if point]
    return [
        Mark(number, idea.title, point.north, point.east, f"{idea.place}, {idea.area.name}", idea.get_absolute_url())
        for number, (idea, point) in enumerate(pointed, 1)
    ]


def ideas_map(budget: Budget, marks: list[Mark], found: Any) -> GroundMap | None:
    """None while nothing that was found has a point."""
    points: list[Any] = list(with_point(found).values_list("north", "east"))
    if not points:
        return None
    numbered = {(mark.north, mark.east) for mark in marks}
    others = [point for point in points if point not in numbered]
    title = _("Where the ideas are")
    return draw(ground_of(budget.area), title, marks, others, label=_("Idea"))


def idea_map(idea: Idea) -> GroundMap | None:
    marks = marks_of([idea])
    return draw(ground_of(idea.budget.area), _("Where it is"), marks, label=_("Idea")) if marks else None


def geojson_response(filename: str, found: Any) -> JsonResponse:
    """Every idea with a point, its line of the list with it."""
    ideas = list(with_point(found))
    columns = idea_columns()
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [idea.east, idea.north]},
            "properties": dict(zip(columns, line, strict=True)),
        }
        for idea, line in zip(ideas, idea_lines(ideas), strict=True)
    ]
    response = JsonResponse(
        {"type": "FeatureCollection", "features": features},
        json_dumps_params={"ensure_ascii": False}, content_type="application/geo+json",
    )  # fmt: skip
    response["Content-Disposition"] = f'attachment; filename="{filename}.geojson"'
    return response
