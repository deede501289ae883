from folkmoot.engagement.models.advice import AdviceAnswer, AssemblyRecommendation, MemberVote, VoteChoice
from folkmoot.engagement.models.assembly import (
    Assembly,
    AssemblySession,
    Attendance,
    CostKind,
    Evaluation,
    FairnessRule,
    MemberCost,
    SessionMaterial,
    statements,
)  # fmt: skip
from folkmoot.engagement.models.category import Category, CategoryValue
from folkmoot.engagement.models.consultation import AccessFormat, Consultation, Level, Question, QuestionKind
from folkmoot.engagement.models.event import (
    EngagedGroup,
    Event,
    EventBooking,
    EventKind,
    EventOrganiser,
    EventOutput,
    FrameworkLevel,
    LedBy,
    ParticipationFramework,
    Sector,
    SignIn,
    StaffEngagement,
)  # fmt: skip
from folkmoot.engagement.models.invitation import Invitation, InvitationRound, digest_of
from folkmoot.engagement.models.lot import AssemblyLottery, AssemblySeat, LeftBecause, SeedPart
from folkmoot.engagement.models.pool import PoolEntry
from folkmoot.engagement.models.response import Answer, AnswerDraft, GroupAsked, Response
from folkmoot.engagement.models.standing_panel import Panellist, StandingPanel, Wave, WaveAnswer, WaveAnswered
from folkmoot.engagement.models.theme import ResponseTheme, Theme

__all__ = [
    "AccessFormat", "Answer", "AnswerDraft", "Consultation", "GroupAsked", "Level", "Question", "QuestionKind",
    "Response", "ResponseTheme", "Theme",
    "AdviceAnswer", "Assembly", "AssemblyLottery", "AssemblyRecommendation", "AssemblySeat", "AssemblySession",
    "Attendance", "Category", "CategoryValue", "CostKind", "Evaluation", "FairnessRule", "Invitation",
    "InvitationRound", "LeftBecause", "MemberCost", "MemberVote", "Panellist", "PoolEntry", "SeedPart",
    "SessionMaterial", "StandingPanel", "VoteChoice", "Wave", "WaveAnswer", "WaveAnswered", "digest_of", "statements",
    "EngagedGroup", "Event", "EventBooking", "EventKind", "EventOrganiser", "EventOutput", "FrameworkLevel", "LedBy",
    "ParticipationFramework", "Sector", "SignIn", "StaffEngagement",
]  # fmt: skip
