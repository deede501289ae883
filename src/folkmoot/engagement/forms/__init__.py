from folkmoot.engagement.forms.answering import AnswerForm, fields_for, given_to, initial_of, standing_fields
from folkmoot.engagement.forms.consultations import (
    LEVELS,
    CompleteForm,
    ConsultationForm,
    FilterForm,
    FormatForm,
    NoticeForm,
    ReasonsForm,
    SpeakerForm,
)
from folkmoot.engagement.forms.survey import (
    AboutForm,
    ChannelForm,
    EffortForm,
    OptionForm,
    QuestionForm,
    RenewForm,
    SectionForm,
    WordingForm,
)
from folkmoot.engagement.forms.themes import (
    HoldForm,
    PublishForm,
    QuoteForm,
    ReadForm,
    ResultsFileForm,
    SearchForm,
    ThemeAnswerForm,
    ThemeForm,
)

__all__ = [
    "AboutForm", "AnswerForm", "ChannelForm", "CompleteForm", "ConsultationForm", "EffortForm", "FilterForm",
    "FormatForm", "HoldForm", "LEVELS", "NoticeForm", "OptionForm", "PublishForm", "QuestionForm", "QuoteForm",
    "ReadForm", "ReasonsForm", "RenewForm", "ResultsFileForm", "SearchForm", "SectionForm", "SpeakerForm",
    "ThemeAnswerForm", "ThemeForm", "WordingForm", "fields_for", "given_to", "initial_of", "standing_fields",
]  # fmt: skip
