from folkmoot.citizens.forms.joining import (
    AdultForm,
    AgreeForm,
    AskForm,
    ChildForm,
    HandOverForm,
    PreferencesForm,
    TwoWayForm,
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
    "AdultForm", "AgreeForm", "AskForm", "ChangedForm", "ChildForm", "CompletionForm", "ConsentForm", "CourseForm",
    "FinishForm", "HandOverForm", "JoinForm", "PreferencesForm", "PressForm", "ReasonsForm", "TaskFilterForm", "TaskForm",
    "TwoWayForm",
]  # fmt: skip
