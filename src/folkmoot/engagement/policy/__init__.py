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
from folkmoot.engagement.policy.conversations import (
    may_begin_conversation,
    may_run_conversation,
    may_see_conversation,
    may_vote,
)
from folkmoot.engagement.policy.events import (
    is_safeguarding_lead,
    is_young,
    may_adopt_framework,
    may_begin_event,
    may_book,
    may_record_staff_engagement,
    may_run_event,
    may_run_framework,
    may_see_event,
    may_staff_event,
)
from folkmoot.engagement.policy.moderation import (
    RUNS,
    may_answer_for_body,
    may_appeal,
    may_moderate,
    may_run_body,
    may_see_queue,
    moderator_of,
)
from folkmoot.engagement.policy.panels import (
    is_member,
    may_answer_advice,
    may_begin_assembly,
    may_join_panel,
    may_open_panel,
    may_propose_recommendation,
    may_run_assembly,
    may_run_panel,
    may_see_assembly,
    may_speak_for_seat,
    may_take_files,
    may_witness,
    seat_of,
)
from folkmoot.engagement.policy.proposals import (
    may_answer_proposal,
    may_give_lead,
    may_join,
    may_propose,
    may_see_contribution,
    may_withdraw_proposal,
)

__all__ = [
    "RUNS", "SPEAKS_FOR", "is_being_prepared", "is_member", "is_safeguarding_lead", "is_young", "may_add_channel",
    "may_adopt_framework", "may_answer", "may_answer_advice", "may_answer_for", "may_answer_for_body",
    "may_answer_proposal", "may_appeal", "may_begin_assembly", "may_begin_conversation", "may_begin_event",
    "may_book", "may_give_lead", "may_join", "may_join_panel", "may_moderate", "may_open_panel", "may_prepare",
    "may_propose", "may_propose_recommendation", "may_record_staff_engagement", "may_run", "may_run_assembly", "may_run_body",
    "may_run_conversation", "may_run_event", "may_run_framework", "may_run_panel", "may_see", "may_see_assembly",
    "may_see_contribution", "may_see_conversation", "may_see_event", "may_see_queue", "may_see_response",
    "may_speak_for_seat", "may_staff_event", "may_take_down", "may_take_files", "may_vote", "may_withdraw_proposal",
    "may_withdraw_response", "may_witness", "moderator_of", "seat_of", "speakers_of",
]  # fmt: skip
