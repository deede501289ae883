from folkmoot.engagement.models.answer_rule import AnswerRule
from folkmoot.engagement.models.community import Community, CommunityKind, CommunityLead, CommunityMember
from folkmoot.engagement.models.consultation import AccessFormat, Consultation, Level, Question, QuestionKind
from folkmoot.engagement.models.contribution import Contribution, Moderator, Reason, Regime, Report
from folkmoot.engagement.models.conversation import Conversation, DrawnMap, Statement, Vote, Voter
from folkmoot.engagement.models.proposal import (
    Comment,
    Outcome,
    Petition,
    Proposal,
    ProposalKind,
    ProposalSupport,
    Signature,
)
from folkmoot.engagement.models.response import Answer, AnswerDraft, GroupAsked, Response
from folkmoot.engagement.models.theme import ResponseTheme, Theme

__all__ = [
    "AccessFormat", "Answer", "AnswerDraft", "Consultation", "GroupAsked", "Level", "Question", "QuestionKind",
    "Response", "ResponseTheme", "Theme",
    "AnswerRule", "Comment", "Community", "CommunityKind", "CommunityLead", "CommunityMember", "Contribution",
    "Conversation", "DrawnMap", "Moderator", "Outcome", "Petition", "Proposal", "ProposalKind", "ProposalSupport",
    "Reason", "Regime", "Report", "Signature", "Statement", "Vote", "Voter",
]  # fmt: skip
