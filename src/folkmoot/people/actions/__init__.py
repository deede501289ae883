from folkmoot.people.actions.consent import (
    agree_as_guardian,
    ask_guardian,
    give_consent,
    name_responsible_adult,
    withdraw_consent,
)
from folkmoot.people.actions.correct_organisation import correct_organisation
from folkmoot.people.actions.declare_interest import declare_interest
from folkmoot.people.actions.erase import correct_account, erase_account
from folkmoot.people.actions.give_role import end_role, give_role
from folkmoot.people.actions.guardianship import act_for, hand_over_account, open_child_account
from folkmoot.people.actions.merge_organisations import keep_apart, merge_organisations, separate_organisations
from folkmoot.people.actions.of_age import choose_shown_name, come_of_age, note_thirteen
from folkmoot.people.actions.register_organisation import register_organisation
from folkmoot.people.actions.telling import choose_telling, note_posted, renew_calendar, stop_telling, told_by

__all__ = [
    "act_for", "agree_as_guardian", "ask_guardian", "choose_shown_name", "choose_telling", "come_of_age",
    "correct_account", "correct_organisation", "declare_interest", "end_role", "erase_account",
    "give_consent", "give_role", "hand_over_account", "keep_apart", "merge_organisations",
    "name_responsible_adult", "note_posted", "note_thirteen", "open_child_account", "register_organisation",
    "renew_calendar", "stop_telling", "told_by",
    "separate_organisations", "withdraw_consent",
]  # fmt: skip
