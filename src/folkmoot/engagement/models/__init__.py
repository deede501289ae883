from folkmoot.engagement.models.consultation import AccessFormat, Consultation, Level
from folkmoot.engagement.models.draft import AnswerDraft
from folkmoot.engagement.models.offering import CostedOption, Wording
from folkmoot.engagement.models.publishing import PublishedAnswer, Redaction, Why
from folkmoot.engagement.models.reach import Channel, Effort
from folkmoot.engagement.models.reading import Reading
from folkmoot.engagement.models.response import Answer, GroupAsked, Publishing, Response, Way
from folkmoot.engagement.models.survey import Question, QuestionKind, Section
from folkmoot.engagement.models.theme import ResponseTheme, Theme
from folkmoot.engagement.models.upload import AnswerFile

__all__ = [
    "AccessFormat", "Answer", "AnswerDraft", "AnswerFile", "Channel", "Consultation", "CostedOption", "Effort", "GroupAsked", "Level",
    "PublishedAnswer", "Publishing", "Question", "QuestionKind", "Reading", "Redaction", "Response",
    "ResponseTheme", "Section", "Theme", "Way", "Why", "Wording",
]  # fmt: skip
