"""Of whom a question is asked: of everybody, or of those who chose something at an earlier question."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused
from folkmoot.engagement.models import Question, QuestionKind
from folkmoot.engagement.surveys.said import Said, said

DECIDES = (QuestionKind.CHOICE, QuestionKind.MANY, QuestionKind.RATE)


def is_asked(question: Question, answers: Mapping[int, Said]) -> bool:
    """Whether somebody who said this is asked. A question hidden itself hides what hangs on it."""
    if question.shown_if_id is None:
        return True
    earlier = answers.get(question.shown_if_id)
    return earlier is not None and not set(question.shown_if_any).isdisjoint(chosen(earlier.value))


def chosen(value: Any) -> set[str]:
    return {str(each) for each in value} if isinstance(value, list) else {str(value)}


def check_answers(questions: Sequence[Question], given: Mapping[Question, Any]) -> dict[Question, Said]:
    """The answers worth keeping, in the order of the questions, without those to questions that were not asked.

    Raises Refused at the first question that is answered wrongly or left out, and when nothing was said at all.
    """
    kept: dict[Question, Said] = {}
    so_far: dict[int, Said] = {}
    for question in questions:
        if not is_asked(question, so_far):
            continue
        answer = said(question, given.get(question))
        if answer is None and question.is_required:
            raise Refused(
                _("Answer question %(number)s.") % {"number": question.position}, field=f"question_{question.pk}"
            )
        if answer is not None:
            kept[question], so_far[question.pk] = answer, answer
    if not kept:
        raise Refused(_("Answer at least one question."))
    return kept


def condition_in_words(question: Question) -> str:
    """ "Answer this if you chose “yes” at question 2." """
    if question.shown_if is None:
        return ""
    choices = _(" or ").join(f"“{choice}”" for choice in question.shown_if_any)
    return _("Answer this if you chose %(choices)s at question %(number)s.") % {
        "choices": choices,
        "number": question.shown_if.position,
    }
