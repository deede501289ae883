from folkmoot.engagement.policy.consultations import (
    SPEAKS_FOR,
    is_being_prepared,
    may_add_channel,
    may_answer,
    may_answer_for,
    may_prepare,
    may_run,
    may_see,
    may_see_response,
    may_take_down,
    may_withdraw_response,
    speakers_of,
)

__all__ = [
    "SPEAKS_FOR",
    "is_being_prepared",
    "may_add_channel",
    "may_answer",
    "may_answer_for",
    "may_prepare",
    "may_run",
    "may_see",
    "may_see_response",
    "may_take_down",
    "may_withdraw_response",
    "speakers_of",
]
