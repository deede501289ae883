from folkmoot.engagement.actions.announce import announce, withdraw_consultation
from folkmoot.engagement.actions.answer_theme import answer_theme, complete_consultation
from folkmoot.engagement.actions.draft import save_draft
from folkmoot.engagement.actions.offer import add_option, remove_option, save_wording
from folkmoot.engagement.actions.open_consultation import open_consultation
from folkmoot.engagement.actions.prepare import (
    InFormat,
    add_format,
    prepare_consultation,
    remove_format,
    revise_consultation,
)
from folkmoot.engagement.actions.publish_response import hold_response, publish_response, quote
from folkmoot.engagement.actions.reach import add_channel, note_channel_used, note_effort
from folkmoot.engagement.actions.read import (
    add_theme,
    close_consultation,
    confirm_theme,
    drop_theme,
    read_alike,
    read_response,
)
from folkmoot.engagement.actions.renew import renew_consultation
from folkmoot.engagement.actions.respond import respond
from folkmoot.engagement.actions.survey import Asked, add_question, add_section, ask_about_people, remove_question
from folkmoot.engagement.actions.track import bring_in_results
from folkmoot.engagement.actions.withdraw_response import withdraw_response

__all__ = [
    "Asked", "InFormat", "add_channel", "add_format", "add_option", "add_question", "add_section", "add_theme",
    "announce", "answer_theme", "ask_about_people", "bring_in_results", "close_consultation", "complete_consultation",
    "confirm_theme", "drop_theme", "hold_response", "note_channel_used", "note_effort", "open_consultation",
    "prepare_consultation", "publish_response", "quote", "read_alike", "read_response", "remove_format",
    "remove_option", "remove_question", "renew_consultation", "respond", "revise_consultation", "save_draft",
    "save_wording", "withdraw_consultation", "withdraw_response",
]  # fmt: skip
