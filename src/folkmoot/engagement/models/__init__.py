from folkmoot.engagement.models.answer_rule import AnswerRule
from folkmoot.engagement.models.ballot import Ballot, Channel, PaperEntry, PaperSheet, RegisterEntry, VoterMark, VotingCode
from folkmoot.engagement.models.ballot_poll import BoardDecision, BoardVoice, DecisionMethod, Poll, PollAnswer, SpendOption, SpendQuestion, SpendShare
from folkmoot.engagement.models.budget import BallotKind, Budget, BudgetArea, Completion, Electorate, Method, Ties
from folkmoot.engagement.models.community import Community, CommunityKind, CommunityLead, CommunityMember
from folkmoot.engagement.models.consultation import AccessFormat, Consultation, Level
from folkmoot.engagement.models.contribution import Contribution, Moderator, Reason, Regime, Report
from folkmoot.engagement.models.conversation import Conversation, DrawnMap, Statement, Vote, Voter
from folkmoot.engagement.models.draft import AnswerDraft
from folkmoot.engagement.models.idea import Idea, IdeaMerge, IdeaStep
from folkmoot.engagement.models.offering import CostedOption, Wording
from folkmoot.engagement.models.proposal import Comment, Outcome, Petition, Proposal, ProposalKind, ProposalSupport, Signature
from folkmoot.engagement.models.publishing import PublishedAnswer, Redaction, Why
from folkmoot.engagement.models.reach import Channel, Effort
from folkmoot.engagement.models.reading import Reading
from folkmoot.engagement.models.response import Answer, GroupAsked, Publishing, Response, Way
from folkmoot.engagement.models.survey import Question, QuestionKind, Section
from folkmoot.engagement.models.theme import ResponseTheme, Theme
from folkmoot.engagement.models.upload import AnswerFile

__all__ = [
    "AccessFormat", "Answer", "AnswerDraft", "AnswerFile", "AnswerRule", "Ballot", "BallotKind", "BoardDecision",
    "BoardVoice", "Budget", "BudgetArea", "Channel", "Comment", "Community", "CommunityKind", "CommunityLead",
    "CommunityMember", "Completion", "Consultation", "Contribution", "Conversation", "CostedOption", "DecisionMethod",
    "DrawnMap", "Effort", "Electorate", "GroupAsked", "Idea", "IdeaMerge", "IdeaStep", "Level", "Method", "Moderator",
    "Outcome", "PaperEntry", "PaperSheet", "Petition", "Poll", "PollAnswer", "Proposal", "ProposalKind",
    "ProposalSupport", "PublishedAnswer", "Publishing", "Question", "QuestionKind", "Reading", "Reason", "Redaction",
    "Regime", "RegisterEntry", "Report", "Response", "ResponseTheme", "Section", "Signature", "SpendOption",
    "SpendQuestion", "SpendShare", "Statement", "Theme", "Ties", "Vote", "Voter", "VoterMark", "VotingCode", "Way",
    "Why", "Wording",
]  # fmt: skip
