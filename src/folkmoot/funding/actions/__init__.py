from folkmoot.funding.actions.amend import amend
from folkmoot.funding.actions.announce import announce
from folkmoot.funding.actions.challenge import (
    answer_challenge,
    answer_debrief,
    ask_debrief,
    object_to_choice,
    raise_challenge,
    withdraw_challenge,
)
from folkmoot.funding.actions.clarify import answer_question, ask, return_question
from folkmoot.funding.actions.close_bids import close_bids, open_seal
from folkmoot.funding.actions.conflicts import assess_conflicts, review_conflict
from folkmoot.funding.actions.criteria import add_criterion, change_criterion, remove_criterion
from folkmoot.funding.actions.decide import decide, finish_award
from folkmoot.funding.actions.decide_step import decide_step
from folkmoot.funding.actions.documents import add_document, remove_document
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
from folkmoot.funding.actions.judge_answer import judge_answers
from folkmoot.funding.actions.judging import name_chair, note_session, plan_panel, plan_sessions
from folkmoot.funding.actions.keys import replace_lost_key, wrap_again
from folkmoot.funding.actions.lots import (
    add_lot,
    allow_many_bids,
    ask_for_document,
    change_lot,
    remove_lot,
    stop_asking_for_document,
)
from folkmoot.funding.actions.market_places import answer_place, ask_for_place
from folkmoot.funding.actions.moderate import moderate
from folkmoot.funding.actions.open_bids import open_bids
from folkmoot.funding.actions.panel import leave_panel, seat_panel_member
from folkmoot.funding.actions.partners import call_for_partners, close_call, reply_to_call, take_up
from folkmoot.funding.actions.passport import keep_bank_details, keep_fact, read_bank_details, say_run_by, say_size
from folkmoot.funding.actions.paste_bid import paste_bid
from folkmoot.funding.actions.plan import change_plan, drop_plan, follow, publish_plan, unfollow
from folkmoot.funding.actions.prepare_opportunity import change_opportunity, prepare_opportunity
from folkmoot.funding.actions.procedures import add_procedure, close_procedure
from folkmoot.funding.actions.publish import note_published
from folkmoot.funding.actions.recommend import choose_winners, recommend, rule_out, send_back, write_summary
from folkmoot.funding.actions.rehearse import rehearse
from folkmoot.funding.actions.right_to_bid import (
    ask_to_bid,
    decide_nomination,
    end_listing,
    end_sale,
    nominate_asset,
    note_intended_sale,
)
from folkmoot.funding.actions.run_import import bring_in, discard, start_import
from folkmoot.funding.actions.score import declare, lock_scores, score_bid
from folkmoot.funding.actions.submit_bid import confirm_bid, submit_bid, withdraw_bid
from folkmoot.funding.actions.take_step import call_off_from, take_step
from folkmoot.funding.actions.together import (
    add_member,
    remove_member,
    save_costs,
    save_evidence,
    save_together,
    sign_off,
)
from folkmoot.funding.actions.weigh_up import appraise_funding, consider_social_value, give_catalogue, review_terms
from folkmoot.funding.actions.withdraw_opportunity import withdraw_opportunity
from folkmoot.funding.actions.write_bid import check_eligibility, save_answer, save_offer, start_bid

__all__ = [
    "ask_to_bid", "decide_nomination", "end_listing", "end_sale", "nominate_asset", "note_intended_sale",
    "accept_expression", "add_criterion", "add_document", "add_lot", "add_member", "add_procedure", "allow_many_bids",
    "amend", "announce", "announce_event", "answer_challenge", "answer_debrief", "answer_question",
    "appraise_funding", "ask", "ask_debrief", "ask_for_document", "ask_help", "assess_conflicts", "bring_in",
    "call_for_partners", "answer_place", "ask_for_place", "call_off_event", "call_off_from", "decide_step", "say_size", "take_step", "change_criterion", "change_lot", "change_opportunity", "change_plan",
    "check_eligibility", "choose_winners", "close_bids", "close_call", "close_procedure", "confirm_bid",
    "consider_social_value", "decide", "declare", "discard", "drop_plan", "express_interest", "finish_award",
    "follow", "give_catalogue", "give_up_place", "import_grants", "import_ocds", "judge_answers", "keep_bank_details", "keep_fact",
    "leave_panel", "list_service", "lock_scores", "moderate", "name_chair", "note_engagement", "note_published",
    "note_session", "object_to_choice", "open_bids", "open_seal", "paste_bid", "plan_panel", "plan_sessions", "prepare_opportunity",
    "publish_plan", "publish_window", "raise_challenge", "read_bank_details", "recommend", "refuse_expression",
    "rehearse", "remove_criterion", "remove_document", "remove_lot", "remove_member", "replace_lost_key",
    "reply_to_call", "return_question", "review_conflict", "review_terms", "rule_out", "save_answer", "save_costs", "save_evidence",
    "save_offer", "save_together", "say", "say_run_by", "score_bid", "seat_panel_member", "send_back", "settle_help", "sign_off",
    "sign_second", "start_bid", "start_import", "stop_asking_for_document", "submit_bid", "take_back_expression",
    "take_back_help", "take_place", "take_up", "tell_decision_date", "unfollow", "waive_engagement", "withdraw_bid",
    "withdraw_challenge", "withdraw_opportunity", "wrap_again", "write_summary",
]  # fmt: skip
