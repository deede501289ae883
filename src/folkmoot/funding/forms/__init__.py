"""The forms of funding."""

from folkmoot.funding.forms.bids import YES_NO, AnswerForm, EligibilityForm, OfferForm, StartForm
from folkmoot.funding.forms.judging import AssessmentForm, InterestsForm, NotesForm, PlanForm, ReviewForm, SessionsForm
from folkmoot.funding.forms.opportunities import HOURS, CriterionForm, LeaveForm, OpenForm, OpportunityForm, ReasonsForm
from folkmoot.funding.forms.panel import DecideForm, DeclareForm, ModerateForm, ScoreForm, SeatForm

__all__ = [
    "AnswerForm",
    "AssessmentForm",
    "CriterionForm",
    "DecideForm",
    "DeclareForm",
    "EligibilityForm",
    "HOURS",
    "InterestsForm",
    "LeaveForm",
    "ModerateForm",
    "NotesForm",
    "OfferForm",
    "OpenForm",
    "OpportunityForm",
    "PlanForm",
    "ReasonsForm",
    "ReviewForm",
    "ScoreForm",
    "SeatForm",
    "SessionsForm",
    "StartForm",
    "YES_NO",
]
