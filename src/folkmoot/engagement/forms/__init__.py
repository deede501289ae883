from folkmoot.engagement.forms.answering import AnswerForm, fields_for, standing_fields
from folkmoot.engagement.forms.assembly_work import (
    AdviceAnswerForm,
    AssemblySessionForm,
    AttendanceForm,
    BallotSheetForm,
    CostForm,
    EvaluationForm,
    MaterialForm,
    RecommendForm,
    VoteForm,
)
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
from folkmoot.engagement.forms.events import (
    BookEventForm,
    EventForm,
    FilterEventsForm,
    FrameworkForm,
    OrganiserForm,
    OutputForm,
    ReportEventForm,
    SignInForm,
    StaffForm,
)
from folkmoot.engagement.forms.panels import (
    AssemblyForm,
    CategoryForm,
    CensusForm,
    CodeForm,
    InviteForm,
    LeaveSeatForm,
    ReasonForm,
    SeedForm,
    TakenDownForm,
    TargetForm,
    WitnessesForm,
    YesForm,
)
from folkmoot.engagement.forms.standing import CloseWaveForm, JoinPanelForm, StandingPanelForm, WaveAnswerForm, WaveForm
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
    "AboutForm", "AdviceAnswerForm", "AnswerForm", "AssemblyForm", "AssemblySessionForm", "AttendanceForm",
    "BallotSheetForm", "BookEventForm", "CategoryForm", "CensusForm", "ChannelForm", "CloseWaveForm", "CodeForm",
    "CompleteForm", "ConsultationForm", "CostForm", "EffortForm", "EvaluationForm", "EventForm", "FilterEventsForm",
    "FilterForm", "FormatForm", "FrameworkForm", "HoldForm", "InviteForm", "JoinPanelForm", "LEVELS", "LeaveSeatForm",
    "MaterialForm", "NoticeForm", "OptionForm", "OrganiserForm", "OutputForm", "PublishForm", "QuestionForm",
    "QuoteForm", "ReadForm", "ReasonForm", "ReasonsForm", "RecommendForm", "RenewForm", "ReportEventForm",
    "ResultsFileForm", "SearchForm", "SectionForm", "SeedForm", "SignInForm", "SpeakerForm", "StaffForm",
    "StandingPanelForm", "TakenDownForm", "TargetForm", "ThemeAnswerForm", "ThemeForm", "VoteForm", "WaveAnswerForm",
    "WaveForm", "WitnessesForm", "WordingForm", "YesForm", "fields_for", "standing_fields",
]  # fmt: skip
