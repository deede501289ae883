"""Answers counted, question by question. Words are never read in: only what can be counted, a few rows at a time."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from folkmoot.core.suppression import Shown, is_small, suppress, threshold
from folkmoot.engagement.models import Answer, Question, QuestionKind, Response

ROWS = 2000
BY_WORDS = (QuestionKind.CHOICE, QuestionKind.RATE)
BY_VALUE = (QuestionKind.MANY, QuestionKind.RANK, QuestionKind.GRID, QuestionKind.NUMBER, QuestionKind.PLACE)


@dataclass
class Tally:
    """How one question was answered. `tables` has one table of counts; a grid has one for each line."""

    question: Question
    answered: int = 0
    tables: dict[str, Shown[str]] = field(default_factory=dict)
    mean: float | None = None
    raw: dict[str, Counter[str]] = field(default_factory=dict, repr=False)
    total: float = 0.0

    @property
    def answered_shown(self) -> str:
        if is_small(self.answered):
            return _("fewer than %(count)s") % {"count": threshold()}
        return f"{self.answered:,}"


def tallies(questions: list[Question], among: QuerySet[Response] | None = None) -> list[Tally]:
    """One tally a question, small numbers hidden. `among` narrows whose answers are counted."""
    found = {question.pk: Tally(question) for question in questions}
    rows = Answer.objects.filter(question__in=questions, response__withdrawn_at=None)
    if among is not None:
        rows = rows.filter(response__in=among.values("pk"))
    for pk, count in rows.values_list("question_id").annotate(count=Count("pk")).order_by():
        found[pk].answered = count
    chosen = rows.filter(question__kind__in=BY_WORDS)
    for pk, text, count in chosen.values_list("question_id", "text").annotate(count=Count("pk")).order_by():
        found[pk].raw.setdefault("", Counter())[text] += count
    counted = rows.filter(question__kind__in=BY_VALUE).order_by().values_list("question_id", "value")
    for pk, value in counted.iterator(chunk_size=ROWS):
        _count(found[pk], value)
    return [_shown(tally) for tally in found.values()]


def _count(tally: Tally, value: Any) -> None:
    kind = tally.question.kind
    if kind == QuestionKind.GRID:
        for line, choice in value.items():
            tally.raw.setdefault(line, Counter())[choice] += 1
    elif kind == QuestionKind.NUMBER:
        tally.total += float(value)
    else:
        keys = value[:1] if kind == QuestionKind.RANK else value if kind == QuestionKind.MANY else [place_of(value)]
        tally.raw.setdefault("", Counter()).update(keys)
        if kind == QuestionKind.RANK:
            for place, choice in enumerate(value):
                tally.raw.setdefault("points", Counter())[choice] += len(tally.question.choices) - place


def place_of(value: dict[str, Any]) -> str:
    """The area's name; a pin alone is shown to nobody, since it may be somebody's door."""
    return str(value.get("name") or _("a pin, without an area"))


def _shown(tally: Tally) -> Tally:
    question, kind = tally.question, tally.question.kind
    is_enough = tally.answered >= threshold()
    if kind == QuestionKind.NUMBER and is_enough:
        tally.mean = tally.total / tally.answered
    if kind == QuestionKind.RATE and is_enough:
        marks = tally.raw.get("", Counter())
        tally.mean = sum(int(mark) * count for mark, count in marks.items()) / sum(marks.values())
    for line in question.lines if kind == QuestionKind.GRID else [""]:
        counts = tally.raw.get(line, Counter())
        if kind in (QuestionKind.TEXT, QuestionKind.UPLOAD, QuestionKind.NUMBER):
            continue
        tally.tables[line] = suppress({name: counts.get(name, 0) for name in _names(question, counts)})
    return tally


def _names(question: Question, counts: Counter[str]) -> list[str]:
    if question.kind == QuestionKind.RATE:
        return [str(mark) for mark in question.marks]
    return sorted(counts) if question.kind == QuestionKind.PLACE else list(question.choices)


def lines(tally: Tally) -> Iterator[list[Any]]:
    """A tally as rows of a file to check: question, line, answer, how many. None is a hidden number."""
    for line, shown in tally.tables.items():
        for name, count in shown.counts.items():
            yield [tally.question.position, tally.question.text, line, name, count]
    hidden = is_small(tally.answered)
    yield [tally.question.position, tally.question.text, "", _("answered"), None if hidden else tally.answered]
    if tally.mean is not None:
        yield [tally.question.position, tally.question.text, "", _("mean"), f"{tally.mean:.2f}"]


def by_area(question: Question, areas: dict[int, str]) -> dict[str, dict[str, int | None]]:
    """One choice by where people live, and for everybody (ledger EN-29). A cell is hidden where its row or its column
    would give it away."""
    rows = (
        Answer.objects.filter(question=question, response__withdrawn_at=None)
        .order_by()
        .values_list("response__area", "text")
        .annotate(count=Count("pk"))
    )
    elsewhere = _("not told, or elsewhere")
    table = {name: dict.fromkeys(question.choices, 0) for name in [*areas.values(), elsewhere]}
    for area, choice, count in rows:
        table[areas.get(area, elsewhere)][choice] += count
    across = {area: suppress(counts) for area, counts in table.items()}
    down = {choice: suppress({area: table[area][choice] for area in table}) for choice in question.choices}
    shown: dict[str, dict[str, int | None]] = {}
    for area in table:
        counts = {
            choice: None if down[choice].counts[area] is None else across[area].counts[choice]
            for choice in question.choices
        }
        if any(table[area].values()):
            shown[area] = counts
    _hide_beside(shown, table)
    shown[_("everybody")] = _totals(question, table)
    return shown


def _hide_beside(shown: dict[str, dict[str, int | None]], table: dict[str, dict[str, int]]) -> None:
    """Hide until no row and no column has just one hidden cell: the totals of both are told elsewhere, and one hidden
    cell is what the others leave of its total."""
    areas = list(shown)
    choices = list(next(iter(shown.values()), {}))
    lines = [[(area, choice) for choice in choices] for area in areas]
    lines += [[(area, choice) for area in areas] for choice in choices]
    changed = True
    while changed:
        changed = False
        for line in lines:
            seen = [(area, choice) for area, choice in line if shown[area][choice] is not None]
            if seen and len(line) - len(seen) == 1:
                area, choice = min(seen, key=lambda cell: (not table[cell[0]][cell[1]], table[cell[0]][cell[1]]))
                shown[area][choice] = None
                changed = True


def _totals(question: Question, table: dict[str, dict[str, int]]) -> dict[str, int | None]:
    return suppress({choice: sum(counts[choice] for counts in table.values()) for choice in question.choices}).counts
