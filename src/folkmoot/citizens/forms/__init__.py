from folkmoot.citizens.forms.joining import (
    AdultForm,
    AgreeForm,
    AskForm,
    ChildForm,
    HandOverForm,
    PreferencesForm,
    TwoWayForm,
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
    PressForm,
    ReasonsForm,
    TaskFilterForm,
    TaskForm,
)

__all__ = [
    "AdultForm", "AgreeForm", "AskForm", "ChangedForm", "CheckForm", "CheckRoleForm", "ChildForm", "CompletionForm",
    "ConsentForm", "CourseForm", "EndCheckForm", "ExpenseAnswerForm", "ExpenseForm", "FinishForm", "HandOverForm",
    "JoinForm", "MatterNoteForm", "PaymentAnswerForm", "PaymentForm", "PreferencesForm", "PressForm", "ReasonsForm",
    "RiskForm", "TaskFilterForm", "TaskForm", "TellForm", "TwoWayForm",
]  # fmt: skip
