from folkmoot.engagement.models.answer_rule import AnswerRule
from folkmoot.engagement.models.community import Community, CommunityKind, CommunityLead, CommunityMember
from folkmoot.engagement.models.consultation import AccessFormat, Consultation, Level
from folkmoot.engagement.models.contribution import Contribution, Moderator, Reason, Regime, Report
from folkmoot.engagement.models.conversation import Conversation, DrawnMap, Statement, Vote, Voter
from folkmoot.engagement.models.draft import AnswerDraft
from folkmoot.engagement.models.offering import CostedOption, Wording
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
from folkmoot.engagement.models.survey import Question, QuestionKind, Section
from folkmoot.engagement.models.theme import ResponseTheme, Theme
from folkmoot.engagement.models.upload import AnswerFile

__all__ = [
    "AccessFormat", "Answer", "AnswerDraft", "AnswerFile", "AnswerRule", "Channel", "Comment", "Community",
    "CommunityKind", "CommunityLead", "CommunityMember", "Consultation", "Contribution", "Conversation",
    "CostedOption", "DrawnMap", "Effort", "GroupAsked", "Level", "Moderator", "Outcome", "Petition", "Proposal",
    "ProposalKind", "ProposalSupport", "PublishedAnswer", "Publishing", "Question", "QuestionKind", "Reading",
    "Reason", "Redaction", "Regime", "Report", "Response", "ResponseTheme", "Section", "Signature", "Statement",
    "Theme", "Vote", "Voter", "Way", "Why", "Wording",
]  # fmt: skip
