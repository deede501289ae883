"""Answers as their readers find them: equal words together, by words, by theme; who agrees with whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Min, Prefetch, Q, QuerySet

from folkmoot.engagement.hearing.agreement import Agreement, by_theme
from folkmoot.engagement.hearing.sameness import CAMPAIGN
from folkmoot.engagement.hearing.suggest import Suggestion, suggest
from folkmoot.engagement.models import Answer, Consultation, Publishing, QuestionKind, Reading, Response, Theme, Way

# So many different answers are counted for words at most; beyond it a sample, evenly taken, says the same.
MOST_COUNTED = 5000


def to_read(consultation: Consultation, *, show: str = "", q: str = "", way: str = "", theme: Theme | None = None, reader: Any = None) -> QuerySet[Response]:  # fmt: skip
    """One row for each different answer, in the order they came: those in the same words stand behind the first."""
    rows = consultation.responses.standing()
    if not show:
        rows = rows.filter(read_at=None)
    elif show == "second":
        rows = rows.exclude(read_at=None).exclude(pk__in=Reading.objects.filter(reader=reader).values("response"))
    elif show == "publish":
        rows = rows.filter(publishing=Publishing.AGREED)
    for word in q.split()[:8]:
        rows = rows.filter(pk__in=Answer.objects.filter(text__icontains=word).values("response"))
    if way:
        rows = rows.filter(way=way)
    if theme is not None:
        rows = rows.filter(pk__in=theme.responses.values("pk"))
    firsts = rows.exclude(sameness="").order_by().values("sameness").annotate(first=Min("pk")).values("first")
    answers = Prefetch("answers", Answer.objects.select_related("question").order_by("question__position"))
    return (
        rows.filter(Q(sameness="") | Q(pk__in=firsts))
        .select_related("organisation", "channel")
        .prefetch_related(answers, "themes", "files")
        .order_by("received_at", "pk")
    )


def how_many_alike(consultation: Consultation, rows: list[Response]) -> dict[str, int]:
    """How many answers there are in the same words as each of these. One query."""
    wanted = {row.sameness for row in rows if row.sameness}
    alike = consultation.responses.standing().filter(sameness__in=wanted).order_by()
    return dict(alike.values_list("sameness").annotate(count=Count("pk")))


@dataclass(frozen=True)
class Campaign:
    """Answers in the same words: the first of them, and how many."""

    first: Response
    count: int


def campaigns(consultation: Consultation, most: int = 20) -> list[Campaign]:
    """The largest groups of answers in the same words. Three queries however many answered."""
    alike = consultation.responses.standing().exclude(sameness="").order_by()
    groups = alike.values("sameness").annotate(count=Count("pk"), first=Min("pk")).filter(count__gte=CAMPAIGN)
    found = list(groups.order_by("-count", "first")[:most])
    text = Answer.objects.filter(question__kind=QuestionKind.TEXT).order_by("question__position")
    firsts = Response.objects.prefetch_related(Prefetch("answers", text)).in_bulk([row["first"] for row in found])
    return [Campaign(firsts[row["first"]], row["count"]) for row in found]


def reading_progress(consultation: Consultation) -> dict[str, int]:
    standing = Q(withdrawn_at=None)
    return consultation.responses.aggregate(
        unread=Count("pk", filter=standing & Q(read_at=None)),
        all=Count("pk", filter=standing),
        withdrawn=Count("pk", filter=~standing),
    )


def agreement_of(consultation: Consultation, themes: list[Theme]) -> tuple[int, list[tuple[Theme, Agreement]]]:
    """How many answers two people have read, and how far they agree on each theme."""
    pairs = list(pairs_read(consultation))
    found = by_theme(pairs, [theme.pk for theme in themes])
    return len(pairs), [(theme, found[theme.pk]) for theme in themes]


def pairs_read(consultation: Consultation) -> Iterator[tuple[set[int], set[int]]]:
    """What the first two readers of each answer heard. Answers in the same words are one case, read once."""
    seen: set[str] = set()
    rows = (
        Reading.objects.filter(response__consultation=consultation, response__withdrawn_at=None)
        .order_by("response", "read_at", "pk")
        .values_list("response", "response__sameness", "themes")
    )
    last, heard = None, []
    for response, sameness, themes in rows.iterator(chunk_size=2000):
        if response != last:
            last, heard = response, []
        heard.append(set(themes))
        if len(heard) == 2 and sameness not in seen:
            seen.update({sameness} - {""})
            yield heard[0], heard[1]


def suggestions(consultation: Consultation, themes: list[Theme]) -> tuple[list[Suggestion], int]:
    """Themes that counting words suggests, and how many different answers were counted."""
    rows = to_read(consultation, show="all").prefetch_related(None).select_related(None).order_by("pk")
    keys = list(rows.values_list("pk", flat=True))
    step = max(1, -(-len(keys) // MOST_COUNTED))
    some = keys[::step]
    texts: dict[int, list[str]] = {}
    for start in range(0, len(some), 500):
        answers = Answer.objects.filter(response__in=some[start : start + 500], question__kind=QuestionKind.TEXT)
        for key, text in answers.order_by("question__position").values_list("response", "text"):
            texts.setdefault(key, []).append(text)
    counted = ((key, " ".join(parts)) for key, parts in texts.items())
    return suggest(counted, [theme.title for theme in themes]), len(texts)


def answers_for_file(consultation: Consultation) -> Iterator[list[Any]]:
    """Every answer as a row, for those who read them; in bounded memory, however many."""
    questions = list(consultation.questions.order_by("position").values_list("pk", flat=True))
    at = {pk: place for place, pk in enumerate(questions)}
    for head, words in in_order(consultation):
        cells: list[Any] = [""] * len(questions)
        for question, text in words:
            cells[at[question]] = text
        yield [*head, *cells]


def in_order(consultation: Consultation, step: int = 1000) -> Iterator[tuple[list[Any], list[tuple[int, str]]]]:
    """Responses by their numbers, a step at a time, each with its answers."""
    last = 0
    while True:
        some = list(
            consultation.responses.filter(pk__gt=last)
            .annotate(whose=F("organisation__name"), via=F("channel__name"))
            .order_by("pk")
            .values_list("pk", "received_at", "way", "whose", "via", "captured_by", "people_present", "withdrawn_at")[:step]
        )  # fmt: skip
        if not some:
            return
        words: dict[int, list[tuple[int, str]]] = {}
        for response, question, text in Answer.objects.filter(response__in=[row[0] for row in some]).values_list(
            "response", "question", "text"
        ):
            words.setdefault(response, []).append((question, text))
        for row in some:
            pk, received, way, whose, via, by, present, withdrawn = row
            came = str(Way(way).label)
            yield [pk, f"{received:%Y-%m-%d}", came, whose or "", via or "", by, present or "", "yes" if withdrawn else ""], words.get(pk, [])  # fmt: skip
        last = some[-1][0]
