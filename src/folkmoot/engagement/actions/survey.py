from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.engagement import policy
from folkmoot.engagement.hearing.census import COMPARISONS, RATHER_NOT
from folkmoot.engagement.models import Consultation, Question, QuestionKind, Section
from folkmoot.engagement.surveys.asked import DECIDES
from folkmoot.people.models import Person

WITH_CHOICES = (QuestionKind.CHOICE, QuestionKind.MANY, QuestionKind.RANK, QuestionKind.GRID)
WIDEST_SCALE, MOST_RANKED = 10, 12


@dataclass(frozen=True)
class Asked:
    """A question to put. `after` is the number of the question it hangs on, `after_any` the choices it is asked after."""

    text: str
    kind: QuestionKind = QuestionKind.TEXT
    choices: Sequence[str] = field(default_factory=tuple)
    is_required: bool = False
    hint: str = ""
    lines: Sequence[str] = field(default_factory=tuple)
    lowest: int | None = None
    highest: int | None = None
    is_home: bool = False
    census: str = ""
    section: int | None = None
    after: int | None = None
    after_any: Sequence[str] = field(default_factory=tuple)


@transaction.atomic
def add_section(consultation: Consultation, *, title: str, words: str = "", by: Person, now: datetime) -> Section:
    """Begin a new part of the questions. Raises Refused once the consultation is open."""
    capacity = allow(policy.may_run(by, consultation, now=now))
    consultation = locked(consultation)
    refuse_if_open(consultation)
    section = Section.objects.create(
        consultation=consultation, position=consultation.sections.count() + 1, title=title.strip(), words=words.strip()
    )
    record(by, "engagement.section.added", section, capacity=capacity, now=now, touching=[consultation])
    return section


@transaction.atomic
def add_question(consultation: Consultation, *, asked: Asked, by: Person, now: datetime) -> Question:
    """Add a question. Raises Refused once the consultation is open, or when it could not be answered as it stands."""
    capacity = allow(policy.may_run(by, consultation, now=now))
    consultation = locked(consultation)
    refuse_if_open(consultation)
    question = put_question(consultation, asked)
    record(by, "engagement.question.added", question, capacity=capacity, now=now, touching=[consultation])
    return question


@transaction.atomic
def ask_about_people(consultation: Consultation, *, what: str, by: Person, now: datetime) -> Question:
    """Add a ready-made question about who answers, whose answers are laid beside the census. Nobody has to answer it."""
    comparison = COMPARISONS.get(what)
    if comparison is None:
        raise Refused(_("Choose one of the questions that can be compared."), field="what")
    choices = [*(_(choice) for choice in comparison.choices), _(RATHER_NOT)]
    asked = Asked(
        comparison.words, QuestionKind.CHOICE, choices, census=what,
        hint=_("You need not answer. It shows us whom we have not heard from, and is never published for you alone."),
    )  # fmt: skip
    if consultation.questions.filter(census=what).exists():
        raise Refused(_("You ask this already."), field="what")
    return add_question(consultation, asked=asked, by=by, now=now)


@transaction.atomic
def remove_question(question: Question, *, by: Person, now: datetime) -> None:
    """Take a question out. Raises Refused once the consultation is open, or while another question hangs on it."""
    capacity = allow(policy.may_run(by, question.consultation, now=now))
    consultation = locked(question.consultation)
    refuse_if_open(consultation)
    hangs = question.decides.order_by("position").first()
    if hangs is not None:
        raise Refused(_("Question %(number)s hangs on it. Take that one out first.") % {"number": hangs.position})
    position = question.position
    question.delete()
    record(by, "engagement.question.removed", consultation, capacity=capacity, now=now, facts={"position": position})


def put_question(consultation: Consultation, asked: Asked) -> Question:
    kind = QuestionKind(asked.kind)
    choices, lines = _each_once(asked.choices), _each_once(asked.lines)
    if kind in WITH_CHOICES and len(choices) < 2:
        raise Refused(_("Give at least two different choices, each on a line of its own."), field="choices")
    if kind == QuestionKind.RANK and len(choices) > MOST_RANKED:
        raise Refused(_("Nobody can put more than %(most)s things in order.") % {"most": MOST_RANKED}, field="choices")
    if kind == QuestionKind.GRID and not lines:
        raise Refused(_("Give at least one line, each on a line of its own."), field="lines")
    lowest, highest = asked.lowest, asked.highest
    if kind == QuestionKind.RATE:
        lowest, highest = 1 if lowest is None else lowest, 5 if highest is None else highest
        if not 0 < highest - lowest <= WIDEST_SCALE:
            raise Refused(_("A scale has 2 to 11 marks, the lowest first."), field="highest")
    elif lowest is not None and highest is not None and highest < lowest:
        raise Refused(_("The highest number comes after the lowest."), field="highest")
    last = consultation.questions.order_by("-position").values_list("position", flat=True).first()
    before, any_of = _condition(consultation, asked)
    return Question.objects.create(
        consultation=consultation, position=(last or 0) + 1, text=asked.text, hint=asked.hint.strip(), kind=kind,
        section=_section(consultation, asked), choices=choices if kind in WITH_CHOICES else [],
        lines=lines if kind == QuestionKind.GRID else [], is_required=asked.is_required, census=asked.census,
        lowest=lowest if kind in (QuestionKind.RATE, QuestionKind.NUMBER) else None,
        highest=highest if kind in (QuestionKind.RATE, QuestionKind.NUMBER) else None,
        is_home=asked.is_home and kind == QuestionKind.PLACE, shown_if=before, shown_if_any=any_of,
    )  # fmt: skip


def _each_once(words: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(word.strip() for word in words if word.strip()))


def _section(consultation: Consultation, asked: Asked) -> Section | None:
    if asked.section is None:
        return consultation.sections.order_by("-position").first()
    section = consultation.sections.filter(position=asked.section).first()
    if section is None:
        raise Refused(_("Choose a part of this consultation."), field="section")
    last = consultation.questions.order_by("-position").first()
    if last is not None and last.section is not None and last.section.position > section.position:
        raise Refused(_("Questions are asked in order: add it to the last part, or to a new one."), field="section")
    return section


def _condition(consultation: Consultation, asked: Asked) -> tuple[Question | None, list[str]]:
    if asked.after is None:
        return None, []
    before = consultation.questions.filter(position=asked.after).first()
    if before is None or before.kind not in DECIDES:
        raise Refused(_("A question can hang on an earlier one that offers choices."), field="after")
    any_of = _each_once(asked.after_any)
    if not any_of or set(any_of) - set(before.choices):
        raise Refused(
            _(
                "Write the choices after which it is asked, each on a line of its own, as they stand in question %(number)s."
            )
            % {"number": before.position},
            field="after_any",
        )
    return before, any_of


def refuse_if_open(consultation: Consultation) -> None:
    if not policy.is_being_prepared(consultation):
        raise Refused(_("This consultation has opened. What people were asked can no longer be changed."))
