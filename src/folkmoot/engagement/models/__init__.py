from folkmoot.engagement.models.consultation import AccessFormat, Consultation, Level, Question, QuestionKind
from folkmoot.engagement.models.response import Answer, AnswerDraft, GroupAsked, Response
from folkmoot.engagement.models.theme import ResponseTheme, Theme

__all__ = [
    "AccessFormat", "Answer", "AnswerDraft", "Consultation", "GroupAsked", "Level", "Question", "QuestionKind",
    "Response", "ResponseTheme", "Theme",
]  # fmt: skip
