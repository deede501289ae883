"""Who may do what in funding: yes, as …; or no, because …"""

from folkmoot.funding.policy.assets import may_decide_nomination, may_keep_asset, may_nominate
from folkmoot.funding.policy.awards import (
    is_clerk_alone,
    is_objector,
    may_answer_challenge,
    may_challenge,
    may_finish,
    may_object,
    may_recommend,
    may_see_challenge,
    may_settle,
)
from folkmoot.funding.policy.bids import (
    OPENED,
    is_sealed,
    may_bid_for,
    may_decide,
    may_declare,
    may_know_of,
    may_lead,
    may_moderate,
    may_open,
    may_read,
    may_score,
    may_see_scores,
    may_start,
    may_write,
    scores_seen,
    seat_capacity,
    seat_of,
    tie_to,
)
from folkmoot.funding.policy.blind import is_blind, is_blind_for
from folkmoot.funding.policy.expressions import (
    may_decide_expression,
    may_express,
    may_list,
    may_read_means,
    may_see_expression,
    may_sign_second,
    may_speak_for,
)
from folkmoot.funding.policy.help import may_ask_help, may_find_partners, may_help, may_read_help, may_run_call
from folkmoot.funding.policy.judging import may_chair, may_review_conflict, may_see_session
from folkmoot.funding.policy.keys import may_keep_keys
from folkmoot.funding.policy.opportunities import may_manage, may_prepare, may_see, may_see_place
from folkmoot.funding.policy.passport import may_keep_passport, may_read_bank_details
from folkmoot.funding.policy.planning import may_change_plan, may_come, may_follow, may_plan, may_see_plan
from folkmoot.funding.policy.procedures import may_change_law

__all__ = [
    "may_decide_nomination", "may_keep_asset", "may_nominate",
    "OPENED", "is_blind", "is_blind_for", "is_clerk_alone", "is_objector", "is_sealed", "may_answer_challenge", "may_ask_help",
    "may_bid_for", "may_chair", "may_challenge", "may_change_law", "may_change_plan", "may_come", "may_decide",
    "may_decide_expression", "may_declare", "may_express", "may_find_partners", "may_finish", "may_follow",
    "may_help", "may_keep_keys", "may_keep_passport", "may_know_of", "may_lead", "may_list", "may_manage",
    "may_moderate", "may_object", "may_open", "may_plan", "may_prepare", "may_read", "may_read_bank_details", "may_read_help",
    "may_read_means", "may_recommend", "may_review_conflict", "may_run_call", "may_score", "may_see",
    "may_see_challenge", "may_see_expression", "may_see_place", "may_see_plan", "may_see_scores", "may_see_session", "may_settle",
    "may_sign_second", "may_speak_for", "may_start", "may_write", "scores_seen", "seat_capacity", "seat_of", "tie_to",
]  # fmt: skip
