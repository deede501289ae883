"""The forms of funding."""

from folkmoot.funding.forms.awards import (
    AnswerChallengeForm,
    AnswerDebriefForm,
    ChallengeForm,
    ChooseForm,
    DebriefForm,
    RecommendForm,
    RuleOutForm,
    SendBackForm,
    SettleForm,
    SummaryForm,
)
from folkmoot.funding.forms.bids import YES_NO, AnswerForm, EligibilityForm, OfferForm, StartForm
from folkmoot.funding.forms.judging import AssessmentForm, InterestsForm, NotesForm, PlanForm, ReviewForm, SessionsForm
from folkmoot.funding.forms.notices import PublishedForm
from folkmoot.funding.forms.opportunities import HOURS, CriterionForm, LeaveForm, OpenForm, OpportunityForm, ReasonsForm
from folkmoot.funding.forms.panel import DeclareForm, ModerateForm, ScoreForm, SeatForm

__all__ = [
    "AnswerChallengeForm",
    "AnswerDebriefForm",
    "AnswerForm",
    "AssessmentForm",
    "ChallengeForm",
    "ChooseForm",
    "CriterionForm",
    "DebriefForm",
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
    "PublishedForm",
    "ReasonsForm",
    "RecommendForm",
    "ReviewForm",
    "RuleOutForm",
    "ScoreForm",
    "SeatForm",
    "SendBackForm",
    "SessionsForm",
    "SettleForm",
    "StartForm",
    "SummaryForm",
    "YES_NO",
]
