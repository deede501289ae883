from folkmoot.people.actions.consent import give_consent
from folkmoot.people.actions.correct_organisation import correct_organisation
from folkmoot.people.actions.declare_interest import declare_interest
from folkmoot.people.actions.give_role import end_role, give_role
from folkmoot.people.actions.merge_organisations import keep_apart, merge_organisations, separate_organisations
from folkmoot.people.actions.register_organisation import register_organisation

__all__ = [
    "correct_organisation", "declare_interest", "end_role", "give_consent", "give_role", "keep_apart",
    "merge_organisations", "register_organisation", "separate_organisations",
]  # fmt: skip
