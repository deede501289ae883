"""The forms of funding."""

from folkmoot.funding.forms.bids import YES_NO, AnswerForm, EligibilityForm, OfferForm, StartForm
from folkmoot.funding.forms.opportunities import HOURS, CriterionForm, LeaveForm, OpenForm, OpportunityForm, ReasonsForm
from folkmoot.funding.forms.panel import DecideForm, DeclareForm, ModerateForm, ScoreForm, SeatForm
from folkmoot.funding.forms.terms import AmendForm, AnswerQuestionForm, AskForm, DocumentAskedForm, LotForm

__all__ = [
    "AmendForm",
    "AnswerForm",
    "AnswerQuestionForm",
    "AskForm",
    "CriterionForm",
    "DecideForm",
    "DeclareForm",
    "DocumentAskedForm",
    "EligibilityForm",
    "HOURS",
    "LeaveForm",
    "LotForm",
    "ModerateForm",
    "OfferForm",
    "OpenForm",
    "OpportunityForm",
    "ReasonsForm",
    "ScoreForm",
    "SeatForm",
    "StartForm",
    "YES_NO",
]
