"""The forms of funding."""

from folkmoot.funding.forms.bids import YES_NO, AnswerForm, EligibilityForm, OfferForm, StartForm
from folkmoot.funding.forms.documents import DocumentForm
from folkmoot.funding.forms.opportunities import HOURS, CriterionForm, LeaveForm, OpenForm, OpportunityForm, ReasonsForm
from folkmoot.funding.forms.panel import DecideForm, DeclareForm, ModerateForm, ScoreForm, SeatForm
from folkmoot.funding.forms.passport import BankForm, FactForm
from folkmoot.funding.forms.terms import AmendForm, AnswerQuestionForm, AskForm, DocumentAskedForm, LotForm
from folkmoot.funding.forms.together import CostsForm, MemberForm, PasteForm, TogetherForm
from folkmoot.funding.forms.word import KeepForm, WordForm

__all__ = [
    "AmendForm",
    "AnswerForm",
    "AnswerQuestionForm",
    "AskForm",
    "BankForm",
    "CostsForm",
    "CriterionForm",
    "DecideForm",
    "DeclareForm",
    "DocumentAskedForm",
    "DocumentForm",
    "EligibilityForm",
    "FactForm",
    "HOURS",
    "KeepForm",
    "LeaveForm",
    "LotForm",
    "MemberForm",
    "ModerateForm",
    "OfferForm",
    "OpenForm",
    "OpportunityForm",
    "PasteForm",
    "ReasonsForm",
    "ScoreForm",
    "SeatForm",
    "StartForm",
    "TogetherForm",
    "WordForm",
    "YES_NO",
]
