"""The forms of funding."""

from folkmoot.funding.forms.bids import YES_NO, AnswerForm, EligibilityForm, OfferForm, StartForm
from folkmoot.funding.forms.opportunities import HOURS, CriterionForm, LeaveForm, OpenForm, OpportunityForm, ReasonsForm
from folkmoot.funding.forms.panel import DecideForm, DeclareForm, ModerateForm, ScoreForm, SeatForm

__all__ = [
    "AnswerForm",
    "CriterionForm",
    "DecideForm",
    "DeclareForm",
    "EligibilityForm",
    "HOURS",
    "LeaveForm",
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
