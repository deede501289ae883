"""From the fields of a form to an answer and back: a question of some kinds is asked in several fields."""

from typing import Any

from folkmoot.engagement.models import Question, QuestionKind
from folkmoot.engagement.surveys.said import SentFile
from folkmoot.places.points import Point


def given_to(question: Question, cleaned: dict[str, Any], kept_files: dict[int, str]) -> Any:
    """What the fields of one question hold, in the shape the rules take."""
    name = f"question_{question.pk}"
    match question.kind:
        case QuestionKind.RANK:
            placed = [(cleaned.get(f"{name}_{at}"), choice) for at, choice in enumerate(question.choices)]
            chosen = [(int(place), choice) for place, choice in placed if place]
            if len({place for place, _choice in chosen}) < len(chosen):
                # The same place twice: the rules refuse a list that names a choice twice, in words.
                return [choice for _place, choice in chosen for _twice in range(2)]
            return [choice for _place, choice in sorted(chosen)]
        case QuestionKind.GRID:
            return {line: cleaned.get(f"{name}_{at}", "") for at, line in enumerate(question.lines)}
        case QuestionKind.PLACE:
            return {"area": cleaned.get(name, ""), "point": cleaned.get(f"{name}_point") or ""}
        case QuestionKind.UPLOAD:
            file = cleaned.get(name)
            if file:
                return SentFile(file.name, file.read())
            return SentFile(kept_files[question.pk]) if question.pk in kept_files else None
    return cleaned.get(name)


def initial_of(question: Question, value: Any, text: str) -> dict[str, Any]:
    """The fields of one question as they were answered before."""
    name = f"question_{question.pk}"
    match question.kind:
        case QuestionKind.MANY:
            return {name: value}
        case QuestionKind.RANK:
            return {f"{name}_{question.choices.index(choice)}": str(n) for n, choice in enumerate(value, 1)}
        case QuestionKind.GRID:
            return {f"{name}_{at}": value.get(line, "") for at, line in enumerate(question.lines)}
        case QuestionKind.PLACE:
            point = Point(value["lat"], value["lon"]) if "lat" in value else ""
            return {name: value.get("area", ""), f"{name}_point": point}
        case QuestionKind.UPLOAD:
            return {}
    return {name: text}
