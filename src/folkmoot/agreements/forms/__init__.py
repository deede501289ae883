"""The forms of agreements."""

from folkmoot.agreements.forms.agreements import (
    MONEY_AHEAD,
    RHYTHMS,
    EditForm,
    InvoiceForm,
    MeasureForm,
    PayForm,
    ReasonsForm,
    RegisterFilter,
    ReportAnswerForm,
    ReportForm,
    TermsForm,
    WhyLateForm,
)

__all__ = [
    "EditForm",
    "InvoiceForm",
    "MONEY_AHEAD",
    "MeasureForm",
    "PayForm",
    "RHYTHMS",
    "ReasonsForm",
    "RegisterFilter",
    "ReportAnswerForm",
    "ReportForm",
    "TermsForm",
    "WhyLateForm",
]
