from folkmoot.engagement.models.ballot import (
    Ballot,
    Channel,
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
from folkmoot.engagement.models.consultation import AccessFormat, Consultation, Level, Question, QuestionKind
from folkmoot.engagement.models.idea import Idea, IdeaMerge, IdeaStep
from folkmoot.engagement.models.response import Answer, AnswerDraft, GroupAsked, Response
from folkmoot.engagement.models.theme import ResponseTheme, Theme

__all__ = [
    "AccessFormat", "Answer", "AnswerDraft", "Consultation", "GroupAsked", "Level", "Question", "QuestionKind",
    "Response", "ResponseTheme", "Theme",
    "Ballot", "BallotKind", "BoardDecision", "BoardVoice", "Budget", "BudgetArea", "Channel", "Completion",
    "DecisionMethod", "Electorate", "Idea", "IdeaMerge", "IdeaStep", "Method", "PaperEntry", "PaperSheet", "Poll",
    "PollAnswer", "RegisterEntry", "SpendOption", "SpendQuestion", "SpendShare", "Ties", "VoterMark", "VotingCode",
]  # fmt: skip
