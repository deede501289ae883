from folkmoot.engagement.actions.opinions.begin import (
    answer_conversation,
    begin_conversation,
    open_conversation,
    withdraw_conversation,
)  # fmt: skip
from folkmoot.engagement.actions.opinions.close import close_conversation
from folkmoot.engagement.actions.opinions.say import say
from folkmoot.engagement.actions.opinions.vote import vote

__all__ = [
    "answer_conversation", "begin_conversation", "close_conversation", "open_conversation", "say", "vote",
    "withdraw_conversation",
]  # fmt: skip
