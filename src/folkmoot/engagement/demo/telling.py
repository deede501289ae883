"""What the chapters about consultations share."""

from folkmoot.core.demo import Demo
from folkmoot.engagement import actions
from folkmoot.engagement.models import Consultation, Theme

ORDER = 50


def answer(demo: Demo, key: str, who: str, *texts: str, **words: object) -> None:
    """Somebody answers the consultation's questions in order; an empty text leaves one out."""
    consultation: Consultation = demo.things[key]
    questions = consultation.questions.order_by("position")
    actions.respond(
        consultation, answers=dict(zip(questions, texts, strict=False)), by=demo.people[who], now=demo.now,
        **words,  # type: ignore[arg-type]
    )  # fmt: skip


def read(demo: Demo, key: str, who: str, themes: list[tuple[str, str, tuple[str, ...]]]) -> None:
    """Name themes (title, you said, words to look for) and read every answer with those it speaks to."""
    consultation, by = demo.things[key], demo.people[who]
    made: list[tuple[Theme, tuple[str, ...]]] = []
    for title, said, words in themes:
        theme = actions.add_theme(consultation, title=title, you_said=said, by=by, now=demo.now)
        made.append((theme, words))
    for response in consultation.responses.order_by("pk"):
        text = " ".join(response.answers.values_list("text", flat=True)).lower()
        speaks_to = [theme for theme, words in made if any(word in text for word in words)]
        actions.read_response(response, themes=speaks_to, by=by, now=demo.now)


def theme_of(demo: Demo, key: str, title: str) -> Theme:
    return Theme.objects.get(consultation=demo.things[key], title=title)


# --- company ------------------------------------------------------------------------------------------------
