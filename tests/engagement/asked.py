"""A survey with a question of every kind, and answers to it."""

from folkmoot.engagement.actions import Asked, respond
from folkmoot.engagement.models import QuestionKind
from tests.engagement import made
from tests.kept import kept

ALL = (
    Asked("In your words?", is_required=True),
    Asked("One?", QuestionKind.CHOICE, ("A", "B")),
    Asked("Many?", QuestionKind.MANY, ("A", "B", "C")),
    Asked("Order?", QuestionKind.RANK, ("A", "B", "C")),
    Asked("Mark?", QuestionKind.RATE, lowest=1, highest=5),
    Asked("Each?", QuestionKind.GRID, ("good", "bad"), lines=("bus", "train")),
    Asked("How many?", QuestionKind.NUMBER, lowest=0, highest=20),
    Asked("Where?", QuestionKind.PLACE, is_home=True),
    Asked("A picture?", QuestionKind.UPLOAD),
    Asked("Why B?", after=2, after_any=("B",), is_required=True),
)
GOOD = ["Warm.", "A", ["C", "A"], ["B", "A"], "4", {"bus": "good"}, "3.50", {"point": "51.36, -0.19"}, None, ""]


def sent(survey, answers, by, now, **more):
    return respond(
        survey, answers=dict(zip(survey.questions.order_by("position"), answers, strict=True)), by=by, now=now, **more
    )


def but(position, value):
    return [value if at == position - 1 else each for at, each in enumerate(GOOD)]


@kept
def survey_of_all(cast, now):
    return made.opened(cast, now, questions=ALL, without_account=True)
