from folkmoot.people.actions.confirm_organisation import confirm_organisation
from folkmoot.people.actions.consent import (
    agree_as_guardian,
    ask_guardian,
    give_consent,
    name_responsible_adult,
    withdraw_consent,
)
from folkmoot.people.actions.contacts import add_contact, end_contact, hand_contact_over, name_contact
from folkmoot.people.actions.correct_organisation import correct_organisation
from folkmoot.people.actions.declare_interest import declare_interest
from folkmoot.people.actions.erase import correct_account, erase_account
from folkmoot.people.actions.give_role import end_role, give_role
from folkmoot.people.actions.guardianship import act_for, hand_over_account, open_child_account
from folkmoot.people.actions.looking import note_look
from folkmoot.people.actions.members import end_interest, end_member_role, name_member, register_interest
from folkmoot.people.actions.merge_organisations import keep_apart, merge_organisations, separate_organisations
from folkmoot.people.actions.of_age import choose_shown_name, come_of_age, note_thirteen
from folkmoot.people.actions.register_organisation import register_organisation
from folkmoot.people.actions.telling import choose_telling, note_posted, renew_calendar, stop_telling, told_by

__all__ = [
    "act_for",
    "add_contact",
    "agree_as_guardian",
    "ask_guardian",
    "choose_shown_name",
    "choose_telling",
    "come_of_age",
    "confirm_organisation",
    "correct_account",
    "correct_organisation",
    "declare_interest",
    "end_contact",
    "end_interest",
    "end_member_role",
    "end_role",
    "erase_account",
    "give_consent",
    "give_role",
    "hand_contact_over",
    "hand_over_account",
    "keep_apart",
    "merge_organisations",
    "name_contact",
    "name_member",
    "name_responsible_adult",
    "note_look",
    "note_posted",
    "note_thirteen",
    "open_child_account",
    "register_interest",
    "register_organisation",
    "renew_calendar",
    "separate_organisations",
    "stop_telling",
    "told_by",
    "withdraw_consent",
]
