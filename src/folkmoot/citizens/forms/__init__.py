from folkmoot.citizens.forms.joining import (
    AdultForm,
    AgreeForm,
    AskForm,
    ChildForm,
    HandOverForm,
    PreferencesForm,
    ShownNameForm,
    TwoWayForm,
)
from folkmoot.citizens.forms.learning import (
    AccreditForm,
    AttendanceForm,
    BookForm,
    NeedsForm,
    ProgrammeForm,
    SelfForm,
    SessionForm,
    SessionRiskForm,
    ShelfFilter,
    ShowsForm,
    SkillForm,
    SurveyForm,
    UnderstandingForm,
)
from folkmoot.citizens.forms.projects import CitizenProjectForm
from folkmoot.citizens.forms.safety import (
    CheckForm,
    CheckRoleForm,
    EndCheckForm,
    ExpenseAnswerForm,
    ExpenseForm,
    MatterNoteForm,
    PaymentAnswerForm,
    PaymentForm,
    RiskForm,
    TellForm,
)
from folkmoot.citizens.forms.scheme import (
    BadgeForm,
    CarryOverForm,
    ChallengeForm,
    ChangedForm,
    ClaimForm,
    CompletionForm,
    ConsentForm,
    CostForm,
    CourseForm,
    DayForm,
    FinishForm,
    FoundForm,
    JoinForm,
    OfficerForm,
    PressForm,
    ReasonsForm,
    TaskFilterForm,
    TaskForm,
    UpholdForm,
)
from folkmoot.citizens.forms.speaking import FollowForm, OfferAnswerForm, OutcomeForm, PolicyAnswerForm, PolicyForm
from folkmoot.citizens.forms.terms import EndTermForm, TermForm

__all__ = [
    "AccreditForm", "AdultForm", "AgreeForm", "AskForm", "AttendanceForm", "BadgeForm", "BookForm", "CarryOverForm",
    "ChallengeForm", "ChangedForm", "CheckForm", "CheckRoleForm", "ChildForm", "CitizenProjectForm", "ClaimForm", "CompletionForm",
    "ConsentForm", "CostForm", "CourseForm", "DayForm", "EndCheckForm", "EndTermForm", "ExpenseAnswerForm", "ExpenseForm",
    "FinishForm", "FollowForm", "FoundForm", "HandOverForm", "JoinForm", "MatterNoteForm", "NeedsForm", "OfferAnswerForm", "OfficerForm", "OutcomeForm",
    "PaymentAnswerForm", "PaymentForm", "PolicyAnswerForm", "PolicyForm", "PreferencesForm", "PressForm", "ProgrammeForm", "ReasonsForm", "RiskForm",
    "SelfForm", "SessionForm", "SessionRiskForm", "ShelfFilter", "ShownNameForm", "ShowsForm", "SkillForm", "SurveyForm",
    "TaskFilterForm", "TaskForm", "TellForm", "TermForm", "TwoWayForm", "UnderstandingForm", "UpholdForm",
]  # fmt: skip
