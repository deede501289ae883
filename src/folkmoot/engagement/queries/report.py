"""The report of a consultation: one page to read and one file to check, with small numbers hidden in both."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from folkmoot.core.suppression import HIDDEN, Shown, is_small, suppress, threshold
from folkmoot.engagement.hearing.reach import Beside, reach
from folkmoot.engagement.models import Consultation, Question, QuestionKind, Way
from folkmoot.engagement.surveys.counted import Tally, by_area, lines, tallies


def counted_questions(consultation: Consultation) -> list[Question]:
    """Those whose answers are counted in public; who people are is shown beside the census instead."""
    return list(consultation.questions.filter(census="").order_by("position"))


def ways(consultation: Consultation) -> Shown[str]:
    """How answers came: online, on paper, by phone … One query."""
    rows = consultation.responses.standing().order_by().values_list("way").annotate(count=Count("pk"))
    return suppress({str(Way(way).label): count for way, count in rows})


def by_channel(consultation: Consultation) -> list[tuple[Any, str]]:
    """Each channel with how many answers came through it. One query; a small number is said as "fewer than"."""
    channels = consultation.channels.select_related("partner").annotate(count=Count("responses")).order_by("name")
    shown = suppress({channel.pk: channel.count for channel in channels})  # type: ignore[attr-defined]
    return [(channel, few(shown.counts[channel.pk])) for channel in channels]


def few(count: int | None) -> str:
    return str(HIDDEN) if count is None else f"{count:,}"


def at_least(count: int) -> str:
    """A count that is safe to publish."""
    return _("fewer than %(count)s") % {"count": threshold()} if is_small(count) else f"{count:,}"


def report(consultation: Consultation) -> tuple[list[Tally], list[Beside]]:
    return tallies(counted_questions(consultation)), reach(consultation)


def file_lines(consultation: Consultation) -> Iterator[list[Any]]:
    """The file to check: every public figure of the report, one a row."""
    found, besides = report(consultation)
    for tally in found:
        if tally.question.kind == QuestionKind.UPLOAD and not tally.answered:
            continue
        for number, question, line, answer, count in lines(tally):
            yield [number, question, line, answer, str(HIDDEN) if count is None else count, ""]
    for beside in besides:
        for row in beside.lines:
            share = "" if row.people_share is None else f"{row.people_share:.1f}"
            yield ["", beside.title, "", row.group, str(HIDDEN) if row.answers is None else row.answers, share]
    for way, count in ways(consultation).counts.items():
        yield ["", _("How answers came"), "", way, str(HIDDEN) if count is None else count, ""]


def choices_by_area(consultation: Consultation) -> list[tuple[Question, dict[str, dict[str, int | None]]]]:
    """Each question of one choice by area and in total, where people were asked where they live. One query each."""
    if not consultation.questions.filter(is_home=True).exists():
        return []
    areas = dict(
        consultation.responses.standing()
        .exclude(area=None)
        .order_by("area__name")
        .values_list("area", "area__name")
        .distinct()
    )
    asked = consultation.questions.filter(kind=QuestionKind.CHOICE, census="").order_by("position")[:6]
    return [(question, by_area(question, areas)) for question in asked]
