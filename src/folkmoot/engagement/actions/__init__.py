from folkmoot.engagement.actions.announce import announce, withdraw_consultation
from folkmoot.engagement.actions.answer_theme import answer_theme, complete_consultation
from folkmoot.engagement.actions.events import *  # noqa: F403
from folkmoot.engagement.actions.open_consultation import open_consultation
from folkmoot.engagement.actions.panels import *  # noqa: F403
from folkmoot.engagement.actions.prepare import (
    Asked,
    InFormat,
    add_format,
    add_question,
    prepare_consultation,
    remove_format,
    remove_question,
    revise_consultation,
)  # fmt: skip
from folkmoot.engagement.actions.read import add_theme, close_consultation, read_response
from folkmoot.engagement.actions.respond import respond, save_draft

__all__ = [
    "Asked", "InFormat", "add_format", "add_question", "add_theme", "announce", "answer_theme", "close_consultation",
    "complete_consultation", "open_consultation", "prepare_consultation", "read_response", "remove_format",
    "remove_question", "respond", "revise_consultation", "save_draft", "withdraw_consultation",
]  # fmt: skip
