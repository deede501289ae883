"""The consultation in the reader's language, where there is a wording in it; else as it was written."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from folkmoot.engagement.models import Consultation, Question, Wording

# By their own names, so that whoever needs one finds it. Spoken most in London, English and Welsh first.
NAMES = {
    "en": "English", "cy": "Cymraeg", "ar": "العربية", "bn": "বাংলা", "es": "Español", "fa": "فارسی", "fr": "Français",
    "gu": "ગુજરાતી", "it": "Italiano", "pa": "ਪੰਜਾਬੀ", "pl": "Polski", "pt": "Português", "ro": "Română", "so": "Soomaali",
    "ta": "தமிழ்", "tr": "Türkçe", "uk": "Українська", "ur": "اردو", "zh": "中文",
}  # fmt: skip
RIGHT_TO_LEFT = ("ar", "fa", "ur")


@dataclass(frozen=True)
class Reading:
    """What a page shows. `questions` maps a question's number to its words and choices in this language."""

    language: str
    title: str
    summary: str
    promise: str
    questions: dict[str, dict[str, object]] = field(default_factory=dict)
    checked_by: str = ""

    @property
    def direction(self) -> str:
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    @property
    def name(self) -> str:
        return NAMES.get(self.language, self.language)

    def text_of(self, question: Question) -> str:
        return str(self.questions.get(str(question.pk), {}).get("text") or question.text)

    def choice_of(self, question: Question, choice: str) -> str:
        """A choice in this language; it is counted under the words it was written in."""
        words = self.questions.get(str(question.pk), {}).get("choices") or []
        try:
            return str(words[question.choices.index(choice)])  # type: ignore[index]
        except (ValueError, IndexError):
            return choice


def read_in(consultation: Consultation, language: str, wordings: list[Wording]) -> Reading:
    for row in wordings:
        if row.language == language:
            return Reading(
                language, row.title, row.summary, row.promise or consultation.promise, row.questions, row.checked_by
            )
    return Reading(consultation.language, consultation.title, consultation.summary, consultation.promise)


def choices() -> list[tuple[str, str]]:
    return [("", _("Choose a language")), *NAMES.items()]
