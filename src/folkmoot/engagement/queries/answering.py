"""What a page for answering needs: the parts of the questions, what was written so far, and what was sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from folkmoot.core.policy import Refused
from folkmoot.engagement.models import AnswerDraft, Consultation, Question, QuestionKind, Response, Section
from folkmoot.engagement.surveys.asked import is_asked
from folkmoot.engagement.surveys.fields import given_to, initial_of
from folkmoot.engagement.surveys.said import Said, said


@dataclass(frozen=True)
class Part:
    """The questions of one page. `section` is None for those that stand before any part."""

    number: int
    section: Section | None
    questions: list[Question]


def questions_of(consultation: Consultation) -> list[Question]:
    return list(consultation.questions.select_related("section", "shown_if").order_by("position"))


def parts_of(consultation: Consultation, questions: Sequence[Question]) -> list[Part]:
    """One part for each section, or one for all. Files are asked for on the last, since a draft holds none."""
    if not consultation.step_by_step:
        return [Part(1, None, list(questions))]
    groups: dict[int | None, list[Question]] = {}
    last = [question for question in questions if question.kind == QuestionKind.UPLOAD]
    for question in questions:
        if question not in last:
            groups.setdefault(question.section_id, []).append(question)
    parts = [Part(at, rows[0].section, rows) for at, rows in enumerate(groups.values(), 1)]
    if last and parts:
        parts[-1].questions.extend(last)
    return parts or [Part(1, None, list(questions))]


def asked_so_far(questions: Sequence[Question], typed: Mapping[str, Any]) -> set[int]:
    """The ids of the questions asked of somebody who has typed this, right or wrong."""
    answers: dict[int, Said] = {}
    asked = set()
    for question in questions:
        if not is_asked(question, answers):
            continue
        asked.add(question.pk)
        try:
            answer = (
                None if question.kind == QuestionKind.UPLOAD else said(question, given_to(question, dict(typed), {}))
            )
        except (Refused, ValueError):
            answer = None
        if answer is not None:
            answers[question.pk] = answer
    return asked


def draft_of(consultation: Consultation, person: Any, speaker: str, code: str) -> AnswerDraft | None:
    """What somebody has kept and not sent; without an account, by the code that only they know."""
    drafts = AnswerDraft.objects.filter(consultation=consultation)
    if speaker == "guest":
        return drafts.filter(person=None, code=code.upper()).first() if code else None
    return drafts.filter(person=person, speaker=speaker).first()


def written_before(response: Response | None) -> dict[str, Any]:
    """The fields of a form as they were when this was sent."""
    if response is None:
        return {}
    fields: dict[str, Any] = {}
    for answer in response.answers.select_related("question"):
        fields |= initial_of(answer.question, answer.value, answer.text)
    names = ("represents", "gathered_how", "basis", "groups_asked", "wants_news", "news_email")
    published = response.publishing != "no"
    return {**fields, **{name: getattr(response, name) for name in names}, "may_be_published": published}


def as_sent(typed: Mapping[str, Any]) -> QueryDict:
    """What was typed over several pages as if it had been sent on one."""
    data = QueryDict(mutable=True)
    for name, value in typed.items():
        if isinstance(value, list):
            data.setlist(name, [str(each) for each in value])
        elif value is True:
            data[name] = "on"
        elif value not in (False, None, ""):
            data[name] = str(value)
    return data


def guest_response(consultation: Consultation, receipt: str) -> Response | None:
    return consultation.responses.standing().filter(is_guest=True, receipt=receipt.upper()).first() if receipt else None
