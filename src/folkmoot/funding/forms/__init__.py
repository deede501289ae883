"""The forms of funding."""

from folkmoot.funding.forms.awards import (
    AnswerChallengeForm,
    AnswerDebriefForm,
    ChallengeForm,
    ChooseForm,
    DebriefForm,
    ObjectForm,
    RecommendForm,
    RuleOutForm,
    SendBackForm,
    SettleForm,
    SummaryForm,
)
from folkmoot.funding.forms.bids import YES_NO, AnswerForm, EligibilityForm, OfferForm, StartForm
from folkmoot.funding.forms.documents import DocumentForm
from folkmoot.funding.forms.judging import AssessmentForm, InterestsForm, NotesForm, PlanForm, ReviewForm, SessionsForm
from folkmoot.funding.forms.notices import PublishedForm
from folkmoot.funding.forms.opportunities import (
    HOURS,
    CriterionForm,
    LeaveForm,
    OpenForm,
    OpportunityForm,
    ReasonsForm,
    WayForm,
)
from folkmoot.funding.forms.panel import DeclareForm, JudgeForm, ModerateForm, ScoreForm, SeatForm
from folkmoot.funding.forms.passport import BankForm, FactForm, RunByForm, SizeForm
from folkmoot.funding.forms.terms import AmendForm, AnswerQuestionForm, AskForm, DocumentAskedForm, LotForm
from folkmoot.funding.forms.together import CostsForm, EvidenceForm, MemberForm, PasteForm, TogetherForm
from folkmoot.funding.forms.word import KeepForm, WordForm

__all__ = [
    "AmendForm", "AnswerChallengeForm", "AnswerDebriefForm", "AnswerForm", "AnswerQuestionForm", "AskForm",
    "AssessmentForm", "BankForm", "ChallengeForm", "ChooseForm", "CostsForm", "CriterionForm", "DebriefForm",
    "DeclareForm", "DocumentAskedForm", "DocumentForm", "EligibilityForm", "EvidenceForm", "FactForm", "HOURS", "InterestsForm",
    "JudgeForm", "KeepForm", "LeaveForm", "LotForm", "MemberForm", "ModerateForm", "NotesForm", "ObjectForm", "OfferForm", "OpenForm",
    "OpportunityForm", "PasteForm", "PlanForm", "PublishedForm", "ReasonsForm", "RecommendForm", "ReviewForm",
    "RuleOutForm", "RunByForm", "ScoreForm", "SeatForm", "SendBackForm", "SessionsForm", "SettleForm", "SizeForm", "StartForm", "SummaryForm",
    "TogetherForm", "WayForm", "WordForm", "YES_NO",
]  # fmt: skip
