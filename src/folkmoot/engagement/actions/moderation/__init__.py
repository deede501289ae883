from folkmoot.engagement.actions.moderation.appeal import ask_for_a_second_look, decide_appeal
from folkmoot.engagement.actions.moderation.decide import refuse, report, show
from folkmoot.engagement.actions.moderation.name_moderators import end_moderator, name_moderator
from folkmoot.engagement.actions.moderation.send import Visitor, sent_words
from folkmoot.engagement.actions.moderation.set_rule import set_answer_rule

__all__ = [
    "Visitor", "ask_for_a_second_look", "decide_appeal", "end_moderator", "name_moderator", "refuse", "report",
    "sent_words", "set_answer_rule", "show",
]  # fmt: skip
