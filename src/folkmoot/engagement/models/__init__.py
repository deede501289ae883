from folkmoot.engagement.models.advice import AdviceAnswer, AssemblyRecommendation, MemberVote, VoteChoice
from folkmoot.engagement.models.answer_rule import AnswerRule
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
)
from folkmoot.engagement.models.ballot import (
    Ballot,
    BallotChannel,
    PaperEntry,
    PaperSheet,
    RegisterEntry,
    VoterMark,
    VotingCode,
)
from folkmoot.engagement.models.ballot_poll import (
    BoardDecision,
    BoardVoice,
    DecisionMethod,
    Poll,
    PollAnswer,
    SpendOption,
    SpendQuestion,
    SpendShare,
)
from folkmoot.engagement.models.budget import BallotKind, Budget, BudgetArea, Completion, Electorate, Method, Ties
from folkmoot.engagement.models.category import Category, CategoryValue
from folkmoot.engagement.models.community import Community, CommunityKind, CommunityLead, CommunityMember
from folkmoot.engagement.models.consultation import AccessFormat, Consultation, Level
from folkmoot.engagement.models.contribution import Contribution, Moderator, Reason, Regime, Report
from folkmoot.engagement.models.conversation import Conversation, DrawnMap, Statement, Vote, Voter
from folkmoot.engagement.models.draft import AnswerDraft
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
)
from folkmoot.engagement.models.idea import Idea, IdeaMerge, IdeaStep
from folkmoot.engagement.models.invitation import Invitation, InvitationRound, digest_of
from folkmoot.engagement.models.lot import AssemblyLottery, AssemblySeat, LeftBecause, SeedPart
from folkmoot.engagement.models.offering import CostedOption, Wording
from folkmoot.engagement.models.pool import PoolEntry
from folkmoot.engagement.models.proposal import (
    Comment,
    Outcome,
    Petition,
    Proposal,
    ProposalKind,
    ProposalSupport,
    Signature,
)
from folkmoot.engagement.models.publishing import PublishedAnswer, Redaction, Why
from folkmoot.engagement.models.reach import Channel, Effort
from folkmoot.engagement.models.reading import Reading
from folkmoot.engagement.models.response import Answer, GroupAsked, Publishing, Response, Way
from folkmoot.engagement.models.standing_panel import Panellist, StandingPanel, Wave, WaveAnswer, WaveAnswered
from folkmoot.engagement.models.survey import Question, QuestionKind, Section
from folkmoot.engagement.models.theme import ResponseTheme, Theme
from folkmoot.engagement.models.upload import AnswerFile

__all__ = [
    "AccessFormat", "AdviceAnswer", "Answer", "AnswerDraft", "AnswerFile", "AnswerRule", "Assembly",
    "AssemblyLottery", "AssemblyRecommendation", "AssemblySeat", "AssemblySession", "Attendance", "Ballot",
    "BallotChannel", "BallotKind", "BoardDecision", "BoardVoice", "Budget", "BudgetArea", "Category", "CategoryValue", "Channel",
    "Comment", "Community", "CommunityKind", "CommunityLead", "CommunityMember", "Completion", "Consultation",
    "Contribution", "Conversation", "CostKind", "CostedOption", "DecisionMethod", "DrawnMap", "Effort", "Electorate",
    "EngagedGroup", "Evaluation", "Event", "EventBooking", "EventKind", "EventOrganiser", "EventOutput",
    "FairnessRule", "FrameworkLevel", "GroupAsked", "Idea", "IdeaMerge", "IdeaStep", "Invitation", "InvitationRound",
    "LedBy", "LeftBecause", "Level", "MemberCost", "MemberVote", "Method", "Moderator", "Outcome", "Panellist",
    "PaperEntry", "PaperSheet", "ParticipationFramework", "Petition", "Poll", "PollAnswer", "PoolEntry", "Proposal",
    "ProposalKind", "ProposalSupport", "PublishedAnswer", "Publishing", "Question", "QuestionKind", "Reading",
    "Reason", "Redaction", "Regime", "RegisterEntry", "Report", "Response", "ResponseTheme", "Section", "Sector",
    "SeedPart", "SessionMaterial", "SignIn", "Signature", "SpendOption", "SpendQuestion", "SpendShare",
    "StaffEngagement", "StandingPanel", "Statement", "Theme", "Ties", "Vote", "VoteChoice", "Voter", "VoterMark",
    "VotingCode", "Wave", "WaveAnswer", "WaveAnswered", "Way", "Why", "Wording", "digest_of", "statements",
]  # fmt: skip
