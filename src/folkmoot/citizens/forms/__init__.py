from folkmoot.citizens.forms.joining import (
    AdultForm,
    AgreeForm,
    AskForm,
    ChildForm,
    HandOverForm,
    PreferencesForm,
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
    ChangedForm,
    CompletionForm,
    ConsentForm,
    CourseForm,
    FinishForm,
    JoinForm,
    OfficerForm,
    PressForm,
    ReasonsForm,
    TaskFilterForm,
    TaskForm,
)

__all__ = [
    "AccreditForm", "AdultForm", "AgreeForm", "AskForm", "AttendanceForm", "BookForm", "ChangedForm", "CheckForm",
    "CheckRoleForm", "ChildForm", "CompletionForm", "ConsentForm", "CourseForm", "EndCheckForm",
    "ExpenseAnswerForm", "ExpenseForm", "FinishForm", "HandOverForm", "JoinForm", "MatterNoteForm", "NeedsForm",
    "OfficerForm", "PaymentAnswerForm", "PaymentForm", "PreferencesForm", "PressForm", "ProgrammeForm",
    "ReasonsForm", "RiskForm", "SelfForm", "SessionForm", "SessionRiskForm", "ShelfFilter", "ShowsForm",
    "SkillForm", "SurveyForm", "TaskFilterForm", "TaskForm", "TellForm", "TwoWayForm", "UnderstandingForm",
]  # fmt: skip
