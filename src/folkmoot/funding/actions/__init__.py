from folkmoot.funding.actions.announce import announce
from folkmoot.funding.actions.close_bids import close_bids
from folkmoot.funding.actions.criteria import add_criterion, change_criterion, remove_criterion
from folkmoot.funding.actions.decide import decide
from folkmoot.funding.actions.engage import (
    announce_event,
    call_off_event,
    give_up_place,
    note_engagement,
    take_place,
    waive_engagement,
)
from folkmoot.funding.actions.express import (
    accept_expression,
    express_interest,
    list_service,
    publish_window,
    refuse_expression,
    sign_second,
    take_back_expression,
    tell_decision_date,
)
from folkmoot.funding.actions.help import ask_help, say, settle_help, take_back_help
from folkmoot.funding.actions.import_register import import_grants, import_ocds
from folkmoot.funding.actions.moderate import moderate
from folkmoot.funding.actions.open_bids import open_bids
from folkmoot.funding.actions.panel import leave_panel, seat_panel_member
from folkmoot.funding.actions.partners import call_for_partners, close_call, reply_to_call, take_up
from folkmoot.funding.actions.plan import change_plan, drop_plan, follow, publish_plan, unfollow
from folkmoot.funding.actions.prepare_opportunity import change_opportunity, prepare_opportunity
from folkmoot.funding.actions.procedures import add_procedure, close_procedure
from folkmoot.funding.actions.run_import import bring_in, discard, start_import
from folkmoot.funding.actions.score import declare, lock_scores, score_bid
from folkmoot.funding.actions.submit_bid import submit_bid, withdraw_bid
from folkmoot.funding.actions.weigh_up import (
    appraise_funding,
    consider_social_value,
    give_catalogue,
    review_terms,
)
from folkmoot.funding.actions.withdraw_opportunity import withdraw_opportunity
from folkmoot.funding.actions.write_bid import check_eligibility, save_answer, save_offer, start_bid

__all__ = [
    "accept_expression", "express_interest", "list_service", "publish_window", "refuse_expression", "sign_second",
    "take_back_expression", "tell_decision_date",
    "ask_help", "call_for_partners", "close_call", "reply_to_call", "say", "settle_help", "take_back_help", "take_up",
    "announce_event", "appraise_funding", "call_off_event", "change_plan", "consider_social_value", "drop_plan", "follow",
    "give_catalogue", "give_up_place", "note_engagement", "publish_plan", "review_terms", "take_place", "unfollow",
    "waive_engagement",
    "add_criterion", "add_procedure", "announce", "bring_in", "change_criterion", "change_opportunity", "check_eligibility", "close_bids", "close_procedure",
    "decide",
    "declare", "discard", "import_grants", "import_ocds", "leave_panel", "lock_scores", "moderate", "open_bids",
    "prepare_opportunity", "remove_criterion", "save_answer", "save_offer", "score_bid", "seat_panel_member", "start_bid",
    "start_import", "submit_bid", "withdraw_bid",
    "withdraw_opportunity",
]  # fmt: skip
