"""What somebody answered to one question: checked, as words, and as the value that is counted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core import scanning
from folkmoot.core.policy import Refused
from folkmoot.engagement.models import Question, QuestionKind
from folkmoot.places.models import Area
from folkmoot.places.points import read_point

LONGEST = 5000


@dataclass(frozen=True)
class SentFile:
    """A file as it arrived. `content` is None when it is the one sent before, kept."""

    name: str
    content: bytes | None = None


@dataclass(frozen=True)
class Said:
    text: str
    value: Any = None
    file: SentFile | None = None


def said(question: Question, given: Any) -> Said | None:
    """The answer, or None where nothing was said. Raises Refused, in words, when it cannot be taken."""
    if given is None or given in ("", [], {}, ()):
        return None
    return TAKES[QuestionKind(question.kind)](question, given)


def _refused(question: Question, sentence: str, **values: Any) -> Refused:
    words = _("Question %(number)s: %(what)s") % {"number": question.position, "what": sentence % values}
    return Refused(words, field=f"question_{question.pk}")


def _text(question: Question, given: Any) -> Said | None:
    text = str(given).replace("\0", "").strip()
    if len(text) > LONGEST:
        raise _refused(question, _("use 5,000 characters or fewer."))
    return Said(text) if text else None


def _choice(question: Question, given: Any) -> Said | None:
    text = str(given).strip()
    if text and text not in question.choices:
        raise Refused(
            _("Choose one of the answers to question %(number)s.") % {"number": question.position},
            field=f"question_{question.pk}",
        )
    return Said(text, text) if text else None


def _several(question: Question, given: Any) -> list[str]:
    chosen = [str(each).strip() for each in (given if isinstance(given, Sequence) and not isinstance(given, str) else [given])]  # fmt: skip
    if set(chosen) - set(question.choices):
        raise _refused(question, _("choose from the answers that are offered."))
    if len(set(chosen)) < len(chosen):
        raise _refused(question, _("give each answer once."))
    return chosen


def _many(question: Question, given: Any) -> Said | None:
    chosen = _several(question, given)
    in_order = [each for each in question.choices if each in chosen]
    return Said("; ".join(in_order), in_order)


def _rank(question: Question, given: Any) -> Said | None:
    in_order = _several(question, given)
    return Said("\n".join(f"{place}. {each}" for place, each in enumerate(in_order, 1)), in_order)


def _number(question: Question, given: Any) -> Said | None:
    try:
        number = Decimal(str(given).strip().replace(",", ""))
    except InvalidOperation:
        raise _refused(question, _("write a number, like 30.")) from None
    if not number.is_finite() or abs(number) > 10**12:
        raise _refused(question, _("write a number, like 30."))
    if question.lowest is not None and number < question.lowest:
        raise _refused(question, _("write %(limit)s or more."), limit=question.lowest)
    if question.highest is not None and number > question.highest:
        raise _refused(question, _("write %(limit)s or less."), limit=question.highest)
    plain = f"{number:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return Said(plain, plain)


def _rate(question: Question, given: Any) -> Said | None:
    text = str(given).strip()
    if text not in {str(mark) for mark in question.marks}:
        raise _refused(question, _("choose one of the marks."))
    return Said(text, int(text))


def _grid(question: Question, given: Any) -> Said | None:
    if not isinstance(given, Mapping):
        raise _refused(question, _("choose an answer for each line."))
    kept = {line: str(given[line]) for line in question.lines if given.get(line)}
    if set(kept.values()) - set(question.choices) or set(given) - set(question.lines):
        raise _refused(question, _("choose from the answers that are offered."))
    if kept and question.is_required and len(kept) < len(question.lines):
        raise _refused(question, _("choose an answer for each line."))
    return Said("\n".join(f"{line}: {choice}" for line, choice in kept.items()), kept) if kept else None


def _place(question: Question, given: Any) -> Said | None:
    """An area by its code, or a point, or both."""
    parts = given if isinstance(given, Mapping) else {"area": given}
    code, written = (str(parts.get(name) or "").strip() for name in ("area", "point"))
    if not (code or written):
        return None
    value: dict[str, Any] = {}
    if code:
        area = Area.objects.filter(code=code).only("code", "name").first()
        if area is None:
            raise _refused(question, _("choose a place from the list."))
        value = {"area": area.code, "name": area.name}
    if written:
        try:
            point = read_point(written)
        except ValueError:
            raise _refused(question, _("a point is two numbers, like 51.3618, -0.1945.")) from None
        value |= {"lat": point.north, "lon": point.east}
        written = str(point)
    return Said(", ".join(filter(None, [value.get("name", ""), written])), value)


def _upload(question: Question, given: Any) -> Said | None:
    if not isinstance(given, SentFile):
        raise _refused(question, _("choose a file."))
    if given.content is not None:
        try:
            scanning.refuse_unless_sound(given.name, given.content)
        except Refused as refusal:
            raise Refused(str(refusal), field=f"question_{question.pk}") from None
    return Said(given.name, given.name, given)


TAKES: dict[QuestionKind, Callable[[Question, Any], Said | None]] = {
    QuestionKind.TEXT: _text, QuestionKind.CHOICE: _choice, QuestionKind.MANY: _many, QuestionKind.RANK: _rank,
    QuestionKind.RATE: _rate, QuestionKind.GRID: _grid, QuestionKind.NUMBER: _number, QuestionKind.PLACE: _place,
    QuestionKind.UPLOAD: _upload,
}  # fmt: skip
